"""What a run made of one picture as it learned: probabilities by iteration."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from explorer.training.snapshot import Snapshot

MOST = 240
"""A small plot has no more pixels across."""
FILLED_IN = 120


class ReadingTrack:
    """Readings in the order of their iterations, thinned evenly as they grow.

    Parameters
    ----------
    classes : int
    """

    def __init__(self, classes: int = 10) -> None:
        self.iterations: NDArray[np.int64] = np.empty(0, np.int64)
        self.probabilities: NDArray[np.float32] = np.empty((0, classes), np.float32)

    def __len__(self) -> int:
        return len(self.iterations)

    def add(self, iterations: NDArray[np.integer], probabilities: NDArray[np.floating]) -> None:
        """Take readings from anywhere in the run; of the same iteration the newer one counts.

        Parameters
        ----------
        iterations : ndarray, shape (n,)
        probabilities : ndarray, shape (n, classes)
        """
        every = np.concatenate([np.asarray(iterations, np.int64), self.iterations])
        values = np.concatenate([np.asarray(probabilities, np.float32), self.probabilities])
        self.iterations, places = np.unique(every, return_index=True)
        self.probabilities = values[places]
        if len(self) > MOST:
            self._thin()

    def end_at(self, iteration: int) -> None:
        """Forget what is later: the run went back."""
        there = self.iterations <= iteration
        self.iterations, self.probabilities = self.iterations[there], self.probabilities[there]

    def at(self, iteration: int) -> NDArray[np.float32] | None:
        """Return the last reading not after an iteration, shape (classes,)."""
        place = int(np.searchsorted(self.iterations, iteration, side="right")) - 1
        return self.probabilities[place] if place >= 0 else None

    def _thin(self) -> None:
        even = np.linspace(self.iterations[0], self.iterations[-1], MOST // 2)
        places = np.unique(np.searchsorted(self.iterations, even))
        self.iterations, self.probabilities = self.iterations[places], self.probabilities[places]


def chosen(snapshots: Sequence[Snapshot], most: int = FILLED_IN) -> tuple[Snapshot, ...]:
    """Return so many of the kept moments of a run at most, spread evenly over their number."""
    if len(snapshots) <= most:
        return tuple(snapshots)
    places = np.unique(np.linspace(0, len(snapshots) - 1, most).round().astype(int))
    return tuple(snapshots[place] for place in places)


def read_pictures(snapshot: Snapshot, pictures: NDArray[np.float32]) -> NDArray[np.floating]:
    """Return what the network of a moment makes of pictures (n, 784), shape (n, classes)."""
    with np.errstate(over="ignore", invalid="ignore"):
        return snapshot.network.predict(pictures)
