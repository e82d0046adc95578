"""A combo box for a form that scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QComboBox

if TYPE_CHECKING:
    from PyQt6.QtGui import QWheelEvent
    from PyQt6.QtWidgets import QWidget


class ChoiceBox(QComboBox):
    """Leaves the wheel to the form around it: scrolling past must not choose something else, unseen.

    Parameters
    ----------
    parent : QWidget, optional
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent | None) -> None:
        """Let the form scroll."""
        if event is not None:
            event.ignore()
