"""The words on the canvas that say what one can do there, as long as there is nothing of the user's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QCoreApplication, QRectF, Qt
from PyQt6.QtGui import QFont, QFontMetricsF, QPainter

from explorer.ui import theme

if TYPE_CHECKING:
    from explorer.ui.drawing_document import DrawingDocument

_SMALLEST = 0.75
"""Of the usual text size: smaller words would not be read."""


class CanvasHint:
    """What the hint says now, and where it is painted.

    Parameters
    ----------
    document : DrawingDocument
        What is on the canvas.
    """

    def __init__(self, document: DrawingDocument) -> None:
        self._document = document
        self.awaits_drop = False

    @property
    def text(self) -> str:
        """The words for the moment; empty over a drawing."""
        if self.awaits_drop:
            return QCoreApplication.translate("Canvas", "Drop the image here")
        if self._document.pen_down is not None:
            return ""
        if self._document.picture.is_empty:
            return QCoreApplication.translate("Canvas", "Draw a digit here,\nor paste or drop an image")
        base = self._document.untouched
        welcome = base is not None and base.kind == "welcome"
        return QCoreApplication.translate("Canvas", "Draw here") if welcome else ""

    def paint(self, painter: QPainter, frame: QRectF, font: QFont, text: str) -> None:
        """Paint the words into the canvas's square, clear of the ink of an image of a data set."""
        blank = self._document.picture.is_empty
        if self.awaits_drop:
            painter.fillRect(frame, theme.colour("paper", 0.75))
        middle = blank or self.awaits_drop
        place = Qt.AlignmentFlag.AlignVCenter if middle else Qt.AlignmentFlag.AlignBottom
        flags = Qt.AlignmentFlag.AlignHCenter.value | place.value | Qt.TextFlag.TextWordWrap.value
        unit = below = theme.unit()
        if not middle:
            # Such an image leaves a seventh of its height free at the foot: no ink under the words.
            foot, line = frame.height() / 7 - 2, QFontMetricsF(font).boundingRect(text).height()
            font.setPointSizeF(font.pointSizeF() * min(max(foot / line, _SMALLEST), 1.0))
            below = round(min(max((foot - line) / 2, 2.0), unit))
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        painter.drawText(frame.adjusted(unit, unit, -unit, -below), flags, text)
