"""Arrays between brackets with signs between them, painted line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer.labs import Block
from explorer.ui import theme
from explorer.ui.tabs.labs.figure_view import FigureView, figure_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.labs import Equation, Lesson

_CENTRE = Qt.AlignmentFlag.AlignCenter


class Place(NamedTuple):
    """A part of the equation and where it stands, relative to the middle of its line."""

    part: Block | str
    left: float
    width: float


class EquationView(FigureView):
    """Draws an `explorer.labs.Equation`; what does not fit the width goes on in the next line."""

    columns: ClassVar[int] = 2

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._equation: Equation | None = None
        self._widths: dict[Block | str, float] = {}
        self._lines_within: dict[float, list[list[Place]]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_figure(self, figure: Equation, lesson: Lesson) -> None:
        """Draw this equation."""
        before = self._room()
        self._equation = figure
        self._forget()
        self.setAccessibleName(figure_text(figure, lesson, "caption"))
        self.setAccessibleDescription(self.as_text())
        if self._room() != before:
            self.updateGeometry()
        self.update()

    def as_text(self) -> str:
        """Return the equation as lines of text."""
        if self._equation is None:
            return ""
        return "\n".join(" ".join(map(_spoken, line)) for line in self._equation.lines)

    def sizeHint(self) -> QSize:
        """Return room for the whole equation in lines of a usual width."""
        width = 60 * theme.unit()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest part."""
        parts = [part for line in self._lines() for part in line]
        return QSize(round(max(map(self._width, parts), default=0.0)) + 1, 0)

    def hasHeightForWidth(self) -> bool:
        """Return True: what is narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines within ``width``."""
        lines = self._broken(width)
        return round(sum(map(self._line_height, lines))) + 1

    def restyle(self) -> None:
        """Take sizes and colours anew."""
        self._forget()
        self.updateGeometry()
        self.update()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Ask for the height that the new width takes."""
        super().resizeEvent(event)
        if self.height() != self.heightForWidth(self.width()):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw line after line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        top = 0.0
        for line in self._broken(self.width()):
            height = self._line_height(line)
            alone = not any(isinstance(place.part, Block) for place in line)
            for place in line:
                self._paint_part(painter, place, QRectF(place.left, top, place.width, height), alone)
            top += height
        painter.end()

    def _room(self) -> tuple[int, int]:
        """Return what the layout has to know: while a number is dragged it stays what it was."""
        return self.minimumSizeHint().width(), self.heightForWidth(self.width())

    def _forget(self) -> None:
        """Measure anew; within one equation every part is asked for many times."""
        self._widths.clear()
        self._lines_within.clear()

    def _lines(self) -> Sequence[Sequence[Block | str]]:
        return () if self._equation is None else self._equation.lines

    def _broken(self, width: float) -> list[list[Place]]:
        """Return the lines as they fit: a part that is too much takes the sign before it along."""
        if width not in self._lines_within:
            self._lines_within[width] = self._break(width)
        return self._lines_within[width]

    def _break(self, width: float) -> list[list[Place]]:
        broken: list[list[Place]] = []
        for parts in self._lines():
            current: list[Place] = []
            left = 0.0
            for part in parts:
                needed = self._width(part)
                if current and left + needed > width:
                    carried = (
                        [current.pop()] if len(current) > 1 and isinstance(current[-1].part, str) else []
                    )
                    broken.append(current)
                    current, left = [], 0.0
                    for place in carried:
                        current.append(Place(place.part, left, place.width))
                        left += place.width
                current.append(Place(part, left, needed))
                left += needed
            broken.append(current)
        return broken

    def _line_height(self, line: Sequence[Place]) -> float:
        blocks = [place.part for place in line if isinstance(place.part, Block)]
        if not blocks:
            return self._row_height()
        return max(len(block.cells) for block in blocks) * self._row_height() + 2 * self._note_height()

    def _row_height(self) -> float:
        return QFontMetricsF(self._font()).height() + theme.unit() * 0.5

    def _note_height(self) -> float:
        return QFontMetricsF(theme.caption_font()).height() + 2

    def _font(self) -> QFont:
        return theme.numeric_font()

    def _column_widths(self, block: Block) -> list[float]:
        metrics = QFontMetricsF(theme.numeric_font(bold=True))
        columns = zip(*block.cells, strict=True)
        return [max(map(metrics.horizontalAdvance, column)) + 1.5 * theme.unit() for column in columns]

    def _width(self, part: Block | str) -> float:
        if part not in self._widths:
            self._widths[part] = self._measure(part)
        return self._widths[part]

    def _measure(self, part: Block | str) -> float:
        if isinstance(part, str):
            return QFontMetricsF(self._font()).horizontalAdvance(part) + 1.5 * theme.unit()
        notes = QFontMetricsF(theme.caption_font())
        inner = max(sum(self._column_widths(part)) + theme.unit(), 2.0 * theme.unit())
        return max(inner, notes.horizontalAdvance(part.name), notes.horizontalAdvance(part.shape)) + 2

    def _paint_part(self, painter: QPainter, place: Place, area: QRectF, alone: bool) -> None:
        if isinstance(place.part, str):
            painter.setFont(self._font())
            painter.setPen(theme.colour("text" if alone else "muted"))
            painter.drawText(area, _CENTRE, place.part)
            return
        block, note = place.part, self._note_height()
        inner = sum(self._column_widths(block)) + theme.unit()
        rows = len(block.cells) * self._row_height()
        field = QRectF(area.center().x() - inner / 2, area.center().y() - rows / 2, inner, rows)
        painter.setFont(theme.caption_font())
        painter.setPen(theme.colour("text"))
        painter.drawText(QRectF(area.left(), field.top() - note, area.width(), note), _CENTRE, block.name)
        painter.setPen(theme.colour("error" if block.wrong else "muted"))
        painter.drawText(QRectF(area.left(), field.bottom(), area.width(), note), _CENTRE, block.shape)
        self._paint_brackets(painter, field, theme.colour("error" if block.wrong else "muted"))
        self._paint_cells(painter, block, field)

    def _paint_brackets(self, painter: QPainter, field: QRectF, colour: QColor) -> None:
        painter.setPen(QPen(colour, 1.2))
        arm = theme.unit() * 0.5
        for edge, inward in ((field.left() + 1, arm), (field.right() - 1, -arm)):
            top, bottom = field.top() + 1, field.bottom() - 1
            corners = ((edge + inward, top), (edge, top), (edge, bottom), (edge + inward, bottom))
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in corners]))

    def _paint_cells(self, painter: QPainter, block: Block, field: QRectF) -> None:
        widths, height = self._column_widths(block), self._row_height()
        for row, cells in enumerate(block.cells):
            left = field.left() + theme.unit() / 2
            for column, text in enumerate(cells):
                cell = QRectF(left, field.top() + row * height, widths[column], height)
                marked = (row, column) in block.marked
                if marked:
                    painter.fillRect(cell.adjusted(2, 1, -2, -1), theme.colour("accent_soft"))
                painter.setFont(theme.numeric_font(bold=marked))
                painter.setPen(theme.colour("text"))
                painter.drawText(cell, _CENTRE, text)
                left += widths[column]


def _spoken(part: Block | str) -> str:
    if isinstance(part, str):
        return part
    rows = ", ".join(f"[{', '.join(row)}]" for row in part.cells)
    return f"{part.name} [{rows}]"
