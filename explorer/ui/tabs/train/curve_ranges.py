"""How far the axes of a growing curve reach: in steps so generous that they seldom move."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from explorer.training.curves import generous_limit

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FIRST = 50
_HEADROOM = 1.1
_SECONDS_AHEAD = 0.75
_UNKNOWN_LENGTH = 1000
_GUESSING = 2.303
_DEEPEST = 1e-8


def iterations_in_sight(iteration: int, total: int | None, pace: float) -> float:
    """Return the last iteration that the axis shows.

    Before the first update the whole run is in sight. Then the axis begins short, so that the first updates
    can be told apart, and grows ahead of the curve until it shows the whole run.

    Parameters
    ----------
    iteration : int
        Updates made.
    total : int or None
        Updates the run will make, where it has an end.
    pace : float
        Updates a second, so that a fast curve does not outrun an axis that moves twice a second.
    """
    if iteration == 0:
        return float(total or _UNKNOWN_LENGTH)
    ahead = max(iteration * _HEADROOM, iteration + pace * _SECONDS_AHEAD, _FIRST)
    limit = generous_limit(ahead)
    return float(total) if total is not None and limit >= total else limit


def loss_in_sight(highest: float) -> float:
    """Return the top of the loss axis for the highest smoothed loss: never below what guessing costs."""
    wanted = max(highest, _GUESSING) if math.isfinite(highest) else _GUESSING
    return generous_limit(wanted * _HEADROOM)


def seconds_in_sight(seconds: float, total: float | None) -> float:
    """Return the last second of training that the axis shows.

    Parameters
    ----------
    seconds : float
        Trained so far.
    total : float or None
        That the whole run will take, as far as that can be told.
    """
    limit = generous_limit(max(seconds * _HEADROOM, seconds + _SECONDS_AHEAD))
    return limit if total is None else min(limit, max(total, seconds, _SECONDS_AHEAD))


def floor_in_sight(lowest: float, top: float) -> float:
    """Return the bottom of a logarithmic axis for the lowest value, above 0 and a decade below ``top``."""
    wanted = lowest / 2.0 if 0.0 < lowest < math.inf else top
    wanted = min(max(wanted, top * _DEEPEST), top / 10.0)
    # The largest round number below is the inverse of the smallest one above the inverse.
    return 1.0 / generous_limit(1.0 / wanted)


def span_in_sight(values: NDArray[np.generic], least: float) -> float:
    """Return how far an axis about 0 reaches for values on either side of it."""
    finite = np.abs(values[np.isfinite(values)])
    return generous_limit(max(float(finite.max()) * _HEADROOM, least) if len(finite) else least)
