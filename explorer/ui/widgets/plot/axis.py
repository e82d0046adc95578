"""An axis that says its numbers as the rest of the window does and keeps its place while they change."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtGui import QColor, QFont, QFontMetricsF, QPen

from explorer.ui.formatting import MINUS

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDEST = ("0,000", "100 %")


class PlotAxis(pg.AxisItem):
    """One axis of a `CurvePlot`: no tick marks, tabular figures, a faint grid, a fixed size.

    The size is fixed because an axis that grows with its labels lays the plot out anew while it streams, and
    two plots above one another would not line up.

    Parameters
    ----------
    orientation : {"left", "bottom"}
    percent : bool
        The values are shares: 0.5 reads "50 %".
    grid : bool
        Whether the ticks go on as faint lines through the plot.
    """

    def __init__(self, orientation: str, *, percent: bool = False, grid: bool = True) -> None:
        super().__init__(orientation, maxTickLength=0)
        self.percent = percent
        self._line_height = 14.0
        self.enableAutoSIPrefix(False)
        self.setStyle(tickLength=0, maxTickLevel=0, tickAlpha=255, autoExpandTextSpace=False)
        if grid:
            self.setGrid(255)

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Return the ticks' texts with as many decimals as their spacing needs."""
        unit, factor = (" %", 100.0) if self.percent else ("", 1.0)
        step = spacing * factor
        shown = [value * factor for value in values]
        if step < 1e-4 or max(map(abs, shown), default=0.0) >= 1e6:
            return [f"{value:.4g}".replace("-", MINUS) for value in shown]
        decimals = max(0, math.ceil(-math.log10(step) - 1e-9))
        texts = [f"{value:,.{decimals}f}" for value in shown]
        return [f"{'0' if float(t.replace(',', '')) == 0 else t}{unit}".replace("-", MINUS) for t in texts]

    def tickSpacing(self, low: float, high: float, size: float) -> list[tuple[float, float]]:
        """Return one level of ticks at 1, 2, 5 × 10ᵏ (shares also at 25 %), as close as their texts allow."""
        apart = self._line_height * (2.2 if self.orientation == "left" else 4.8)
        wanted = (high - low) / max(size / apart, 1.0)
        if not wanted > 0.0:
            return [(1.0, 0.0)]
        magnitude = 10.0 ** math.floor(math.log10(wanted))
        steps = (1.0, 2.0, 2.5, 5.0, 10.0) if self.percent else (1.0, 2.0, 5.0, 10.0)
        spacing = next(step for step in steps if step * magnitude >= wanted * (1 - 1e-9)) * magnitude
        return [(spacing, 0.0)]

    def boundingRect(self) -> QRectF:
        """Return the axis with its grid and the half labels that stand out over its ends.

        pyqtgraph leaves those out where there is a grid, and then the first and last labels with them.
        """
        half = self._line_height / 2 if self.orientation == "left" else self._line_height * 2
        across, up = (0.0, half) if self.orientation == "left" else (half, 0.0)
        return super().boundingRect().adjusted(-across, -up, across, up)

    def take_style(self, font: QFont, text: QColor, grid: QColor, line: QColor | None) -> None:
        """Take fonts and colours of the theme; `line` is the axis line's, None draws none."""
        metrics = QFontMetricsF(font)
        self._line_height = metrics.height()
        self.setTickFont(font)
        self.setTextPen(QPen(text))
        self.setTickPen(QPen(grid))
        self.setPen(QPen(Qt.PenStyle.NoPen) if line is None else QPen(line))
        if self.orientation == "left":
            self.setStyle(tickTextOffset=6)
            self.setWidth(max(map(metrics.horizontalAdvance, _WIDEST)) + 12)
        else:
            self.setStyle(tickTextOffset=4)
            self.setHeight(metrics.height() + 6)
