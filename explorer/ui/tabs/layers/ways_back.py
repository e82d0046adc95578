"""Undo, redo and back to the original, wherever a network is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance

if TYPE_CHECKING:
    from explorer.ui.session import Session


class WaysBack(Appearance, QWidget):
    """Three buttons that ask the session's teacher."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        teacher = self._teacher = session.teacher
        self.undo_button, self.redo_button, self.original_button = (QToolButton() for _ in range(3))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.unit() // 2)
        for button, icon, ask in (
            (self.undo_button, "undo", teacher.undo),
            (self.redo_button, "redo", teacher.redo),
            (self.original_button, "reset", teacher.back_to_original),
        ):
            button.setIcon(theme.icon(icon))
            button.setAutoRaise(True)
            button.clicked.connect(ask)
            row.addWidget(button)
        self.retranslate()

    def refresh(self) -> None:
        """Show what can be taken back and made again."""
        self.undo_button.setEnabled(self._teacher.can_undo)
        self.redo_button.setEnabled(self._teacher.can_redo)
        self.original_button.setEnabled(self._teacher.can_undo)

    def retranslate(self) -> None:
        """Set the words."""
        for button, text in (
            (self.undo_button, self.tr("Undo the newest change")),
            (self.redo_button, self.tr("Make the undone change again")),
            (self.original_button, self.tr("Back to the original network")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
