"""What the strip below the picture shows on the way forward."""

from __future__ import annotations

from enum import StrEnum

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QBoxLayout, QButtonGroup, QPushButton, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance


class Page(StrEnum):
    """The pages of the strip."""

    NEURON = "neuron"
    OUTWARD = "outward"
    CODE = "code"
    WHAT_IF = "what_if"
    WHY = "why"


class PageSwitch(Appearance, QWidget):
    """A column of buttons, or a row of them, one for each page, one of them down.

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
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.unit() // 2)
        for button in self.buttons.values():
            button.setCheckable(True)
            self._group.addButton(button)
            self._line.addWidget(button)
        self._line.addStretch(1)
        self.buttons[Page.NEURON].setChecked(True)
        self._group.buttonToggled.connect(lambda _button, down: self.changed.emit() if down else None)
        self.retranslate()
        self.restyle()

    @property
    def page(self) -> Page:
        """The page in sight."""
        return next(page for page, button in self.buttons.items() if button.isChecked())

    def choose(self, page: Page) -> None:
        """Show another page."""
        self.buttons[page].setChecked(True)

    def lie(self, *, flat: bool) -> None:
        """Lie flat, or stand."""
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.LeftToRight if flat else ways.TopToBottom)

    def retranslate(self) -> None:
        """Set the words."""
        texts = {
            Page.NEURON: (self.tr("Neuron"), self.tr("The chosen neuron's sum, taken apart")),
            Page.OUTWARD: (
                self.tr("Goes to"),
                self.tr("Where the chosen neuron's output goes, and which images excite it most"),
            ),
            Page.CODE: (self.tr("Code"), self.tr("The lines that compute the picture")),
            Page.WHAT_IF: (self.tr("What if"), self.tr("Change the chosen neuron, and see what it was for")),
            Page.WHY: (self.tr("Why"), self.tr("Which pixels the answer hangs on, and what would change it")),
        }
        for page, (text, tip) in texts.items():
            self.buttons[page].setText(text)
            self.buttons[page].setToolTip(tip)

    def restyle(self) -> None:
        """Take the theme's small font: the column stands beside what it is for and takes width from it."""
        for button in self.buttons.values():
            button.setFont(theme.caption_font())
