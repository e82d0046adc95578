"""The Activations tab: the functions side by side, and the network's own values on the same axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtWidgets import QVBoxLayout, QWidget

from explorer.ui.appearance import Appearance
from explorer.ui.tabs.activations.content import ActivationsContent

if TYPE_CHECKING:
    from PyQt6.QtGui import QShowEvent

    from explorer.ui.session import Session


class ActivationsTab(Appearance, QWidget):
    """Built at its first show."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("activations_tab")
        self._session = session
        self._content: ActivationsContent | None = None

    def showEvent(self, event: QShowEvent | None) -> None:
        """Build the content when it is first seen."""
        if self._content is None:
            self._content = ActivationsContent(self._session, self)
            layout = QVBoxLayout(self)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(self._content)
        super().showEvent(event)

    @property
    def content(self) -> ActivationsContent | None:
        """What is in the tab; None before its first show."""
        return self._content
