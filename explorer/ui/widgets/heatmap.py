"""A matrix as coloured square cells in one image, with a cursor for the pointer and the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PyQt6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.colouring import heatmap_image, symmetric_limit

if TYPE_CHECKING:
    from numpy.typing import NDArray

_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class CellGrid(NamedTuple):
    """Where square cells lie in a widget: left and top edge and the side of one cell, in logical pixels."""

    left: float
    top: float
    cell: float

    def at(self, x: float, y: float, shape: tuple[int, int]) -> tuple[int, int] | None:
        """Return (row, column) of the cell at a point, None outside the ``shape`` cells."""
        if self.cell <= 0 or x < self.left or y < self.top:
            return None
        row, column = int((y - self.top) / self.cell), int((x - self.left) / self.cell)
        return (row, column) if row < shape[0] and column < shape[1] else None

    def rect(self, row: int, column: int) -> tuple[float, float, float, float]:
        """Return left, top, width, height of one cell."""
        return self.left + column * self.cell, self.top + row * self.cell, self.cell, self.cell


def fit_cells(
    shape: tuple[int, int], width: float, height: float, *, pixel: float = 1.0, margin: float = 2.0
) -> CellGrid:
    """Return the largest grid of square cells that fits, centred, its edges on device pixels.

    Parameters
    ----------
    shape : (rows, columns)
    width, height : float
        The room, logical pixels.
    pixel : float
        Side of a device pixel in logical pixels; cells are whole device pixels where they are at least one.
    margin : float
        Room kept around for outlines.
    """
    rows, columns = max(shape[0], 1), max(shape[1], 1)
    cell = max(min((width - 2 * margin) / columns, (height - 2 * margin) / rows), 0.0)
    if cell >= pixel:
        cell = int(cell / pixel + 1e-6) * pixel
    left, top = (width - columns * cell) / 2, (height - rows * cell) / 2
    return CellGrid(round(left / pixel) * pixel, round(top / pixel) * pixel, cell)


class Heatmap(Appearance, QWidget):
    """Cells coloured by value, with a cursor.

    Signals
    -------
    hovered(int, int)
        The pointer or the keyboard's cursor came to this row and column.
    left()
        Neither is on a cell any more.
    chosen(int, int)
        A cell was clicked, or Enter or Space pressed on it.
    """

    hovered = pyqtSignal(int, int)
    left = pyqtSignal()
    chosen = pyqtSignal(int, int)

    def __init__(self, parent: QWidget | None = None, *, side: int = 112) -> None:
        super().__init__(parent)
        self._side = side
        self._values: NDArray[np.floating] = np.zeros((0, 0), dtype=np.float32)
        self._low, self._high, self._diverging = -1.0, 1.0, True
        self._image: QImage | None = None
        self._cursor: tuple[int, int] | None = None
        self._selected: tuple[int, int] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    @property
    def values(self) -> NDArray[np.floating]:
        """The array shown, (rows, columns)."""
        return self._values

    @property
    def cursor_cell(self) -> tuple[int, int] | None:
        """Row and column under the pointer or the keyboard's cursor."""
        return self._cursor

    @property
    def selected(self) -> tuple[int, int] | None:
        """Row and column outlined as selected."""
        return self._selected

    def set_values(
        self,
        values: NDArray[np.floating],
        *,
        low: float | None = None,
        high: float | None = None,
        diverging: bool = True,
    ) -> None:
        """Show an array.

        Parameters
        ----------
        values : (rows, columns) numbers; not kept by reference while painting, copied into an image.
        low, high : float, optional
            Ends of the colour scale. By default a diverging scale is symmetric about zero, a sequential one
            spans from zero (or the smallest negative value) to the largest.
        diverging : bool
            Which of the theme's two colour tables.
        """
        limit = symmetric_limit(values)
        floor = -limit if diverging else min(float(np.nan_to_num(values).min(initial=0.0)), 0.0)
        if values.shape != self._values.shape:
            self._cursor = self._selected = None
        self._values = values
        self._low, self._high = floor if low is None else low, limit if high is None else high
        self._diverging = diverging
        self._image = None
        self.update()

    def select(self, cell: tuple[int, int] | None) -> None:
        """Outline one cell as selected, or none."""
        self._selected = cell
        self.update()

    def cell_rect(self, row: int, column: int) -> QRectF:
        """Return where a cell is, in the widget's coordinates."""
        return QRectF(*self._grid().rect(row, column))

    def sizeHint(self) -> QSize:
        """Return the side asked for at construction, scaled by the theme."""
        side = round(self._side * theme.unit() / 8)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which a 28×28 array still has whole pixels."""
        return QSize(32, 32)

    def restyle(self) -> None:
        """Colour the array anew from the theme."""
        self._image = None
        self.updateGeometry()
        self.update()

    def _grid(self) -> CellGrid:
        shape = (self._values.shape[0], self._values.shape[1])
        return fit_cells(shape, self.width(), self.height(), pixel=1 / self.devicePixelRatioF())

    def _move_cursor(self, cell: tuple[int, int] | None) -> None:
        if cell == self._cursor:
            return
        self._cursor = cell
        if cell is None:
            self.left.emit()
        else:
            self.hovered.emit(*cell)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Follow the pointer with the cursor."""
        if event is not None:
            point = event.position()
            self._move_cursor(self._grid().at(point.x(), point.y(), self._values.shape))

    def enterEvent(self, event: QEnterEvent | None) -> None:
        """Start following at the place of entry."""
        if event is not None:
            point = event.position()
            self._move_cursor(self._grid().at(point.x(), point.y(), self._values.shape))

    def leaveEvent(self, event: QEvent | None) -> None:
        """Forget the cursor."""
        self._move_cursor(None)

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Choose the cell under the pointer."""
        if event is None or event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position()
        cell = self._grid().at(point.x(), point.y(), self._values.shape)
        if cell is not None:
            self.chosen.emit(*cell)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Move the cursor by the arrows, choose by Enter or Space, drop the cursor by Escape."""
        if event is None:
            return
        key = Qt.Key(event.key())
        if key in _STEPS and self._values.size:
            row, column = self._cursor or (0, 0)
            down, right = _STEPS[key] if self._cursor is not None else (0, 0)
            rows, columns = self._values.shape
            self._move_cursor((min(max(row + down, 0), rows - 1), min(max(column + right, 0), columns - 1)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._cursor is not None:
            self.chosen.emit(*self._cursor)
        elif key == Qt.Key.Key_Escape and self._cursor is not None:
            self._move_cursor(None)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent | None) -> None:
        """Show the focus ring."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent | None) -> None:
        """Drop the cursor unless the pointer holds it."""
        if not self.underMouse():
            self._move_cursor(None)
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw the image, its frame, and the outlines of the cursor and the selection."""
        if not self._values.size:
            return
        style = theme.current()
        if self._image is None:
            lut = style.diverging if self._diverging else style.sequential
            self._image = heatmap_image(self._values, lut, self._low, self._high)
        grid = self._grid()
        rows, columns = self._values.shape
        field = QRectF(grid.left, grid.top, columns * grid.cell, rows * grid.cell)
        painter = QPainter(self)
        painter.drawImage(field, self._image)
        frame = QPen(QColor(style.accent if self.hasFocus() else style.border), 1)
        painter.setPen(frame)
        painter.drawRect(field.adjusted(-0.5, -0.5, 0.5, 0.5))
        for cell, colour in ((self._selected, style.accent), (self._cursor, style.text)):
            if cell is not None:
                outline = QRectF(QPointF(*grid.rect(*cell)[:2]), self.cell_rect(*cell).size())
                painter.setPen(QPen(QColor(colour), 1.5))
                painter.drawRect(outline.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()
