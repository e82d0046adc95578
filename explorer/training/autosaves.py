"""The folder in which runs are kept by themselves: which there are, and which have to go."""

from __future__ import annotations

import contextlib
import datetime
import itertools
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.data.personal.location import FOLDER_VARIABLE
from explorer.training.errors import RunFileError
from explorer.training.run_file import SUFFIX, Glance, glance

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_FILES = 20
MOST_BYTES = 512 * 2**20
"""The newest runs stay, as many as fit into both; the others go, the oldest first."""

_NAME = re.compile(rf"\d{{8}}-\d{{6}}-\d+-\d+{re.escape(SUFFIX)}$")
_count = itertools.count(1)


@dataclass(frozen=True)
class KeptRun:
    """A run that was kept by itself.

    Attributes
    ----------
    path : pathlib.Path
        Its file.
    began : datetime.datetime
        When, in local time.
    seen : Glance
        What its file says.
    """

    path: Path
    began: datetime.datetime
    seen: Glance


def autosave_folder() -> Path:
    """Return the folder: in the user's data folder, or in the one that ``NN_EXPLORER_DATA`` names."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    if chosen:
        return Path(chosen).expanduser().resolve() / "runs"
    import platformdirs

    return Path(platformdirs.user_data_dir("nn-explorer", appauthor=False)) / "runs"


def new_path(folder: Path, now: datetime.datetime) -> Path:
    """Return where a run that begins now is kept; no other run of any window has the same."""
    return folder / f"{now:%Y%m%d-%H%M%S}-{os.getpid()}-{next(_count)}{SUFFIX}"


def kept_runs(folder: Path, in_use: Callable[[Path], bool] = lambda path: False) -> list[KeptRun]:
    """Return what is kept in ``folder``, the newest first, apart from what another window writes."""
    found = []
    for path in folder.glob(f"*{SUFFIX}") if folder.is_dir() else ():
        if in_use(path):
            continue
        with contextlib.suppress(RunFileError, ValueError):
            began = datetime.datetime.strptime(path.name[:15], "%Y%m%d-%H%M%S").astimezone()
            seen = glance(path)
            if seen.iteration is not None:
                found.append(KeptRun(path, began, seen))
    return sorted(found, key=lambda run: (run.began, run.path.name), reverse=True)


def clear_old(
    folder: Path,
    in_use: Callable[[Path], bool] = lambda path: False,
    most_files: int = MOST_FILES,
    most_bytes: int = MOST_BYTES,
) -> list[Path]:
    """Delete what is beyond the limits, the oldest first, and what a crash left half written.

    Files that a window is writing count but stay; files of other names do neither. Return what was deleted.
    """
    if not folder.is_dir():
        return []
    room, places, gone = most_bytes, most_files, []
    for path in sorted((path for path in folder.iterdir() if _NAME.match(path.name)), reverse=True):
        with contextlib.suppress(OSError):
            room -= path.stat().st_size
            places -= 1
            if (room < 0 or places < 0) and not in_use(path):
                path.unlink()
                gone.append(path)
    for path in folder.glob(f"*{SUFFIX}*.part"):
        owner = path.with_name(path.name[: path.name.index(SUFFIX) + len(SUFFIX)])
        if not in_use(owner):
            with contextlib.suppress(OSError):
                path.unlink()
    return gone
