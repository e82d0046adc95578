"""Mouse, pen and touch events to strokes of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PyQt6.QtCore import QEvent, QPointF, Qt
from PyQt6.QtGui import QEventPoint, QGuiApplication, QPointingDevice, QTabletEvent

from explorer.ui.pen import Pen

if TYPE_CHECKING:
    from collections.abc import Callable

    from PyQt6.QtGui import QMouseEvent, QTouchEvent

    from explorer.ui.drawing_document import DrawingDocument, Point

_LEFT, _RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
_NONE = Qt.MouseButton.NoButton

_CLICK = 4
"""Pixels within which the right button clicks, for the menu; going farther it erases."""


class StrokeInput:
    """Turns pointer events into strokes.

    Whatever begins a stroke owns it until it ends: the mouse events that a pen or a finger brings
    along, a second finger and a second button are ignored meanwhile.

    Parameters
    ----------
    document : DrawingDocument
        Receives the strokes.
    pen : callable
        Returns the pen chosen now.
    to_canvas : callable
        Maps a position in the widget to canvas units.
    global_to_canvas : callable
        Maps a position on the screen to canvas units.
    """

    def __init__(
        self,
        document: DrawingDocument,
        pen: Callable[[], Pen],
        to_canvas: Callable[[QPointF], Point],
        global_to_canvas: Callable[[QPointF], Point],
    ) -> None:
        self._document = document
        self._pen = pen
        self._to_canvas = to_canvas
        self._global_to_canvas = global_to_canvas
        self._owner: Literal["mouse", "pen", "touch"] | None = None
        self._button = _NONE
        self._pressed: QPointF | None = None
        self._finger = -1

    # ------------------------------------------------------------------ mouse

    def mouse_pressed(self, event: QMouseEvent) -> bool:
        """Begin a stroke with the left button; wait what the right one does. Return whether it is taken."""
        button = event.button()
        if self._owner is not None or button not in (_LEFT, _RIGHT):
            return False
        self._button = button
        if button == _RIGHT:
            self._owner, self._pressed = "mouse", event.position()
            return True
        return self._begin("mouse", self._to_canvas(event.position()), button)

    def mouse_moved(self, event: QMouseEvent) -> None:
        """Draw on, or end a stroke whose release went to somebody else."""
        if self._owner != "mouse":
            return
        if not event.buttons() & self._button:
            self.end()
            return
        if self._pressed is not None:
            if (event.position() - self._pressed).manhattanLength() < _CLICK:
                return
            start, self._owner = self._to_canvas(self._pressed), None
            self._pressed = None
            self._begin("mouse", start, self._button)
        self._document.extend_stroke(self._to_canvas(event.position()))

    def mouse_released(self, event: QMouseEvent) -> bool:
        """Draw to where the button that began the stroke was released, and end it.

        Return whether it was no stroke but a click of the right button.
        """
        if self._owner != "mouse" or event.button() != self._button:
            return False
        clicked = self._pressed is not None
        self._document.extend_stroke(self._to_canvas(event.position()))
        self.end()
        return clicked

    def mouse_left(self) -> None:
        """End a mouse stroke if no button is down: its release was lost."""
        if self._owner == "mouse" and not QGuiApplication.mouseButtons() & self._button:
            self.end()

    # ------------------------------------------------------------------ pen tablet

    def tablet(self, event: QTabletEvent) -> bool:
        """Follow a pen that touches the tablet; return False for one that only hovers."""
        kind = event.type()
        if kind == QEvent.Type.TabletPress and event.button() in (_LEFT, _RIGHT):
            turned = event.pointerType() == QPointingDevice.PointerType.Eraser
            self._begin("pen", self._to_canvas(event.position()), _RIGHT if turned else event.button())
            return True
        if self._owner != "pen":
            return False
        self._document.extend_stroke(self._to_canvas(event.position()))
        if kind == QEvent.Type.TabletRelease:
            self.end()
        return True

    # ------------------------------------------------------------------ touch

    def touch(self, event: QTouchEvent) -> None:
        """Follow the first finger; a gesture that the system takes over leaves nothing behind."""
        kind = event.type()
        if kind == QEvent.Type.TouchCancel:
            if self._owner == "touch":
                self.cancel()
            return
        points = event.points()
        if kind == QEvent.Type.TouchBegin and points:
            if self._begin("touch", self._global_to_canvas(points[0].globalPosition()), _LEFT):
                self._finger = points[0].id()
            return
        if self._owner != "touch":
            return
        lifted = kind == QEvent.Type.TouchEnd
        for point in points:
            if point.id() == self._finger:
                self._document.extend_stroke(self._global_to_canvas(point.globalPosition()))
                lifted = lifted or point.state() == QEventPoint.State.Released
        if lifted:
            self.end()

    # ------------------------------------------------------------------ any

    def end(self) -> None:
        """End the stroke, whoever draws it."""
        self._owner = self._pressed = None
        self._document.end_stroke()

    def cancel(self) -> None:
        """Drop the stroke, whoever draws it."""
        self._owner = self._pressed = None
        self._document.cancel_stroke()

    def _begin(self, owner: Literal["mouse", "pen", "touch"], point: Point, button: Qt.MouseButton) -> bool:
        if self._owner is not None:
            return False
        self._owner = owner
        pen = self._pen()
        if button == _RIGHT:
            pen = Pen(pen.width, erase=True)
        self._document.begin_stroke(point, pen.on_canvas)
        return True
