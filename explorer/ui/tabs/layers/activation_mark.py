"""Where one unit stands on its activation: its point on the curve, or its share of softmax's outputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer.nn import ACTIVATIONS
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.tip_lines import in_lines

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LEAST_REACH = 4.0
_LABELLED = 12
"""Up to so many outputs have their number under the bar."""


class ActivationMark(Appearance, QWidget):
    """A small graph without figures: they stand beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = "identity"
        self._a = self._z = 0.0
        self._outputs: NDArray[np.floating] = np.zeros(0)
        self._unit = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.retranslate()

    def set_point(self, name: str, a: float, z: float, outputs: NDArray[np.floating], unit: int) -> None:
        """Show a unit.

        Parameters
        ----------
        name : str
            Its activation.
        a, z : float
            Where it stands on the curve.
        outputs : (units,)
            The whole layer's outputs, which softmax shares out.
        unit : int
            Which of them is meant.
        """
        self._name, self._a, self._z, self._outputs, self._unit = name, a, z, outputs, unit
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size like that of the heatmaps beside it."""
        return QSize(18 * theme.unit(), 14 * theme.unit())

    def retranslate(self) -> None:
        """Set the words."""
        self.setToolTip(
            in_lines(
                self.tr(
                    "The neuron on the curve of its activation (section 3.2); "
                    "for softmax its share among all outputs (section 3.5)"
                )
            )
        )
        self.setAccessibleName(self.tr("The neuron on the curve of its activation"))

    def restyle(self) -> None:
        """Take the theme's colours."""
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw the axes, then the curve with its point, or the bars."""
        box = QRectF(self.rect()).adjusted(8, 10, -8, -10)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if ACTIVATIONS[self._name].elementwise:
            self._paint_curve(painter, box)
        else:
            self._paint_shares(painter, box)
        painter.end()

    def _paint_curve(self, painter: QPainter, box: QRectF) -> None:
        reach = max(_LEAST_REACH, 1.25 * abs(self._a)) if np.isfinite(self._a) else _LEAST_REACH
        x = np.linspace(-reach, reach, 101)
        y = ACTIVATIONS[self._name](x)
        low, high = min(float(y.min()), 0.0), max(float(y.max()), 1.0)

        def place(a: float, z: float) -> QPointF:
            across, up = (a + reach) / (2 * reach), (z - low) / (high - low)
            return QPointF(box.left() + across * box.width(), box.bottom() - up * box.height())

        painter.setPen(QPen(theme.colour("control_border"), 1))
        painter.drawLine(place(-reach, 0), place(reach, 0))
        painter.drawLine(place(0, low), place(0, high))
        painter.setPen(QPen(theme.colour("text"), 1.5))
        painter.drawPolyline(QPolygonF([place(*point) for point in zip(x.tolist(), y.tolist(), strict=True)]))
        if not (np.isfinite(self._a) and np.isfinite(self._z)):
            return
        point = place(self._a, self._z)
        painter.setPen(QPen(theme.colour("accent"), 1))
        painter.drawLine(place(self._a, 0), point)
        painter.drawLine(place(0, self._z), point)
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(point, 4, 4)

    def _paint_shares(self, painter: QPainter, box: QRectF) -> None:
        font = theme.numeric_font(factor=0.88)
        line = QFontMetricsF(font).height()
        labelled = len(self._outputs) <= _LABELLED
        if labelled:
            box = box.adjusted(0, 0, 0, -0.5 * line)
        painter.setFont(font)
        painter.setPen(QPen(theme.colour("control_border"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        step = box.width() / max(len(self._outputs), 1)
        for unit, share in enumerate(np.nan_to_num(self._outputs).tolist()):
            height = share * box.height()
            colour = theme.colour("accent" if unit == self._unit else "muted")
            left = box.left() + unit * step
            painter.fillRect(QRectF(left + 0.2 * step, box.bottom() - height, 0.6 * step, height), colour)
            if labelled:
                painter.setPen(colour)
                place = QRectF(left, box.bottom() + 2, step, line)
                painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), str(unit))
