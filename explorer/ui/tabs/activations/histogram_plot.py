"""The histogram of a layer's pre-activations under the functions, on the same axis, bar by bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PyQt6.QtCore import QPointF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QBrush, QColor, QKeyEvent, QMouseEvent, QPainterPath, QPen, QPolygonF, QResizeEvent
from PyQt6.QtWidgets import QGraphicsPathItem, QToolButton

from explorer.ui import theme
from explorer.ui.formatting import percent
from explorer.ui.tabs.activations.distribution import Counts, outline
from explorer.ui.tabs.activations.function_plot import HOME, put_grid_behind
from explorer.ui.widgets.plot import CurvePlot

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PyQt6.QtWidgets import QWidget

FILLED, FAINT = 0.75, 0.28
"""Opacity of the bars of values that the function still moves with, and of saturated ones."""


class HistogramPlot(CurvePlot):
    """Responsive values filled, saturated ones faint on top; a bar can be chosen by mouse or arrow keys.

    Signals
    -------
    bar_chosen(between)
        A bar was chosen: its (low, high); None when none is any more.
    entered()
        Return was pressed: on to the units of the bar.
    whole_requested()
        All values are to be in sight, those that the axis leaves out too.
    """

    bar_chosen = pyqtSignal(object)
    entered = pyqtSignal()
    whole_requested = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, percent=True)
        put_grid_behind(self)
        self._home_x = HOME[:2]
        self._counts: Counts | None = None
        self._chosen: tuple[float, float] | None = None
        self._colour = QColor()
        self.set_ranges(*self._home_x, 0.0, 0.1)
        self._line = pg.InfiniteLine(0.0, angle=90, movable=False)
        self._bars, self._flat_bars, self._highlight = (QGraphicsPathItem() for _ in range(3))
        box = self.plotItem.getViewBox()
        for item in (self._highlight, self._bars, self._flat_bars, self._line):
            box.addItem(item, ignoreBounds=True)
        box.setMouseEnabled(x=True, y=False)
        self.beyond = {side: QToolButton(self) for side in ("left", "right")}
        for button in self.beyond.values():
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the choice above the plot does the same
            button.clicked.connect(self.whole_requested)
            button.hide()
        self.scene().sigMouseClicked.connect(self._clicked)
        self.geometry_changed.connect(self._place_notes)
        self.restyle()

    def set_x(self, x: float) -> None:
        """Continue the line of the plot above."""
        self._line.setValue(x)

    def set_home(self, low: float, high: float) -> None:
        """Say which part of the axis is in sight until the user looks closer."""
        self._home_x = (low, high)

    def set_counts(self, counts: Counts, colour: QColor) -> None:
        """Show a histogram in the colour of its function."""
        self._counts, self._colour = counts, colour
        responsive, saturated = counts.shares
        self._bars.setPath(_path(outline(counts.edges, responsive, np.zeros_like(responsive))))
        self._flat_bars.setPath(_path(outline(counts.edges, saturated, responsive)))
        self._paint_bars()
        top = _round_up(float((responsive + saturated).max(initial=0.0)))
        self.set_ranges(*self._home_x, 0.0, top)
        # The user's zoom holds the x axis; the heights are always shown whole.
        self.plotItem.getViewBox().setYRange(0.0, top, padding=0.0)
        self._mark(self._chosen)
        self._write_notes()

    @property
    def chosen(self) -> tuple[float, float] | None:
        """Ends of the bar that is chosen."""
        return self._chosen

    def choose(self, between: tuple[float, float] | None) -> None:
        """Choose a bar, or none."""
        if between != self._chosen:
            self._mark(between)
            self.bar_chosen.emit(between)

    def _mark(self, between: tuple[float, float] | None) -> None:
        self._chosen = between
        path = QPainterPath()
        if between is not None:
            path.addRect(between[0], 0.0, between[1] - between[0], 1.0)
        self._highlight.setPath(path)

    def bar_at(self, x: float) -> tuple[float, float] | None:
        """Return the ends of the bar over ``x``."""
        if self._counts is None or not self._counts.edges[0] <= x < self._counts.edges[-1]:
            return None
        index = int(np.searchsorted(self._counts.edges, x, side="right")) - 1
        return float(self._counts.edges[index]), float(self._counts.edges[index + 1])

    def _next_bar(self, forward: bool) -> tuple[float, float] | None:
        """Return the next bar that is not empty, from the chosen one or from the side one comes from."""
        if self._counts is None:
            return None
        edges, filled = self._counts.edges, self._counts.responsive + self._counts.saturated > 0
        lows = edges[:-1][filled]
        at = self._chosen[0] if self._chosen is not None else (-np.inf if forward else np.inf)
        width = edges[1] - edges[0]
        beyond = lows[lows > at + width / 2] if forward else lows[lows < at - width / 2][::-1]
        return self.bar_at(float(beyond[0]) + width / 2) if beyond.size else self._chosen

    def _clicked(self, event: pg.GraphicsScene.mouseEvents.MouseClickEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.area().contains(event.scenePos()):
            bar = self.bar_at(self.plotItem.getViewBox().mapSceneToView(event.scenePos()).x())
            self.choose(None if bar == self._chosen else bar)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from bar to bar; everything else is the plot's."""
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.choose(self._next_bar(key == Qt.Key.Key_Right))
        elif key == Qt.Key.Key_Escape and self._chosen is not None:
            self.choose(None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _write_notes(self) -> None:
        counts = self._counts
        if counts is None:
            return
        total = max(counts.total, 1)
        texts = {
            "left": (counts.below, f"◂ {percent(counts.below / total)}"),
            "right": (counts.above, f"{percent(counts.above / total)} ▸"),
        }
        for side, (values, text) in texts.items():
            self.beyond[side].setVisible(values > 0)
            if values and self.beyond[side].text() != text:
                self.beyond[side].setText(text)
        self._place_notes()

    def _place_notes(self) -> None:
        if not hasattr(self, "beyond"):  # pyqtgraph sets its ranges before we are complete
            return
        area = self.area()
        sizes = {side: button.sizeHint() for side, button in self.beyond.items()}
        height = max(size.height() for size in sizes.values())
        both = all(not button.isHidden() for button in self.beyond.values())
        crowded = both and sum(size.width() for size in sizes.values()) > area.width()
        for side, button in self.beyond.items():
            button.resize(sizes[side])
            left = area.left() if side == "left" else area.right() - button.width()
            # Where both do not fit beside one another, the second goes below the first.
            top = area.top() + (height if crowded and side == "right" else 0)
            button.move(round(left), round(top))

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Keep the notes at the ends of the axis."""
        super().resizeEvent(event)
        self._place_notes()

    def minimumSizeHint(self) -> QSize:
        """Return room for some bars and their axis."""
        return QSize(20 * theme.unit(), 11 * theme.unit())

    def _paint_bars(self) -> None:
        for item, opacity in ((self._bars, FILLED), (self._flat_bars, FAINT)):
            fill = QColor(self._colour)
            fill.setAlphaF(opacity)
            item.setBrush(QBrush(fill))
            item.setPen(QPen(Qt.PenStyle.NoPen))

    def _show_follow_button(self, following: bool) -> None:
        """Leave the way back to the plot above: one button serves both."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Zoom and pan, without a cursor: there is no curve to read."""
        super().mouseMoveEvent(event)
        self.set_cursor(None)

    def retranslate(self) -> None:
        """Set the words."""
        super().retranslate()
        self.setAccessibleName(self.tr("Distribution of the layer's pre-activations"))
        self.setToolTip(
            self.tr("Click a bar, or go to it with the arrow keys, for the units in it (section 6.2)")
        )
        if hasattr(self, "beyond"):
            for button in self.beyond.values():
                button.setToolTip(
                    self.tr("Share of the values beyond this end of the axis: click to fit it to all of them")
                )
            self._write_notes()

    def restyle(self) -> None:
        """Take the theme's colours."""
        super().restyle()
        if hasattr(self, "beyond"):
            self._line.setPen(pg.mkPen(theme.colour("accent"), width=1))
            self._highlight.setBrush(QBrush(theme.colour("accent", 0.16)))
            self._highlight.setPen(QPen(Qt.PenStyle.NoPen))
            for button in self.beyond.values():
                button.setFont(theme.caption_font())
            self._paint_bars()


def _path(corners: NDArray[np.float64]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(*corner) for corner in corners.tolist()]))
    path.closeSubpath()
    return path


def _round_up(top: float) -> float:
    """Return an axis end above the highest bar that does not move with every stroke."""
    return next((end for end in (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.75) if top <= 0.95 * end), 1.0)
