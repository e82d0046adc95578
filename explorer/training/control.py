"""Live changes to a run: asked for by whoever watches, applied by the trainer, and remembered."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from explorer.training.config import TrainingConfig
from explorer.training.live import allowed_values, changed_by, check_live

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Change(NamedTuple):
    """A setting of :mod:`explorer.training.live` that got a new value before the update ``iteration``."""

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
        self._allowed = allowed_values(TrainingConfig())
        self._asked: dict[str, float] = {}
        # By iteration alone: of two changes before the same update, the later one is in force.
        self._replay = deque(sorted(replay, key=lambda change: change.iteration))
        self._applied: list[Change] = []
        self._stopped = False

    def govern(self, config: TrainingConfig, images: int | None = None) -> None:
        """Take what may be set from the settings of the run, and from how many images it learns from."""
        self._allowed = allowed_values(config, images)

    def set(self, field: str, value: float) -> None:
        """Ask for another value of a setting, from the next update on; of two, the later one counts.

        Raises
        ------
        ConfigError
            When the setting is none that may change, or the value is out of its range; the error names both.
        """
        self._asked[field] = check_live(self._allowed, field, value)

    def expected(self, settings: Mapping[str, float]) -> dict[str, float]:
        """Return settings with all that is still to be applied."""
        return changed_by(settings, tuple(self._replay)) | self._asked.copy()

    def rewind(self, iteration: int) -> None:
        """Go back to after ``iteration``: what was changed later will be again, at the same iterations.

        Only while nobody takes changes.
        """
        later = [change for change in self._applied if change.iteration > iteration]
        self._applied = [change for change in self._applied if change.iteration <= iteration]
        self._replay.extendleft(reversed(later))

    @classmethod
    def resumed(cls, changes: Iterable[Change], iteration: int) -> Control:
        """Return the control of a run that stands after ``iteration``: later changes are still to come."""
        control = cls()
        control._applied = sorted(changes, key=lambda change: change.iteration)
        control.rewind(iteration)
        return control

    @property
    def known(self) -> tuple[Change, ...]:
        """What has been applied, and what of an earlier course of the run is still to be."""
        return (*self._applied, *self._replay)

    def begin(self) -> None:
        """Say that somebody waits for the run, again."""
        self._stopped = False

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

    def take(self, iteration: int, settings: Mapping[str, float]) -> list[Change]:
        """Return the changes to apply before the update that makes ``iteration``, and remember them.

        What was asked for and is in force already, by ``settings``, is no change.
        """
        if not self._asked and not self._replay:
            return []
        due = []
        while self._replay and self._replay[0].iteration <= iteration:
            due.append(self._replay.popleft()._replace(iteration=iteration))
        settings = changed_by(settings, due)
        while self._asked:
            field, value = self._asked.popitem()
            # Who sets anew what an earlier run changed later on has taken another way.
            self._replay = deque(change for change in self._replay if change.field != field)
            if settings.get(field) != value:
                due.append(Change(iteration, field, value))
        self._applied += due
        return due
