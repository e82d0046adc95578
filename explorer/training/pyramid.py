"""The extremes of ever longer stretches of a growing curve, so that a million points draw as fast as few."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

FINEST = 16
"""Points of a bucket of the finest level; each level's buckets have four of the level below."""
_STEP = 4
_LEVELS = 10
_FILLS = ((np.argmin, np.inf), (np.argmax, -np.inf))


class Pyramid:
    """Where the lowest and the highest point of each stretch of 16, 64, 256 … successive ones are.

    It takes about a byte a point, and work for the points that are new alone.
    """

    def __init__(self) -> None:
        self._values: NDArray[np.generic] = np.empty(0)
        # For each level, the indices of the lowest points and those of the highest.
        self._levels = [[np.empty(0, np.int32), np.empty(0, np.int32)] for _ in range(_LEVELS)]
        self._counts = [0] * _LEVELS

    def take(self, values: NDArray[np.generic], same: int = 0) -> None:
        """Go on to a curve of which the first ``same`` points are those taken before; kept, not copied."""
        size = FINEST
        for level in range(_LEVELS):
            self._counts[level] = min(self._counts[level], same // size)
            size *= _STEP
        self._values = values
        size = FINEST
        for level in range(_LEVELS):
            count, wanted = self._counts[level], len(values) // size
            if wanted > count:
                self._grow(level, wanted)
                for side, (find, fill) in enumerate(_FILLS):
                    candidates = self._candidates(level, side, count, wanted)
                    found = _filled(values[candidates], fill)
                    best = find(found.reshape(wanted - count, -1), axis=1)
                    rows = candidates.reshape(wanted - count, -1)
                    self._levels[level][side][count:wanted] = rows[np.arange(wanted - count), best]
                self._counts[level] = wanted
            size *= _STEP

    def _candidates(self, level: int, side: int, start: int, stop: int) -> NDArray[np.integer]:
        """Return which points the buckets from ``start`` to ``stop`` are chosen of, bucket after bucket."""
        if level == 0:
            return np.arange(start * FINEST, stop * FINEST)
        return self._levels[level - 1][side][start * _STEP : stop * _STEP]

    def _grow(self, level: int, wanted: int) -> None:
        count = self._counts[level]
        for side, indices in enumerate(self._levels[level]):
            if wanted > len(indices):
                larger = np.empty(max(2 * len(indices), wanted), np.int32)
                larger[:count] = indices[:count]
                self._levels[level][side] = larger

    def extremes(self, start: int, stop: int, size: int) -> NDArray[np.intp]:
        """Return the lowest and highest point of each ``size`` successive ones, and the stretch's two ends.

        Parameters
        ----------
        start, stop : int
            The stretch; ``start`` a multiple of ``size``.
        size : int
            A power of two, at least :data:`FINEST`.

        Returns
        -------
        ndarray of shape (m,), m ≤ 2 · buckets + 4
            Ascending indices.
        """
        level, bucket = 0, FINEST
        while level + 1 < _LEVELS and bucket * _STEP <= size:
            level, bucket = level + 1, bucket * _STEP
        full = stop - (stop - start) % size
        found = [np.array([start, stop - 1])]
        values = self._values
        for side, (find, fill) in enumerate(_FILLS):
            rows = self._levels[level][side][start // bucket : full // bucket].reshape(-1, size // bucket)
            if rows.shape[1] == 1:
                found.append(rows[:, 0])
            elif len(rows):
                best = find(_filled(values[rows], fill), axis=1)
                found.append(rows[np.arange(len(rows)), best])
            if full < stop:
                found.append(np.array([full + int(find(_filled(values[full:stop], fill)))]))
        ordered = np.sort(np.concatenate(found))
        return ordered[np.flatnonzero(np.diff(ordered, prepend=-1))].astype(np.intp)


def _filled(values: NDArray[np.generic], fill: float) -> NDArray[np.generic]:
    """Return values with ``fill`` for what is no number: it would win both searches and swallow the rest."""
    missing = np.isnan(values)
    return np.where(missing, fill, values) if missing.any() else values
