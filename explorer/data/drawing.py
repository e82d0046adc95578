"""Strokes of a pen and the ink they leave: an antialiased raster that grows segment by segment."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from explorer.data.dataset import IMAGE_SIDE

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

#: Ink is drawn eight times finer than the images a network reads.
INK_SIDE = 8 * IMAGE_SIDE

#: Width of the pen, as a fraction of the canvas side, at which drawn digits look most like MNIST's: 3,000 pen
#: strokes of UNIPEN, drawn two thirds of the canvas high, were read best at 0.07 to 0.09.
PEN_WIDTH = 0.08

_TRACE = np.float32(1.0 / 255.0)
_VISIBLE = np.float32(0.1)

Point = tuple[float, float]


@dataclass(frozen=True, eq=False)
class Stroke:
    """One movement of the pen or the eraser over the canvas.

    Parameters
    ----------
    points
        (n, 2) x and y, from 0 at the left and top edge of the canvas to 1 at its right and bottom edge; they
        may lie outside. A single point is a dot.
    width
        Of the line, as a fraction of the canvas side, above 0 and up to 1.
    erase
        Whether it takes ink away.

    Raises
    ------
    ValueError
        No points, points that are not finite pairs, or a width out of range.
    """

    points: NDArray[np.float64]
    width: float = PEN_WIDTH
    erase: bool = False

    def __post_init__(self) -> None:
        points = np.array(self.points, dtype=np.float64)
        if points.ndim != 2 or points.shape[1] != 2 or not len(points) or not np.isfinite(points).all():
            raise ValueError(f"points must be finite and of shape (n, 2) with n ≥ 1, not {points.shape}")
        if not 0.0 < self.width <= 1.0:
            raise ValueError(f"width must be above 0 and at most 1, not {self.width}")
        points.setflags(write=False)
        object.__setattr__(self, "points", points)


class Ink:
    """What is on the canvas: a square of ink from 0 (none) to 1 (full).

    Parameters
    ----------
    side
        Height and width in pixels.

    Attributes
    ----------
    pixels
        (side, side) float32, changed in place by drawing.
    """

    def __init__(self, side: int = INK_SIDE) -> None:
        self.side = side
        self.pixels: NDArray[np.float32] = np.zeros((side, side), dtype=np.float32)

    @property
    def is_empty(self) -> bool:
        """Whether there is no ink at all."""
        return not self.pixels.any()

    def clear(self) -> None:
        """Take all ink away."""
        self.pixels.fill(0.0)

    def copy(self) -> Ink:
        """Return the same ink on a canvas of its own."""
        twin = Ink(self.side)
        twin.pixels[:] = self.pixels
        return twin

    def draw(self, stroke: Stroke) -> None:
        """Draw or erase a whole stroke; the same ink results as from its segments one by one."""
        points = [(float(x), float(y)) for x, y in stroke.points]
        if len(points) == 1:
            self.add_segment(points[0], points[0], stroke.width, stroke.erase)
        for p, q in itertools.pairwise(points):
            self.add_segment(p, q, stroke.width, stroke.erase)

    def add_segment(self, p: Point, q: Point, width: float = PEN_WIDTH, erase: bool = False) -> None:
        """Draw or erase a straight line with round ends.

        Parameters
        ----------
        p, q
            x and y of its ends in canvas units, 0…1. Equal ends leave a dot.
        width
            Of the line, as a fraction of the canvas side.
        erase
            Take ink away instead of leaving it.

        Notes
        -----
        A pixel is covered by as much as its centre lies within the line, faded over one pixel at the edge.
        Ink combines by the maximum (erasing by the minimum), so drawing over the same place again, as
        neighbouring segments do at their joints, changes nothing. Only the pixels around the segment are
        touched: a mouse move costs 0.02 ms, a line across the whole canvas 0.12 ms.
        """
        radius = 0.5 * width * self.side
        px, py, qx, qy = (value * self.side for value in (*p, *q))
        rows = self._span(py, qy, radius)
        columns = self._span(px, qx, radius)
        covered = _coverage(px, py, qx, qy, radius, rows, columns)
        touched = self.pixels[rows, columns]
        if erase:
            np.subtract(np.float32(1.0), covered, out=covered)
            np.minimum(touched, covered, out=touched)
            # Else a fringe too faint to see would still count as ink when the digit's box is sought.
            touched[touched < _VISIBLE] = 0.0
        else:
            np.maximum(touched, covered, out=touched)

    def paste(self, image: ArrayLike) -> None:
        """Replace the ink by a small image, e.g. a digit of a data set, smoothly enlarged.

        Parameters
        ----------
        image
            (28, 28) in 0…1, or uint8.

        Notes
        -----
        The mean of the ink over the area of each pixel is that pixel (up to clipping at 0 and 1), and no
        ink spreads beyond the pixels that have some: so preprocessing the ink gives the image back.
        """
        small = np.asarray(image)
        if small.shape != (IMAGE_SIDE, IMAGE_SIDE):
            raise ValueError(f"the image must be ({IMAGE_SIDE}, {IMAGE_SIDE}), not {small.shape}")
        grey = small * np.float32(1.0 / 255.0) if small.dtype == np.uint8 else small
        enlarge = _enlargement(self.side)
        nearest = np.arange(self.side) * IMAGE_SIDE // self.side
        inked = (grey > 0.0)[nearest][:, nearest]
        # Faint pixels keep a trace of ink all over, so that the box around the ink is exactly theirs.
        self.pixels[:] = np.clip(enlarge @ grey @ enlarge.T, _TRACE, 1.0) * inked

    def _span(self, a: float, b: float, radius: float) -> slice:
        """Return the rows or columns that a segment from a to b can touch."""
        low = math.floor(min(a, b) - radius - 0.5)
        high = math.ceil(max(a, b) + radius + 0.5)
        return slice(max(0, min(low, self.side)), max(0, min(high, self.side)))


def _coverage(
    px: float, py: float, qx: float, qy: float, radius: float, rows: slice, columns: slice
) -> NDArray[np.float32]:
    """Return how much of each pixel of those rows and columns the line covers, by its centre's distance."""
    dx, dy = qx - px, qy - py
    x: NDArray[np.float32] = np.arange(columns.start, columns.stop, dtype=np.float32) + np.float32(0.5 - px)
    y: NDArray[np.float32] = np.arange(rows.start, rows.stop, dtype=np.float32)[:, np.newaxis]
    y = y + np.float32(0.5 - py)
    length = dx * dx + dy * dy
    # Shorter than a thousandth of a pixel it is a dot, and dividing by it would overflow.
    if length > 1e-6:
        # The nearest point of the segment is p + t (q - p).
        t = x * np.float32(dx / length) + y * np.float32(dy / length)
        np.maximum(t, np.float32(0.0), out=t)
        np.minimum(t, np.float32(1.0), out=t)
        x = x - np.multiply(t, np.float32(dx))
        y = y - np.multiply(t, np.float32(dy), out=t)
    distance = x * x + y * y
    np.sqrt(distance, out=distance)
    np.subtract(np.float32(radius + 0.5), distance, out=distance)
    np.maximum(distance, np.float32(0.0), out=distance)
    return np.minimum(distance, np.float32(1.0), out=distance)


@cache
def _enlargement(side: int) -> NDArray[np.float32]:
    """Return the matrix (side, 28) that enlarges columns of an image.

    Linear interpolation between pixel centres alone would blur: the mean over a pixel's area would be
    1/8, 6/8, 1/8 of the pixel and its neighbours. So the values that it interpolates are chosen, by solving
    for them, such that these means are the pixels.
    """
    centres = (np.arange(side) + 0.5) * IMAGE_SIDE / side - 0.5
    distance = np.abs(centres[:, np.newaxis].clip(0, IMAGE_SIDE - 1) - np.arange(IMAGE_SIDE))
    linear = np.maximum(1.0 - distance, 0.0)
    pixel_of = np.arange(side) * IMAGE_SIDE // side
    means = np.stack([linear[pixel_of == pixel].mean(axis=0) for pixel in range(IMAGE_SIDE)])
    matrix: NDArray[np.float32] = (linear @ np.linalg.inv(means)).astype(np.float32)
    return matrix
