"""A mailbox with one slot: the newest letter replaces the one nobody took."""

from __future__ import annotations

from collections import deque
from typing import Generic, TypeVar

T = TypeVar("T")


class Mailbox(Generic[T]):
    """Hands the newest thing from one thread to another without a queue that could grow."""

    def __init__(self) -> None:
        self._slot: deque[T] = deque(maxlen=1)

    def put(self, letter: T) -> None:
        """Leave ``letter``, in place of one that still lies there."""
        self._slot.append(letter)

    def take(self) -> T | None:
        """Return what lies there and empty the slot; ``None`` when there is nothing."""
        try:
            return self._slot.pop()
        except IndexError:
            return None

    @property
    def empty(self) -> bool:
        """Whether the last letter has been taken."""
        return not self._slot
