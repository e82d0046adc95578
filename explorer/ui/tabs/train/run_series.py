"""What the plots draw of one run, kept in step with its history as it grows."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from explorer.training.history import SMOOTHING, History
from explorer.training.smoothing import SmoothedLoss
from explorer.ui.tabs.train.run_axis import RunAxis

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.ui.tabs.train.run_axis import AxisKind

PORTION = 2**19
"""Rows smoothed anew at one drawing: some 10 ms."""
ITERATION, TRAIN, TEST, VALIDATION = range(4)


class Line(NamedTuple):
    """Points of a curve, and how many of its first `y` are those of the last time."""

    x: NDArray[np.generic]
    y: NDArray[np.generic]
    same: int = 0


@dataclass(frozen=True)
class Moment:
    """All that is known of a run at one place of the axis; what was not measured is None."""

    iteration: int
    epoch: float
    seconds: float
    loss: float
    smoothed: float
    learning_rate: float
    train: float | None = None
    test: float | None = None
    validation: float | None = None
    gradient_norm: float | None = None
    update_ratio: float | None = None


class RunSeries:
    """Columns of a run by the axis that was chosen.

    Parameters
    ----------
    history : History
    begins : int, optional
        The run's own first iterations lie after this one; before, it is its parent.

    Attributes
    ----------
    settled : bool
        Whether the smoothed loss is there in full, as strong as it was asked for.
    evaluations : ndarray of shape (m, 4)
        Iteration and accuracy on training, test and validation images; nan for what was not measured.
    axis : RunAxis
    """

    def __init__(self, history: History, begins: int = 0) -> None:
        self.history = history
        self.begins = begins
        self._smoothed = self._next = SmoothedLoss(SMOOTHING)
        self.settled = False
        self._same_rows = self._same_smoothed = self._same_gauged = 0
        self._limits = (math.inf, -math.inf, 0)
        self.evaluations: NDArray[np.float64] = np.empty((0, 4))
        self._evaluated_at: NDArray[np.float64] = np.empty(0)
        self._evaluations_seen = 0
        self._rows, self._gauged = history.rows, history.gauged
        self.axis = RunAxis("iteration", self._rows, 1.0)

    def take(self, kind: AxisKind, weight: float, slope: float | None = None) -> bool:
        """Take what the run has added, by an axis and a smoothing; return whether all of it is there.

        Parameters
        ----------
        kind : {"iteration", "epoch", "seconds"}
        weight : float
            Of the past in the smoothed loss.
        slope : float, optional
            Axis units of an iteration; by default as it was so far.
        """
        before, gauged_before = self._rows, self._gauged
        self._rows, self._gauged = self.history.rows, self.history.gauged
        thinned = self._rows.generation != before.generation
        self._same_rows = 0 if thinned else len(before.loss)
        fresh_gauge = self._gauged.generation != gauged_before.generation
        self._same_gauged = 0 if fresh_gauge else len(gauged_before.iteration)
        self.settled = complete = self._smooth(weight, thinned)
        moved = kind != self.axis.kind
        if slope is None:
            slope = self._mean_step(kind)
        self.axis = RunAxis(kind, self._rows, slope)
        self._take_evaluations(moved)
        return complete

    def _mean_step(self, kind: AxisKind) -> float:
        if kind == "iteration" or not len(self._rows.iteration):
            return 1.0
        return float(getattr(self._rows, kind)[-1]) / float(self._rows.iteration[-1])

    def _smooth(self, weight: float, thinned: bool) -> bool:
        if weight != self._next.weight:
            self._next = SmoothedLoss(weight)
        same = 0 if thinned else len(self._smoothed.values)
        complete = self._next.take(self._rows, PORTION)
        if complete and self._next is not self._smoothed:
            self._smoothed, same = self._next, 0
        elif self._next is not self._smoothed:
            self._smoothed.take(self._rows)
        self._same_smoothed = same
        if same == 0:
            self._limits = (math.inf, -math.inf, 0)
        low, high, seen = self._limits
        fresh = self._smoothed.values[seen:]
        if len(fresh):
            low, high = np.fmin(low, np.fmin.reduce(fresh)), np.fmax(high, np.fmax.reduce(fresh))
            self._limits = (float(low), float(high), len(self._smoothed.values))
        return complete

    def _take_evaluations(self, moved: bool) -> None:
        found = self.history.evaluations
        if moved:
            self.evaluations, self._evaluated_at = np.empty((0, 4)), np.empty(0)
            self._evaluations_seen = 0
        fresh = [
            (e.iteration, e.train_accuracy, e.test_accuracy, _or_nan(e.validation_accuracy))
            for e in found[self._evaluations_seen :]
            if e.iteration >= self.begins
        ]
        self._evaluations_seen = len(found)
        if fresh:
            self.evaluations = np.concatenate([self.evaluations, np.array(fresh, np.float64)])
            places = [self.axis.place(iteration) for iteration, *_ in fresh]
            self._evaluated_at = np.concatenate([self._evaluated_at, places])

    # What is drawn

    def __len__(self) -> int:
        return len(self._rows.loss)

    @property
    def smoothed_limits(self) -> tuple[float, float]:
        """Lowest and highest smoothed loss; infinite where there is none."""
        return self._limits[0], self._limits[1]

    @property
    def end(self) -> float:
        """Where the run's last iteration lies."""
        return float(self.axis.column(self._rows)[-1]) if len(self) else 0.0

    def line(self, name: str) -> Line:
        """Return a curve: a column of the rows or of what was gauged, ``smoothed`` or an accuracy."""
        if name in _ACCURACIES:
            return Line(self._evaluated_at, self.evaluations[:, _ACCURACIES[name]])
        if hasattr(self._gauged, name):
            first = bisect_left(self._gauged.iteration, self.begins + 1) if self.begins else 0
            x, y = self.axis.column(self._gauged)[first:], getattr(self._gauged, name)[first:]
            return Line(x, y, max(self._same_gauged - first, 0))
        own = bisect_left(self._rows.iteration, self.begins + 1) if self.begins else 0
        x = self.axis.column(self._rows)[own:]
        if name == "smoothed":
            y, same = self._smoothed.values[own:], self._same_smoothed
        else:
            y, same = getattr(self._rows, name)[own:], self._same_rows
        return Line(x[: len(y)], y, max(same - own, 0))

    def smoothed_by_iteration(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the iterations and the smoothed loss after each, whatever the axis."""
        y = self._smoothed.values
        return self._rows.iteration[: len(y)], y

    def places(self) -> NDArray[np.generic]:
        """Return where the iterations lie on the axis, shape (n,)."""
        return self.axis.column(self._rows)

    def generation(self, name: str) -> int:
        """Return a number that stays as long as a column of the tables only grows."""
        table = self._gauged if hasattr(self._gauged, name) else self._rows
        return table.generation

    @property
    def has_validation(self) -> bool:
        """Whether images were kept back from training and measured."""
        return len(self.evaluations) > 0 and bool(np.isfinite(self.evaluations[-1, VALIDATION]))

    def moment(self, x: float) -> Moment | None:
        """Return what is known nearest to a place of the axis; None before the first iteration."""
        if not len(self):
            return None
        rows = self._rows
        row = nearest(self.axis.column(rows), x)
        smoothed = self._smoothed.values
        shares = self._accuracies(x)
        norm = ratio = None
        if len(self._gauged.iteration):
            at = nearest(self.axis.column(self._gauged), x)
            norm, ratio = float(self._gauged.gradient_norm[at]), float(self._gauged.update_ratio[at])
        return Moment(
            int(rows.iteration[row]),
            float(rows.epoch[row]),
            float(rows.seconds[row]),
            float(rows.loss[row]),
            float(smoothed[min(row, len(smoothed) - 1)]),
            float(rows.learning_rate[row]),
            *shares,
            norm,
            ratio,
        )

    def _accuracies(self, x: float) -> tuple[float | None, float | None, float | None]:
        if not len(self.evaluations):
            return None, None, None
        row = self.evaluations[nearest(self._evaluated_at, x)]
        validation = float(row[VALIDATION])
        return float(row[TRAIN]), float(row[TEST]), None if math.isnan(validation) else validation


def nearest(xs: NDArray[np.generic], x: float) -> int:
    """Return the index of the value nearest to ``x`` among ascending ones, of which there is at least one."""
    right = min(bisect_left(xs, x), len(xs) - 1)
    left = max(right - 1, 0)
    return left if abs(float(xs[left]) - x) <= abs(float(xs[right]) - x) else right


_ACCURACIES = {"train": TRAIN, "test": TEST, "validation": VALIDATION}


def _or_nan(value: float | None) -> float:
    return math.nan if value is None else value
