"""Bars of several series in panels side by side, painted."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, ClassVar

from PyQt6.QtCore import QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer.labs.number_text import cell
from explorer.ui import theme
from explorer.ui.tabs.labs.figure_view import FigureView, figure_text

if TYPE_CHECKING:
    from explorer.labs import Bars, Lesson

_CENTRE = Qt.AlignmentFlag.AlignCenter
_DECIMALS = 4
_WIDEST_BAR_UNITS = 5.0


class BarsView(FigureView):
    """Draws `explorer.labs.Bars`; what is no number stands there as a word, where its bar would be."""

    stretches: ClassVar[bool] = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: Bars | None = None
        self._headings: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.restyle()

    def show_figure(self, figure: Bars, lesson: Lesson) -> None:
        """Draw these bars."""
        self._bars = figure
        self._headings = [figure_text(figure, lesson, f"series.{key}") for key in figure.series]
        self.setAccessibleName(figure_text(figure, lesson, "caption"))
        self.setAccessibleDescription(self.as_text())
        self.update()

    def as_text(self) -> str:
        """Return every bar's name and value, one panel a line."""
        if self._bars is None:
            return ""
        lines = []
        for heading, values in zip(self._headings, self._bars.values, strict=True):
            named = zip(self._bars.categories, values, strict=True)
            known = ((name, value) for name, value in named if name not in self._bars.unknown)
            shown = ", ".join(f"{name} {cell(value, _DECIMALS)}" for name, value in known)
            lines.append(f"{heading}: {shown}")
        return "\n".join(lines)

    def sizeHint(self) -> QSize:
        """Return a size at which bars can be compared."""
        return QSize(32 * theme.unit(), 18 * theme.unit())

    def minimumSizeHint(self) -> QSize:
        """Return the least height at which bars are bars."""
        return QSize(22 * theme.unit(), 16 * theme.unit())

    def restyle(self) -> None:
        """Take sizes and colours anew."""
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw each panel."""
        if self._bars is None:
            return
        painter = QPainter(self)
        gap = 2 * theme.unit()
        count = len(self._bars.series)
        width = (self.width() - gap * (count - 1)) / count
        for index in range(count):
            self._paint_panel(painter, QRectF(index * (width + gap), 0, width, self.height()), index)
        painter.end()

    def _paint_panel(self, painter: QPainter, area: QRectF, index: int) -> None:
        line = QFontMetricsF(theme.numeric_font()).height()
        painter.setFont(theme.caption_font())
        painter.setPen(theme.colour("muted"))
        heading_height = self._heading_height(area.width())
        painter.drawText(
            QRectF(area.left(), area.top(), area.width(), heading_height),
            Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap,
            self._headings[index],
        )
        plot = area.adjusted(0, heading_height + line + 2, 0, -line - 2)
        self._paint_levels(painter, plot)
        self._paint_bars(painter, plot, index)

    def _heading_height(self, width: float) -> float:
        metrics = QFontMetricsF(theme.caption_font())
        bounds = QRectF(0, 0, width, 1000)
        heights = (
            metrics.boundingRect(bounds, Qt.TextFlag.TextWordWrap, heading).height()
            for heading in self._headings
        )
        return max(heights, default=0.0) + 2

    def _paint_levels(self, painter: QPainter, plot: QRectF) -> None:
        for level in (0.5, 1.0):
            y = round(plot.bottom() - level * plot.height())
            painter.setPen(theme.colour("grid"))
            painter.drawLine(round(plot.left()), y, round(plot.right()), y)
        painter.setPen(theme.colour("control_border"))
        painter.drawLine(round(plot.left()), round(plot.bottom()), round(plot.right()), round(plot.bottom()))

    def _paint_bars(self, painter: QPainter, plot: QRectF, index: int) -> None:
        if self._bars is None:
            return
        line = QFontMetricsF(theme.numeric_font()).height()
        series = theme.current().series
        slot = plot.width() / len(self._bars.categories)
        width = min(slot * 0.6, _WIDEST_BAR_UNITS * theme.unit())
        for k, name in enumerate(self._bars.categories):
            value = float(self._bars.values[index, k])
            centre = plot.left() + (k + 0.5) * slot
            painter.setFont(theme.numeric_font())
            painter.setPen(theme.colour("muted"))
            painter.drawText(QRectF(centre - slot / 2, plot.bottom() + 2, slot, line), _CENTRE, name)
            if name in self._bars.unknown:
                continue
            wrong = not math.isfinite(value)
            height = 0.0 if wrong else plot.height() * min(max(value / self._bars.high, 0.0), 1.0)
            bar = QRectF(centre - width / 2, plot.bottom() - height, width, height)
            painter.fillRect(bar, QColor(series[k % len(series)]))
            font = theme.numeric_font(bold=wrong, factor=0.92)
            painter.setFont(font)
            painter.setPen(theme.colour("error" if wrong else "text"))
            above = QRectF(centre - slot / 2, bar.top() - line - 1, slot, line)
            painter.drawText(above, _CENTRE, _fitting(value, QFontMetricsF(font), slot))


def _fitting(value: float, metrics: QFontMetricsF, width: float) -> str:
    """Return the value with as many decimals as there is room for; nothing where there is none."""
    for text in (cell(value, _DECIMALS), f"{value:.{_DECIMALS}f}", f"{value:.2f}"):
        if metrics.horizontalAdvance(text) <= width:
            return text
    return ""
