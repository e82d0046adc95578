"""The pyqtgraph part of a plot: axes, curves thinned to pixels, and ranges that are set and never found."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PyQt6.QtCore import QElapsedTimer, QRectF, pyqtSignal
from PyQt6.QtGui import QFont, QFontMetricsF

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.widgets.plot.axis import PlotAxis
from explorer.ui.widgets.plot.curve import PlotCurve

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PyQt6.QtGui import QPaintEvent
    from PyQt6.QtWidgets import QWidget

Ranges = tuple[float, float, float, float]

_RANGE_INTERVAL_MS = 500
_ANYWHERE = QRectF(0.0, 0.0, 1e4, 1e4)


class PlotSurface(Appearance, pg.PlotWidget):
    """Curves on pyqtgraph's axes.

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
    painted(seconds)
        A frame was painted and took so long; for whoever keeps a budget.
    """

    following_changed = pyqtSignal(bool)
    geometry_changed = pyqtSignal()
    painted = pyqtSignal(float)

    def __init__(self, parent: QWidget | None = None, *, percent: bool = False, grid_x: bool = False) -> None:
        self._left = PlotAxis("left", percent=percent)
        self._bottom = PlotAxis("bottom", grid=grid_x)
        self._curves: dict[str, PlotCurve] = {}
        self._peers: list[PlotSurface] = []
        self._labels = {"x": "", "y": ""}
        self._home: Ranges = (0.0, 1.0, 0.0, 1.0)
        self._following = True
        self._fine = True
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

    # Curves

    def curve(
        self, key: str, colour: str | int, *, dashed: bool = False, faint: bool = False, name: str = ""
    ) -> None:
        """Add an empty curve under `key`, or change the looks of the one there; see `PlotCurve`."""
        made = PlotCurve(colour, dashed=dashed, faint=faint, name=name)
        made.set_fine(self._fine)
        old = self._curves.pop(key, None)
        if old is not None:
            made.x, made.y = old.x, old.y
            self._box.removeItem(old.item)
        self._curves[key] = made
        self._box.addItem(made.item, ignoreBounds=True)
        self._draw(made)
        self.refresh_overlay()

    def remove_curve(self, key: str) -> None:
        """Take the curve `key` away."""
        self._box.removeItem(self._curves.pop(key).item)
        self.refresh_overlay()

    def set_curve(self, key: str, x: NDArray[np.generic], y: NDArray[np.generic]) -> None:
        """Give the curve `key` its points (n,), `x` ascending; the arrays are kept, not copied."""
        curve = self._curves[key]
        curve.x, curve.y = x, y
        self._draw(curve)
        self.refresh_overlay()

    def points(self, key: str) -> tuple[NDArray[np.generic], NDArray[np.generic]]:
        """Return all points of the curve `key`, as they were given."""
        return self._curves[key].x, self._curves[key].y

    def redraw(self) -> None:
        """Thin every curve anew to what is in sight."""
        for curve in self._curves.values():
            self._draw(curve)
        self.refresh_overlay()
        self.geometry_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and tell what it cost."""
        start = time.perf_counter()
        super().paintEvent(event)
        self.painted.emit(time.perf_counter() - start)

    def _draw(self, curve: PlotCurve) -> None:
        low, high = self._box.viewRange()[0]
        curve.redraw(low, high, max(int(self._box.width()), 16))

    def refresh_overlay(self) -> None:
        """Take note that what lies over the curves may have moved; for a plot that has something there."""

    def set_fine(self, fine: bool) -> None:
        """Choose between fine lines and those that cost a tenth, for while a run streams.

        Two antialiased curves cost 2 ms a frame, of which a run at full speed pays for every one.
        """
        if fine != self._fine:
            self._fine = fine
            for curve in self._curves.values():
                curve.set_fine(fine)

    # Ranges

    @property
    def following(self) -> bool:
        """Whether the ranges are the program's, not the user's."""
        return self._following

    @property
    def ranges(self) -> Ranges:
        """What is in sight: x from, x to, y from, y to."""
        (x0, x1), (y0, y1) = self._box.viewRange()
        return float(x0), float(x1), float(y0), float(y1)

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

    def share_x(self, other: PlotSurface) -> None:
        """Let two plots zoom, follow and show their cursor together."""
        self._peers.append(other)
        other._peers.append(self)

    def zoom_x(self, factor: float, centre: float) -> None:
        """Show `factor` times as much of the horizontal axis, with `centre` staying where it is."""
        x0, x1, _, _ = self.ranges
        self._box.setRange(
            xRange=(centre - (centre - x0) * factor, centre + (x1 - centre) * factor), padding=0.0
        )
        self._hold()

    def _apply(self, ranges: Ranges) -> None:
        x0, x1, y0, y1 = ranges
        self._box.setRange(xRange=(x0, x1), yRange=(y0, y1), padding=0.0, disableAutoRange=True)

    def _hold(self) -> None:
        x0, x1, _, _ = self.ranges
        for plot in self._peers:
            plot._box.setRange(xRange=(x0, x1), padding=0.0)
            plot._set_following(False)
        self._set_following(False)

    def _set_following(self, following: bool) -> None:
        if following != self._following:
            self._following = following
            self.following_changed.emit(following)

    # Looks

    def set_labels(self, *, x: str = "", y: str = "") -> None:
        """Say what the axes measure, in the language of the moment."""
        self._labels = {"x": x, "y": y}
        self.lay_out(self.label_font())
        self.refresh_overlay()

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
        for curve in self._curves.values():
            curve.restyle()
        self.lay_out(font)

    def area(self) -> QRectF:
        """Return the rectangle inside the axes, in pixels of the viewport."""
        return self._box.sceneBoundingRect()
