"""The file of kept digits: every change is on the disk when it is confirmed, and can be undone."""

from __future__ import annotations

import sqlite3
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np

from explorer.data.dataset import IMAGE_SIDE
from explorer.data.errors import DataError
from explorer.data.personal.digit import KeptDigit, check_image, check_label
from explorer.data.personal.schema import open_database

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import Self

    from numpy.typing import NDArray

STEPS_KEPT = 200
"""Steps that can be undone, also after the program was closed."""

# State of one digit in a change: its key, its label, whether it is deleted.
_State = tuple[int, int, int]


class DigitStore:
    """Kept digits in one SQLite file.

    Every method that changes something is one transaction: when it returns, the change is on the disk; when
    it raises, or the program is killed, nothing of it happened.

    Parameters
    ----------
    path
        Its file; made with its folder when it is not there.

    Attributes
    ----------
    set_aside : pathlib.Path or None
        New name of a damaged file that was found in its place.

    Raises
    ------
    DataError
        ``unstored`` where the file cannot be opened, ``newer_format`` for a later version's.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection, self.set_aside = open_database(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go; nothing is left to write."""
        self._connection.close()

    def digits(self) -> tuple[KeptDigit, ...]:
        """Return what is kept, in the order in which it was."""
        with self._guarded():
            rows = self._connection.execute(
                "SELECT id, label, image, created FROM digit WHERE NOT deleted ORDER BY id"
            ).fetchall()
        return tuple(KeptDigit(key, label, _image(blob), created) for key, label, blob, created in rows)

    # Changes

    def keep(self, images: Sequence[NDArray[np.uint8]], labels: Sequence[int]) -> int:
        """Keep pictures; one that is already there is only given its label, or skipped when it has it.

        Parameters
        ----------
        images : sequence of ndarray, shape (28, 28), uint8
        labels : sequence of int
            0 to 9, one for each.

        Returns
        -------
        int
            How many digits are new or have another label now.

        Raises
        ------
        DataError
            When a picture or label is none that may be kept, or the file cannot be written; then none is.
        """
        blobs = [check_image(image).tobytes() for image in images]
        wanted = dict(zip(blobs, (check_label(label) for label in labels), strict=True))
        with self._transaction() as database:
            known = {
                blob: (key, label)
                for key, label, blob in database.execute(
                    "SELECT id, label, image FROM digit WHERE NOT deleted"
                )
            }
            before: list[_State] = []
            after: list[_State] = []
            for blob, label in wanted.items():
                key, was = known.get(blob, (0, label))
                if not key:
                    key = self._insert(blob, label)
                    before.append((key, label, 1))
                elif was != label:
                    before.append((key, was, 0))
                else:
                    continue
                after.append((key, label, 0))
            self._record(before, after)
        return len(after)

    def relabel(self, keys: Iterable[int], label: int) -> None:
        """Give digits another label.

        Raises
        ------
        DataError
            When it is none of the ten, or the file cannot be written.
        """
        check_label(label)
        with self._transaction():
            before = [state for state in self._states(keys) if state[1] != label]
            self._record(before, [(key, label, deleted) for key, _, deleted in before])

    def delete(self, keys: Iterable[int]) -> None:
        """Take digits out; undo brings them back.

        Raises
        ------
        DataError
            When the file cannot be written.
        """
        with self._transaction():
            before = [state for state in self._states(keys) if not state[2]]
            self._record(before, [(key, label, 1) for key, label, _ in before])

    # History

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return self._newest_step() is not None

    @property
    def can_redo(self) -> bool:
        """Whether there is a change that was taken back."""
        return self._oldest_undone() is not None

    def undo(self) -> tuple[int, ...]:
        """Take the newest change back; return the keys of the digits that it was about."""
        with self._transaction():
            step = self._newest_step()
            return () if step is None else self._apply(step, "before", undone=1)

    def redo(self) -> tuple[int, ...]:
        """Do again what was taken back last; return the keys of the digits that it was about."""
        with self._transaction():
            step = self._oldest_undone()
            return () if step is None else self._apply(step, "after", undone=0)

    # How it does it

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise DataError("unstored", path=self.path, detail=str(error)) from error

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """Make a block one change on the disk, or none."""
        with self._guarded():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                # A full disk has rolled back by itself already.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _insert(self, blob: bytes, label: int) -> int:
        cursor = self._connection.execute(
            "INSERT INTO digit (label, image, created) VALUES (?, ?, ?)", (label, blob, time.time())
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def _states(self, keys: Iterable[int]) -> list[_State]:
        found = []
        for key in dict.fromkeys(keys):
            row = self._connection.execute("SELECT id, label, deleted FROM digit WHERE id = ?", (key,))
            found += row.fetchall()
        return found

    def _record(self, before: list[_State], after: list[_State]) -> None:
        """Make a change and a step of the history of it; what was undone can then no longer be redone."""
        if not after:
            return
        database = self._connection
        self._put(after)
        database.execute("DELETE FROM step WHERE undone")
        step = database.execute("INSERT INTO step DEFAULT VALUES").lastrowid
        database.executemany(
            "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?)",
            [(step, old[0], *old[1:], *new[1:]) for old, new in zip(before, after, strict=True)],
        )
        database.execute(
            "DELETE FROM step WHERE id NOT IN (SELECT id FROM step ORDER BY id DESC LIMIT ?)", (STEPS_KEPT,)
        )
        # A deleted digit that no step remembers cannot come back: only then does it leave the file.
        database.execute("DELETE FROM digit WHERE deleted AND id NOT IN (SELECT digit FROM change)")

    def _put(self, states: Iterable[_State]) -> None:
        self._connection.executemany(
            "UPDATE digit SET label = ?, deleted = ? WHERE id = ?",
            [(label, deleted, key) for key, label, deleted in states],
        )

    def _apply(self, step: int, side: str, undone: int) -> tuple[int, ...]:
        states = self._connection.execute(
            f"SELECT digit, label_{side}, deleted_{side} FROM change WHERE step = ?", (step,)
        ).fetchall()
        self._put(states)
        self._connection.execute("UPDATE step SET undone = ? WHERE id = ?", (undone, step))
        return tuple(key for key, _, _ in states)

    def _newest_step(self) -> int | None:
        return self._step("SELECT max(id) FROM step WHERE NOT undone")

    def _oldest_undone(self) -> int | None:
        return self._step("SELECT min(id) FROM step WHERE undone")

    def _step(self, question: str) -> int | None:
        with self._guarded():
            (step,) = self._connection.execute(question).fetchone()
        return step if step is None else int(step)


def _image(blob: bytes) -> NDArray[np.uint8]:
    return np.frombuffer(blob, dtype=np.uint8).reshape(IMAGE_SIDE, IMAGE_SIDE)
