"""What a long curve needs before it is drawn: a minimum and a maximum per pixel, and axes that hold still.

A run keeps every iteration; a plot has a few hundred columns. Whatever smooths a curve has to come before:
one that is smoothed after thinning is another curve.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import numpy as np

from explorer.training.pyramid import FINEST

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.training.pyramid import Pyramid


def bucket_size(n: int, buckets: int) -> int:
    """Return how many points share a bucket: the smallest power of two that leaves at most `buckets` of them.

    A power of two, so that the buckets of a growing curve stay where they are until it has doubled: the part
    already drawn does not shimmer.
    """
    size = 1
    while -(-n // size) > buckets:
        size *= 2
    return size


def in_sight(x: NDArray[np.generic], low: float, high: float) -> tuple[int, int]:
    """Return where the points between two `x` begin and end, with one neighbour on either side.

    Bisecting in Python looks at twenty points; NumPy's search would first convert all of another dtype.
    """
    return max(bisect_left(x, low) - 1, 0), min(bisect_right(x, high) + 1, len(x))


def reduce(
    x: NDArray[np.generic],
    y: NDArray[np.generic],
    buckets: int,
    low: float = -math.inf,
    high: float = math.inf,
    pyramid: Pyramid | None = None,
) -> tuple[NDArray[np.generic], NDArray[np.generic]]:
    """Thin a curve to the minimum and the maximum of each bucket, in the order in which they occur.

    Parameters
    ----------
    x, y : ndarrays of shape (n,)
        The curve, `x` ascending.
    buckets : int
        At most so many buckets, the plot's width in pixels.
    low, high : float
        Only what has its `x` between these, and the neighbours on either side, which lead out of sight. The
        buckets lie where those of the whole curve would, so that panning does not change the picture.
    pyramid : Pyramid, optional
        Of `y`: with it the work no longer depends on the number of points.

    Returns
    -------
    tuple of two ndarrays of shape (m,), m ≤ 2 · buckets + 4
        Points of the curve, its first and last in sight among them. A curve that is short enough comes back
        as it is.
    """
    start, stop = in_sight(x, low, high)
    if stop <= start:
        return x[:0], y[:0]
    size = bucket_size(stop - start, buckets)
    if size <= 2:
        return x[start:stop], y[start:stop]
    start -= start % size
    if pyramid is not None and size >= FINEST:
        keep = pyramid.extremes(start, stop, size)
        return x[keep], y[keep]
    return _extremes(x[start:stop], y[start:stop], size)


def _extremes(
    x: NDArray[np.generic], y: NDArray[np.generic], size: int
) -> tuple[NDArray[np.generic], NDArray[np.generic]]:
    """Return the lowest and highest point of each `size` successive ones, and the curve's two ends."""
    n = len(y)
    full = n - n % size
    body = np.asarray(y[:full], np.float64)
    low, high = body.reshape(-1, size), body.reshape(-1, size)
    missing = np.isnan(low)
    if missing.any():  # NaN would win both searches and swallow what else the bucket holds
        low, high = np.where(missing, np.inf, low), np.where(missing, -np.inf, high)
    starts = np.arange(0, full, size)
    pairs = np.sort(np.stack([low.argmin(axis=1), high.argmax(axis=1)], axis=1), axis=1) + starts[:, None]
    rest = y[full:]
    tail = [full + int(find(rest)) for find in (np.argmin, np.argmax)] if len(rest) else []
    keep = np.concatenate([[0], pairs.reshape(-1), np.sort(tail), [n - 1]]).astype(int)
    keep = keep[np.flatnonzero(np.diff(keep, prepend=-1))]
    return x[keep], y[keep]


def generous_limit(value: float) -> float:
    """Return the next of 1, 1.5, 2, 3, 5, 7.5 × 10ᵏ: an end for an axis that need not move soon.

    Raises
    ------
    ValueError
        When `value` is not a finite number above zero.
    """
    if not (np.isfinite(value) and value > 0):
        raise ValueError(f"value must be finite and above 0, not {value}")
    magnitude = 10.0 ** np.floor(np.log10(value))
    for step in (1.0, 1.5, 2.0, 3.0, 5.0, 7.5):
        if value <= step * magnitude * (1 + 1e-9):
            return float(step * magnitude)
    return float(10.0 * magnitude)
