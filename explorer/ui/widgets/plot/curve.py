"""One curve of a plot: its whole data, and the thinned path that is drawn of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QColor, QPainter, QPainterPath, QPen
from PyQt6.QtWidgets import QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from explorer.training.curves import reduce
from explorer.training.pyramid import Pyramid
from explorer.ui import theme

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FINE_WIDTH = 1.6
_LONG = 8192
"""Points from which on a curve keeps a pyramid of its extremes; of fewer they are found as quickly."""
_FAINT = 0.32
"""How much of its colour a faint curve has; the rest is the background's."""


def series_colour(colour: str | int) -> QColor:
    """Return a curve's colour in the current theme.

    Parameters
    ----------
    colour : str or int
        A "#rrggbb" string, the name of a colour of the theme, or an index into the theme's series.
    """
    if isinstance(colour, int):
        series = theme.current().series
        return QColor(series[colour % len(series)])
    return QColor(colour) if colour.startswith("#") else theme.colour(colour)


class PathItem(QGraphicsPathItem):
    """A path drawn smoothly when `smooth` is set, and in the quickest way otherwise."""

    smooth = False

    def paint(
        self, painter: QPainter | None, option: QStyleOptionGraphicsItem | None, widget: QWidget | None = None
    ) -> None:
        """Draw the path."""
        if painter is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, self.smooth)
        super().paint(painter, option, widget)


class PlotCurve:
    """A polyline, drawn by one of Qt's own path items.

    Drawing it leaves Python alone; pyqtgraph's own curve items ask it for their bounds at every turn.

    Parameters
    ----------
    colour : str or int
        See `series_colour`.
    dashed : bool
        Drawn in dashes, as derivatives are.
    faint : bool
        Drawn pale behind the others and without a name at its end: the raw values under a smoothed curve.
    name : str
        What the curve is called at its end and beside the cursor; without one it has no place there.
    behind : bool
        Drawn behind those that are not, for what is there to be compared with.
    """

    def __init__(
        self, colour: str | int, *, dashed: bool, faint: bool, name: str, behind: bool = False
    ) -> None:
        self.name = name
        self.faint = faint
        self.x: NDArray[np.generic] = np.empty(0)
        self.y: NDArray[np.generic] = np.empty(0)
        self._pyramid: Pyramid | None = None
        self.colour = QColor()
        self._source = colour
        self._dashed = dashed
        self._fine = True
        self.item = PathItem()
        self.item.setZValue(0 if faint else 1 if behind else 2)
        self.restyle()

    def restyle(self) -> None:
        """Take the curve's colour from the theme."""
        self.colour = series_colour(self._source)
        fine = self._fine and not self.faint
        pen = QPen(_blend(self.colour, _FAINT) if self.faint else self.colour, _FINE_WIDTH if fine else 1.0)
        pen.setCosmetic(True)
        if self._dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        self.item.smooth = fine
        self.item.setPen(pen)

    def set_fine(self, fine: bool) -> None:
        """Choose between fine lines and those that cost a tenth, for while a run streams."""
        self._fine = fine
        self.restyle()

    def set_points(self, x: NDArray[np.generic], y: NDArray[np.generic], same: int = 0) -> None:
        """Take the points; the first ``same`` of `y` are those of before. The arrays are kept."""
        self.x, self.y = x, y
        if len(y) < _LONG:
            self._pyramid = None
        else:
            if self._pyramid is None:
                self._pyramid, same = Pyramid(), 0
            self._pyramid.take(y, same)

    def take_points_of(self, other: PlotCurve) -> None:
        """Take the points of the curve that this one replaces."""
        self.x, self.y, self._pyramid = other.x, other.y, other._pyramid

    def redraw(self, low: float, high: float, columns: int, logarithmic: bool = False) -> None:
        """Make the path of what lies between two `x`, thinned to so many columns of pixels.

        A logarithm keeps the order, so the extremes are the same before and after it.
        """
        x, y = reduce(self.x, self.y, columns, low, high, self._pyramid)
        if logarithmic:
            y = np.log10(y, out=np.full(len(y), np.nan), where=np.greater(y, 0.0))
        path = QPainterPath()
        if len(x) > 1:
            finite = bool(np.isfinite(y).all())
            path = pg.functions.arrayToQPath(
                np.asarray(x, np.float64), np.asarray(y, np.float64), connect="all" if finite else "finite"
            )
        self.item.setPath(path)

    def nearest(self, x: float) -> tuple[float, float] | None:
        """Return the point whose `x` is nearest, None for an empty curve."""
        n = len(self.x)
        if n == 0:
            return None
        right = min(bisect_left(self.x, x), n - 1)
        left = max(right - 1, 0)
        index = left if abs(float(self.x[left]) - x) <= abs(float(self.x[right]) - x) else right
        return float(self.x[index]), float(self.y[index])

    def last(self, high: float) -> tuple[float, float] | None:
        """Return the last finite point at or left of `high`, None when there is none."""
        stop = bisect_right(self.x, high)
        tail = np.flatnonzero(np.isfinite(self.y[max(stop - 64, 0) : stop]))
        if not len(tail):
            return None
        index = max(stop - 64, 0) + int(tail[-1])
        return float(self.x[index]), float(self.y[index])


def _blend(colour: QColor, share: float) -> QColor:
    """Return a colour mixed with the background; a transparent one would darken where its line crosses."""
    ground = theme.colour("surface")
    mixed = [
        share * a + (1 - share) * b for a, b in zip(colour.getRgb()[:3], ground.getRgb()[:3], strict=True)
    ]
    return QColor(*(round(value) for value in mixed))
