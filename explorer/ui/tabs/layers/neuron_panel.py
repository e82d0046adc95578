"""The strip below the picture: one unit's weights, its products, and its sum written out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QFontMetricsF
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.colouring import symmetric_limit
from explorer.ui.formatting import MINUS
from explorer.ui.tabs.layers.activation_mark import ActivationMark
from explorer.ui.tabs.layers.neuron import NeuronSum, output_line, sum_line, term
from explorer.ui.tabs.layers.notation import activation_name, input_name
from explorer.ui.tabs.layers.picture import grid_shape
from explorer.ui.tabs.layers.terms_table import TermsTable
from explorer.ui.widgets.heatmap import Heatmap

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PyQt6.QtGui import QResizeEvent

_TERMS = 5
_NO_BREAK = "\N{NO-BREAK SPACE}"
_SIDES = ((220, 30, 30), (100, 18, 18), (88, 14, 12), (68, 11, 11), (0, 11, 0))
"""From which width of the strip on the heatmaps have which side, and the curve which; all in grid steps.

A 28×28 array has cells of 8, 5, 4 and 3 pixels. Only the narrowest strip has no room for the curve.
"""

_NARROW = _SIDES[-1][1]
_HEIGHT, _LEAST_HEIGHT = 18, 12
"""Of the heatmaps: the least that is wanted, and where the picture above needs it more."""

_LONGEST = f"a1[000] = Σ x·w + b = {MINUS}00.00 {MINUS} 0.00000 = {MINUS}00.00"


def in_grid(values: NDArray[np.floating]) -> NDArray[np.floating]:
    """Return a layer's values (units,) in the grid its array has in the picture; nan fills the last row."""
    rows, columns = grid_shape(len(values))
    grid = np.full(rows * columns, np.nan, dtype=np.float32)
    grid[: len(values)] = values
    return grid.reshape(rows, columns)


