"""A network that was changed by its user, step by step, and every way back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from explorer.data import IMAGE_SIDE
from explorer.training.teaching import frozen

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.nn import Network, WeightsMetadata
    from explorer.training.teaching import Lesson, Patch
    from explorer.ui.readers import Reader

TURNS_KEPT = 100
"""Beyond, the oldest two become one: a turn takes 0.2 MB, and the way back to the original stays."""


@dataclass(frozen=True, eq=False)
class Turn:
    """One change of a taught network, and what it cost.

    Attributes
    ----------
    patch : Patch
        The change of its numbers.
    images : ndarray of uint8, shape (n, 28, 28)
        What it learned from.
    updates : int
        Steps of gradient descent made; 0 for numbers changed by hand.
    test_before, test_after : float
        Accuracy on the carried test images that it has not been taught.
    tested : int
        How many those are.
    lesson : Lesson or None
        For a single update on one picture.
    """

    patch: Patch
    images: NDArray[np.uint8]
    updates: int
    test_before: float
    test_after: float
    tested: int
    lesson: Lesson | None = None

    def then(self, later: Turn) -> Turn:
        """Return one turn that does what this and the next one do."""
        return Turn(
            self.patch.then(later.patch),
            np.concatenate([self.images, later.images]),
            self.updates + later.updates,
            self.test_before,
            later.test_after,
            later.tested,
        )


class TaughtNetwork:
    """The network, its original and the turns between them.

    Parameters
    ----------
    reader : Reader
        Under which it reads the canvas.
    origin : Reader
        What it was before the first turn.
    network, metadata
        Of the original.
    """

    def __init__(self, reader: Reader, origin: Reader, network: Network, metadata: WeightsMetadata) -> None:
        self.reader = reader
        self.origin = origin
        self.network = network
        self._original = network
        self._metadata = metadata
        self._turns: list[Turn] = []
        self._position = 0

    @property
    def turn(self) -> Turn | None:
        """The newest turn that is in force."""
        return self._turns[self._position - 1] if self._position else None

    @property
    def next_turn(self) -> Turn | None:
        """The turn that `redo` would make again."""
        return self._turns[self._position] if self._position < len(self._turns) else None

    @property
    def untouched(self) -> bool:
        """Whether it is the original, bit for bit."""
        return self._position == 0

    @property
    def updates(self) -> int:
        """Steps of gradient descent away from the original."""
        return sum(turn.updates for turn in self._turns[: self._position])

    @property
    def images(self) -> NDArray[np.uint8]:
        """What it has been taught, (n, 28, 28)."""
        nothing = np.empty((0, IMAGE_SIDE, IMAGE_SIDE), np.uint8)
        return np.concatenate([nothing, *(turn.images for turn in self._turns[: self._position])])

    @property
    def metadata(self) -> WeightsMetadata:
        """What it remembers: the original's training, what was done since, and its own accuracy."""
        turn = self.turn
        if turn is None:
            return self._metadata
        edits = sum(turn.updates == 0 for turn in self._turns[: self._position])
        note = f"{self.origin.name}; then gradient steps on digits of its user: {self.updates}"
        if edits:
            note += f"; changes by hand: {edits}"
        return replace(
            self._metadata, name=self.reader.name, accuracy={"sample test": turn.test_after}, note=note
        )

    def take(self, network: Network, turn: Turn) -> None:
        """Go one turn further; what was undone can no longer be redone."""
        del self._turns[self._position :]
        self._turns.append(turn)
        self._position += 1
        self.network = network
        if len(self._turns) > TURNS_KEPT:
            first, second = self._turns[:2]
            self._turns[:2] = [first.then(second)]
            self._position -= 1

    def undo(self) -> None:
        """Go one turn back."""
        turn = self.turn
        if turn is not None:
            self._position -= 1
            undone = frozen(self.network, turn.patch.undo(self.network.theta))
            self.network = self._original if self.untouched else undone

    def redo(self) -> None:
        """Go one turn forward again."""
        turn = self.next_turn
        if turn is not None:
            self._position += 1
            self.network = frozen(self.network, turn.patch.redo(self.network.theta))
