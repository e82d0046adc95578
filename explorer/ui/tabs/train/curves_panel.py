"""Loss and accuracy of the run as curves over its iterations, with the timeline under them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QPoint
from PyQt6.QtWidgets import QFrame, QVBoxLayout, QWidget

from explorer.data import DATASETS
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import number, percent, whole
from explorer.ui.registry_names import dataset_title
from explorer.ui.tabs.train.curve_ranges import iterations_in_sight, loss_in_sight
from explorer.ui.tabs.train.run_curves import RunCurves
from explorer.ui.tabs.train.run_words import change_marks
from explorer.ui.tabs.train.timeline import Timeline
from explorer.ui.widgets.plot import CurvePlot, Guide, Mark

if TYPE_CHECKING:
    from explorer.ui.session import Session

_CURVES_MS = 100
_CLASSES = 10
_ACCURACY_TOP = 1.12
"""A little more than all: room for the names over curves that come near it."""


class CurvesPanel(Appearance, QFrame):
    """Two plots over one axis, and the run's timeline in line with it.

    Parameters
    ----------
    session : Session
    parent : QWidget, optional
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._run = session.run
        self._evaluations = np.empty((0, 3))
        self._highest = math.nan
        self._seen = 0
        self.loss_plot = CurvePlot(self, format_x=self._iteration_text, format_y=_loss_text)
        self.loss_plot.setObjectName("loss_plot")
        self.accuracy_plot = CurvePlot(self, percent=True, format_x=self._iteration_text)
        self.accuracy_plot.setObjectName("accuracy_plot")
        self.loss_plot.share_x(self.accuracy_plot)
        self.timeline = Timeline(session, self)
        self._others = RunCurves(session.run, self.loss_plot, self.accuracy_plot)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.loss_plot, 5)
        self._column.addWidget(self.accuracy_plot, 4)
        self._column.addWidget(self.timeline)
        for plot in (self.loss_plot, self.accuracy_plot):
            plot.setMinimumSize(160, 96)
        self._refresh = session.clock.add(self, self.refresh, _CURVES_MS)
        for plot in (self.loss_plot, self.accuracy_plot):
            plot.painted.connect(self._refresh.charge)
        run = self._run
        for signal in (run.advanced, run.state_changed, run.setup_changed, run.shown_changed):
            signal.connect(self._refresh.request)
        run.runs_changed.connect(self._refresh.request)
        self.loss_plot.geometry_changed.connect(self._align_timeline)
        self.retranslate()
        self.restyle()

    def refresh(self) -> None:
        """Take what the run has added since."""
        run, history = self._run, self._run.history
        running = str(run.state) == "running"
        for plot in (self.loss_plot, self.accuracy_plot):
            plot.set_fine(not running)
            plot.set_position(None if run.live else run.looked_at)
        count = len(history)
        if count < self._seen:
            self._seen, self._highest = 0, math.nan
            self._evaluations = np.empty((0, 3))
        iterations, smoothed = history.iterations[:count], history.smoothed_losses[:count]
        self._set_ranges(smoothed)
        self.loss_plot.set_curve("batch", iterations, history.losses[:count])
        self.loss_plot.set_curve("loss", iterations, smoothed)
        self._seen = count
        self._take_evaluations()
        self._others.refresh()
        self._show_marks()
        self._show_message()
        self.timeline.refresh()

    def _set_ranges(self, smoothed: np.ndarray) -> None:
        run = self._run
        fresh = smoothed[self._seen :]
        if len(fresh):
            self._highest = float(np.fmax(np.fmax.reduce(fresh), self._highest))
        total = run.total or self._expected_total()
        end = iterations_in_sight(run.iteration, total, run.iterations_per_second)
        # A run that rests shows all of itself at once; one that goes on moves its axes in time.
        for plot, top in (
            (self.loss_plot, loss_in_sight(self._highest)),
            (self.accuracy_plot, _ACCURACY_TOP),
        ):
            move = plot.stream_ranges if str(run.state) == "running" else plot.set_ranges
            move(0.0, end, 0.0, top)

    def _expected_total(self) -> int | None:
        """Return the run's length by the catalogue, as long as the data set itself is not loaded."""
        setup = self._run.setup
        return setup.training.total_iterations(DATASETS[setup.dataset].train_size)

    def _take_evaluations(self) -> None:
        evaluations = self._run.history.evaluations
        known = len(self._evaluations)
        if len(evaluations) < known:
            self._evaluations, known = np.empty((0, 3)), 0
        if len(evaluations) > known:
            fresh = np.array([found[:3] for found in evaluations[known:]])
            self._evaluations = np.concatenate([self._evaluations, fresh])
        x, train, test = self._evaluations.T
        self.accuracy_plot.set_curve("train", x, train)
        self.accuracy_plot.set_curve("test", x, test)

    def _show_marks(self) -> None:
        marks = [Mark(iteration, text) for iteration, text in change_marks(self._run.changes)]
        self.loss_plot.set_marks(marks)
        self.accuracy_plot.set_marks([Mark(mark.x, "") for mark in marks])

    def _show_message(self) -> None:
        if len(self._run.history):
            self.loss_plot.set_message("")
            return
        entry = DATASETS[self._run.setup.dataset]
        text = self.tr(
            "Start shows the network {n} images of {data}, one mini-batch after another. "
            "Watch its loss fall here, and below the share it reads right."
        )
        self.loss_plot.set_message(text.format(n=whole(entry.train_size), data=dataset_title(entry.key)))

    def _iteration_text(self, x: float) -> str:
        return self.tr("iteration {n}").format(n=whole(round(x)))

    def _align_timeline(self) -> None:
        area = self.loss_plot.area()
        offset = self.loss_plot.mapTo(self, QPoint(0, 0)).x() - self.timeline.x()
        low, high, _, _ = self.loss_plot.ranges
        self.timeline.set_scale(offset + area.left(), offset + area.right(), low, high)

    def retranslate(self) -> None:
        """Set the texts."""
        loss, accuracy = self.loss_plot, self.accuracy_plot
        loss.curve("batch", 0, faint=True, name=self.tr("batch"))
        loss.curve("loss", 0, name=self.tr("loss"))
        accuracy.curve("train", 0, name=self.tr("train"))
        accuracy.curve("test", 1, name=self.tr("test"))
        loss.set_labels(y=self.tr("Loss: mini-batches, recent mean"))
        accuracy.set_labels(y=self.tr("Accuracy: share read right"), x=self.tr("iteration"))
        guess = math.log(_CLASSES)
        loss.set_guides([Guide(guess, self.tr("guessing: {loss}").format(loss=f"{guess:.3f}"))])
        chance = 1 / _CLASSES
        accuracy.set_guides([Guide(chance, self.tr("guessing: {share}").format(share=percent(chance, 0)))])
        loss.setAccessibleName(self.tr("Loss over the iterations"))
        accuracy.setAccessibleName(self.tr("Accuracy over the iterations"))
        loss.setToolTip(
            self.tr(
                "Cross-entropy error (section 4.2.2) of the mini-batches, and its smoothed course. "
                "Drag and turn the wheel to look closer, Home to follow again."
            )
        )
        accuracy.setToolTip(
            self.tr("Accuracy on the images it learns from, and on test images it never sees (section 4.5.3)")
        )
        self._refresh.request()

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self._column.setContentsMargins(unit, unit, unit // 2, unit // 2)
        self._column.setSpacing(unit // 2)


def _loss_text(loss: float) -> str:
    return f"{loss:.3f}" if loss >= 0.01 else number(loss, 2)
