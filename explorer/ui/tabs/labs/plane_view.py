"""A plane with regions, arrows, trails and spots, painted; its handle is dragged or moved by keys."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, ClassVar

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
)
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer.labs.number_text import plain
from explorer.ui import theme
from explorer.ui.colouring import heatmap_image
from explorer.ui.tabs.labs.figure_view import FigureView, figure_text
from explorer.ui.tabs.labs.plane_painting import draw_points, draw_segments, paint_axes, ticks

if TYPE_CHECKING:
    from PyQt6.QtGui import QImage

    from explorer.labs import Arrows, Cloud, Lesson, Plane, Segments, Spot, Trail

_CENTRE = Qt.AlignmentFlag.AlignCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Down: (0, -1),
    Qt.Key.Key_Up: (0, 1),
}
_KEY_STEPS = 60
"""Strokes of an arrow key from one edge to the other."""


class PlaneView(FigureView):
    """Draws an `explorer.labs.Plane`, both axes to the same scale where their ranges are alike."""

    stretches: ClassVar[bool] = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plane: Plane | None = None
        self._image: QImage | None = None
        self._area: QRectF | None = None
        self._arrows: tuple[Arrows, tuple[QSize, float], QPixmap] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_figure(self, figure: Plane, lesson: Lesson) -> None:
        """Draw this plane."""
        if self._plane is None or (self._plane.x_range, self._plane.y_range) != (
            figure.x_range,
            figure.y_range,
        ):
            self._area = None
        self._plane = figure
        self._image = None
        movable = figure.handle is not None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if movable else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.CrossCursor if movable else Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(figure_text(figure, lesson, "caption"))
        self.setAccessibleDescription(self.as_text())
        self.update()

    def as_text(self) -> str:
        """Return the handle and every named spot with their places."""
        if self._plane is None:
            return ""
        spots = [f"{spot.text} ({plain(spot.x)}, {plain(spot.y)})" for spot in self._plane.spots if spot.text]
        if self._plane.handle is not None:
            spots.append(f"({plain(self._plane.handle.x)}, {plain(self._plane.handle.y)})")
        return ", ".join(spots)

    def sizeHint(self) -> QSize:
        """Return a size at which places can be told apart."""
        return QSize(36 * theme.unit(), 34 * theme.unit())

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which the axes can be read."""
        return QSize(24 * theme.unit(), 26 * theme.unit())

    def restyle(self) -> None:
        """Take sizes and colours anew."""
        self._image = self._area = self._arrows = None
        self.updateGeometry()
        self.update()

    def area(self) -> QRectF:
        """Return where the plane itself lies in the widget."""
        if self._area is None:
            self._area = self._measure_area()
        return self._area

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Measure anew."""
        super().resizeEvent(event)
        self._area = None

    def _measure_area(self) -> QRectF:
        metrics = QFontMetricsF(theme.caption_font())
        y_range = (0.0, 1.0) if self._plane is None else self._plane.y_range
        side = max(metrics.horizontalAdvance(plain(y)) for y in ticks(*y_range)) + 1.5 * theme.unit()
        foot = 2 * metrics.height() + 4
        room = QRectF(self.rect()).adjusted(side, metrics.height() * 1.7, -2.0 * theme.unit(), -foot)
        if self._plane is None:
            return room
        (x0, x1), (y0, y1) = self._plane.x_range, self._plane.y_range
        if not math.isclose(x1 - x0, y1 - y0):
            return room
        side = min(room.width(), room.height())
        return QRectF(room.center().x() - side / 2, room.center().y() - side / 2, side, side)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw regions, axes, arrows, trails, spots and the handle, each over the one before."""
        plane = self._plane
        if plane is None:
            return
        painter = QPainter(self)
        area = self.area()
        if plane.shade is not None:
            painter.drawImage(area, self._shaded(plane))
        paint_axes(painter, plane, area, self.hasFocus())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.setClipRect(area.adjusted(-1, -1, 1, 1))
        if plane.arrows is not None:
            painter.drawPixmap(0, 0, self._drawn_arrows(plane.arrows))
        for cloud in plane.clouds:
            self._paint_cloud(painter, cloud)
        for segments in plane.segments:
            self._paint_segments(painter, segments)
        for trail in plane.trails:
            self._paint_trail(painter, trail)
        painter.restore()
        for spot in plane.spots:
            self._paint_spot(painter, spot)
        if plane.handle is not None:
            self._paint_handle(painter, self.pixel(plane.handle.x, plane.handle.y))
        painter.end()

    def pixel(self, x: float, y: float) -> QPointF:
        """Return where a place of the plane lies in the widget."""
        if self._plane is None:
            return QPointF()
        area, (x0, x1), (y0, y1) = self.area(), self._plane.x_range, self._plane.y_range
        across, up = (x - x0) / (x1 - x0), (y - y0) / (y1 - y0)
        return QPointF(area.left() + across * area.width(), area.bottom() - up * area.height())

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Bring the handle under the mouse."""
        self._drag(event)

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Drag the handle while the button is held."""
        self._drag(event)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Move the handle a step."""
        if event is None:
            return
        if self._plane is None or self._plane.handle is None or event.key() not in _STEPS:
            super().keyPressEvent(event)
            return
        across, up = _STEPS[Qt.Key(event.key())]
        (x0, x1), (y0, y1) = self._plane.x_range, self._plane.y_range
        handle = self._plane.handle
        self._move_to(handle.x + across * (x1 - x0) / _KEY_STEPS, handle.y + up * (y1 - y0) / _KEY_STEPS)

    def focusInEvent(self, event: QFocusEvent | None) -> None:
        """Show that keys move the handle."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent | None) -> None:
        """Show it no longer."""
        self.update()

    def _drag(self, event: QMouseEvent | None) -> None:
        if event is None or self._plane is None or self._plane.handle is None:
            return
        if not event.buttons() & Qt.MouseButton.LeftButton:
            return
        area, (x0, x1), (y0, y1) = self.area(), self._plane.x_range, self._plane.y_range
        across = (event.position().x() - area.left()) / area.width()
        up = (area.bottom() - event.position().y()) / area.height()
        self._move_to(x0 + across * (x1 - x0), y0 + up * (y1 - y0))

    def _move_to(self, x: float, y: float) -> None:
        if self._plane is None:
            return
        placed = []
        for number, (low, high) in ((x, self._plane.x_range), (y, self._plane.y_range)):
            # No more decimals than a pixel can tell apart.
            decimals = max(0, math.ceil(-math.log10((high - low) / max(self.area().width(), 1.0))))
            placed.append(round(min(max(number, low), high), decimals))
        self.handle_moved.emit(self._plane.handle, *placed)

    def _shaded(self, plane: Plane) -> QImage:
        if self._image is None and plane.shade is not None:
            colours, shade = theme.current(), plane.shade
            table = colours.diverging if shade.diverging else colours.sequential
            self._image = heatmap_image(shade.values[::-1], table, shade.low, shade.high)
        assert self._image is not None
        return self._image

    def _drawn_arrows(self, arrows: Arrows) -> QPixmap:
        """Return the arrows on nothing: a field stays while a point is dragged through it."""
        size, ratio = self.size(), self.devicePixelRatioF()
        if self._arrows is None or self._arrows[0] is not arrows or self._arrows[1] != (size, ratio):
            picture = QPixmap(size * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_arrows(painter, arrows)
            painter.end()
            self._arrows = (arrows, (size, ratio), picture)
        return self._arrows[2]

    def _paint_arrows(self, painter: QPainter, arrows: Arrows) -> None:
        colour, reach = theme.colour("muted"), theme.unit() * 0.6
        for tail, offset in zip(arrows.tails, arrows.reaches, strict=True):
            start = self.pixel(*tail)
            end = self.pixel(*(tail + offset))
            length = math.hypot(end.x() - start.x(), end.y() - start.y())
            if length < 1.0:
                continue
            painter.setPen(QPen(colour, 1.2))
            painter.drawLine(start, end)
            angle, barb = math.atan2(end.y() - start.y(), end.x() - start.x()), min(reach, length / 2)
            back = [QPointF(math.cos(angle + t), math.sin(angle + t)) * barb for t in (-0.5, 0.5)]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPolygon(QPolygonF([end, end - back[0], end - back[1]]))

    def _paint_cloud(self, painter: QPainter, cloud: Cloud) -> None:
        assert self._plane is not None
        for colour, width in (("surface", 0.95), ("positive" if cloud.above else "negative", 0.65)):
            pen = QPen(theme.colour(colour), width * theme.unit(), cap=Qt.PenCapStyle.RoundCap)
            draw_points(painter, cloud.points, self.area(), self._plane.x_range, self._plane.y_range, pen)

    def _paint_segments(self, painter: QPainter, segments: Segments) -> None:
        colour = theme.colour("text") if segments.strong else theme.colour("text", 0.45)
        pen = QPen(colour, 2.0 if segments.strong else 1.0)
        assert self._plane is not None
        draw_segments(painter, segments.ends, self.area(), self._plane.x_range, self._plane.y_range, pen)

    def _paint_trail(self, painter: QPainter, trail: Trail) -> None:
        points = [self.pixel(*point) for point in trail.points if abs(point).max() < 1e6]
        colour = _series(trail.colour)
        painter.setPen(QPen(colour, 1.6))
        painter.drawPolyline(QPolygonF(points))
        if trail.dotted:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            for point in points:
                painter.drawEllipse(point, 2.6, 2.6)

    def _paint_spot(self, painter: QPainter, spot: Spot) -> None:
        at, radius, colour = self.pixel(spot.x, spot.y), 0.8 * theme.unit(), _series(spot.colour)
        painter.setPen(QPen(colour, 2.2) if spot.ring else QPen(theme.colour("surface"), 1.4))
        painter.setBrush(theme.colour("surface") if spot.ring else colour)
        painter.drawEllipse(at, radius, radius)
        painter.setFont(theme.numeric_font())
        painter.setPen(theme.colour("text"))
        line = QFontMetricsF(theme.numeric_font()).height()
        beside = QRectF(at.x() - 10 * theme.unit(), at.y() - radius - line, 20 * theme.unit(), line)
        painter.drawText(beside, _CENTRE, spot.text)

    def _paint_handle(self, painter: QPainter, at: QPointF) -> None:
        painter.setPen(QPen(theme.colour("surface"), 2))
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(at, theme.unit() * 0.9, theme.unit() * 0.9)


def _series(index: int) -> QColor:
    series = theme.current().series
    return QColor(series[index % len(series)])
