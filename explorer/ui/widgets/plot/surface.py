"""A plot's curves, thinned to its pixels."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PyQt6.QtCore import pyqtSignal

from explorer.ui.widgets.plot.curve import PlotCurve
from explorer.ui.widgets.plot.frame import PlotFrame

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PyQt6.QtGui import QPaintEvent
    from PyQt6.QtWidgets import QWidget


class PlotSurface(PlotFrame):
    """Curves in a `PlotFrame`.

    Parameters
    ----------
    parent : QWidget, optional
    percent, grid_x : bool
        See `PlotFrame`.

    Signals
    -------
    painted(seconds)
        A frame was painted and took so long; for whoever keeps a budget.
    """

    painted = pyqtSignal(float)

    def __init__(self, parent: QWidget | None = None, *, percent: bool = False, grid_x: bool = False) -> None:
        self._curves: dict[str, PlotCurve] = {}
        self._fine = True
        super().__init__(parent, percent=percent, grid_x=grid_x)

    def curve(
        self,
        key: str,
        colour: str | int,
        *,
        dashed: bool = False,
        faint: bool = False,
        name: str = "",
        behind: bool = False,
    ) -> None:
        """Add an empty curve under `key`, or change the looks of the one there; see `PlotCurve`."""
        made = PlotCurve(colour, dashed=dashed, faint=faint, name=name, behind=behind)
        made.set_fine(self._fine)
        old = self._curves.get(key)
        if old is not None:
            made.take_points_of(old)
            self._box.removeItem(old.item)
        self._curves[key] = made
        self._box.addItem(made.item, ignoreBounds=True)
        self._draw(made)
        self.refresh_overlay()

    def remove_curve(self, key: str) -> None:
        """Take the curve `key` away."""
        self._box.removeItem(self._curves.pop(key).item)
        self.refresh_overlay()

    def has_curve(self, key: str) -> bool:
        """Return whether there is a curve `key`."""
        return key in self._curves

    def set_curve(self, key: str, x: NDArray[np.generic], y: NDArray[np.generic], same: int = 0) -> None:
        """Give the curve `key` its points (n,), `x` ascending; the arrays are kept, not copied.

        Parameters
        ----------
        key : str
        x, y : ndarrays of shape (n,)
        same : int, optional
            So many of the first `y` are those of before: a long curve that grows is then looked at only
            where it is new.
        """
        curve = self._curves[key]
        curve.set_points(x, y, same)
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
        super().redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and tell what it cost."""
        start = time.perf_counter()
        super().paintEvent(event)
        self.painted.emit(time.perf_counter() - start)

    def _draw(self, curve: PlotCurve) -> None:
        low, high = self._box.viewRange()[0]
        curve.redraw(low, high, max(int(self._box.width()), 16), self.logarithmic)

    def set_fine(self, fine: bool) -> None:
        """Choose between fine lines and those that cost a tenth, for while a run streams.

        Two antialiased curves cost 2 ms a frame, of which a run at full speed pays for every one.
        """
        if fine != self._fine:
            self._fine = fine
            for curve in self._curves.values():
                curve.set_fine(fine)
            self.refresh_overlay()

    def restyle(self) -> None:
        """Take over the theme."""
        if self.plotItem is None:
            return
        for curve in self._curves.values():
            curve.restyle()
        super().restyle()
