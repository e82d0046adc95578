"""A table of numbers, painted: grouped headings, marked errors, a row of sums."""

from __future__ import annotations

from itertools import accumulate
from math import ceil
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from PyQt6.QtCore import QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer.ui import theme
from explorer.ui.pointed_tips import PointedTips
from explorer.ui.tabs.labs.figure_view import FigureView, figure_text

if TYPE_CHECKING:
    from explorer.labs import Lesson, Table

# Figures drawn smaller may be a pixel wider than their share of the usual width: a first figure cut is a lie.
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip)
_CENTRE = Qt.AlignmentFlag.AlignCenter
_TYPICAL = "00.0000"
_SMALLEST = 0.7
"""Of the figures' usual size: as small as they become before the table asks for more room."""
_GROUP = 0.95
_NOT_FINITE = frozenset({"inf", "-inf", "nan"})


class Measures(NamedTuple):
    """What a table's columns need, and what they get.

    ``factor`` is the size of the figures, below 1 where the table is narrower than it should be; ``edges``
    are the left edge of each column and the right edge of the last, with what is left over shared out.
    """

    head: float
    needs: tuple[float, ...]
    factor: float
    edges: tuple[float, ...]
    row: float


class TableView(PointedTips, FigureView):
    """Draws a `explorer.labs.Table`; hovering a column says what it holds."""

    columns: ClassVar[int] = 2

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: Table | None = None
        self._groups: list[tuple[str, int, int]] = []
        self._meanings: list[str] = []
        self._measured: Measures | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figure(self, figure: Table, lesson: Lesson) -> None:
        """Draw this table."""
        before = self._table
        rows_before = self._row_count()
        self._table = figure
        if before is None or (before.columns, before.rows) != (figure.columns, figure.rows):
            self._measured = None
        self._meanings = [figure_text(figure, lesson, f"columns.{column.key}") for column in figure.columns]
        groups = [
            (figure_text(figure, lesson, f"groups.{group}") if group else "", first, last)
            for group, first, last in _runs([column.group for column in figure.columns])
        ]
        if groups != self._groups:
            self._groups, self._measured = groups, None
        self.setAccessibleName(figure_text(figure, lesson, "caption"))
        self.setAccessibleDescription(self.as_text())
        if rows_before != self._row_count():
            self.updateGeometry()
        self.update()

    def as_text(self) -> str:
        """Return the whole table as lines of text."""
        if self._table is None:
            return ""
        table = self._table
        lines = [" ".join(column.heading for column in table.columns)]
        rows, columns = range(len(table.rows) + bool(table.sums)), range(len(table.columns))
        lines += [" ".join(table.text(row, column) for column in columns) for row in rows]
        return "\n".join(lines)

    def sizeHint(self) -> QSize:
        """Return room for every row."""
        return QSize(60 * theme.unit(), round(self._row_height() * self._row_count()))

    def minimumSizeHint(self) -> QSize:
        """Return the height of every row, and a width at which no number is cut."""
        measures = self._measures
        return QSize(ceil(measures.head + _SMALLEST * sum(measures.needs)), self.sizeHint().height())

    def restyle(self) -> None:
        """Take sizes and colours anew."""
        self._measured = None
        self.updateGeometry()
        self.update()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self._measured = None

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw groups, headings, rows and sums."""
        table = self._table
        if table is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self._paint_groups(painter)
        self._paint_headings(painter, table)
        for row in range(len(table.rows)):
            self._paint_row(painter, table, row)
        if table.sums:
            self._paint_sums(painter, table)
        painter.end()

    def tip_at(self, x: float, _y: float) -> str:
        """Return what the column at a place holds; empty beside them."""
        column = self._column_at(x)
        return "" if column is None else self._meanings[column]

    def _row_count(self) -> int:
        if self._table is None:
            return 0
        return self._head_rows() + len(self._table.rows) + bool(self._table.sums)

    def _head_rows(self) -> int:
        """Return how many rows of headings there are: groups take one where there are any."""
        return 1 + any(text for text, _, _ in self._groups)

    @property
    def _measures(self) -> Measures:
        """The measures of the moment: asked for at every cell, taken once."""
        if self._measured is None:
            metrics = QFontMetricsF(theme.numeric_font())
            rows = () if self._table is None else self._table.rows
            head = 2.5 * theme.unit() + max(map(metrics.horizontalAdvance, rows), default=0.0)
            needs = self._needs()
            room, needed = self.width() - head, sum(needs)
            factor = min(max(room / needed, _SMALLEST), 1.0) if needed else 1.0
            spare = (room - factor * needed) / max(len(needs), 1)
            edges = tuple(accumulate((factor * need + spare for need in needs), initial=head))
            self._measured = Measures(
                head, tuple(needs), factor, edges, metrics.height() + theme.unit() * 0.75
            )
        return self._measured

    def _row_height(self) -> float:
        return self._measures.row

    def _needs(self) -> list[float]:
        """Return the width each column needs for its numbers, its heading and its share of the group's."""
        if self._table is None:
            return []
        metrics = QFontMetricsF(theme.numeric_font())
        group_metrics = QFontMetricsF(theme.heading_font(_GROUP))
        needs = [
            max(metrics.horizontalAdvance(text) for text in (column.heading, _TYPICAL)) + theme.unit()
            for column in self._table.columns
        ]
        for text, first, last in self._groups:
            lacking = group_metrics.horizontalAdvance(text) + theme.unit() - sum(needs[first : last + 1])
            for column in range(first, last + 1):
                needs[column] += max(lacking, 0.0) / (last + 1 - first)
        return needs

    def _column_at(self, x: float) -> int | None:
        edges = self._measures.edges
        for column in range(len(edges) - 1):
            if edges[column] <= x < edges[column + 1]:
                return column
        return None

    def _cell(self, row: int, column: int) -> QRectF:
        """Return the place of a cell; the groups' headings come first, where there are any."""
        edges, height = self._measures.edges, self._row_height()
        return QRectF(edges[column], row * height, edges[column + 1] - edges[column], height)

    def _paint_groups(self, painter: QPainter) -> None:
        bottom = self._row_height() * self._row_count()
        for text, first, last in self._groups:
            if not text:
                continue
            top = self._cell(0, first).united(self._cell(0, last)).adjusted(theme.unit() / 2, 0, 0, 0)
            painter.fillRect(QRectF(top.left(), 0, top.width(), bottom), theme.colour("window", 0.6))
            painter.setFont(_fitting(text, self._measures.factor, top.width() - theme.unit() / 2))
            painter.setPen(theme.colour("text"))
            painter.drawText(top, _CENTRE, text)

    def _paint_headings(self, painter: QPainter, table: Table) -> None:
        painter.setFont(theme.numeric_font(factor=self._measures.factor))
        painter.setPen(theme.colour("muted"))
        for index, column in enumerate(table.columns):
            painter.drawText(self._inner(self._head_rows() - 1, index), _RIGHT, column.heading)
        self._line(painter, self._head_rows())

    def _paint_row(self, painter: QPainter, table: Table, row: int) -> None:
        head = QRectF(
            0, (row + self._head_rows()) * self._row_height(), self._measures.head, self._row_height()
        )
        if table.coloured:
            series = theme.current().series
            side = theme.unit()
            swatch = QRectF(0, head.center().y() - side / 2, side, side)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(series[row % len(series)]))
            painter.drawRoundedRect(swatch, 2, 2)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(theme.numeric_font())
        painter.setPen(theme.colour("muted"))
        painter.drawText(
            head.adjusted(1.5 * theme.unit(), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, table.rows[row]
        )
        self._paint_numbers(painter, table, row)

    def _paint_sums(self, painter: QPainter, table: Table) -> None:
        row = len(table.rows)
        self._line(painter, row + self._head_rows())
        painter.setFont(theme.numeric_font())
        painter.setPen(theme.colour("muted"))
        head = QRectF(
            0, (row + self._head_rows()) * self._row_height(), self._measures.head, self._row_height()
        )
        painter.drawText(head.adjusted(1.5 * theme.unit(), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, "Σ")
        self._paint_numbers(painter, table, row)

    def _paint_numbers(self, painter: QPainter, table: Table, row: int) -> None:
        factor = self._measures.factor
        for column in range(len(table.columns)):
            text = table.text(row, column)
            wrong = text in _NOT_FINITE
            painter.setFont(theme.numeric_font(bold=wrong, factor=factor))
            painter.setPen(theme.colour("error" if wrong else "text"))
            painter.drawText(self._inner(row + self._head_rows(), column), _RIGHT, text)

    def _inner(self, row: int, column: int) -> QRectF:
        return self._cell(row, column).adjusted(0, 0, -self._measures.factor * theme.unit(), 0)

    def _line(self, painter: QPainter, row: int) -> None:
        y = round(row * self._row_height())
        painter.setPen(theme.colour("border"))
        painter.drawLine(0, y, self.width(), y)


def _fitting(text: str, factor: float, width: float) -> QFont:
    """Return the font of a group's heading, smaller where letters do not shrink as the figures do."""
    font = theme.heading_font(_GROUP * factor)
    needed = QFontMetricsF(font).horizontalAdvance(text)
    return font if needed <= width else theme.heading_font(_GROUP * factor * width / needed)


def _runs(groups: list[str]) -> list[tuple[str, int, int]]:
    """Return each group with the first and last column of its run."""
    runs: list[tuple[str, int, int]] = []
    for index, group in enumerate(groups):
        if runs and runs[-1][0] == group:
            runs[-1] = (group, runs[-1][1], index)
        else:
            runs.append((group, index, index))
    return runs
