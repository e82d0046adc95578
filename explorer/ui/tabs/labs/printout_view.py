"""Lines of code with what NumPy prints for them, as text that can be selected."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, ClassVar

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QFont, QFontMetricsF
from PyQt6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from explorer.ui import theme
from explorer.ui.tabs.labs.figure_view import FigureView, figure_text

if TYPE_CHECKING:
    from PyQt6.QtGui import QResizeEvent

    from explorer.labs import Lesson, Line, Printout


_GAP_UNITS = 2


class PrintoutView(FigureView):
    """Draws a `explorer.labs.Printout`: code and its value beside it, or below it where it is narrow."""

    columns: ClassVar[int] = 2

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._shown = ""
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        # The lines never make the page wider than it is: they are set below one another instead.
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._text)
        self.restyle()

    def show_figure(self, figure: Printout, lesson: Lesson) -> None:
        """Draw these lines."""
        self._lines = figure.lines
        self._text.setAccessibleName(figure_text(figure, lesson, "caption"))
        self._write()

    def minimumSizeHint(self) -> QSize:
        """Return the width of the longest line alone."""
        advance = QFontMetricsF(self._font()).horizontalAdvance("0")
        texts = [text for line in self._lines for text in (line.code, *line.text.splitlines())]
        return QSize(round(advance * max(map(len, texts), default=0)), super().minimumSizeHint().height())

    def restyle(self) -> None:
        """Write the lines in the theme's font and colours."""
        self._text.setFont(self._font())
        self._write()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Set values beside the code or below it."""
        super().resizeEvent(event)
        self._write()

    def _font(self) -> QFont:
        return theme.mono_font(0.92)

    def _write(self) -> None:
        advance = QFontMetricsF(self._font()).horizontalAdvance("0")
        codes = max((len(line.code) for line in self._lines), default=0)
        values = max((len(part) for line in self._lines for part in line.text.splitlines()), default=0)
        beside = (codes + values) * advance + _GAP_UNITS * theme.unit() <= self.width()
        rows = "".join(_row(line, beside) for line in self._lines)
        html = f'<table cellspacing="0">{rows}</table>'
        if html != self._shown:
            self._shown = html
            self._text.setText(html)


def _row(line: Line, beside: bool) -> str:
    colours = theme.current()
    value = escape(line.text).replace("\n", "<br>").replace(" ", "&nbsp;")
    gap = _GAP_UNITS * theme.unit()
    code = f'<td style="color: {colours.muted}; padding-right: {gap}px;">{escape(line.code)}</td>'
    shown = f'<td style="color: {colours.text if line.finite else colours.error};">{value}</td>'
    return f"<tr>{code}{shown}</tr>" if beside else f"<tr>{code}</tr><tr>{shown}</tr>"
