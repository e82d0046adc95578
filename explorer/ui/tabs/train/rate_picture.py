"""How a schedule lets the learning rate go over the run, in a picture as small as a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QPointF, QRectF, QSize
from PyQt6.QtGui import QPainter, QPen, QPolygonF
from PyQt6.QtWidgets import QWidget

from explorer.training.schedules import SCHEDULES
from explorer.ui import theme
from explorer.ui.appearance import Appearance

if TYPE_CHECKING:
    from PyQt6.QtGui import QPaintEvent

_POINTS = 64


def rate_points(schedule: str) -> list[tuple[float, float]]:
    """Return the share of the run that is done and the factor on the rate then, both 0 to 1."""
    factor = SCHEDULES[schedule]
    return [(i / _POINTS, factor(i / _POINTS)) for i in range(_POINTS + 1)]


class RatePicture(Appearance, QWidget):
    """The rate from the run's beginning, left, to its end; at the top is the rate that was set.

    Parameters
    ----------
    parent : QWidget
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("rate_picture")
        self._schedule = "constant"
        self.restyle()

    def show_schedule(self, schedule: str) -> None:
        """Show a schedule, a name in `SCHEDULES`."""
        self._schedule = schedule
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of a few letters."""
        return QSize(5, 3) * theme.unit()

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        """Draw the course over a line that stands for 0."""
        area = QRectF(self.rect()).adjusted(1.5, 3.5, -1.5, -2.5)
        painter = QPainter(self)
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        points = [
            QPointF(area.left() + x * area.width(), area.bottom() - y * area.height())
            for x, y in rate_points(self._schedule)
        ]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), 1.5))
        painter.drawPolyline(QPolygonF(points))
        painter.end()

    def restyle(self) -> None:
        """Take the theme's measures."""
        self.setFixedSize(self.sizeHint())
