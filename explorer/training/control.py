"""Live changes to a run: asked for by whoever watches, applied by the trainer, and remembered."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from explorer.nn.optimizers import check_learning_rate

if TYPE_CHECKING:
    from collections.abc import Iterable


class Change(NamedTuple):
    """A setting that got a new value before the update that made ``iteration``."""

    iteration: int
    field: str
    value: float


class Control:
    """The one way in which a run can be changed while it goes.

    Safe to call from another thread: changes wait in a queue until the next update begins.

    Parameters
    ----------
    replay : iterable of Change, optional
        Changes of an earlier run, applied again at the same iterations; with the same seed the run is then
        the same.
    """

    def __init__(self, replay: Iterable[Change] = ()) -> None:
        self._asked: deque[tuple[str, float]] = deque()
        # By iteration alone: of two changes before the same update, the later one is in force.
        self._replay = deque(sorted(replay, key=lambda change: change.iteration))
        self._applied: list[Change] = []
        self._stopped = False

    def set_learning_rate(self, value: float) -> None:
        """Ask for another learning rate, raising :class:`~explorer.nn.ConfigError` unless it is above 0."""
        self._asked.append(("learning_rate", check_learning_rate(value)))

    def stop(self) -> None:
        """Say that nobody waits for the run: a measurement of accuracy under way is given up."""
        self._stopped = True

    def stopped(self) -> bool:
        """Return whether :meth:`stop` was called."""
        return self._stopped

    @property
    def changes(self) -> tuple[Change, ...]:
        """What has been applied so far, in order."""
        return tuple(self._applied)

    def take(self, iteration: int) -> list[Change]:
        """Return the changes to apply before the update that makes ``iteration``, and remember them."""
        if not self._asked and not self._replay:
            return []
        due = []
        while self._replay and self._replay[0].iteration <= iteration:
            due.append(self._replay.popleft()._replace(iteration=iteration))
        while self._asked:
            due.append(Change(iteration, *self._asked.popleft()))
        self._applied += due
        return due
