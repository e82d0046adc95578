"""The drawing surface: mouse, pen and touch become strokes of a document, shown crisp at any pixel ratio."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QContextMenuEvent, QPainter, QPen, QTouchEvent
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer.data.drawing import PEN_WIDTH
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.canvas_hint import CanvasHint
from explorer.ui.drawing_document import Change
from explorer.ui.ink_layer import InkLayer
from explorer.ui.pen import PEN_WIDTH_STEP, PEN_WIDTHS, Pen
from explorer.ui.pen_cursor import pen_cursor
from explorer.ui.stroke_input import StrokeInput

if TYPE_CHECKING:
    from PyQt6.QtGui import (
        QFocusEvent,
        QHideEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QTabletEvent,
    )

    from explorer.ui.drawing_document import DrawingDocument, Point

_TOUCH = frozenset(
    {
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.TouchCancel,
    }
)


class Canvas(Appearance, QWidget):
    """A square to draw on.

    The left button, a pen and a finger draw with the chosen tool; the right button and a pen's other end
    erase, but a mere click of the right button asks for a menu. Everything is written to the document at
    once, in canvas units.

    Parameters
    ----------
    document : DrawingDocument
        What is drawn on; the canvas shows every change of it.

    Signals
    -------
    pen_changed()
        Another tool or width was chosen.
    sample_requested()
        The key for a random sample was pressed.
    menu_requested(object)
        The right button clicked, or the menu key was pressed: where on the screen (QPoint) a menu may open.
    """

    pen_changed = pyqtSignal()
    sample_requested = pyqtSignal()
    menu_requested = pyqtSignal(object)

    def __init__(self, document: DrawingDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._layer = InkLayer(document)
        self._pen = Pen(PEN_WIDTH)
        self._input = StrokeInput(
            document,
            lambda: self._pen,
            self._to_canvas,
            lambda position: self._to_canvas(self.mapFromGlobal(position)),
        )
        self._hint = CanvasHint(document)
        self._words = self._help = ""
        self._keys = {
            Qt.Key.Key_BracketLeft: lambda: self.set_pen_width(self._pen.width - PEN_WIDTH_STEP),
            Qt.Key.Key_BracketRight: lambda: self.set_pen_width(self._pen.width + PEN_WIDTH_STEP),
            Qt.Key.Key_P: lambda: self.set_eraser(False),
            Qt.Key.Key_E: lambda: self.set_eraser(True),
            Qt.Key.Key_R: self.sample_requested.emit,
            Qt.Key.Key_Delete: document.clear,
            Qt.Key.Key_Backspace: document.clear,
            Qt.Key.Key_Escape: self._input.cancel,
        }
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        # A move without a button tells that the release was lost.
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        document.listen(self._follow)
        self.retranslate()
        self.restyle()

    # ------------------------------------------------------------------ pen

    @property
    def pen(self) -> Pen:
        """What the left button, a pen or a finger draws with."""
        return self._pen

    def set_pen_width(self, width: float) -> None:
        """Choose the diameter of pen and eraser in canvas sides; kept within `PEN_WIDTHS`."""
        self._take_pen(Pen(min(max(width, PEN_WIDTHS[0]), PEN_WIDTHS[1]), self._pen.erase))

    def set_eraser(self, erase: bool) -> None:
        """Choose the eraser or the pen."""
        self._take_pen(Pen(self._pen.width, erase))

    def _take_pen(self, pen: Pen) -> None:
        if pen != self._pen:
            self._pen = pen
            self._show_cursor()
            self.pen_changed.emit()

    def show_drop(self, awaited: bool) -> None:
        """Show whether an image that is dragged over the window may be dropped."""
        if awaited != self._hint.awaits_drop:
            self._hint.awaits_drop = awaited
            self._show_hint()
            self.update()

    # ------------------------------------------------------------------ geometry and looks

    def sizeHint(self) -> QSize:
        """Return a comfortable size for drawing."""
        return QSize(36 * theme.unit(), 36 * theme.unit())

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size one can still draw a digit on."""
        return QSize(18 * theme.unit(), 18 * theme.unit())

    def retranslate(self) -> None:
        """Set all words again."""
        self._help = self.tr(
            "Left button draws, right button erases; a right click opens a menu.\n"
            "Keys: [ and ] width, P pen, E eraser, R random sample, Del clear, Esc drops the running stroke."
        )
        self._show_hint()
        self.setAccessibleName(self.tr("Drawing canvas"))
        self.setAccessibleDescription(
            self.tr("Draw a digit with the mouse, a pen or a finger; the right button erases.")
        )
        self.update()

    def restyle(self) -> None:
        """Take the colours of the theme again."""
        self._fit_layer()
        self._show_cursor()
        self.update()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Make the picture again at the new size."""
        self.restyle()

    def _frame(self) -> QRectF:
        side = min(self.width(), self.height())
        return QRectF((self.width() - side) // 2, (self.height() - side) // 2, side, side)

    def _to_canvas(self, position: QPointF) -> Point:
        frame = self._frame()
        side = max(frame.width(), 1.0)
        return (position.x() - frame.x()) / side, (position.y() - frame.y()) / side

    def _fit_layer(self) -> None:
        side = round(self._frame().width() * self.devicePixelRatioF())
        self._layer.configure(side, theme.colour("ink"))

    def _show_cursor(self) -> None:
        diameter = self._pen.on_canvas.width * self._frame().width()
        self.setCursor(pen_cursor(diameter, self._pen.erase, self.devicePixelRatioF()))

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Show paper, ink, the hint and the edge."""
        # The pixel ratio changes when the window comes to another screen; not every platform tells.
        self._fit_layer()
        frame, ratio = self._frame(), self.devicePixelRatioF()
        painter = QPainter(self)
        if frame != QRectF(self.rect()):
            painter.fillRect(self.rect(), theme.colour("window"))
        painter.fillRect(frame, theme.colour("paper"))
        image = self._layer.image
        painter.drawImage(QRectF(frame.topLeft(), QSize(image.size()).toSizeF() / ratio), image)
        if self._words:
            self._hint.paint(painter, frame, self.font(), self._words)
        focused = self.hasFocus() or self._hint.awaits_drop
        width = 2.0 if focused else 1.0
        painter.setPen(
            QPen(theme.colour("accent" if focused else "border"), width, join=Qt.PenJoinStyle.MiterJoin)
        )
        painter.drawRect(frame.adjusted(width / 2, width / 2, -width / 2, -width / 2))
        painter.end()

    def _show_hint(self) -> bool:
        """Bring the hint up to date; return whether it has changed."""
        before, self._words = self._words, self._hint.text
        # Help comes up by itself until something is drawn; over a drawing it would be in the way.
        self.setToolTip(self._help if self._words else "")
        return before != self._words

    def _follow(self, change: Change) -> None:
        if self._show_hint():
            self.update()
        if change is Change.STROKE_ENDED:
            self._layer.finish_stroke()
        elif change is Change.REPLACED:
            self._layer.rebuild()
            self.update()
        else:
            box, frame = self._layer.grow(), self._frame()
            side = frame.width()
            pixels = QRectF(box.x() * side, box.y() * side, box.width() * side, box.height() * side)
            self.update(pixels.translated(frame.topLeft()).toAlignedRect().adjusted(-2, -2, 2, 2))

    # ------------------------------------------------------------------ input

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Begin a stroke."""
        if event is not None:
            event.setAccepted(self._input.mouse_pressed(event))

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Draw on."""
        if event is not None:
            self._input.mouse_moved(event)

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:
        """End the stroke, or ask for the menu."""
        if event is not None and self._input.mouse_released(event):
            self.menu_requested.emit(event.globalPosition().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent | None) -> None:
        """Ask for the menu by its key; the mouse's has to wait until the button is released."""
        if event is not None and event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.menu_requested.emit(self.mapToGlobal(self.rect().center()))

    def tabletEvent(self, event: QTabletEvent | None) -> None:
        """Draw with a pen; its hovering is left to become mouse moves, which show the cursor."""
        if event is not None:
            event.setAccepted(self._input.tablet(event))

    def event(self, event: QEvent | None) -> bool:
        """Take touch events, which have no handler of their own."""
        if isinstance(event, QTouchEvent) and event.type() in _TOUCH:
            self._input.touch(event)
            event.accept()
            return True
        return super().event(event)

    def leaveEvent(self, event: QEvent | None) -> None:
        """End a stroke whose release was lost."""
        self._input.mouse_left()

    def focusOutEvent(self, event: QFocusEvent | None) -> None:
        """End the stroke: something else has come up."""
        self._input.end()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent | None) -> None:
        """End the stroke: its release will not come here."""
        self._input.end()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Act on the canvas's own keys, which mean nothing while something else has the focus."""
        if event is None:
            return
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        action = self._keys.get(Qt.Key(event.key())) if plain else None
        if action is None:
            super().keyPressEvent(event)
        else:
            action()
