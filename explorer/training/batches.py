"""Mini-batches: which images come next (section 4.2.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.training.keyframe import BatchPosition

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from numpy.typing import NDArray


class Batches:
    """An endless supply of index batches from one random generator.

    Parameters
    ----------
    images : int
        How many there are to draw from.
    batch_size : int
        How many to draw at a time, at most ``images`` without replacement.
    rng : numpy.random.Generator
        Where the order comes from.
    replacement : bool
        Draw from all images each time, as the book does; otherwise every epoch is a new shuffle, of which
        a last part smaller than a batch is left out.
    """

    def __init__(self, images: int, batch_size: int, rng: np.random.Generator, replacement: bool) -> None:
        self._images = images
        self._batch_size = batch_size
        self._rng = rng
        self._replacement = replacement
        self._order: NDArray[np.intp] = np.empty(0, dtype=np.intp)
        self._start = 0
        self._shuffle: Mapping[str, Any] | None = None

    def resize(self, batch_size: int) -> None:
        """Draw so many at a time from now on, going on in the same order."""
        self._batch_size = batch_size

    def next(self) -> NDArray[np.intp]:
        """Return the indices of the next batch, shape (batch_size,)."""
        if self._replacement:
            return self._rng.integers(0, self._images, self._batch_size, dtype=np.intp)
        if self._start + self._batch_size > len(self._order):
            self._shuffle = self._rng.bit_generator.state
            self._order = self._rng.permutation(self._images)
            self._start = 0
        batch = self._order[self._start : self._start + self._batch_size]
        self._start += self._batch_size
        return batch

    def position(self) -> BatchPosition:
        """Return where in the order the next batch lies."""
        return BatchPosition(self._shuffle, self._start)

    def restore(self, position: BatchPosition) -> None:
        """Go to a position, making its order again; the generator is then where the shuffle left it."""
        self._shuffle, self._start = position.shuffle, position.start
        self._order = np.empty(0, dtype=np.intp)
        if position.shuffle is not None:
            self._rng.bit_generator.state = position.shuffle
            self._order = self._rng.permutation(self._images)
