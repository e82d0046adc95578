"""Numbers as coloured cells, painted; the cell under the mouse says its number."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, ClassVar

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer.labs.number_text import cell
from explorer.ui import theme
from explorer.ui.colouring import heatmap_image, readable_on
from explorer.ui.pointed_tips import PointedTips
from explorer.ui.tabs.labs.figure_view import FigureView, figure_text

if TYPE_CHECKING:
    from PyQt6.QtGui import QImage

    from explorer.labs import Lesson, Sheet

_CENTRE = Qt.AlignmentFlag.AlignCenter
_ROW_UNITS = 3.5
_PICTURE_ROW_UNITS = 5.0
_SMALLEST_FONT = 0.6
_HIGHEST_UNITS = 30.0
_WIDE_UNITS = 44.0
"""Of a sheet without numbers: how high it may become, and the width its height is made for."""
_HINT_DIGITS = 4


class SheetView(PointedTips, FigureView):
    """Draws a `explorer.labs.Sheet`: a table of coloured cells, or a picture where they are many."""

    columns: ClassVar[int] = 2

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: Sheet | None = None
        self._image: QImage | None = None
        self._pictures: list[QImage] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def show_figure(self, figure: Sheet, lesson: Lesson) -> None:
        """Draw this sheet."""
        before = None if self._sheet is None else self._sheet.values.shape
        self._sheet = figure
        self._image, self._pictures = None, []
        self.setAccessibleName(figure_text(figure, lesson, "caption"))
        self.setAccessibleDescription(self.as_text())
        if before != figure.values.shape:
            self.updateGeometry()
        self.update()

    def as_text(self) -> str:
        """Return the numbers row by row, or their range where they are too many to be read out."""
        sheet = self._sheet
        if sheet is None:
            return ""
        if sheet.decimals is None:
            return f"{sheet.values.shape}, |·| ≤ {sheet.limit:.{_HINT_DIGITS}g}"
        heads = sheet.rows or tuple(str(row) for row in range(len(sheet.values)))
        return "\n".join(
            f"{head}: {', '.join(cell(float(value), sheet.decimals) for value in row)}"
            for head, row in zip(heads, sheet.values, strict=True)
        )

    def sizeHint(self) -> QSize:
        """Return room for every row, or for a picture of a readable size."""
        return QSize(40 * theme.unit(), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the width at which no number is cut, and the height of the rows."""
        sheet, unit = self._sheet, theme.unit()
        if sheet is None:
            return QSize(20 * unit, 10 * unit)
        if sheet.decimals is None:
            height, width = sheet.values.shape
            units = max(_ROW_UNITS, min(_HIGHEST_UNITS, _WIDE_UNITS * height / width))
            return QSize(24 * unit, round(units * unit))
        needed = _SMALLEST_FONT * self._number_width() * sheet.values.shape[1] + self._side()
        return QSize(math.ceil(needed), math.ceil(self._head() + len(sheet.values) * self._row_height()) + 1)

    def restyle(self) -> None:
        """Take sizes and colours anew."""
        self._image, self._pictures = None, []
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw the cells, their numbers, and heads and pictures beside them."""
        sheet = self._sheet
        if sheet is None:
            return
        painter = QPainter(self)
        area = self._area(sheet)
        painter.drawImage(area, self._coloured(sheet))
        if sheet.decimals is not None:
            self._paint_numbers(painter, sheet, area)
        self._paint_heads(painter, sheet, area)
        self._paint_frame(painter, sheet, area)
        painter.end()

    def tip_at(self, x: float, y: float) -> str:
        """Return the number of the cell at a place with all its digits; empty beside them."""
        sheet = self._sheet
        if sheet is None or not self._area(sheet).contains(x, y):
            return ""
        area, (rows, columns) = self._area(sheet), sheet.values.shape
        row = min(int((y - area.top()) / area.height() * rows), rows - 1)
        column = min(int((x - area.left()) / area.width() * columns), columns - 1)
        return f"[{row}, {column}]  {sheet.values[row, column]:.{_HINT_DIGITS}g}"

    def _row_height(self) -> float:
        pictures = self._sheet is not None and self._sheet.pictures is not None
        return (_PICTURE_ROW_UNITS if pictures else _ROW_UNITS) * theme.unit()

    def _head(self) -> float:
        shown = self._sheet is not None and self._sheet.columns
        return QFontMetricsF(theme.numeric_font()).height() + 4 if shown else 0.0

    def _side(self) -> float:
        sheet = self._sheet
        if sheet is None:
            return 0.0
        metrics = QFontMetricsF(theme.numeric_font())
        names = max(map(metrics.horizontalAdvance, sheet.rows), default=-theme.unit()) + theme.unit()
        return names + (self._row_height() if sheet.pictures is not None else 0.0)

    def _number_width(self) -> float:
        decimals = 0 if self._sheet is None or self._sheet.decimals is None else self._sheet.decimals
        return QFontMetricsF(theme.numeric_font()).horizontalAdvance(f"-0.{'0' * decimals}") + 4

    def _area(self, sheet: Sheet) -> QRectF:
        """Return where the cells lie; those of a picture are square."""
        room = QRectF(self.rect()).adjusted(self._side(), self._head(), -1, -1)
        if sheet.decimals is not None:
            return room
        rows, columns = sheet.values.shape
        if rows == 1:
            return room
        side = min(room.width() / columns, room.height() / rows)
        across, upright = side * columns, side * rows
        return QRectF(room.center().x() - across / 2, room.top(), across, upright)

    def _coloured(self, sheet: Sheet) -> QImage:
        if self._image is None:
            colours = theme.current()
            table = colours.diverging if sheet.diverging else colours.sequential
            limit = sheet.limit if sheet.limit > 0 else 1.0
            self._image = heatmap_image(sheet.values, table, -limit if sheet.diverging else 0.0, limit)
        return self._image

    def _paint_numbers(self, painter: QPainter, sheet: Sheet, area: QRectF) -> None:
        rows, columns = sheet.values.shape
        width, height = area.width() / columns, area.height() / rows
        factor = min(1.0, max(width / self._number_width(), _SMALLEST_FONT))
        painter.setFont(theme.numeric_font(factor=factor))
        image = self._coloured(sheet)
        for row in range(rows):
            for column in range(columns):
                value = float(sheet.values[row, column])
                if math.isnan(value):
                    continue
                ground = image.pixelColor(column, row)
                dark = readable_on(ground.red(), ground.green(), ground.blue())
                painter.setPen(QColor("#1b2430" if dark else "#ffffff"))
                box = QRectF(area.left() + column * width, area.top() + row * height, width, height)
                painter.drawText(box, _CENTRE, f"{round(value, sheet.decimals) + 0.0:.{sheet.decimals}f}")

    def _paint_heads(self, painter: QPainter, sheet: Sheet, area: QRectF) -> None:
        painter.setFont(theme.numeric_font())
        painter.setPen(theme.colour("muted"))
        for index, name in enumerate(sheet.columns):
            width = area.width() / len(sheet.columns)
            painter.drawText(QRectF(area.left() + index * width, 0, width, self._head()), _CENTRE, name)
        height = area.height() / len(sheet.values)
        for index, name in enumerate(sheet.rows):
            beside = QRectF(0, area.top() + index * height, area.left() - theme.unit(), height)
            painter.drawText(beside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        if sheet.pictures is None:
            return
        if not self._pictures:
            table = theme.current().ink_table
            self._pictures = [heatmap_image(image, table, 0.0, 1.0) for image in sheet.pictures]
        for index, image in enumerate(self._pictures):
            side = height - 4
            left = area.left() - side - 4
            painter.drawImage(QRectF(left, area.top() + index * height + 2, side, side), image)

    def _paint_frame(self, painter: QPainter, sheet: Sheet, area: QRectF) -> None:
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)
        if not sheet.frame:
            return
        rows, columns = sheet.values.shape
        for row in range(sheet.frame, rows, sheet.frame):
            y = area.top() + row / rows * area.height()
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        for column in range(sheet.frame, columns, sheet.frame):
            x = area.left() + column / columns * area.width()
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
