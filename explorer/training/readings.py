"""How a network reads images whose labels are known: which it confuses, and where it is most wrong."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from explorer.data.scaling import as_input

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.data import Split
    from explorer.nn import Network

_MOST = 1000
_LEAST = 100
_MULTIPLICATIONS = 1e8
"""Of one look at the images: some milliseconds, which the window can wait for."""


@dataclass(frozen=True, eq=False)
class Readings:
    """What a network says of the first images of a split.

    Attributes
    ----------
    labels : ndarray, shape (n,)
        True classes.
    probabilities : ndarray, shape (n, classes)
        Given by the network.
    """

    labels: NDArray[np.intp]
    probabilities: NDArray[np.floating]

    @cached_property
    def guesses(self) -> NDArray[np.intp]:
        """Likeliest class of each image, shape (n,)."""
        return np.asarray(self.probabilities.argmax(axis=1))

    @cached_property
    def confusion(self) -> NDArray[np.intp]:
        """Images of class i read as class j, shape (classes, classes)."""
        classes = self.probabilities.shape[1]
        return np.bincount(self.labels * classes + self.guesses, minlength=classes**2).reshape(classes, -1)

    def worst(self, count: int) -> NDArray[np.intp]:
        """Return the misread images, those first whose true class seemed least likely."""
        true = self.probabilities[np.arange(len(self.labels)), self.labels]
        order = np.argsort(true, kind="stable")
        misread = order[(self.guesses != self.labels)[order]]
        return np.asarray(misread[:count])

    def of(self, label: int, guess: int, count: int) -> NDArray[np.intp]:
        """Return the images of class ``label`` read as ``guess``, the surest first."""
        there = np.flatnonzero((self.labels == label) & (self.guesses == guess))
        return there[np.argsort(-self.probabilities[there, guess], kind="stable")][:count]


def read_images(network: Network, split: Split) -> Readings:
    """Return how a network reads the first images of a split: a thousand, fewer for a large network."""
    count = int(min(max(_MULTIPLICATIONS / network.parameter_count, _LEAST), _MOST))
    with np.errstate(over="ignore", invalid="ignore"):
        probabilities = network.predict(as_input(split.images[:count]))
    return Readings(split.labels[:count].astype(np.intp), probabilities)
