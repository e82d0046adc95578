"""How fast a run is let go, and how fast it really goes."""

from __future__ import annotations

import time

from PyQt6.QtCore import QObject, pyqtSignal

from explorer.training.pace import RAMP_START, ramp, updates_per_second

_MEASURED_SECONDS = 0.5


class Pacing(QObject):
    """The speed asked for: by the slider, by the ramp of the first run, or full speed over both.

    Signals
    -------
    changed
        :attr:`speed` or :attr:`full_speed` is another.
    """

    changed = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speed = RAMP_START
        self._full_speed = False
        self._ramping = True
        self._ramp_seconds = 0.0
        self._mark: float | None = None

    @property
    def speed(self) -> float:
        """Slider position from 0, slow motion, to 1, no limit."""
        return self._speed

    @property
    def full_speed(self) -> bool:
        """Whether the slider is overruled and nothing holds the run."""
        return self._full_speed

    @property
    def limit(self) -> float:
        """Updates a second that may be made; infinite for as many as come."""
        return float("inf") if self._full_speed else updates_per_second(self._speed)

    def set_speed(self, speed: float) -> None:
        """Set the slider by hand; the ramp then leaves it alone."""
        self._ramping = False
        self._take(min(max(speed, 0.0), 1.0))

    def set_full_speed(self, on: bool) -> None:
        """Overrule the slider, or obey it again."""
        if on != self._full_speed:
            self._full_speed = on
            self.changed.emit()

    def go(self) -> None:
        """Let the ramp's time run, as long as it has not been overruled."""
        if self._ramping:
            self._mark = time.perf_counter()

    def rest(self) -> None:
        """Stop the ramp's time."""
        self._mark = None

    def tick(self) -> None:
        """Move the slider on by the time that has gone.

        It waits while it is overruled: to move it thirty times a second takes 3 % of a run's full speed.
        """
        if not self._ramping or self._mark is None:
            return
        now = time.perf_counter()
        gone, self._mark = now - self._mark, now
        if not self._full_speed:
            self._ramp_seconds += gone
            self._take(ramp(self._ramp_seconds))
            self._ramping = self._speed < 1.0

    def _take(self, speed: float) -> None:
        if speed != self._speed:
            self._speed = speed
            self.changed.emit()


class RateMeter:
    """Updates a second, over about the last half second."""

    def __init__(self) -> None:
        self.rate = 0.0
        self._mark = (0.0, 0)

    def restart(self, iteration: int) -> None:
        """Forget what was measured; time counts from now."""
        self.rate = 0.0
        self._mark = (time.perf_counter(), iteration)

    def measure(self, iteration: int) -> None:
        """Take the iteration reached by now."""
        now, (since, before) = time.perf_counter(), self._mark
        if now - since >= _MEASURED_SECONDS:
            self.rate = (iteration - before) / (now - since)
            self._mark = (now, iteration)
