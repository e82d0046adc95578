"""A run written down while it goes on: what a crash leaves is a run file that ends early."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from explorer.training.errors import RunFileError
from explorer.training.run_file.chunks import Chunk, glance_at_chunks, write_chunk
from explorer.training.run_file.files import StoredRun, read_file, replacing
from explorer.training.run_file.reader import read_facts, read_parts
from explorer.training.run_file.writer import RunWriter

if TYPE_CHECKING:
    from typing import BinaryIO

    from explorer.training.keyframe import Keyframe
    from explorer.training.run_file.writer import RunFacts
    from explorer.training.run_record import RunRecord

_MOST_WASTE = 2.5
"""States that were thinned out stay in the file until it is so many times as long as it need be."""


class Journal:
    """A run file that grows with its run.

    Only what is new is written; when much of the file is out of date, it is written anew.

    Parameters
    ----------
    path : pathlib.Path
        Its file; one that is there is replaced.
    record : RunRecord
    facts : RunFacts
    """

    def __init__(self, path: Path, record: RunRecord, facts: RunFacts) -> None:
        self.path = path
        self.record = record
        self._facts = facts
        self._file: BinaryIO | None = None
        self._writer: RunWriter | None = None
        self._newest: Keyframe | None = None
        self._state: tuple[Keyframe | None, str, bool] | None = None

    def update(self, name: str = "", finished: bool = False) -> bool:
        """Write what the run has come to; return whether there was something.

        Parameters
        ----------
        name : str, optional
            What the run is called now.
        finished : bool, optional
            That the run rests, so that the file is whole; it may go on later.

        Raises
        ------
        RunFileError
            ``unwritable``, when the folder cannot be written or the disk is full.
        """
        newest = self.record.newest
        state = (newest, name, finished)
        if newest is None or state == self._state:
            return False
        try:
            self._write(newest, name, finished)
        except OSError as error:
            raise RunFileError(self.path, "unwritable", str(error.strerror or error)) from error
        self._newest, self._state = newest, state
        return True

    @property
    def name(self) -> str:
        """What the run is called in the file."""
        return self._facts.name if self._writer is None else self._writer.name

    def close(self) -> None:
        """Let the file go as it is; the next update takes it up again."""
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.close()
            self._file = None

    def _write(self, newest: Keyframe, name: str, finished: bool) -> None:
        gone = self._file is None and not self.path.exists()
        if self._writer is None or gone or self._writer.waste > _MOST_WASTE:
            self._begin_anew(newest, name)
        assert self._writer is not None
        if self._file is None:
            self._file = self.path.open("ab")
            self._writer.go_on_in(self._file)
        if newest is not self._newest or name != self._writer.name:
            self._writer.update(newest, name)
        if finished:
            self._writer.finish()
        self._file.flush()
        os.fsync(self._file.fileno())
        if finished:
            self.close()

    def _begin_anew(self, newest: Keyframe, name: str) -> None:
        """Write all of the run into a new file, which takes the old one's place when it is whole."""
        self.close()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(self.path) as file:
            self._writer = RunWriter(file, self.record, self._facts)
            self._writer.update(newest, name)
        self._newest = newest


def rename_run(path: Path, name: str) -> None:
    """Give the run in a file another name; the file has to be whole, and nobody may be writing it.

    Raises
    ------
    RunFileError
        ``unwritable``.
    """
    try:
        with path.open("ab") as file:
            write_chunk(file, Chunk("NAME", {"name": name}))
            write_chunk(file, Chunk("DONE", {}))
    except OSError as error:
        raise RunFileError(path, "unwritable", str(error.strerror or error)) from error


def recover_run(path: str | Path) -> StoredRun:
    """Read the run in a journal, as far as it was written.

    Raises
    ------
    RunFileError
        With the reason, where not even its beginning is whole.
    """
    return read_file(Path(path), _read_what_is_there)


def _read_what_is_there(file: BinaryIO, size: int) -> StoredRun:
    parts = read_parts(file, size, as_far_as_it_goes=True)
    return StoredRun(parts.record(), parts.facts, parts.complete)


class Glance(NamedTuple):
    """What the file of a run says at a glance, which takes a millisecond and believes what it reads.

    Attributes
    ----------
    iteration : int or None
        Where its run ends; ``None`` when it has no state to go on from.
    complete : bool
        Whether it was written to its end.
    name : str
        Given by the user, or empty.
    """

    iteration: int | None
    complete: bool
    name: str


def glance(path: str | Path) -> Glance:
    """Return what the file of a run says at a glance.

    Raises
    ------
    RunFileError
        When it is none, or cannot be read.
    """
    return read_file(Path(path), _glance)


def _glance(file: BinaryIO, size: int) -> Glance:
    name = read_facts(file, size).name
    iteration, complete = None, False
    for chunk in glance_at_chunks(file, size):
        complete = chunk.kind == "DONE"
        if chunk.kind == "LAST":
            iteration = int(chunk.content["iteration"])
        elif chunk.kind == "NAME":
            name = str(chunk.content["name"])
    return Glance(iteration, complete, name)
