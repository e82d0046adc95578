"""A plot whose one vertical line, where it has one, is dragged, clicked or moved by keys."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PyQt6.QtCore import Qt, pyqtSignal

from explorer.ui.widgets.plot import CurvePlot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PyQt6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
    from PyQt6.QtWidgets import QWidget

    from explorer.ui.widgets.plot.overlay import Scenery

_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_KEY_STEPS = 100
"""Strokes of an arrow key from one end to the other."""


class HandlePlot(CurvePlot):
    """Curves with a point on each at the handle; the mouse and the arrow keys move the handle, not the plot.

    Parameters
    ----------
    parent : QWidget, optional
    """

    dragged = pyqtSignal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._movable = False
        self._handle = 0.0
        self._heights: tuple[float, ...] = ()
        super().__init__(parent, format_y=lambda _: "")
        self.plotItem.getViewBox().setMouseEnabled(x=False, y=False)
        self.set_fine(True)

    def set_handle(self, x: float | None, heights: Sequence[float]) -> None:
        """Put the handle at ``x``, where the curves have these heights, in their order; None for none."""
        self._movable = x is not None
        self._handle, self._heights = x or 0.0, tuple(heights)
        self.setCursor(Qt.CursorShape.SizeHorCursor if self._movable else Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._movable else Qt.FocusPolicy.NoFocus)
        self.set_position(x)
        self.refresh_overlay()

    def _compose(self) -> Scenery:
        """Name the curves at the handle instead of at their ends: what they are there is what matters."""
        scenery = super()._compose()
        if len(self._heights) == len(self._curves):
            at_handle = zip(self._curves.values(), self._heights, strict=True)
            scenery.ends = [self._tag(curve, (self._handle, y)) for curve, y in at_handle]
        return scenery

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Bring the handle under the mouse."""
        if self._movable:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._drag(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the handle while a button is held."""
        if self._movable and event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave the handle where it is."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: the plot does not zoom."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the handle a step."""
        if event.key() not in _KEYS or not self._movable:
            event.ignore()
            return
        low, high, _, _ = self.ranges
        self._move_to(self._handle + _KEYS[Qt.Key(event.key())] * (high - low) / _KEY_STEPS)

    def _drag(self, event: QMouseEvent) -> None:
        area, (low, high, _, _) = self.area(), self.ranges
        self._move_to(low + (event.position().x() - area.left()) / area.width() * (high - low))
        event.accept()

    def _move_to(self, x: float) -> None:
        low, high, _, _ = self.ranges
        # No more decimals than a pixel can tell apart.
        decimals = max(0, math.ceil(-math.log10((high - low) / max(self.area().width(), 1.0))))
        self.dragged.emit(round(min(max(x, low), high), decimals))
