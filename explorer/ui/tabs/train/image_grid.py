"""Small images in rows with a word under each, to be pressed, or gone through by the arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QImage, QPainter, QPen
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.pointed_tips import PointedTips

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray
    from PyQt6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

_SIDE = 28
_GAP = 2
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class ImageGrid(Appearance, PointedTips, QWidget):
    """As many images as have room, each known by an index of its own.

    Parameters
    ----------
    least : float
        Side of an image in grid steps that is not gone below.
    parent : QWidget

    Signals
    -------
    pressed(index)
        An image was pressed, or Enter was while the arrows stood on it.
    """

    pressed = pyqtSignal(int)

    def __init__(self, least: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._least = least
        self._indices: NDArray[np.intp] = np.empty(0, np.intp)
        self._sheet = QImage()
        self._words: tuple[str, ...] = ()
        self._tip: Callable[[int], str] | None = None
        self._wrong: NDArray[np.bool_] = np.empty(0, np.bool_)
        self._cursor = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def indices(self) -> NDArray[np.intp]:
        """The images' indices, shape (n,)."""
        return self._indices

    @property
    def words(self) -> tuple[str, ...]:
        """What stands under them."""
        return self._words

    def show_images(
        self,
        indices: NDArray[np.intp],
        images: NDArray[np.uint8],
        words: Sequence[str],
        tip: Callable[[int], str] | None = None,
        wrong: NDArray[np.bool_] | None = None,
    ) -> None:
        """Show images.

        Parameters
        ----------
        indices : ndarray, shape (n,)
            By which they are told apart.
        images : ndarray of uint8, shape (n, 28, 28)
            Light ink on dark ground.
        words : sequence of str
            Under each.
        tip : callable, optional
            From a position to what the tooltip there says: most are never asked for.
        wrong : ndarray of bool, shape (n,), optional
            Which of them are marked as wrong.
        """
        self._indices, self._words, self._tip = indices, tuple(words), tip
        self._wrong = np.zeros(len(indices), np.bool_) if wrong is None else wrong
        # Ink on paper, as on the canvas; copied, for Qt keeps the buffer it is given.
        sheet = np.ascontiguousarray(images if theme.current().dark else 255 - images)
        grey = QImage.Format.Format_Grayscale8
        self._sheet = QImage(sheet.tobytes(), _SIDE, _SIDE * len(sheet), _SIDE, grey).copy()
        self._cursor = min(self._cursor, max(len(indices) - 1, 0))
        self._describe()
        self.update()

    # Where they are

    def _columns(self) -> int:
        return max(int(self.width() // (self._least * theme.unit())), 1)

    def _line(self) -> float:
        return theme.numeric_font(factor=0.8).pointSizeF() * 2.0

    def place(self, i: int) -> QRectF:
        """Return where the image at a position lies, with its word."""
        columns = self._columns()
        width = self.width() / columns
        height = width + self._line()
        return QRectF(i % columns * width, i // columns * height, width - _GAP, height - _GAP)

    @property
    def room(self) -> int:
        """How many images the widget has room for."""
        columns = self._columns()
        return columns * int((self.height() + _GAP) // (self.width() / columns + self._line()))

    @property
    def shown(self) -> int:
        """How many images are in sight."""
        return min(self.room, len(self._indices))

    def at(self, x: float, y: float) -> int | None:
        """Return the position of the image at a place."""
        return next((i for i in range(self.shown) if self.place(i).contains(x, y)), None)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        """Draw what has room."""
        painter = QPainter(self)
        painter.setFont(theme.numeric_font(factor=0.8))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        muted, error = theme.colour("muted"), theme.colour("error")
        for i in range(self.shown):
            place = self.place(i)
            picture = QRectF(place.left(), place.top(), place.width(), place.width())
            painter.drawImage(picture, self._sheet, QRectF(0, i * _SIDE, _SIDE, _SIDE))
            if self._wrong[i]:
                painter.setPen(QPen(error, 2))
                painter.drawRect(picture.adjusted(1, 1, -1, -1))
            painter.setPen(error if self._wrong[i] else muted)
            under = QRectF(place.left(), picture.bottom(), place.width(), self._line() - _GAP)
            painter.drawText(under, int(Qt.AlignmentFlag.AlignCenter), self._words[i])
        if self.hasFocus() and self.shown:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(self.place(self._cursor).adjusted(1, 1, -1, -1))
        painter.end()

    # What one does with them

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Tell which image was pressed."""
        found = None if event is None else self.at(event.position().x(), event.position().y())
        if found is not None:
            self._go(found)
            self.pressed.emit(int(self._indices[found]))

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Go through the images by the arrows, and press one by Enter."""
        if event is None:
            return
        key = Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns(),
            Qt.Key.Key_Down: self._columns(),
            Qt.Key.Key_Home: -self._cursor,
            Qt.Key.Key_End: self.shown - 1 - self._cursor,
        }
        if key in _ENTER and self.shown:
            self.pressed.emit(int(self._indices[self._cursor]))
        elif key in steps:
            if 0 <= self._cursor + steps[key] < self.shown:
                self._go(self._cursor + steps[key])
        else:
            event.ignore()

    def _go(self, position: int) -> None:
        self._cursor = position
        self._describe()
        self.update()

    def _describe(self) -> None:
        there = self._cursor < len(self._words)
        self.setAccessibleDescription(self._words_at(self._cursor) if there else "")

    def _words_at(self, position: int) -> str:
        return self._words[position] if self._tip is None else self._tip(position)

    def tip_at(self, x: float, y: float) -> str:
        """Return what the image at a place is; empty beside them."""
        found = self.at(x, y)
        return "" if found is None else self._words_at(found)

    def focusInEvent(self, _event: QFocusEvent | None) -> None:
        """Show where the keys are."""
        self._cursor = min(self._cursor, max(self.shown - 1, 0))
        self.update()

    def focusOutEvent(self, _event: QFocusEvent | None) -> None:
        """Show that they are elsewhere."""
        self.update()

    def restyle(self) -> None:
        """Take the theme's colours."""
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Return room for one row."""
        return QSize(22 * theme.unit(), round((self._least + 2.5) * theme.unit()))
