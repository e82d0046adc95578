"""Nodes and the arrows between them, painted; a graph that is walked takes its steps by keys."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, ClassVar

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer.ui import theme
from explorer.ui.tabs.labs.figure_view import FigureView, figure_text
from explorer.ui.tabs.labs.graph_layout import (
    SMALLEST,
    Columns,
    beside,
    columns,
    needed_height,
    needed_width,
    shifted,
)

if TYPE_CHECKING:
    from PyQt6.QtGui import QFocusEvent, QFont, QMouseEvent

    from explorer.labs import Edge, Graph, Lesson, Node

_CENTRE = Qt.AlignmentFlag.AlignCenter
_WRAPPED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
_RADIUS_UNITS = {"unit": 3.0, "constant": 3.0, "operation": 2.5}
_WIDEST_BOX_UNITS = 9.0
_GAP_UNITS = 6.5
"""Between two columns: a number of six figures fits."""
_THICKEST = 3.0
_ROW_UNITS = {"walk": 8.0, "network": 9.0}
"""Between two nodes of a column: on a walk, two edges with numbers on both sides pass there."""
_NOTES_ABREAST_UNITS = 42
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: 1}


class GraphView(FigureView):
    """Draws an `explorer.labs.Graph`: what flows forward above the edges, what flows back below them."""

    stretches: ClassVar[bool] = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._graph: Graph | None = None
        self._headings: list[tuple[str, float]] = []
        self._words: dict[str, str] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_figure(self, figure: Graph, lesson: Lesson) -> None:
        """Draw this graph."""
        self._graph = figure
        self._headings = [
            (figure_text(figure, lesson, f"stages.{stage.key}"), stage.x) for stage in figure.stages
        ]
        self._words = {
            node.key: figure_text(figure, lesson, f"nodes.{node.label}") if node.label else node.text
            for node in figure.nodes
        }
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if figure.walk else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(figure_text(figure, lesson, "caption"))
        self.setAccessibleDescription(self.as_text())
        self.updateGeometry()
        self.update()

    def as_text(self) -> str:
        """Return every node and edge as a line of text."""
        if self._graph is None:
            return ""
        nodes = [f"{self._words[node.key]} {node.below}".strip() for node in self._graph.nodes]
        edges = [
            f"{self._words[edge.source]} → {self._words[edge.target]} {edge.above} {edge.below}".strip()
            for edge in self._graph.edges
        ]
        return "\n".join([*nodes, *edges, *self._graph.note])

    def sizeHint(self) -> QSize:
        """Return a size at which nodes and numbers have room."""
        return QSize(44 * theme.unit(), max(32 * theme.unit(), self.minimumSizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which nodes and numbers do not touch."""
        if self._graph is None:
            return QSize(30 * theme.unit(), 10 * theme.unit())
        row = _ROW_UNITS["walk" if self._graph.walk is not None else "network"] * theme.unit()
        tall = needed_height([(node.x, node.y) for node in self._graph.nodes], row)
        extra = 3 * QFontMetricsF(theme.numeric_font()).height() + 6 * theme.unit()
        return QSize(self._least_width(), round(tall + extra))

    def restyle(self) -> None:
        """Take sizes and colours anew."""
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Walk a step on or back, or to either end."""
        walk = None if self._graph is None else self._graph.walk
        if event is None or walk is None or event.key() not in {*_STEPS, *_ENDS}:
            super().keyPressEvent(event)
            return
        key = Qt.Key(event.key())
        step = walk.at + _STEPS[key] if key in _STEPS else _ENDS[key] * walk.last
        if 0 <= step <= walk.last:
            self.handle_moved.emit(walk, float(step), 0.0)

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Take the focus, so that the arrow keys walk."""
        if self._graph is not None and self._graph.walk is not None:
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def focusInEvent(self, event: QFocusEvent | None) -> None:
        """Show that keys walk through the graph."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent | None) -> None:
        """Show it no longer."""
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw edges, then nodes over their ends, then the numbers on the edges."""
        if self._graph is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        picture = _Picture(painter, self._graph, self._words, self._layout(), QRectF(self.rect()))
        picture.paint_headings(self._headings)
        strongest = max((abs(edge.weight) for edge in self._graph.edges if edge.weight), default=1.0)
        for edge in self._graph.edges:
            picture.paint_edge(edge, strongest)
        for node in self._graph.nodes:
            picture.paint_node(node)
        for index, edge in enumerate(self._graph.edges):
            picture.paint_numbers(edge, index)
        picture.paint_note()
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _half_widths(self) -> dict[float, float]:
        halves: dict[float, float] = {}
        for node in () if self._graph is None else self._graph.nodes:
            half = node_size(node, self._words[node.key], 1.0)[0] / 2
            halves[node.x] = max(halves.get(node.x, 0.0), half)
        return halves

    def _gap(self) -> float:
        return _GAP_UNITS * theme.unit()

    def _margin(self) -> float:
        """Return the room at both sides that headings need beyond their columns."""
        return 3.0 * theme.unit() if self._headings else 2.0

    def _least_width(self) -> int:
        needed = needed_width(self._half_widths(), self._gap())
        return math.ceil(SMALLEST * needed + 2 * self._margin())

    def _layout(self) -> Columns:
        margin = self._margin()
        laid = columns(self._half_widths(), self._gap(), self.width() - 2 * margin)
        return Columns({x: centre + margin for x, centre in laid.centres.items()}, laid.factor)


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
    widest = _WIDEST_BOX_UNITS * theme.unit() * factor
    bounds = metrics.boundingRect(QRectF(0, 0, widest, 400), _WRAPPED, word)
    pad = theme.unit() * factor
    return max(bounds.width() + 1.5 * pad, 3.5 * pad), bounds.height() + pad


class _Picture:
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
                centre = beside(*((start, end) if above else lowered), width, height, above)
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

    def _ends(self, edge: Edge) -> tuple[QPointF, QPointF]:
        """Return where the edge leaves one node and meets the other."""
        start, end = self._places[edge.source], self._places[edge.target]
        length = math.hypot(end.x() - start.x(), end.y() - start.y()) or 1.0
        towards = (end - start) / length
        return (
            start + towards * self._reach(edge.source, towards),
            end - towards * self._reach(edge.target, towards),
        )

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
