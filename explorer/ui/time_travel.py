"""Looking back along a run: the kept weights at once, the exact ones as soon as they are made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject, pyqtSignal

from explorer.ui.background import Task, run_in_background

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.data import Dataset
    from explorer.training import Keyframe, RunRecord, Snapshot
    from explorer.ui.background import Progress
    from explorer.ui.clock import FrameClock

_POLL_MS = 8
_PLAY_FRAMES = 300
"""Frames in which a whole run is played: ten seconds."""


class ReplayError(Exception):
    """An earlier iteration could not be made again.

    Attributes
    ----------
    iteration : int
        The one asked for.
    kept : int
        The kept one before it, which is shown in its place.
    """

    def __init__(self, iteration: int, kept: int) -> None:
        self.iteration = iteration
        self.kept = kept
        super().__init__(f"iteration {iteration} could not be made again; iteration {kept} is shown")


class TimeTravel(QObject):
    """Where in its past a run is looked at.

    Signals
    -------
    changed
        :attr:`shown`, :attr:`wanted` or :attr:`playing` is another.
    failed(error)
        With a :class:`ReplayError`: the weights could not be made again, the kept ones before are shown.
    """

    changed = pyqtSignal()
    failed = pyqtSignal(object)

    def __init__(
        self, clock: FrameClock, load: Callable[[str], Dataset], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._load = load
        self._record: RunRecord | None = None
        self._task: Task | None = None
        self._newest: Callable[[], int] = lambda: 0
        self.shown: Snapshot | None = None
        self.keyframe: Keyframe | None = None
        self.wanted: int | None = None
        self.playing = 0

    def follow(self, record: RunRecord | None, newest: Callable[[], int]) -> None:
        """Look at the newest weights of a run, whose last iteration ``newest`` tells."""
        self._record, self._newest = record, newest
        self.leave()

    @property
    def exact(self) -> bool:
        """Whether the weights shown are those of the iteration asked for."""
        return self.wanted is None or (self.shown is not None and self.shown.iteration == self.wanted)

    def go(self, iteration: int) -> Snapshot | None:
        """Look at ``iteration``; return the nearest weights that are there at once.

        The exact ones follow within some milliseconds, with :attr:`changed`.
        """
        self.stop()
        return self._seek(iteration, coarse=True)

    def leave(self) -> None:
        """Look at the newest weights again."""
        self._end_task()
        self.stop()
        if self.wanted is not None:
            self.wanted = self.shown = self.keyframe = None
            self.changed.emit()

    def play(self, direction: int) -> None:
        """Let the moments pass by themselves, 1 forward or −1 back, until an end is reached."""
        if self._record is None or direction == self.playing:
            return
        if self.wanted is None and direction > 0:
            self._seek(0, coarse=True)
        self.playing = direction
        self._clock.start("playback", self._on_tick)
        self.changed.emit()

    def stop(self) -> None:
        """Hold the moment shown."""
        self._clock.stop("playback")
        if self.playing:
            self.playing = 0
            self.changed.emit()

    def close(self) -> None:
        """Give up what is under way."""
        self._end_task()
        self._clock.stop("playback")

    def _seek(self, iteration: int, coarse: bool) -> Snapshot | None:
        self._end_task()
        record = self._record
        iteration = min(max(iteration, 0), self._newest())
        keyframe = None if record is None else record.nearest(iteration)
        if record is None or keyframe is None:
            return None
        self.wanted = iteration
        if keyframe.iteration == iteration:
            self._take(keyframe)
            return self.shown
        self._replay(record, iteration, keyframe)
        if coarse or self.shown is None:
            self._take(keyframe)
        return self.shown

    def _take(self, keyframe: Keyframe) -> None:
        self.keyframe, self.shown = keyframe, keyframe.snapshot
        self.changed.emit()

    def _replay(self, record: RunRecord, iteration: int, kept: Keyframe) -> None:
        load = self._load

        def work(progress: Progress) -> Keyframe | None:
            return record.replay(iteration, load(record.setup.dataset), progress.cancelled)

        def done(keyframe: Keyframe | None) -> None:
            self._task = None
            if keyframe is not None:
                self._take(keyframe)

        def give_up(cause: BaseException) -> None:
            self._task = None
            self.stop()
            self.wanted = kept.iteration
            self._take(kept)
            error = ReplayError(iteration, kept.iteration)
            error.__cause__ = cause
            self.failed.emit(error)

        self._task = run_in_background(self, work, done, give_up, poll_ms=_POLL_MS)

    def _end_task(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.cancel()

    def _on_tick(self) -> None:
        """Go on to the next moment, once the one before has been seen."""
        if self._task is not None:
            return
        newest = self._newest()
        here = newest if self.wanted is None else self.wanted
        target = here + self.playing * max(newest // _PLAY_FRAMES, 1)
        if target >= newest:
            self.leave()
        elif here == 0 and self.playing < 0:
            self.stop()
        else:
            self._seek(target, coarse=False)
