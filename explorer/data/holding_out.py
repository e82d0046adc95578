"""Which of one's own digits are kept aside to judge by, and never learned from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

FEWEST_DIGITS = 10
"""With fewer, hardly three are left to judge by."""

HELD_OUT_EVERY = 3
"""Each third digit is kept aside."""


def held_out(digits: int) -> int:
    """Return how many of so many digits are kept aside."""
    return digits // HELD_OUT_EVERY


def held_out_places(labels: NDArray[np.uint8], seed: int = 0) -> NDArray[np.bool_]:
    """Return which digits are kept aside, shape (n,): every third, spread evenly over the labels.

    The same labels and seed give the same places.
    """
    # In chance order within a label, then every third of all: a label with three or more is in both parts.
    chance = np.random.default_rng(seed).random(len(labels))
    order = np.lexsort((chance, labels))
    aside = np.zeros(len(labels), dtype=bool)
    aside[order[HELD_OUT_EVERY - 1 :: HELD_OUT_EVERY]] = True
    return aside
