"""A field for one number that follows while it is typed, and that the arrow keys change."""

from __future__ import annotations

import re

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence
from PyQt6.QtWidgets import QLineEdit, QWidget

from explorer.labs.errors import ParameterError
from explorer.labs.number_text import is_list, plain, read_number
from explorer.ui import theme
from explorer.ui.appearance import Appearance

# What a number looks like while it is still being typed: no reason to complain yet.
_UNFINISHED = re.compile(r"\s*[-+\N{MINUS SIGN}]?\d*[.,]?\d*(e[-+]?\d*)?\s*", re.IGNORECASE)
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}


class NumberField(Appearance, QLineEdit):
    """An editable number.

    Up and Down add the step, Page Up and Page Down ten of them. Numbers are entered while they are typed;
    a text that is refused when it is finished gives way to the value from before the typing.

    Parameters
    ----------
    step : float
    characters : int
        How many figures it shows at once.
    parent : QWidget, optional
    """

    entered = pyqtSignal(object)
    list_entered = pyqtSignal(str)
    refused = pyqtSignal(object)

    def __init__(self, step: float, characters: int = 7, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = step
        self._characters = characters
        self._value = 0.0
        self._before = 0.0
        self._previous = ""
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textEdited.connect(self._follow)
        self.editingFinished.connect(self._finish)
        self.restyle()

    @property
    def value(self) -> float:
        """The last good value."""
        return self._value

    def set_value(self, value: float) -> None:
        """Show a value, unless its reader is just typing it in another spelling."""
        self._value = value
        if not self.isModified():
            self._before = value
        if not (self.hasFocus() and self._typed() == value):
            self.setText(plain(value))
        self._previous = self.text()

    def mark(self, wrong: bool) -> None:
        """Outline the field in the error colour, or no longer."""
        self.setStyleSheet(f"QLineEdit {{ border-color: {theme.current().error}; }}" if wrong else "")

    def restyle(self) -> None:
        """Take the figures' font, and room for them."""
        font = theme.numeric_font()
        if font != self.font():
            self.setFont(font)
        self.setFixedWidth(QFontMetrics(font).horizontalAdvance("0") * self._characters + 2 * theme.unit())

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Step on the arrow keys; take a whole list from the clipboard with its line ends."""
        if event is None:
            return
        clipboard = QGuiApplication.clipboard()
        if event.key() in _STEPS:
            # Twelve figures hide what binary fractions add: 0.3 + 0.1 must read 0.4.
            self.entered.emit(float(plain(self._value + _STEPS[Qt.Key(event.key())] * self._step)))
            self.selectAll()
        elif event.matches(QKeySequence.StandardKey.Paste) and clipboard and is_list(clipboard.text()):
            self.list_entered.emit(clipboard.text())
        else:
            super().keyPressEvent(event)

    def _typed(self) -> float | None:
        try:
            return read_number(self.text())
        except ParameterError:
            return None

    def _follow(self, text: str) -> None:
        pasted = len(text) - len(self._previous) > 1
        self._previous = text
        number = self._typed()
        if number is not None:
            self.entered.emit(number)
        elif pasted and is_list(text):
            self.list_entered.emit(text)
        elif not _UNFINISHED.fullmatch(text):
            self.mark(True)

    def _finish(self) -> None:
        text = self.text()
        number = self._typed()
        if number is None and is_list(text):
            self.list_entered.emit(text)
        elif number is None:
            self._go_back()
            self.refused.emit(ParameterError("not_a_number", text))
        elif number != self._value:
            # Refused while it was typed: go back, and let the reason be given once more.
            self._go_back()
            self.entered.emit(number)
        self.setText(plain(self._value))
        self._before = self._value
        self._previous = self.text()

    def _go_back(self) -> None:
        if self._before != self._value:
            self.entered.emit(self._before)
