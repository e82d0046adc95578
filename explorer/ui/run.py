"""The run as the window sees it: its state, its numbers and what one may ask of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject, pyqtSignal

from explorer.training import RunRecord, RunSetup, Snapshot
from explorer.ui.run_figures import RunFigures, RunState
from explorer.ui.time_travel import TimeTravel
from explorer.ui.training_bridge import TrainingThread

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.data import Dataset
    from explorer.ui.clock import FrameClock

__all__ = ["Run", "RunState"]


class Run(RunFigures):
    """Starts, pauses and resets training, and takes what it learns at the rate of the display.

    Signals
    -------
    state_changed
        :attr:`state` is another.
    setup_changed
        :attr:`setup` is another.
    advanced
        :attr:`snapshot`, :attr:`history` and :attr:`iteration` are newer; at most 30 times a second.
    shown_changed
        The iteration looked at, :attr:`shown`, is another.
    speed_changed
        :attr:`speed` or :attr:`full_speed` is another, by hand or by the ramp of the first run.
    runs_changed
        A run was added to :attr:`runs`, or one of them is another.
    failed(error)
        The run stopped by an error; what it had learned so far is kept.
    """

    state_changed = pyqtSignal()
    setup_changed = pyqtSignal()
    advanced = pyqtSignal()
    shown_changed = pyqtSignal()
    speed_changed = pyqtSignal()
    failed = pyqtSignal(object)
    dataset_loaded = pyqtSignal(object)
    runs_changed = pyqtSignal()

    def __init__(
        self, clock: FrameClock, load: Callable[[str], Dataset], parent: QObject | None = None
    ) -> None:
        super().__init__(TimeTravel(clock, load), parent)
        self._clock = clock
        self._load = load
        self._thread: TrainingThread | None = None
        self._runs = 0
        self._epoch_waits = False
        self._pacing.changed.connect(self._apply_speed)
        self._pacing.changed.connect(self.speed_changed)
        self.travel.changed.connect(self.shown_changed)
        self.travel.failed.connect(self.failed)

    # What one may ask of it

    def configure(self, setup: RunSetup) -> None:
        """Take another set-up; a run that has begun is ended and put back to its start.

        A branch stays one, unless the new data or the new network do not fit it.
        """
        self._begin_at(None if self._record is None else self._record.with_setup(setup), setup)

    def branch(self) -> None:
        """Go back to the iteration looked at, to train on from there as a new run, with other settings."""
        if self._record is None or self._dataset is None:
            return
        iteration = self.looked_at
        self._end_thread()
        branch = self._record.branch(iteration, self._dataset)
        if branch is not None:
            self._begin_at(branch, branch.setup)

    def repeat(self, number: int) -> None:
        """Set up a new run like one of the list, from the same beginning, for one change to be compared."""
        record = self.runs.find(number).record
        self._begin_at(record.with_setup(record.setup), record.setup)

    def start(self) -> None:
        """Begin, or go on after a pause; a run that is over begins anew from its first weights."""
        if self._state in (RunState.FINISHED, RunState.FAILED):
            self.reset()
        thread = self._begin_if_needed()
        self._epoch_waits = False
        self._pacing.go()
        self._apply_speed()
        thread.gate.open()
        self._set_state(RunState.RUNNING)

    def pause(self) -> None:
        """Stop before the next update; the state changes when it has come to rest."""
        if self._thread is not None and self._state == RunState.RUNNING:
            self._epoch_waits = False
            self._thread.gate.shut()

    def step(self, updates: int = 1) -> None:
        """Make exactly so many updates, as fast as they go, and pause."""
        if self._state not in (RunState.IDLE, RunState.PAUSED):
            return
        thread = self._begin_if_needed()
        self._pacing.rest()
        thread.gate.set_rate(float("inf"))
        thread.gate.open(updates)
        self._set_state(RunState.RUNNING)

    def step_epoch(self) -> None:
        """Make one pass over the training images and pause."""
        if self._state not in (RunState.IDLE, RunState.PAUSED):
            return
        self.step(self._updates_of_an_epoch() if self._dataset is not None else 0)
        # How many updates that is turns out when the thread has loaded the data.
        self._epoch_waits = self._dataset is None

    def reset(self) -> None:
        """Go back to the beginning: the same weights are there again at the next start.

        A branch that stands at its beginning already becomes a run from the first weights.
        """
        again = None
        if self._record is not None and self._state != RunState.IDLE:
            again = self._record.with_setup(self._setup)
        self._begin_at(again, self._setup)

    def change(self, field: str, value: float) -> None:
        """Change a setting of a run under way from the next update on; remembered with its iteration.

        Parameters
        ----------
        field : str
            One of :attr:`expected_settings`, such as ``learning_rate`` or ``momentum``.
        value : float

        Raises
        ------
        ConfigError
            When the setting cannot change while a run goes, or the value is out of its range.
        """
        if self._record is not None:
            self._record.control.set(field, value)

    def set_speed(self, speed: float) -> None:
        """Set the pace by hand; the first run's ramp then leaves it alone."""
        self._pacing.set_speed(speed)

    def set_full_speed(self, on: bool) -> None:
        """Overrule the slider, or obey it again."""
        self._pacing.set_full_speed(on)

    def show_iteration(self, iteration: int) -> Snapshot | None:
        """Look at ``iteration``; return the weights that are there at once, the exact ones follow."""
        return self.travel.go(iteration)

    def show_latest(self) -> None:
        """Look at the newest weights again."""
        self.travel.leave()

    def close(self) -> None:
        """End the thread and wait for it: at most one update and one evaluation."""
        self.travel.close()
        self._end_thread()

    # How it does it

    def _begin_if_needed(self) -> TrainingThread:
        if self._thread is not None:
            return self._thread
        self._runs += 1
        if self._record is None:
            self._record = RunRecord(self._setup)
        self.runs.begin(self._record)
        self.travel.follow(self._record, lambda: self.iteration)
        thread = TrainingThread(self._runs, self._record, self._load, self)
        thread.loaded.connect(self._on_loaded)
        thread.shut.connect(self._on_shut)
        thread.ended.connect(self._on_ended)
        thread.failed.connect(self._on_failed)
        self._thread = thread
        self._meter.restart(self.iteration)
        thread.start()
        self.runs_changed.emit()
        return thread

    def _end_thread(self) -> None:
        thread, self._thread = self._thread, None
        self._clock.stop("run")
        if thread is not None:
            thread.stop()
            thread.wait()
            thread.deleteLater()

    def _begin_at(self, record: RunRecord | None, setup: RunSetup) -> None:
        """Stand at the beginning of a branch, or of a run from its first weights, with nothing learned."""
        self._end_thread()
        if setup.dataset != self._setup.dataset:
            self._dataset = None
        self._setup = setup
        start = None if record is None else record.start
        self._record = None if start is None else record
        self._snapshot = None if start is None else start.snapshot
        self.travel.follow(self._record, lambda: self.iteration)
        self._epoch_waits = False
        moved, self._state = self._state != RunState.IDLE, RunState.IDLE
        self._pacing.rest()
        self._meter.restart(self.iteration)
        # First of all, so that whoever holds an earlier set-up does not ask for it again.
        self.setup_changed.emit()
        if moved:
            self.state_changed.emit()
        self.shown_changed.emit()
        self.advanced.emit()
        self.runs_changed.emit()

    def _updates_of_an_epoch(self) -> int:
        assert self._dataset is not None
        return self._setup.training.iterations_per_epoch(len(self._dataset.train))

    def _set_state(self, state: RunState) -> None:
        if state == RunState.RUNNING:
            self._clock.start("run", self._on_tick)
        else:
            self._clock.stop("run")
            self._pacing.rest()
        if state != self._state:
            self._state = state
            self._meter.restart(self.iteration)
            self.state_changed.emit()

    def _apply_speed(self) -> None:
        if self._thread is not None:
            self._thread.gate.set_rate(self._pacing.limit)

    def _on_tick(self) -> None:
        self._pacing.tick()
        self._take_newest()

    def _take_newest(self) -> None:
        newest = None if self._thread is None else self._thread.mailbox.take()
        if newest is not None:
            self._snapshot = newest
            self._meter.measure(self.iteration)
            self.advanced.emit()

    def _is_current(self, run_id: int) -> bool:
        return self._thread is not None and self._thread.run_id == run_id

    def _on_loaded(self, run_id: int, dataset: Dataset) -> None:
        if self._is_current(run_id):
            self._dataset = dataset
            self.dataset_loaded.emit(dataset)
            self._take_newest()
            if self._epoch_waits and self._thread is not None:
                self._epoch_waits = False
                self._thread.gate.open(self._updates_of_an_epoch())

    def _on_shut(self, run_id: int) -> None:
        # Between the thread's word and now someone may have opened the gate again: then it did not rest.
        if self._thread is not None and self._is_current(run_id) and self._thread.gate.is_shut:
            self._take_newest()
            self._set_state(RunState.PAUSED)

    def _on_ended(self, run_id: int) -> None:
        if self._is_current(run_id):
            self._take_newest()
            self._set_state(RunState.FINISHED)

    def _on_failed(self, run_id: int, error: Exception) -> None:
        if self._is_current(run_id):
            self._take_newest()
            self._set_state(RunState.FAILED)
            self.failed.emit(error)
