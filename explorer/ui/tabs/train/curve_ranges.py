"""How far the axes of a growing curve reach: in steps so generous that they seldom move."""

from __future__ import annotations

import math

from explorer.training.curves import generous_limit

_FIRST = 50
_HEADROOM = 1.1
_SECONDS_AHEAD = 0.75
_UNKNOWN_LENGTH = 1000
_GUESSING = 2.303


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
