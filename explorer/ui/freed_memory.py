"""Gives the memory that a run freed back to the system, on Linux, where the C library keeps it."""

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


class FreedMemory(QObject):
    """Trims the heap every few seconds while a run goes on.

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
        self._trim = _heap_trimmer()
        self._last = time.monotonic()
        if self._trim is not None:
            run.advanced.connect(self._look)

    def _look(self) -> None:
        now = time.monotonic()
        if now - self._last >= INTERVAL:
            self._last = now
            self.give_back()

    def give_back(self) -> None:
        """Give back now what is free, where the C library can."""
        if self._trim is not None:
            self._trim(0)


def _heap_trimmer() -> Callable[[int], int] | None:
    """Return glibc's ``malloc_trim``; other systems and C libraries have none."""
    if not sys.platform.startswith("linux"):
        return None
    return getattr(ctypes.CDLL(None), "malloc_trim", None)
