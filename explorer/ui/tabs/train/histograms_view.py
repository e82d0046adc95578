"""Histograms of every layer, row by row: a, z, weights and gradient, painted in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QRectF, QSize, Qt
from PyQt6.QtGui import QPainter
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer.training.distributions import QUANTITIES, Distribution, distributions
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import number
from explorer.ui.pointed_tips import PointedTips
from explorer.ui.tip_lines import in_lines

if TYPE_CHECKING:
    from PyQt6.QtGui import QPaintEvent

    from explorer.ui.session import Session

_INTERVAL_MS = 500
_TALLEST = 14
"""Grid steps: few layers do not stretch over the whole height."""


class HistogramsView(Appearance, PointedTips, QWidget):
    """One row a layer; zero is marked where it is in the range.

    Parameters
    ----------
    session : Session
    parent : QWidget, optional
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = session.run
        self.layers: tuple[dict[str, Distribution], ...] = ()
        self.setObjectName("histograms")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._refresh = session.clock.add(self, self.refresh, _INTERVAL_MS)
        for signal in (self._run.advanced, self._run.shown_changed, self._run.dataset_loaded):
            signal.connect(self._refresh.request)
        self.retranslate()
        self._refresh.request()

    def refresh(self) -> None:
        """Take the numbers of the moment shown."""
        network, dataset = self._run.network, self._run.dataset
        self.layers = () if network is None or dataset is None else distributions(network, dataset.test)
        self.update()

    def _head(self) -> float:
        return 2.0 * self.fontMetrics().height()

    def _cell(self, row: int, column: int) -> QRectF:
        rows = max(len(self.layers), 1)
        height = min((self.height() - self._head()) / rows, float(_TALLEST * theme.unit()))
        width = self.width() / len(QUANTITIES)
        return QRectF(column * width, self._head() + row * height, width - 4, height - 4)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        """Draw names and histograms."""
        painter = QPainter(self)
        painter.setFont(theme.caption_font())
        painter.setPen(theme.colour("muted"))
        if not self.layers:
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(QRectF(self.rect()), flags, self.tr("They appear with Start."))
        for column, name in enumerate(QUANTITIES if self.layers else ()):
            place = QRectF(self._cell(0, column).left(), 0, self.width() / len(QUANTITIES), self._head())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), name)
        for row, layer in enumerate(self.layers):
            for column, name in enumerate(QUANTITIES):
                self._draw(painter, self._cell(row, column), layer[name])
        painter.end()

    def _draw(self, painter: QPainter, cell: QRectF, found: Distribution) -> None:
        line = min(float(painter.fontMetrics().height()), cell.height() / 3)
        bars = cell.adjusted(0, 0, 0, -line)
        painter.fillRect(bars, theme.colour("raised"))
        tallest, width = max(int(found.counts.max()), 1), bars.width() / len(found.counts)
        colour = theme.colour("accent")
        for i, count in enumerate(found.counts):
            if count:
                height = max(bars.height() * int(count) / tallest, 1.0)
                painter.fillRect(
                    QRectF(bars.left() + i * width, bars.bottom() - height, width, height), colour
                )
        if found.low <= 0.0 <= found.high:
            x = bars.left() - found.low / (found.high - found.low) * bars.width()
            painter.fillRect(QRectF(x, bars.top(), 1, bars.height()), theme.colour("muted"))
        painter.setPen(theme.colour("muted"))
        under = QRectF(cell.left(), bars.bottom(), cell.width(), line)
        painter.drawText(under, int(Qt.AlignmentFlag.AlignLeft), f"σ {number(found.deviation, 2)}")

    def tip_at(self, x: float, y: float) -> str:
        """Return what the histogram at a place shows; empty beside them."""
        words = {
            "a": self.tr("pre-activations"),
            "z": self.tr("outputs"),
            "W": self.tr("weights"),
            "dW": self.tr("gradient of the weights"),
        }
        for row, layer in enumerate(self.layers):
            for column, name in enumerate(QUANTITIES):
                if self._cell(row, column).contains(x, y):
                    found = layer[name]
                    return self.tr(
                        "Layer {n}, {what}: {low} to {high}, mean {mean}, deviation {deviation}"
                    ).format(
                        n=row + 1,
                        what=words[name],
                        low=number(found.low, 3),
                        high=number(found.high, 3),
                        mean=number(found.mean, 3),
                        deviation=number(found.deviation, 3),
                    )
        return ""

    def sizeHint(self) -> QSize:
        """Return room for two layers."""
        return QSize(30 * theme.unit(), 30 * theme.unit())

    def minimumSizeHint(self) -> QSize:
        """Return the least that shows anything."""
        return QSize(20 * theme.unit(), 16 * theme.unit())

    def retranslate(self) -> None:
        """Set the texts."""
        self.setAccessibleName(self.tr("Histograms of every layer"))
        self.setToolTip(
            in_lines(
                self.tr(
                    "Each row is a layer: pre-activations a, outputs z, weights W and their gradient dW, "
                    "for a hundred test images (section 6.2.2)"
                )
            )
        )
        self.update()

    def restyle(self) -> None:
        """Take the theme's colours."""
        self.update()
