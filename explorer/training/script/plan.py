"""What a script has to do when: the settings that a run begins with, and all that changed on its way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from explorer.data import DATASETS
from explorer.training.course import Course
from explorer.training.errors import NoScriptError
from explorer.training.live import live_settings

if TYPE_CHECKING:
    from explorer.training.config import TrainingConfig
    from explorer.training.run_record import RunRecord


@dataclass(frozen=True)
class Plan:
    """A run from its first update to its last.

    Attributes
    ----------
    record : RunRecord
    iterations : int
        Updates made.
    settings : dict
        In force at the first update.
    changes : dict of int to dict
        What changes before which update.
    """

    record: RunRecord
    iterations: int
    settings: dict[str, Any]
    changes: dict[int, dict[str, Any]]

    def values(self, name: str) -> list[Any]:
        """Return all that a setting was, without repetition."""
        found = [self.settings[name], *(change[name] for change in self.changes.values() if name in change)]
        return list(dict.fromkeys(found))


def plan_of(record: RunRecord) -> Plan:
    """Return what a script has to do.

    Raises
    ------
    NoScriptError
        When a short script cannot make the run again.
    """
    made = record.history.iterations
    if not len(made):
        raise NoScriptError("not_begun")
    line = [record]
    while line[0].parent is not None:
        line.insert(0, line[0].parent)
    _check(line)
    images = DATASETS[record.setup.dataset].train_size
    state = _state(line[0].setup.training, Course(total=line[0].setup.training.total_iterations(images)))
    settings = dict(state)
    changes: dict[int, dict[str, Any]] = {}

    def change(iteration: int, new: dict[str, Any]) -> None:
        different = {name: value for name, value in new.items() if state.get(name) != value}
        if different:
            changes.setdefault(iteration, {}).update(different)
            state.update(different)

    for run, child in zip(line, [*line[1:], None], strict=True):
        training = run.setup.training
        course = Course(total=training.total_iterations(images))
        if run.start is not None:
            course = course.branched(run.begins, run.start.snapshot.epoch)
            change(run.begins + 1, _state(training, course))
        end = int(made[-1]) if child is None else child.begins
        for at, field, value in run.control.changes:
            if at > end:
                continue
            if field == "batch_size":
                learned, by_epochs = training.images_learned(images), training.epochs is not None
                course = course.rebatched(at - 1, int(state[field]), int(value), learned, by_epochs)
                change(at, _course(course, training.schedule))
            change(at, {field: value})
    return Plan(record, int(made[-1]), settings, changes)


def _check(line: list[RunRecord]) -> None:
    trainings = [run.setup.training for run in line]
    if any(training.augmentation is not None for training in trainings):
        raise NoScriptError("augmentation")
    if line[0].setup.dataset not in DATASETS:
        raise NoScriptError("data")
    if len({(training.images, training.validation) for training in trainings}) > 1:
        raise NoScriptError("images")


def _state(training: TrainingConfig, course: Course) -> dict[str, Any]:
    return {
        "optimizer": training.optimizer,
        **live_settings(training),
        "replacement": training.replacement,
        "schedule": training.schedule,
        **_course(course, training.schedule),
    }


def _course(course: Course, schedule: str) -> dict[str, Any]:
    """Return where the schedule goes on from: iteration, share done, and the iteration at which it ends."""
    return {} if schedule == "constant" else {"course": (course.since, course.done, course.total)}
