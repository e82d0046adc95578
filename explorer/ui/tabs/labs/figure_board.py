"""The figures of a lab as cards, two abreast where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QSize, pyqtSignal
from PyQt6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.tabs.labs.code_label import CodeLabel
from explorer.ui.tabs.labs.figure_view import figure_text
from explorer.ui.tabs.labs.figure_views import view_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PyQt6.QtGui import QResizeEvent

    from explorer.labs import Figure, Lesson
    from explorer.ui.tabs.labs.control import Control
    from explorer.ui.tabs.labs.figure_view import FigureView

_TWO_ABREAST_UNITS = 55
_HIGHEST_UNITS = 48
_GREEDY = 1000


def places(spans: Sequence[int], columns: int) -> list[tuple[int, int, int]]:
    """Return row, column and width of each card, in reading order.

    A card that would stand alone in its row takes the whole row.

    Parameters
    ----------
    spans : sequence of int
        How many columns each card wants.
    columns : int
        How many there are.
    """
    rows: list[list[int]] = []
    for index, span in enumerate(spans):
        taken = sum(min(spans[other], columns) for other in rows[-1]) if rows else columns
        if taken + min(span, columns) > columns:
            rows.append([])
        rows[-1].append(index)
    return [
        (row, column, columns if len(members) == 1 else 1)
        for row, members in enumerate(rows)
        for column in range(len(members))
    ]


class FigureCard(Appearance, QFrame):
    """One figure under its caption, with the controls that belong to it, above the code that makes it.

    Parameters
    ----------
    figure : Figure
        The first figure it shows.
    controls : sequence of (QLabel, Control)
        Those that stand beside its caption, each with its label.
    parent : QWidget, optional
    """

    def __init__(
        self, figure: Figure, controls: Sequence[tuple[QLabel, Control]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._shown: tuple[Figure, Lesson] | None = None
        self.view: FigureView = view_for(figure, self)
        upright = QSizePolicy.Policy.Expanding if self.view.stretches else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Expanding, upright)
        self._caption = QLabel(self)
        self._caption.setProperty("role", "caption")
        self._caption.setWordWrap(True)
        self._column = QVBoxLayout(self)
        head, beside = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._caption, 1)
        self._column.addLayout(head)
        # One control fits beside the caption; several take the line below it.
        line = head if len(controls) < 2 else beside
        for label, control in controls:
            line.addWidget(label)
            line.addWidget(control)
        self._column.addLayout(beside)
        self._column.addWidget(self.view, 1)
        self.code = CodeLabel(self)
        self._column.addWidget(self.code)
        self.restyle()

    def show_figure(self, figure: Figure, lesson: Lesson) -> None:
        """Draw the figure between its caption and its code, unless it is the one that is drawn."""
        if self._shown is not None and self._shown[0] is figure and self._shown[1] is lesson:
            return
        self._shown = (figure, lesson)
        self.code.show_lines(figure.code)
        self._caption.setText(figure_text(figure, lesson, "caption"))
        self.view.show_figure(figure, lesson)

    def restyle(self) -> None:
        """Take the theme's caption font and margins."""
        unit = theme.unit()
        self._caption.setFont(theme.caption_font())
        self._column.setContentsMargins(unit + unit // 2, unit, unit + unit // 2, unit)
        self._column.setSpacing(unit // 2)
        if self.view.stretches:
            self.setMaximumHeight(_HIGHEST_UNITS * unit)


class FigureBoard(Appearance, QWidget):
    """Shows a lab's figures; a figure keeps its card as long as the lab goes on describing it."""

    handle_moved = pyqtSignal(object, float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controls: dict[str, list[tuple[QLabel, Control]]] = {}
        self.cards: dict[str, FigureCard] = {}
        self._columns = 1
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.restyle()

    def add_control(self, figure: str, label: QLabel, control: Control) -> None:
        """Let the card of that figure hold a control; before the figure is first shown."""
        self._controls.setdefault(figure, []).append((label, control))

    def show_figures(self, figures: Sequence[Figure], lesson: Lesson) -> None:
        """Draw these figures, in this order."""
        if [figure.key for figure in figures] != list(self.cards):
            self._replace_cards(figures)
        for figure in figures:
            self.cards[figure.key].show_figure(figure, lesson)

    def restyle(self) -> None:
        """Take the theme's spacing."""
        self._grid.setSpacing(theme.unit())
        self._choose_columns()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Set the cards two abreast, or no longer."""
        super().resizeEvent(event)
        self._choose_columns()

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest card: two abreast is for who has room, and must not demand it."""
        widths = [card.minimumSizeHint().width() for card in self.cards.values()]
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def _choose_columns(self) -> None:
        columns = 2 if self.width() >= _TWO_ABREAST_UNITS * theme.unit() else 1
        if columns != self._columns:
            self._columns = columns
            self._place()

    def _replace_cards(self, figures: Sequence[Figure]) -> None:
        for card in self.cards.values():
            self._grid.removeWidget(card)
            card.deleteLater()
        self.cards = {}
        for figure in figures:
            card = FigureCard(figure, self._controls.get(figure.key, ()), self)
            card.view.handle_moved.connect(self.handle_moved)
            self.cards[figure.key] = card
        self._place()

    def _place(self) -> None:
        cards = list(self.cards.values())
        spans = [card.view.columns for card in cards]
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        for card, (row, column, span) in zip(cards, places(spans, self._columns), strict=True):
            self._grid.addWidget(card, row, column, 1, span)
            if card.view.stretches:
                self._grid.setRowStretch(row, _GREEDY)
        # What the figures cannot use stays empty below them.
        self._grid.setRowStretch(len(cards), 1)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
