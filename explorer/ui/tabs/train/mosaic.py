"""First-layer weights as one array of small pictures, ready to be coloured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIDE = 28
MOST = 64
_GAP = 1
_DEVIATIONS = 3.0


@dataclass(frozen=True)
class Mosaic:
    """Pictures in a grid, row by row, a pixel apart.

    Attributes
    ----------
    values : ndarray of shape (rows · 29 - 1, columns · 29 - 1), float32
        The weights; NaN in the gaps and where no picture is.
    columns, count : int
        Pictures in a row, and in all.
    limit : float
        End of the colours' scale: three standard deviations of the weights, so that single large ones do not
        make all the others pale.
    """

    values: NDArray[np.float32]
    columns: int
    count: int
    limit: float

    def unit_at(self, x: float, y: float) -> int | None:
        """Return which picture is at a place, in pixels of `values`; None for a gap or beyond."""
        column, row = int(x // (SIDE + _GAP)), int(y // (SIDE + _GAP))
        index = row * self.columns + column
        inside = x % (SIDE + _GAP) < SIDE and y % (SIDE + _GAP) < SIDE
        there = x >= 0 and y >= 0 and column < self.columns and index < self.count
        return index if inside and there else None


def columns_for(count: int, width: float, height: float) -> int:
    """Return how many pictures a row should have in a room of so many device pixels.

    The pictures get as large as the room allows; enlarged, only by whole numbers, which keeps their pixels
    square. Among equals the fewest rows.
    """

    def size(columns: int) -> float:
        rows = -(-count // columns)
        scale = min((width + _GAP) / columns, (height + _GAP) / rows) / (SIDE + _GAP)
        return float(int(scale)) if scale >= 1.0 else scale

    return max(range(1, count + 1), key=lambda columns: (size(columns), columns))


def mosaic(weights: NDArray[np.floating], columns: int) -> Mosaic:
    """Lay out the weights into the first `MOST` units.

    Parameters
    ----------
    weights : ndarray of shape (784, units)
        `W1`: column j holds the weights of unit j, a picture of what it looks for.
    columns : int
        Pictures in a row.
    """
    count = min(weights.shape[1], MOST)
    rows = -(-count // columns)
    shown = np.asarray(weights[:, :count], np.float32)
    grid = np.full((rows * columns, SIDE + _GAP, SIDE + _GAP), np.nan, np.float32)
    grid[:count, :SIDE, :SIDE] = shown.T.reshape(count, SIDE, SIDE)
    step = SIDE + _GAP
    values = (
        grid.reshape(rows, columns, step, step).transpose(0, 2, 1, 3).reshape(rows * step, columns * step)
    )
    spread = float(np.sqrt(np.square(shown, dtype=np.float64).mean()))
    limit = _DEVIATIONS * spread if np.isfinite(spread) and spread > 0 else 1.0
    return Mosaic(values[:-_GAP, :-_GAP], columns, count, limit)
