"""An array of the drawing's pixels with the outline of its ink over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QLineF
from PyQt6.QtGui import QPainter, QPen

from explorer.ui import theme
from explorer.ui.widgets.heatmap import Heatmap

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PyQt6.QtGui import QPaintEvent


class SaliencyMap(Heatmap):
    """Shows where on the drawing a number belongs: its strokes are outlined over the colours."""

    def __init__(self, *, side: int) -> None:
        super().__init__(side=side)
        self._edges: tuple[NDArray[np.float64], NDArray[np.float64]] | None = None

    def set_ink(self, ink: NDArray[np.bool_]) -> None:
        """Outline the drawing.

        Parameters
        ----------
        ink : (rows, columns) of bool
            Which pixels are inked.
        """
        self._edges = ink_edges(ink)
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw the outline over the array."""
        super().paintEvent(event)
        if self._edges is None or not self.values.size:
            return
        grid = self._grid()
        starts, ends = (np.array([grid.left, grid.top]) + grid.cell * corners for corners in self._edges)
        lines = [QLineF(*start, *end) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
        painter = QPainter(self)
        painter.setPen(QPen(theme.colour("text"), 1))
        if lines:
            painter.drawLines(*lines)
        painter.end()


def ink_edges(ink: NDArray[np.bool_]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return both ends (n, 2) of every cell's side between ink and paper, as (column, row) corners."""
    padded = np.pad(ink, 1)
    rows, columns = np.nonzero(padded[1:-1, 1:] != padded[1:-1, :-1])
    upright = np.column_stack([columns, rows]), np.column_stack([columns, rows + 1])
    rows, columns = np.nonzero(padded[1:, 1:-1] != padded[:-1, 1:-1])
    flat = np.column_stack([columns, rows]), np.column_stack([columns + 1, rows])
    starts, ends = (np.concatenate(pair).astype(np.float64) for pair in zip(upright, flat, strict=True))
    return starts, ends
