"""One painting of a graph: its nodes, its arrows and what stands beside them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from explorer.ui import theme
from explorer.ui.tabs.labs.graph_layout import beside, shifted

if TYPE_CHECKING:
    from PyQt6.QtGui import QFont

    from explorer.labs import Edge, Graph, Node
    from explorer.ui.tabs.labs.graph_layout import Columns

_CENTRE = Qt.AlignmentFlag.AlignCenter
_WRAPPED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
_RADIUS_UNITS = {"unit": 3.0, "constant": 3.0, "operation": 2.5}
_WIDEST_BOX_UNITS = 9.0
_THICKEST = 3.0
_NOTES_ABREAST_UNITS = 42
_LEVEL = 0.05
_LEAST_ANGLE = math.radians(35)
"""From the level, at which edges that meet at a circle arrive."""


def node_font(node: Node, factor: float) -> QFont:
    """Return the font of what stands in a node."""
    if node.kind in ("value", "layer") and node.label:
        font = theme.caption_font()
        font.setPointSizeF(font.pointSizeF() * factor)
        return font
    return theme.numeric_font(bold=node.kind in ("operation", "layer"), factor=factor)


def node_size(node: Node, word: str, factor: float) -> tuple[float, float]:
    """Return width and height of a node: a circle, or a box round its words."""
    if node.kind in _RADIUS_UNITS:
        side = 2 * _RADIUS_UNITS[node.kind] * theme.unit() * factor
        return side, side
    metrics = QFontMetricsF(node_font(node, factor))
    if not node.label and node.kind == "value":
        return metrics.horizontalAdvance(
            word
        ) + 2 * theme.unit() * factor, metrics.height() + theme.unit() * factor
    widest = _WIDEST_BOX_UNITS * theme.unit() * factor
    bounds = metrics.boundingRect(QRectF(0, 0, widest, 400), _WRAPPED, word)
    pad = theme.unit() * factor
    return max(bounds.width() + 1.5 * pad, 3.5 * pad), bounds.height() + pad


class GraphPicture:
    """One painting of a graph."""

    def __init__(
        self, painter: QPainter, graph: Graph, words: dict[str, str], layout: Columns, area: QRectF
    ) -> None:
        self._painter = painter
        self._graph = graph
        self._words = words
        self._factor = layout.factor
        self._whole = area
        self._line = QFontMetricsF(theme.numeric_font(factor=layout.factor)).height()
        self._centres = layout.centres
        self._headed = bool(graph.stages)
        self._sizes = {node.key: node_size(node, words[node.key], layout.factor) for node in graph.nodes}
        self._kinds = {node.key: node.kind for node in graph.nodes}
        self._places = {node.key: self._place(node) for node in graph.nodes}

    def _place(self, node: Node) -> QPointF:
        heading = QFontMetricsF(theme.caption_font()).height() * 2 if self._headed else 0.0
        tallest = max(height for _, height in self._sizes.values())
        # The note comes and goes while the graph is walked: its place is kept.
        foot = self._line if self._graph.walk is None else self._note_height()
        area = self._whole.adjusted(0, heading + tallest / 2 + 2, 0, -tallest / 2 - foot - 2)
        return QPointF(self._centres[node.x], area.top() + node.y * area.height())

    def _notes_abreast(self) -> bool:
        return self._whole.width() >= _NOTES_ABREAST_UNITS * theme.unit()

    def _note_height(self) -> float:
        lines = 1 if self._notes_abreast() else 2
        return lines * QFontMetricsF(theme.numeric_font()).height() + 1.5 * theme.unit()

    def paint_headings(self, headings: list[tuple[str, float]]) -> None:
        """Name the columns."""
        painter = self._painter
        painter.setFont(theme.caption_font())
        painter.setPen(theme.colour("muted"))
        height = QFontMetricsF(theme.caption_font()).height() * 2
        for text, x in headings:
            centre = self._centres[x]
            reach = min(self._whole.width() / (2 * len(headings)), centre, self._whole.width() - centre)
            box = QRectF(centre - reach, 0, 2 * reach, height)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap), text)

    def paint_edge(self, edge: Edge, strongest: float) -> None:
        """Draw the arrow forward, and the one back where something flows back."""
        start, end = self._ends(edge)
        colour, width = theme.colour("muted"), 1.2
        if edge.weight is not None:
            colour = theme.colour("positive" if edge.weight >= 0 else "negative")
            width = 0.6 + (_THICKEST - 0.6) * abs(edge.weight) / strongest
        elif edge.active and not edge.below:
            colour, width = theme.colour("text"), 2.2
        self._arrow(start, end, colour, width)
        if edge.below:
            back = shifted(start, end, 4.5)
            self._arrow(back[1], back[0], gradient_colour(), 2.6 if edge.active else 1.6)

    def paint_node(self, node: Node) -> None:
        """Draw a node with what stands in it and below it."""
        painter, centre = self._painter, self._places[node.key]
        width, height = self._sizes[node.key]
        box = QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height)
        fill = {"constant": "window", "value": "window", "operation": "accent_soft", "layer": "accent_soft"}
        border = QPen(theme.colour("control_border"), 1.4)
        if node.active:
            border = QPen(theme.colour("accent"), 2.6)
        elif node.kind == "value":
            border = QPen(theme.colour("border"), 1.0)
        painter.setPen(border)
        painter.setBrush(theme.colour(fill.get(node.kind, "surface")))
        if node.kind in _RADIUS_UNITS:
            painter.drawEllipse(box)
        else:
            painter.drawRoundedRect(box, 5, 5)
        painter.setPen(theme.colour("text"))
        painter.setFont(node_font(node, self._factor))
        painter.drawText(box, _WRAPPED, self._words[node.key])
        if self._graph.walk is None:
            painter.setPen(theme.colour("muted"))
            painter.setFont(theme.numeric_font(factor=self._factor))
            under = QRectF(centre.x() - 1.5 * width, box.bottom(), 3 * width, self._line)
            painter.drawText(under, _CENTRE, node.below)
        elif node.below:
            self._paint_slopes(node, box)

    def _paint_slopes(self, node: Node, box: QRectF) -> None:
        """Write local derivatives at the node, on the side that no edge takes on its way out."""
        font = theme.numeric_font(factor=self._factor)
        lines = node.below.splitlines()
        wide = max(QFontMetricsF(font).horizontalAdvance(line) for line in lines) + 4
        tall = self._line * len(lines)
        downward = any(
            self._places[edge.target].y() > self._places[node.key].y() + 4
            for edge in self._graph.edges
            if edge.source == node.key
        )
        top = box.top() - tall - 1 if downward else box.bottom() + 1
        area = QRectF(box.center().x() - box.width() * 0.15, top, wide, tall)
        self._painter.fillRect(area, _ground())
        self._painter.setFont(font)
        self._painter.setPen(gradient_colour())
        self._painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft), node.below)

    def paint_numbers(self, edge: Edge, index: int) -> None:
        """Write what flows on an edge: on it where it is a weight, else above and below it."""
        start, end = self._ends(edge)
        font = theme.numeric_font(bold=edge.active, factor=0.92 * self._factor)
        metrics = QFontMetricsF(font)
        self._painter.setFont(font)
        lowered = shifted(start, end, 4.5)
        for text, colour, above in (
            (edge.above, theme.colour("text"), True),
            (edge.below, gradient_colour(), False),
        ):
            if not text:
                continue
            width, height = metrics.horizontalAdvance(text) + 4, metrics.height()
            if edge.weight is not None:
                # Edges cross in the middle: their weights stand nearer to where they come from, by turns.
                centre = start + (end - start) * (0.28 if index % 2 else 0.4)
            else:
                line = (start, end) if above else lowered
                centre = beside(*line, width, height, above, fan_in=self._meets_others(edge))
            box = QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height)
            if edge.weight is not None:
                self._painter.fillRect(box, _ground())
            self._painter.setPen(colour)
            self._painter.drawText(box, _CENTRE, text)

    def paint_note(self) -> None:
        """Write what the node at work calculates, below everything."""
        if not self._graph.note:
            return
        text = ("      " if self._notes_abreast() else "\n").join(self._graph.note)
        height = self._note_height()
        box = QRectF(self._whole.left(), self._whole.bottom() - height, self._whole.width(), height)
        self._painter.setFont(theme.numeric_font())
        self._painter.setPen(gradient_colour() if "∂" in text else theme.colour("text"))
        self._painter.drawText(box, _CENTRE, text)

    def _arrow(self, start: QPointF, end: QPointF, colour: QColor, width: float) -> None:
        self._painter.setPen(QPen(colour, width))
        angle = math.atan2(end.y() - start.y(), end.x() - start.x())
        reach = theme.unit() * 0.9 * self._factor
        along = QPointF(math.cos(angle), math.sin(angle)) * (reach * 0.8)
        self._painter.drawLine(start, end - along)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour)
        barbs = (
            end - QPointF(math.cos(angle + turn), math.sin(angle + turn)) * reach for turn in (-0.4, 0.4)
        )
        self._painter.drawPolygon(QPolygonF([end, *barbs]))

    def _meets_others(self, edge: Edge) -> bool:
        """Return whether other edges end where this one does, and none start where it starts."""
        return sum(other.target == edge.target for other in self._graph.edges) > 1

    def _ends(self, edge: Edge) -> tuple[QPointF, QPointF]:
        """Return where the edge leaves one node and meets the other."""
        start, end = self._places[edge.source], self._places[edge.target]
        if edge.weight is None and self._kinds[edge.source] == "value":
            across = self._sizes[edge.source][0] / 2
            if end.x() - start.x() > across:
                # What goes in leaves its box at the side, level with its words.
                start = QPointF(start.x() + across, start.y())
                return start, self._met(edge, start)
        length = math.hypot(end.x() - start.x(), end.y() - start.y()) or 1.0
        towards = (end - start) / length
        return start + towards * self._reach(edge.source, towards), self._met(edge, start)

    def _met(self, edge: Edge, start: QPointF) -> QPointF:
        """Return where an edge from ``start`` ends: edges that meet at a node stay apart there too."""
        end = self._places[edge.target]
        length = math.hypot(end.x() - start.x(), end.y() - start.y()) or 1.0
        towards = (end - start) / length
        slanted = abs(towards.y()) > _LEVEL
        if edge.weight is None and slanted and towards.x() > 0 and self._meets_others(edge):
            width, height = self._sizes[edge.target]
            if self._kinds[edge.target] in _RADIUS_UNITS:
                angle = math.copysign(max(abs(math.asin(towards.y())), _LEAST_ANGLE), towards.y())
                return end - QPointF(math.cos(angle), math.sin(angle)) * (width / 2)
            if towards.x() > abs(towards.y()) * 0.5:
                return end - QPointF(width / 2, math.copysign(height / 3, towards.y()))
        return end - towards * self._reach(edge.target, towards)

    def _reach(self, key: str, towards: QPointF) -> float:
        """Return how far a node's border lies from its centre in a direction."""
        width, height = self._sizes[key]
        if self._kinds[key] in _RADIUS_UNITS:
            return width / 2
        across = width / 2 / abs(towards.x()) if towards.x() else math.inf
        upright = height / 2 / abs(towards.y()) if towards.y() else math.inf
        return min(across, upright)


def gradient_colour() -> QColor:
    """Return the colour of all that flows back."""
    return theme.colour("accent")


def _ground() -> QColor:
    ground = QColor(theme.current().surface)
    ground.setAlpha(225)
    return ground
