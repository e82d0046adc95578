"""Run files on the disk: written whole or not at all, and opened with one kind of error."""

from __future__ import annotations

import contextlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from explorer.training.errors import RunFileError
from explorer.training.run_file.chunks import CutOffError
from explorer.training.run_file.codec import UnknownPartError
from explorer.training.run_file.reader import NewerFormatError, NotARunError, read_parts
from explorer.training.run_file.writer import RunFacts, RunWriter

T = TypeVar("T")

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from explorer.training.run_record import RunRecord


@dataclass(frozen=True, eq=False)
class StoredRun:
    """A run as it came from a file.

    Attributes
    ----------
    record : RunRecord
        With its parents, if it is a branch; ends where its file does.
    facts : RunFacts
        What the file says beside it.
    complete : bool
        Whether it was written to its end: not so, where the program was killed.
    """

    record: RunRecord
    facts: RunFacts
    complete: bool = True


def save_run(path: str | Path, record: RunRecord, facts: RunFacts) -> None:
    """Write a run to ``path``, whole or not at all; it may go on being trained meanwhile.

    The file appears under its name only when every byte is on the disk, so a crash leaves the old one.

    Raises
    ------
    RunFileError
        ``unwritable`` when the folder cannot be written, or the disk is full.
    ValueError
        When the run has not begun: there is nothing to keep.
    """
    newest = record.newest
    if newest is None:
        raise ValueError("a run that has not begun cannot be saved")
    with replacing(Path(path)) as file:
        writer = RunWriter(file, record, facts)
        writer.update(newest, facts.name)
        writer.finish()


def open_run(path: str | Path) -> StoredRun:
    """Read the run in a file.

    Raises
    ------
    RunFileError
        With the reason, whatever is wrong with the file.
    """
    return read_file(Path(path), _read_whole)


def _read_whole(file: BinaryIO, size: int) -> StoredRun:
    parts = read_parts(file, size)
    return StoredRun(parts.record(), parts.facts)


def read_file(path: Path, read: Callable[[BinaryIO, int], T]) -> T:
    """Return what ``read`` makes of a file and its size; every failure is a :class:`RunFileError`."""
    try:
        with path.open("rb") as file:
            return read(file, os.fstat(file.fileno()).st_size)
    except FileNotFoundError as error:
        raise RunFileError(path, "missing") from error
    except OSError as error:
        raise RunFileError(path, "unreadable", str(error.strerror or error)) from error
    except (NotARunError, StopIteration) as error:
        raise RunFileError(path, "not_a_run") from error
    except (NewerFormatError, UnknownPartError) as error:
        raise RunFileError(path, "newer_format", str(error)) from error
    except CutOffError as error:
        raise RunFileError(path, "truncated", str(error)) from error
    except Exception as error:  # what a damaged file makes NumPy, JSON and our own types say is open-ended
        raise RunFileError(path, "damaged", f"{type(error).__name__}: {error}") from error


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write, which takes the place of ``path`` when the block ends well.

    Raises
    ------
    RunFileError
        ``unwritable``; the file of before stays.
    """
    temporary = None
    try:
        with tempfile.NamedTemporaryFile(
            dir=path.parent, prefix=path.name, suffix=".part", delete=False
        ) as file:
            temporary = Path(file.name)
            yield cast("BinaryIO", file)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)  # temporary files are private; a run is an ordinary one
        temporary.replace(path)
    except OSError as error:
        raise RunFileError(path, "unwritable", str(error.strerror or error)) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
