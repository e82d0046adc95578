"""When freed memory goes back to the system, on Linux, where that is the C library's to choose."""

from __future__ import annotations

import ctypes
import sys
import time
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.ui.run_engine import RunEngine

INTERVAL = 10.0
"""Seconds of training between two times."""
_SOON = 1.0
"""Seconds after a history was thinned: by then the plots have let the old columns go."""
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""Names that glibc's malloc.h gives to options of its mallopt."""


def keep_pages() -> None:
    """Let the C library keep freed memory for what comes next; to be called before much is made.

    Left alone, glibc gives back what is free at the end of its heap, and fetches it again, page by page, for
    the next copies of a network's weights: an update in the Layers tab took up to 33 ms, not 25.
    """
    mallopt = _of_glibc("mallopt")
    if mallopt is not None:
        mallopt(_TRIM_THRESHOLD, 64 * 2**20)
        mallopt(_MMAP_THRESHOLD, 5 * 2**20)


class FreedMemory(QObject):
    """Trims the heap when a run's images are read, every few seconds while it goes on, and after a thinning.

    Old keyframes, thinned columns and what a file is written from leave holes between what stays. glibc hands
    none of them back unless asked: without this a process held up to 100 MB of them after some million
    iterations. Asking takes 4 to 8 ms. The alternative, pages of its own for every large array, made each
    update of the Layers tab take 38 ms, not 20.

    Parameters
    ----------
    run : RunEngine
        While it advances, memory is given back.
    parent : QObject, optional
    """

    def __init__(self, run: RunEngine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._trim = _of_glibc("malloc_trim")
        self._run = run
        self._rows = 0
        self._due = time.monotonic() + INTERVAL
        if self._trim is not None:
            run.dataset_loaded.connect(self.give_back)
            run.advanced.connect(self._look)

    def _look(self) -> None:
        now, rows = time.monotonic(), len(self._run.history)
        if rows < self._rows:
            self._due = min(self._due, now + _SOON)
        self._rows = rows
        if now >= self._due:
            self._due = now + INTERVAL
            self.give_back()

    def give_back(self) -> None:
        """Give back now what is free, where the C library can."""
        if self._trim is not None:
            self._trim(0)


def _of_glibc(name: str) -> Callable[..., int] | None:
    """Return a function of glibc's own; other systems and C libraries have none."""
    if not sys.platform.startswith("linux"):
        return None
    return getattr(ctypes.CDLL(None), name, None)
