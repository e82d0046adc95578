"""The cursor over the canvas: a ring that shows what the pen will cover."""

from __future__ import annotations

from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtGui import QCursor, QPainter, QPen, QPixmap

from explorer.ui import theme

_SMALLEST, _LARGEST = 4.0, 96.0
"""Diameters in pixels between which a cursor can be seen and no platform refuses it."""


def pen_cursor(diameter: float, erase: bool, ratio: float) -> QCursor:
    """Return a ring cursor, dashed for the eraser, that can be seen on paper and on ink.

    Parameters
    ----------
    diameter : float
        Of the pen, in logical pixels.
    erase : bool
        Whether the pen takes ink away.
    ratio : float
        Device pixels in a logical one.
    """
    diameter = min(max(diameter, _SMALLEST), _LARGEST)
    side = int(diameter) + 5
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    centre, radius = QPointF(side / 2, side / 2), diameter / 2
    painter.setPen(QPen(theme.colour("paper"), 2.5))
    painter.drawEllipse(centre, radius, radius)
    painter.setPen(
        QPen(theme.colour("accent"), 1.25, Qt.PenStyle.DashLine if erase else Qt.PenStyle.SolidLine)
    )
    painter.drawEllipse(centre, radius, radius)
    painter.end()
    return QCursor(pixmap)
