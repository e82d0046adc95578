"""What is on the canvas: a picture under strokes, the history of both, and the raster of their ink."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

import numpy as np

from explorer.data.drawing import Ink, Stroke
from explorer.ui.picture import Base, Picture

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from explorer.ui.pen import Pen

Point = tuple[float, float]

HISTORY_LIMIT = 500
"""Steps that can be undone; a step keeps only its strokes, so they cost little."""

RASTERS_KEPT = 32
"""Newest states whose raster is kept (0.2 MB each) and not drawn again: an undo takes no visible time."""


class Change(Enum):
    """What happened to a document, as told to its listeners."""

    SEGMENT = "segment"
    """The running stroke grew by one segment, or began with a dot."""

    STROKE_ENDED = "stroke ended"
    """The running stroke became part of the picture; nothing looks different."""

    REPLACED = "replaced"
    """Anything may look different: undo, redo, clear, another picture."""


class DrawingDocument:
    """Strokes over an optional picture, with undo, redo and a raster that grows segment by segment.

    Coordinates are canvas units: the unit square, y downwards; points outside it are allowed and leave no
    ink. Listeners are called synchronously, after the raster is up to date.
    """

    def __init__(self) -> None:
        self._history: list[Picture] = [Picture()]
        self._present = 0
        self._ink = Ink()
        self._rasters: dict[Picture, NDArray[np.float32]] = {}
        self._running: Pen | None = None
        self._ground = Picture()
        self._points: list[Point] = []
        self._listeners: list[Callable[[Change], None]] = []

    def listen(self, listener: Callable[[Change], None]) -> None:
        """Call `listener` after every change."""
        self._listeners.append(listener)

    # ------------------------------------------------------------------ state

    @property
    def picture(self) -> Picture:
        """The finished strokes and the picture under them: what the running stroke, if any, is drawn on."""
        return self._ground if self._running is not None else self._history[self._present]

    @property
    def ink(self) -> Ink:
        """The raster, the running stroke included; it changes in place."""
        return self._ink

    @property
    def pen_down(self) -> Pen | None:
        """The pen of the running stroke; None while no stroke runs."""
        return self._running

    @property
    def running_points(self) -> list[Point]:
        """The points of the running stroke; not to be changed."""
        return self._points

    @property
    def untouched(self) -> Base | None:
        """The picture on the canvas if no stroke has changed it."""
        picture = self.picture
        return picture.base if not picture.strokes and self._running is None else None

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to undo; the running stroke is one."""
        return self._present > 0 or self._running is not None

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to redo."""
        return self._present < len(self._history) - 1

    # ------------------------------------------------------------------ drawing

    def begin_stroke(self, point: Point, pen: Pen) -> None:
        """Start a stroke with a dot at `point`; a running one is ended first.

        The pen replaces a welcome picture; the eraser works on it as on any other.

        Parameters
        ----------
        point : (x, y)
            In canvas units.
        pen : Pen
            What it is drawn with, to its end.
        """
        self.end_stroke()
        base = self.picture.base
        replaces = base is not None and base.kind == "welcome" and not self.picture.strokes and not pen.erase
        self._ground = Picture() if replaces else self.picture
        if replaces:
            self._ink.clear()
        self._running = pen
        self._points = [point]
        self._ink.add_segment(point, point, pen.width, pen.erase)
        self._tell(Change.REPLACED if replaces else Change.SEGMENT)

    def extend_stroke(self, point: Point) -> None:
        """Draw the running stroke on to `point`; a point that repeats the last one is dropped."""
        if self._running is None or point == self._points[-1]:
            return
        self._ink.add_segment(self._points[-1], point, self._running.width, self._running.erase)
        self._points.append(point)
        self._tell(Change.SEGMENT)

    def end_stroke(self) -> None:
        """Make the running stroke, if any, a step of the history."""
        if self._running is None:
            return
        stroke = Stroke(np.array(self._points), self._running.width, self._running.erase)
        drawn = replace(self._ground, strokes=(*self._ground.strokes, stroke))
        self._forget_running()
        self._record(drawn)
        self._keep_raster()
        self._tell(Change.STROKE_ENDED)

    def cancel_stroke(self) -> None:
        """Take the running stroke, if any, back as if it had never begun."""
        if self._running is not None:
            self._forget_running()
            self._show_present()

    # ------------------------------------------------------------------ whole pictures and history

    def place(self, base: Base) -> None:
        """Put a picture on the canvas instead of what is there."""
        self.end_stroke()
        self._record(Picture(base))
        self._show_present()

    def start_with(self, base: Base) -> None:
        """Put a picture on the canvas and forget the history: what is there when the window opens."""
        self._forget_running()
        self._history, self._present = [Picture(base)], 0
        self._rasters.clear()
        self._show_present()

    def clear(self) -> None:
        """Empty the canvas; a step that can be undone, and none at all if the canvas is empty."""
        self.end_stroke()
        if not self.picture.is_empty:
            self._record(Picture())
            self._show_present()

    def undo(self) -> None:
        """Go one step back, if there is one."""
        self.end_stroke()
        if self.can_undo:
            self._present -= 1
            self._show_present()

    def redo(self) -> None:
        """Go one step forward again, if there is one."""
        self.end_stroke()
        if self.can_redo:
            self._present += 1
            self._show_present()

    def _record(self, picture: Picture) -> None:
        del self._history[self._present + 1 :]
        self._history.append(picture)
        del self._history[:-HISTORY_LIMIT]
        self._present = len(self._history) - 1

    def _forget_running(self) -> None:
        self._running = None
        self._points = []

    def _show_present(self) -> None:
        """Bring the raster to what the picture is; the same strokes always give the same pixels."""
        picture = self.picture
        kept = self._rasters.get(picture)
        if kept is not None:
            self._ink.pixels[:] = kept
        else:
            self._ink.clear()
            if picture.base is not None:
                picture.base.lay(self._ink)
            for stroke in picture.strokes:
                self._ink.draw(stroke)
        self._tell(Change.REPLACED)

    def _keep_raster(self) -> None:
        self._rasters[self.picture] = self._ink.pixels.copy()
        if len(self._rasters) > RASTERS_KEPT:
            del self._rasters[next(iter(self._rasters))]

    def _tell(self, change: Change) -> None:
        for listener in self._listeners:
            listener(change)
