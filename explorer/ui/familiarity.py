"""Whether the network that reads the canvas has ever learnt anything like what is on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from explorer.data import DATASETS, available, load_scribbles
from explorer.nn import Network, NoveltyDetector, fit_detector
from explorer.ui import messages
from explorer.ui.background import Task, run_in_background

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.nn import ForwardTrace
    from explorer.ui.background import Progress
    from explorer.ui.session import Session

SETTLE_MS = 400
"""A network is measured once it and the drawing have stayed the same for so long: not each of a run's, thirty
a second, and not under a moving pen, which would have to share the interpreter."""

_FIT_ON, _IMAGES = 3000, 5000


class Novelty(NamedTuple):
    """How far an input is from what a network knows: its out-of-distribution score, and the limit to it."""

    score: float
    limit: float
    known: float

    @property
    def foreign(self) -> bool:
        """Whether it is out of distribution; False where the score is not a number."""
        return self.score > self.limit


class Familiarity(QObject):
    """Measures each network once, beside the window, on images like those it was trained on.

    Parameters
    ----------
    session : Session
        Says which network that is, and gives the images.

    Signals
    -------
    changed()
        The network that reads the canvas has been measured.
    """

    changed = pyqtSignal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._detectors: WeakKeyDictionary[Network, NoveltyDetector | None] = WeakKeyDictionary()
        self._task: Task | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)
        self._timer.timeout.connect(self._measure)
        session.network_changed.connect(self._settle)
        session.input_changed.connect(self._wait_on)
        self._settle()

    @property
    def detector(self) -> NoveltyDetector | None:
        """The detector of the network that reads the canvas; None while there is none, or cannot be."""
        return self._detectors.get(self._session.network)

    def judge(self, trace: ForwardTrace) -> Novelty | None:
        """Return how familiar an input of the network is, from its trace (n = 1); None if not known yet."""
        detector = self.detector
        if detector is None:
            return None
        return Novelty(float(detector.score(trace)[0]), detector.limit, detector.known)

    def _settle(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if self._session.network in self._detectors:
            self._timer.stop()
        else:
            self._timer.start()

    def _wait_on(self) -> None:
        if self._timer.isActive():
            self._timer.start()

    def _measure(self) -> None:
        session = self._session
        network, trained_on = session.network, session.metadata.trained_on

        def work(progress: Progress) -> NoveltyDetector | None:
            images = _known_images(session, trained_on, network.sizes[-1])
            if images is None:
                return None
            known, held_out = images
            return fit_detector(network, known, load_scribbles(), held_out, progress.cancelled)

        def done(detector: NoveltyDetector | None) -> None:
            self._task = None
            self._detectors[network] = detector
            self.changed.emit()

        self._task = run_in_background(self, work, done, messages.report)


def _known_images(
    session: Session, trained_on: str, outputs: int
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]] | None:
    """Return images such as a network knows, and more that it has not seen; None if none are at hand."""
    entry = DATASETS.get(trained_on, DATASETS["sample"])
    if len(entry.classes) != outputs:
        return None
    if entry.classes != DATASETS["sample"].classes:
        if not available(entry.key):
            return None
        images = session.load_dataset(entry.key).test.images[:_IMAGES]
        return images[:_FIT_ON], images[_FIT_ON:]
    sample = session.load_dataset("sample")
    known, test = sample.train.images, sample.test.images
    # Of what a network was trained on nothing can be learnt about what it has not seen.
    held_out = test if trained_on == "sample" else np.concatenate([known[_FIT_ON:], test])
    return known[:_FIT_ON], held_out
