"""Training on one's own digits, a few updates at each tick of the display clock."""

from __future__ import annotations

import time
from enum import Enum
from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QObject, pyqtSignal

from explorer.data.holding_out import FEWEST_DIGITS
from explorer.nn import ConfigError
from explorer.training.practice import Accuracies, Practice, divide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from explorer.training.practice import PracticeConfig, PracticeStep
    from explorer.ui.session import Session

_SOURCE = "practice"
_TICK_SECONDS = 0.006
"""Updates and pieces of a measure are pulled for so long in each tick."""


class PracticeState(Enum):
    """What it is doing."""

    IDLE = "idle"
    RUNNING = "running"
    ENDED = "ended"
    """With a result that is neither kept nor discarded yet."""


class PracticeRun(QObject):
    """Trains a copy of the network that reads; the copy reads only when it is kept.

    Thirty digits need no thread of their own: an update takes a millisecond.

    Parameters
    ----------
    session : Session
        Gives digits, network, clock; takes the result.
    parent : QObject

    Signals
    -------
    state_changed()
        :attr:`state` is another.
    advanced()
        There are newer :attr:`accuracies`.
    """

    state_changed = pyqtSignal()
    advanced = pyqtSignal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._state = PracticeState.IDLE
        self._practice: Practice | None = None
        self._steps: Iterator[PracticeStep] | None = None
        self._original = (session.reader, session.network, session.metadata)
        self._iteration = 0
        self._iterations: list[int] = []
        self._accuracies: list[Accuracies] = []

    @property
    def state(self) -> PracticeState:
        """What it is doing."""
        return self._state

    @property
    def practice(self) -> Practice | None:
        """Digits, network and settings of the run; ``None`` before the first."""
        return self._practice

    @property
    def iteration(self) -> int:
        """Updates made."""
        return self._iteration

    @property
    def iterations(self) -> NDArray[np.int64]:
        """After how many updates there was a measure, (n,)."""
        return np.array(self._iterations, np.int64)

    @property
    def accuracies(self) -> NDArray[np.float64]:
        """What was measured, (n, 3): own digits learned from, own held out, test images."""
        return np.array(self._accuracies, np.float64).reshape(-1, len(Accuracies._fields))

    def start(self, config: PracticeConfig) -> None:
        """Begin anew with a copy of the network that reads now.

        Raises
        ------
        ConfigError
            When there are too few digits, or the network has no slope to learn by.
        DataError
            When the digits cannot be read.
        """
        session = self._session
        images, labels = session.kept.arrays()
        own = divide(images, labels, config.seed)
        if not session.network.spec.trainable:
            raise ConfigError("activation", "step", "one that has a slope to learn by")
        if session.network.sizes[-1] <= int(labels.max()):
            raise ConfigError("network", session.network.sizes[-1], "one with a class for every digit")
        self._original = (session.reader, session.network, session.metadata)
        copy = session.network.astype(np.float32)
        self._practice = Practice(copy, own, session.load_dataset("sample"), config)
        self._steps = self._practice.steps()
        self._iteration = 0
        self._iterations.clear()
        self._accuracies.clear()
        self._set_state(PracticeState.RUNNING)

    def stop(self) -> None:
        """Make no more updates; it ends with one last measure, some ticks later."""
        if self._state is PracticeState.RUNNING and self._practice is not None:
            measured = self._iterations[-1:] == [self._iteration]
            self._steps = iter(()) if measured else self._practice.measured(self._iteration)

    def end(self) -> None:
        """End at once, without a last measure: nobody looks any more."""
        if self._state is PracticeState.RUNNING:
            self._finish()

    def keep(self) -> None:
        """Let the result read the canvas, as a taught network beside its original."""
        if self._state is PracticeState.ENDED and self._practice is not None:
            practice = self._practice
            self._set_state(PracticeState.IDLE)
            self._session.teacher.adopt(
                self._original, practice.network.theta, practice.own.learn.images, self._iteration
            )

    def discard(self) -> None:
        """Forget the result."""
        if self._state is not PracticeState.RUNNING:
            self._practice = None
            self._iteration = 0
            self._iterations.clear()
            self._accuracies.clear()
            self._set_state(PracticeState.IDLE)
            self.advanced.emit()

    @staticmethod
    def missing(digits: int) -> int:
        """Return how many digits more it takes to begin."""
        return max(FEWEST_DIGITS - digits, 0)

    def _tick(self) -> None:
        assert self._steps is not None
        until = time.perf_counter() + _TICK_SECONDS
        while time.perf_counter() < until:
            step = next(self._steps, None)
            if step is None:
                self._finish()
                return
            self._iteration = step.iteration
            if step.accuracies is not None:
                self._iterations.append(step.iteration)
                self._accuracies.append(step.accuracies)
                self.advanced.emit()

    def _finish(self) -> None:
        self._steps = None
        self._set_state(PracticeState.ENDED if self._iteration else PracticeState.IDLE)

    def _set_state(self, state: PracticeState) -> None:
        if state is PracticeState.RUNNING:
            self._session.clock.start(_SOURCE, self._tick)
        else:
            self._session.clock.stop(_SOURCE)
        self._state = state
        self.state_changed.emit()
