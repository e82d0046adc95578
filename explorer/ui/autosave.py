"""The run under way, kept by itself; and which of the files another window is writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QLockFile, QObject

from explorer.ui import messages
from explorer.ui.run import RunState

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.training import RunRecord
    from explorer.training.autosaver import Autosaver
    from explorer.ui.session import Session


class FileLocks:
    """A lock file beside each file that is being written; that of a killed program counts no more."""

    def __init__(self) -> None:
        self._held: dict[Path, QLockFile] = {}

    def claim(self, path: Path) -> None:
        """Say that a file is being written."""
        lock = _lock_of(path)
        lock.tryLock(0)
        self._held[path] = lock

    def release(self, path: Path) -> None:
        """Say that it no longer is."""
        lock = self._held.pop(path, None)
        if lock is not None:
            lock.unlock()

    def in_use(self, path: Path) -> bool:
        """Return whether it is, by this window or by another."""
        if path in self._held:
            return True
        lock = _lock_of(path)
        free = lock.tryLock(0)
        if free:
            lock.unlock()
        return not free


def _lock_of(path: Path) -> QLockFile:
    lock = QLockFile(f"{path}.lock")
    lock.setStaleLockTime(0)  # however long a run goes: only the end of its program ends the lock
    return lock


class Autosave(QObject):
    """Hands the run under way to the thread that writes it down.

    Parameters
    ----------
    session : Session
    parent : QObject, optional
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._saver: Autosaver | None = None
        self.locks = FileLocks()
        session.run.state_changed.connect(self._follow)
        session.run.runs_changed.connect(self._look)

    def close(self) -> None:
        """Write the rest; a run that still goes on counts as interrupted and is offered at the next start."""
        saver, self._saver = self._saver, None
        if saver is not None:
            self._session.run.state_changed.disconnect(self._follow)
            self._session.run.runs_changed.disconnect(self._look)
            saver.close(finished=self._session.run.state != RunState.RUNNING)

    def _follow(self) -> None:
        run = self._session.run
        if run.state == RunState.RUNNING and run.record is not None:
            record = run.record
            self._started().follow(record, lambda: self._name_of(record))
        elif self._saver is not None:
            self._saver.rest()

    def _look(self) -> None:
        """Let runs that rest take their new names along."""
        if self._saver is not None:
            listed = self._session.run.runs.listed
            self._saver.look([(run.record, run.name) for run in listed])

    def _name_of(self, record: RunRecord) -> str:
        """Return what the user calls a run; the saver's thread asks, and the list's tuple never changes."""
        return next((run.name for run in self._session.run.runs.listed if run.record is record), "")

    def _started(self) -> Autosaver:
        # Imported with the first run: a start of the program that trains nothing needs none of it.
        if self._saver is None:
            from explorer.training.autosaver import Autosaver
            from explorer.training.autosaves import autosave_folder

            self._saver = Autosaver(
                autosave_folder(), self._session.load_dataset, self.locks, messages.report
            )
        return self._saver
