"""Changing the network that reads the canvas by hand: one lesson, or what practice made of it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QObject, pyqtSignal

from explorer.training.teaching import DEFAULT_RATE, Patch, frozen, held, teach, without
from explorer.ui.judging import Case, Judge, Judgement
from explorer.ui.kept_digits import as_bytes
from explorer.ui.readers import Change, Reader
from explorer.ui.taught import TaughtNetwork, Turn

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.data import Split
    from explorer.nn import Network, WeightsMetadata
    from explorer.nn.functions import Array
    from explorer.nn.surgery import Pin
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
    judged
        More test images are counted for :attr:`turn`.
    """

    changed = pyqtSignal()
    judged = pyqtSignal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._taught: dict[str, TaughtNetwork] = {}
        self._active: TaughtNetwork | None = None
        self._judge = Judge(self)
        self._judge.counted.connect(self._take_count)
        self.rate = DEFAULT_RATE
        session.reader_changed.connect(self._follow_reader)

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
    def pins(self) -> tuple[Pin, ...]:
        """The pinned units of the network that reads."""
        return () if self.taught is None else self.taught.pins

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

    def teach(self, change: Change = Change.TAUGHT) -> bool:
        """Make one update on the picture on the canvas; return whether that was possible.

        Parameters
        ----------
        change : Change, optional
            What the user calls it.

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
        network, lesson = teach(session.network, session.input, label, self.rate, self.pins)
        taught = self._workshop(session.reader, session.network, session.metadata)
        self._take(taught, network, change, images=image, updates=1, lesson=lesson)
        return True

    def adopt(
        self,
        original: tuple[Reader, Network, WeightsMetadata],
        state: Array,
        images: NDArray[np.uint8],
        updates: int,
        change: Change = Change.TAUGHT,
    ) -> None:
        """Let a network read that was trained further apart from the window; pinned units stay pinned.

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
        change : Change, optional
            What the user calls it.
        """
        taught = self._workshop(*original)
        network = frozen(taught.network, held(taught.network, state.copy(), taught.pins))
        self._take(taught, network, change, images=images, updates=updates)

    def edit(self, state: Array, pins: tuple[Pin, ...]) -> None:
        """Let the network read with numbers that were set by hand.

        Parameters
        ----------
        state : ndarray
            All its numbers; taken over. The same as before is no change.
        pins : tuple of Pin
            The units that are pinned from now on, whatever ``state`` says of them.
        """
        session = self._session
        held(session.network, state, pins)
        if np.array_equal(state, session.network.theta) and pins == self.pins:
            return
        taught = self._workshop(session.reader, session.network, session.metadata)
        self._take(taught, frozen(taught.network, state), Change.EDITED, pins=pins)

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
        name = origin.name + (f"-{copies + 1}" if copies else "")
        made = Reader(f"taught:{number}", "taught", name, origin=origin, copy=copies + 1)
        self._taught[made.key] = TaughtNetwork(made, origin, network, metadata)
        return self._taught[made.key]

    def _take(
        self,
        taught: TaughtNetwork,
        network: Network,
        change: Change,
        *,
        images: NDArray[np.uint8] | None = None,
        updates: int = 0,
        pins: tuple[Pin, ...] | None = None,
        lesson: Lesson | None = None,
    ) -> None:
        if images is None:
            images = np.empty((0, *self._session.input.shape), np.uint8)
        count = len(self._unseen(taught, images))
        last = taught.turn
        # Along the turns images only leave the test: as many as before are the same as before.
        before = last.after if last is not None and last.tested == count else Judgement(count)
        turn = Turn(
            Patch.between(taught.network.theta, network.theta),
            images,
            updates,
            frozenset({change}),
            before,
            Judgement(count),
            taught.pins if pins is None else pins,
            lesson,
        )
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

    def _judge_turn(self) -> None:
        """Count how often the network is right since its newest change, before it, and at first."""
        taught, turn = self.taught, self.turn
        if taught is None or turn is None:
            self._judge.judge(())
            return
        judged = [
            (turn.after, taught.network),
            (turn.before, None),
            (taught.judged_at_first, taught.original),
        ]
        open_cases = [(at, network) for at, network in judged if at is not None and at.accuracy is None]
        if not open_cases:
            self._judge.judge(())
            return
        split = self._unseen(taught)
        self._judge.judge([Case(at, network or taught.before, split) for at, network in open_cases])

    def _take_count(self) -> None:
        taught = self.taught
        if taught is not None and not self._judge.busy:
            self._session.show_metadata(taught.metadata)
        self.judged.emit()

    def _returning(self) -> TaughtNetwork | None:
        """Return the taught network that `redo` is about."""
        taught, active = self.taught, self._active
        if taught is None and active is not None and active.untouched:
            taught = active if active.origin == self._session.reader else None
        return None if taught is None or taught.next_turn is None else taught

    def _unseen(self, taught: TaughtNetwork, images: NDArray[np.uint8] | None = None) -> Split:
        """Return the carried test images without those it has been taught, nor those it will be."""
        known = taught.images if images is None else np.concatenate([taught.images, images])
        return without(self._session.load_dataset("sample").test, known)

    def _follow_reader(self) -> None:
        if self.taught is not None:
            self._active = self.taught
        self._judge_turn()
        self.changed.emit()
