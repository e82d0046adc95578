"""Whether the network that reads the canvas has ever learnt anything like what is on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from explorer.data import DATASETS, available
from explorer.nn import EnergyLimit, Network, energy, energy_limit
from explorer.ui import messages
from explorer.ui.background import Task, run_in_background

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from explorer.nn import ForwardTrace
    from explorer.ui.background import Progress
    from explorer.ui.session import Session

SETTLE_MS = 400
"""A network is measured once it has stayed the same for so long: not each of a run's, thirty a second."""

_IMAGES = 4000


class Novelty(NamedTuple):
    """How far an input is from what a network knows."""

    energy: float
    limit: float
    known: float

    @property
    def foreign(self) -> bool:
        """Whether it is out of distribution; False where the energy is not a number."""
        return self.energy > self.limit


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
        self._limits: WeakKeyDictionary[Network, EnergyLimit | None] = WeakKeyDictionary()
        self._task: Task | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)
        self._timer.timeout.connect(self._measure)
        session.network_changed.connect(self._settle)
        self._settle()

    @property
    def limit(self) -> EnergyLimit | None:
        """The limit of the network that reads the canvas; None while it is not known, or cannot be."""
        return self._limits.get(self._session.network)

    def judge(self, trace: ForwardTrace) -> Novelty | None:
        """Return how familiar an input of the network is, from its trace (n = 1); None if not known yet."""
        limit = self.limit
        if limit is None:
            return None
        return Novelty(float(energy(trace.a[-1])[0]), limit.limit, limit.known)

    def _settle(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if self._session.network not in self._limits:
            self._timer.start()

    def _measure(self) -> None:
        session = self._session
        network, trained_on = session.network, session.metadata.trained_on

        def work(progress: Progress) -> EnergyLimit | None:
            images = _known_images(session, trained_on, network.sizes[-1])
            return None if images is None else energy_limit(network, images, cancelled=progress.cancelled)

        def done(limit: EnergyLimit | None) -> None:
            self._task = None
            self._limits[network] = limit
            self.changed.emit()

        self._task = run_in_background(self, work, done, messages.report)


def _known_images(session: Session, trained_on: str, outputs: int) -> NDArray[np.uint8] | None:
    """Return images such as a network knows, unseen by it if possible; None if there are none at hand."""
    entry = DATASETS.get(trained_on, DATASETS["sample"])
    if len(entry.classes) != outputs:
        return None
    if entry.classes != DATASETS["sample"].classes:
        return session.load_dataset(entry.key).test.images[:_IMAGES] if available(entry.key) else None
    sample = session.load_dataset("sample")
    return (sample.test if trained_on == "sample" else sample.train).images
