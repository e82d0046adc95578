"""The 28×28 picture that the network gets, pixel by pixel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QRectF, QSize, Qt
from PyQt6.QtGui import QPainter, QPen
from PyQt6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from explorer.data.dataset import IMAGE_SIDE
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.colouring import heatmap_image

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PyQt6.QtCore import QEvent
    from PyQt6.QtGui import QEnterEvent, QImage, QPaintEvent


class SeenView(Appearance, QAbstractButton):
    """The network's input with every pixel sharp; a button that opens, or closes, how it came about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: NDArray[np.floating] = np.zeros((IMAGE_SIDE, IMAGE_SIDE), np.float32)
        self._pixels: QImage | None = None
        self.setObjectName("seen")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()
        self.restyle()

    @property
    def image(self) -> NDArray[np.floating]:
        """The picture shown, (28, 28) in 0…1."""
        return self._image

    def show_image(self, image: NDArray[np.floating]) -> None:
        """Show an input of the network.

        Parameters
        ----------
        image : ndarray of shape (28, 28)
            Ink in 0…1.
        """
        self._image = image
        self._pixels = None
        self.update()

    def sizeHint(self) -> QSize:
        """Return four logical pixels for each of the picture's, at the usual text size."""
        side = 14 * theme.unit() + 2
        return QSize(side, side)

    def retranslate(self) -> None:
        """Set all words again."""
        self.setAccessibleName(self.tr("What the network sees"))
        self.setToolTip(
            self.tr("What the network sees: 28×28 pixels.\nClick to see how they come from the drawing.")
        )

    def restyle(self) -> None:
        """Colour the picture from the theme again."""
        self._pixels = None
        self.updateGeometry()
        self.update()

    def enterEvent(self, event: QEnterEvent | None) -> None:
        """Light the edge."""
        self.update()

    def leaveEvent(self, event: QEvent | None) -> None:
        """Dim the edge."""
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw the pixels as equal squares of whole device pixels, and the edge around them."""
        if self._pixels is None:
            self._pixels = heatmap_image(self._image, theme.current().ink_table, 0.0, 1.0)
        ratio = self.devicePixelRatioF()
        room = min(self.width(), self.height()) - 2
        cell = max(int(room * ratio / IMAGE_SIDE), 1) / ratio
        field = QRectF(0, 0, IMAGE_SIDE * cell, IMAGE_SIDE * cell)
        corner = QRectF(self.rect()).center() - field.center()
        field.moveTo(round(corner.x() * ratio) / ratio, round(corner.y() * ratio) / ratio)
        painter = QPainter(self)
        painter.drawImage(field, self._pixels)
        if self.hasFocus() or self.isChecked():
            pen = QPen(theme.colour("accent"), 2)
        else:
            pen = QPen(theme.colour("muted" if self.underMouse() else "border"), 1)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(field.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()
