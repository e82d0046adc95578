"""How often a changed network is right on test images, counted beside the window in small pieces."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from explorer.nn import Network
from explorer.training.evaluation import accuracy
from explorer.ui import messages
from explorer.ui.background import run_in_background

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.data import Split
    from explorer.ui.background import Progress, Task

_PIECE = 100
"""Images read at a time: 1.5 ms for 784-600-200-10, nearly all of it free of the interpreter's lock."""

_POLL_MS = 33
_PAUSE_MS = 60


class Judgement:
    """How many of some images a network reads right, as far as they are counted.

    Counts come from a thread and are read by the window; either may happen at any time.

    Parameters
    ----------
    total : int
        Number of images.
    """

    def __init__(self, total: int) -> None:
        self.total = total
        self._count = (0, 0)
        self._lock = threading.Lock()

    @property
    def done(self) -> int:
        """Images that are counted."""
        return self._count[0]

    @property
    def estimate(self) -> float | None:
        """Share read right among those counted; None before the first."""
        done, right = self._count
        return right / done if done else None

    @property
    def accuracy(self) -> float | None:
        """Share of all that is read right; None until all are counted."""
        done, right = self._count
        return right / done if done == self.total else None

    def count(self, split: Split, network: Network, progress: Progress) -> bool:
        """Count on from where it stopped; return whether it came to the end.

        Parameters
        ----------
        split : Split
            The images, ``total`` of them.
        network : Network
            What reads them; nobody else may use it meanwhile.
        progress : Progress
            Asked before each piece whether somebody still wants to know, and told after it.
        """
        while (start := self.done) < self.total:
            if progress.cancelled():
                return False
            piece = type(split)(split.images[start : start + _PIECE], split.labels[start : start + _PIECE])
            with np.errstate(over="ignore", invalid="ignore"):
                right = round(accuracy(network, piece) * len(piece))
            with self._lock:
                # A thread that was given up may be in the middle of the same piece.
                if self._count[0] == start:
                    self._count = start + len(piece), self._count[1] + right
            progress.report(self.done, self.total)
        return True


class Case(NamedTuple):
    """What is to be judged: the count it goes to, the network, the images."""

    judgement: Judgement
    network: Network
    split: Split


class Judge(QObject):
    """Judges one list of cases at a time; a new list ends the one before, which keeps what it has counted.

    It begins when no other list has come for a moment: while a number is being turned up and down, the
    window has the processor for itself.

    Signals
    -------
    counted
        More images are counted.
    """

    counted = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._cases: tuple[Case, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._begin)

    @property
    def busy(self) -> bool:
        """Whether images are being counted, or soon will be."""
        return bool(self._cases)

    def judge(self, cases: Sequence[Case]) -> None:
        """Count for these cases, one after the other, and for no others any more."""
        wanted = tuple(case for case in cases if case.judgement.accuracy is None)
        if [case.judgement for case in wanted] == [case.judgement for case in self._cases]:
            return
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._cases = wanted
        if wanted:
            self._timer.start()
        else:
            self._timer.stop()

    def _begin(self) -> None:
        # A network keeps its last pass: the window goes on using the one it has.
        own = [
            Case(at.judgement, Network.from_state(at.network.spec, at.network.theta), at.split)
            for at in self._cases
        ]

        def work(progress: Progress) -> None:
            for case in own:
                if not case.judgement.count(case.split, case.network, progress):
                    return

        self._task = run_in_background(self, work, self._end, self._fail, _POLL_MS)
        self._task.progressed.connect(self.counted)

    def _end(self, _nothing: None) -> None:
        self._task, self._cases = None, ()
        self.counted.emit()

    def _fail(self, error: BaseException) -> None:
        self._task, self._cases = None, ()
        messages.report(error)
