"""The functions over the network's own values: what goes in below, what comes out at the side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QSignalBlocker, pyqtSignal
from PyQt6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from explorer.nn import ACTIVATIONS
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.registry_names import activation_title
from explorer.ui.tabs.activations.curves import function_curve, value_and_slope
from explorer.ui.tabs.activations.distribution import bin_edges, count, fitted
from explorer.ui.tabs.activations.function_list import FUNCTIONS, function_colour
from explorer.ui.tabs.activations.function_plot import HOME, FunctionPlot
from explorer.ui.tabs.activations.live_panel import LivePanel
from explorer.ui.tabs.activations.output_strip import OutputStrip
from explorer.ui.tip_lines import in_lines

if TYPE_CHECKING:
    from PyQt6.QtGui import QResizeEvent

    from explorer.ui.session import Session
    from explorer.ui.tabs.activations.function_column import FunctionColumn

_SIDE, _LEAST_SIDE = 22, 14
"""Width of what stands at the side, in grid steps: where there is room, and where there is little."""
_SIDE_SHARE = 0.28
_CHOICE = 18


class NetworkPage(Appearance, QWidget):
    """The plot of the functions, the histograms, and the units of the layer.

    Parameters
    ----------
    session : Session
    column : FunctionColumn
        Says which functions are plotted, with which parameters, and where x is.

    Signals
    -------
    x_changed(float)
        x was moved in the plot.
    """

    x_changed = pyqtSignal(float)

    def __init__(self, session: Session, column: FunctionColumn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._column = column
        self._caption = QLabel()
        self.through_box = QComboBox()
        self.plot = FunctionPlot()
        self.strip = OutputStrip()
        self.live = LivePanel(session)
        self._build()
        self._connect()
        self._add_curves()
        self.retranslate()
        self.restyle()
        self.live.count()
        self.set_x(column.x_value)
        self.redraw()

    def _build(self) -> None:
        u = theme.unit()
        self._caption.setProperty("role", "caption")
        self._caption.setWordWrap(True)
        self.through_box.setObjectName("activation_through")
        self.through_box.addItems(["", ""])
        self.through_box.setMinimumContentsLength(4)
        self.through_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        head, middle = QHBoxLayout(), QHBoxLayout()
        for row in (head, middle):
            row.setSpacing(u)
        head.addWidget(self._caption, 1)
        head.addWidget(self.through_box)
        middle.addWidget(self.plot, 1)
        middle.addWidget(self.strip)
        above, below = QFrame(), QFrame()
        for card in (above, below):
            card.setProperty("role", "card")
        inside = QVBoxLayout(above)
        inside.setContentsMargins(u, u, u, u // 2)
        inside.setSpacing(u // 2)
        inside.addLayout(head)
        inside.addLayout(middle, 1)
        around = QVBoxLayout(below)
        around.setContentsMargins(u, u, u, u // 2)
        around.addWidget(self.live)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(u)
        page.addWidget(above, 3)
        page.addWidget(below, 2)

    def _connect(self) -> None:
        self.plot.share_x(self.live.histogram)
        self.plot.x_changed.connect(self.x_changed)
        self.plot.geometry_changed.connect(self._move_strip)
        self._resample = self._session.clock.add(self.plot, self._see_range)
        self.plot.range_changed.connect(self._resample.request)
        self.live.counted.connect(self._take_counts)
        self.live.source.fit_toggled.connect(self._fit_or_not)
        self.through_box.currentIndexChanged.connect(self.take_function)

    # What the column says

    def set_x(self, x: float) -> None:
        """Move the lines at x."""
        self.plot.set_x(x)
        self.live.histogram.set_x(x)
        self._mark_points()

    def take_chosen(self) -> None:
        """Bring the chosen function before the others, and the values through it if that is wanted."""
        self._add_curve(self._column.chosen)
        self._name_functions()
        self.take_function()

    def take_function(self) -> None:
        """Send the layer's values through the function that is wanted, with its parameters of the moment."""
        key = self._column.chosen
        own = self.through_box.currentIndex() == 0
        self.live.set_function(None if own else key, {} if own else self._column.parameters[key])
        self.redraw()

    def redraw(self) -> None:
        """Plot what is switched on, over the part of the axis in sight."""
        low, high, _, _ = self.plot.ranges
        nothing = np.empty(0)
        shown, slopes_on = self._plotted(), self._column.slopes_box.isChecked()
        for key in FUNCTIONS:
            if key not in shown:
                self.plot.set_curve(key, nothing, nothing)
                self.plot.set_curve(f"{key} slope", nothing, nothing)
                continue
            points = function_curve(ACTIVATIONS[key], low, high, self._column.parameters[key])
            self.plot.set_curve(key, points.x, points.h)
            self.plot.set_curve(f"{key} slope", *((points.x, points.slope) if slopes_on else (nothing,) * 2))
        self._mark_points()

    def _plotted(self) -> tuple[str, ...]:
        """Return what is switched on, and the function that the values are sent through on request."""
        shown, chosen = self._column.functions.shown, self._column.chosen
        through = self.through_box.currentIndex() == 1
        return (*shown, chosen) if through and chosen not in shown else shown

    def _mark_points(self) -> None:
        heights, colours = [], []
        slopes_on, x = self._column.slopes_box.isChecked(), self._column.x_value
        for key in self._plotted():
            h, slope = value_and_slope(ACTIVATIONS[key], x, self._column.parameters[key])
            heights += [h, slope] if slopes_on else [h]
            colours += [function_colour(key)] * (2 if slopes_on else 1)
        self.plot.set_points(x, heights, colours)

    def _add_curves(self) -> None:
        for key in (*FUNCTIONS, self._column.chosen):
            self._add_curve(key)

    def _add_curve(self, key: str) -> None:
        """Put a function's two curves on the plot, or bring them before all others."""
        colour = function_colour(key).name()
        self.plot.curve(f"{key} slope", colour, dashed=True)
        self.plot.curve(key, colour)

    # What the network says

    def _see_range(self) -> None:
        self.redraw()
        self.live.count()

    def _take_counts(self) -> None:
        self._name_functions()
        self._fit()
        self._fill_strip()

    def _fill_strip(self) -> None:
        shown = self.live.shown
        if shown is None:
            return
        low, high, bottom, top = self.plot.ranges
        width = float(np.diff(bin_edges(low, high)[:2])[0])
        # Bins of the same width as below, where that leaves the strip readable.
        edges = bin_edges(bottom, top, round(float(np.clip((top - bottom) / width, 20, 60))))
        key = self._column.chosen if self.through_box.currentIndex() else self.live.own_function
        # An end that a function reaches, such as 1, belongs to the bin on its inner side.
        inward = np.nextafter(shown.z, np.zeros((), shown.z.dtype))
        self.strip.set_counts(count(inward, shown.flat, edges), function_colour(key))

    def _move_strip(self) -> None:
        _, _, low, high = self.plot.ranges
        area = self.plot.area()
        self.strip.set_axis(low, high, area.top(), area.bottom())

    def _fit(self) -> None:
        """Take the axes that hold all values, or the usual ones."""
        home, shown = HOME, self.live.shown
        if self.live.source.fit_button.isChecked() and shown is not None:
            bottom, top = fitted(shown.z, *HOME[2:])
            margin = 0.05 * (top - bottom)
            home = (*fitted(shown.a, *HOME[:2]), min(bottom - margin, -0.2), max(top + margin, 1.2))
        self.live.histogram.set_home(*home[:2])
        self.plot.set_ranges(*home)

    def _fit_or_not(self) -> None:
        self._fit()
        self.live.histogram.set_ranges(*self.plot.ranges[:2], *self.live.histogram.ranges[2:])
        self.plot.follow()
        self._see_range()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Leave the side less room where there is little."""
        super().resizeEvent(event)
        u = theme.unit()
        side = round(min(max(_SIDE_SHARE * self.width(), _LEAST_SIDE * u), _SIDE * u))
        for widget in (self.strip, self.live.units_side):
            widget.setFixedWidth(side)
        self.through_box.setFixedWidth(max(side, _CHOICE * u))

    def _name_functions(self) -> None:
        names = (
            self.tr("{function} (its own)").format(function=activation_title(self.live.own_function)),
            self.tr("{function} (chosen)").format(function=activation_title(self._column.chosen)),
        )
        with QSignalBlocker(self.through_box):
            for index, name in enumerate(names):
                if self.through_box.itemText(index) != name:
                    self.through_box.setItemText(index, name)

    def retranslate(self) -> None:
        """Set the words."""
        self._caption.setText(self.tr("h(x) solid, h′(x) dashed. Drag the line at x; the wheel zooms."))
        self.plot.setAccessibleName(self.tr("Plot of the activation functions"))
        self.through_box.setAccessibleName(self.tr("Function that the layer's values go through"))
        self.through_box.setToolTip(
            in_lines(
                self.tr(
                    "What comes out at the side: the values below sent through the layer's own function, "
                    "or through the one chosen in the list (section 6.2)"
                )
            )
        )
        self._name_functions()

    def restyle(self) -> None:
        """Take fonts and colours from the theme."""
        self._caption.setFont(theme.caption_font())
        self.through_box.setFont(theme.caption_font())
        self._add_curves()
        self.redraw()
