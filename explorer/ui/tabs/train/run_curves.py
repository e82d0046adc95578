"""The curves of earlier runs, drawn behind those of the current one, or as their difference to it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import numpy as np

from explorer.ui.tabs.train.run_series import TEST, RunSeries
from explorer.ui.tabs.train.run_words import run_name, run_series

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from explorer.training import ListedRun
    from explorer.ui.run import Run
    from explorer.ui.tabs.train.curve_choices import CurveChoices
    from explorer.ui.widgets.plot import CurvePlot

_COMPARED = 4000
"""Iterations at which the smoothed losses of two runs are compared at most: more than a plot has columns."""


class RunCurves:
    """Keeps the plots' further curves in step with the list of runs.

    Parameters
    ----------
    run : Run
        Has the list.
    loss_plot, accuracy_plot : CurvePlot
        Get the smoothed loss and the accuracy on the test images.
    """

    def __init__(self, run: Run, loss_plot: CurvePlot, accuracy_plot: CurvePlot) -> None:
        self._run = run
        self._plots = (loss_plot, accuracy_plot)
        self._series: dict[int, RunSeries] = {}
        self._shown: dict[int, ListedRun] = {}
        self._drawn: dict[str, tuple[object, ...]] = {}
        self.only: int | None = None
        """Number of the one run that is compared with; None, or one not shown, for all that are shown."""

    @property
    def listed(self) -> tuple[ListedRun, ...]:
        """The runs that are to be drawn beside the current one."""
        others = [run for run in self._run.runs.listed if run.record is not self._run.record]
        shown = tuple(run for run in others if run.shown)
        return tuple(run for run in shown if run.number == self.only) or shown

    def __iter__(self) -> Iterator[tuple[ListedRun, RunSeries]]:
        """Go through the runs that are drawn, with their columns."""
        return ((run, self._series[number]) for number, run in self._shown.items())

    def take(self, choices: CurveChoices) -> bool:
        """Take the list as it is; return whether all columns are there."""
        self._shown = {run.number: run for run in self.listed}
        for number in self._series.keys() - self._shown.keys():
            del self._series[number]
        complete = True
        seen = [self._run.record, *(run.record for run in self._shown.values())]
        for number, run in self._shown.items():
            series, record = self._series.get(number), run.record
            # Before it began, a branch is its parent: where that is drawn too, it need not be drawn twice.
            begins = record.begins if any(record.parent is other for other in seen) else 0
            if series is None or (series.history, series.begins) != (record.history, begins):
                series = self._series[number] = RunSeries(record.history, begins)
            complete = series.take(choices.axis, choices.smoothing) and complete
        return complete

    def draw(self, choices: CurveChoices, current: RunSeries | None) -> None:
        """Draw what :meth:`take` took: against ``current`` where one is given, as it is otherwise."""
        wanted: dict[str, tuple[object, ...]] = {}
        for number, run in self._shown.items():
            series = self._series[number]
            # A run that is over does not change, but its difference to one that goes on does.
            against = None if current is None else (id(current), len(current))
            look = (choices.axis, choices.smoothing, series.settled)
            wanted[f"run {number}"] = (run_name(run), series, len(series), look, against)
        for key in self._drawn.keys() - wanted.keys():
            for plot in self._plots:
                plot.remove_curve(key)
        for (key, state), (run, series) in zip(wanted.items(), self, strict=True):
            if self._drawn.get(key) != state:
                self._draw(key, run, series, current)
        self._drawn = wanted

    def _draw(self, key: str, run: ListedRun, series: RunSeries, current: RunSeries | None) -> None:
        loss_plot, accuracy_plot = self._plots
        name, colour = run_name(run), run_series(run)
        if current is None:
            loss, accuracy = series.line("smoothed")[:2], series.line("test")[:2]
        else:
            loss, accuracy = loss_difference(series, current), accuracy_difference(series, current)
        for plot, (x, y) in ((loss_plot, loss), (accuracy_plot, accuracy)):
            known = self._drawn.get(key)
            if known is None or known[0] != name:
                plot.curve(key, colour, name=name, behind=True)
            plot.set_curve(key, x, y)


def loss_difference(series: RunSeries, current: RunSeries) -> tuple[NDArray[np.generic], NDArray[np.generic]]:
    """Return the smoothed loss of a run minus the current one's, at iterations that both made."""
    own, other = current.smoothed_by_iteration(), series.smoothed_by_iteration()
    last = min(float(one[0][-1]) if len(one[0]) else 0.0 for one in (own, other))
    common = bisect_right(own[0], last)
    rows = np.arange(0, common, max(-(-common // _COMPARED), 1))
    iterations = own[0][rows]
    places = np.searchsorted(other[0], iterations)
    there = np.flatnonzero(places < len(other[0]))
    there = there[other[0][places[there]] == iterations[there]]
    x = current.places()[rows[there]]
    return x, other[1][places[there]] - own[1][rows[there]]


def accuracy_difference(
    series: RunSeries, current: RunSeries
) -> tuple[NDArray[np.generic], NDArray[np.float64]]:
    """Return the accuracy on test images of a run minus the current one's, where both were measured."""
    mine, theirs = current.evaluations, series.evaluations
    _, at, of = np.intersect1d(mine[:, 0], theirs[:, 0], return_indices=True)
    return current.line("test").x[at], theirs[of, TEST] - mine[at, TEST]
