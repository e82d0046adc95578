"""The plot of the functions, with the x that its user drags, and the histogram under it on the same axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PyQt6.QtCore import QPointF, Qt, pyqtSignal
from PyQt6.QtGui import QBrush, QColor, QKeyEvent, QMouseEvent, QPainterPath, QPen, QPolygonF
from PyQt6.QtWidgets import QGraphicsPathItem

from explorer.ui import theme
from explorer.ui.tabs.activations.curves import grid_step
from explorer.ui.tabs.activations.distribution import Distribution, outline
from explorer.ui.widgets.plot import CurvePlot

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PyQt6.QtWidgets import QWidget

HOME = (-6.0, 6.0, -1.5, 4.0)
"""What is in sight at first: x from, x to, y from, y to."""

_KEY_STEPS = 10
"""Steps of a drag that one stroke of an arrow key makes; with Shift it is one."""


def _put_grid_behind(plot: CurvePlot) -> None:
    """Draw the grid under the curves and bars: pyqtgraph draws it over them."""
    for name in ("left", "bottom"):
        plot.plotItem.getAxis(name).setZValue(-1)


class FunctionPlot(CurvePlot):
    """Curves over x with a vertical line to drag.

    Signals
    -------
    x_changed(float)
        The line was dragged, clicked to, or moved by the arrow keys.
    range_changed()
        Another part of the axes is in sight.
    """

    x_changed = pyqtSignal(float)
    range_changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, grid_x=True)
        _put_grid_behind(self)
        self.set_ranges(*HOME)
        self._line = pg.InfiniteLine(0.0, angle=90, movable=True)
        self._line.setZValue(5)
        self._points = pg.ScatterPlotItem(size=8, pxMode=True)
        self._points.setZValue(6)
        box = self.plotItem.getViewBox()
        box.addItem(self._line, ignoreBounds=True)
        box.addItem(self._points, ignoreBounds=True)
        box.sigRangeChanged.connect(self.range_changed)
        self._line.sigDragged.connect(self._dragged)
        self.scene().sigMouseClicked.connect(self._clicked)
        self.restyle()

    @property
    def line_x(self) -> float:
        """Where the line stands."""
        return float(self._line.value())

    def set_x(self, x: float) -> None:
        """Put the line there, without a signal."""
        self._line.setValue(x)

    def set_points(self, x: float, heights: list[float], colours: list[QColor]) -> None:
        """Mark one point a curve on the line."""
        ground = theme.colour("surface")
        self._points.setData(
            [x] * len(heights),
            heights,
            brush=[pg.mkBrush(colour) for colour in colours],
            pen=pg.mkPen(ground),
        )

    def _move_to(self, x: float) -> None:
        low, high, _, _ = self.ranges
        step = grid_step(high - low)
        rounded = round(round(x / step) * step, 6)
        self._line.setValue(rounded)
        self.x_changed.emit(rounded)

    def _dragged(self) -> None:
        self._move_to(self.line_x)

    def _clicked(self, event: pg.GraphicsScene.mouseEvents.MouseClickEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.area().contains(event.scenePos()):
            self._move_to(self.plotItem.getViewBox().mapSceneToView(event.scenePos()).x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Zoom and pan as every plot, but leave the values to the list beside it."""
        super().mouseMoveEvent(event)
        self.set_cursor(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the line by Left and Right; everything else is the plot's."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            low, high, _, _ = self.ranges
            steps = 1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _KEY_STEPS
            sign = 1 if event.key() == Qt.Key.Key_Right else -1
            self._move_to(min(max(self.line_x + sign * steps * grid_step(high - low), low), high))
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Call the way back by what it does here: nothing streams that could be followed."""
        super().retranslate()
        self._follow_button.setText(self.tr("Reset view"))
        self._follow_button.setToolTip(self.tr("Back to x from −6 to 6 (Home)"))
        self._place_follow_button()

    def restyle(self) -> None:
        """Take the theme's colours."""
        super().restyle()
        if hasattr(self, "_line"):  # pyqtgraph announces the font before we are complete
            self._line.setPen(pg.mkPen(theme.colour("accent"), width=1))
            self._line.setHoverPen(pg.mkPen(theme.colour("accent"), width=3))


class DistributionPlot(CurvePlot):
    """A histogram on the axis of a `FunctionPlot`: responsive values filled, saturated ones faint on top."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, percent=True)
        _put_grid_behind(self)
        self.set_ranges(HOME[0], HOME[1], 0.0, 0.1)
        self._colour = QColor()
        self._line = pg.InfiniteLine(0.0, angle=90, movable=False)
        self._bars, self._flat_bars = QGraphicsPathItem(), QGraphicsPathItem()
        box = self.plotItem.getViewBox()
        for item in (self._bars, self._flat_bars, self._line):
            box.addItem(item, ignoreBounds=True)
        box.setMouseEnabled(x=True, y=False)
        self.restyle()

    def set_x(self, x: float) -> None:
        """Continue the line of the plot above."""
        self._line.setValue(x)

    def set_distribution(self, shown: Distribution, colour: QColor) -> None:
        """Show a histogram in the colour of its layer's activation."""
        self._colour = colour
        responsive, saturated = shown.shares
        self._bars.setPath(_path(outline(shown.edges, responsive, np.zeros_like(responsive))))
        self._flat_bars.setPath(_path(outline(shown.edges, saturated, responsive)))
        self._paint_bars()
        top = _round_up(float((responsive + saturated).max(initial=0.0)))
        self.set_ranges(HOME[0], HOME[1], 0.0, top)
        # The user's zoom holds the x axis; the heights are always shown whole.
        self.plotItem.getViewBox().setYRange(0.0, top, padding=0.0)

    def _paint_bars(self) -> None:
        fill, faint = QColor(self._colour), QColor(self._colour)
        fill.setAlphaF(0.75)
        faint.setAlphaF(0.28)
        for item, brush in ((self._bars, fill), (self._flat_bars, faint)):
            item.setBrush(QBrush(brush))
            item.setPen(QPen(Qt.PenStyle.NoPen))

    def _show_follow_button(self, following: bool) -> None:
        """Leave the way back to the plot above: one button serves both."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Zoom and pan, without a cursor: there is no curve to read."""
        super().mouseMoveEvent(event)
        self.set_cursor(None)

    def restyle(self) -> None:
        """Take the theme's colours."""
        super().restyle()
        if hasattr(self, "_line"):
            self._line.setPen(pg.mkPen(theme.colour("accent"), width=1))
            self._paint_bars()


def _path(corners: NDArray[np.float64]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(*corner) for corner in corners.tolist()]))
    path.closeSubpath()
    return path


def _round_up(top: float) -> float:
    """Return an axis end above the highest bar that does not move with every stroke."""
    return next((end for end in (0.05, 0.1, 0.2, 0.35, 0.5, 0.75) if top <= 0.95 * end), 1.0)
