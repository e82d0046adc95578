"""Runs into files and back: from the menu, from the list of runs, or dropped on the window."""

from __future__ import annotations

import contextlib
import datetime
import threading
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PyQt6.QtCore import QMimeData, QObject, pyqtSignal
from PyQt6.QtWidgets import QFileDialog, QWidget

from explorer.data.identity import identify
from explorer.training.errors import RunFileError
from explorer.ui import messages
from explorer.ui.background import Progress, run_in_background

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.training import RunRecord
    from explorer.training.run_file import StoredRun
    from explorer.ui.session import Session

SUFFIX = ".nnrun"

T = TypeVar("T")

_under_way: set[threading.Event] = set()


class RunFiles(QObject):
    """Opens and saves runs beside the window; what goes wrong becomes a message, and nothing is lost.

    Parameters
    ----------
    session : Session
    widget : QWidget
        Its window owns the file dialogs.

    Signals
    -------
    opened
        A run from a file is the current one now.
    saved(path)
        A run is in its file.
    """

    opened = pyqtSignal()
    saved = pyqtSignal(object)

    def __init__(self, session: Session, widget: QWidget) -> None:
        super().__init__(widget)
        self._session = session
        self._widget = widget
        self._folder = Path.home()

    def ask_to_open(self) -> None:
        """Ask for a run file and take up its run."""
        name, _ = QFileDialog.getOpenFileName(
            self._widget.window(),
            self.tr("Open run"),
            str(self._folder),
            self.tr("Runs (*.nnrun);;All files (*)"),
        )
        if name:
            self.open(Path(name))

    def open(self, path: Path, kept: bool = False) -> None:
        """Take up the run in a file, paused where it ended; it is read beside the window.

        The folder of a run ``kept`` by itself is none to save in.
        """
        from explorer.training.run_file import open_run

        if not kept:
            self._folder = path.parent
        self._read(lambda: open_run(path))

    def recover(self, path: Path, done: Callable[[], object]) -> None:
        """Take up a run that was interrupted, as far as its file goes, and make that file whole."""
        from explorer.training.run_file import recover_run, save_run

        def read() -> StoredRun:
            found = recover_run(path)
            save_run(path, found.record, found.facts)
            return found

        self._read(read, done)

    def _read(self, read: Callable[[], StoredRun], done: Callable[[], object] = lambda: None) -> None:
        load = self._session.load_dataset

        def work(_progress: Progress) -> tuple[StoredRun, RunFileError | None]:
            stored = read()
            return stored, _other_data(stored, load)

        def take(found: tuple[StoredRun, RunFileError | None]) -> None:
            stored, problem = found
            run = self._session.run
            run.adopt(stored.record)
            self._give_name(stored)
            if problem is not None:
                messages.report(problem)
            done()
            self.opened.emit()

        run_in_background(self, work, take, messages.report)

    def _give_name(self, stored: StoredRun) -> None:
        runs = self._session.run.runs
        for listed in runs.listed:
            if listed.record is stored.record and stored.facts.name:
                runs.rename(listed.number, stored.facts.name)
                self._session.run.runs_changed.emit()

    def ask_to_save(self, record: RunRecord | None = None, name: str = "") -> None:
        """Ask where to, and save a run; without one, the current one."""
        record = record or self._session.run.record
        if record is None or record.newest is None:
            return
        name = name or self._name_of(record)
        chosen, _ = QFileDialog.getSaveFileName(
            self._widget.window(),
            self.tr("Save run"),
            str(self._folder / f"{file_name(name) or 'run'}{SUFFIX}"),
            self.tr("Runs (*.nnrun)"),
        )
        if chosen:
            self.save(Path(chosen), record, name)

    def save(self, path: Path, record: RunRecord, name: str = "") -> None:
        """Save a run beside the window; one that is being trained goes on meanwhile."""
        from explorer.training.run_file import RunFacts, save_run

        self._folder = path.parent
        path = path if path.suffix else path.with_suffix(SUFFIX)
        load, dataset, known = self._session.load_dataset, record.setup.dataset, record.data

        def work(_progress: Progress) -> Path:
            data = known
            with contextlib.suppress(Exception):  # without the data the run is saved all the same
                data = known or identify(load(dataset))
            created = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
            save_run(path, record, RunFacts(name, created, data))
            return path

        write_beside(self, work, self.saved.emit)

    def _name_of(self, record: RunRecord) -> str:
        return next((run.name for run in self._session.run.runs.listed if run.record is record), "")

    @staticmethod
    def offered(data: QMimeData | None) -> Path | None:
        """Return the run file that is dropped, if it is one."""
        urls = data.urls() if data is not None and data.hasUrls() else []
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        return paths[0] if len(paths) == 1 and paths[0].suffix.lower() == SUFFIX else None


def write_beside(parent: QObject, work: Callable[[Progress], T], done: Callable[[T], object]) -> None:
    """Write a file beside the window; when the window closes first, :func:`wait_until_written` waits."""
    ended = threading.Event()
    _under_way.add(ended)

    def watched(progress: Progress) -> T:
        try:
            return work(progress)
        finally:
            _under_way.discard(ended)
            ended.set()

    run_in_background(parent, watched, done, messages.report)


def wait_until_written(seconds: float = 30.0) -> None:
    """Wait for the files that are being written: the threads that do so end with the program."""
    for ended in tuple(_under_way):
        ended.wait(seconds)


def file_name(name: str) -> str:
    """Return a run's name as far as it can be that of a file."""
    return "".join(letter for letter in name if letter.isalnum() or letter in " -_.,()").strip(" .")


def _other_data(stored: StoredRun, load: Callable) -> RunFileError | None:
    """Return what is to be said when the data set is here, but is not the one that the run learned from."""
    if stored.facts.data is None:
        return None
    with contextlib.suppress(Exception):  # that it is missing is told when it is needed
        dataset = load(stored.record.setup.dataset)
        if identify(dataset) != stored.facts.data:
            return RunFileError(dataset.name, "other_data")
    return None
