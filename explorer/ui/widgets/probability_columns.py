"""The network's answer as ten small columns, where there is no room for bars with figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QRectF, QSize, Qt
from PyQt6.QtGui import QFontMetricsF, QPainter
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import percent
from explorer.ui.pointed_tips import PointedTips

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from PyQt6.QtGui import QPaintEvent


class ProbabilityColumns(Appearance, PointedTips, QWidget):
    """Columns of 0…1 over the names of the classes; the strongest is in the accent's colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[str, ...] = tuple("0123456789")
        self._values: NDArray[np.floating] = np.zeros(10, np.float32)
        self._quiet = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()
        self.restyle()

    @property
    def values(self) -> NDArray[np.floating]:
        """The probabilities shown, (n_classes,)."""
        return self._values

    def show_probabilities(
        self, values: NDArray[np.floating], classes: Sequence[str], *, quiet: bool
    ) -> None:
        """Show one answer.

        Parameters
        ----------
        values : ndarray of shape (n_classes,)
            Probabilities; not numbers are shown as none.
        classes : sequence of str
            A name for each.
        quiet : bool
            Show no columns: there is no input to read.
        """
        self._values, self._classes, self._quiet = values, tuple(classes), quiet
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for ten columns and a line of names."""
        return QSize(20 * theme.unit(), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return the same height with less width."""
        return QSize(14 * theme.unit(), self._height())

    def retranslate(self) -> None:
        """Set all words again."""
        self.setAccessibleName(self.tr("Probability of each class"))

    def restyle(self) -> None:
        """Take colours and fonts of the theme again."""
        self.updateGeometry()
        self.update()

    def _height(self) -> int:
        return round(5 * theme.unit() + self._line())

    def _line(self) -> float:
        return QFontMetricsF(theme.caption_font()).height()

    def column_rect(self, index: int) -> QRectF:
        """Return where the column of a class can be, in the widget's coordinates."""
        width = self.width() / len(self._classes)
        return QRectF(index * width, 0.0, width, self.height())

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw the columns on their ground line, and the names below it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self.height() - self._line()
        finite = np.where(np.isfinite(self._values), self._values, 0.0)
        top = None if self._quiet or not finite.any() else int(np.argmax(finite))
        font = theme.numeric_font(factor=0.92)
        for index, name in enumerate(self._classes):
            area = self.column_rect(index)
            inner = area.adjusted(area.width() * 0.16, 0, -area.width() * 0.16, 0)
            track = QRectF(inner.x(), 0.0, inner.width(), room)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("grid"))
            painter.drawRect(track)
            if not self._quiet:
                height = room * min(max(float(finite[index]), 0.0), 1.0)
                painter.setBrush(theme.colour("accent" if index == top else "control_border"))
                painter.drawRect(QRectF(inner.x(), room - height, inner.width(), height))
            font.setBold(index == top)
            painter.setFont(font)
            painter.setPen(theme.colour("text" if index == top else "muted"))
            below = QRectF(area.x(), room, area.width(), self._line())
            shown = name if len(name) == 1 else str(index)
            painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), shown)
        painter.end()

    def tip_at(self, x: float, _y: float) -> str:
        """Return what the column at a place says."""
        count = len(self._classes)
        index = min(max(int(x * count / max(self.width(), 1)), 0), count - 1)
        return self.tr("{name}: {percent}").format(
            name=self._classes[index], percent=percent(float(self._values[index]))
        )
