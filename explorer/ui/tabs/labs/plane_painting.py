"""What is painted of a plane: its axes, and many points and lines at once, placed by the painter itself."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PyQt6.QtCore import QLineF, QPointF, QRectF, Qt
from PyQt6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF, QTransform

from explorer.labs.number_text import plain
from explorer.ui import theme

if TYPE_CHECKING:
    from explorer.labs import Plane
    from explorer.labs.values import Numbers64

    Range = tuple[float, float]

_CENTRE = Qt.AlignmentFlag.AlignCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def draw_points(
    painter: QPainter, points: Numbers64, area: QRectF, x_range: Range, y_range: Range, pen: QPen
) -> None:
    """Draw points (n, 2) of the plane that fills ``area``, as large as the pen is wide."""
    _place(painter, area, x_range, y_range, pen)
    painter.drawPoints(QPolygonF([QPointF(x, y) for x, y in points.tolist()]))
    painter.restore()


def draw_segments(
    painter: QPainter, ends: Numbers64, area: QRectF, x_range: Range, y_range: Range, pen: QPen
) -> None:
    """Draw straight pieces (n, 2, 2) of the plane that fills ``area``."""
    _place(painter, area, x_range, y_range, pen)
    lines = [QLineF(*piece) for piece in ends.reshape(-1, 4).tolist()]
    painter.drawLines(lines)  # type: ignore[call-overload]  # the stubs know of arrays, lists are taken too
    painter.restore()


def _place(painter: QPainter, area: QRectF, x_range: Range, y_range: Range, pen: QPen) -> None:
    """Let the painter work in the plane's own numbers, with a pen that keeps its width, until restored."""
    (x0, x1), (y0, y1) = x_range, y_range
    across, up = area.width() / (x1 - x0), area.height() / (y1 - y0)
    painter.save()
    painter.setTransform(
        QTransform(across, 0.0, 0.0, -up, area.left() - x0 * across, area.bottom() + y0 * up), True
    )
    pen.setCosmetic(True)
    painter.setPen(pen)


def paint_axes(painter: QPainter, plane: Plane, area: QRectF, focused: bool) -> None:
    """Draw the grid with its numbers, the frame, and the axes' names."""
    (x0, x1), (y0, y1) = plane.x_range, plane.y_range
    metrics = QFontMetricsF(theme.caption_font())
    painter.setFont(theme.caption_font())
    line, u = metrics.height(), theme.unit()
    for x in ticks(*plane.x_range):
        at = round(area.left() + (x - x0) / (x1 - x0) * area.width())
        painter.setPen(theme.colour("border" if x == 0 else "grid"))
        painter.drawLine(at, round(area.top()), at, round(area.bottom()))
        painter.setPen(theme.colour("muted"))
        painter.drawText(QRectF(at - 4 * u, area.bottom() + 2, 8 * u, line), _CENTRE, plain(x))
    for y in ticks(*plane.y_range):
        at = round(area.bottom() - (y - y0) / (y1 - y0) * area.height())
        painter.setPen(theme.colour("border" if y == 0 else "grid"))
        painter.drawLine(round(area.left()), at, round(area.right()), at)
        painter.setPen(theme.colour("muted"))
        painter.drawText(QRectF(area.left() - 6 * u, at - line / 2, 5.4 * u, line), _RIGHT, plain(y))
    painter.setPen(theme.colour("accent" if focused else "control_border"))
    painter.drawRect(area)
    painter.setPen(theme.colour("text"))
    painter.drawText(QRectF(area.left(), area.bottom() + line + 2, area.width(), line), _CENTRE, plane.x_name)
    painter.drawText(
        QRectF(area.left() - 6 * u, area.top() - line * 1.7, 5.4 * u, line), _RIGHT, plane.y_name
    )


def ticks(low: float, high: float, most: int = 6) -> list[float]:
    """Return the round numbers within a range that an axis names, ``most`` of them at most."""
    rough = (high - low) / most
    magnitude = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * magnitude for factor in (1, 2, 5, 10) if factor * magnitude >= rough * (1 - 1e-9))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [float(plain(index * step)) for index in range(first, last + 1)]
