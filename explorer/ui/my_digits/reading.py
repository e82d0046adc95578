"""What a network reads in one's own digits, and how that compares with their labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from explorer.data.scaling import as_input

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.nn import Network


@dataclass(frozen=True)
class Confusion:
    """How often a label was read as another class."""

    label: int
    read: int
    times: int


@dataclass(frozen=True, eq=False)
class Reading:
    """A network's verdicts on digits.

    Attributes
    ----------
    labels : ndarray, shape (n,)
        What they are.
    read : ndarray, shape (n,)
        The likeliest class of each; -1 where it has not been read yet.
    """

    labels: NDArray[np.integer]
    read: NDArray[np.integer]

    @property
    def wrong(self) -> NDArray[np.bool_]:
        """Which were read, and wrong."""
        return (self.read >= 0) & (self.read != self.labels)

    @property
    def right(self) -> int:
        """How many were read right."""
        return int(np.count_nonzero(self.read == self.labels))

    @property
    def complete(self) -> bool:
        """Whether all have been read."""
        return bool((self.read >= 0).all())

    @property
    def accuracy(self) -> float:
        """Share read right, 0 to 1; nan without digits."""
        return self.right / len(self.labels) if len(self.labels) else float("nan")

    def confusions(self, most: int) -> tuple[Confusion, ...]:
        """Return the commonest confusions, the commonest first, at most so many."""
        pairs = np.stack([self.labels[self.wrong], self.read[self.wrong]])
        kinds, times = np.unique(pairs, axis=1, return_counts=True)
        order = np.argsort(-times, kind="stable")[:most]
        return tuple(Confusion(int(kinds[0, kind]), int(kinds[1, kind]), int(times[kind])) for kind in order)


def read_digits(network: Network, images: NDArray[np.uint8]) -> NDArray[np.intp]:
    """Return the likeliest class of each image (n, 28, 28); a network of nan answers with its first."""
    with np.errstate(over="ignore", invalid="ignore"):
        y = network.forward(as_input(images, network.theta.dtype)).y
    return np.argmax(y, axis=1)
