"""The histogram of what comes out of the function, lying beside its plot on the same vertical axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QPainter, QPaintEvent
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import number, percent
from explorer.ui.pointed_tips import PointedTips
from explorer.ui.tabs.activations.histogram_plot import FAINT, FILLED

if TYPE_CHECKING:
    from explorer.ui.tabs.activations.distribution import Counts

_ENDS = (0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1.0)


class OutputStrip(Appearance, PointedTips, QWidget):
    """Lying bars: a share of the outputs each, filled where the function moves and faint where it is flat.

    Parameters
    ----------
    parent : QWidget, optional
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("output_histogram")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._counts: Counts | None = None
        self._colour = QColor()
        self._range, self._area = (0.0, 1.0), (0.0, 1.0)
        self.retranslate()

    @property
    def counts(self) -> Counts | None:
        """What the bars show."""
        return self._counts

    def set_axis(self, low: float, high: float, top: float, bottom: float) -> None:
        """Take the plot's vertical axis: ``high`` is at the pixel ``top``, ``low`` at ``bottom``."""
        self._range, self._area = (low, high), (top, bottom)
        self.update()

    def set_counts(self, counts: Counts, colour: QColor) -> None:
        """Show a histogram in the colour of its function."""
        self._counts, self._colour = counts, colour
        fullest = int((counts.responsive + counts.saturated).argmax())
        low, high = counts.edges[fullest], counts.edges[fullest + 1]
        self.setAccessibleDescription(self._words(fullest, float(low), float(high)))
        self.update()

    def _pixel(self, y: float) -> float:
        (low, high), (top, bottom) = self._range, self._area
        return bottom - (y - low) / (high - low) * (bottom - top)

    def _end(self) -> float:
        assert self._counts is not None
        responsive, saturated = self._counts.shares
        longest = float((responsive + saturated).max(initial=0.0))
        return next((end for end in _ENDS if longest <= 0.95 * end), 1.0)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        """Draw the bars and the end of their axis."""
        if self._counts is None:
            return
        painter = QPainter(self)
        (top, bottom), end = self._area, self._end()
        line = painter.fontMetrics().height()
        painter.fillRect(QRectF(0, top, 1, bottom - top), theme.colour("control_border"))
        painter.setFont(theme.numeric_font(factor=0.92))
        painter.setPen(theme.colour("muted"))
        below = QRectF(0, bottom + 4, self.width(), line)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, "0")
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, f"{100 * end:g} %")
        painter.setClipRect(QRectF(0, top, self.width(), bottom - top))
        scale = self.width() / end
        colours = [QColor(self._colour), QColor(self._colour)]
        for colour, opacity in zip(colours, (FILLED, FAINT), strict=True):
            colour.setAlphaF(opacity)
        edges = self._counts.edges.tolist()
        for index, (filled, faint) in enumerate(zip(*self._counts.shares, strict=True)):
            if filled + faint > 0:
                upper, lower = self._pixel(edges[index + 1]), self._pixel(edges[index])
                height = max(lower - upper, 1.0)
                painter.fillRect(QRectF(1, upper, filled * scale, height), colours[0])
                painter.fillRect(QRectF(1 + filled * scale, upper, faint * scale, height), colours[1])
        painter.end()

    def tip_at(self, _x: float, y: float) -> str:
        """Return what the bar at the height of a place says; empty where there is none."""
        counts = self._counts
        (low, high), (top, bottom) = self._range, self._area
        if counts is None or not top <= y <= bottom:
            return ""
        value = low + (bottom - y) / (bottom - top) * (high - low)
        for index, (start, end) in enumerate(zip(counts.edges[:-1], counts.edges[1:], strict=True)):
            if start <= value < end:
                return self._words(index, float(start), float(end))
        return ""

    def _words(self, index: int, low: float, high: float) -> str:
        assert self._counts is not None
        responsive, saturated = self._counts.shares
        return self.tr("{share} of the outputs between {low} and {high}").format(
            share=percent(float(responsive[index] + saturated[index])),
            low=number(low, 3),
            high=number(high, 3),
        )

    def sizeHint(self) -> QSize:
        """Return the width that a list of units needs too."""
        return QSize(22 * theme.unit(), 16 * theme.unit())

    def minimumSizeHint(self) -> QSize:
        """Return room for some bars."""
        return QSize(8 * theme.unit(), 13 * theme.unit())

    def retranslate(self) -> None:
        """Set the words."""
        self.setAccessibleName(self.tr("Distribution of the outputs"))
        self.setToolTip(self.tr("What the function makes of the values below, on its own axis (section 6.2)"))

    def restyle(self) -> None:
        """Take the theme's colours."""
        self.update()
