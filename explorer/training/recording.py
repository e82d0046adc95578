"""A run that is written down while it is trained, where no window does so."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from explorer.training.history import Evaluation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.training.run_record import RunRecord
    from explorer.training.step import Step
    from explorer.training.trainer import Trainer


def recorded(record: RunRecord, trainer: Trainer) -> Iterator[Step]:
    """Yield the steps of a run that begins, and keep of them what its record keeps.

    Where to go on from, the record is told by whoever pulls them: at the end, note the trainer's keyframe.

    Parameters
    ----------
    record : RunRecord
        One that has not begun.
    trainer : Trainer
        At the run's beginning.

    Yields
    ------
    Step
    """
    timeline, history = record.timeline, record.history
    timeline.add(trainer.keyframe())
    if record.setup.training.evaluate_every is not None:
        history.append_evaluation(Evaluation(0, *trainer.evaluate()))
    before = time.perf_counter()
    for step in trainer.steps():
        now = time.perf_counter()
        history.append(step, now - before)
        before = now
        if timeline.due(step.iteration):
            timeline.add(trainer.keyframe())
        yield step
