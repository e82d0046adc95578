"""A tab that imports and builds what it shows only when it is first looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QSize
from PyQt6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PyQt6.QtGui import QShowEvent

    from explorer.ui.session import Session


class LazyTab(QWidget):
    """A page of the tab bar, empty until its first show.

    The program starts with one tab in sight; what the others need, pyqtgraph above all, would make up half of
    the time to the first frame. A subclass therefore imports its content inside :meth:`make_content`.

    Parameters
    ----------
    session : Session
        What the window is about.
    parent : QWidget, optional
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._content: QWidget | None = None

    def make_content(self) -> QWidget:
        """Import and return what the tab shows; each tab says how."""
        raise NotImplementedError

    @property
    def content(self) -> QWidget | None:
        """What is in the tab; None before its first show."""
        return self._content

    def minimumSizeHint(self) -> QSize:
        """Return what the content needs while it is in sight; a page behind others takes no room.

        Qt asks all pages for the smallest size of the window, and what a hidden one answers may be of an
        older text size: it is laid out again only when it is shown.
        """
        return QSize(0, 0) if self.isHidden() else super().minimumSizeHint()

    def showEvent(self, event: QShowEvent | None) -> None:
        """Build the content when it is first seen."""
        if self._content is None:
            self._content = self.make_content()
            layout = QVBoxLayout(self)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(self._content)
        super().showEvent(event)
