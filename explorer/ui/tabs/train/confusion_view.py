"""The confusion matrix as a grid: true classes down, what was read across; a cell can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QPoint, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QColor, QPainter, QPen
from PyQt6.QtWidgets import QSizePolicy, QToolTip, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from PyQt6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

_KEYS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class ConfusionView(Appearance, QWidget):
    """Counts of how images of each class were read; on the diagonal they were read right.

    Parameters
    ----------
    parent : QWidget, optional

    Signals
    -------
    chosen()
        :attr:`cell` is another.
    """

    chosen = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: NDArray[np.intp] = np.zeros((10, 10), np.intp)
        self._classes: Sequence[str] = tuple("0123456789")
        self.cell: tuple[int, int] | None = None
        self.setObjectName("confusion")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    def show_counts(self, counts: NDArray[np.intp], classes: Sequence[str]) -> None:
        """Show counts, shape (classes, classes)."""
        self._counts, self._classes = counts, classes
        self.update()

    def choose(self, cell: tuple[int, int] | None) -> None:
        """Choose a cell (true class, read class), or none."""
        if cell != self.cell:
            self.cell = cell
            self.update()
            self.chosen.emit()

    def _side(self) -> float:
        return min(self.width(), self.height()) / (len(self._counts) + 1)

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Return the cell at a place in the widget's pixels, ``None`` for the names and beyond."""
        side = self._side()
        row, column = int(y // side) - 1, int(x // side) - 1
        n = len(self._counts)
        return (row, column) if 0 <= row < n and 0 <= column < n else None

    def _place(self, row: int, column: int) -> QRectF:
        side = self._side()
        return QRectF((column + 1) * side, (row + 1) * side, side, side).adjusted(0.5, 0.5, -0.5, -0.5)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        """Draw names, cells and counts."""
        painter = QPainter(self)
        painter.setFont(theme.numeric_font(factor=0.8))
        centre = int(Qt.AlignmentFlag.AlignCenter)
        painter.setPen(theme.colour("muted"))
        for i, name in enumerate(self._classes):
            short = name if len(name) < 3 else str(i)
            painter.drawText(self._place(i, -1), centre, short)
            painter.drawText(self._place(-1, i), centre, short)
        wrong = max(int((self._counts - np.diag(np.diag(self._counts))).max()), 1)
        totals = np.maximum(self._counts.sum(axis=1), 1)
        for (row, column), count in np.ndenumerate(self._counts):
            right = row == column
            share = count / totals[row] if right else count / wrong
            place = self._place(row, column)
            painter.fillRect(place, _mixed("accent" if right else "error", 0.75 * float(share)))
            if count:
                painter.setPen(theme.colour("text"))
                painter.drawText(place, centre, str(count))
        if self.hasFocus() and self.cell is None:
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        if self.cell is not None:
            painter.setPen(QPen(theme.colour("accent" if self.hasFocus() else "text"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self._place(*self.cell))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Choose the cell under the pointer; again, or beside them all, none."""
        if event is not None:
            cell = self.cell_at(event.position().x(), event.position().y())
            self.choose(None if cell == self.cell else cell)

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Say what the cell under the pointer counts."""
        if event is None:
            return
        cell = self.cell_at(event.position().x(), event.position().y())
        place = event.globalPosition().toPoint() + QPoint(8, 8)
        QToolTip.showText(place, self.toolTip() if cell is None else self.sentence(*cell), self)

    def sentence(self, row: int, column: int) -> str:
        """Return a cell in words."""
        return self.tr("{n} images of {true} were read as {guess}").format(
            n=whole(int(self._counts[row, column])), true=self._classes[row], guess=self._classes[column]
        )

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Move the choice by the arrows; Escape takes it away."""
        if event is None:
            return
        key = Qt.Key(event.key())
        if key in _KEYS:
            row, column = self.cell or (0, 0)
            down, across = _KEYS[key] if self.cell is not None else (0, 0)
            last = len(self._counts) - 1
            cell = min(max(row + down, 0), last), min(max(column + across, 0), last)
            self.choose(cell)
            self.setAccessibleDescription(self.sentence(*cell))
        elif key == Qt.Key.Key_Escape and self.cell is not None:
            self.choose(None)
        else:
            event.ignore()

    def focusInEvent(self, _event: QFocusEvent | None) -> None:
        """Show where the keys are."""
        self.update()

    def focusOutEvent(self, _event: QFocusEvent | None) -> None:
        """Show that they are elsewhere."""
        self.update()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Leave the room under a square to others."""
        super().resizeEvent(event)
        self.setMaximumHeight(max(self.width(), self.minimumSizeHint().height()))

    def sizeHint(self) -> QSize:
        """Return room for two figures in each cell."""
        return QSize(30 * theme.unit(), 30 * theme.unit())

    def minimumSizeHint(self) -> QSize:
        """Return the least that can be read."""
        return QSize(22 * theme.unit(), 22 * theme.unit())

    def retranslate(self) -> None:
        """Set the texts."""
        self.setAccessibleName(self.tr("Confusion matrix"))
        self.setToolTip(
            self.tr("Rows: the true class. Columns: what was read. Press a cell to see its images")
        )

    def restyle(self) -> None:
        """Take the theme's colours."""
        self.update()


def _mixed(name: str, share: float) -> QColor:
    """Return a colour of the theme over the ground of the figures."""
    ground, colour = theme.colour("raised"), theme.colour(name)
    parts = zip(ground.getRgb()[:3], colour.getRgb()[:3], strict=True)
    return QColor(*(round((1 - share) * a + share * b) for a, b in parts))
