"""Where a graph's columns stand and where an edge's numbers do: arithmetic without a window."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PyQt6.QtCore import QPointF

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SMALLEST = 0.64
"""Of the usual size: as small as a graph becomes before it asks for more room."""
_LEVEL = 0.05
"""Sine of the angle below which an edge counts as level."""
_APART = 0.4
"""How far along a slanted edge its numbers stand: where edges that meet are far enough apart for theirs."""


class Columns(NamedTuple):
    """The centre of each column by its x in the figure, and the factor that everything is drawn at."""

    centres: Mapping[float, float]
    factor: float


def needed_width(half_widths: Mapping[float, float], gap: float) -> float:
    """Return the width at which neighbouring columns are ``gap`` apart."""
    halves = [half_widths[x] for x in sorted(half_widths)]
    return 2 * sum(halves) + gap * max(len(halves) - 1, 0)


def columns(half_widths: Mapping[float, float], gap: float, width: float) -> Columns:
    """Return where the columns stand within a width.

    Each is given the room its nodes need; what is left over goes between them in proportion to their
    distances in the figure. Where there is too little, all becomes smaller.

    Parameters
    ----------
    half_widths : mapping of float to float
        Half the width of the widest node of each column, by its x.
    gap : float
        Least room between two columns, for the numbers on their edges.
    width : float
        What there is.
    """
    order = sorted(half_widths)
    needed = needed_width(half_widths, gap)
    factor = min(max(width / needed, SMALLEST), 1.0) if needed else 1.0
    spare = max(width - factor * needed, 0.0)
    if len(order) < 2:
        return Columns(dict.fromkeys(order, width / 2), factor)
    reach = order[-1] - order[0]
    centres, at = {order[0]: factor * half_widths[order[0]]}, factor * half_widths[order[0]]
    for left, right in pairwise(order):
        at += factor * (half_widths[left] + gap + half_widths[right]) + spare * (right - left) / reach
        centres[right] = at
    return Columns(centres, factor)


def beside(
    start: QPointF, end: QPointF, width: float, height: float, above: bool, *, fan_in: bool = True
) -> QPointF:
    """Return the centre of a text of that size that stands on one side of an edge without touching it.

    Where edges meet their numbers keep away from that end.

    Parameters
    ----------
    start, end : QPointF
        Of the edge.
    width, height : float
        Of the text.
    above : bool
        Which side.
    fan_in : bool, optional
        Whether the edge meets others where it ends, rather than where it starts.
    """
    angle = math.atan2(end.y() - start.y(), end.x() - start.x())
    distance = abs(math.sin(angle)) * width / 2 + abs(math.cos(angle)) * height / 2 + 1.0
    outward = QPointF(math.sin(angle), -math.cos(angle)) * distance
    along = _APART if fan_in else 1.0 - _APART
    if abs(math.sin(angle)) < _LEVEL:
        along = 0.5
    middle = start + (end - start) * along
    return middle + outward if above else middle - outward


def shifted(start: QPointF, end: QPointF, distance: float) -> tuple[QPointF, QPointF]:
    """Return an edge moved to its lower side, where what flows back has its own arrow."""
    angle = math.atan2(end.y() - start.y(), end.x() - start.x())
    outward = QPointF(-math.sin(angle), math.cos(angle)) * distance
    return start + outward, end + outward


def needed_height(places: Sequence[tuple[float, float]], row: float) -> float:
    """Return the height at which neighbours of one column are ``row`` apart, from the first to the last."""
    by_column: dict[float, list[float]] = {}
    for x, y in places:
        by_column.setdefault(x, []).append(y)
    distances = [
        lower - upper for ys in by_column.values() for upper, lower in pairwise(sorted(ys)) if lower > upper
    ]
    reach = max((y for _, y in places), default=0.0) - min((y for _, y in places), default=0.0)
    return row * reach / min(distances) if distances else 0.0
