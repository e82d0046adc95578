"""What the strip below the picture shows on the way forward."""

from __future__ import annotations

from enum import StrEnum

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from explorer.ui.appearance import Appearance


class Page(StrEnum):
    """The pages of the strip."""

    NEURON = "neuron"
    CODE = "code"
    WHAT_IF = "what_if"


class PageSwitch(Appearance, QWidget):
    """A button for each page, one of them down.

    Signals
    -------
    changed
        :attr:`page` is another.
    """

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.buttons = {page: QPushButton() for page in Page}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in self.buttons.values():
            button.setCheckable(True)
            self._group.addButton(button)
            row.addWidget(button)
        self.buttons[Page.NEURON].setChecked(True)
        self._group.buttonToggled.connect(lambda _button, down: self.changed.emit() if down else None)
        self.retranslate()

    @property
    def page(self) -> Page:
        """The page in sight."""
        return next(page for page, button in self.buttons.items() if button.isChecked())

    def choose(self, page: Page) -> None:
        """Show another page."""
        self.buttons[page].setChecked(True)

    def retranslate(self) -> None:
        """Set the words."""
        texts = {
            Page.NEURON: (self.tr("Neuron"), self.tr("The chosen neuron's sum, taken apart")),
            Page.CODE: (self.tr("Code"), self.tr("The lines that compute the picture")),
            Page.WHAT_IF: (self.tr("What if"), self.tr("Change the chosen neuron, and see what it was for")),
        }
        for page, (text, tip) in texts.items():
            self.buttons[page].setText(text)
            self.buttons[page].setToolTip(tip)
