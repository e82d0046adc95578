"""Which training images a run learns from, and which it sets aside to judge its settings by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.data import Dataset, Split
    from explorer.training.config import TrainingConfig

_CHANCE = 65
"""The same for all runs, whatever their seed: they are then judged by the same images, and a branch with
another seed does not meet images that its parent learned from."""

OWN_SHARE = 0.2
"""A few digits of one's own among thousands would hardly be met: they are repeated to this share."""


@dataclass(frozen=True, eq=False)
class Division:
    """Places of images among the training images of a data set.

    Attributes
    ----------
    learned : ndarray of intp
        Learned from, ascending.
    validation : ndarray of intp
        Set aside (section 6.5.1), ascending; empty without a share for it.
    supply : ndarray of intp
        What batches are drawn from: ``learned``, with the user's own digits repeated.
    """

    learned: NDArray[np.intp]
    validation: NDArray[np.intp]
    supply: NDArray[np.intp]


def divide_training(dataset: Dataset, config: TrainingConfig) -> Division | None:
    """Return how a run divides its training images; ``None`` when it simply learns from all of them."""
    count = len(dataset.train)
    if config.images is None and not config.validation and not dataset.own:
        return None
    return _divided(config.images_used(count), config.images_set_aside(count), dataset.own)


def part(split: Split, places: NDArray[np.intp], limit: int | None = None) -> Split:
    """Return a copy of the images at the first ``limit`` of some places."""
    chosen = places if limit is None else places[:limit]
    return type(split)(split.images[chosen], split.labels[chosen])


@lru_cache(maxsize=8)
def _divided(used: int, set_aside: int, own: int) -> Division:
    order = np.random.default_rng(_CHANCE).permutation(used)
    validation, learned = np.sort(order[:set_aside]), np.sort(order[set_aside:])
    mine = learned[learned < own]
    repeats = round(OWN_SHARE * (len(learned) - len(mine)) / len(mine)) if len(mine) else 0
    supply = np.concatenate([learned, np.tile(mine, max(repeats - 1, 0))])
    for places in (learned, validation, supply):
        places.flags.writeable = False
    return Division(learned, validation, supply)
