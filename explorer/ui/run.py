"""The run as the window sees it: what one may ask of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.nn import ConfigError
from explorer.ui.run_engine import RunEngine
from explorer.ui.run_figures import RunState

if TYPE_CHECKING:
    from explorer.training import RunRecord, RunSetup, Snapshot
    from explorer.training.target import Target

__all__ = ["Run", "RunState"]


class Run(RunEngine):
    """Starts, pauses and resets training, and takes what it learns at the rate of the display."""

    def configure(self, setup: RunSetup) -> None:
        """Take another set-up; a run that has begun is ended and put back to its start.

        A branch stays one, unless the new data or the new network do not fit it.
        """
        self._begin_at(None if self._record is None else self._record.with_setup(setup), setup)

    def branch(self) -> None:
        """Go back to the iteration looked at, to train on from there as a new run, with other settings."""
        if self._record is None or self._dataset is None:
            return
        iteration = self.looked_at
        self._end_thread()
        branch = self._record.branch(iteration, self._dataset)
        if branch is not None:
            self._begin_at(branch, branch.setup)

    def repeat(self, number: int) -> None:
        """Set up a new run like one of the list, from the same beginning, for one change to be compared."""
        record = self.runs.find(number).record
        self._begin_at(record.with_setup(record.setup), record.setup)

    def adopt(self, record: RunRecord) -> None:
        """Take up a run that was trained before, at its last keyframe, to look back on it or to go on.

        What it did after that keyframe is forgotten; it happens again, bit for bit, when the run goes on.

        Parameters
        ----------
        record : RunRecord
            One that has begun, and is trained by nobody else.
        """
        self._end_thread()
        last = record.timeline.newest
        if last is None:
            return
        record.rewind(last)
        over = last.course.total is not None and last.iteration >= last.course.total
        self.runs.begin(record)
        self._stand(record, record.setup, last, RunState.FINISHED if over else RunState.PAUSED)
        self._load_dataset()

    def start(self) -> None:
        """Begin, or go on after a pause; a run that is over begins anew from its first weights."""
        if self._state in (RunState.FINISHED, RunState.FAILED):
            self.reset()
        self._go(None)

    def run_to(self, target: Target) -> None:
        """Go on as :meth:`start` does, and pause where the target is reached, or at the end before it.

        Raises
        ------
        ConfigError
            When the target lies behind, or is none that the run can come to.
        """
        if self._state in (RunState.FINISHED, RunState.FAILED):
            self.reset()
        allowed = self.target_range(target.kind)
        if not allowed.hold(target.value):
            raise ConfigError(target.kind, target.value, allowed)
        self._go(target)

    def _go(self, target: Target | None) -> None:
        thread = self._begin_if_needed()
        self._epoch_waits = False
        thread.target = target
        self._pacing.go()
        self._apply_speed()
        thread.gate.open()
        self._set_state(RunState.RUNNING)

    def pause(self) -> None:
        """Stop before the next update; the state changes when it has come to rest."""
        if self._thread is not None and self._state == RunState.RUNNING:
            self._epoch_waits = False
            self._thread.gate.shut()

    def step(self, updates: int = 1) -> None:
        """Make exactly so many updates, as fast as they go, and pause."""
        if self._state not in (RunState.IDLE, RunState.PAUSED):
            return
        thread = self._begin_if_needed()
        thread.target = None
        self._pacing.rest()
        thread.gate.set_rate(float("inf"))
        thread.gate.open(updates)
        self._set_state(RunState.RUNNING)

    def step_epoch(self) -> None:
        """Make one pass over the training images and pause."""
        if self._state not in (RunState.IDLE, RunState.PAUSED):
            return
        self.step(self._updates_of_an_epoch() if self._dataset is not None else 0)
        # How many updates that is turns out when the thread has loaded the data.
        self._epoch_waits = self._dataset is None

    def reset(self) -> None:
        """Go back to the beginning: the same weights are there again at the next start.

        A branch that stands at its beginning already becomes a run from the first weights.
        """
        again = None
        if self._record is not None and self._state != RunState.IDLE:
            again = self._record.with_setup(self._setup)
        self._begin_at(again, self._setup)

    def change(self, field: str, value: float) -> None:
        """Change a setting of a run under way from the next update on; remembered with its iteration.

        Parameters
        ----------
        field : str
            One of :attr:`expected_settings`, such as ``learning_rate`` or ``momentum``.
        value : float

        Raises
        ------
        ConfigError
            When the setting cannot change while a run goes, or the value is out of its range.
        """
        if self._record is not None:
            self._record.control.set(field, value)

    def set_speed(self, speed: float) -> None:
        """Set the pace by hand; the first run's ramp then leaves it alone."""
        self._pacing.set_speed(speed)

    def set_full_speed(self, on: bool) -> None:
        """Overrule the slider, or obey it again."""
        self._pacing.set_full_speed(on)

    def show_iteration(self, iteration: int) -> Snapshot | None:
        """Look at ``iteration``; return the weights that are there at once, the exact ones follow."""
        return self.travel.go(iteration)

    def show_latest(self) -> None:
        """Look at the newest weights again."""
        self.travel.leave()

    def close(self) -> None:
        """End the thread and wait for it: at most one update and one evaluation."""
        self.travel.close()
        self.batches.close()
        self._end_thread()
