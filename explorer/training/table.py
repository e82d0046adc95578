"""Rows of numbers that one thread appends and another reads, in memory that has an end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.training.thinning import extremes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Columns = dict[str, NDArray[Any]]

FIRST_ROOM = 1024


class Table:
    """Columns of equal length, growing until there are ``most`` rows; then the older ones are thinned.

    The writer fills a row and only then counts it; a larger or a thinned table replaces the one before whole.
    So what a reader holds is complete and never changes.

    Of the newest quarter every row stays. Of each bucket of iterations before, the rows of the lowest and
    the highest value stay; buckets double as often as it takes to fill half the table at most.

    Parameters
    ----------
    dtypes : mapping of str to dtype
        The columns, ``iteration`` first, ascending.
    key : str
        Column whose extremes stay.
    most : int
        Rows.

    Attributes
    ----------
    writing : tuple of memoryview
        The columns as they are written to, in their order.
    """

    def __init__(self, dtypes: Mapping[str, Any], key: str, most: int) -> None:
        self._dtypes = dict(dtypes)
        self._key = key
        self._most = most
        self._columns = self._room(FIRST_ROOM)
        self.writing = _views(self._columns)
        self._count = 0
        self._state: tuple[Columns, Columns, int, int] = (self._columns, self._summary(), 0, 1)

    def _room(self, rows: int) -> Columns:
        return {name: np.empty(rows, dtype) for name, dtype in self._dtypes.items()}

    def append(self, *values: float) -> None:
        """Add a row, one value a column in their order; called by the one thread that writes."""
        count = self.next_row()
        for column, value in zip(self.writing, values, strict=True):
            column[count] = value
        self._count = count + 1

    def next_row(self) -> int:
        """Return where the next row goes, with room there, for a table that writes it in its own way."""
        if self._count == len(self.writing[0]):
            self._make_room()
        return self._count

    def fill(self, columns: Mapping[str, NDArray[Any]], summary: Columns, bucket: int = 1) -> None:
        """Begin with rows that exist already, copied; the table has to be empty."""
        count = len(columns["iteration"])
        begun = self._room(max(FIRST_ROOM, count))
        for name, column in begun.items():
            column[:count] = columns[name]
        self._publish(begun, summary, count, bucket)

    def __len__(self) -> int:
        return self._count

    @property
    def nbytes(self) -> int:
        """Bytes of all columns, the room ahead included."""
        return sum(column.nbytes for part in self._state[:2] for column in part.values())

    @property
    def bucket(self) -> int:
        """Iterations of which two rows stay in the older part; 1 while every one is there."""
        return self._state[3]

    def read(self) -> tuple[Columns, Columns, int]:
        """Return rows, what the thinned ones stand for, and how often they were thinned, all of one moment.

        They are read-only. As long as the last number stays, later rows are added to these and change none.
        """
        while True:
            state = self._state
            count = self._count
            if state is self._state:
                break
        columns, summary, generation, _ = state
        found = {name: column[:count] for name, column in columns.items()}
        for column in found.values():
            column.flags.writeable = False
        return found, summary, generation

    def _publish(self, columns: Columns, summary: Columns, count: int, bucket: int) -> None:
        # The count is lowered before its new columns are seen and raised after: a reader between the two
        # takes fewer rows, never rows that are not there. It asks again when the columns changed meanwhile.
        self._count = min(self._count, count)
        self._columns = columns
        self.writing = _views(columns)
        self._state = (columns, summary, self._state[2] + 1, bucket)
        self._count = count

    def _make_room(self) -> None:
        count = self._count
        if count < self._most:
            larger = self._room(min(2 * count, self._most))
            for name, column in larger.items():
                column[:count] = self._columns[name][:count]
            self._columns = larger
            self.writing = _views(larger)
            self._state = (larger, *self._state[1:])  # the same rows: what a reader knows of them holds
            return
        kept, bucket = self._thinned()
        thinner = self._room(self._most)
        for name, column in thinner.items():
            column[: len(kept)] = self._columns[name][kept]
        older = kept[: len(kept) - self._most // 4]
        self._publish(thinner, self._summary(older), len(kept), bucket)

    def _thinned(self) -> tuple[NDArray[np.intp], int]:
        """Return which rows stay, and of how many iterations two stay."""
        count, newest = self._count, self._most // 4
        older = count - newest
        iterations = self._columns["iteration"][:older].astype(np.int64)
        values = self._columns[self._key][:older]
        bucket = self._state[2]
        kept = np.arange(older)
        while len(kept) > self._most // 2 and bucket < 2**40:
            bucket = max(2 * bucket, 4)
            kept = extremes(iterations // bucket, values)
        return np.concatenate([kept, np.arange(older, count)]), bucket

    def _summary(self, _kept: NDArray[np.intp] | None = None) -> Columns:
        """Return what the first rows, those kept of the older part, stand for; nothing in a plain table."""
        return {}


def _views(columns: Columns) -> tuple[memoryview[float], ...]:
    """Return what single values are written through: twice as fast as through the arrays."""
    return tuple(memoryview(column) for column in columns.values())  # type: ignore[arg-type]
