"""The tables of the store, and how its file is opened so that a crash at any moment costs nothing."""

from __future__ import annotations

import sqlite3
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from explorer.data.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

VERSION = 1
_APPLICATION_ID = 0x4E4E4458  # "NNDX": tells our file from any other database
_WAIT_SECONDS = 1.0
"""For a second window that is writing; a write takes milliseconds."""

_COLUMNS = {"id", "label", "image", "created", "deleted"}

# A step of the history lists, for every digit it changed, what it was before and after; so undo, redo and
# every kind of change are one statement, and the history survives the program.
_TABLES = """
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS digit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    label INTEGER NOT NULL CHECK (label BETWEEN 0 AND 9),
    image BLOB NOT NULL CHECK (length(image) = 784),
    created REAL NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
);
CREATE TABLE IF NOT EXISTS step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
);
CREATE TABLE IF NOT EXISTS change (
    step INTEGER NOT NULL REFERENCES step ON DELETE CASCADE,
    digit INTEGER NOT NULL REFERENCES digit ON DELETE CASCADE,
    label_before INTEGER NOT NULL,
    deleted_before INTEGER NOT NULL,
    label_after INTEGER NOT NULL,
    deleted_after INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS change_step ON change (step);
CREATE INDEX IF NOT EXISTS change_digit ON change (digit);
PRAGMA application_id = {application};
PRAGMA user_version = {version};
COMMIT;
"""


def open_database(path: Path) -> tuple[sqlite3.Connection, Path | None]:
    """Open the store, making it when it is not there.

    A file that is damaged is never deleted: it is renamed, and a new one begun.

    Returns
    -------
    tuple
        The connection, and the new name of a damaged file that was found, else ``None``.

    Raises
    ------
    DataError
        ``unstored`` when the folder or the file cannot be written, ``newer_format`` for a file of a later
        version.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DataError("unstored", path=path, detail=error.strerror or str(error)) from error
    try:
        return _open_sound(path), None
    except sqlite3.OperationalError as error:
        raise DataError("unstored", path=path, detail=str(error)) from error
    except sqlite3.DatabaseError:
        aside = _set_aside(path)
    try:
        return _open_sound(path), aside
    except sqlite3.Error as error:
        raise DataError("unstored", path=path, detail=str(error)) from error


def _open_sound(path: Path) -> sqlite3.Connection:
    """Open the file and prove it sound, raising sqlite3.DatabaseError itself where it is damaged."""
    connection = sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        # On the disk before it is confirmed, whatever happens to the program or to the power.
        connection.execute("PRAGMA synchronous = FULL")
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
            connection.executescript(_TABLES.format(application=_APPLICATION_ID, version=VERSION))
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if application != _APPLICATION_ID or verdict != "ok":
            raise sqlite3.DatabaseError(verdict if verdict != "ok" else "not a file of this program")
        if version > VERSION:
            raise DataError("newer_format", path=path)
        if {row[1] for row in connection.execute("PRAGMA table_info(digit)")} != _COLUMNS:
            raise sqlite3.DatabaseError("its table of digits is another")
    except BaseException:
        connection.close()
        raise
    return connection


def _set_aside(path: Path) -> Path:
    """Rename a damaged file and its journal; return the file's new name."""
    stamp = time.strftime("%Y%m%d-%H%M%S")
    aside = path.with_name(f"{path.stem}-damaged-{stamp}{path.suffix}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.stem}-damaged-{stamp}-{number}{path.suffix}")
    try:
        path.rename(aside)
    except OSError as error:
        raise DataError("unstored", path=path, detail=error.strerror or str(error)) from error
    # A journal left behind would be played into the new file.
    with suppress(FileNotFoundError):
        path.with_name(f"{path.name}-journal").rename(aside.with_name(f"{aside.name}-journal"))
    return aside
