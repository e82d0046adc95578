"""Pages of which one is in sight, and asks for room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtWidgets import QStackedWidget

if TYPE_CHECKING:
    from PyQt6.QtCore import QSize


class Pages(QStackedWidget):
    """A stack that needs no more room than its page in sight; Qt's own needs that of the greediest page."""

    def minimumSizeHint(self) -> QSize:
        """Return what the page in sight needs."""
        page = self.currentWidget()
        return super().minimumSizeHint() if page is None else page.minimumSizeHint()

    def sizeHint(self) -> QSize:
        """Return what the page in sight would like."""
        page = self.currentWidget()
        return super().sizeHint() if page is None else page.sizeHint()
