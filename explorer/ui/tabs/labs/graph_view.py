"""Nodes and the arrows between them, painted."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, ClassVar

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer.ui import theme
from explorer.ui.tabs.labs.figure_view import FigureView, figure_text

if TYPE_CHECKING:
    from explorer.labs import Edge, Graph, Lesson, Node

_CENTRE = Qt.AlignmentFlag.AlignCenter
_RADIUS_UNITS = 3.0
_THICKEST = 3.0


class GraphView(FigureView):
    """Draws an `explorer.labs.Graph`: weights colour their edges, what flows back stands below them."""

    stretches: ClassVar[bool] = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._graph: Graph | None = None
        self._headings: list[tuple[str, float]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_figure(self, figure: Graph, lesson: Lesson) -> None:
        """Draw this graph."""
        self._graph = figure
        self._headings = [
            (figure_text(figure, lesson, f"stages.{stage.key}"), stage.x) for stage in figure.stages
        ]
        self.setAccessibleName(figure_text(figure, lesson, "caption"))
        self.setAccessibleDescription(self.as_text())
        self.updateGeometry()
        self.update()

    def as_text(self) -> str:
        """Return every node and edge as a line of text."""
        if self._graph is None:
            return ""
        names = {node.key: node.text for node in self._graph.nodes}
        nodes = [f"{node.text} {node.below}".strip() for node in self._graph.nodes]
        edges = [
            f"{names[edge.source]} → {names[edge.target]} {edge.above} {edge.below}".strip()
            for edge in self._graph.edges
        ]
        return "\n".join([*nodes, *edges])

    def sizeHint(self) -> QSize:
        """Return a size at which nodes and numbers have room."""
        return QSize(44 * theme.unit(), 32 * theme.unit())

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which nodes of one column do not touch."""
        rows: dict[float, int] = {}
        for node in () if self._graph is None else self._graph.nodes:
            rows[node.x] = rows.get(node.x, 0) + 1
        most = max(rows.values(), default=1)
        return QSize(30 * theme.unit(), round((most * (2 * _RADIUS_UNITS + 3) + 4) * theme.unit()))

    def restyle(self) -> None:
        """Take sizes and colours anew."""
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw edges, then nodes over their ends, then the numbers on the edges."""
        if self._graph is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = {node.key: self._place(node) for node in self._graph.nodes}
        self._paint_headings(painter)
        strongest = max((abs(edge.weight) for edge in self._graph.edges if edge.weight), default=1.0)
        for edge in self._graph.edges:
            self._paint_edge(painter, edge, places, strongest)
        for node in self._graph.nodes:
            self._paint_node(painter, node, places[node.key])
        for index, edge in enumerate(self._graph.edges):
            self._paint_numbers(painter, edge, places, index)
        painter.end()

    def _radius(self) -> float:
        return _RADIUS_UNITS * theme.unit()

    def _area(self) -> QRectF:
        heading = QFontMetricsF(theme.caption_font()).height() * 2 if self._headings else 0.0
        radius, line = self._radius(), QFontMetricsF(theme.numeric_font()).height()
        side = radius + 3 * theme.unit()
        return QRectF(self.rect()).adjusted(side, heading + radius + 2, -side, -radius - line - 2)

    def _place(self, node: Node) -> QPointF:
        area = self._area()
        return QPointF(area.left() + node.x * area.width(), area.top() + node.y * area.height())

    def _paint_headings(self, painter: QPainter) -> None:
        painter.setFont(theme.caption_font())
        painter.setPen(theme.colour("muted"))
        area, height = self._area(), QFontMetricsF(theme.caption_font()).height() * 2
        for text, x in self._headings:
            centre = area.left() + x * area.width()
            reach = min(self.width() / (2 * len(self._headings)), centre, self.width() - centre)
            box = QRectF(centre - reach, 0, 2 * reach, height)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap), text)

    def _paint_edge(
        self, painter: QPainter, edge: Edge, places: dict[str, QPointF], strongest: float
    ) -> None:
        start, end = self._ends(edge, places)
        colour, width = theme.colour("muted"), 1.2
        if edge.weight is not None:
            colour = theme.colour("positive" if edge.weight >= 0 else "negative")
            width = 0.6 + (_THICKEST - 0.6) * abs(edge.weight) / strongest
        painter.setPen(QPen(colour, width))
        painter.drawLine(start, end)
        angle = math.atan2(end.y() - start.y(), end.x() - start.x())
        reach = theme.unit() * 0.9
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        barbs = (
            end - QPointF(math.cos(angle + turn), math.sin(angle + turn)) * reach for turn in (-0.4, 0.4)
        )
        painter.drawPolygon(QPolygonF([end, *barbs]))

    def _ends(self, edge: Edge, places: dict[str, QPointF]) -> tuple[QPointF, QPointF]:
        """Return where the edge leaves one circle and meets the other."""
        start, end = places[edge.source], places[edge.target]
        length = math.hypot(end.x() - start.x(), end.y() - start.y()) or 1.0
        outward = (end - start) * (self._radius() / length)
        return start + outward, end - outward

    def _paint_node(self, painter: QPainter, node: Node, centre: QPointF) -> None:
        radius = self._radius()
        bare = node.kind == "value"
        fill = {"constant": "window", "operation": "accent_soft"}.get(node.kind, "surface")
        painter.setPen(Qt.PenStyle.NoPen if bare else QPen(theme.colour("control_border"), 1.4))
        painter.setBrush(theme.colour(fill))
        painter.drawEllipse(centre, radius, radius)
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.numeric_font(bold=node.kind == "operation"))
        circle = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        painter.drawText(circle, _CENTRE, node.text)
        line = QFontMetricsF(theme.numeric_font()).height()
        painter.setPen(theme.colour("muted"))
        painter.setFont(theme.numeric_font())
        below = QRectF(centre.x() - 3 * radius, centre.y() + radius, 6 * radius, line)
        painter.drawText(below, _CENTRE, node.below)

    def _paint_numbers(self, painter: QPainter, edge: Edge, places: dict[str, QPointF], index: int) -> None:
        start, end = self._ends(edge, places)
        # Edges cross in the middle: their numbers stand nearer to where they come from, by turns.
        middle = start + (end - start) * (0.28 if index % 2 else 0.4)
        metrics = QFontMetricsF(theme.numeric_font(factor=0.92))
        painter.setFont(theme.numeric_font(factor=0.92))
        ground = QColor(theme.current().surface)
        ground.setAlpha(225)
        rows = [(edge.above, "text", -1.0 if edge.below else -0.5), (edge.below, "accent", 0.0)]
        for text, colour, lift in rows:
            if not text:
                continue
            width = metrics.horizontalAdvance(text) + 4
            top = middle.y() + lift * metrics.height()
            box = QRectF(middle.x() - width / 2, top, width, metrics.height())
            painter.fillRect(box, ground)
            painter.setPen(theme.colour(colour))
            painter.drawText(box, _CENTRE, text)
