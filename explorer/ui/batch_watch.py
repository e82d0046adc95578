"""The update that is looked at closely: each one in slow motion, and exactly the last when the run rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject, pyqtSignal

from explorer.ui.background import Task, run_in_background

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.data import Dataset
    from explorer.training import Mailbox, RunRecord
    from explorer.training.batch_look import BatchLook
    from explorer.ui.background import Progress

_POLL_MS = 10


class BatchWatch(QObject):
    """Costs the run nothing until somebody watches.

    While the run goes on, its thread hands over what it sees; of an iteration that is rested at, or looked
    back on, the update is made again beside it.

    Parameters
    ----------
    load : callable
        From the data set's key to the data set.
    parent : QObject, optional

    Signals
    -------
    changed
        :attr:`look` is another.
    watched
        :attr:`watching` is another.
    """

    changed = pyqtSignal()
    watched = pyqtSignal()

    def __init__(self, load: Callable[[str], Dataset], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load = load
        self._task: Task | None = None
        self._wanted: tuple[RunRecord, int] | None = None
        self.look: BatchLook | None = None
        self.watching = False

    def watch(self, on: bool) -> None:
        """Begin or end to watch."""
        if on != self.watching:
            self.watching = on
            if not on:
                self.close()
            self.watched.emit()

    def take(self, looks: Mailbox[BatchLook]) -> None:
        """Take what the run's thread has seen last."""
        newest = looks.take()
        if newest is not None and self.watching:
            self.close()
            self._show(newest)

    def seek(self, record: RunRecord | None, iteration: int) -> None:
        """Look at the update that made ``iteration``; the last look stays until it has been made again."""
        if not self.watching or (record is not None and self._wanted == (record, iteration)):
            return
        self.close()
        if record is None or iteration < 1:
            self._show(None)
        elif self.look is None or self.look.iteration != iteration:
            self._make_again(record, iteration)

    def forget(self) -> None:
        """Look at nothing: another run begins."""
        self.close()
        self._show(None)

    def close(self) -> None:
        """Give up what is under way."""
        task, self._task = self._task, None
        self._wanted = None
        if task is not None:
            task.cancel()

    def _make_again(self, record: RunRecord, iteration: int) -> None:
        load = self._load
        self._wanted = record, iteration

        def work(progress: Progress) -> BatchLook | None:
            return record.look(iteration, load(record.setup.dataset), progress.cancelled)

        def done(look: BatchLook | None) -> None:
            self._task = self._wanted = None
            self._show(look)

        def give_up(_error: BaseException) -> None:
            # Time travel to the same iteration fails by the same error, and tells it.
            done(None)

        self._task = run_in_background(self, work, done, give_up, poll_ms=_POLL_MS)

    def _show(self, look: BatchLook | None) -> None:
        if look is not self.look:
            self.look = look
            self.changed.emit()
