"""The plot of the functions, with the x that its user drags."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph as pg
from PyQt6.QtCore import QSize, Qt, pyqtSignal

from explorer.ui import theme
from explorer.ui.tabs.activations.curves import grid_step
from explorer.ui.widgets.plot import CurvePlot

if TYPE_CHECKING:
    from PyQt6.QtGui import QColor, QKeyEvent, QMouseEvent
    from PyQt6.QtWidgets import QWidget

HOME = (-6.0, 6.0, -1.5, 4.0)
"""What is in sight at first: x from, x to, y from, y to."""

_KEY_STEPS = 10
"""Steps of a drag that one stroke of an arrow key makes; with Shift it is one."""


def put_grid_behind(plot: CurvePlot) -> None:
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
        put_grid_behind(self)
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

    def minimumSizeHint(self) -> QSize:
        """Return room for a curve and its axes."""
        return QSize(20 * theme.unit(), 13 * theme.unit())

    def retranslate(self) -> None:
        """Call the way back by what it does here: nothing streams that could be followed."""
        super().retranslate()
        self._follow_button.setText(self.tr("Reset view"))
        self._follow_button.setToolTip(self.tr("Back to the whole axis (Home)"))
        self._place_follow_button()

    def restyle(self) -> None:
        """Take the theme's colours."""
        super().restyle()
        if hasattr(self, "_line"):  # pyqtgraph announces the font before we are complete
            self._line.setPen(pg.mkPen(theme.colour("accent"), width=1))
            self._line.setHoverPen(pg.mkPen(theme.colour("accent"), width=3))
