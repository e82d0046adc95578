"""The user's own digits as the window sees them: the store, opened when it is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QObject, pyqtSignal

from explorer.data import IMAGE_SIDE, DataError
from explorer.ui import messages

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from numpy.typing import NDArray

    from explorer.data.personal import DigitStore, KeptDigit


class KeptDigits(QObject):
    """What was kept, and what one may do with it.

    The store and its library are loaded when digits are first asked for: most starts never need them.

    Signals
    -------
    changed
        :attr:`digits` are others.
    """

    changed = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened: DigitStore | None = None
        self._digits: tuple[KeptDigit, ...] = ()
        self._labels: dict[bytes, int] = {}

    @property
    def digits(self) -> tuple[KeptDigit, ...]:
        """All of them, in the order in which they were kept.

        Raises
        ------
        DataError
            When the store cannot be opened.
        """
        self._store()
        return self._digits

    def arrays(self) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
        """Return images (n, 28, 28) and labels (n,) of all."""
        digits = self.digits
        images = np.array([digit.image for digit in digits], np.uint8).reshape(-1, IMAGE_SIDE, IMAGE_SIDE)
        return images, np.array([digit.label for digit in digits], np.uint8)

    def known_label(self, image: NDArray[np.floating]) -> int | None:
        """Return the label under which a picture is kept; ``None`` also before the store was ever opened."""
        return self._labels.get(as_bytes(image).tobytes())

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return self._store().can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is one that was taken back."""
        return self._store().can_redo

    # Changes; each raises DataError when the store cannot be written, and then nothing has changed

    def keep(self, image: NDArray[np.floating], label: int) -> bool:
        """Keep a picture (28, 28) of 0 to 1; return whether that changed anything."""
        changed = self._store().keep([as_bytes(image)], [label])
        self._read()
        return bool(changed)

    def relabel(self, keys: Iterable[int], label: int) -> None:
        """Give digits another label."""
        self._store().relabel(keys, label)
        self._read()

    def delete(self, keys: Iterable[int]) -> None:
        """Take digits out."""
        self._store().delete(keys)
        self._read()

    def undo(self) -> tuple[int, ...]:
        """Take the newest change back; return the keys of its digits."""
        keys = self._store().undo()
        self._read()
        return keys

    def redo(self) -> tuple[int, ...]:
        """Make the change taken back last again; return the keys of its digits."""
        keys = self._store().redo()
        self._read()
        return keys

    def export_to(self, path: Path, keys: Iterable[int] | None = None) -> int:
        """Write digits to a file; all without ``keys``. Return how many."""
        from explorer.data.personal import export_digits

        wanted = None if keys is None else set(keys)
        chosen = [digit for digit in self.digits if wanted is None or digit.key in wanted]
        export_digits(path, chosen)
        return len(chosen)

    def import_from(self, path: Path) -> tuple[int, int]:
        """Keep the digits of a file; return how many are new, and how many were there already."""
        from explorer.data.personal import import_digits

        images, labels = import_digits(path)
        new = self._store().keep(list(images), labels.tolist())
        self._read()
        return new, len(labels) - new

    def close(self) -> None:
        """Let the file go."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def _store(self) -> DigitStore:
        if self._opened is None:
            from explorer.data.personal import DigitStore, digits_path

            self._opened = DigitStore(digits_path())
            self._take()
            if self._opened.set_aside is not None:
                messages.report(DataError("set_aside", path=self._opened.set_aside))
        return self._opened

    def _take(self) -> None:
        assert self._opened is not None
        self._digits = self._opened.digits()
        self._labels = {digit.image.tobytes(): digit.label for digit in self._digits}

    def _read(self) -> None:
        self._take()
        self.changed.emit()


def as_bytes(image: NDArray[np.floating]) -> NDArray[np.uint8]:
    """Return a picture of 0 to 1 as bytes, as data sets store them."""
    return np.rint(np.clip(image, 0.0, 1.0) * 255.0).astype(np.uint8)
