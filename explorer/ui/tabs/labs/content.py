"""What the Labs tab shows: the list of labs, and the page of the one in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QKeySequence, QShortcut
from PyQt6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from explorer.labs import lab_by_key, labs
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.tabs.labs.navigator import Navigator
from explorer.ui.tabs.labs.page import LabPage

if TYPE_CHECKING:
    from PyQt6.QtGui import QResizeEvent

_NAVIGATOR_UNITS = 22


class LabsContent(Appearance, QWidget):
    """The book's experiments; each page is built when first opened, and kept as it is left.

    Labs compute from their own values alone and do not touch the session.

    Parameters
    ----------
    parent : QWidget, optional
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages: dict[str, LabPage] = {}
        self.navigator = Navigator(labs(), self)
        self.navigator.chosen.connect(self.open_lab)
        self.navigator.entered.connect(lambda: self.page.view.focus_first())
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self._search)
        self._stack = QStackedWidget(self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.navigator)
        self._row.addWidget(self._stack, 1)
        self.restyle()
        self.open_lab(labs()[0].key)

    @property
    def page(self) -> LabPage:
        """The page in sight."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, LabPage)
        return shown

    def open_lab(self, key: str) -> None:
        """Show the lab of that key, as it was left."""
        if key not in self.pages:
            self.pages[key] = LabPage(lab_by_key(key), self._stack)
            self._stack.addWidget(self.pages[key])
        self._stack.setCurrentWidget(self.pages[key])
        self.navigator.select(key)

    def _search(self) -> None:
        self.navigator.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.navigator.search.selectAll()

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self._row.setContentsMargins(0, unit, 0, 0)
        self._row.setSpacing(2 * unit)
        self._fit_navigator()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Keep the list narrow beside a narrow page."""
        super().resizeEvent(event)
        self._fit_navigator()

    def _fit_navigator(self) -> None:
        self.navigator.setFixedWidth(min(_NAVIGATOR_UNITS * theme.unit(), self.width() // 4))
