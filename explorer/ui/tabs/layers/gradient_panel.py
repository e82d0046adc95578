"""One gradient taken apart: its terms, and the same number by numerical differentiation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from explorer.nn.gradient import H
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.colouring import symmetric_limit
from explorer.ui.formatting import number
from explorer.ui.tabs.layers.gradient_map import GradientMap, gradient_map
from explorer.ui.tabs.layers.gradient_sums import gradient_sum, loss_sum, place_name
from explorer.ui.tabs.layers.neuron_panel import in_grid
from explorer.ui.tabs.layers.terms_table import TermsTable
from explorer.ui.widgets.heatmap import Heatmap

if TYPE_CHECKING:
    from explorer.nn.probing import Place
    from explorer.ui.tabs.layers.gradient_sums import GradientSum
    from explorer.ui.tabs.layers.gradients import BackwardMoment
    from explorer.ui.tabs.layers.walk_steps import CodeLine

_TERMS = 5
_NARROW, _ROOMY = 38, 50
"""Widths in grid steps: below the first the array stands under the words, from the second on it is larger."""
_FIGURES = 7
"""Both values have so many: enough to see where they part."""


def relative_difference(exact: float, numerical: float) -> float:
    """Return how far two slopes are apart, by the larger of them; 0 where both are 0."""
    larger = max(abs(exact), abs(numerical))
    return abs(exact - numerical) / larger if larger else 0.0


class GradientPanel(Appearance, QWidget):
    """Shows what a line of the walk computes, and one number of it in full.

    Signals
    -------
    asked(Place)
        A cell of the array beside it was clicked.
    """

    asked = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: GradientMap | None = None
        self._sum: GradientSum | None = None
        self._place_name = ""
        self._at_output: Place | None = None
        self._output = ""
        self._numerical: float | None = None
        self.map = Heatmap()
        self._map_caption = QLabel()
        self.title, self.equation, self.check = QLabel(), QLabel(), QLabel()
        self.note, self._terms_caption = QLabel(), QLabel()
        self.terms = TermsTable(_TERMS)
        self._build()
        self.map.chosen.connect(self._ask)
        self.retranslate()
        self.restyle()

    def _build(self) -> None:
        u = theme.unit()
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(u)
        self.map.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout()
        column.setSpacing(u // 2)
        column.addWidget(self.map, 1)
        column.addWidget(self._map_caption)
        self._map_caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        row.addLayout(column)
        text = QVBoxLayout()
        text.setSpacing(u // 4)
        for label in (self.title, self.equation, self.check):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setWordWrap(True)
            text.addWidget(label)
        for label in (self._map_caption, self._terms_caption, self.note):
            label.setProperty("role", "caption")
        self.note.setWordWrap(True)
        text.addWidget(self.note)
        text.addWidget(self._terms_caption)
        text.addWidget(self.terms)
        text.addStretch(1)
        row.addLayout(text, 1)

    @property
    def numerical(self) -> float | None:
        """The slope by central differences, as shown."""
        return self._numerical

    @property
    def sum(self) -> GradientSum | None:
        """The terms shown."""
        return self._sum

    def show_moment(self, moment: BackwardMoment, line: CodeLine, place: Place | None) -> None:
        """Show a line of the walk, and the number asked about."""
        shown = self._shown = gradient_map(moment, line, place)
        limit = symmetric_limit(shown.values)
        grid = in_grid(shown.values)
        self.map.set_values(grid, low=-limit, high=limit)
        cell = None if shown.chosen is None else divmod(shown.chosen, grid.shape[1])
        self.map.select(cell)
        self._map_caption.setText(f"{shown.name}  ±{number(limit, 3)}")
        self._output = moment.spec.output
        last = place is not None and place.layer == moment.spec.layers
        self._at_output = place if last and place is not None and place.kind in ("a", "z") else None
        if place is None:
            self._sum, self._numerical, self._place_name = loss_sum(moment), None, ""
        else:
            self._sum, self._numerical = gradient_sum(moment, place), moment.numerical(place)
            self._place_name = place_name(moment, place)
        self._write()

    def _ask(self, row: int, column: int) -> None:
        if self._shown is None:
            return
        index = row * self.map.values.shape[1] + column
        if index < len(self._shown.values):
            self.asked.emit(self._shown.place(index))

    def _write(self) -> None:
        total = self._sum
        if total is None:
            return
        exact, numerical = total.value, self._numerical
        self.equation.setText(f"{total.name} = {total.formula} = {number(exact, _FIGURES)}")
        if numerical is None:
            self.title.setText(self.tr("The loss: how wrong the answer is"))
            self.check.setText("")
        else:
            self.title.setText(self.tr("Slope of the loss by {number}").format(number=self._place_name))
            self.check.setText(
                self.tr("numerically, h = {h}: {value} – relative difference {difference}").format(
                    h=number(H, 1),
                    value=number(numerical, _FIGURES),
                    difference=number(relative_difference(exact, numerical), 2),
                )
            )
        self.note.setText(self._note_words())
        self.note.setVisible(self._at_output is not None)
        largest = total.largest(_TERMS).tolist()
        count = len(total.products)
        self._terms_caption.setText(
            self.tr("Its largest terms of {count}:").format(count=count)
            if largest
            else self.tr("Every term is 0: nothing comes back this way.")
        )
        self.terms.set_rows([total.term(index) for index in largest])

    def _note_words(self) -> str:
        """Say why the walk has no line for ∂L/∂y: the book takes the output function and the loss as one."""
        if self._at_output is None:
            return ""
        if self._at_output.kind == "z":
            return self.tr(
                "The loss's own slope by y. The slopes of {output} turn all of these into dy = y − t: the "
                "book takes both steps as one node (section 5.6.3, worked out in appendix A)."
            ).format(output=self._output)
        return self.tr(
            "{output} and the loss are one node (section 5.6.3): dy is the slope by the score a, and simply "
            "y − t. Click y or t for ∂L/∂y alone."
        ).format(output=self._output)

    def retranslate(self) -> None:
        """Set the words."""
        self.map.setAccessibleName(self.tr("Numbers of the current line"))
        self.map.setToolTip(
            self.tr("What the current line computes or computes with; click a number to take it apart.")
        )
        self.equation.setToolTip(self.tr("By backpropagation (chapter 5)"))
        self.check.setToolTip(
            self.tr("(L(value + h) − L(value − h)) / 2h: numerical differentiation (section 4.3)")
        )
        self._write()

    def restyle(self) -> None:
        """Take fonts and colours from the theme."""
        self.title.setFont(theme.heading_font(1.0))
        for label in (self._map_caption, self._terms_caption, self.note):
            label.setFont(theme.caption_font())
        for label in (self.equation, self.check):
            label.setFont(theme.numeric_font(factor=0.92))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return what the narrow form needs, in which the array stands below the words."""
        least = super().minimumSizeHint()
        return QSize(max(self.terms.minimumSizeHint().width(), 20 * theme.unit()), least.height())

    def _fit(self) -> None:
        u = theme.unit()
        narrow = self.width() < _NARROW * u
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.BottomToTop if narrow else ways.LeftToRight)
        side = 14 if self.width() >= _ROOMY * u or narrow else 11
        self.map.setFixedWidth(side * u + 4)
        self.map.setMinimumHeight(side * u if narrow else 0)

    def resizeEvent(self, event: object) -> None:
        """Give the array the cells there is room for."""
        self._fit()
