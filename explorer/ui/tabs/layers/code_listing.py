"""Lines of code with their shapes and first values; the current one marked, the one pointed at lit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PyQt6.QtWidgets import QSizePolicy, QToolTip, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from explorer.ui.tabs.layers.walk_steps import CodeLine

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_FIRST = 3


def first_values(values: NDArray[np.floating] | float) -> str:
    """Return the first numbers of an array as code prints them, ``[0.12, −3.40, …]``; a scalar alone."""
    if np.ndim(values) == 0:
        return number(float(values), 4)
    flat = np.asarray(values).reshape(-1)
    shown = [number(float(value), 3) for value in flat[:_FIRST]]
    return f"[{', '.join(shown)}{', …' if len(flat) > _FIRST else ''}]"


class CodeListing(Appearance, QWidget):
    """A listing to point into; it is as high as its lines, so it is put into a scroll area.

    Signals
    -------
    pointed(object)
        The index of the line under the pointer or the keyboard's cursor; None when it left.
    chosen(int)
        A line was clicked, or Enter pressed on it.
    """

    pointed = pyqtSignal(object)
    chosen = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[CodeLine, ...] = ()
        self._values: tuple[str, ...] = ()
        self._current: int | None = None
        self._lit: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    @property
    def lines(self) -> tuple[CodeLine, ...]:
        """The lines shown."""
        return self._lines

    @property
    def values(self) -> tuple[str, ...]:
        """The first values beside them."""
        return self._values

    @property
    def current(self) -> int | None:
        """The line that is marked as run last."""
        return self._current

    @property
    def lit(self) -> int | None:
        """The line that is lit."""
        return self._lit

    def set_lines(self, lines: Sequence[CodeLine], values: Sequence[str]) -> None:
        """Show other lines, or other values beside them."""
        if tuple(lines) != self._lines:
            self._lines, self._lit = tuple(lines), None
            self.setFixedHeight(max(round(len(self._lines) * self._line_height()), 1))
        self._values = tuple(values)
        self.update()

    def set_current(self, current: int | None) -> None:
        """Mark a line as run last: those after it are still to come."""
        if current != self._current:
            self._current = current
            self.update()

    def light(self, lit: int | None) -> None:
        """Light a line, as the pointer does, without a signal."""
        if lit != self._lit:
            self._lit = lit
            self.update()

    def line_rect(self, index: int) -> QRectF:
        """Return where a line stands."""
        height = self._line_height()
        return QRectF(0, index * height, self.width(), height)

    def _line_height(self) -> float:
        return QFontMetricsF(theme.mono_font(0.92)).height() + 0.25 * theme.unit()

    def sizeHint(self) -> QSize:
        """Return room for code and shapes; values have what is left."""
        return QSize(46 * theme.unit(), round(len(self._lines) * self._line_height()))

    def retranslate(self) -> None:
        """Set the words."""
        self.setAccessibleName(self.tr("Code"))
        self.setAccessibleDescription(self.tr("Up and down move over the lines, Enter goes to one."))

    def restyle(self) -> None:
        """Take the theme's fonts."""
        self.setFixedHeight(max(round(len(self._lines) * self._line_height()), 1))
        self.update()

    def _at(self, y: float) -> int | None:
        index = int(y / self._line_height())
        return index if 0 <= index < len(self._lines) else None

    def _point(self, index: int | None) -> None:
        if index != self._lit:
            self.light(index)
            self.pointed.emit(index)

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Light the line under the pointer."""
        if event is not None:
            self._point(self._at(event.position().y()))

    def leaveEvent(self, event: QEvent | None) -> None:
        """Light none."""
        self._point(None)

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Choose the line under the pointer."""
        if event is not None and event.button() == Qt.MouseButton.LeftButton:
            index = self._at(event.position().y())
            if index is not None:
                self.chosen.emit(index)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Move over the lines, choose by Enter."""
        if event is None or not self._lines:
            return
        key = event.key()
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if key in moves:
            start = self._lit if self._lit is not None else (self._current or 0)
            self._point(min(max(start + moves[Qt.Key(key)], 0), len(self._lines) - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._lit is not None:
            self.chosen.emit(self._lit)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent | None) -> None:
        """Show the focus."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent | None) -> None:
        """Hide the focus."""
        if not self.underMouse():
            self._point(None)
        self.update()

    def event(self, event: QEvent | None) -> bool:
        """Show a line in full as its tooltip: in a narrow window its end is cut."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self._at(event.pos().y())
            if index is not None:
                text = f"{self._lines[index].text}\n# {self._lines[index].shapes}\n{self._values[index]}"
                QToolTip.showText(self.mapToGlobal(event.pos() + QPoint(8, 8)), text, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Write the lines: code, then shapes and values as a comment."""
        style, u = theme.current(), theme.unit()
        painter = QPainter(self)
        font = theme.mono_font(0.92)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        code = max((metrics.horizontalAdvance(line.text) for line in self._lines), default=0.0) + 1.5 * u
        mark = 1.5 * u
        for index, line in enumerate(self._lines):
            box = self.line_rect(index)
            if index == self._current:
                painter.fillRect(box, QColor(style.accent_soft))
                painter.fillRect(QRectF(0, box.y(), 3, box.height()), QColor(style.accent))
            if index == self._lit:
                painter.setPen(QColor(style.accent if self.hasFocus() else style.control_border))
                painter.drawRect(box.adjusted(0.5, 0.5, -1, -1))
            ahead = self._current is not None and index > self._current
            painter.setPen(QColor(style.muted if ahead else style.text))
            painter.drawText(box.adjusted(mark, 0, 0, 0), _LEFT, line.text)
            painter.setPen(QColor(style.muted))
            values = "" if ahead or index >= len(self._values) else f"  {self._values[index]}"
            room = box.adjusted(mark + code, 0, -2, 0)
            comment = metrics.elidedText(
                f"# {line.result}{values}", Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, _LEFT, comment)
        painter.end()
