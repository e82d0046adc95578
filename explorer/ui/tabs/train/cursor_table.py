"""All values at the cursor in one table, for the current run and those drawn beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PyQt6.QtCore import QRect, QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import NOTHING, number, percent, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from explorer.ui.tabs.train.run_series import Moment

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MOST_COLUMNS = 5


@dataclass(frozen=True)
class Column:
    """One run at the cursor: its name and colour, and what is known of it there."""

    name: str
    colour: QColor
    moment: Moment


class CursorTable(Appearance, QWidget):
    """A small table over the plots; the mouse goes through it.

    Parameters
    ----------
    parent : QWidget
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("curve_values")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rows: list[tuple[str, list[str]]] = []
        self._columns: tuple[Column, ...] = ()
        self._note = ""
        self.hide()
        self.restyle()

    def show_values(self, columns: Sequence[Column], note: str) -> None:
        """Take the runs at the cursor, the current one first, and what was changed there; none hide it."""
        self._columns = tuple(columns)[:_MOST_COLUMNS]
        self._note = note
        if not self._columns:
            self.hide()
            return
        self._rows = self._texts()
        self.resize(self.sizeHint())
        self.update()

    def lines(self) -> list[str]:
        """Return the table row by row, as it is read aloud."""
        return [" ".join([name, *values]).strip() for name, values in self._all_rows()]

    def place(self, x: float, area: QRect) -> None:
        """Stand on an area's ground beside the cursor at ``x``, on its roomier side, and be seen.

        Where there is no room for all runs, the last ones are left out.
        """
        while len(self._columns) > 1 and self.width() > area.width():
            self.show_values(self._columns[:-1], self._note)
        gap = theme.unit()
        right = x + gap + self.width() <= area.right() + 1
        left = x + gap if right else x - gap - self.width()
        left = min(max(left, area.left()), max(area.right() + 1 - self.width(), area.left()))
        self.move(round(left), max(area.bottom() - gap // 2 - self.height(), area.top()))
        if self.isHidden():
            self.show()
            self.raise_()

    def _all_rows(self) -> list[tuple[str, list[str]]]:
        head = [("", [column.name for column in self._columns])] if len(self._columns) > 1 else []
        return [*head, *self._rows]

    def _texts(self) -> list[tuple[str, list[str]]]:
        """Return each row's name and its values; a row that no run has a value for is left out."""
        found = []
        for name, text in (
            (self.tr("iteration"), lambda m: whole(m.iteration)),
            (self.tr("epoch"), lambda m: f"{m.epoch:.2f}"),
            (self.tr("time"), lambda m: _time(m.seconds)),
            (self.tr("loss"), lambda m: number(m.loss)),
            (self.tr("smoothed"), lambda m: number(m.smoothed)),
            (self.tr("train"), lambda m: _share(m.train)),
            (self.tr("test"), lambda m: _share(m.test)),
            (self.tr("validation"), lambda m: _share(m.validation)),
            (self.tr("rate"), lambda m: number(m.learning_rate, 3)),
            (self.tr("gradient"), lambda m: _maybe(m.gradient_norm)),
            (self.tr("update ratio"), lambda m: _maybe(m.update_ratio)),
        ):
            values = self._values(text)
            if any(value != NOTHING for value in values):
                found.append((name, values))
        return found

    def _values(self, text: Callable[[Moment], str]) -> list[str]:
        return [text(column.moment) for column in self._columns]

    # Looks

    def sizeHint(self) -> QSize:
        """Return the room of all rows."""
        unit, metrics = theme.unit(), QFontMetricsF(self.font())
        names, columns = self._widths(metrics)
        width = max(names + sum(columns) + unit * len(columns), metrics.horizontalAdvance(self._note))
        lines = len(self._all_rows()) + bool(self._note)
        return QSize(round(width) + 2 * unit, round(lines * metrics.height()) + unit)

    def _widths(self, metrics: QFontMetricsF) -> tuple[float, list[float]]:
        rows = self._all_rows()
        names = max((metrics.horizontalAdvance(name) for name, _ in rows), default=0.0)
        columns = [
            max(metrics.horizontalAdvance(values[i]) for _, values in rows) for i in range(len(self._columns))
        ]
        return names, columns

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        """Draw the rows, each run's values in its colour."""
        colours, unit = theme.current(), theme.unit()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(QColor(colours.control_border), 1))
        painter.setBrush(QColor(colours.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        metrics = QFontMetricsF(self.font())
        names, columns = self._widths(metrics)
        height, top = metrics.height(), unit / 2
        for name, values in self._all_rows():
            painter.setPen(QColor(colours.muted))
            painter.drawText(QRectF(unit, top, names, height), int(_LEFT), name)
            right = unit + names
            for column, width, value in zip(self._columns, columns, values, strict=True):
                right += unit + width
                painter.setPen(column.colour)
                painter.drawText(QRectF(right - width - 1, top, width + 1, height), int(_RIGHT), value)
            top += height
        if self._note:
            painter.setPen(QColor(colours.warning))
            painter.drawText(QRectF(unit, top, self.width() - 2 * unit, height), int(_LEFT), self._note)
        painter.end()

    def retranslate(self) -> None:
        """Take the words of the language."""
        if self._columns:
            self.show_values(self._columns, self._note)

    def restyle(self) -> None:
        """Take the theme's measures."""
        self.setFont(theme.numeric_font(factor=0.92))
        self.update()


def _share(value: float | None) -> str:
    return NOTHING if value is None else percent(value)


def _maybe(value: float | None) -> str:
    return NOTHING if value is None else number(value, 3)


def _time(seconds: float) -> str:
    if seconds < 100.0:
        return f"{seconds:.2f} s"
    minutes, rest = divmod(seconds, 60.0)
    hours, minutes = divmod(int(minutes), 60)
    return f"{hours}:{minutes:02d}:{rest:04.1f}" if hours else f"{minutes}:{rest:04.1f}"
