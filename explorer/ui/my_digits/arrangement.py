"""Where the digits of a gallery are, and which of them are chosen; both without a window."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Grid:
    """Cells of one size, row by row, as many in a row as fit.

    Attributes
    ----------
    count : int
        Cells.
    width : float
        Room for a row.
    cell_width, cell_height, gap : float
        Of a cell, and between two.
    """

    count: int
    width: float
    cell_width: float
    cell_height: float
    gap: float

    @property
    def columns(self) -> int:
        """Cells in a row; one at least."""
        return max(int((self.width - self.gap) // (self.cell_width + self.gap)), 1)

    @property
    def rows(self) -> int:
        """Rows, the last perhaps not full."""
        return -(-self.count // self.columns)

    @property
    def height(self) -> float:
        """Of all rows with the gaps around them."""
        return self.gap + self.rows * (self.cell_height + self.gap)

    def corner(self, index: int) -> tuple[float, float]:
        """Return the upper left corner of a cell."""
        row, column = divmod(index, self.columns)
        return (
            self.gap + column * (self.cell_width + self.gap),
            self.gap + row * (self.cell_height + self.gap),
        )

    def index_at(self, x: float, y: float) -> int | None:
        """Return which cell is at a place; None for a gap or beyond."""
        column, over = divmod(x - self.gap, self.cell_width + self.gap)
        row, under = divmod(y - self.gap, self.cell_height + self.gap)
        index = int(row) * self.columns + int(column)
        inside = over < self.cell_width and under < self.cell_height
        there = 0 <= column < self.columns and row >= 0 and index < self.count
        return index if inside and there else None

    def in_sight(self, top: float, bottom: float) -> range:
        """Return the cells of the rows between two heights."""
        step = self.cell_height + self.gap
        first = max(int((top - self.gap) // step), 0)
        last = max(int(bottom // step), first)
        return range(min(first * self.columns, self.count), min((last + 1) * self.columns, self.count))

    def moved(self, index: int, columns: int, rows: int) -> int:
        """Return the cell so many steps away, staying within."""
        target = index + columns + rows * self.columns
        if rows and not 0 <= target < self.count:
            return index
        return min(max(target, 0), max(self.count - 1, 0))


@dataclass
class Selection:
    """Chosen keys, the current one, and where a range began."""

    keys: list[int] = field(default_factory=list)
    chosen: set[int] = field(default_factory=set)
    current: int | None = None
    anchor: int | None = None

    def set_keys(self, keys: Sequence[int]) -> None:
        """Take the keys in sight; what is no longer among them is no longer chosen."""
        place = self.index
        self.keys = list(keys)
        self.chosen &= set(keys)
        if self.current not in self.chosen | set(keys):
            self.current = self.keys[min(place or 0, len(keys) - 1)] if keys else None
        if self.anchor not in set(keys):
            self.anchor = self.current

    @property
    def index(self) -> int | None:
        """Place of the current key."""
        return self.keys.index(self.current) if self.current in self.keys else None

    @property
    def in_order(self) -> list[int]:
        """The chosen keys in the order in which they are shown."""
        return [key for key in self.keys if key in self.chosen]

    def choose(self, index: int) -> None:
        """Choose one alone."""
        self.current = self.anchor = self.keys[index]
        self.chosen = {self.current}

    def toggle(self, index: int) -> None:
        """Choose one too, or no longer."""
        self.current = self.anchor = self.keys[index]
        self.chosen ^= {self.current}

    def extend(self, index: int) -> None:
        """Choose all from where the range began."""
        start = self.keys.index(self.anchor) if self.anchor in self.keys else index
        low, high = sorted((start, index))
        self.current = self.keys[index]
        self.chosen = set(self.keys[low : high + 1])

    def choose_all(self) -> None:
        """Choose everything in sight."""
        self.chosen = set(self.keys)
        self.current = self.current if self.current is not None or not self.keys else self.keys[0]

    def choose_keys(self, keys: Sequence[int]) -> None:
        """Choose those of some keys that are in sight."""
        self.chosen = set(keys) & set(self.keys)
        if self.chosen:
            self.current = self.anchor = self.in_order[0]

    def clear(self) -> None:
        """Choose nothing."""
        self.chosen = set()
