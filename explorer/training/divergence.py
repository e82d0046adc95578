"""Where a run that diverged was still good."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from explorer.training.history import History

_BEYOND = 2.0
"""A loss so many times that of the first batch is none from which a lower rate leads back.

Not more: the error of wrong answers ends at 16.1, where the logarithm of 0 is kept from being infinite.
"""


def last_good(history: History, diverged: int, begins: int) -> int:
    """Return the last iteration whose weights still gave a loss as a network may have.

    Before its loss is no number a run may take many steps with losses of any size: weights of 1e16 are
    numbers, but nothing to go on from.

    Parameters
    ----------
    history : History
        Up to the last loss that was a number.
    diverged : int
        The first iteration whose loss was none.
    begins : int
        Where the run began.

    Returns
    -------
    int
        From `begins` on; the loss of its weights is that of the iteration after it.
    """
    losses = history.losses
    if not len(losses):
        return begins
    fair = np.flatnonzero(losses <= _BEYOND * max(float(losses[0]), 1.0))
    last = int(history.iterations[fair[-1]]) if len(fair) else 0
    return max(min(last - 1, diverged - 2), begins)
