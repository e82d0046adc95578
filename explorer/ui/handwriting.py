"""Digits as a pen writes them: the strokes that the demonstration draws on the canvas."""

from __future__ import annotations

import math
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Point = tuple[float, float]

#: Corner points of each stroke of each digit, x to the right and y down, in canvas sides.
_CORNERS: Mapping[int, tuple[tuple[Point, ...], ...]] = MappingProxyType(
    {
        0: (((0.52, 0.18), (0.34, 0.28), (0.30, 0.52), (0.38, 0.76), (0.52, 0.82), (0.66, 0.72),
             (0.70, 0.46), (0.62, 0.24), (0.50, 0.18)),),
        1: (((0.52, 0.18), (0.51, 0.40), (0.49, 0.62), (0.48, 0.84)),),
        2: (((0.32, 0.32), (0.40, 0.20), (0.56, 0.18), (0.66, 0.30), (0.60, 0.46), (0.46, 0.64),
             (0.31, 0.81)), ((0.31, 0.81), (0.50, 0.80), (0.72, 0.80))),
        3: (((0.32, 0.26), (0.44, 0.17), (0.60, 0.20), (0.64, 0.33), (0.56, 0.44), (0.44, 0.48)),
            ((0.44, 0.48), (0.60, 0.52), (0.67, 0.64), (0.60, 0.78), (0.45, 0.83), (0.31, 0.75))),
        4: (((0.40, 0.18), (0.34, 0.36), (0.30, 0.54)), ((0.30, 0.54), (0.50, 0.53), (0.72, 0.51)),
            ((0.62, 0.28), (0.60, 0.56), (0.58, 0.84))),
        5: (((0.66, 0.20), (0.52, 0.20), (0.38, 0.21)), ((0.38, 0.21), (0.36, 0.34), (0.35, 0.46)),
            ((0.35, 0.46), (0.50, 0.42), (0.64, 0.50), (0.67, 0.66), (0.56, 0.80), (0.34, 0.79))),
        6: (((0.60, 0.17), (0.44, 0.30), (0.35, 0.50), (0.34, 0.70), (0.46, 0.83), (0.60, 0.78),
             (0.65, 0.64), (0.56, 0.54), (0.42, 0.56), (0.35, 0.66)),),
        7: (((0.30, 0.22), (0.50, 0.21), (0.69, 0.20)), ((0.69, 0.20), (0.58, 0.50), (0.46, 0.84))),
        8: (((0.64, 0.28), (0.52, 0.18), (0.38, 0.25), (0.40, 0.40), (0.54, 0.50), (0.65, 0.64),
             (0.58, 0.80), (0.44, 0.82), (0.35, 0.70), (0.44, 0.54), (0.58, 0.42), (0.64, 0.28)),),
        9: (((0.64, 0.32), (0.52, 0.20), (0.38, 0.28), (0.37, 0.44), (0.50, 0.50), (0.62, 0.42),
             (0.64, 0.30)), ((0.64, 0.30), (0.62, 0.56), (0.57, 0.84))),
    }
)  # fmt: skip

# Moves of a mouse come about this far apart on the canvas when one writes at ease.
_STRIDE = 0.025


def strokes_of(digit: int) -> tuple[tuple[Point, ...], ...]:
    """Return the strokes of a digit, each as the places a pen passes, in canvas sides (0…1)."""
    return tuple(tuple(_smooth(corners)) for corners in _CORNERS[digit])


def _smooth(corners: tuple[Point, ...]) -> Iterator[Point]:
    """Yield places along the curve through the corners (Catmull & Rom 1974), its ends included."""
    padded = (corners[0], *corners, corners[-1])
    yield corners[0]
    for index, (start, end) in enumerate(pairwise(corners)):
        before, after = padded[index], padded[index + 3]
        parts = max(round(math.dist(start, end) / _STRIDE), 1)
        for part in range(1, parts + 1):
            t = part / parts
            x, y = (_between(*values, t) for values in zip(before, start, end, after, strict=True))
            yield x, y


def _between(before: float, start: float, end: float, after: float, t: float) -> float:
    slope_start, slope_end = (end - before) / 2, (after - start) / 2
    return (
        (2 * t**3 - 3 * t**2 + 1) * start
        + (t**3 - 2 * t**2 + t) * slope_start
        + (3 * t**2 - 2 * t**3) * end
        + (t**3 - t**2) * slope_end
    )
