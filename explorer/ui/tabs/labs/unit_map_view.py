"""A network's units as small pictures of the plane; a click takes hold of a weight."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import numpy as np
from PyQt6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer.labs import Pick
from explorer.labs.number_text import cell
from explorer.ui import theme
from explorer.ui.colouring import heatmap_image
from explorer.ui.pointed_tips import PointedTips
from explorer.ui.tabs.labs.figure_view import FigureView, figure_text
from explorer.ui.tabs.labs.plane_painting import draw_segments

if TYPE_CHECKING:
    from explorer.labs import Lesson, Link, Tile, UnitMap

_CENTRE = Qt.AlignmentFlag.AlignCenter
_TILE_UNITS, _GAP_UNITS = 5.5, 1.0
_THICKEST = 4.0
_NEAR = 6.0
"""Pixels from a connection within which a click is meant for it."""
_PIECES = 12
_WHOLE = (0.0, 1.0)


class UnitMapView(PointedTips, FigureView):
    """Draws an `explorer.labs.UnitMap`; hovering a connection or unit says its weight or bias."""

    columns: ClassVar[int] = 2

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._map: UnitMap | None = None
        self._under_mouse = ""
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figure(self, figure: UnitMap, lesson: Lesson) -> None:
        """Draw these units."""
        rows = self._rows()
        self._map = figure
        self.setAccessibleName(figure_text(figure, lesson, "caption"))
        self.setAccessibleDescription(self.as_text())
        if rows != self._rows():
            self.updateGeometry()
        self.update()

    def as_text(self) -> str:
        """Return every connection with its weight."""
        if self._map is None:
            return ""
        return ", ".join(f"{link.option} {cell(link.weight, 3)}" for link in self._map.links)

    def sizeHint(self) -> QSize:
        """Return room for every unit."""
        rows = max(self._rows(), 2)
        height = rows * (_TILE_UNITS + _GAP_UNITS) * theme.unit() + self._heading_height()
        return QSize(50 * theme.unit(), round(height))

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which columns stand apart."""
        return QSize(34 * theme.unit(), self.sizeHint().height())

    def restyle(self) -> None:
        """Take sizes and colours anew."""
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw connections, then units over their ends."""
        shown = self._map
        if shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_headings(painter, shown)
        places = {tile.key: self._place(tile) for tile in shown.tiles}
        strongest = max((abs(link.weight) for link in shown.links), default=1.0) or 1.0
        emphasised = (shown.picked.option, self._under_mouse)
        for link in sorted(shown.links, key=lambda link: link.option in emphasised):
            self._paint_link(painter, link, places, strongest)
        for tile in shown.tiles:
            self._paint_tile(painter, tile, places[tile.key])
        painter.end()

    def option_at(self, place: QPointF) -> str:
        """Return the name of the weight or bias at a place of the widget, ``""`` where there is none."""
        if self._map is None:
            return ""
        places = {tile.key: self._place(tile) for tile in self._map.tiles}
        for tile in self._map.tiles:
            if places[tile.key].contains(place):
                return tile.option
        nearest, option = _NEAR, ""
        for link in self._map.links:
            distance = _distance(place, _path(places[link.source], places[link.target]))
            if distance < nearest:
                nearest, option = distance, link.option
        return option

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Take hold of the weight under the mouse."""
        if event is not None and self._map is not None:
            option = self.option_at(event.position())
            if option:
                self.handle_moved.emit(Pick(self._map.picked.parameter, option), 0.0, 0.0)

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Show what a click would take hold of."""
        if event is not None:
            self._point_at(self.option_at(event.position()))

    def leaveEvent(self, event: QEvent | None) -> None:
        """Point at nothing any more."""
        self._point_at("")

    def tip_at(self, x: float, y: float) -> str:
        """Return the name and the number at a place; empty beside them."""
        if self._map is None:
            return ""
        option = self.option_at(QPointF(x, y))
        weights = {link.option: link.weight for link in self._map.links}
        return f"{option} = {cell(weights[option], 4)}" if option in weights else option

    def _point_at(self, option: str) -> None:
        if option != self._under_mouse:
            self._under_mouse = option
            self.setCursor(Qt.CursorShape.PointingHandCursor if option else Qt.CursorShape.ArrowCursor)
            self.update()

    def _rows(self) -> int:
        return 0 if self._map is None else max(tile.row for tile in self._map.tiles) + 1

    def _heading_height(self) -> float:
        return QFontMetricsF(theme.numeric_font()).height() + theme.unit()

    def _place(self, tile: Tile) -> QRectF:
        """Return where a unit stands: columns share the width, each column is centred."""
        assert self._map is not None
        side = _TILE_UNITS * theme.unit()
        members = sum(other.column == tile.column for other in self._map.tiles)
        columns = len(self._map.headings)
        # Names stand to the left of their tiles.
        inset = 2.5 * theme.unit()
        across = (self.width() - side - inset) / max(columns - 1, 1)
        middle = self._heading_height() + (self.height() - self._heading_height()) / 2
        top = middle + (tile.row - members / 2) * (side + _GAP_UNITS * theme.unit())
        return QRectF(inset + tile.column * across, top + _GAP_UNITS * theme.unit() / 2, side, side)

    def _paint_headings(self, painter: QPainter, shown: UnitMap) -> None:
        painter.setFont(theme.numeric_font())
        painter.setPen(theme.colour("muted"))
        line = QFontMetricsF(theme.numeric_font()).height()
        for column, heading in enumerate(shown.headings):
            tile = next(tile for tile in shown.tiles if tile.column == column)
            place = self._place(tile)
            painter.drawText(QRectF(place.left() - 20, 0, place.width() + 40, line), _CENTRE, heading)

    def _paint_link(self, painter: QPainter, link: Link, places: dict[str, QRectF], strongest: float) -> None:
        assert self._map is not None
        start, end = _ends(places[link.source], places[link.target])
        path = QPainterPath(start)
        half = (end.x() - start.x()) / 2
        path.cubicTo(start + QPointF(half, 0), end - QPointF(half, 0), end)
        strength = min(abs(link.weight) / strongest, 1.0) if np.isfinite(link.weight) else 1.0
        chosen = link.option == self._map.picked.option
        if chosen or link.option == self._under_mouse:
            painter.setPen(QPen(theme.colour("accent", 0.35 if chosen else 0.2), _THICKEST + 6))
            painter.drawPath(path)
        colour = theme.colour("positive" if link.weight >= 0 else "negative", 0.35 + 0.65 * strength)
        painter.setPen(QPen(colour, 0.6 + (_THICKEST - 0.6) * strength))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _paint_tile(self, painter: QPainter, tile: Tile, place: QRectF) -> None:
        assert self._map is not None
        colours, shade = theme.current(), tile.shade
        table = colours.diverging if shade.diverging else colours.sequential
        painter.fillRect(place, theme.colour("surface"))
        painter.drawImage(place, heatmap_image(shade.values[::-1], table, shade.low, shade.high))
        if tile.boundary is not None:
            pen = QPen(theme.colour("text"), 1.2)
            draw_segments(painter, tile.boundary.ends, place, _WHOLE, _WHOLE, pen)
        held = bool(tile.option) and tile.option in (self._map.picked.option, self._under_mouse)
        painter.setPen(QPen(theme.colour("accent" if held else "control_border"), 2.4 if held else 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)
        painter.setFont(theme.caption_font())
        painter.setPen(theme.colour("muted"))
        metrics = QFontMetricsF(theme.caption_font())
        width = metrics.horizontalAdvance(tile.name)
        spot = QPointF(place.left() - width - 3, place.top() + metrics.ascent())
        painter.drawText(spot, tile.name)


def _ends(source: QRectF, target: QRectF) -> tuple[QPointF, QPointF]:
    return QPointF(source.right(), source.center().y()), QPointF(target.left(), target.center().y())


def _path(source: QRectF, target: QRectF) -> np.ndarray:
    """Return points (n, 2) along a connection, as it is drawn."""
    start, end = _ends(source, target)
    s = np.linspace(0.0, 1.0, _PIECES + 1)
    across = start.x() + (end.x() - start.x()) * (1.5 * s * (1 - s) + s**3)
    return np.stack([across, start.y() + (end.y() - start.y()) * (3 * s**2 - 2 * s**3)], axis=1)


def _distance(place: QPointF, path: np.ndarray) -> float:
    """Return how far a place is from a line of points."""
    point, start, along = np.array([place.x(), place.y()]), path[:-1], np.diff(path, axis=0)
    share = np.clip(np.sum((point - start) * along, axis=1) / np.sum(along**2, axis=1), 0.0, 1.0)
    return float(np.min(np.hypot(*(start + share[:, None] * along - point).T)))
