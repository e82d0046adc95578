"""The network's answer as bars, one a class; a class can be taken as the true label."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.pointed_tips import PointedTips

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from PyQt6.QtCore import QEvent
    from PyQt6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_VALUE = "0.000"
_LONGEST_NAME = 0.42
"""Share of the width that class names may take."""


class ProbabilityBars(Appearance, PointedTips, QWidget):
    """Bars of 0…1 with class names and figures, painted in one go.

    A click on a row, or Enter on the row of the keyboard's cursor, takes that class as the true label; a
    second one takes it back.

    Signals
    -------
    label_chosen(object)
        The class (int) taken as the true label, or None if it was taken back.
    """

    label_chosen = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[str, ...] = tuple("0123456789")
        self._values: NDArray[np.floating] = np.zeros(10, np.float32)
        self._quiet = True
        self._truth: int | None = None
        self._cursor = 0
        self._hovered: int | None = None
        self.setObjectName("probabilities")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()
        self.restyle()

    # ------------------------------------------------------------------ what is shown

    @property
    def values(self) -> NDArray[np.floating]:
        """The probabilities shown, (n_classes,)."""
        return self._values

    def show_probabilities(
        self, values: NDArray[np.floating], classes: Sequence[str], truth: int | None, *, quiet: bool
    ) -> None:
        """Show one answer.

        Parameters
        ----------
        values : ndarray of shape (n_classes,)
            Probabilities; not numbers are shown as a dash.
        classes : sequence of str
            A name for each.
        truth : int or None
            The class marked as the true label.
        quiet : bool
            Show nothing as the strongest: the canvas is empty, and the answer means nothing.
        """
        self._values, self._classes = values, tuple(classes)
        self._truth, self._quiet = truth, quiet
        self._cursor = min(self._cursor, len(self._classes) - 1)
        self._describe()
        self.update()

    def row_rect(self, row: int) -> QRectF:
        """Return where the row of a class is, in the widget's coordinates."""
        height = self.height() / len(self._classes)
        return QRectF(0.0, row * height, self.width(), height)

    def row_at(self, y: float) -> int:
        """Return the row at this height; above the first and below the last it is that one."""
        return min(max(int(y * len(self._classes) / max(self.height(), 1)), 0), len(self._classes) - 1)

    def sizeHint(self) -> QSize:
        """Return a size with comfortable rows."""
        return QSize(20 * theme.unit(), round(2.25 * theme.unit()) * len(self._classes))

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which the figures can be read."""
        line = QFontMetricsF(theme.numeric_font()).height()
        return QSize(15 * theme.unit(), round(line * len(self._classes)))

    def retranslate(self) -> None:
        """Set all words again."""
        self.setAccessibleName(self.tr("Probability of each class"))
        self._describe()

    def restyle(self) -> None:
        """Take colours and fonts of the theme again."""
        self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        if self._quiet:
            text = self.tr("The canvas is empty.")
        else:
            parts = [
                self.tr("{name}: {value:.3f}").format(name=name, value=float(value))
                for name, value in zip(self._classes, self._values, strict=True)
            ]
            text = ", ".join(parts)
        if self._truth is not None:
            known = self.tr("True label: {name}.").format(name=self._classes[self._truth])
            text = f"{text} {known}"
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw the rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        figures, strong = theme.numeric_font(), theme.numeric_font(bold=True)
        metrics = QFontMetricsF(strong)
        unit = theme.unit()
        widest = max(metrics.horizontalAdvance(name) for name in self._classes)
        names = min(widest, self.width() * _LONGEST_NAME) + unit
        mark = unit * 1.25
        values = metrics.horizontalAdvance(_VALUE) + unit
        track = QRectF(mark + names, 0.0, max(self.width() - mark - names - values - unit / 2, 1.0), 0.0)
        top = None if self._quiet or np.isnan(self._values).all() else int(np.nanargmax(self._values))
        for row, name in enumerate(self._classes):
            area = self.row_rect(row)
            self._paint_ground(painter, area, row)
            if row == self._truth:
                self._paint_mark(painter, area, mark)
            strongest = row == top
            painter.setFont(strong if strongest else figures)
            painter.setPen(theme.colour("text" if strongest or row == self._truth else "muted"))
            label = QRectF(mark, area.y(), names - unit / 2, area.height())
            middle = Qt.AlignmentFlag.AlignVCenter
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, label.width())
            painter.drawText(label, int(middle | Qt.AlignmentFlag.AlignLeft), shown)
            self._paint_bar(painter, area, track, float(self._values[row]), strongest)
            right = QRectF(0.0, area.y(), self.width() - unit / 2, area.height())
            painter.drawText(right, int(middle | Qt.AlignmentFlag.AlignRight), self._figure(row))
        painter.end()

    def _figure(self, row: int) -> str:
        value = float(self._values[row])
        return "\N{EN DASH}" if self._quiet or not np.isfinite(value) else f"{value:.3f}"

    def _paint_ground(self, painter: QPainter, area: QRectF, row: int) -> None:
        radius = theme.unit() / 2
        inner = area.adjusted(1, 0.5, -1, -0.5)
        if row == self._hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(inner, radius, radius)
        if self.hasFocus() and row == self._cursor:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 1.5))
            painter.drawRoundedRect(inner, radius, radius)

    def _paint_mark(self, painter: QPainter, area: QRectF, width: float) -> None:
        """Point at the true label with a small triangle: a shape, so that no colour has to be told apart."""
        size = theme.unit() * 0.45
        middle = QPointF(width / 2 + size / 2, area.center().y())
        tip = QPolygonF([middle, middle - QPointF(size, size), middle - QPointF(size, -size)])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("text"))
        painter.drawPolygon(tip)

    def _paint_bar(
        self, painter: QPainter, area: QRectF, track: QRectF, value: float, strongest: bool
    ) -> None:
        pen = painter.pen()
        thickness = min(area.height() * 0.5, theme.unit() * 1.25)
        bar = QRectF(track.x(), area.center().y() - thickness / 2, track.width(), thickness)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("grid"))
        painter.drawRoundedRect(bar, 2, 2)
        if np.isfinite(value) and not self._quiet:
            bar.setWidth(bar.width() * min(max(value, 0.0), 1.0))
            painter.setBrush(theme.colour("accent" if strongest else "control_border"))
            painter.drawRoundedRect(bar, min(2.0, bar.width() / 2), 2)
        painter.setPen(pen)

    # ------------------------------------------------------------------ input

    def _choose(self, row: int) -> None:
        self._cursor = row
        self.label_chosen.emit(None if row == self._truth else row)
        self.update()

    def _hover(self, row: int | None) -> None:
        if row != self._hovered:
            self._hovered = row
            self.update()

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Take the class under the pointer as the true label."""
        if event is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose(self.row_at(event.position().y()))

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Light the row under the pointer."""
        if event is not None:
            self._hover(self.row_at(event.position().y()))

    def leaveEvent(self, event: QEvent | None) -> None:
        """Light no row."""
        self._hover(None)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Move the cursor by the arrows, choose by Enter or Space, or by the digit of a class."""
        if event is None:
            return
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self._cursor = (self._cursor + steps[key]) % len(self._classes)
            self.update()
        elif key in _ENTER:
            self._choose(self._cursor)
        elif event.text() in self._classes:
            self._choose(self._classes.index(event.text()))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent | None) -> None:
        """Show the cursor."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent | None) -> None:
        """Hide the cursor."""
        self.update()

    def tip_at(self, _x: float, y: float) -> str:
        """Return what the row at the height of a place says, and what a click there does."""
        row = self.row_at(y)
        name = self._classes[row]
        words = (
            self.tr("{name} is the true label. Click to take it back.")
            if row == self._truth
            else self.tr("{name} has a probability of {value}. Click if {name} is the true label.")
        )
        return words.format(name=name, value=self._figure(row))
