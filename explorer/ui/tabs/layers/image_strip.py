"""A row of small digits, each with a line of text under it, painted at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.colouring import heatmap_image

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_SIDE = 7
"""Of an image, in grid steps: two pixels for each of a digit's."""


class ImageStrip(Appearance, QWidget):
    """Shows as many of its images as there is room for, in rows, the first ones first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: NDArray[np.floating] = np.zeros((0, 28, 28), dtype=np.float32)
        self._texts: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def images(self) -> NDArray[np.floating]:
        """The images, (n, 28, 28), 0 to 1."""
        return self._images

    @property
    def texts(self) -> tuple[str, ...]:
        """What stands under each."""
        return self._texts

    def set_images(self, images: NDArray[np.floating], texts: Sequence[str]) -> None:
        """Show other images.

        Parameters
        ----------
        images : (n, 28, 28), 0 to 1.
        texts : what stands under each; short.
        """
        self._images, self._texts = images, tuple(texts)
        self.setAccessibleDescription(", ".join(self._texts))
        self.update()

    def _line(self) -> float:
        return QFontMetricsF(theme.numeric_font(factor=0.82)).height()

    def sizeHint(self) -> QSize:
        """Return room for one row of six; more rows come where there is room."""
        u = theme.unit()
        return QSize(6 * (_SIDE + 1) * u, round(_SIDE * u + self._line()))

    def minimumSizeHint(self) -> QSize:
        """Return room for three images."""
        u = theme.unit()
        return QSize(3 * (_SIDE + 1) * u, round(_SIDE * u + self._line()))

    def restyle(self) -> None:
        """Take the theme's fonts."""
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw the images row by row."""
        u, line, table = theme.unit(), self._line(), theme.current().ink_table
        side, step = _SIDE * u, (_SIDE + 1) * u
        columns = max(self.width() // step, 1)
        rows = max(int((self.height() + u / 2) / (side + line + u / 2)), 1)
        painter = QPainter(self)
        painter.setFont(theme.numeric_font(factor=0.82))
        for index in range(min(len(self._images), columns * rows)):
            row, column = divmod(index, columns)
            box = QRectF(column * step, row * (side + line + u / 2), side, side)
            painter.drawImage(box, heatmap_image(self._images[index], table, 0.0, 1.0))
            painter.setPen(QPen(theme.colour("border"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
            painter.setPen(QColor(theme.current().muted))
            under = QRectF(box.x() - u / 2, box.bottom(), side + u, line)
            painter.drawText(under, int(Qt.AlignmentFlag.AlignCenter), self._texts[index])
        painter.end()
