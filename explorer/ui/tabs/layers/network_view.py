"""The picture of the whole network in one widget, every cell under the pointer and the arrow keys."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PyQt6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.tabs.layers import painting
from explorer.ui.tabs.layers.frame_painter import FramePainter, Moment
from explorer.ui.tabs.layers.layout import lay_out
from explorer.ui.tabs.layers.picture import Cell, Part, Picture

if TYPE_CHECKING:
    from explorer.nn import Network
    from explorer.ui.tabs.layers.frame import Frame

_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}

_ZOOM_STEP, _LARGEST_ZOOM = 1.25, 6.0
_ZOOM_KEYS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


class NetworkView(Appearance, QWidget):
    """Draws a `Frame`; what is pointed at and chosen it tells by signals.

    Signals
    -------
    pointed(Cell | Part | None)
        The pointer or the keyboard's cursor came to a unit, to another part of the picture, or to nothing.
    chosen(Cell)
        A unit was clicked, or Enter or Space pressed on it.
    weight_chosen(int, float, float)
        The gradient of a layer's weights was clicked, at those shares of its width and height.
    painted(float)
        The picture was painted, which took so many seconds.
    zoomed(QPointF)
        The picture is about to be drawn larger or smaller around that point of it.
    resized
        It has another size now.
    """

    pointed = pyqtSignal(object)
    chosen = pyqtSignal(object)
    weight_chosen = pyqtSignal(int, float, float)
    painted = pyqtSignal(float)
    zoomed = pyqtSignal(QPointF)
    resized = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame: Frame | None = None
        self._network: Network | None = None
        self._picture: Picture | None = None
        self._painter = FramePainter()
        self._cursor: Cell | Part | None = None
        self._selected: Cell | None = None
        self._connections_shown = True
        self._zoom = 1.0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.restyle()
        self.retranslate()

    @property
    def picture(self) -> Picture | None:
        """Where everything lies now; None before the first frame."""
        return self._picture

    @property
    def cursor_at(self) -> Cell | Part | None:
        """What is pointed at."""
        return self._cursor

    def set_frame(self, frame: Frame, network: Network) -> None:
        """Show a moment of a network; another shape of network is laid out anew."""
        old = self._frame
        self._frame, self._network = frame, network
        shape = (frame.spec, frame.classes, frame.gradients is None)
        if old is None or (old.spec, old.classes, old.gradients is None) != shape:
            self._cursor = self._selected = None
            self._lay_out()
        elif old.batch_size != frame.batch_size:
            self._painter.forget()
        self.update()

    def select(self, cell: Cell | None) -> None:
        """Outline the unit whose sum is written out below."""
        self._selected = cell
        self.update()

    def show_connections(self, shown: bool) -> None:
        """Draw the strongest connections, or leave them out."""
        self._connections_shown = shown
        self.update()

    def retranslate(self) -> None:
        """Set the sentences painted into the picture; they may need another layout."""
        self._painter.set_words(self.tr("{count} parameters"), self.tr("Draw a digit"))
        self.setAccessibleName(self.tr("The network's layers"))
        self.setAccessibleDescription(
            self.tr(
                "Arrows move over the units, Ctrl and an arrow to the next array, Enter opens a unit, "
                "plus and minus zoom."
            )
        )
        self._lay_out()

    def restyle(self) -> None:
        """Take fonts from the theme and lay out anew, since texts changed their width."""
        self._painter.restyle()
        self._lay_out()

    def sizeHint(self) -> QSize:
        """Return a size at which a network like the shipped one is comfortable."""
        return QSize(110 * theme.unit(), 40 * theme.unit())

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Lay out anew."""
        self._lay_out()
        self.resized.emit()

    def _lay_out(self) -> None:
        if self._frame is None:
            return
        sizes = self._frame.spec.sizes
        metrics = self._painter.metrics(self._frame, 1 / self.devicePixelRatioF())
        gradients = self._frame.gradients is not None
        least = lay_out(sizes, 0, 0, metrics, gradients=gradients)
        # Fitted, the picture may be squeezed to its least; zoomed, it is larger than its window.
        room = self._room() * self._zoom if self._zoom > 1.0 else QSize()
        width, height = max(least.width, room.width()), max(least.height, room.height())
        self.setMinimumSize(round(width + 0.5), round(height + 0.5))
        self._picture = lay_out(sizes, self.width(), self.height(), metrics, gradients=gradients)
        self._painter.forget()
        self.update()

    def _room(self) -> QSize:
        """Return the size of the window onto the picture."""
        window = self.parentWidget()
        return self.size() if window is None else window.size()

    @property
    def zoom(self) -> float:
        """How many times as wide and high as its window the picture is; 1 fits."""
        return self._zoom

    def set_zoom(self, zoom: float, around: QPointF | None = None) -> None:
        """Draw larger or smaller; what lies at ``around`` stays where it is."""
        zoom = min(max(zoom, 1.0), _LARGEST_ZOOM)
        if zoom != self._zoom:
            self._zoom = zoom
            self.zoomed.emit(QPointF(self.rect().center()) if around is None else around)
            self._lay_out()

    def wheelEvent(self, event: QWheelEvent | None) -> None:
        """Zoom by Ctrl and the wheel; the wheel alone scrolls."""
        if event is None or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self.set_zoom(self._zoom * _ZOOM_STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def event(self, event: QEvent | None) -> bool:
        """Lay out anew on a screen with other pixels: cells are whole ones."""
        if event is not None and event.type() == QEvent.Type.DevicePixelRatioChange:
            self._lay_out()
        return super().event(event)

    def cell_rect(self, cell: Cell) -> QRectF | None:
        """Return where a unit is, in the widget's coordinates."""
        return (
            None
            if self._picture is None
            else painting.to_qrect(self._picture.block(cell.part).cell(cell.unit))
        )

    def point_at(self, what: Cell | Part | None) -> None:
        """Point at a unit or at another part of the picture, as the pointer does."""
        if what != self._cursor:
            self._cursor = what
            self.pointed.emit(what)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Point at what is under the pointer."""
        if event is not None:
            self.point_at(self.at(event.position()))

    def leaveEvent(self, event: QEvent | None) -> None:
        """Point at nothing."""
        self.point_at(None)

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Choose the unit under the pointer."""
        if event is None or event.button() != Qt.MouseButton.LeftButton:
            return
        cell = self.at(event.position())
        if isinstance(cell, Cell):
            self.point_at(cell)
            self.chosen.emit(cell)
        elif cell is not None and cell.kind == "weights" and self._picture is not None:
            box = self._painter.weights_box(self._picture, cell.layer)
            if box is not None and box.contains(event.position()):
                inside = event.position() - box.topLeft()
                self.weight_chosen.emit(cell.layer, inside.x() / box.width(), inside.y() / box.height())

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Move over the units by the arrows, choose by Enter or Space, let go by Escape."""
        if event is None or self._picture is None:
            return
        here = self._cursor if isinstance(self._cursor, Cell) else None
        key = Qt.Key(event.key())
        across = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _STEPS and across and _STEPS[key][1]:
            self.point_at(self._picture.beside(here, _STEPS[key][1]))
        elif key in _STEPS:
            self.point_at(self._picture.neighbour(here, *_STEPS[key]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and here is not None:
            self.chosen.emit(here)
        elif key == Qt.Key.Key_Escape and self._cursor is not None:
            self.point_at(None)
        elif key in _ZOOM_KEYS and not across:
            self.set_zoom(self._zoom * _ZOOM_STEP ** _ZOOM_KEYS[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent | None) -> None:
        """Show the focus ring."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent | None) -> None:
        """Hide the focus ring."""
        self.update()

    def at(self, point: QPointF) -> Cell | Part | None:
        """Return what is at a point of the picture."""
        if self._picture is None:
            return None
        return self._picture.cell_at(point.x(), point.y()) or self._picture.part_at(point.x(), point.y())

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw the picture, and tell how long it took."""
        if self._frame is None or self._picture is None or self._network is None:
            return
        start = time.perf_counter()
        moment = Moment(self._frame, self._network, self._picture, self._cursor, self._selected)
        painter = QPainter(self)
        self._painter.paint(painter, moment, connections=self._connections_shown)
        if self.hasFocus():
            ring = QRectF(self.rect()).adjusted(2, 2, -2, -2)
            painting.draw_outline(painter, ring, theme.colour("accent"), 1.0)
        painter.end()
        self.painted.emit(time.perf_counter() - start)
