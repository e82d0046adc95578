"""The line of a timeline: how far the run is, and the iteration looked at; drag it or use the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QPainter, QPen
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer.ui import theme

if TYPE_CHECKING:
    from PyQt6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from explorer.ui.run import Run
    from explorer.ui.tabs.train.run_axis import RunAxis

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_PAGES_OF_A_RUN = 100


class TimelineTrack(QWidget):
    """Left and Right go by one iteration, Page Up and Page Down by a hundredth of the run.

    Parameters
    ----------
    run : Run
    parent : QWidget
    """

    def __init__(self, run: Run, parent: QWidget) -> None:
        super().__init__(parent)
        self._run = run
        self._scale = (0.0, 1.0, 0.0, 1.0)
        self._axis: RunAxis | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_scale(self, scale: tuple[float, float, float, float], axis: RunAxis) -> None:
        """Put places of the axis at pixels: `scale` is the left and right pixel, and what lies there."""
        left, right, low, high = scale
        if right > left and high > low:
            self._axis = axis
            if scale != self._scale:
                self._scale = scale
                self.update()

    def sizeHint(self) -> QSize:
        """Return the height of the handle; the width is what there is."""
        return QSize(20 * theme.unit(), 3 * theme.unit())

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def _pixel(self, iteration: float) -> float:
        left, right, low, high = self._scale
        place = iteration if self._axis is None else self._axis.place(iteration)
        return left + (place - low) / (high - low) * (right - left)

    def _iteration(self, x: float) -> int:
        left, right, low, high = self._scale
        place = low + (x - left) / (right - left) * (high - low)
        return round(place if self._axis is None else self._axis.iteration(place))

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        """Draw the groove, the run's part of it, and the handle."""
        painter = QPainter(self)
        left, right, _, _ = self._scale
        run, unit = self._run, theme.unit()
        middle, groove = self.height() / 2, max(unit / 2, 3.0)
        painter.fillRect(QRectF(left, middle - groove / 2, right - left, groove), theme.colour("border"))
        end = min(max(self._pixel(run.iteration), left), right)
        painter.fillRect(QRectF(left, middle - groove / 2, end - left, groove), theme.colour("accent_soft"))
        if run.shown is not None:
            self._draw_handle(painter, self._pixel(run.looked_at), middle)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()

    def _draw_handle(self, painter: QPainter, x: float, middle: float) -> None:
        left, right, _, _ = self._scale
        if left - 1 <= x <= right + 1:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(theme.colour("surface" if self._run.live else "accent"))
            painter.drawEllipse(QPointF(x, middle), 0.75 * theme.unit(), 0.75 * theme.unit())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Look at the iteration under the pointer."""
        if event is not None and event.button() == Qt.MouseButton.LeftButton:
            self._look_at(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Follow the pointer while it is pressed."""
        if event is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._look_at(event.position().x())

    def _look_at(self, x: float) -> None:
        """Show the iteration under the pointer."""
        self._show(self._iteration(x))

    def _show(self, iteration: int) -> None:
        """Show an iteration; at or beyond the curve's end that is the newest."""
        if iteration >= self._run.iteration:
            self._run.show_latest()
        else:
            self._run.show_iteration(max(iteration, 0))

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Go by one iteration, by pages, or to an end."""
        if event is None:
            return
        run, key = self._run, Qt.Key(event.key())
        if key in _STEPS:
            self._go(_STEPS[key])
        elif key in _PAGES:
            self._go(_PAGES[key] * max(run.iteration // _PAGES_OF_A_RUN, 1))
        elif key == Qt.Key.Key_Home:
            run.show_iteration(0)
        elif key == Qt.Key.Key_End:
            run.show_latest()
        else:
            event.ignore()

    def _go(self, iterations: int) -> None:
        self._show(self._run.looked_at + iterations)

    def focusInEvent(self, _event: QFocusEvent | None) -> None:
        """Show the focus ring."""
        self.update()

    def focusOutEvent(self, _event: QFocusEvent | None) -> None:
        """Hide the focus ring."""
        self.update()
