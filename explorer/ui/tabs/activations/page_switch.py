"""What the right side of the tab is about."""

from __future__ import annotations

from enum import StrEnum

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance


class Page(StrEnum):
    """The pages."""

    NETWORK = "network"
    STACK = "stack"
    LINEAR = "linear"


class PageSwitch(Appearance, QWidget):
    """A row of buttons, one for each page, one of them down.

    Signals
    -------
    changed(Page)
        Another page is wanted.
    """

    changed = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.buttons = {page: QPushButton() for page in Page}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.unit() // 2)
        for page, button in self.buttons.items():
            button.setObjectName(f"activation_page_{page}")
            button.setCheckable(True)
            self._group.addButton(button)
            button.toggled.connect(lambda down, page=page: self.changed.emit(page) if down else None)
            row.addWidget(button)
        row.addStretch(1)
        self.buttons[Page.NETWORK].setChecked(True)
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
            Page.NETWORK: (
                self.tr("Your network"),
                self.tr("What a layer of the network sends through its activation, and what comes out"),
            ),
            Page.STACK: (
                self.tr("Many layers"),
                self.tr("What many equal layers do to a signal, and to the gradient (section 6.2)"),
            ),
            Page.LINEAR: (
                self.tr("Linear layers"),
                self.tr("Why layers without an activation are worth only one (section 3.2.6)"),
            ),
        }
        for page, (text, tip) in texts.items():
            self.buttons[page].setText(text)
            self.buttons[page].setToolTip(tip)
