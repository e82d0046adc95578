"""What a run says of itself: its state, its numbers, and the moment that is looked at."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject

from explorer.data import entry_of
from explorer.training import History, Runs, RunSetup
from explorer.training.live import live_settings
from explorer.ui.pacing import Pacing, RateMeter

if TYPE_CHECKING:
    from explorer.data import Dataset
    from explorer.nn import Network
    from explorer.training import Change, Keyframe, RunRecord, Snapshot
    from explorer.ui.time_travel import TimeTravel


class RunState(StrEnum):
    """What a run is doing."""

    IDLE = "idle"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"
    FAILED = "failed"


class RunFigures(QObject):
    """The part of the run that can be read; :class:`~explorer.ui.run.Run` is the part that acts.

    Parameters
    ----------
    travel : TimeTravel
        Where in its past the run is looked at.
    parent : QObject, optional
    """

    def __init__(self, travel: TimeTravel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        travel.setParent(self)
        self.travel = travel
        self._state = RunState.IDLE
        self._setup = RunSetup()
        self._record: RunRecord | None = None
        self._snapshot: Snapshot | None = None
        self._dataset: Dataset | None = None
        self._empty_history = History()
        self.runs = Runs()
        self._meter = RateMeter()
        self._pacing = Pacing(self)

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
        return self.travel.shown or self._snapshot

    @property
    def live(self) -> bool:
        """Whether the newest weights are the ones looked at."""
        return self.travel.wanted is None

    @property
    def record(self) -> RunRecord | None:
        """All that the run has left behind; ``None`` before it begins, unless it branches off another."""
        return self._record

    @property
    def looked_at(self) -> int:
        """The iteration looked at; :attr:`shown` has its weights, or for a moment those kept before it."""
        return self.iteration if self.travel.wanted is None else self.travel.wanted

    @property
    def network(self) -> Network | None:
        """The network of :attr:`shown`."""
        shown = self.shown
        return None if shown is None else shown.network

    @property
    def snapshots(self) -> tuple[Snapshot, ...]:
        """Earlier weights that are kept, by iteration."""
        return () if self._record is None else self._record.snapshots

    @property
    def keyframes(self) -> tuple[Keyframe, ...]:
        """The full states that are kept of this run's own iterations."""
        return () if self._record is None else self._record.timeline.keyframes

    @property
    def history(self) -> History:
        """Losses and accuracies so far."""
        return self._empty_history if self._record is None else self._record.history

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
        training, entry = self._setup.training, entry_of(self._setup.dataset)
        # How many digits of one's own there are is known once they are read.
        if training.iterations is not None or (self._dataset is None and entry.own):
            return training.iterations
        images = entry.train_size if self._dataset is None else len(self._dataset.train)
        return training.total_iterations(images) if self._record is None else self._record.total(images)

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
        return () if self._record is None else self._record.changes

    @property
    def settings(self) -> dict[str, float]:
        """What may change while it goes, as it is in force: see :mod:`explorer.training.live`."""
        return live_settings(self._setup.training) if self._record is None else self._record.settings

    @property
    def expected_settings(self) -> dict[str, float]:
        """The same with all that was asked for and waits for the next update."""
        return self.settings if self._record is None else self._record.expected_settings

    @property
    def speed(self) -> float:
        """Slider position from 0, slow motion, to 1, no limit."""
        return self._pacing.speed

    @property
    def updates_limit(self) -> float:
        """Updates a second that are made at most; infinite where nothing holds the run."""
        return self._pacing.limit

    @property
    def full_speed(self) -> bool:
        """Whether the slider is overruled and nothing holds the run."""
        return self._pacing.full_speed
