"""The largest terms of a sum as a small table, painted at once."""

from __future__ import annotations

from math import ceil

from PyQt6.QtCore import QRectF, QSize, Qt
from PyQt6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import MINUS

Row = tuple[str, str, str]
"""A product's name, its two factors, and its value with a sign."""

_WIDEST: Row = ("z1[000]·W2[000, 000]", f"{MINUS}00.00 · {MINUS}0.0000", f"{MINUS}0.0000")


class TermsTable(Appearance, QWidget):
    """Rows of three columns; the value's colour says its sign, an accented name that it is pointed at.

    Where there is no room for all three, the factors are left out; what has no room below is not begun.

    Painted rather than made of labels: fifteen labels cost 2 ms at each of thirty refreshes a second.
    """

    def __init__(self, rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._capacity = rows
        self._rows: list[Row] = []
        self._pointed: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    @property
    def rows(self) -> list[Row]:
        """The texts shown."""
        return self._rows

    def set_rows(self, rows: list[Row], pointed: int | None = None) -> None:
        """Show these rows, the one at ``pointed`` accented."""
        if (rows, pointed) != (self._rows, self._pointed):
            self._rows, self._pointed = rows, pointed
            self.setAccessibleDescription("; ".join(f"{name} = {value}" for name, _, value in rows))
            self.update()

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(theme.numeric_font(factor=0.92))

    def _columns(self) -> list[float]:
        rows = [*self._rows, _WIDEST]
        metrics = self._metrics()
        return [max(metrics.horizontalAdvance(row[column]) for row in rows) for column in range(3)]

    def sizeHint(self) -> QSize:
        """Return room for every row the table may have."""
        return self._room(self._columns(), self._capacity)

    def minimumSizeHint(self) -> QSize:
        """Return room for the name and the value of the largest term."""
        name, _, value = self._columns()
        return self._room([name, value], 1)

    def _room(self, widths: list[float], rows: int) -> QSize:
        width = sum(widths) + (len(widths) - 1) * 2 * theme.unit()
        return QSize(ceil(width), round(rows * self._metrics().height()) + 1)

    def restyle(self) -> None:
        """Take the theme's fonts."""
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Write the rows, factors and values flush right."""
        painter = QPainter(self)
        painter.setFont(theme.numeric_font(factor=0.92))
        line = self._metrics().height()
        widths = self._columns()
        shown = range(3) if self.width() >= self.sizeHint().width() else (0, 2)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for index, row in enumerate(self._rows[: int(self.height() / line)]):
            x = 0.0
            signed = "positive" if row[2].startswith("+") else "negative"
            colours = ("accent" if index == self._pointed else "text", "muted", signed)
            for column in shown:
                painter.setPen(theme.colour(colours[column]))
                place = QRectF(x, index * line, widths[column], line)
                painter.drawText(place, int(right if column else left), row[column])
                x += widths[column] + 2 * theme.unit()
        painter.end()
