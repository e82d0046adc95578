"""The one display clock: views say that they are out of date, the clock says when they may draw.

A repaint holds the interpreter lock that training needs, so drawing has a budget: while something runs, each
view is drawn no more often than its cost allows, and a view nobody sees is not drawn at all. At rest,
everything is drawn at the next tick.
"""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from PyQt6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PyQt6.QtWidgets import QWidget

TICK_MS = 33
SHARE = 0.03
"""Part of the time that drawing may take while something runs: measured to leave training 0.97."""
UNHURRIED_SHARE = 0.5
"""The same while a run goes slowly to be looked at: there is little that drawing could take from it."""
LONGEST_WAIT = 1.0
"""Seconds after which a view is drawn even where that exceeds the share, as on a machine that is busy."""
FRAME_COST = 0.003
"""Seconds of drawing after which, while something runs, the other views wait for the next tick."""


class Refresh(QObject):
    """One view's place on the clock; made by :meth:`FrameClock.add`.

    It lives as long as its view.
    """

    def __init__(self, clock: FrameClock, view: QWidget, draw: Callable[[], None], interval: float) -> None:
        super().__init__(view)
        self._clock = clock
        self._view = view
        self._draw = draw
        self._interval = interval
        self._cost = 0.0
        self._last = 0.0
        self._charged = 0.0
        self.pending = False
        view.installEventFilter(self)

    def request(self) -> None:
        """Say that the view is out of date; it is drawn when it is in sight and its turn has come."""
        if not self.pending:
            self.pending = True
            self._clock.wake()

    def charge(self, seconds: float) -> None:
        """Add time that the view spent painting outside of the clock's ticks to its cost."""
        if not self._clock.ticking:
            self._charged += seconds

    @property
    def waiting(self) -> bool:
        """Whether it is out of date and in sight."""
        return self.pending and self._view.isVisible()

    @property
    def cost(self) -> float:
        """Seconds that a drawing takes."""
        return self._cost

    @property
    def load(self) -> float:
        """Part of the time that it would take if it were drawn at its own interval."""
        return self._cost / self._interval

    def turns(self, now: float) -> float:
        """Return the time since it was drawn in intervals of its own."""
        return (now - self._last + 0.5e-3 * TICK_MS) / self._interval

    def waits_too_long(self, now: float) -> bool:
        """Return whether it was not drawn for so long that figures on the screen seem to stand still."""
        return now - self._last >= max(LONGEST_WAIT, 2 * self._interval)

    def run(self, now: float) -> float:
        """Bring the view up to date; return the seconds that it took."""
        self.pending = False
        self._last = now
        start = time.perf_counter()
        self._draw()
        return time.perf_counter() - start

    def paint(self) -> None:
        """Put what is out of date in the view's window on the screen now, not after the tick."""
        QCoreApplication.sendPostedEvents(self._view.window(), QEvent.Type.UpdateRequest.value)

    def settle(self, seconds: float) -> None:
        """Take in what a drawing cost, painting included."""
        spent = seconds + self._charged
        self._charged = 0.0
        # A quick average: one slow frame, such as the first, does not put the view to sleep.
        self._cost = spent if self._cost == 0.0 else 0.7 * self._cost + 0.3 * spent

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Wake the clock when a view that is out of date comes in sight."""
        if event is not None and event.type() == QEvent.Type.Show and self.pending:
            self._clock.wake()
        return False


class FrameClock(QObject):
    """Ticks at 30 Hz while anything runs or waits to be drawn, and stands still otherwise.

    Attributes
    ----------
    unhurried : bool
        Whether what runs does so slowly, to be looked at; drawing may then take more of the time.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._refreshes: dict[int, Refresh] = {}
        self._sources: dict[str, Callable[[], None]] = {}
        self._aside: dict[str, Callable[[bool], None]] = {}
        self._closed = False
        self.unhurried = False
        self.ticking = False
        self._ticked = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

    def add(self, view: QWidget, draw: Callable[[], None], interval_ms: int = TICK_MS) -> Refresh:
        """Give ``view`` a place on the clock.

        Parameters
        ----------
        view : QWidget
            Drawn only while it is visible.
        draw : callable
            Brings it up to date; called from a tick, never from within :meth:`Refresh.request`.
        interval_ms : int, optional
            While something runs, draw no more often than this.
        """
        refresh = Refresh(self, view, draw, interval_ms / 1000.0)
        # By number, not by name: a connection that held the refresh would keep its view alive for good.
        self._refreshes[id(refresh)] = refresh
        refresh.destroyed.connect(partial(self._refreshes.pop, id(refresh), None))
        return refresh

    def start(
        self, key: str, source: Callable[[], None], aside: Callable[[bool], None] | None = None
    ) -> None:
        """Call ``source`` at every tick, before anything is drawn, until :meth:`stop`.

        What works beside the window may give ``aside``: it is called with True before something is drawn,
        to leave the interpreter to that for its milliseconds, and with False after it.
        """
        self._sources[key] = source
        if aside is not None:
            self._aside[key] = aside
        self.wake()

    def stop(self, key: str) -> None:
        """Stop calling the source started under ``key``, if there is one."""
        self._sources.pop(key, None)
        aside = self._aside.pop(key, None)
        if aside is not None:
            aside(False)

    def wake(self) -> None:
        """Start ticking: at once after a rest, otherwise a tick's time after the last one.

        Moves of a stroke come every 16 ms. With a whole tick after each rest, 22 of them a second were drawn.
        """
        if not self._closed and not self._timer.isActive():
            rested = 1000 * (time.perf_counter() - self._ticked)
            self._timer.start(max(TICK_MS - int(rested), 0))

    def close(self) -> None:
        """Stand still for good."""
        self._closed = True
        self._sources.clear()
        self._timer.stop()

    def tick(self) -> None:
        """Take what is new and draw what is due."""
        self.ticking = True
        self._ticked = time.perf_counter()
        if self._timer.interval() != TICK_MS:
            self._timer.setInterval(TICK_MS)
        try:
            for source in tuple(self._sources.values()):
                source()
            self._draw_due()
        finally:
            self.ticking = False
        if not self._sources and not any(refresh.waiting for refresh in self._refreshes.values()):
            self._timer.stop()

    def _draw_due(self) -> None:
        now = time.perf_counter()
        waiting = [refresh for refresh in self._refreshes.values() if refresh.waiting]
        running = bool(self._sources)
        share = UNHURRIED_SHARE if self.unhurried else SHARE
        due = _in_turn(waiting, now, share) if running else waiting
        if not due:
            return
        asides = tuple(self._aside.values())
        for aside in asides:
            aside(True)
        try:
            self._draw(due, now, running)
        finally:
            for aside in asides:
                aside(False)

    def _draw(self, due: list[Refresh], now: float, running: bool) -> None:
        spent: dict[Refresh, float] = {}
        for refresh in due:
            # One view's drawing may have deleted another.
            if refresh in self._refreshes.values():
                spent[refresh] = refresh.run(now)
        if running:
            self._paint([refresh for refresh in spent if refresh in self._refreshes.values()], spent)

    def _paint(self, drawn: list[Refresh], spent: dict[Refresh, float]) -> None:
        """Paint what was drawn, where the time can be seen, and let its views bear it in equal parts.

        Which of them it was is not to be told from outside, and only the sum decides how often all are drawn.
        """
        start = time.perf_counter()
        for refresh in drawn:
            refresh.paint()
        painting = time.perf_counter() - start
        for refresh in drawn:
            refresh.settle(spent[refresh] + painting / len(drawn))


def _in_turn(waiting: list[Refresh], now: float, share: float) -> list[Refresh]:
    """Return which views are drawn at this tick while something runs, the longest overdue first.

    Together they may take their share of the time; what they would take beyond it, all wait for alike. And as
    a tick that draws much makes the next one late, they are spread over ticks.
    """
    stretch = max(sum(refresh.load for refresh in waiting) / share, 1.0)
    due = [refresh for refresh in waiting if refresh.turns(now) >= stretch or refresh.waits_too_long(now)]
    due.sort(key=lambda refresh: refresh.turns(now), reverse=True)
    cost = 0.0
    chosen: list[Refresh] = []
    for refresh in due:
        if chosen and cost + refresh.cost > FRAME_COST:
            break
        cost += refresh.cost
        chosen.append(refresh)
    return chosen
