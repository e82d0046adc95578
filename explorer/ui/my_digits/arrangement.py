"""Which digits of a gallery are chosen, without a window."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


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
