"""What the colours mean: a strip from the most negative over the background at zero to the most positive."""

from __future__ import annotations

import numpy as np
from PyQt6.QtCore import QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.colouring import heatmap_image
from explorer.ui.formatting import MINUS, number

_STRIP = np.linspace(-1, 1, 256, dtype=np.float32).reshape(1, -1)


class ColourLegend(Appearance, QWidget):
    """The diverging scale with its ends: numbers where one scale serves all arrays, else signs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def set_limit(self, limit: float | None) -> None:
        """Set the magnitude at the ends; None where each array has its own, written under it."""
        if limit != self._limit:
            self._limit = limit
            self.updateGeometry()
            self.update()

    def _ends(self) -> tuple[str, str]:
        if self._limit is None:
            return MINUS, "+"
        return MINUS + number(self._limit, 3), "+" + number(self._limit, 3)

    def _end_width(self) -> float:
        return QFontMetricsF(theme.numeric_font(factor=0.88)).horizontalAdvance(
            "−" if self._limit is None else "−00.00"
        )

    def sizeHint(self) -> QSize:
        """Return room for the strip and its ends."""
        return QSize(round(11 * theme.unit() + 2 * self._end_width()), round(2.5 * theme.unit()))

    def retranslate(self) -> None:
        """Set the words."""
        self.setToolTip(self.tr("Blue is negative, red is positive, the background is zero."))
        self.setAccessibleName(self.tr("Colour scale from negative, blue, to positive, red"))

    def restyle(self) -> None:
        """Take the theme's colours."""
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw the strip between its two ends."""
        u = theme.unit()
        font = theme.numeric_font(factor=0.88)
        ends = self._end_width()
        left, right = self._ends()
        painter = QPainter(self)
        strip = QRectF(ends + u, self.height() / 2 - 0.5 * u, self.width() - 2 * (ends + u), u)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(strip, heatmap_image(_STRIP, theme.current().diverging, -1.0, 1.0))
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawRect(strip.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.setFont(font)
        painter.setPen(QColor(theme.current().muted))
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, 0, ends, self.height()), int(flags | Qt.AlignmentFlag.AlignRight), left)
        painter.drawText(
            QRectF(self.width() - ends, 0, ends, self.height()),
            int(flags | Qt.AlignmentFlag.AlignLeft),
            right,
        )
        painter.end()
