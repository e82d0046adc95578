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
    from collections.abc import Sequence

    from PyQt6.QtGui import QResizeEvent

    from explorer.labs import Lesson, Line, Printout


_GAP_UNITS = 2


class PrintoutView(FigureView):
    """Draws a `explorer.labs.Printout`: code and its value beside it, or below it where it does not fit."""

    columns: ClassVar[int] = 2

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._shown = ""
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setWordWrap(True)
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
        """Return the width of the longest line alone; only the words of an error may be broken."""
        advance = QFontMetricsF(self._font()).horizontalAdvance("0")
        numbers = [line.text for line in self._lines if not isinstance(line.value, str)]
        texts = [*(line.code for line in self._lines), *"\n".join(numbers).splitlines()]
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
        # A character less than there is room for: the table keeps some pixels for itself.
        fitting = beside(self._lines, int((self.width() - _GAP_UNITS * theme.unit()) / advance) - 1)
        rows = "".join(_row(line, index in fitting) for index, line in enumerate(self._lines))
        html = f'<table cellspacing="0">{rows}</table>'
        if html != self._shown:
            self._shown = html
            self._text.setText(html)


def beside(lines: Sequence[Line], characters: int) -> frozenset[int]:
    """Return which lines have room for their values beside the code, all in one column; others' go below."""
    sizes = {index: (len(line.code), _width(line)) for index, line in enumerate(lines)}
    while sizes and sum(map(max, zip(*sizes.values(), strict=True))) > characters:
        del sizes[max(sizes, key=lambda index: sum(sizes[index]))]
    return frozenset(sizes)


def _width(line: Line) -> int:
    return max(map(len, line.text.splitlines()), default=0)


def _row(line: Line, beside: bool) -> str:
    colours = theme.current()
    value = escape(line.text).replace("\n", "<br>")
    if not isinstance(line.value, str):
        value = value.replace(" ", "&nbsp;")
    gap = _GAP_UNITS * theme.unit()
    code = f'<td style="color: {colours.muted}; padding-right: {gap}px;">{escape(line.code)}</td>'
    shown = f'<td style="color: {colours.text if line.finite else colours.error};">{value}</td>'
    if beside:
        return f"<tr>{code}{shown}</tr>"
    below = [cell.replace("<td ", '<td colspan="2" ') for cell in (code, shown)]
    return "".join(f"<tr>{cell}</tr>" for cell in below)
