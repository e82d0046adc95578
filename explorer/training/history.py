"""What a run leaves behind: the loss of every iteration, and the accuracies where they were measured."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.training.trainer import Step

SMOOTHING = 0.9
"""Weight of the past in the smoothed loss: about the last ten iterations count."""


class Evaluation(NamedTuple):
    """Accuracies, 0 to 1, measured after an iteration (0 for before the first update)."""

    iteration: int
    train_accuracy: float
    test_accuracy: float


class History:
    """An append-only record that one thread writes and another reads.

    The writer fills a row and only then counts it, and a larger array replaces a full one whole; so what a
    reader sees under the count it took is complete and never changes.
    """

    def __init__(self) -> None:
        self._rows = np.empty((1024, 3))
        self._count = 0
        self._mean = self._weight = 0.0
        self._evaluations: list[Evaluation] = []

    def append(self, step: Step) -> None:
        """Record a step; called by the thread that trains."""
        count = self._count
        if count == len(self._rows):
            larger = np.empty((2 * count, 3))
            larger[:count] = self._rows
            self._rows = larger
        if math.isfinite(step.loss):
            self._mean = SMOOTHING * self._mean + (1.0 - SMOOTHING) * step.loss
            self._weight = SMOOTHING * self._weight + (1.0 - SMOOTHING)
        # Divided by the weight so far, the mean is not pulled to 0 at the start (Kingma & Ba 2015, sec. 3).
        smoothed = self._mean / self._weight if self._weight else math.nan
        self._rows[count] = step.iteration, step.loss, smoothed
        self._count = count + 1
        if step.train_accuracy is not None and step.test_accuracy is not None:
            self.append_evaluation(Evaluation(step.iteration, step.train_accuracy, step.test_accuracy))

    def append_evaluation(self, evaluation: Evaluation) -> None:
        """Record accuracies; called by the thread that trains."""
        self._evaluations.append(evaluation)

    def until(self, iteration: int) -> History:
        """Return a history of its own that goes on from what this one says up to ``iteration``."""
        copy = History()
        count = int(np.searchsorted(self.iterations, iteration, side="right"))
        copy._rows = np.empty((max(2 * count, 1024), 3))
        copy._rows[:count] = self._rows[:count]
        copy._count = count
        copy._evaluations = [found for found in self._evaluations if found.iteration <= iteration]
        # The sum of the weights so far is 1 − βⁿ, and the smoothed loss the mean divided by it.
        copy._weight = 1.0 - SMOOTHING**count
        copy._mean = copy._weight * float(copy._rows[count - 1, 2]) if count else 0.0
        return copy

    def __len__(self) -> int:
        return self._count

    def _column(self, index: int) -> NDArray[np.float64]:
        count = self._count
        column = self._rows[:count, index]
        column.flags.writeable = False
        return column

    @property
    def iterations(self) -> NDArray[np.float64]:
        """Iteration numbers, shape (n,)."""
        return self._column(0)

    @property
    def losses(self) -> NDArray[np.float64]:
        """Loss of each iteration's batch, shape (n,)."""
        return self._column(1)

    @property
    def smoothed_losses(self) -> NDArray[np.float64]:
        """Debiased exponential mean of the losses, shape (n,)."""
        return self._column(2)

    @property
    def evaluations(self) -> tuple[Evaluation, ...]:
        """Accuracies in the order in which they were measured."""
        return tuple(self._evaluations)
