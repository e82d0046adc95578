"""Work that takes long and touches no widget, such as a download, done beside the window."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_POLL_MS = 50


class Progress:
    """How far the work is, told by the worker and read by the window; both may use it at any time."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()
        # One tuple replaced as a whole, so that a reader never sees half of a report.
        self._report = (0, 0)

    def report(self, done: int, total: int) -> None:
        """Say that ``done`` of ``total`` (0: unknown) units are through."""
        self._report = (done, total)

    @property
    def latest(self) -> tuple[int, int]:
        """Return the newest report, done and total."""
        return self._report

    def cancel(self) -> None:
        """Ask the work to stop; it stops where it looks at ``cancelled`` next."""
        self._cancelled.set()

    def cancelled(self) -> bool:
        """Return whether the work was asked to stop."""
        return self._cancelled.is_set()


@dataclass
class _Outcome(Generic[T]):
    """What the thread leaves behind; written once, before ``ended`` is set."""

    ended: threading.Event = field(default_factory=threading.Event)
    values: list[T] = field(default_factory=list)
    error: BaseException | None = None


class Task(QObject):
    """One piece of work under way; lives as long as its parent, or until it has ended.

    ``progressed`` carries done and total as Python integers (a file may be larger than 32 bits count);
    ``ended`` comes last in any case, after the one callback that applies.
    """

    progressed = pyqtSignal(object, object)
    ended = pyqtSignal()

    def __init__(
        self,
        parent: QObject,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        failed: Callable[[BaseException], object],
        poll_ms: int = _POLL_MS,
    ) -> None:
        super().__init__(parent)
        self._progress = Progress()
        self._outcome: _Outcome[T] = _Outcome()
        self._done = done
        self._failed = failed
        self._reported = (0, 0)
        # If the parent goes first, the thread is told to stop and nobody is called.
        self.destroyed.connect(self._progress.cancel)
        self._timer = QTimer(self)
        self._timer.setInterval(poll_ms)
        self._timer.timeout.connect(self._poll)
        self._thread = threading.Thread(
            target=_run, args=(work, self._progress, self._outcome), name="background work", daemon=True
        )
        self._thread.start()
        self._timer.start()

    @property
    def is_running(self) -> bool:
        """Return whether the work has not ended yet."""
        return self._timer.isActive()

    def cancel(self) -> None:
        """Ask the work to stop; from now on neither callback is called."""
        self._progress.cancel()

    def _poll(self) -> None:
        # Asked for before the report is read: what is reported last is never missed.
        ended = self._outcome.ended.is_set()
        if self._progress.latest != self._reported:
            self._reported = self._progress.latest
            self.progressed.emit(*self._reported)
        if not ended:
            return
        self._timer.stop()
        self.deleteLater()
        try:
            if not self._progress.cancelled():
                self._hand_over()
        finally:
            self.ended.emit()

    def _hand_over(self) -> None:
        if self._outcome.error is not None:
            self._failed(self._outcome.error)
        else:
            self._done(self._outcome.values[0])


def run_in_background(
    parent: QObject,
    work: Callable[[Progress], T],
    done: Callable[[T], object],
    failed: Callable[[BaseException], object],
    poll_ms: int = _POLL_MS,
) -> Task:
    """Run ``work`` on a thread of its own and call back on the window's thread.

    Parameters
    ----------
    parent
        Owns the task; when it goes, the work is cancelled.
    work
        Called on the thread with a `Progress`; it reports there, looks at ``cancelled()`` and touches no
        widget.
    done, failed
        Called on the window's thread with what ``work`` returned or raised; neither after a cancel.
    poll_ms
        How often to look whether it has ended.
    """
    return Task(parent, work, done, failed, poll_ms)


def _run(work: Callable[[Progress], T], progress: Progress, outcome: _Outcome[T]) -> None:
    try:
        outcome.values.append(work(progress))
    except BaseException as error:  # noqa: BLE001  # whatever it is, it belongs to the caller, on the other thread
        outcome.error = error
    finally:
        outcome.ended.set()
