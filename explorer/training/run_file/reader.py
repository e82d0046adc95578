"""A run as it comes back from a file, with everything looked at before it is believed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np

from explorer.data.identity import DataIdentity
from explorer.nn import OPTIMIZERS
from explorer.training.control import Change, Control
from explorer.training.keyframe import Keyframe
from explorer.training.live import allowed_values, check_live
from explorer.training.run_file.chunks import (
    MAGIC,
    BrokenChunkError,
    Chunk,
    CutOffError,
    read_chunks,
)
from explorer.training.run_file.codec import decode
from explorer.training.run_file.histories import KIND, HistoryAssembly
from explorer.training.run_file.writer import FORMAT_VERSION, RunFacts
from explorer.training.run_record import RunRecord
from explorer.training.setup import RunSetup

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class NewerFormatError(ValueError):
    """A later version of this program wrote it."""


class NotARunError(ValueError):
    """It begins like no run."""


@dataclass
class _Run:
    """What the file says of one run of the lineage."""

    setup: RunSetup
    start: Keyframe | None
    keyframes: dict[int, Keyframe] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()


@dataclass
class RunParts:
    """All that was read, before it is put together."""

    facts: RunFacts
    complete: bool = False
    history: HistoryAssembly = field(default_factory=HistoryAssembly)
    _runs: list[_Run] = field(default_factory=list)
    _last: Keyframe | None = None

    def take(self, chunk: Chunk) -> None:
        """Take the next piece of the file."""
        self.complete = chunk.kind == "DONE"
        if chunk.kind in _TAKERS:
            _TAKERS[chunk.kind](self, chunk)
        elif not self.complete:
            raise NewerFormatError(chunk.kind)

    def _take_run(self, chunk: Chunk) -> None:
        setup, start = _part(chunk, "setup"), _part(chunk, "start")
        if not isinstance(setup, RunSetup) or (start is None) != (not self._runs):
            raise ValueError("a run that makes no sense")
        if start is not None:
            if setup.spec != self._runs[-1].setup.spec:
                raise ValueError("a branch with another network")
            check_keyframe(start, self._runs[-1].setup)
            if self._runs[-1].start is not None and start.iteration < self._runs[-1].start.iteration:
                raise ValueError("a branch before its parent's beginning")
        self._runs.append(_Run(setup, start))

    def _take_keyframe(self, chunk: Chunk) -> None:
        run, keyframe = self._runs[_place(chunk)], _part(chunk, "keyframe")
        check_keyframe(keyframe, run.setup)
        run.keyframes[keyframe.iteration] = keyframe

    def _take_last(self, chunk: Chunk) -> None:
        keyframe = _part(chunk, "keyframe")
        check_keyframe(keyframe, self._runs[-1].setup)
        self._last = keyframe

    def _take_changes(self, chunk: Chunk) -> None:
        changes, run = _part(chunk, "changes"), self._runs[_place(chunk)]
        allowed = allowed_values(run.setup.training)
        for change in changes:
            if not isinstance(change, Change) or type(change.iteration) is not int:
                raise ValueError("a change that makes no sense")
            check_live(allowed, change.field, change.value)
        run.changes = changes

    def _take_history(self, chunk: Chunk) -> None:
        self.history.add(chunk)

    def _take_name(self, chunk: Chunk) -> None:
        facts = self.facts
        self.facts = RunFacts(str(chunk.content["name"]), facts.created, facts.data)

    def record(self) -> RunRecord:
        """Put the run together, and its parents.

        The run ends at its last keyframe: from there it goes on, bit for bit as it would have.
        """
        if self._last is None:
            raise CutOffError("no state to go on from")
        end = self._last.iteration
        self._runs[-1].keyframes[end] = self._last
        history = self.history.history().until(end)
        record: RunRecord | None = None
        for run, child in zip(self._runs, [*self._runs[1:], None], strict=True):
            upto = end if child is None or child.start is None else child.start.iteration
            made = RunRecord(run.setup, record, run.start)
            made.history = history if child is None else history.until(upto)
            made.control = Control.resumed(run.changes, upto)
            made.control.govern(run.setup.training)
            keyframes = [run.keyframes[at] for at in sorted(run.keyframes) if at <= upto]
            if any(keyframe.iteration < made.begins for keyframe in keyframes):
                raise ValueError("a state of before the run's beginning")
            made.timeline.take_over(keyframes)
            made.data = self.facts.data
            record = made
        assert record is not None
        return record


_TAKERS = {
    "RUN ": RunParts._take_run,
    "KEYF": RunParts._take_keyframe,
    "LAST": RunParts._take_last,
    "CHNG": RunParts._take_changes,
    "NAME": RunParts._take_name,
    KIND: RunParts._take_history,
}


def read_parts(file: BinaryIO, size: int, *, as_far_as_it_goes: bool = False) -> RunParts:
    """Read a run file from its beginning.

    Parameters
    ----------
    file : binary file
    size : int
        Its bytes.
    as_far_as_it_goes : bool, optional
        Take a file that was being written when the program was killed: what comes before its end.

    Raises
    ------
    NotARunError, NewerFormatError, UnknownPartError, CutOffError, BrokenChunkError, ValueError
        And whatever makes no sense may raise besides: KeyError, TypeError, IndexError, …
    """
    magic = file.read(len(MAGIC))
    if magic != MAGIC:
        raise CutOffError("its first letters") if size and MAGIC.startswith(magic) else NotARunError
    chunks = read_chunks(file, size)
    parts = RunParts(_facts(next(chunks)))
    try:
        for chunk in chunks:
            parts.take(chunk)
    except (CutOffError, BrokenChunkError):
        if not as_far_as_it_goes:
            raise
        parts.complete = False
    if not parts.complete and not as_far_as_it_goes:
        raise CutOffError("its end")
    return parts


def read_facts(file: BinaryIO, size: int) -> RunFacts:
    """Read what a file says of its run, and nothing of the run itself; raises as :func:`read_parts`."""
    if file.read(len(MAGIC)) != MAGIC:
        raise NotARunError
    return _facts(next(read_chunks(file, size)))


def _facts(chunk: Chunk) -> RunFacts:
    content = chunk.content
    if chunk.kind != "HEAD":
        raise NotARunError
    if int(content["format"]) > FORMAT_VERSION:
        raise NewerFormatError(f"format {content['format']}, this program reads up to {FORMAT_VERSION}")
    return RunFacts(str(content["name"]), str(content["created"]), _identity(content["data"]))


def _identity(stored: Mapping[str, Any] | None) -> DataIdentity | None:
    if stored is None:
        return None
    return DataIdentity(str(stored["name"]), int(stored["train"]), int(stored["test"]), str(stored["digest"]))


def _part(chunk: Chunk, name: str) -> Any:
    return decode(chunk.content[name], chunk.arrays)


def _place(chunk: Chunk) -> int:
    place = chunk.content["run"]
    if type(place) is not int or place < 0:
        raise ValueError("a part of no run")
    return place


def check_keyframe(keyframe: object, setup: RunSetup) -> None:
    """Raise ``ValueError`` unless a run of that set-up could go on from ``keyframe``."""
    if not isinstance(keyframe, Keyframe):
        raise ValueError("a state that is none")
    shown, spec, training = keyframe.snapshot, setup.spec, setup.training
    if keyframe.rule != training.optimizer:
        raise ValueError("a state of another optimizer")
    if shown.spec != spec or type(shown.iteration) is not int or shown.iteration < 0:
        raise ValueError("a state of another network")
    numbers = {"state": shown.state} | {
        name: slot for name, slot in keyframe.optimizer.items() if name != "steps"
    }
    _check_vectors(numbers.values(), spec.parameter_count)
    slots = OPTIMIZERS[keyframe.rule].slot_names
    if not set(keyframe.optimizer) <= {*slots, "steps"} or int(keyframe.optimizer["steps"]) < 0:
        raise ValueError("an optimizer with another memory")
    generator = np.random.default_rng()
    for state in (keyframe.generator, keyframe.batches.shuffle):
        if state is not None:
            generator.bit_generator.state = state
    if type(keyframe.batches.start) is not int or keyframe.batches.start < 0:
        raise ValueError("a batch from nowhere")
    float(shown.epoch), float(shown.loss), keyframe.course.done_at(shown.iteration)
    allowed = allowed_values(training)
    if keyframe.settings.keys() != allowed.keys():
        raise ValueError("settings of another run")
    for name, value in keyframe.settings.items():
        check_live(allowed, name, value)


def _check_vectors(vectors: Iterable[np.ndarray], count: int) -> None:
    for vector in vectors:
        if not isinstance(vector, np.ndarray) or vector.shape != (count,):
            raise ValueError("weights of another shape")
        if vector.dtype != np.float32:
            raise ValueError("weights that are no single-precision numbers")
