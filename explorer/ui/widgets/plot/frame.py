"""A plot's axes on pyqtgraph, and its ranges, which the program sets until the user looks closer."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PyQt6.QtCore import QElapsedTimer, QRectF, pyqtSignal
from PyQt6.QtGui import QColor, QFont, QFontMetricsF, QPen

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.widgets.plot.axis import PlotAxis

if TYPE_CHECKING:
    from PyQt6.QtWidgets import QWidget

Ranges = tuple[float, float, float, float]

_RANGE_INTERVAL_MS = 500
_ANYWHERE = QRectF(0.0, 0.0, 1e4, 1e4)
_DECADES = 6.0
"""In sight below the top of a logarithmic axis whose bottom was not said."""


class PlotFrame(Appearance, pg.PlotWidget):
    """Axes and ranges.

    Ranges are set, never found by the plot: `set_ranges` at once, `stream_ranges` at most twice a second.
    When the user zooms or pans they hold until `follow`.

    Parameters
    ----------
    parent : QWidget, optional
    percent : bool
        The values are shares: 0.5 reads "50 %".
    grid_x : bool
        Draw vertical grid lines too.

    Signals
    -------
    following_changed(bool)
        Whether the ranges are the program's again, or the user's.
    geometry_changed()
        The ranges, or where they lie in the widget, are others.
    """

    following_changed = pyqtSignal(bool)
    geometry_changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None, *, percent: bool = False, grid_x: bool = False) -> None:
        self._left = PlotAxis("left", percent=percent)
        self._bottom = PlotAxis("bottom", grid=grid_x)
        self._peers: list[PlotFrame] = []
        self._labels = {"x": "", "y": ""}
        self._home: Ranges = (0.0, 1.0, 0.0, 1.0)
        self._following = True
        self._since_move = QElapsedTimer()
        super().__init__(parent, axisItems={"left": self._left, "bottom": self._bottom}, enableMenu=False)
        self._box = self.plotItem.getViewBox()
        self._box.disableAutoRange()
        self._box.setDefaultPadding(0.0)
        self.plotItem.hideButtons()
        for axis in (self._left, self._bottom):
            axis.setZValue(self._box.zValue() - 1)  # else a curve on a grid line vanishes under it
        self._drop_menus()
        self._box.sigRangeChangedManually.connect(self._hold)
        self._box.sigRangeChanged.connect(self.redraw)
        self._box.sigResized.connect(self.redraw)
        self._apply(self._home)

    def _drop_menus(self) -> None:
        """Delete the menus that pyqtgraph makes for every plot: seven windows that nobody owns or opens."""
        menu, self.plotItem.ctrlMenu = self.plotItem.ctrlMenu, None
        menu.deleteLater()

    def redraw(self) -> None:
        """Draw anew what the ranges or the size changed; for a plot that has something to draw."""
        self.geometry_changed.emit()

    def refresh_overlay(self) -> None:
        """Take note that something changed: all of the plot is painted at the next opportunity."""
        self.viewport().update()

    # Ranges

    @property
    def following(self) -> bool:
        """Whether the ranges are the program's, not the user's."""
        return self._following

    @property
    def ranges(self) -> Ranges:
        """What is in sight: x from, x to, y from, y to."""
        (x0, x1), (y0, y1) = self._box.viewRange()
        return float(x0), float(x1), self.value_at(y0), self.value_at(y1)

    def set_ranges(self, x0: float, x1: float, y0: float, y1: float) -> None:
        """Set what is in sight; kept for later while the user looks closer."""
        self._home = (x0, x1, y0, y1)
        if self._following:
            self._apply(self._home)

    def stream_ranges(self, x0: float, x1: float, y0: float, y1: float) -> None:
        """Do as `set_ranges`, at most twice a second: moving axes are the dearest part of streaming."""
        if (x0, x1, y0, y1) == self._home:
            return
        if self._since_move.isValid() and self._since_move.elapsed() < _RANGE_INTERVAL_MS:
            return
        self._since_move.start()
        self.set_ranges(x0, x1, y0, y1)

    def follow(self) -> None:
        """Give the ranges back to the program, here and in the plots that share the axis."""
        for plot in (self, *self._peers):
            plot._apply(plot._home)
            plot._set_following(True)

    def share_x(self, *others: PlotFrame) -> None:
        """Let plots zoom, follow and show their cursor together."""
        for other in others:
            self._peers.append(other)
            other._peers.append(self)

    def zoom_x(self, factor: float, centre: float) -> None:
        """Show `factor` times as much of the horizontal axis, with `centre` staying where it is."""
        x0, x1, _, _ = self.ranges
        self._show_x(centre - (centre - x0) * factor, centre + (x1 - centre) * factor)

    def zoom_y(self, factor: float) -> None:
        """Show `factor` times as much of the vertical axis, about its middle."""
        low, high = self._box.viewRange()[1]
        middle, half = (low + high) / 2, (high - low) / 2 * factor
        self._box.setRange(yRange=(middle - half, middle + half), padding=0.0)
        self._hold()

    def pan(self, across: float, up: float) -> None:
        """Move what is in sight by parts of it."""
        (x0, x1), (low, high) = self._box.viewRange()
        rise = up * (high - low)
        self._box.setRange(yRange=(low + rise, high + rise), padding=0.0)
        self._show_x(x0 + across * (x1 - x0), x1 + across * (x1 - x0))

    def _show_x(self, x0: float, x1: float) -> None:
        self._box.setRange(xRange=(x0, x1), padding=0.0)
        self._hold()

    def _apply(self, ranges: Ranges) -> None:
        x0, x1, y0, y1 = ranges
        if self.logarithmic and y0 <= 0.0:
            y0 = y1 * 10.0**-_DECADES
        y_range = self.height_of(y0), self.height_of(y1)
        self._box.setRange(xRange=(x0, x1), yRange=y_range, padding=0.0, disableAutoRange=True)

    def _hold(self) -> None:
        (x0, x1), _ = self._box.viewRange()
        for plot in self._peers:
            plot._box.setRange(xRange=(x0, x1), padding=0.0)
            plot._set_following(False)
        self._set_following(False)

    def _set_following(self, following: bool) -> None:
        if following != self._following:
            self._following = following
            self.following_changed.emit(following)

    # A logarithmic vertical axis

    @property
    def logarithmic(self) -> bool:
        """Whether equal steps of the vertical axis are equal ratios."""
        return self._left.logarithmic

    def set_logarithmic(self, on: bool) -> None:
        """Choose between equal steps and equal ratios; a user's closer look is given up."""
        if on != self.logarithmic:
            self._left.logarithmic = on
            self._left.picture = None
            self._apply(self._home)
            self._set_following(True)
            self.redraw()

    def height_of(self, value: float) -> float:
        """Return where a value lies in the plot's own coordinates; nan where a logarithm has none."""
        if not self.logarithmic:
            return value
        return math.log10(value) if value > 0.0 else math.nan

    def value_at(self, height: float) -> float:
        """Return the value of a height in the plot's own coordinates."""
        return 10.0 ** min(float(height), 300.0) if self.logarithmic else float(height)

    # Looks

    def set_labels(self, *, x: str = "", y: str = "") -> None:
        """Say what the axes measure, in the language of the moment."""
        self._labels = {"x": x, "y": y}
        self.lay_out(self.label_font())
        self.refresh_overlay()

    def show_x_values(self, shown: bool) -> None:
        """Write the values of the horizontal axis, or leave that to a plot below that shares it."""
        self._bottom.setStyle(showValues=shown)
        self.restyle()

    def label_font(self) -> QFont:
        """Return the font of everything written in the plot."""
        return theme.numeric_font(factor=0.92)

    def lay_out(self, font: QFont) -> None:
        """Keep room for a line of text where an axis has a label, and for half a tick's text elsewhere."""
        metrics = QFontMetricsF(font)
        line = metrics.height()
        # The height of the words themselves: a script that is not in the font makes its line higher.
        words = {key: metrics.boundingRect(_ANYWHERE, 0, text).height() for key, text in self._labels.items()}
        top = words["y"] + 0.6 * line if self._labels["y"] else line / 2
        bottom = words["x"] + 2 if self._labels["x"] else 0.0
        self.plotItem.layout.setContentsMargins(0.0, top, 1.5 * line, bottom)

    def restyle(self) -> None:
        """Take over the theme."""
        if self.plotItem is None:  # a style that arrives before pyqtgraph is complete
            return
        font = self.label_font()
        muted, grid = theme.colour("muted"), theme.colour("grid")
        self.setBackground(theme.colour("surface"))
        self._left.take_style(font, muted, grid, None)
        self._bottom.take_style(font, muted, grid, theme.colour("control_border"))
        accent = theme.colour("accent")
        self._box.rbScaleBox.setPen(QPen(accent, 0))
        self._box.rbScaleBox.setBrush(QColor(accent.red(), accent.green(), accent.blue(), 40))
        self.lay_out(font)

    def area(self) -> QRectF:
        """Return the rectangle inside the axes, in pixels of the viewport."""
        return self._box.sceneBoundingRect()
