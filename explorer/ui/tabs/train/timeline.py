"""The run's timeline: its kept moments in line with the plots, any of which can be looked at again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QPainter, QPen
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PyQt6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from explorer.ui.run import Run
    from explorer.ui.session import Session

_TICKS_APART = 4.0
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}


def moment_beside(kept: Sequence[int], shown: int, steps: int) -> int | None:
    """Return the kept iteration so many places from the one shown; None past the last, where the newest lies.

    Parameters
    ----------
    kept : sequence of int
        Iterations of the kept moments, ascending.
    shown : int
        The iteration looked at, kept or not.
    steps : int
        Places to go; below 0 back, but not before the first.
    """
    if steps < 0:
        earlier = [iteration for iteration in kept if iteration < shown]
        return earlier[max(len(earlier) + steps, 0)] if earlier else shown
    later = [iteration for iteration in kept if iteration > shown]
    return later[steps - 1] if 0 < steps <= len(later) else None


class Timeline(Appearance, QWidget):
    """Looks back along a run, and returns to the newest.

    Parameters
    ----------
    session : Session
    parent : QWidget, optional
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = session.run
        self.setObjectName("timeline")
        self._where = QLabel(self)
        self._where.setProperty("role", "caption")
        self._live = QToolButton(self)
        self._live.setObjectName("timeline_live")
        self._live.setIcon(theme.icon("last"))
        self._live.setAutoRaise(True)
        policy = self._live.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._live.setSizePolicy(policy)
        self._live.clicked.connect(self._run.show_latest)
        self._track = _Track(self._run, self)
        row = QHBoxLayout()
        row.addWidget(self._where, 1)
        row.addWidget(self._live)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._track)
        self.setFocusProxy(self._track)
        self._run.shown_changed.connect(self.refresh)
        self.retranslate()
        self.restyle()

    def set_scale(self, left: float, right: float, low: float, high: float) -> None:
        """Put iterations `low` and `high` at `left` and `right`, pixels from this widget's left edge."""
        self._track.set_scale(left, right, low, high)

    def refresh(self) -> None:
        """Take the run's moments."""
        self._track.update()
        run = self._run
        back = not run.live and run.shown is not None
        self._live.setVisible(back)
        if back and run.shown is not None:
            text = self.tr("Looking back at iteration {n}").format(n=whole(run.shown.iteration))
        elif len(run.snapshots) > 1:
            text = self.tr("Timeline: {n} moments").format(n=len(run.snapshots))
        else:
            text = self.tr("Timeline: look back at any moment")
        if text != self._where.text():
            self._where.setText(text)
            self._track.setAccessibleDescription(text)

    def retranslate(self) -> None:
        """Set the texts."""
        self._track.setAccessibleName(self.tr("Timeline of the run"))
        self._track.setToolTip(
            self.tr(
                "Drag, or use Left and Right, to look at the network as it was. End returns to the newest."
            )
        )
        self._live.setText(self.tr("Newest"))
        self._live.setToolTip(self.tr("Back to the newest weights"))
        self._live.setAccessibleName(self._live.text())
        self.refresh()

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self._live.setIconSize(QSize(2 * unit, 2 * unit))
        self._live.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        layout = self.layout()
        if layout is not None:
            layout.setSpacing(0)
        self._where.setFont(theme.numeric_font(factor=0.92))
        self._track.updateGeometry()
        self._track.update()


class _Track(QWidget):
    """The line itself: how far the run is, its kept moments, and the one looked at."""

    def __init__(self, run: Run, parent: QWidget) -> None:
        super().__init__(parent)
        self._run = run
        self._scale = (0.0, 1.0, 0.0, 1.0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_scale(self, left: float, right: float, low: float, high: float) -> None:
        if (left, right, low, high) != self._scale and right > left and high > low:
            self._scale = (left, right, low, high)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(20 * theme.unit(), 3 * theme.unit())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _pixel(self, iteration: float) -> float:
        left, right, low, high = self._scale
        return left + (iteration - low) / (high - low) * (right - left)

    def _iteration(self, x: float) -> int:
        left, right, low, high = self._scale
        return round(low + (x - left) / (right - left) * (high - low))

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = QPainter(self)
        left, right, _, _ = self._scale
        run, unit = self._run, theme.unit()
        middle, groove = self.height() / 2, max(unit / 2, 3.0)
        painter.fillRect(QRectF(left, middle - groove / 2, right - left, groove), theme.colour("border"))
        end = min(max(self._pixel(run.iteration), left), right)
        painter.fillRect(QRectF(left, middle - groove / 2, end - left, groove), theme.colour("accent_soft"))
        self._draw_moments(painter, middle, groove / 2)
        if run.shown is not None:
            self._draw_handle(painter, self._pixel(run.shown.iteration), middle)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()

    def _draw_moments(self, painter: QPainter, middle: float, half: float) -> None:
        """Draw the kept moments as ticks, where they are far enough apart to be told apart."""
        left, right, _, _ = self._scale
        ticks = [self._pixel(snapshot.iteration) for snapshot in self._run.snapshots]
        if len(ticks) > 1 and ticks[1] - ticks[0] < _TICKS_APART:
            return
        painter.setPen(QPen(theme.colour("accent"), 0))
        for x in ticks:
            if left <= x <= right:
                painter.drawLine(QPointF(x, middle - half), QPointF(x, middle + half - 1))

    def _draw_handle(self, painter: QPainter, x: float, middle: float) -> None:
        left, right, _, _ = self._scale
        if left - 1 <= x <= right + 1:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(theme.colour("surface" if self._run.live else "accent"))
            painter.drawEllipse(QPointF(x, middle), 0.75 * theme.unit(), 0.75 * theme.unit())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        if event is not None and event.button() == Qt.MouseButton.LeftButton:
            self._look_at(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        if event is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._look_at(event.position().x())

    def _look_at(self, x: float) -> None:
        """Show the moment under the pointer; at or beyond the curve's end that is the newest."""
        iteration = self._iteration(x)
        if iteration >= self._run.iteration:
            self._run.show_latest()
        else:
            self._run.show_iteration(max(iteration, 0))

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        if event is None:
            return
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._go(_STEPS[key])
        elif key == Qt.Key.Key_Home:
            self._run.show_iteration(0)
        elif key == Qt.Key.Key_End:
            self._run.show_latest()
        else:
            event.ignore()

    def _go(self, steps: int) -> None:
        run = self._run
        if run.shown is None:
            return
        kept = [snapshot.iteration for snapshot in run.snapshots]
        moment = moment_beside(kept, run.shown.iteration, steps)
        if moment is None:
            run.show_latest()
        else:
            run.show_iteration(moment)

    def focusInEvent(self, _event: QFocusEvent | None) -> None:
        self.update()

    def focusOutEvent(self, _event: QFocusEvent | None) -> None:
        self.update()
