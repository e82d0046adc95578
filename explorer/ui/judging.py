"""How often a changed network is right on test images, counted beside the window in small pieces."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PyQt6.QtCore import QObject, pyqtSignal

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

    Signals
    -------
    counted
        More images are counted.
    """

    counted = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._under_way: list[Judgement] = []

    @property
    def busy(self) -> bool:
        """Whether images are being counted."""
        return self._task is not None

    def judge(self, cases: Sequence[Case]) -> None:
        """Count for these cases, one after the other, and for no others any more."""
        open_cases = [case for case in cases if case.judgement.accuracy is None]
        judgements = [case.judgement for case in open_cases]
        if self._task is not None:
            if judgements == self._under_way:
                return
            self._task.cancel()
            self._task = None
        self._under_way = judgements
        if not open_cases:
            return
        # A network keeps its last pass: the window goes on using the one it has.
        own = [Case(made, Network.from_state(net.spec, net.theta), at) for made, net, at in open_cases]

        def work(progress: Progress) -> None:
            for case in own:
                if not case.judgement.count(case.split, case.network, progress):
                    return

        task = run_in_background(self, work, self._end, self._fail, _POLL_MS)
        task.progressed.connect(self.counted)
        self._task = task

    def _end(self, _nothing: None) -> None:
        self._task = None
        self.counted.emit()

    def _fail(self, error: BaseException) -> None:
        self._task = None
        messages.report(error)
