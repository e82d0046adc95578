"""The drawing on the canvas and those that are pinned, read again and again by the network that learns."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QObject, pyqtSignal

from explorer.training.reading_track import ReadingTrack, chosen, read_pictures
from explorer.ui.background import Task, run_in_background

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.training import RunRecord, Snapshot
    from explorer.ui.background import Progress
    from explorer.ui.session import Session

MOST_PINS = 8
_REST_SECONDS = 1.0


@dataclass(eq=False)
class TrackedDrawing:
    """A drawing and what the run made of it.

    Attributes
    ----------
    image : ndarray, shape (28, 28)
        As the network reads it.
    label : int or None
        What it is, where that is known.
    named : tuple of str
        The classes that the label counts in: a 3 is no dress.
    track : ReadingTrack
        Of the run that is followed.
    asked : int
        Up to which iteration the kept moments of the run have been asked about it; −1 for none yet.
    """

    image: NDArray[np.float32]
    label: int | None
    named: tuple[str, ...]
    track: ReadingTrack = field(default_factory=ReadingTrack)
    asked: int = -1


class DrawingTracks(QObject):
    """Reads all drawings in one pass, and fills in the past of those that came late in the background.

    Parameters
    ----------
    session : Session
    parent : QObject, optional

    Signals
    -------
    pins_changed
        :attr:`pins` or :attr:`can_bring_back` is another.
    filled
        Readings of the past have come.
    """

    pins_changed = pyqtSignal()
    filled = pyqtSignal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._record: RunRecord | None = None
        self._task: Task | None = None
        self._rests_until = 0.0
        self._taken_off: list[tuple[int, TrackedDrawing]] = []
        self.canvas = TrackedDrawing(session.input, session.label, ())
        self.pins: list[TrackedDrawing] = []

    @property
    def drawings(self) -> list[TrackedDrawing]:
        """That on the canvas, and the pinned ones."""
        return [self.canvas, *self.pins]

    @property
    def can_pin(self) -> bool:
        """Whether the canvas holds something that is not pinned yet, and there is room."""
        if self._session.blank or len(self.pins) >= MOST_PINS:
            return False
        return not any(np.array_equal(pin.image, self._session.input) for pin in self.pins)

    @property
    def can_bring_back(self) -> bool:
        """Whether a drawing was unpinned for which there is room."""
        return bool(self._taken_off) and len(self.pins) < MOST_PINS

    def pin(self) -> None:
        """Pin what is on the canvas, with the readings it has."""
        if self.can_pin:
            self.follow()
            now = self.canvas
            track = ReadingTrack()
            track.add(now.track.iterations, now.track.probabilities)
            self.pins.append(TrackedDrawing(now.image, now.label, now.named, track, now.asked))
            self.pins_changed.emit()

    def unpin(self, drawing: TrackedDrawing) -> None:
        """Take a drawing off, until :meth:`bring_back`."""
        self._taken_off.append((self.pins.index(drawing), drawing))
        self.pins.remove(drawing)
        self.pins_changed.emit()

    def bring_back(self) -> None:
        """Pin again what was unpinned last."""
        if self.can_bring_back:
            place, drawing = self._taken_off.pop()
            drawing.asked = -1
            self.pins.insert(min(place, len(self.pins)), drawing)
            self.pins_changed.emit()

    def follow(self) -> None:
        """Take the canvas and the run as they are now."""
        session, run = self._session, self._session.run
        if self.canvas.image is not session.input:
            self.canvas = TrackedDrawing(session.input, session.label, session.dataset.classes)
        self.canvas.label, self.canvas.named = session.label, session.dataset.classes
        if self._record is not run.record:
            self._record = run.record
            self._end_task()
            for _, drawing in self._taken_off:
                drawing.track, drawing.asked = ReadingTrack(), -1
            for drawing in self.drawings:
                drawing.track, drawing.asked = ReadingTrack(), -1
        for drawing in self.drawings:
            if len(drawing.track) and drawing.track.iterations[-1] > run.iteration:
                drawing.track.end_at(run.iteration)
                drawing.asked = min(drawing.asked, run.iteration)

    def read(self, snapshot: Snapshot, keep: bool) -> NDArray[np.floating]:
        """Return what the network of a moment reads in them, (n, classes); ``keep`` it where asked."""
        drawings = self.drawings
        y = read_pictures(snapshot, np.stack([drawing.image.reshape(-1) for drawing in drawings]))
        if keep:
            at = np.array([snapshot.iteration])
            for drawing, probabilities in zip(drawings, y, strict=True):
                drawing.track.add(at, probabilities[None])
        return y

    def fill_in(self) -> None:
        """Ask the kept moments of the run about the drawings, as far as they have not been asked yet.

        Those of a run that goes on come a second's worth at a time.
        """
        kept = () if self._record is None else self._record.snapshots
        late = [drawing for drawing in self.drawings if kept and drawing.asked < kept[-1].iteration]
        new = any(drawing.asked < 0 for drawing in late)
        if self._task is not None or not late or not (new or time.monotonic() >= self._rests_until):
            return
        since = min(drawing.asked for drawing in late)
        moments = chosen([moment for moment in kept if moment.iteration > since])
        pictures = np.stack([drawing.image.reshape(-1) for drawing in late])
        record = self._record

        def work(progress: Progress) -> list[NDArray[np.floating]]:
            return [read_pictures(moment, pictures) for moment in moments if not progress.cancelled()]

        def done(readings: list[NDArray[np.floating]]) -> None:
            self._task = None
            self._rests_until = time.monotonic() + _REST_SECONDS
            if record is self._record:
                at = np.array([moment.iteration for moment in moments])
                for drawing, y in zip(late, np.stack(readings, axis=1), strict=True):
                    drawing.track.add(at, y)
                    drawing.asked = int(at[-1])
            self.filled.emit()

        self._task = run_in_background(self, work, done, self._give_up)

    def rest(self) -> None:
        """Give up what is under way; what is missed from now on is asked for later."""
        self._end_task()
        self._rests_until = 0.0

    def _give_up(self, _error: BaseException) -> None:
        # Memory alone could run out here; the plot then begins where it was pinned.
        self._task = None

    def _end_task(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
