"""A field for one number that may be wrong while it is typed, and steps as its kind of number steps."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QLineEdit

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.tabs.train.setup_form import number_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PyQt6.QtGui import QKeyEvent, QWheelEvent
    from PyQt6.QtWidgets import QWidget

_NICE = (1.0, 2.0, 5.0, 10.0)
_KEYS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


def nice_step(value: float, direction: int) -> float:
    """Return the next of 1, 2, 5 × 10ᵏ in a direction: what is tried for a rate is a matter of ratios."""
    if value <= 0.0:
        return 1e-4 if direction > 0 else 0.0
    magnitude = 10.0 ** math.floor(math.log10(value) + 1e-9)
    if direction > 0:
        return next(n for n in _NICE if n * magnitude > value * (1 + 1e-9)) * magnitude
    below = (n * magnitude / 10 for n in (50.0, 20.0, 10.0, 5.0))
    return next(n for n in below if n < value * (1 - 1e-9))


def unit_step(value: float, direction: int) -> float:
    """Return the neighbouring whole number, not below 0."""
    return max(value + direction, 0.0)


def whole_nice_step(value: float, direction: int) -> float:
    """Return the next of 1, 2, 5 × 10ᵏ that is a whole number of 1 or more."""
    return max(nice_step(value, direction), 1.0)


class NumberField(Appearance, QLineEdit):
    """A line for a number: Up and Down, or the wheel while it has the focus, go to the next usual value.

    It takes any text; what is wrong with it is said beside it, not by refusing the key.

    Parameters
    ----------
    step : callable
        From a value and a direction (1 or -1) to the next value.
    parent : QWidget, optional

    Signals
    -------
    edited()
        The user changed the text, perhaps not to its end.
    committed()
        The user is done with it: Enter, another field, or a step.
    """

    edited = pyqtSignal()
    committed = pyqtSignal()

    def __init__(self, step: Callable[[float, int], float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = step
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMaxLength(24)
        self.textEdited.connect(self.edited)
        self.editingFinished.connect(self.committed)
        self.restyle()

    def show_text(self, text: str) -> None:
        """Show a text that the program sets; typing on equal text is left alone, with its cursor."""
        if text != self.text():
            self.setText(text)

    def step_by(self, direction: int) -> None:
        """Go to the next usual value in a direction; from what is no number, nowhere."""
        try:
            value = float(self.text().replace(",", ""))
        except ValueError:
            return
        self.setText(number_text(self._step(value, direction)))
        self.edited.emit()
        self.committed.emit()

    def set_wrong(self, wrong: bool) -> None:
        """Mark the field as wrong, or as right again."""
        self.setProperty("wrong", wrong)
        self.restyle()

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Step by Up and Down."""
        if event is not None and event.key() in _KEYS and not event.modifiers():
            self.step_by(_KEYS[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent | None) -> None:
        """Step by the wheel, only with the focus: else it scrolls the panel."""
        if event is not None and self.hasFocus() and event.angleDelta().y():
            self.step_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        elif event is not None:
            event.ignore()

    def restyle(self) -> None:
        """Take the figures' font, and the colour of what is wrong."""
        self.setFont(theme.numeric_font())
        wrong = bool(self.property("wrong"))
        sheet = f"QLineEdit {{ border-color: {theme.current().error}; }}" if wrong else ""
        if sheet != self.styleSheet():  # setting it is a change of style, which would bring us here again
            self.setStyleSheet(sheet)
