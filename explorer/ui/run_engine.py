"""How a run goes: its thread from the first update to the last, and what it says of itself on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject, pyqtSignal

from explorer.data import DataError
from explorer.nn.allowed import Numbers
from explorer.training import RunRecord, RunSetup
from explorer.training.course import updates_of_epoch
from explorer.training.errors import RunFileError
from explorer.ui.background import run_in_background
from explorer.ui.batch_watch import BatchWatch
from explorer.ui.run_figures import RunFigures, RunState
from explorer.ui.time_travel import TimeTravel
from explorer.ui.training_bridge import TrainingThread

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.data import Dataset
    from explorer.training import Keyframe
    from explorer.training.target import Target
    from explorer.ui.clock import FrameClock
    from explorer.ui.training_bridge import DivergedError


_SLOW_MOTION = 33.0
"""Updates a second up to which each can be seen."""


class RunEngine(RunFigures):
    """The run's thread and its states; :class:`~explorer.ui.run.Run` is what one may ask of it.

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
    dataset_loaded(dataset)
        :attr:`dataset` is there.
    failed(error)
        The run stopped by an error, or paused because it diverged; what it had learned so far is kept.
    replay_failed(error)
        An earlier iteration could not be made again; the run itself goes on.
    """

    state_changed = pyqtSignal()
    setup_changed = pyqtSignal()
    advanced = pyqtSignal()
    shown_changed = pyqtSignal()
    speed_changed = pyqtSignal()
    failed = pyqtSignal(object)
    replay_failed = pyqtSignal(object)
    dataset_loaded = pyqtSignal(object)
    runs_changed = pyqtSignal()

    def __init__(
        self, clock: FrameClock, load: Callable[[str], Dataset], parent: QObject | None = None
    ) -> None:
        super().__init__(TimeTravel(clock, self._load_again), parent)
        self._clock = clock
        self._load = load
        self._thread: TrainingThread | None = None
        self._runs = 0
        self._epoch_waits = False
        self._diverged: DivergedError | None = None
        self._pacing.changed.connect(self._apply_speed)
        self._pacing.changed.connect(self.speed_changed)
        self.travel.changed.connect(self.shown_changed)
        self.travel.failed.connect(self.replay_failed)
        self.batches = BatchWatch(self._load_again, self)
        self.batches.watched.connect(self._watch_batches)
        for signal in (self.shown_changed, self.state_changed):
            signal.connect(self._seek_batch)

    def _begin_at(self, record: RunRecord | None, setup: RunSetup) -> None:
        """Stand at the beginning of a branch, or of a run from its first weights, with nothing learned."""
        start = None if record is None else record.start
        self._stand(None if start is None else record, setup, start, RunState.IDLE)

    def _stand(
        self, record: RunRecord | None, setup: RunSetup, keyframe: Keyframe | None, state: RunState
    ) -> None:
        """Give up what is under way, and stand at a keyframe of a run, or where nothing has begun."""
        self._end_thread()
        if setup.dataset != self._setup.dataset:
            self._dataset = None
        self._setup, self._record = setup, record
        self._snapshot = None if keyframe is None else keyframe.snapshot
        self.travel.follow(self._record, lambda: self.iteration)
        self.batches.forget()
        self._epoch_waits, self._diverged = False, None
        moved, self._state = self._state != state, state
        self._pacing.rest()
        self._meter.restart(self.iteration)
        # First of all, so that whoever holds an earlier set-up does not ask for it again.
        self.setup_changed.emit()
        if moved:
            self.state_changed.emit()
        self.shown_changed.emit()
        self.advanced.emit()
        self.runs_changed.emit()

    def _load_again(self, name: str) -> Dataset:
        """Return the data of the run, which one's own digits may no longer be; any thread may call it."""
        dataset = self._dataset
        return dataset if dataset is not None and dataset.name == name else self._load(name)

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
        thread.diverged.connect(self._on_diverged)
        thread.failed.connect(self._on_failed)
        thread.watching = self.batches.watching
        self._thread = thread
        self._meter.restart(self.iteration)
        thread.start()
        self.runs_changed.emit()
        return thread

    def _load_dataset(self) -> None:
        """Fetch the data of a run that nobody trains yet, for the views."""
        name, load = self._setup.dataset, self._load

        def take(dataset: Dataset) -> None:
            if self._dataset is None and self._setup.dataset == name:
                self._dataset = dataset
                self.dataset_loaded.emit(dataset)
                self.advanced.emit()  # now that they are known, the run's length and its branches are too

        if self._dataset is None:
            run_in_background(self, lambda _progress: load(name), take, self.failed.emit)

    def _end_thread(self) -> None:
        thread, self._thread = self._thread, None
        self._clock.stop("run")
        if thread is not None:
            thread.stop()
            thread.wait()
            thread.deleteLater()

    @property
    def divergence(self) -> DivergedError | None:
        """Why it stands at its last good iteration, while it does."""
        stopped = self._diverged
        return stopped if stopped is not None and stopped.kept == self.iteration else None

    @property
    def target(self) -> Target | None:
        """Where the run will pause by itself; ``None`` while it goes to its end, or rests."""
        return self._thread.target if self._thread is not None and self._state == RunState.RUNNING else None

    def target_range(self, kind: str) -> Numbers:
        """Return which targets of a kind lie before the run, by their names in :class:`Target`."""
        if kind == "iterations":
            total = self.total
            return Numbers(self.iteration + 1, float("inf") if total is None else total, whole=True)
        return Numbers(self.epoch, above=True) if kind == "epochs" else Numbers(0, 1)

    def _updates_of_an_epoch(self) -> int:
        assert self._dataset is not None
        learned = self._setup.training.images_learned(len(self._dataset.train))
        return updates_of_epoch(learned, int(self.expected_settings["batch_size"]))

    def _set_state(self, state: RunState) -> None:
        if state == RunState.RUNNING:
            self._clock.start("run", self._on_tick, self._stand_aside)
        else:
            self._clock.stop("run")
            self._pacing.rest()
        if state != self._state:
            self._state = state
            self._meter.restart(self.iteration)
            self.state_changed.emit()

    def _stand_aside(self, aside: bool) -> None:
        """Leave the interpreter to what is drawn."""
        if self._thread is not None:
            self._thread.gate.hold(aside)

    def _apply_speed(self) -> None:
        self._clock.unhurried = self._pacing.limit <= _SLOW_MOTION
        if self._thread is not None:
            self._thread.gate.set_rate(self._pacing.limit)

    def _on_tick(self) -> None:
        self._pacing.tick()
        self._take_newest()

    def _take_newest(self) -> None:
        newest = None if self._thread is None else self._thread.mailbox.take()
        if self._thread is not None and self.live:
            self.batches.take(self._thread.looks)
        if newest is not None:
            self._snapshot = newest
            self._meter.measure(self.iteration)
            self.advanced.emit()

    def _watch_batches(self) -> None:
        if self._thread is not None:
            self._thread.watching = self.batches.watching
        self._seek_batch()

    def _seek_batch(self) -> None:
        """Look exactly at the update of the moment shown, unless the run goes on and shows its own."""
        if not (self.live and self._state == RunState.RUNNING):
            self.batches.seek(self._record, self.looked_at)

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

    def _on_diverged(self, run_id: int, error: DivergedError) -> None:
        if self._is_current(run_id):
            self._diverged = error
            if self.looked_at > error.kept:
                self.travel.leave()
            self._take_newest()
            self.failed.emit(error)

    def _on_failed(self, run_id: int, error: Exception) -> None:
        if self._is_current(run_id):
            self._take_newest()
            # Without its data a run cannot go on now, but it can when they are there.
            waits = isinstance(error, DataError | RunFileError) and self._snapshot is not None
            if waits:
                self._end_thread()
            self._set_state(RunState.PAUSED if waits else RunState.FAILED)
            self.failed.emit(error)
