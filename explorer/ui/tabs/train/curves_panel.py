"""Loss and accuracy of the run as curves, further ones on request, and the timeline under them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtWidgets import QFrame, QVBoxLayout, QWidget

from explorer.data import sizes
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import number, percent, signed, whole
from explorer.ui.registry_names import dataset_title
from explorer.ui.settings import Settings
from explorer.ui.tabs.train import curve_fit
from explorer.ui.tabs.train.curve_bar import CurveBar
from explorer.ui.tabs.train.curve_choices import read_choices, store_choices
from explorer.ui.tabs.train.curve_cursor import CurveCursor
from explorer.ui.tabs.train.extra_plots import ExtraPlots
from explorer.ui.tabs.train.plot_stack import PlotStack
from explorer.ui.tabs.train.run_curves import RunCurves
from explorer.ui.tabs.train.run_series import RunSeries
from explorer.ui.tabs.train.run_words import change_marks
from explorer.ui.tabs.train.timeline import Timeline
from explorer.ui.widgets.plot import CurvePlot, Guide, Mark

if TYPE_CHECKING:
    from explorer.ui.session import Session

_CURVES_MS = 100
_CLASSES = 10


class CurvesPanel(Appearance, QFrame):
    """Plots over one axis, and the run's timeline in line with them.

    Parameters
    ----------
    session : Session
    parent : QWidget, optional
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._run = session.run
        self._settings = Settings()
        self._series = RunSeries(self._run.history)
        self._difference = False
        self._has_validation = False
        self.bar = CurveBar(read_choices(self._settings), self)
        self.loss_plot = CurvePlot(self, format_x=self._place_text, format_y=self._loss_text)
        self.loss_plot.setObjectName("loss_plot")
        self.accuracy_plot = CurvePlot(self, percent=True, format_x=self._place_text)
        self.accuracy_plot.setObjectName("accuracy_plot")
        self.timeline = Timeline(session, self)
        self._others = RunCurves(session.run, self.loss_plot, self.accuracy_plot)
        self._stack = PlotStack(self)
        self._cursor = CurveCursor(self, self._others, self._stack)
        self._extra = ExtraPlots(self, self._take_plot)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.bar)
        self._column.addWidget(self._stack, 1)
        self._column.addWidget(self.timeline)
        self._refresh = session.clock.add(self, self.refresh, _CURVES_MS)
        for plot in (self.loss_plot, self.accuracy_plot):
            self._take_plot(plot)
        self._connect()
        self.retranslate()
        self.restyle()

    def _connect(self) -> None:
        run = self._run
        for signal in (run.advanced, run.state_changed, run.setup_changed, run.shown_changed):
            signal.connect(self._refresh.request)
        run.runs_changed.connect(self._refresh.request)
        self.loss_plot.geometry_changed.connect(self._align_timeline)
        self.bar.changed.connect(self._take_choices)
        self.bar.difference_toggled.connect(self.show_difference)

    def _take_plot(self, plot: CurvePlot) -> None:
        """Give a new plot its place above the timeline, the common axis and cursor, and the budget."""
        plot.setFocusPolicy(Qt.FocusPolicy.WheelFocus)  # who zooms by the wheel returns by Home
        # Each frame says itself what it changed; the scene would have all of it painted once more after it.
        plot.setViewportUpdateMode(plot.ViewportUpdateMode.NoViewportUpdate)
        self._stack.add(plot, 5 if plot is self.loss_plot else 4)
        self._cursor.add(plot)
        plot.painted.connect(self._refresh.charge)
        plot.clicked.connect(self._go_to)

    @property
    def plots(self) -> tuple[CurvePlot, ...]:
        """The plots in sight, from above."""
        return (self.loss_plot, self.accuracy_plot, *self._extra.shown)

    # What the user chooses

    def _take_choices(self) -> None:
        store_choices(self._settings, self.bar.choices)
        if self.bar.choices.axis != self._series.axis.kind:
            self._look_anew()
        before = self._extra.shown
        self._arrange()
        for plot in self._extra.shown:
            if plot not in before:
                self._stack.reveal(plot)
        self._refresh.request()

    def _look_anew(self) -> None:
        """Give up a closer look and the cursor: the axes are about to mean something else."""
        self.loss_plot.follow()
        self.loss_plot.set_cursor(None)

    def show_difference(self, on: bool = True, number: int | None = None) -> None:
        """Draw runs as their difference to the current one: that of a number, or all that are shown."""
        self._difference, self._others.only = on, number if on else None
        self._look_anew()
        self._refresh.request()

    def _go_to(self, x: float) -> None:
        """Look at the network as it was at a place of the axis."""
        run = self._run
        if run.iteration:
            iteration = max(round(self._series.axis.iteration(x)), 0)
            if iteration >= run.iteration:
                run.show_latest()
            else:
                run.show_iteration(iteration)

    # What is drawn

    def refresh(self) -> None:
        """Take what the run has added since."""
        run, choices = self._run, self.bar.choices
        if self._series.history is not run.history:
            self._series = RunSeries(run.history)
            self._extra.forget()
        slope = curve_fit.epochs_of_an_iteration(run) if choices.axis == "epoch" else None
        complete = self._series.take(choices.axis, choices.smoothing, slope)
        if not (self._others.take(choices) and complete):
            self._refresh.request()  # a long curve is smoothed anew over several drawings
        self._arrange()
        running = str(run.state) == "running"
        position = None if run.live else self._series.axis.place(run.looked_at)
        for plot in self.plots:
            plot.set_fine(not running)
            plot.set_position(position)
            plot.least_step = self._series.axis.place(run.iteration) / max(run.iteration, 1)
        if not self._compares:
            self._set_ranges(running)  # first: a moved axis draws all curves anew
        self._draw_own()
        self._others.draw(choices, self._series if self._compares else None)
        if self._compares:
            self._set_ranges(running)  # fitted to the differences
        self._show_marks()
        self._show_message()
        self._align_timeline()
        self.timeline.refresh()

    @property
    def _compares(self) -> bool:
        """Whether differences are drawn: asked for, and there is a run to compare with."""
        return self._difference and bool(self._others.listed)

    def _draw_own(self) -> None:
        series, accuracy = self._series, self.accuracy_plot
        if series.has_validation != self._has_validation:
            self._has_validation = series.has_validation
            if self._has_validation:
                accuracy.curve("validation", "muted", name=self.tr("validation"))
            else:
                accuracy.remove_curve("validation")
        own = ["train", "test", *(["validation"] if self._has_validation else [])]
        for plot, keys in (
            (self.loss_plot, {"batch": "loss", "loss": "smoothed"}),
            (accuracy, dict(zip(own, own, strict=True))),
        ):
            for key, name in keys.items():
                line = series.line(name)
                plot.set_curve(key, *((line.x[:0], line.y[:0]) if self._compares else line))

    def _set_ranges(self, running: bool) -> None:
        series, others = self._series, self._others
        end = curve_fit.axis_end(self._run, series, others)
        if self._compares:
            ranges = {plot: curve_fit.difference_range(plot, others) for plot in self.plots[:2]}
        else:
            loss = curve_fit.loss_range(series, others, self.loss_plot.logarithmic)
            ranges = {self.loss_plot: loss, self.accuracy_plot: curve_fit.accuracy_range()}
        for plot, (low, high) in ranges.items():
            # A run that rests shows all of itself at once; one that goes on moves its axes in time.
            move = plot.stream_ranges if running else plot.set_ranges
            move(0.0, end, low, high)
        self._extra.draw(series, others, end, running)

    def _show_marks(self) -> None:
        axis = self._series.axis
        marks = [Mark(axis.place(iteration), text) for iteration, text in change_marks(self._run.changes)]
        self.loss_plot.set_marks(marks)
        for plot in self.plots[1:]:
            plot.set_marks([Mark(mark.x, "") for mark in marks])
        self._cursor.take(self._series, marks)

    def _show_message(self) -> None:
        if len(self._series):
            self.loss_plot.set_message("")
            return
        setup = self._run.setup
        images = setup.training.images_learned(sizes(setup.dataset)[0])
        text = self.tr(
            "Start shows the network {n} images of {data}, one mini-batch after another. "
            "Watch its loss fall here, and below the share it reads right."
        )
        self.loss_plot.set_message(text.format(n=whole(images), data=dataset_title(setup.dataset)))

    def _arrange(self) -> None:
        """Show the plots that are asked for; only the lowest of many says what the axis measures."""
        changed = self._extra.show_only(self.bar.choices.extra)
        self.loss_plot.set_logarithmic(self.bar.choices.logarithmic and not self._compares)
        self.bar.set_difference(self._difference, any(True for _ in self._others))
        state = (self.bar.choices.axis, self._compares, changed)
        if changed or state[:2] != self._said:
            self._said = state[:2]
            self._say()

    _said: tuple[str, bool] = ("", False)

    def _align_timeline(self) -> None:
        area = self.loss_plot.area()
        offset = self.loss_plot.mapTo(self, QPoint(0, 0)).x() - self.timeline.x()
        low, high, _, _ = self.loss_plot.ranges
        self.timeline.set_scale(offset + area.left(), offset + area.right(), low, high, self._series.axis)

    # Texts

    def _place_text(self, x: float) -> str:
        kind = self._series.axis.kind
        if kind == "epoch":
            return self.tr("epoch {n}").format(n=f"{x:.2f}")
        if kind == "seconds":
            return self.tr("{n} s of training").format(n=f"{x:.2f}")
        return self.tr("iteration {n}").format(n=whole(round(x)))

    def _loss_text(self, loss: float) -> str:
        if self._compares:
            return signed(loss)
        return f"{loss:.3f}" if 0.01 <= loss < 1000 else number(loss, 2)

    def retranslate(self) -> None:
        """Set the texts."""
        loss, accuracy = self.loss_plot, self.accuracy_plot
        loss.curve("batch", 0, faint=True, name=self.tr("batch"))
        loss.curve("loss", 0, name=self.tr("loss"))
        accuracy.curve("train", 0, name=self.tr("train"))
        accuracy.curve("test", 1, name=self.tr("test"))
        if self._has_validation:
            accuracy.curve("validation", "muted", name=self.tr("validation"))
        loss.setAccessibleName(self.tr("Loss over the iterations"))
        accuracy.setAccessibleName(self.tr("Accuracy over the iterations"))
        loss.setToolTip(
            self.tr(
                "Cross-entropy error (section 4.2.2) of the mini-batches, and its smoothed course. Click to "
                "look at the network as it was there. Drag, turn the wheel or draw a box with Shift to look "
                "closer, Home to follow again."
            )
        )
        accuracy.setToolTip(
            self.tr("Accuracy on the images it learns from, and on test images it never sees (section 4.5.3)")
        )
        self._extra.retranslate()
        self._say()
        self._refresh.request()

    def _say(self) -> None:
        """Label the axes by what is drawn."""
        names = {
            "iteration": self.tr("iteration"),
            "epoch": self.tr("epoch"),
            "seconds": self.tr("seconds of training"),
        }
        labels = {
            self.loss_plot: self.tr("Loss: mini-batches, recent mean"),
            self.accuracy_plot: self.tr("Accuracy: share read right"),
        }
        guess, chance = math.log(_CLASSES), 1 / _CLASSES
        guides = {
            self.loss_plot: Guide(guess, self.tr("guessing: {loss}").format(loss=f"{guess:.3f}")),
            self.accuracy_plot: Guide(chance, self.tr("guessing: {share}").format(share=percent(chance, 0))),
        }
        if self._compares:
            labels[self.loss_plot] = self.tr("Recent mean loss minus that of the current run")
            labels[self.accuracy_plot] = self.tr("Test accuracy minus that of the current run")
            guides = dict.fromkeys(guides, Guide(0.0, ""))
        for plot, guide in guides.items():
            plot.set_guides([guide])
        for plot in self.plots:
            lowest, many = plot is self.plots[-1], len(self.plots) > 2
            label = labels[plot] if plot in labels else plot.accessibleName()
            plot.set_labels(y=label, x=names[self.bar.choices.axis] if lowest else "")
            plot.show_x_values(lowest or not many)

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self._column.setContentsMargins(unit, unit // 2, unit // 2, unit // 2)
        self._column.setSpacing(unit // 2)
