"""The run as the window sees it: its state, its numbers and what one may ask of it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject, pyqtSignal

from explorer.training import History, RunSetup, Snapshot
from explorer.ui.pacing import Pacing, RateMeter
from explorer.ui.training_bridge import TrainingThread

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.data import Dataset
    from explorer.nn import Network
    from explorer.training import Change
    from explorer.ui.clock import FrameClock


class RunState(StrEnum):
    """What a run is doing."""

    IDLE = "idle"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"
    FAILED = "failed"


class Run(QObject):
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

    def __init__(
        self, clock: FrameClock, load: Callable[[str], Dataset], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._load = load
        self._thread: TrainingThread | None = None
        self._runs = 0
        self._state = RunState.IDLE
        self._setup = RunSetup()
        self._snapshot: Snapshot | None = None
        self._shown: Snapshot | None = None
        self._dataset: Dataset | None = None
        self._empty_history = History()
        self._epoch_waits = False
        self._meter = RateMeter()
        self._pacing = Pacing(self)
        self._pacing.changed.connect(self._apply_speed)
        self._pacing.changed.connect(self.speed_changed)

    # What it is

    @property
    def state(self) -> RunState:
        """What the run is doing."""
        return self._state

    @property
    def setup(self) -> RunSetup:
        """What is trained, or will be with the next start."""
        return self._setup

    @property
    def dataset(self) -> Dataset | None:
        """What it trains on, once that is loaded."""
        return self._dataset

    @property
    def snapshot(self) -> Snapshot | None:
        """The newest weights; ``None`` before the first start."""
        return self._snapshot

    @property
    def shown(self) -> Snapshot | None:
        """The weights looked at: the newest, unless an earlier iteration was chosen."""
        return self._shown or self._snapshot

    @property
    def live(self) -> bool:
        """Whether the newest weights are the ones looked at."""
        return self._shown is None

    @property
    def network(self) -> Network | None:
        """The network of :attr:`shown`."""
        shown = self.shown
        return None if shown is None else shown.network

    @property
    def snapshots(self) -> tuple[Snapshot, ...]:
        """Earlier weights that are kept, by iteration."""
        return () if self._thread is None else self._thread.timeline.snapshots

    @property
    def history(self) -> History:
        """Losses and accuracies so far."""
        return self._empty_history if self._thread is None else self._thread.history

    @property
    def iteration(self) -> int:
        """Updates made; 0 before the first run."""
        return 0 if self._snapshot is None else self._snapshot.iteration

    @property
    def epoch(self) -> float:
        """Passes over the training images made."""
        return 0.0 if self._snapshot is None else self._snapshot.epoch

    @property
    def total(self) -> int | None:
        """Updates the run will make, where that is known."""
        training = self._setup.training
        if training.iterations is not None:
            return training.iterations
        return None if self._dataset is None else training.total_iterations(len(self._dataset.train))

    @property
    def iterations_per_second(self) -> float:
        """Updates a second, over about the last second; 0 when nothing runs."""
        return self._meter.rate if self._state == RunState.RUNNING else 0.0

    @property
    def seconds_left(self) -> float | None:
        """Time to the end at the present pace, where both are known."""
        if self.total is None or self.iterations_per_second <= 0:
            return None
        return (self.total - self.iteration) / self._meter.rate

    @property
    def changes(self) -> tuple[Change, ...]:
        """What was changed while it ran, in order."""
        return () if self._thread is None else self._thread.control.changes

    @property
    def learning_rate(self) -> float:
        """The rate in force: the set-up's, or the last one set while running."""
        changes = self.changes
        return changes[-1].value if changes else self._setup.training.learning_rate

    # What one may ask of it

    def configure(self, setup: RunSetup) -> None:
        """Take another set-up; a run that has begun is ended and put back to its start."""
        self._end_thread()
        self._setup = setup
        self._dataset = None
        self._forget()
        self.setup_changed.emit()

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
        """Forget what was learned: the same first weights are there again at the next start."""
        self._end_thread()
        self._forget()

    def set_learning_rate(self, value: float) -> None:
        """Change the rate from the next update on; remembered with its iteration.

        Raises
        ------
        ConfigError
            When it is not a number above 0.
        """
        if self._thread is not None:
            self._thread.control.set_learning_rate(value)

    @property
    def speed(self) -> float:
        """Slider position from 0, slow motion, to 1, no limit."""
        return self._pacing.speed

    def set_speed(self, speed: float) -> None:
        """Set the pace by hand; the first run's ramp then leaves it alone."""
        self._pacing.set_speed(speed)

    @property
    def full_speed(self) -> bool:
        """Whether the slider is overruled and nothing holds the run."""
        return self._pacing.full_speed

    def set_full_speed(self, on: bool) -> None:
        """Overrule the slider, or obey it again."""
        self._pacing.set_full_speed(on)

    def show_iteration(self, iteration: int) -> Snapshot | None:
        """Look at the kept weights nearest before ``iteration``; return them."""
        self._shown = None if self._thread is None else self._thread.timeline.nearest(iteration)
        self.shown_changed.emit()
        return self._shown

    def show_latest(self) -> None:
        """Look at the newest weights again."""
        if self._shown is not None:
            self._shown = None
            self.shown_changed.emit()

    def close(self) -> None:
        """End the thread and wait for it: at most one update and one evaluation."""
        self._end_thread()

    # How it does it

    def _begin_if_needed(self) -> TrainingThread:
        if self._thread is not None:
            return self._thread
        self._runs += 1
        thread = TrainingThread(self._runs, self._setup, self._load, self)
        thread.loaded.connect(self._on_loaded)
        thread.shut.connect(self._on_shut)
        thread.ended.connect(self._on_ended)
        thread.failed.connect(self._on_failed)
        self._thread = thread
        self._meter.restart(0)
        thread.start()
        return thread

    def _end_thread(self) -> None:
        thread, self._thread = self._thread, None
        self._clock.stop("run")
        if thread is not None:
            thread.stop()
            thread.wait()
            thread.deleteLater()

    def _forget(self) -> None:
        self._snapshot = None
        self._shown = None
        self._epoch_waits = False
        self._set_state(RunState.IDLE)
        self.shown_changed.emit()
        self.advanced.emit()

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
