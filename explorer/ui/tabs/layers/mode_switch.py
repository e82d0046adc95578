"""Which way one looks through the network: forward, or back."""

from __future__ import annotations

from enum import StrEnum

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance


class Mode(StrEnum):
    """The two ways."""

    FORWARD = "forward"
    BACKWARD = "backward"


class ModeSwitch(Appearance, QWidget):
    """Two buttons, one of them down.

    Signals
    -------
    changed
        :attr:`mode` is another.
    """

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.buttons = {mode: QPushButton() for mode in Mode}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.unit() // 2)
        for button in self.buttons.values():
            button.setCheckable(True)
            self._group.addButton(button)
            row.addWidget(button)
        self.buttons[Mode.FORWARD].setChecked(True)
        self._group.buttonToggled.connect(lambda _button, down: self.changed.emit() if down else None)
        self.retranslate()

    @property
    def mode(self) -> Mode:
        """The way that is looked."""
        return next(mode for mode, button in self.buttons.items() if button.isChecked())

    def choose(self, mode: Mode) -> None:
        """Look the other way."""
        self.buttons[mode].setChecked(True)

    def retranslate(self) -> None:
        """Set the words."""
        self.buttons[Mode.FORWARD].setText(self.tr("Forward"))
        self.buttons[Mode.FORWARD].setToolTip(self.tr("From the drawing to the answer (sections 3.3 to 3.5)"))
        self.buttons[Mode.BACKWARD].setText(self.tr("Backward"))
        self.buttons[Mode.BACKWARD].setToolTip(
            self.tr("From the loss back to every weight, line by line (chapter 5)")
        )