class NeuronPanel(Appearance, QWidget):
    """Shows a `NeuronSum`; pointing at a weight or a product reads that term."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._neuron: NeuronSum | None = None
        self._followed = True
        self._pointed: int | None = None
        self._title = QLabel()
        self._about = QLabel()
        self._about.setProperty("role", "caption")
        self.weights_map, self.products_map = Heatmap(), Heatmap()
        self._weights_caption, self._products_caption = QLabel(), QLabel()
        self._sum, self._output = QLabel(), QLabel()
        self._terms_caption = QLabel()
        self.terms = TermsTable(_TERMS)
        self.mark = ActivationMark()
        self._build()
        for heatmap in (self.weights_map, self.products_map):
            heatmap.hovered.connect(self._point_at)
            heatmap.left.connect(self._point_away)
        self.retranslate()
        self.restyle()

    def _build(self) -> None:
        u = theme.unit()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * u)
        for heatmap, caption in (
            (self.weights_map, self._weights_caption),
            (self.products_map, self._products_caption),
        ):
            heatmap.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
            caption.setProperty("role", "caption")
            caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column = QVBoxLayout()
            column.setSpacing(u // 2)
            column.addWidget(heatmap, 1)
            column.addWidget(caption)
            row.addLayout(column)
        self._text = text = QVBoxLayout()
        text.setSpacing(u // 4)
        for label in (self._about, self._sum, self._output):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        for label in (self._title, self._about, self._sum, self._output):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.addWidget(label)
        text.addSpacing(u // 2)
        self._terms_caption.setProperty("role", "caption")
        text.addWidget(self._terms_caption)
        text.addWidget(self.terms)
        text.addStretch(1)
        row.addLayout(text, 1)
        row.addWidget(self.mark)

    @property
    def neuron(self) -> NeuronSum | None:
        """The sum shown."""
        return self._neuron

    @property
    def lines(self) -> tuple[str, str]:
        """The two equations as they stand on the screen."""
        return _unbroken(self._sum.text()), _unbroken(self._output.text())

    def set_neuron(self, neuron: NeuronSum, outputs: NDArray[np.floating], *, followed: bool) -> None:
        """Show a unit's sum.

        Parameters
        ----------
        neuron : NeuronSum
        outputs : (units,)
            What its whole layer puts out.
        followed : bool
            Nobody chose it: it is the output with the highest value, whichever that is at the moment.
        """
        old = self._neuron
        if old is None or (old.layer, old.unit, old.spec) != (neuron.layer, neuron.unit, neuron.spec):
            self._pointed = None
        self._neuron, self._followed = neuron, followed
        name = activation_name(neuron.spec, neuron.layer)
        self.mark.set_point(name, neuron.a, neuron.z, outputs, neuron.unit)
        for heatmap, values in ((self.weights_map, neuron.weights), (self.products_map, neuron.products)):
            limit = symmetric_limit(values)
            heatmap.set_values(in_grid(values), low=-limit, high=limit)
        self._write()

    def _write(self) -> None:
        neuron = self._neuron
        if neuron is None:
            return
        self._title.setText(
            self.tr("Neuron {unit} of layer {layer}").format(unit=neuron.unit, layer=neuron.layer)
        )
        self._about.setText(
            self.tr("The answer of the moment") if self._followed else self.tr("Chosen; Escape lets it go")
        )
        self._sum.setText(_breakable(sum_line(neuron)))
        self._output.setText(_breakable(output_line(neuron)))
        source = input_name(neuron.spec, neuron.layer)
        self._products_caption.setText(self.tr("{input} ∘ weights").format(input=source))
        shown = neuron.largest(_TERMS).tolist()
        if self._pointed is not None:
            shown = [self._pointed, *(index for index in shown if index != self._pointed)][:_TERMS]
        self._terms_caption.setText(
            self.tr("Its largest terms of {count}:").format(count=len(neuron.products))
            if shown
            else self.tr("Every input is 0: only the bias is left.")
        )
        self.terms.set_rows([term(neuron, index) for index in shown], None if self._pointed is None else 0)

    def _point_at(self, row: int, column: int) -> None:
        neuron = self._neuron
        if neuron is None:
            return
        index = row * self.weights_map.values.shape[1] + column
        self._pointed = index if index < len(neuron.weights) else None
        cell = (row, column) if self._pointed is not None else None
        self.weights_map.select(cell)
        self.products_map.select(cell)
        self._write()

    def _point_away(self) -> None:
        self._pointed = None
        self.weights_map.select(None)
        self.products_map.select(None)
        self._write()

    def retranslate(self) -> None:
        """Set the captions and tooltips."""
        self._weights_caption.setText(self.tr("weights"))
        self.weights_map.setAccessibleName(self.tr("Weights into this neuron"))
        self.weights_map.setToolTip(
            self.tr("The weights into this neuron, laid out like the array they multiply (section 3.3)")
        )
        self.products_map.setAccessibleName(self.tr("Products of inputs and weights"))
        self.products_map.setToolTip(
            self.tr("Each input times its weight, one by one; their sum and the bias make a (section 3.4)")
        )
        self._sum.setToolTip(self.tr("The weighted sum of the inputs plus the bias (section 3.4)"))
        self._output.setToolTip(
            self.tr("What the activation function makes of the sum (sections 3.2 and 3.5)")
        )
        self._write()

    def restyle(self) -> None:
        """Take fonts and colours from the theme."""
        self._title.setFont(theme.heading_font(1.0))
        for label in (self._about, self._weights_caption, self._products_caption, self._terms_caption):
            label.setFont(theme.caption_font())
        for label in (self._sum, self._output):
            label.setFont(theme.numeric_font())
        self._fit()

    def hasHeightForWidth(self) -> bool:
        """Give up height where it is short, which Qt would not ask of lines that wrap."""
        return False

    def sizeHint(self) -> QSize:
        """Return the height of the heatmaps or of all the text, whichever is more."""
        text = self._text.heightForWidth(self._text_width())
        maps = self._column_height(max(_HEIGHT, self._sides()[0]))
        return QSize(super().sizeHint().width(), max(maps, text))

    def minimumSizeHint(self) -> QSize:
        """Return what the narrowest form needs, even in the others: a window must become narrow again."""
        u = theme.unit()
        maps = 2 * (_NARROW * u + 4 + 2 * u)
        text = max(label.minimumSizeHint().width() for label in (self._title, self._sum, self._output))
        width = maps + max(text, self.terms.minimumSizeHint().width())
        lines = self._text.minimumHeightForWidth(self._text_width())
        return QSize(width, max(self._column_height(_LEAST_HEIGHT), lines))

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Give the heatmaps the cells there is room for, and the curve a place where there is one."""
        self._fit()

    def _sides(self) -> tuple[int, int]:
        """Return the sides of the heatmaps and of the curve, 0 where it has no room."""
        room = self.width() / theme.unit()
        return next((maps, mark) for least, maps, mark in _SIDES if room >= least)

    def _column_height(self, side: int) -> int:
        u = theme.unit()
        return side * u + 4 + u // 2 + self._weights_caption.sizeHint().height()

    def _text_width(self) -> int:
        u = theme.unit()
        maps, mark = self._sides()
        taken = 2 * (maps * u + 4 + 2 * u) + (mark + 2 if mark else 0) * u
        return max(self.width() - taken, 1)

    def _fit(self) -> None:
        u = theme.unit()
        maps, mark = self._sides()
        for heatmap in (self.weights_map, self.products_map):
            heatmap.setFixedWidth(maps * u + 4)
            heatmap.setMinimumHeight(_LEAST_HEIGHT * u + 4)
        # Two lines are kept where two may be needed, so that nothing jumps when a number becomes longer.
        metrics = QFontMetricsF(self._sum.font())
        lines = 2 if metrics.horizontalAdvance(_LONGEST) > self._text_width() else 1
        for label in (self._sum, self._output):
            label.setMinimumHeight(round(lines * metrics.lineSpacing()))
        self.mark.setFixedWidth(mark * u)
        self.mark.setVisible(mark > 0)
        self.updateGeometry()


def _breakable(equation: str) -> str:
    """Return an equation that may go on in another line, but only at an equals sign."""
    return equation.replace(" ", _NO_BREAK).replace(f"{_NO_BREAK}={_NO_BREAK}", f" ={_NO_BREAK}")


def _unbroken(equation: str) -> str:
    return equation.replace(_NO_BREAK, " ")
