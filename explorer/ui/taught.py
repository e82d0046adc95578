"""A network that was changed by its user, step by step, and every way back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from explorer.data import IMAGE_SIDE
from explorer.training.teaching import frozen
from explorer.ui.readers import Change

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.nn import Network, WeightsMetadata
    from explorer.nn.surgery import Pin
    from explorer.training.teaching import Lesson, Patch
    from explorer.ui.judging import Judgement
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
    changes : frozenset of Change
        What was done.
    before, after : Judgement
        On the carried test images that it has not been taught; they are filled in beside the window.
    pins : tuple of Pin
        The units that are pinned from here on.
    lesson : Lesson or None
        For a single update on one picture.
    """

    patch: Patch
    images: NDArray[np.uint8]
    updates: int
    changes: frozenset[Change]
    before: Judgement
    after: Judgement
    pins: tuple[Pin, ...] = ()
    lesson: Lesson | None = None

    @property
    def tested(self) -> int:
        """On how many images it is judged."""
        return self.after.total

    @property
    def test_before(self) -> float | None:
        """Accuracy before the change; None until all images are through."""
        return self.before.accuracy

    @property
    def test_after(self) -> float | None:
        """Accuracy since the change; None until all images are through."""
        return self.after.accuracy

    def then(self, later: Turn) -> Turn:
        """Return one turn that does what this and the next one do."""
        return Turn(
            self.patch.then(later.patch),
            np.concatenate([self.images, later.images]),
            self.updates + later.updates,
            self.changes | later.changes,
            self.before,
            later.after,
            later.pins,
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
        self._reader = reader
        self.origin = origin
        self.network = network
        self._original = network
        self._metadata = metadata
        self._turns: list[Turn] = []
        self._position = 0

    @property
    def reader(self) -> Reader:
        """Under which it reads the canvas, with all that was done to it so far."""
        changes = self.changes
        name = "-".join((self._reader.name, *changes))
        return replace(self._reader, name=name, changes=changes)

    @property
    def changes(self) -> tuple[Change, ...]:
        """What was done to it so far."""
        done = {change for turn in self._turns[: self._position] for change in turn.changes}
        return tuple(change for change in Change if change in done)

    @property
    def pins(self) -> tuple[Pin, ...]:
        """The units that are pinned."""
        return () if self.turn is None else self.turn.pins

    @property
    def original(self) -> Network:
        """What it was before the first turn."""
        return self._original

    @property
    def judged_at_first(self) -> Judgement | None:
        """How often the original is right on the images of the newest turn; None where others were taken."""
        turn = self.turn
        first = self._turns[0].before if turn is not None else None
        return first if first is not None and turn is not None and first.total == turn.tested else None

    @property
    def before(self) -> Network:
        """What it was before the newest turn."""
        turn = self.turn
        if turn is None or self._position == 1:
            return self._original
        return frozen(self.network, turn.patch.undo(self.network.theta))

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
    def edits(self) -> int:
        """Changes made by hand since the original."""
        return sum(Change.EDITED in turn.changes for turn in self._turns[: self._position])

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
        note = self.origin.name
        if self.updates:
            note += f"; then gradient steps made by its user: {self.updates}"
        if self.edits:
            note += f"; changes by hand: {self.edits}"
        accuracy = {} if turn.test_after is None else {"sample test": turn.test_after}
        return replace(self._metadata, name=self.reader.name, accuracy=accuracy, note=note)

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
            self.network = self.before
            self._position -= 1

    def redo(self) -> None:
        """Go one turn forward again."""
        turn = self.next_turn
        if turn is not None:
            self._position += 1
            self.network = frozen(self.network, turn.patch.redo(self.network.theta))
