"""The gate before every update: open, shut, so many times, so fast."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


_ALL = float("inf")


class Gate:
    """Lets a training thread pass when whoever watches wants it to.

    One thread calls :meth:`wait` before every update; any thread may call the others. A waiting thread wakes
    at once when it is told something, so a pause or a stop never takes longer than the update under way.

    Parameters
    ----------
    on_shut : callable, optional
        Called by the training thread when it starts to wait at a shut gate.
    """

    def __init__(self, on_shut: Callable[[], None] | None = None) -> None:
        self._condition = threading.Condition()
        self._on_shut = on_shut
        self._allowance: float = 0
        self._interval = 0.0
        self._next = 0.0
        self._stopped = False
        self._held = False
        self._told = False

    def open(self, updates: float = float("inf")) -> None:
        """Let so many updates pass, beginning now; without a number, all."""
        with self._condition:
            self._allowance = updates
            # Who opens it and shuts it again before the thread has woken wants to hear that it rests, too.
            self._told = False
            self._next = time.perf_counter()
            self._condition.notify_all()

    def shut(self) -> None:
        """Let none pass."""
        with self._condition:
            self._allowance = 0
            self._condition.notify_all()

    @property
    def is_shut(self) -> bool:
        """Whether nothing may pass now."""
        return self._allowance <= 0

    @property
    def interval(self) -> float:
        """Seconds from one update to the next that are kept at least; 0 where they may come as they do."""
        return self._interval

    def stop(self) -> None:
        """Send the training thread home."""
        with self._condition:
            self._stopped = True
            self._condition.notify_all()

    def hold(self, held: bool) -> None:
        """Let the thread stand aside before its next update, or go on: for a moment, and nothing is told.

        Two threads that both want the interpreter wait for it at every turn. A window that draws for two
        milliseconds took ten to thirty, each of its many entries waiting for a gap between two updates.
        """
        if held:
            self._held = True
        else:
            with self._condition:
                self._held = False
                self._condition.notify_all()

    def set_rate(self, updates_per_second: float) -> None:
        """Let updates pass no faster than this; ``inf`` for as fast as they come."""
        with self._condition:
            now = time.perf_counter()
            self._interval = 1.0 / updates_per_second
            self._next = min(max(self._next, now), now + self._interval)
            self._condition.notify_all()

    def wait(self) -> bool:
        """Wait until the next update may be made; return ``False`` after :meth:`stop`."""
        if self._allowance == _ALL and self._interval == 0.0 and not (self._stopped or self._held):
            return True  # at full speed nothing is to be decided: two thousand times a second, no lock
        with self._condition:
            while not self._stopped:
                if self._held:
                    self._condition.wait()
                    continue
                delay = self._next - time.perf_counter()
                if self._allowance <= 0:
                    if not self._told and self._on_shut is not None:
                        self._told = True
                        self._on_shut()
                    self._condition.wait()
                elif delay > 0 and self._interval > 0.0:
                    self._condition.wait(delay)
                else:
                    self._next = max(self._next + self._interval, time.perf_counter())
                    self._allowance -= 1
                    return True
            return False
