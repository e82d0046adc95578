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
_MOST_DECIMALS = 3


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

    Attributes
    ----------
    logarithmic : bool
        The plot's own coordinates are decimal logarithms of the values.
    """

    logarithmic = False

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
        if self.logarithmic:
            return [_short(10.0**value) for value in values]
        unit, factor = (" %", 100.0) if self.percent else ("", 1.0)
        step = spacing * factor
        shown = [value * factor for value in values]
        if step < 1e-4 or max(map(abs, shown), default=0.0) >= 1e6:
            return [f"{value:.4g}".replace("-", MINUS) for value in shown]
        decimals = max(0, math.ceil(-math.log10(step) - 1e-9))
        if 1e-9 < step * 10**decimals % 1.0 < 1 - 1e-9:
            decimals += 1  # steps of 2.5
        if decimals > _MOST_DECIMALS:
            return [_short(value) for value in shown]
        texts = [f"{value:,.{decimals}f}" for value in shown]
        return [f"{'0' if float(t.replace(',', '')) == 0 else t}{unit}".replace("-", MINUS) for t in texts]

    def tickSpacing(self, low: float, high: float, size: float) -> list[tuple[float, float]]:
        """Return one level of ticks at 1, 2, 5 × 10ᵏ (shares also at 25 %), as close as their texts allow."""
        apart = self._line_height * (2.2 if self.orientation == "left" else 4.8)
        wanted = (high - low) / max(size / apart, 1.0)
        if not wanted > 0.0:
            return [(1.0, 0.0)]
        steps = (1.0, 2.0, 2.5, 5.0, 10.0) if self.percent else (1.0, 2.0, 5.0, 10.0)
        return [(round_step(wanted, steps), 0.0)]

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Return the ticks as (spacing, values): of a logarithm at powers of ten and, with room, between."""
        if not self.logarithmic:
            return super().tickValues(low, high, size)
        low, high = min(low, high), max(low, high)
        return [(1.0, log_ticks(low, high, size / (self._line_height * 1.8)))]

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


def log_ticks(low: float, high: float, most: float) -> list[float]:
    """Return where ticks go on a logarithmic axis, in decimal logarithms.

    Parameters
    ----------
    low, high : float
        What is in sight, in decimal logarithms.
    most : float
        As many ticks as there is room for.
    """
    decades = high - low
    if not 0.0 < decades < 600.0:
        return []
    for mantissas in ((1.0, 1.5, 2.0, 3.0, 5.0, 7.0), (1.0, 2.0, 5.0), (1.0, 3.0), (1.0,)):
        if decades * len(mantissas) <= most:
            break
    apart = max(math.ceil(decades / max(most, 1.0)), 1)
    first = math.floor(low)
    exponents = [exponent for exponent in range(first, math.ceil(high) + 1) if exponent % apart == 0]
    ticks = [exponent + math.log10(mantissa) for exponent in exponents for mantissa in mantissas]
    found = [tick for tick in ticks if low <= tick <= high]
    return found if len(found) > 1 else _near_ticks(10.0**low, 10.0**high, most)


def _near_ticks(low: float, high: float, most: float) -> list[float]:
    """Return ticks at equal steps of the values, where less than a power of ten is in sight."""
    step = round_step((high - low) / max(most, 1.0), (1.0, 2.0, 5.0, 10.0))
    numbers = range(math.ceil(low / step), math.floor(high / step) + 1)
    return [math.log10(number * step) for number in numbers]


def round_step(wanted: float, steps: Sequence[float]) -> float:
    """Return the smallest of ``steps`` × 10ᵏ that is at least ``wanted``."""
    magnitude = 10.0 ** math.floor(math.log10(wanted))
    return next(step for step in steps if step * magnitude >= wanted * (1 - 1e-9)) * magnitude


def _short(value: float) -> str:
    """Return a value in as few characters as say it exactly, for ticks that are round numbers."""
    if value == 0.0 or 1e-3 <= abs(value) < 1e5:
        return f"{float(f'{value:.4g}'):,g}".replace("-", MINUS)
    mantissa, exponent = f"{value:.3g}".split("e") if "e" in f"{value:.3g}" else f"{value:.2e}".split("e")
    mantissa = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
    return f"{mantissa}e{int(exponent)}".replace("-", MINUS)
