"""What lies over the curves of a plot, as plain values, and where its texts go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Guide:
    """A level worth knowing, such as the loss of guessing: a dashed horizontal line with its words.

    Attributes
    ----------
    y : float
        In data units.
    text : str
        Stands above the line's right end.
    """

    y: float
    text: str


@dataclass(frozen=True)
class Mark:
    """Something that happened at one `x`, such as a changed learning rate: a thin vertical line.

    Attributes
    ----------
    x : float
        In data units.
    text : str
        Stands at the line's upper end where there is room.
    """

    x: float
    text: str


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Move positions apart until neighbours are `gap` from each other, each as little as possible.

    Parameters
    ----------
    wanted : sequence of float
        Where each would like to be, in any order.
    gap : float
        Smallest distance of two positions.
    low, high : float
        Positions stay between these two as long as they fit at all.

    Returns
    -------
    list of float
        The new positions, in the order of `wanted`.
    """
    order = sorted(range(len(wanted)), key=wanted.__getitem__)
    # Clusters of touching positions, each kept centred on the mean of what its members wanted.
    clusters: list[tuple[float, int]] = []
    for index in order:
        centre, count = _inside(wanted[index], 1, gap, low, high), 1
        while clusters and clusters[-1][0] + (clusters[-1][1] + count) * gap / 2 > centre:
            other, others = clusters.pop()
            mean = (centre * count + other * others) / (count + others)
            count += others
            centre = _inside(mean, count, gap, low, high)
        clusters.append((centre, count))
    places = [centre + (i - (count - 1) / 2) * gap for centre, count in clusters for i in range(count)]
    result = [0.0] * len(wanted)
    for index, place in zip(order, places, strict=True):
        result[index] = place
    return result


def _inside(centre: float, count: int, gap: float, low: float, high: float) -> float:
    reach = (count - 1) * gap / 2
    return max(min(centre, high - reach), low + reach)
