"""The runs of a sitting side by side: which there are, what they are called, which are shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from explorer.data import entry_of
from explorer.nn import OPTIMIZERS
from explorer.training.timeline import BUDGET

if TYPE_CHECKING:
    from explorer.training.run_record import RunRecord
    from explorer.training.setup import RunSetup

PAST_BUDGET = 128 * 2**20
"""Bytes that the timelines of all runs but the newest may take together."""
MOST_DELETED = 20
"""Deleted runs that can come back; each holds what it left behind."""


@dataclass(frozen=True, eq=False)
class ListedRun:
    """A run in the list.

    Attributes
    ----------
    number : int
        From 1 on; never given twice.
    record : RunRecord
        What it left behind.
    name : str
        Given by the user; empty until then.
    shown : bool
        Whether its curves are drawn beside those of the current run.
    """

    number: int
    record: RunRecord
    name: str = ""
    shown: bool = True

    @property
    def iteration(self) -> int:
        """Updates made."""
        history = self.record.history
        return int(history.iterations[-1]) if len(history) else self.record.begins

    @property
    def last_accuracy(self) -> float | None:
        """Share of the test images read right when it was last measured, 0 to 1."""
        evaluations = self.record.history.evaluations
        return evaluations[-1].test_accuracy if evaluations else None

    @property
    def best_accuracy(self) -> float | None:
        """Highest share of the test images read right, 0 to 1."""
        return max((found.test_accuracy for found in self.record.history.evaluations), default=None)

    @property
    def last_loss(self) -> float | None:
        """Smoothed loss of the last iteration."""
        history = self.record.history
        return float(history.smoothed_losses[-1]) if len(history) else None


class Runs:
    """An ordered list of runs, the newest last; what was deleted last comes back."""

    def __init__(self) -> None:
        self._listed: tuple[ListedRun, ...] = ()
        self._deleted: list[tuple[int, ListedRun]] = []
        self._count = 0

    @property
    def listed(self) -> tuple[ListedRun, ...]:
        """The runs, oldest first."""
        return self._listed

    @property
    def can_restore(self) -> bool:
        """Whether something was deleted."""
        return bool(self._deleted)

    def begin(self, record: RunRecord) -> ListedRun:
        """List a run that begins, or that is taken up again.

        An earlier one of the same beginning, settings and no live changes goes: it would be the same run, bit
        for bit. It stays when it got further than one from a file did. The timelines of those that stay are
        thinned to their budget.
        """
        same = [run for run in self._listed if run.record is record or _is_covered(run, record)]
        past = [run for run in self._listed if run not in same and run.iteration > run.record.begins]
        if same:
            begun = replace(same[-1], record=record)
        else:
            self._count += 1
            begun = ListedRun(self._count, record)
        self._listed = (*past, begun)
        self._thin_all_but(record)
        return begun

    def find(self, number: int) -> ListedRun:
        """Return a run, raising ``KeyError`` when there is none of that number."""
        return {run.number: run for run in self._listed}[number]

    def rename(self, number: int, name: str) -> None:
        """Give a run a name; an empty one takes it away."""
        self._change(number, name=name.strip())

    def show(self, number: int, shown: bool) -> None:
        """Draw a run's curves beside the current one's, or do not."""
        self._change(number, shown=shown)

    def delete(self, number: int) -> None:
        """Take a run off the list, until :meth:`restore`."""
        run = self.find(number)
        self._deleted = [*self._deleted, (self._listed.index(run), run)][-MOST_DELETED:]
        self._listed = tuple(other for other in self._listed if other is not run)

    def restore(self) -> None:
        """Bring back what was deleted last."""
        place, run = self._deleted.pop()
        listed = list(self._listed)
        listed.insert(place, run)
        self._listed = tuple(listed)

    def _thin_all_but(self, newest: RunRecord) -> None:
        """Share the budget of the past among all that is held: listed, deleted, or where a branch began."""
        held = [run.record for run in self._listed] + [run.record for _, run in self._deleted]
        earlier: dict[int, RunRecord] = {}
        for record in held:
            ancestor: RunRecord | None = record
            while ancestor is not None:
                earlier[id(ancestor)] = ancestor
                ancestor = ancestor.parent
        earlier.pop(id(newest), None)
        newest.timeline.limit(BUDGET)
        for record in earlier.values():
            record.timeline.limit(PAST_BUDGET // len(earlier))

    def _change(self, number: int, **fields: object) -> None:
        changed = replace(self.find(number), **fields)  # type: ignore[arg-type]
        self._listed = tuple(changed if run.number == number else run for run in self._listed)


def _is_covered(run: ListedRun, record: RunRecord) -> bool:
    """Return whether nothing is lost when ``record`` takes the place of a run."""
    fresh = record.timeline.newest is None
    return _is_same(run.record, record) and (fresh or run.iteration <= ListedRun(0, record).iteration)


def _is_same(one: RunRecord, other: RunRecord) -> bool:
    """Return whether two runs are bound to be the same; digits of one's own may be others by now."""
    if one.control.changes or other.control.changes:
        return False
    if entry_of(one.setup.dataset).own and one.data != other.data:
        return False
    return (one.setup, one.parent, one.start) == (other.setup, other.parent, other.start)


def differing(setup: RunSetup, other: RunSetup) -> tuple[str, ...]:
    """Return the names of the settings in which ``setup`` differs from ``other``, in the form's order."""
    one, two = settings(setup), settings(other)
    return tuple(name for name in one if one[name] != two.get(name))


def settings(setup: RunSetup) -> dict[str, object]:
    """Return what a set-up says that changes the run, by name.

    The optimizer's options are there under their own names, unless they are what it starts from.
    """
    config = setup.training
    defaults = {parameter.name: parameter.default for parameter in OPTIMIZERS[config.optimizer].parameters}
    options = {name: value for name, value in config.optimizer_options.items() if value != defaults[name]}
    return {
        "dataset": setup.dataset,
        "images": config.images,
        "validation": config.validation,
        "network": (setup.spec.sizes, setup.spec.hidden),
        "init": setup.init,
        "optimizer": config.optimizer,
        "learning_rate": config.learning_rate,
        **options,
        "schedule": config.schedule,
        "batch_size": config.batch_size,
        "l1": config.l1,
        "l2": config.l2,
        "replacement": config.replacement,
        "augmentation": config.augmentation is not None,
        "seed": config.seed,
        "length": config.iterations if config.epochs is None else (config.epochs,),
    }
