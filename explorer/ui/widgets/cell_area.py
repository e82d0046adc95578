"""Many small pictures in rows: where each is, and an area that scrolls over them, all in one widget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from PyQt6.QtCore import QEvent, QPointF, QRectF, Qt
from PyQt6.QtGui import QHelpEvent
from PyQt6.QtWidgets import QAbstractScrollArea, QToolTip

from explorer.data import IMAGE_SIDE
from explorer.ui import theme
from explorer.ui.colouring import heatmap_image

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PyQt6.QtGui import QFocusEvent, QImage, QResizeEvent
    from PyQt6.QtWidgets import QWidget

_ATLAS_COLUMNS = 64
"""An image may be 32,767 pixels high: 1,170 digits would fill it one above the other."""


@dataclass(frozen=True)
class Grid:
    """Cells of one size, row by row, as many in a row as fit.

    Attributes
    ----------
    count : int
        Cells.
    width : float
        Room for a row.
    cell_width, cell_height, gap : float
        Of a cell, and between two.
    """

    count: int
    width: float
    cell_width: float
    cell_height: float
    gap: float

    @property
    def columns(self) -> int:
        """Cells in a row; one at least."""
        return max(int((self.width - self.gap) // (self.cell_width + self.gap)), 1)

    @property
    def rows(self) -> int:
        """Rows, the last perhaps not full."""
        return -(-self.count // self.columns)

    @property
    def height(self) -> float:
        """Of all rows with the gaps around them."""
        return self.gap + self.rows * (self.cell_height + self.gap)

    def corner(self, index: int) -> tuple[float, float]:
        """Return the upper left corner of a cell."""
        row, column = divmod(index, self.columns)
        return (
            self.gap + column * (self.cell_width + self.gap),
            self.gap + row * (self.cell_height + self.gap),
        )

    def index_at(self, x: float, y: float) -> int | None:
        """Return which cell is at a place; None for a gap or beyond."""
        column, over = divmod(x - self.gap, self.cell_width + self.gap)
        row, under = divmod(y - self.gap, self.cell_height + self.gap)
        index = int(row) * self.columns + int(column)
        inside = over < self.cell_width and under < self.cell_height
        there = 0 <= column < self.columns and row >= 0 and index < self.count
        return index if inside and there else None

    def in_sight(self, top: float, bottom: float) -> range:
        """Return the cells of the rows between two heights."""
        step = self.cell_height + self.gap
        first = max(int((top - self.gap) // step), 0)
        last = max(int(bottom // step), first)
        return range(min(first * self.columns, self.count), min((last + 1) * self.columns, self.count))

    def moved(self, index: int, columns: int, rows: int) -> int:
        """Return the cell so many steps away, staying within."""
        target = index + columns + rows * self.columns
        if rows and not 0 <= target < self.count:
            return index
        return min(max(target, 0), max(self.count - 1, 0))


class CellArea(QAbstractScrollArea):
    """A scrolled grid of cells; what a cell shows, and what it does, is its maker's.

    Makers say how many cells there are by :meth:`count`, how large they are by :meth:`cell_size`, what each
    is by :meth:`words`, and call :meth:`lay_out` when number or size are others.
    """

    MOVES: ClassVar = {
        Qt.Key.Key_Left: (-1, 0),
        Qt.Key.Key_Right: (1, 0),
        Qt.Key.Key_Up: (0, -1),
        Qt.Key.Key_Down: (0, 1),
    }

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def count(self) -> int:
        """Return how many cells there are."""
        raise NotImplementedError

    def cell_size(self) -> tuple[float, float, float]:
        """Return width and height of a cell, and the gap between two, in pixels."""
        raise NotImplementedError

    def words(self, index: int) -> str:
        """Return what a cell is, as its tip says it."""
        raise NotImplementedError

    @property
    def grid(self) -> Grid:
        """Where everything is, before scrolling."""
        viewport = self.viewport()
        return Grid(self.count(), viewport.width() if viewport is not None else 0, *self.cell_size())

    def cell_rect(self, index: int) -> QRectF:
        """Return where a cell is, in pixels of the viewport."""
        grid = self.grid
        x, y = grid.corner(index)
        return QRectF(x, y - self.scrolled(), grid.cell_width, grid.cell_height)

    def cell_at(self, place: QPointF) -> int | None:
        """Return which cell is at a place of the viewport; None for a gap or beyond."""
        return self.grid.index_at(place.x(), place.y() + self.scrolled())

    def cells_in_sight(self) -> range:
        """Return the cells of which at least a part is seen."""
        viewport = self.viewport()
        height = viewport.height() if viewport is not None else 0
        return self.grid.in_sight(self.scrolled(), self.scrolled() + height)

    def scrolled(self) -> int:
        """Return how many pixels are above the viewport."""
        bar = self.verticalScrollBar()
        return bar.value() if bar is not None else 0

    def bring_in_sight(self, index: int) -> None:
        """Scroll as little as needed to see a cell whole."""
        bar, viewport, grid = self.verticalScrollBar(), self.viewport(), self.grid
        if bar is None or viewport is None:
            return
        top = grid.corner(index)[1] - grid.gap
        bottom = top + grid.cell_height + 2 * grid.gap
        bar.setValue(round(min(max(bar.value(), bottom - viewport.height()), top)))

    def lay_out(self) -> None:
        """Take over another number or size of cells."""
        bar, viewport, grid = self.verticalScrollBar(), self.viewport(), self.grid
        if bar is None or viewport is None:
            return
        bar.setRange(0, max(round(grid.height) - viewport.height(), 0))
        bar.setPageStep(viewport.height())
        bar.setSingleStep(round(grid.cell_height + grid.gap) // 2)
        self.redraw()

    def redraw(self) -> None:
        """Paint what is in sight again."""
        viewport = self.viewport()
        if viewport is not None:
            viewport.update()

    def viewportEvent(self, event: QEvent | None) -> bool:
        """Say of the cell under the pointer what it is."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.cell_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if index is None else self.words(index))
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent | None) -> None:
        """Show which cell the keys are about."""
        super().focusInEvent(event)
        self.redraw()

    def focusOutEvent(self, event: QFocusEvent | None) -> None:
        """Show that it is none any more."""
        super().focusOutEvent(event)
        self.redraw()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Fill the rows anew."""
        super().resizeEvent(event)
        self.lay_out()


def make_atlas(images: NDArray[np.uint8]) -> QImage:
    """Return pictures (n, 28, 28) in one image, in the colours of the theme."""
    rows = -(-len(images) // _ATLAS_COLUMNS)
    padded = np.zeros((rows * _ATLAS_COLUMNS, IMAGE_SIDE, IMAGE_SIDE), np.float32)
    padded[: len(images)] = images
    tiles = padded.reshape(rows, _ATLAS_COLUMNS, IMAGE_SIDE, IMAGE_SIDE).transpose(0, 2, 1, 3)
    values = tiles.reshape(rows * IMAGE_SIDE, _ATLAS_COLUMNS * IMAGE_SIDE)
    return heatmap_image(values, theme.current().ink_table, 0.0, 255.0)


def atlas_part(place: int) -> QRectF:
    """Return where the picture of a place is in an image of `make_atlas`."""
    row, column = divmod(place, _ATLAS_COLUMNS)
    return QRectF(column * IMAGE_SIDE, row * IMAGE_SIDE, IMAGE_SIDE, IMAGE_SIDE)
