"""Keeps the run under way in a file, on a thread of its own, so that a crash costs a few seconds of it."""

from __future__ import annotations

import contextlib
import datetime
import queue
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol
from weakref import WeakKeyDictionary

from explorer.data.identity import identify
from explorer.training.autosaves import clear_old, new_path
from explorer.training.errors import RunFileError
from explorer.training.run_file import Journal, RunFacts, rename_run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from explorer.data import Dataset
    from explorer.training.run_record import RunRecord

INTERVAL = 3.0
"""Seconds between two writes; the full state that is written is as old at most."""
_LONGEST_INTERVAL = 6.0
_SHARE = 0.05
"""Of the time that writing may take, before it is done less often."""


class Locks(Protocol):
    """Which files are being written, by this program or by another of its windows."""

    def claim(self, path: Path) -> None:
        """Say that a file is being written."""

    def release(self, path: Path) -> None:
        """Say that it no longer is."""

    def in_use(self, path: Path) -> bool:
        """Return whether it is."""


class Autosaver:
    """Follows one run at a time and writes its journal.

    Parameters
    ----------
    folder : pathlib.Path
        Where the files go.
    load : callable
        From a data set's key to the data set; called on the thread.
    locks : Locks
        Tell other windows which file is being written.
    failed : callable
        Told, on the thread, of the first error of each run; the run itself goes on.
    interval : float, optional
        Seconds between two writes.
    """

    def __init__(
        self,
        folder: Path,
        load: Callable[[str], Dataset],
        locks: Locks,
        failed: Callable[[Exception], object],
        interval: float = INTERVAL,
    ) -> None:
        self.folder = folder
        self._load = load
        self._locks = locks
        self._failed = failed
        self._interval = interval
        self._asked: queue.SimpleQueue[Callable[[], object]] = queue.SimpleQueue()
        # Runs that are no longer held by anyone else are none here either.
        self._known: WeakKeyDictionary[RunRecord, tuple[Path, RunFacts]] = WeakKeyDictionary()
        self._name: Callable[[], str] = str
        self._journal: Journal | None = None
        self._spent = 0.0
        self._broken = self._closed = self._resting = False
        self._thread = threading.Thread(target=self._work, name="autosave", daemon=True)
        self._thread.start()

    # Asked from the window's thread

    def follow(self, record: RunRecord, name: Callable[[], str]) -> None:
        """Write what comes of a run, from now on; ``name`` tells what it is called."""
        self._asked.put(lambda: self._begin(record, name))

    def rest(self) -> None:
        """Write the rest: the run has paused or ended, and its file is whole."""
        self._asked.put(self._rest)

    def look(self, names: Sequence[tuple[RunRecord, str]] = ()) -> None:
        """Write what is new of runs that rest: what they are called now."""
        self._asked.put(lambda: self._take_names(names))

    def close(self, finished: bool) -> None:
        """Write the rest and end the thread; not ``finished``, the run counts as interrupted."""
        self._asked.put(lambda: self._leave(finished))
        self._thread.join()

    # On its own thread

    def _work(self) -> None:
        while not self._closed:
            try:
                asked = self._asked.get(timeout=self._pause())
            except queue.Empty:
                asked = self._update
            try:
                asked()
            except RunFileError as error:
                self._tell(error)

    def _pause(self) -> float | None:
        if self._journal is None or self._resting:
            return None
        return min(max(self._interval, self._spent / _SHARE), max(_LONGEST_INTERVAL, self._interval))

    def _tell(self, error: RunFileError) -> None:
        if not self._broken:
            self._broken = True
            self._failed(error)

    def _begin(self, record: RunRecord, name: Callable[[], str]) -> None:
        if self._journal is None or self._journal.record is not record:
            self._let_go(finished=True)
            self._broken = False
            self._journal = Journal(*self._place_of(record))
        self._name, self._resting = name, False
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise RunFileError(self.folder, "unwritable", str(error.strerror or error)) from error
        self._locks.claim(self._journal.path)
        self._update()

    def _place_of(self, record: RunRecord) -> tuple[Path, RunRecord, RunFacts]:
        """Return file, run and facts: a run that is taken up again goes on in the file it had."""
        known = self._known.get(record)
        if known is None:
            now = datetime.datetime.now().astimezone()
            data = record.data
            # What it learns from is told when it is known: reading it may take a while, or fail.
            with contextlib.suppress(Exception):
                data = identify(self._load(record.setup.dataset))
            facts = RunFacts("", now.isoformat(timespec="seconds"), data)
            known = self._known[record] = (new_path(self.folder, now), facts)
        return known[0], record, known[1]

    def _update(self) -> None:
        if self._journal is not None:
            begun = time.perf_counter()
            self._journal.update(self._name(), self._resting)
            self._spent = time.perf_counter() - begun

    def _take_names(self, names: Sequence[tuple[RunRecord, str]]) -> None:
        """Write the names of the run under way, and of those before it, whose files are whole."""
        self._update()
        for record, name in names:
            path, facts = self._known.get(record, (None, None))
            under_way = self._journal is not None and self._journal.record is record
            if path is None or facts is None or facts.name == name or under_way or self._locks.in_use(path):
                continue
            if path.exists():
                rename_run(path, name)
            self._known[record] = path, replace(facts, name=name)

    def _rest(self) -> None:
        if self._journal is None or self._resting:
            return
        self._resting = True
        try:
            self._update()
        finally:
            self._journal.close()
            self._locks.release(self._journal.path)
        clear_old(self.folder, self._locks.in_use)

    def _let_go(self, finished: bool) -> None:
        """Hold the run no longer: its states may take much memory."""
        try:
            if finished:
                self._rest()
            elif not self._resting:
                self._update()
        finally:
            if self._journal is not None:
                self._journal.close()
                self._locks.release(self._journal.path)
                path, facts = self._known[self._journal.record]
                self._known[self._journal.record] = path, replace(facts, name=self._journal.name)
            self._journal = None

    def _leave(self, finished: bool) -> None:
        self._closed = True
        self._let_go(finished)
