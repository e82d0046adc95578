"""One run with all it leaves behind: its settings, its figures, and the way back to every iteration."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.data.identity import identify
from explorer.nn import Network
from explorer.training.control import Control
from explorer.training.course import Course
from explorer.training.errors import RunFileError
from explorer.training.history import History
from explorer.training.live import changed_by, live_settings, with_live
from explorer.training.timeline import Timeline
from explorer.training.trainer import Trainer

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.data import Dataset
    from explorer.data.identity import DataIdentity
    from explorer.training.batch_look import BatchLook
    from explorer.training.control import Change
    from explorer.training.keyframe import Keyframe
    from explorer.training.setup import RunSetup
    from explorer.training.snapshot import Snapshot


class RunRecord:
    """Written by the thread that trains, read by whoever looks on.

    Parameters
    ----------
    setup : RunSetup
        What is trained.
    parent : RunRecord, optional
        The run that this one branches off.
    start : Keyframe, optional
        Of the parent, where the branch begins.

    Attributes
    ----------
    control : Control
        Takes live changes.
    history : History
        Loss of every iteration, and the accuracies; a branch has its parent's up to its own beginning.
    timeline : Timeline
        Keyframes of the run's own iterations.
    data : DataIdentity or None
        What it learned from, where that may be another by now: it would make another run of it.
    """

    def __init__(
        self, setup: RunSetup, parent: RunRecord | None = None, start: Keyframe | None = None
    ) -> None:
        self.setup = setup
        self.parent = parent
        self.start = start
        self.data: DataIdentity | None = None if parent is None else parent.data
        self.control = Control()
        self.control.govern(setup.training)
        self.timeline = Timeline()
        self.history: History = History() if parent is None else parent.history.until(self.begins)

    @property
    def begins(self) -> int:
        """Iteration of the branch, 0 for a run from its first weights."""
        return 0 if self.start is None else self.start.iteration

    @property
    def newest(self) -> Keyframe | None:
        """The last full state that is known, where the run could go on; ``None`` before it has begun."""
        return self.timeline.newest or self.start

    @property
    def settings(self) -> dict[str, float]:
        """What may change while it goes, as it is in force: see :mod:`explorer.training.live`."""
        return changed_by(live_settings(self.setup.training), self.control.changes)

    @property
    def expected_settings(self) -> dict[str, float]:
        """The same with all that was asked for and waits for the next update."""
        return self.control.expected(self.settings)

    def total(self, images: int) -> int | None:
        """Return how many updates the run makes on so many images, ``None`` when it has no end."""
        training = self.setup.training
        course, size = Course(total=training.total_iterations(images)), training.batch_size
        if self.start is not None:
            epoch = self.start.snapshot.epoch
            total = training.total_from(self.begins, epoch, images)
            course = Course(total=total).branched(self.begins, epoch)
        for change in self.control.changes:
            if change.field == "batch_size":
                before, size = size, int(change.value)
                learned, by_epochs = training.images_learned(images), training.epochs is not None
                course = course.rebatched(change.iteration - 1, before, size, learned, by_epochs)
        return course.total

    @property
    def changes(self) -> tuple[Change, ...]:
        """What was changed on the way to the newest weights, that of the parents included, in order."""
        if self.parent is None:
            return self.control.changes
        before = (change for change in self.parent.changes if change.iteration <= self.begins)
        return (*before, *self.control.changes)

    @property
    def snapshots(self) -> tuple[Snapshot, ...]:
        """The kept moments on the way to the newest weights, by iteration."""
        own = self.timeline.snapshots
        if self.parent is None:
            return own
        return (*(moment for moment in self.parent.snapshots if moment.iteration < self.begins), *own)

    def at(self, iteration: int) -> RunRecord:
        """Return the run that made ``iteration``: this one, or the one it branched off."""
        return self if self.parent is None or iteration >= self.begins else self.parent.at(iteration)

    def nearest(self, iteration: int) -> Keyframe | None:
        """Return the last keyframe that is not after ``iteration``; ``None`` before the run has begun."""
        return self.at(iteration).timeline.nearest(iteration) or self.start

    def branch(self, iteration: int, dataset: Dataset) -> RunRecord | None:
        """Return a run that goes on from ``iteration`` by the settings in force there, to be changed first.

        At the end of this run it is given as many iterations more.

        Returns
        -------
        RunRecord or None
            ``None`` when this run has not begun.
        """
        parent, start = self.at(iteration), self.replay(iteration, dataset)
        if start is None:
            return None
        training = with_live(parent.setup.training, start.settings)
        total = parent.total(len(dataset.train))
        if total is not None and total <= iteration:
            training = replace(training, iterations=iteration + total, epochs=None)
        return RunRecord(replace(parent.setup, training=training), parent, start)

    def with_setup(self, setup: RunSetup) -> RunRecord:
        """Return a run of another set-up, from the same beginning where data and network allow it.

        They do not where images would be set aside that were learned from before.
        """
        fits = (setup.dataset, setup.spec) == (self.setup.dataset, self.setup.spec)
        unseen = not setup.training.validation or _set_aside(setup) == _set_aside(self.setup)
        return RunRecord(setup, self.parent, self.start) if fits and unseen else RunRecord(setup)

    def make_trainer(self, dataset: Dataset) -> Trainer:
        """Return what trains this run: at its beginning, or at the last keyframe where it has some."""
        trainer = Trainer(self.setup.build_network(), dataset, self.setup.training, self.control)
        self._check(dataset)
        newest = self.timeline.newest
        if newest is not None:
            trainer.restore(newest)
        elif self.start is not None:
            trainer.branch(self.start)
        return trainer

    def _check(self, dataset: Dataset) -> None:
        if self.data is None and dataset.own:
            self.data = identify(dataset)  # what users add to and delete from is not the same tomorrow
        if self.data is not None and identify(dataset) != self.data:
            raise RunFileError(dataset.name, "other_data")

    def rewind(self, keyframe: Keyframe) -> None:
        """Let the run end at a keyframe of its own, to go on from there; only while nobody trains it.

        What was changed later will be changed again, at the same iterations.
        """
        self.timeline.end_at(keyframe)
        self.history = self.history.until(keyframe.iteration)
        self.control.rewind(keyframe.iteration)

    def replay(
        self, iteration: int, dataset: Dataset, cancelled: Callable[[], bool] = lambda: False
    ) -> Keyframe | None:
        """Make the run again from the keyframe before ``iteration``; any thread may do so beside the run.

        Parameters
        ----------
        iteration : int
            One that the run has made.
        dataset : Dataset
            What it was trained on.
        cancelled : callable, optional
            Asked before every update.

        Returns
        -------
        Keyframe or None
            The full state after ``iteration``, bit for bit as it was; ``None`` when cancelled.
        """
        record = self.at(iteration)
        keyframe = record.nearest(iteration)
        if keyframe is None or keyframe.iteration == iteration:
            return keyframe
        self._check(dataset)
        trainer = record._train_again(keyframe, iteration, dataset, cancelled)
        return None if trainer is None else trainer.keyframe()

    def look(
        self, iteration: int, dataset: Dataset, cancelled: Callable[[], bool] = lambda: False
    ) -> BatchLook | None:
        """Make the update ``iteration`` again, and look at it closely; as :meth:`replay` does.

        Returns
        -------
        BatchLook or None
            ``None`` when cancelled, or where no update made the iteration.
        """
        if self.parent is not None and iteration <= self.begins:
            return self.parent.look(iteration, dataset, cancelled)
        keyframe = self.nearest(iteration - 1)
        if keyframe is None or iteration <= keyframe.iteration:
            return None
        self._check(dataset)
        trainer = self._train_again(keyframe, iteration - 1, dataset, cancelled)
        if trainer is None:
            return None
        trainer.watched = True
        trainer.step()
        return trainer.look

    def _train_again(
        self, keyframe: Keyframe, iteration: int, dataset: Dataset, cancelled: Callable[[], bool]
    ) -> Trainer | None:
        """Return a trainer that has gone from a keyframe of this run to a later iteration."""
        shown = keyframe.snapshot
        changes = (change for change in self.control.changes if change.iteration > keyframe.iteration)
        trainer = Trainer(
            Network.from_state(shown.spec, shown.state.copy()),
            dataset,
            replace(self.setup.training, evaluate_every=None),
            Control(changes),
        )
        if keyframe is self.start:
            trainer.branch(keyframe)
        else:
            trainer.restore(keyframe)
        while trainer.iteration < iteration:
            if cancelled():
                return None
            trainer.step()
        return trainer


def _set_aside(setup: RunSetup) -> tuple[int | None, float]:
    return setup.training.images, setup.training.validation
