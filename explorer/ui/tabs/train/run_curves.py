"""The curves of earlier runs, drawn in both plots beside those of the current one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.ui.tabs.train.run_words import run_name, run_series

if TYPE_CHECKING:
    from explorer.training import ListedRun
    from explorer.ui.run import Run
    from explorer.ui.widgets.plot import CurvePlot


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
        self._loss = loss_plot
        self._accuracy = accuracy_plot
        self._drawn: dict[str, tuple[ListedRun, str]] = {}

    def refresh(self) -> None:
        """Add and remove what the list says; a run that is over does not change."""
        wanted = {
            f"run {run.number}": (run, run_name(run))
            for run in self._run.runs.listed
            if run.shown and run.record is not self._run.record
        }
        if wanted == self._drawn:
            return
        for key in self._drawn:
            if key not in wanted:
                self._loss.remove_curve(key)
                self._accuracy.remove_curve(key)
        for key, (run, name) in wanted.items():
            if self._drawn.get(key) != (run, name):
                self._draw(key, run, name)
        self._drawn = wanted

    def _draw(self, key: str, run: ListedRun, name: str) -> None:
        """Draw a run from where it begins; before that it is its parent."""
        history, colour, begins = run.record.history, run_series(run), run.record.begins
        own = int(np.searchsorted(history.iterations, max(begins, 1)))
        self._loss.curve(key, colour, name=name)
        self._loss.set_curve(key, history.iterations[own:], history.smoothed_losses[own:])
        found = np.array(
            [shares[:3] for shares in history.evaluations if shares.iteration >= begins], np.float64
        ).reshape(-1, 3)
        self._accuracy.curve(key, colour, name=name)
        self._accuracy.set_curve(key, found[:, 0], found[:, 2])
