"""Linear layers on one another are one line; with an activation between them they are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QColor
from PyQt6.QtWidgets import QCheckBox, QFrame, QLabel, QVBoxLayout, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import MINUS, number
from explorer.ui.registry_names import activation_title
from explorer.ui.tabs.activations.collapse import REACH, Chain, follow, matrix_difference, power
from explorer.ui.tabs.activations.distribution import fitted
from explorer.ui.tabs.activations.function_list import function_colour
from explorer.ui.tabs.activations.function_plot import FunctionPlot
from explorer.ui.tabs.activations.slider_row import SliderRow
from explorer.ui.tabs.activations.stack_controls import MOST_LAYERS
from explorer.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from explorer.ui.session import Session
    from explorer.ui.tabs.activations.function_column import FunctionColumn

_POINTS = 601
_SHOWN_STEPS = 6
"""Values written one after another; more would not be read."""


class LinearPage(Appearance, QWidget):
    """Every layer's output over x, and the one layer that all of them are worth.

    Parameters
    ----------
    session : Session
    column : FunctionColumn
        Says where x is, and which function may stand between the layers.

    Signals
    -------
    x_changed(float)
        x was moved in the plot.
    """

    x_changed = pyqtSignal(float)

    def __init__(self, session: Session, column: FunctionColumn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = column
        self.layers_row = SliderRow(1, MOST_LAYERS, 1, 3)
        self.weight_row = SliderRow(-3.0, 3.0, 0.05, 2.0, decimals=2)
        self.bend_box = QCheckBox()
        self._caption, self._matrices = QLabel(), QLabel()
        self.steps, self.one = QLabel(), QLabel()
        self.plot = FunctionPlot()
        self._styled = (0, "")
        self._build()
        self._refresh = session.clock.add(self, self.draw)
        for row in (self.layers_row, self.weight_row):
            row.changed.connect(self._refresh.request)
        self.bend_box.toggled.connect(self._refresh.request)
        self.plot.x_changed.connect(self.x_changed)
        self.plot.range_changed.connect(self._refresh.request)
        self.retranslate()
        self.restyle()
        self.set_x(column.x_value)

    def _build(self) -> None:
        u = theme.unit()
        self.layers_row.setObjectName("linear_layers")
        self.weight_row.setObjectName("linear_weight")
        for label in (self._caption, self._matrices):
            label.setProperty("role", "caption")
        for label in (self._caption, self._matrices, self.steps, self.one):
            label.setWordWrap(True)
        for label in (self.steps, self.one, self._matrices):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        choices = QWidget()
        row = FlowLayout(choices, 2 * u)
        for part in (self.layers_row, self.weight_row, self.bend_box):
            row.addWidget(part)
        above, below = QFrame(), QFrame()
        for card in (above, below):
            card.setProperty("role", "card")
        inside = QVBoxLayout(above)
        inside.setContentsMargins(u, u, u, u // 2)
        inside.setSpacing(u)
        inside.addWidget(choices)
        inside.addWidget(self._caption)
        inside.addWidget(self.plot, 1)
        numbers = QVBoxLayout(below)
        numbers.setContentsMargins(u, u, u, u)
        numbers.setSpacing(u // 2)
        for label in (self.steps, self.one, self._matrices):
            numbers.addWidget(label)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(u)
        page.addWidget(above, 1)
        page.addWidget(below)

    @property
    def layers(self) -> int:
        """How many layers there are."""
        return round(self.layers_row.value)

    def set_x(self, x: float) -> None:
        """Move the line at x."""
        self.plot.set_x(x)
        self._refresh.request()

    def take_function(self) -> None:
        """Take the function chosen at the left, where one stands between the layers."""
        self._name_bend()
        self._refresh.request()

    def _follow(self, x: np.ndarray) -> Chain:
        key = self._column.chosen if self.bend_box.isChecked() else "identity"
        return follow(x, self.weight_row.value, self.layers, key, self._column.parameters[key])

    def draw(self) -> None:
        """Draw every layer's output and write the values at x."""
        home = np.linspace(-REACH, REACH, _POINTS)
        bent = self.bend_box.isChecked()
        reach = self._follow(home).reach(outputs_only=bent)
        bottom, top = fitted(np.array([-1.0, 1.0]) * reach, -1.0, 1.0)
        self.plot.set_ranges(-REACH, REACH, bottom, top)
        low, high, _, _ = self.plot.ranges
        # From end to end of what is in sight, with a point at zero, where a function may bend or jump.
        found = self._follow(np.union1d(np.linspace(low, high, _POINTS), [np.nextafter(0.0, -1.0), 0.0]))
        colour = function_colour(self._column.chosen) if bent else QColor(theme.current().series[0])
        self._style_curves(colour.name())
        for layer, y in enumerate(found.outputs, start=1):
            self.plot.set_curve(f"layer {layer}", found.x, y)
        self.plot.set_curve("one layer", found.x, found.line)
        self._write(colour)

    def _style_curves(self, colour: str) -> None:
        """Have one curve for each layer, the last one strong, and one for what they are worth, on top."""
        if (self.layers, colour) == self._styled:
            return
        for layer in range(1, max(self.layers, self._styled[0]) + 1):
            key = f"layer {layer}"
            if layer > self.layers:
                self.plot.remove_curve(key)
            else:
                self.plot.curve(key, colour, faint=layer < self.layers)
        self.plot.curve("one layer", "text", dashed=True)
        self._styled = (self.layers, colour)

    def _write(self, colour: QColor) -> None:
        x, c, n = self._column.x_value, self.weight_row.value, self.layers
        here = self._follow(np.array([x]))
        values = [_short(float(y[0])) for y in here.outputs]
        if n > _SHOWN_STEPS:
            values = [*values[: _SHOWN_STEPS - 2], "…", values[-1]]
        self.plot.set_points(
            x,
            [float(here.line[0]), float(here.outputs[-1][0])],
            [theme.colour("text"), colour],
        )
        self.steps.setText(
            self.tr("layer by layer:  x = {x} → {values}").format(x=_short(x), values=" → ".join(values))
        )
        off = abs(float(here.outputs[-1][0]) - float(here.line[0]))
        weight = _short(c)
        self.one.setText(
            self.tr("one layer:  {power}·x = {slope}·x = {value}   difference {off}").format(
                power=power(weight, n),
                slope=_short(c**n),
                value=_short(float(here.line[0])),
                off=number(off, 2),
            )
        )
        self._caption.setText(
            self.tr(
                "Every layer's output over x, the last one strong; dashed the one layer {power}·x. "
                "Drag the line at x; the wheel zooms (section 3.2.6)"
            ).format(power=power("c", n))
        )
        self._matrices.setText(
            self.tr(
                "The same with {n} random 100×100 matrices: through them one by one and through their "
                "product, one 100×100 layer, the outputs differ by {off} of the largest: rounding."
            ).format(n=n, off=number(matrix_difference(n), 2))
        )

    def _name_bend(self) -> None:
        self.bend_box.setText(
            self.tr("{function} after each layer").format(function=activation_title(self._column.chosen))
        )

    def retranslate(self) -> None:
        """Set the words."""
        self.layers_row.set_words(
            self.tr("Layers"),
            self.tr("Number of layers"),
            self.tr("How many layers of one unit stand on one another"),
        )
        self.weight_row.set_words(
            "c",
            self.tr("Weight of every layer"),
            self.tr("Each layer multiplies by c (section 3.2.6)"),
        )
        self.bend_box.setToolTip(
            self.tr(
                "Put the function chosen at the left after each layer: the line bends, and depth has a use"
            )
        )
        self.plot.setAccessibleName(self.tr("Every layer's output over x"))
        self._name_bend()
        self._refresh.request()

    def restyle(self) -> None:
        """Take the theme's fonts and colours."""
        for label in (self._caption, self._matrices):
            label.setFont(theme.caption_font())
        for label in (self.steps, self.one):
            label.setFont(theme.numeric_font())
        self._refresh.request()


def _short(value: float) -> str:
    """Return a value with five figures and no zeros at its end."""
    return f"{value:.5g}".replace("-", MINUS)
