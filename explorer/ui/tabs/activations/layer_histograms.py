"""The histograms of a stack's layers side by side, painted in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QPainter, QPaintEvent
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import number, percent
from explorer.ui.pointed_tips import PointedTips
from explorer.ui.tabs.activations.spreads import bar_end

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.ui.tabs.activations.spreads import Spread

_NARROWEST = 7
"""Width of a histogram in grid steps below which a second row begins."""


class LayerHistograms(Appearance, PointedTips, QWidget):
    """One small histogram a layer, first to last, all over the same range."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stack_histograms")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._spreads: Sequence[Spread] = ()
        self._range = (0.0, 1.0)
        self._colour = QColor()
        self.retranslate()

    def set_spreads(self, spreads: Sequence[Spread], low: float, high: float, colour: QColor) -> None:
        """Show layers over the range from ``low`` to ``high``."""
        self._spreads, self._range, self._colour = spreads, (low, high), colour
        self.setAccessibleDescription(
            "; ".join(self._words(spread) for spread in (spreads[0], spreads[-1])) if spreads else ""
        )
        self.update()

    def columns(self) -> int:
        """Return how many histograms stand in a row: all, or so many that the rows are about full."""
        count = max(len(self._spreads), 1)
        fitting = max(int(self.width() / (_NARROWEST * theme.unit())), 1)
        rows = -(-count // fitting)
        return -(-count // rows)

    def cell(self, index: int) -> QRectF:
        """Return the place of a layer's histogram with its texts."""
        columns = self.columns()
        rows = -(-max(len(self._spreads), 1) // columns)
        width, height = self.width() / columns, self.height() / rows
        gap = theme.unit()
        row, column = divmod(index, columns)
        return QRectF(column * width, row * height, width, height).adjusted(gap / 2, 0, -gap / 2, -gap)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        """Draw the histograms."""
        painter = QPainter(self)
        painter.setFont(theme.numeric_font(factor=0.85))
        line = painter.fontMetrics().height()
        for index, spread in enumerate(self._spreads):
            self._draw(painter, self.cell(index), spread, float(line))
        painter.end()

    def _draw(self, painter: QPainter, cell: QRectF, spread: Spread, line: float) -> None:
        bars = cell.adjusted(0, line, 0, -line)
        painter.fillRect(bars, theme.colour("raised"))
        fill = QColor(self._colour)
        fill.setAlphaF(0.8)
        end, width = bar_end(spread.shares), bars.width() / len(spread.shares)
        for index, share in enumerate(spread.shares.tolist()):
            if share:
                height = min(max(bars.height() * share / end, 1.0), bars.height())
                bar = QRectF(bars.left() + index * width, bars.bottom() - height, width, height)
                painter.fillRect(bar, fill)
                if share > end:
                    self._say_cut(painter, bar, bars, share)
        if spread.outside > 0.995:
            painter.setPen(theme.colour("muted"))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(bars, flags, self.tr("all outside"))
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        painter.setPen(theme.colour("text"))
        painter.drawText(QRectF(cell.left(), cell.top(), cell.width(), line), left, f"z{spread.layer}")
        painter.setPen(theme.colour("muted"))
        below = QRectF(cell.left(), bars.bottom(), cell.width(), line)
        low, high = (number(end, 2).removesuffix(".0") for end in self._range)
        painter.drawText(below, left, low)
        painter.drawText(below, right, high)

    def _say_cut(self, painter: QPainter, bar: QRectF, bars: QRectF, share: float) -> None:
        """Cut a bar across its upper part, and say beside it how high it would be."""
        gap = QRectF(bar.left(), bars.top() + theme.unit(), bar.width(), 3)
        painter.fillRect(gap, theme.colour("raised"))
        painter.setPen(theme.colour("muted"))
        place = QRectF(bar.right() + 3, bars.top(), bars.right() - bar.right() - 3, 2.0 * theme.unit() + 3)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, percent(share, 0))

    def tip_at(self, x: float, y: float) -> str:
        """Return the numbers of the histogram at a place; empty beside them."""
        for index, spread in enumerate(self._spreads):
            if self.cell(index).contains(x, y):
                return self._words(spread)
        return ""

    def _words(self, spread: Spread) -> str:
        return self.tr(
            "Layer {n}: deviation of z {deviation}, saturated {saturated}, gradient {gradient}, "
            "{outside} outside the axis"
        ).format(
            n=spread.layer,
            deviation=number(spread.deviation, 3),
            saturated=percent(spread.saturated),
            gradient=number(spread.gradient, 3),
            outside=percent(spread.outside),
        )

    def sizeHint(self) -> QSize:
        """Return room for two rows."""
        return QSize(40 * theme.unit(), 24 * theme.unit())

    def minimumSizeHint(self) -> QSize:
        """Return the least that shows anything."""
        return QSize(20 * theme.unit(), 14 * theme.unit())

    def retranslate(self) -> None:
        """Set the words."""
        self.setAccessibleName(self.tr("Histogram of every layer's outputs"))
        self.setToolTip(
            self.tr("How the outputs z of each layer are distributed, all on one axis (section 6.2.2)")
        )
        self.update()

    def restyle(self) -> None:
        """Take the theme's colours."""
        self.update()
