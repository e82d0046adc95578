"""Changing the network that reads the canvas by hand: one lesson, or what practice made of it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QObject, pyqtSignal

from explorer.training.teaching import DEFAULT_RATE, Patch, frozen, judge, teach, without
from explorer.ui.kept_digits import as_bytes
from explorer.ui.readers import Reader
from explorer.ui.taught import TaughtNetwork, Turn

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.data import Split
    from explorer.nn import Network, WeightsMetadata
    from explorer.nn.functions import Array
    from explorer.training.teaching import Lesson
    from explorer.ui.session import Session


class Obstacle(Enum):
    """Why the network cannot be taught at the moment."""

    BLANK = "blank"
    NO_LABEL = "no label"
    NO_SUCH_CLASS = "no such class"
    NO_SLOPE = "no slope"


class Teacher(QObject):
    """Makes lessons, each on a copy: what is shipped, opened or trained stays as it is.

    The first lesson makes a reader "…, taught" beside its original; more lessons continue it. Back at the
    original's numbers, the original reads again.

    Parameters
    ----------
    session : Session
        Whose input, label and network it is about.

    Signals
    -------
    changed
        :attr:`turn`, or what can be undone and redone, is another.
    """

    changed = pyqtSignal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._taught: dict[str, TaughtNetwork] = {}
        self._active: TaughtNetwork | None = None
        self._judged: tuple[Network, Split, float] | None = None
        self.rate = DEFAULT_RATE
        session.reader_changed.connect(self._follow_reader)
        session.label_changed.connect(self._look_ahead)

    # What it is about

    @property
    def taught(self) -> TaughtNetwork | None:
        """The taught network that reads the canvas, if one does."""
        return self._taught.get(self._session.reader.key)

    @property
    def turn(self) -> Turn | None:
        """The newest change of the network that reads."""
        return None if self.taught is None else self.taught.turn

    @property
    def obstacle(self) -> Obstacle | None:
        """Why the picture on the canvas cannot be taught now."""
        session = self._session
        if session.blank:
            return Obstacle.BLANK
        if session.label is None:
            return Obstacle.NO_LABEL
        if session.label >= len(session.probabilities):
            return Obstacle.NO_SUCH_CLASS
        return None if session.network.spec.trainable else Obstacle.NO_SLOPE

    @property
    def can_undo(self) -> bool:
        """Whether a change of the network that reads can be taken back."""
        return self.turn is not None

    @property
    def can_redo(self) -> bool:
        """Whether one that was taken back can be made again."""
        return self._returning() is not None

    # What one may ask of it

    def teach(self) -> bool:
        """Make one update on the picture on the canvas; return whether that was possible.

        Raises
        ------
        ConfigError
            When the rate is not a number above 0.
        """
        session = self._session
        label = session.label
        if self.obstacle is not None or label is None:
            return False
        image = as_bytes(session.input)[None]
        network, lesson = teach(session.network, session.input, label, self.rate)
        taught = self._workshop(session.reader, session.network, session.metadata)
        test = self._unseen(taught, image)
        self._take(taught, network, image, 1, test, lesson=lesson)
        return True

    def adopt(
        self,
        original: tuple[Reader, Network, WeightsMetadata],
        state: Array,
        images: NDArray[np.uint8],
        updates: int,
    ) -> None:
        """Let a network read that was trained further apart from the window.

        Parameters
        ----------
        original : tuple
            Reader, network and metadata that the training began with.
        state : ndarray
            Numbers of the trained network; copied.
        images : ndarray of uint8, shape (n, 28, 28)
            What it learned from.
        updates : int
            Steps that were made.
        """
        taught = self._workshop(*original)
        test = self._unseen(taught, images)
        self._take(taught, frozen(taught.network, state.copy()), images, updates, test)

    def edit(self, state: Array) -> None:
        """Let the network read with numbers that were changed by hand.

        Parameters
        ----------
        state : ndarray
            All its numbers; copied. The same as before is no change.
        """
        session = self._session
        if np.array_equal(state, session.network.theta):
            return
        taught = self._workshop(session.reader, session.network, session.metadata)
        nothing = np.empty((0, *session.input.shape), np.uint8)
        test = self._unseen(taught, nothing)
        self._take(taught, frozen(taught.network, state.copy()), nothing, 0, test)

    def undo(self) -> None:
        """Take the newest change back."""
        taught = self.taught
        if taught is not None:
            taught.undo()
            self._show(taught)

    def redo(self) -> None:
        """Make the change that was taken back last again."""
        taught = self._returning()
        if taught is not None:
            taught.redo()
            self._show(taught)

    def back_to_original(self) -> None:
        """Take all changes back at once; they can be made again one by one."""
        taught = self.taught
        if taught is not None:
            while not taught.untouched:
                taught.undo()
            self._show(taught)

    # How it does it

    def _workshop(self, reader: Reader, network: Network, metadata: WeightsMetadata) -> TaughtNetwork:
        """Return where changes of that network go: on to the changes before, or to a new reader."""
        known = self._taught.get(reader.key)
        if known is not None and known.network is network:
            return known
        origin = known.origin if known is not None else reader
        active = self._active
        if active is not None and active.untouched and active.origin == reader and active.network is network:
            return active
        number = len(self._taught) + 1
        copies = sum(other.origin == origin for other in self._taught.values())
        name = f"{origin.name}-taught" + (f"-{copies + 1}" if copies else "")
        made = Reader(f"taught:{number}", "taught", name, origin=origin, copy=copies + 1)
        self._taught[made.key] = TaughtNetwork(made, origin, network, metadata)
        return self._taught[made.key]

    def _take(
        self,
        taught: TaughtNetwork,
        network: Network,
        images: NDArray[np.uint8],
        updates: int,
        test: Split,
        *,
        lesson: Lesson | None = None,
    ) -> None:
        before = taught.network
        patch = Patch.between(before.theta, network.theta)
        accuracies = self._judge(before, test), self._judge(network, test)
        turn = Turn(patch, images, updates, *accuracies, len(test), lesson)
        taught.take(network, turn)
        self._show(taught)

    def _show(self, taught: TaughtNetwork) -> None:
        self._active = taught
        session = self._session
        if taught.untouched and session.still_reads(taught.origin, taught.network):
            session.choose_reader(taught.origin.key)
            session.drop_taught(taught.reader)
        else:
            session.show_taught(taught.reader, taught.network, taught.metadata)
        self.changed.emit()

    def _returning(self) -> TaughtNetwork | None:
        """Return the taught network that `redo` is about."""
        taught, active = self.taught, self._active
        if taught is None and active is not None and active.untouched:
            taught = active if active.origin == self._session.reader else None
        return None if taught is None or taught.next_turn is None else taught

    def _unseen(self, taught: TaughtNetwork, images: NDArray[np.uint8]) -> Split:
        test = self._session.load_dataset("sample").test
        for seen in (taught.images, images):
            test = without(test, seen)
        return test

    def _judge(self, network: Network, test: Split) -> float:
        known = self._judged
        if known is None or known[0] is not network or known[1] is not test:
            self._judged = (network, test, judge(network, test))
        assert self._judged is not None
        return self._judged[2]

    def _follow_reader(self) -> None:
        if self.taught is not None:
            self._active = self.taught
        self.changed.emit()

    def _look_ahead(self) -> None:
        """Judge the network when a label is given: a lesson may follow, and then has half as much to do.

        The digit of the start brings its label itself; nobody asked, and the first frame should not wait.
        """
        if self._session.source.kind != "welcome":
            self._session.clock.start("teacher", self._judge_ahead)

    def _judge_ahead(self) -> None:
        session = self._session
        session.clock.stop("teacher")
        reads_run = session.reader.kind == "run"  # another network at each tick
        if self.obstacle is None and not reads_run:
            self._judge(session.network, session.load_dataset("sample").test)
