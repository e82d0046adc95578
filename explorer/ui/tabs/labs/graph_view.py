"""Nodes and the arrows between them, painted; a graph that is walked takes its steps by keys."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, ClassVar

from PyQt6.QtCore import QRectF, QSize, Qt
from PyQt6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer.ui import theme
from explorer.ui.tabs.labs.figure_view import FigureView, figure_text
from explorer.ui.tabs.labs.graph_layout import (
    SMALLEST,
    Columns,
    columns,
    needed_height,
    needed_width,
)
from explorer.ui.tabs.labs.graph_picture import GraphPicture, node_size

if TYPE_CHECKING:
    from PyQt6.QtGui import QFocusEvent, QMouseEvent

    from explorer.labs import Graph, Lesson

_GAP_UNITS = 6.5
"""Between two columns: a number of six figures fits."""
_ROW_UNITS = {"walk": 8.0, "network": 9.0}
"""Between two nodes of a column: on a walk, two edges with numbers on both sides pass there."""
_UNLIMITED = 16_777_215
"""Qt's own largest extent of a widget, QWIDGETSIZE_MAX."""
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
        before = self.minimumSizeHint()
        self._graph = figure
        self._headings = [
            (figure_text(figure, lesson, f"stages.{stage.key}"), stage.x) for stage in figure.stages
        ]
        self._words = {
            node.key: figure_text(figure, lesson, f"nodes.{node.label}") if node.label else node.text
            for node in figure.nodes
        }
        least = self.minimumSizeHint()
        # A single row of nodes has no use for more height.
        self.setMaximumHeight(least.height() if self._is_flat() else _UNLIMITED)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if figure.walk else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(figure_text(figure, lesson, "caption"))
        self.setAccessibleDescription(self.as_text())
        if least != before:
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
        least = self.minimumSizeHint().height()
        return QSize(44 * theme.unit(), least if self._is_flat() else max(self._usual_height(), least))

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
        picture = GraphPicture(painter, self._graph, self._words, self._layout(), QRectF(self.rect()))
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

    def _usual_height(self) -> int:
        walked = self._graph is not None and self._graph.walk is not None
        return (26 if walked else 32) * theme.unit()

    def _is_flat(self) -> bool:
        return self._graph is not None and len({node.y for node in self._graph.nodes}) == 1

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
