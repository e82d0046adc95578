"""What is in the Activations tab: the list with its values, the chosen function, the plots."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PyQt6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from explorer.nn import ACTIVATIONS
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.tabs.activations.curves import function_curve, value_and_slope
from explorer.ui.tabs.activations.function_card import FunctionCard
from explorer.ui.tabs.activations.function_list import FUNCTIONS, FunctionList, function_colour
from explorer.ui.tabs.activations.function_plot import FunctionPlot
from explorer.ui.tabs.activations.live_panel import LivePanel

if TYPE_CHECKING:
    from explorer.ui.session import Session

_START_X = 1.3
_FARTHEST_X = 1000.0


class ActivationsContent(Appearance, QWidget):
    """The list with its values, the chosen function, the plot, and the histogram below it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._caption, self._x_label, self._softmax = QLabel(), QLabel(), QLabel()
        self._plot_caption = QLabel()
        self.x_box = QDoubleSpinBox()
        self.functions = FunctionList()
        self.slopes_box = QCheckBox()
        self.card = FunctionCard()
        self.plot = FunctionPlot()
        self.live = LivePanel(session)
        self._build()
        self._connect()
        self.card.show_function(self.functions.chosen)
        self._x = _START_X
        self._add_curves()
        self.retranslate()
        self.restyle()
        self.set_x(_START_X)
        self._redraw()

    def _build(self) -> None:
        u = theme.unit()
        self.x_box.setRange(-_FARTHEST_X, _FARTHEST_X)
        self.x_box.setDecimals(3)
        self.x_box.setSingleStep(0.1)
        self.x_box.setKeyboardTracking(False)
        self._x_label.setBuddy(self.x_box)
        self.slopes_box.setChecked(True)
        for label in (self._caption, self._plot_caption, self._softmax):
            label.setProperty("role", "caption")
            label.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(u, u, u, u)
        layout.setSpacing(u)
        layout.addWidget(self._left_column(u))
        layout.addLayout(self._right_column(u), 1)

    def _left_column(self, u: int) -> QWidget:
        at_x = QHBoxLayout()
        at_x.addWidget(self._x_label)
        at_x.addWidget(self.x_box)
        at_x.addStretch(1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(u, u, u, u)
        column.setSpacing(u)
        column.addWidget(self._caption)
        column.addLayout(at_x)
        column.addWidget(self.functions)
        column.addWidget(self.slopes_box)
        column.addWidget(_line())
        column.addWidget(self.card)
        column.addStretch(1)
        column.addWidget(self._softmax)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for widget in (inside, scroll.viewport()):
            if widget is not None:
                widget.setAutoFillBackground(False)
        card = _card()
        around = QVBoxLayout(card)
        around.setContentsMargins(1, 1, 1, 1)
        around.addWidget(scroll)
        self._column, self._column_card = inside, card
        inside.installEventFilter(self)
        return card

    def _right_column(self, u: int) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(u)
        above, below = _card(), _card()
        inside = QVBoxLayout(above)
        inside.setContentsMargins(u, u, u, u // 2)
        inside.setSpacing(u // 2)
        inside.addWidget(self._plot_caption)
        inside.addWidget(self.plot, 1)
        around = QVBoxLayout(below)
        around.setContentsMargins(u, u, u, u // 2)
        around.addWidget(self.live)
        column.addWidget(above, 3)
        column.addWidget(below, 2)
        return column

    def _connect(self) -> None:
        self.plot.share_x(self.live.histogram)
        self.plot.x_changed.connect(self.set_x)
        self.x_box.valueChanged.connect(self.set_x)
        self.functions.shown_changed.connect(self._redraw)
        self.functions.chosen_changed.connect(self._choose)
        self.slopes_box.toggled.connect(self._redraw)
        self.card.parameters_changed.connect(self._parameters_changed)
        self._resample = self._session.clock.add(self.plot, self._see_range)
        self.plot.range_changed.connect(self._resample.request)

    @property
    def x_value(self) -> float:
        """The x whose values are written."""
        return self._x

    def set_x(self, x: float) -> None:
        """Move x, in the plot, the number and the table."""
        self._x = x
        with QSignalBlocker(self.x_box):
            self.x_box.setValue(x)
        self.plot.set_x(x)
        self.live.histogram.set_x(x)
        self.functions.set_x(x, self.card.parameters)
        self._mark_points()

    def _mark_points(self) -> None:
        heights, colours = [], []
        for key in self.functions.shown:
            h, slope = value_and_slope(ACTIVATIONS[key], self._x, self.card.parameters[key])
            heights += [h, slope] if self.slopes_box.isChecked() else [h]
            colours += [function_colour(key)] * (2 if self.slopes_box.isChecked() else 1)
        self.plot.set_points(self._x, heights, colours)

    def _choose(self, key: str) -> None:
        self.card.show_function(key)
        self._add_curve(key)

    def _parameters_changed(self) -> None:
        self.functions.boxes[self.functions.chosen].setChecked(True)
        self.functions.set_x(self._x, self.card.parameters)
        self._redraw()

    def _add_curves(self) -> None:
        for key in (*FUNCTIONS, self.functions.chosen):
            self._add_curve(key)

    def _add_curve(self, key: str) -> None:
        """Put a function's two curves on the plot, or bring them before all others."""
        colour = function_colour(key).name()
        self.plot.curve(f"{key} slope", colour, dashed=True)
        self.plot.curve(key, colour)

    def _redraw(self) -> None:
        low, high, _, _ = self.plot.ranges
        nothing = np.empty(0)
        for key in FUNCTIONS:
            on = key in self.functions.shown
            points = function_curve(ACTIVATIONS[key], low, high, self.card.parameters[key])
            self.plot.set_curve(key, *((points.x, points.h) if on else (nothing, nothing)))
            slopes = on and self.slopes_box.isChecked()
            self.plot.set_curve(f"{key} slope", *((points.x, points.slope) if slopes else (nothing, nothing)))
        self._mark_points()

    def _see_range(self) -> None:
        self._redraw()
        self.live.count()

    def retranslate(self) -> None:
        """Set the words."""
        self._caption.setText(self.tr("Functions and their exact values at x"))
        self._x_label.setText("x =")
        self.x_box.setAccessibleName("x")
        self.x_box.setToolTip(
            self.tr("The x of the values below; drag the line in the plot or type a number")
        )
        self.slopes_box.setText(self.tr("Derivatives h′(x), dashed"))
        self.slopes_box.setToolTip(self.tr("Plot each function's derivative too (section 5.5)"))
        self._softmax.setText(
            self.tr("Softmax needs a whole layer at once: it is in the Labs tab (section 3.5).")
        )
        self._plot_caption.setText(self.tr("h(x) solid, h′(x) dashed. Drag the line at x; the wheel zooms."))
        self.plot.setAccessibleName(self.tr("Plot of the activation functions"))

    def restyle(self) -> None:
        """Take fonts and colours from the theme."""
        for label in (self._caption, self._plot_caption, self._softmax):
            label.setFont(theme.caption_font())
        self.x_box.setFont(theme.numeric_font())
        if hasattr(self, "_x"):
            self._add_curves()
            self._redraw()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Keep the left column as wide as its widest row and a scroll bar need, in any language."""
        if watched is self._column and event is not None and event.type() == QEvent.Type.LayoutRequest:
            bar = 1.5 * theme.unit() + 4
            self._column_card.setFixedWidth(round(self._column.minimumSizeHint().width() + bar))
        return super().eventFilter(watched, event)


def _card() -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    return card


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("role", "line")
    return line
