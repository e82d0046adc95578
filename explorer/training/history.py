"""What a run leaves behind: the loss of every iteration, and the accuracies where they were measured."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from explorer.training.table import Table
from explorer.training.thinning import means_between

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from explorer.training.step import Step
    from explorer.training.table import Columns

SMOOTHING = 0.9
"""Weight of the past in the smoothed loss: about the last ten iterations count."""
MOST_ROWS = 2**20
"""Iterations kept one by one; the older ones of a longer run leave the extremes of each bucket."""
MOST_GAUGED = 2**17
BUDGET = 58 * 2**20
"""Bytes that a full history takes at most: 44 a row, 36 a gauged one, and what the thinned ones stand for."""

_ROWS = {
    "iteration": np.float64,
    "seconds": np.float64,
    "epoch": np.float32,
    "learning_rate": np.float64,
    "loss": np.float64,
    "smoothed": np.float64,
}
_GAUGED = {
    "iteration": np.float64,
    "seconds": np.float64,
    "epoch": np.float32,
    "gradient_norm": np.float64,
    "update_ratio": np.float64,
}


class Evaluation(NamedTuple):
    """Accuracies, 0 to 1, measured after an iteration (0 for before the first update).

    That on the images kept back from training is ``None`` where none are.
    """

    iteration: int
    train_accuracy: float
    test_accuracy: float
    validation_accuracy: float | None = None


class Rows(NamedTuple):
    """The iterations of a history at one moment: read-only columns of shape (n,).

    Attributes
    ----------
    iteration, seconds, epoch : ndarray
        When: updates made, time spent training (pauses do not count), passes over the images.
    loss : ndarray
        Of the iteration's batch.
    learning_rate : ndarray
        That the update was made with.
    mean, span : ndarray, shape (m,), m ≤ n
        The first m rows are the extremes of those that were there: each stands for so many iterations, up
        to its own, of that mean loss. The rows after them stand for themselves alone.
    generation : int
        As long as it stays, later rows are added to these and none is changed.
    """

    iteration: NDArray[np.float64]
    seconds: NDArray[np.float64]
    epoch: NDArray[np.float32]
    loss: NDArray[np.float64]
    learning_rate: NDArray[np.float64]
    mean: NDArray[np.float64]
    span: NDArray[np.float64]
    generation: int


class Gauged(NamedTuple):
    """What was measured of some updates at one moment: read-only columns of shape (n,).

    Attributes
    ----------
    iteration, seconds, epoch : ndarray
        When; see :class:`Rows`.
    gradient_norm : ndarray
        Length of the batch's gradient.
    update_ratio : ndarray
        Length of the update by that of the weights.
    generation : int
        As in :class:`Rows`.
    """

    iteration: NDArray[np.float64]
    seconds: NDArray[np.float64]
    epoch: NDArray[np.float32]
    gradient_norm: NDArray[np.float64]
    update_ratio: NDArray[np.float64]
    generation: int


class _LossTable(Table):
    """Rows of which the thinned ones remember the mean loss of those that went."""

    def __init__(self) -> None:
        super().__init__(_ROWS, "loss", MOST_ROWS)

    def append(self, *values: float) -> None:
        """Add a row: column by column by hand, for a loop over them takes four times as long."""
        row = self.next_row()
        iteration, seconds, epoch, learning_rate, loss, smoothed = self.writing
        iteration[row], seconds[row], epoch[row], learning_rate[row], loss[row], smoothed[row] = values
        self._count = row + 1

    def _summary(self, kept: NDArray[np.intp] | None = None) -> Columns:
        if kept is None or not len(kept):
            return {"mean": np.empty(0), "span": np.empty(0)}
        (columns, before, _), upto = self.read(), int(kept[-1]) + 1
        means, spans = columns["loss"][:upto].copy(), np.ones(upto)
        means[: len(before["mean"])], spans[: len(before["span"])] = before["mean"], before["span"]
        mean, span = means_between(kept, means, spans)
        return {"mean": mean, "span": span}


class History:
    """An append-only record that one thread writes and another reads.

    What a reader took is complete and never changes. Every iteration is kept up to a million; of a longer
    run's older part the lowest and the highest loss of each bucket, so that it stays within :data:`BUDGET`.
    """

    def __init__(self) -> None:
        self._rows = _LossTable()
        self._gauged = Table(_GAUGED, "gradient_norm", MOST_GAUGED)
        self._mean = self._weight = 0.0
        self._seconds = 0.0
        self._evaluations: list[Evaluation] = []

    def append(self, step: Step, seconds: float | None = None) -> None:
        """Record a step; called by the thread that trains.

        Parameters
        ----------
        step : Step
        seconds : float, optional
            That it took. Without it, its time is that of the step before.
        """
        loss = step.loss
        if math.isfinite(loss):
            self._mean = SMOOTHING * self._mean + (1.0 - SMOOTHING) * loss
            self._weight = SMOOTHING * self._weight + (1.0 - SMOOTHING)
        if seconds is not None:
            self._seconds += seconds
        # Divided by the weight so far, the mean is not pulled to 0 at the start (Kingma & Ba 2015, sec. 3).
        smoothed = self._mean / self._weight if self._weight else math.nan
        when = (step.iteration, self._seconds, step.epoch)
        self._rows.append(*when, step.learning_rate, loss, smoothed)
        if step.gradient_norm is not None and step.update_ratio is not None:
            self._gauged.append(*when, step.gradient_norm, step.update_ratio)
        if step.train_accuracy is not None and step.test_accuracy is not None:
            found = Evaluation(
                step.iteration, step.train_accuracy, step.test_accuracy, step.validation_accuracy
            )
            self.append_evaluation(found)

    def append_evaluation(self, evaluation: Evaluation) -> None:
        """Record accuracies; called by the thread that trains."""
        self._evaluations.append(evaluation)

    def until(self, iteration: int) -> History:
        """Return a history of its own that goes on from what this one says up to ``iteration``."""
        arrays = self.arrays()
        for table, time in (("rows", "rows.iteration"), ("gauged", "gauged.iteration")):
            count = int(np.searchsorted(arrays[time], iteration, side="right"))
            for name in arrays:
                if name.startswith(table):
                    arrays[name] = arrays[name][:count]
        found = arrays["evaluations"]
        arrays["evaluations"] = found[found[:, 0] <= iteration]
        return History.from_arrays(arrays)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return all that it says as arrays by name, for a file; :meth:`from_arrays` makes it again.

        ``rows.…`` and ``gauged.…`` are the columns of :class:`Rows` and :class:`Gauged`, and ``evaluations``
        has a row (iteration, train, test, validation or nan) each.
        """
        (rows, summary, _), (gauged, _, _) = self._rows.read(), self._gauged.read()
        found = [
            (e.iteration, e.train_accuracy, e.test_accuracy, _number(e.validation_accuracy))
            for e in self.evaluations
        ]
        return {
            **{f"rows.{name}": column for name, column in rows.items()},
            **{f"rows.{name}": column for name, column in summary.items()},
            **{f"gauged.{name}": column for name, column in gauged.items()},
            "evaluations": np.array(found, np.float64).reshape(-1, 4),
            "buckets": np.array([self._rows.bucket, self._gauged.bucket]),
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> History:
        """Return the history that :meth:`arrays` was taken of, as one's own copy.

        Raises
        ------
        KeyError
            When an array is missing.
        ValueError
            When columns are not of one length.
        """
        history = cls()
        buckets = [int(bucket) for bucket in arrays["buckets"]]
        rows = {name: arrays[f"rows.{name}"] for name in _ROWS}
        summary = {name: np.array(arrays[f"rows.{name}"]) for name in ("mean", "span")}
        history._rows.fill(rows, summary, buckets[0])
        history._gauged.fill({name: arrays[f"gauged.{name}"] for name in _GAUGED}, {}, buckets[1])
        history._evaluations = [
            Evaluation(int(iteration), train, test, None if math.isnan(validation) else validation)
            for iteration, train, test, validation in arrays["evaluations"].tolist()
        ]
        if len(history):
            made = np.count_nonzero(np.isfinite(rows["loss"][len(summary["span"]) :])) + summary["span"].sum()
            # The sum of the weights so far is 1 − βⁿ, and the smoothed loss the mean divided by it.
            history._weight = 1.0 - SMOOTHING ** float(made)
            last = float(rows["smoothed"][-1])
            history._mean = history._weight * last if math.isfinite(last) else 0.0
            history._seconds = float(rows["seconds"][-1])
        return history

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def nbytes(self) -> int:
        """Bytes that it takes, beside the evaluations; never more than :data:`BUDGET`."""
        return self._rows.nbytes + self._gauged.nbytes

    @property
    def rows(self) -> Rows:
        """All columns of one moment; the properties below may each be of a later one than the other."""
        columns, summary, generation = self._rows.read()
        del columns["smoothed"]
        return Rows(**columns, **summary, generation=generation)

    @property
    def gauged(self) -> Gauged:
        """Gradient norms and update ratios, of one moment."""
        columns, _, generation = self._gauged.read()
        return Gauged(**columns, generation=generation)

    @property
    def iterations(self) -> NDArray[np.float64]:
        """Iteration numbers, shape (n,)."""
        return self._rows.read()[0]["iteration"]

    @property
    def losses(self) -> NDArray[np.float64]:
        """Loss of each iteration's batch, shape (n,)."""
        return self._rows.read()[0]["loss"]

    @property
    def smoothed_losses(self) -> NDArray[np.float64]:
        """Debiased exponential mean of the losses, shape (n,)."""
        return self._rows.read()[0]["smoothed"]

    @property
    def evaluations(self) -> tuple[Evaluation, ...]:
        """Accuracies in the order in which they were measured."""
        return tuple(self._evaluations)


def _number(value: float | None) -> float:
    return math.nan if value is None else value
