"""The only thread of the window: it drives ``train()`` and knows no widget."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject, QThread, pyqtSignal

from explorer.training import (
    Evaluation,
    Gate,
    Mailbox,
    RunRecord,
    Snapshot,
    Trainer,
)
from explorer.training.divergence import last_good
from explorer.training.gauge import UpdateGauge, gauge_interval

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.data import Dataset
    from explorer.training import Keyframe, Step
    from explorer.training.batch_look import BatchLook
    from explorer.training.target import Target

FRAME = 1 / 33
"""Seconds between two snapshots for the window, which looks at no more of them."""
SAMPLED_EVERY = 0.25
"""Seconds between two updates that are looked at closely, where they come too fast to be seen each."""
NOTED_EVERY = 3.0
"""Seconds between two full states for the automatic save: a copy of a few hundred kilobytes."""


class DivergedError(Exception):
    """The loss is no longer a number.

    Attributes
    ----------
    iteration : int
        Where it happened.
    learning_rate : float
        That the step was made with.
    kept : int
        The last good iteration, at which the run stands now.
    """

    def __init__(self, iteration: int, learning_rate: float, kept: int) -> None:
        self.iteration = iteration
        self.learning_rate = learning_rate
        self.kept = kept
        super().__init__(
            f"the loss is no longer a number at iteration {iteration} with learning rate {learning_rate:g}; "
            f"the run went back to iteration {kept}"
        )


class TrainingThread(QThread):
    """One run from its beginning to its end.

    The signals carry the life of the run alone, each with its id; what it learns lies in the mailbox, the
    history and the timeline, and the window takes it from there when it draws. Only while :attr:`watching` is
    set are updates looked at closely, into the mailbox :attr:`looks`. At :attr:`target` it pauses.

    Parameters
    ----------
    run_id : int
        Given back with every signal, so that what an earlier run still says can be told apart.
    record : RunRecord
        What to train, and where to write down what comes of it.
    load : callable
        From the data set's key to the data set; called in the thread, for it may take a while.
    """

    loaded = pyqtSignal(int, object)
    shut = pyqtSignal(int)
    ended = pyqtSignal(int)
    diverged = pyqtSignal(int, object)
    failed = pyqtSignal(int, object)

    def __init__(
        self, run_id: int, record: RunRecord, load: Callable[[str], Dataset], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.run_id = run_id
        self.record = record
        record.control.begin()
        self._load = load
        self.mailbox: Mailbox[Snapshot] = Mailbox()
        self.looks: Mailbox[BatchLook] = Mailbox()
        self.watching = False
        self.target: Target | None = None
        self.gate = Gate(on_shut=self._tell_shut)
        self._trainer: Trainer | None = None

    def run(self) -> None:
        """Train; called by Qt in the new thread."""
        try:
            self._prepare()
            finished = self._train()
        except Exception as error:  # noqa: BLE001 - an exception that leaves run() would abort the program
            self.failed.emit(self.run_id, error)
        else:
            if finished:
                self.ended.emit(self.run_id)

    def stop(self) -> None:
        """Let the thread end after the update under way; any thread may call it."""
        self.record.control.stop()
        self.gate.stop()

    def _prepare(self) -> None:
        record = self.record
        dataset = self._load(record.setup.dataset)
        self._trainer = record.make_trainer(dataset)
        self._trainer.gauge = UpdateGauge(gauge_interval(record.setup.training.batch_size))
        first = self._trainer.keyframe()
        taken_up = bool(record.timeline.keyframes)
        if not taken_up:
            if self._trainer.total is not None:
                record.timeline.expect(self._trainer.total - record.begins)
            record.timeline.add(first)
        self.mailbox.put(first.snapshot)
        measured = record.setup.training.evaluate_every is not None
        if measured and record.parent is None and not taken_up:
            record.history.append_evaluation(Evaluation(0, *self._trainer.evaluate()))
        self.loaded.emit(self.run_id, dataset)

    def _train(self) -> bool:
        """Make updates as the gate lets them pass; return whether the run came to its own end."""
        trainer, gate, mailbox = self._trainer, self.gate, self.mailbox
        record, timeline = self.record, self.record.timeline
        assert trainer is not None
        steps = trainer.steps()
        next_frame = next_note = next_look = 0.0
        while gate.wait():
            begun = time.perf_counter()
            trainer.watched = self.watching and begun >= next_look
            step = next(steps, None)
            if step is None:
                self._post()
                return True
            if not math.isfinite(step.loss):
                self._go_back(step)
                continue
            now = time.perf_counter()
            record.history.append(step, now - begun)
            if timeline.due(step.iteration):
                timeline.add(trainer.keyframe())
            if self.target is not None and self.target.reached(step):
                self.target = None
                gate.shut()
            if now >= next_frame and mailbox.empty:
                mailbox.put(trainer.snapshot())
                next_frame = now + FRAME
            if trainer.watched and trainer.look is not None:
                self.looks.put(trainer.look)
                next_look = begun + (FRAME if gate.interval >= FRAME else SAMPLED_EVERY)
            if now >= next_note:
                self._note(trainer.keyframe())
                next_note = now + NOTED_EVERY
            if trainer.iteration == trainer.total:
                self._post()
                return True
        self._note(trainer.keyframe())
        return False

    def _post(self) -> None:
        """Leave the newest weights, where the last frame's may be a few updates old."""
        if self._trainer is not None:
            keyframe = self._trainer.keyframe()
            self._note(keyframe)
            self.mailbox.put(keyframe.snapshot)

    def _note(self, keyframe: Keyframe) -> None:
        """Hold the newest full state; not that of a loss which was no number, and so is in no history."""
        made = self.record.history.iterations
        if keyframe.iteration == (made[-1] if len(made) else self.record.begins):
            self.record.timeline.note(keyframe)

    def _tell_shut(self) -> None:
        self._post()
        self.shut.emit(self.run_id)

    def _go_back(self, step: Step) -> None:
        """Stand at the last good iteration again, and wait there for a lower rate."""
        trainer, record = self._trainer, self.record
        assert trainer is not None
        good = last_good(record.history, step.iteration, record.begins)
        keyframe = record.replay(good, trainer.dataset, record.control.stopped)
        if keyframe is None:  # nobody waits for it any more
            return
        record.rewind(keyframe)
        trainer.restore(keyframe)
        self.gate.shut()
        self.mailbox.put(keyframe.snapshot)
        error = DivergedError(step.iteration, step.learning_rate, good)
        self.diverged.emit(self.run_id, error)
