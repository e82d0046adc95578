"""A button that puts a program on the clipboard and says that it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QTimer
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtWidgets import QPushButton, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance

if TYPE_CHECKING:
    from collections.abc import Callable

_FEEDBACK_MS = 2000


class CopyButton(Appearance, QPushButton):
    """Copies what ``program`` returns at the moment of the click.

    Parameters
    ----------
    program : callable
        Returns Python source.
    parent : QWidget, optional
    """

    def __init__(self, program: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self._copied = QTimer(self)
        self._copied.setSingleShot(True)
        self._copied.setInterval(_FEEDBACK_MS)
        self._copied.timeout.connect(self.retranslate)
        self.clicked.connect(self._copy)
        self.retranslate()

    def retranslate(self) -> None:
        """Say what it does, or that it is done."""
        copied = self._copied.isActive()
        self.setIcon(theme.icon("check" if copied else "copy"))
        self.setText(self.tr("Copied") if copied else self.tr("Copy as Python"))
        self.setToolTip(self.tr("Copy a NumPy program that prints these numbers"))

    def _copy(self) -> None:
        clipboard = QGuiApplication.clipboard()
        if clipboard is not None:
            clipboard.setText(self._program())
            self._copied.start()
            self.retranslate()
