"""A run on its way into a file: all of it at once, or piece by piece while it goes on."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, BinaryIO

from explorer.training.run_file.chunks import MAGIC, Chunk, write_chunk
from explorer.training.run_file.codec import encode
from explorer.training.run_file.histories import HistoryTrack
from explorer.training.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from explorer.data.identity import DataIdentity
    from explorer.training.control import Change
    from explorer.training.keyframe import Keyframe
    from explorer.training.run_record import RunRecord

FORMAT_VERSION = 1
KEYFRAME_BUDGET = 64 * 2**20
"""Bytes that the keyframes of a file take; the way from one to the next is trained again when needed."""
MOST_KEYFRAMES = 160
"""In a run of 10,000 iterations of the book's network they lie 64 apart: 20 ms of training."""


OVERHEAD = 2**20
"""Bytes that do not count as waste: the last states and all that is small."""


@dataclass(frozen=True)
class RunFacts:
    """What a file says of a run beside the run itself.

    Attributes
    ----------
    name : str
        Given by the user, or empty.
    created : str
        When the run began, ISO 8601 with the time zone.
    data : DataIdentity or None
        What it learns from.
    """

    name: str = ""
    created: str = ""
    data: DataIdentity | None = None


class RunWriter:
    """Writes a run to an open file; everything that is there already stays as it is.

    Parameters
    ----------
    file : binary file
        Empty; written from its beginning.
    record : RunRecord
        One that has begun. Its parents go into the file too, as far as it comes from them.
    facts : RunFacts
    """

    def __init__(self, file: BinaryIO, record: RunRecord, facts: RunFacts) -> None:
        self._file = file
        self._record = record
        self.name = facts.name
        self._changes: tuple[Change, ...] = ()
        self._written: set[int] = set()
        self._history = HistoryTrack()
        file.write(MAGIC)
        self.size = len(MAGIC)
        data = None if facts.data is None else asdict(facts.data)
        self._put("HEAD", {"format": FORMAT_VERSION, **asdict(facts), "data": data})
        lineage = _lineage(record)
        budget, most = KEYFRAME_BUDGET // len(lineage), max(MOST_KEYFRAMES // len(lineage), 2)
        self._place = len(lineage) - 1
        self._selection = Timeline(budget, most)
        for place, run in enumerate(lineage):
            self._put("RUN ", {"run": place}, setup=run.setup, start=run.start)
        for place, (run, child) in enumerate(pairwise(lineage)):
            kept = Timeline(budget, most)
            _select(kept, (k for k in run.timeline.keyframes if k.iteration < child.begins))
            for keyframe in kept.keyframes:
                self._put("KEYF", {"run": place}, keyframe=keyframe)
            changes = run.control.known
            self._put("CHNG", {"run": place}, changes=changes)

    def update(self, newest: Keyframe, name: str) -> None:
        """Write what the run has come to since the last time, up to a keyframe of its own."""
        record, end = self._record, newest.iteration
        self.size += write_chunk(self._file, self._history.piece(record.history, end))
        changes = record.control.known
        if changes != self._changes:
            self._put("CHNG", {"run": self._place}, changes=changes)
            self._changes = changes
        if name != self.name:
            self._put("NAME", {"name": name})
            self.name = name
        _select(self._selection, (k for k in record.timeline.keyframes if k.iteration < end))
        for keyframe in (*self._selection.keyframes, newest):
            if keyframe.iteration not in self._written:
                kind = "LAST" if keyframe is newest else "KEYF"
                self._put(kind, {"run": self._place, "iteration": keyframe.iteration}, keyframe=keyframe)
                if keyframe is not newest:
                    self._written.add(keyframe.iteration)

    def go_on_in(self, file: BinaryIO) -> None:
        """Append to ``file`` from now on, which begins with all that was written."""
        self._file = file

    def finish(self) -> None:
        """Say that nothing is missing."""
        self._put("DONE", {})

    @property
    def waste(self) -> float:
        """How many times larger the file is than one that was written now."""
        live = self._selection.nbytes + self._record.history.nbytes + OVERHEAD
        return self.size / live

    def _put(self, kind: str, content: dict[str, object], **parts: object) -> None:
        arrays: list[NDArray[Any]] = []
        encoded = {name: encode(part, arrays) for name, part in parts.items()}
        self.size += write_chunk(self._file, Chunk(kind, content | encoded, arrays))


def _lineage(record: RunRecord) -> list[RunRecord]:
    """Return the run's ancestors from the first on, and the run."""
    line = [record]
    while line[0].parent is not None:
        line.insert(0, line[0].parent)
    return line


def _select(selection: Timeline, keyframes: Iterable[Keyframe]) -> None:
    """Add what is later than all in the selection and due there."""
    last = selection.keyframes[-1].iteration if selection.keyframes else -1
    for keyframe in keyframes:
        if keyframe.iteration > last and (not selection.keyframes or selection.due(keyframe.iteration)):
            selection.add(keyframe)
