"""The Labs tab: the list of labs, and the page of the one in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from explorer.labs import lab_by_key, labs
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.tabs.labs.navigator import Navigator
from explorer.ui.tabs.labs.page import LabPage

if TYPE_CHECKING:
    from PyQt6.QtGui import QResizeEvent, QShowEvent

    from explorer.ui.session import Session

_NAVIGATOR_UNITS = 22


class LabsTab(Appearance, QWidget):
    """The book's experiments; built when first shown, each page when first opened and kept as it is left.

    Parameters
    ----------
    session : Session
        What the window is about. Labs compute from their own values alone and do not touch it.
    parent : QWidget, optional
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("labs_tab")
        self.session = session
        self.navigator: Navigator | None = None
        self.pages: dict[str, LabPage] = {}
        self._stack = QStackedWidget(self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._stack, 1)
        self.restyle()

    @property
    def page(self) -> LabPage | None:
        """The page in sight, None before the tab was shown."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, LabPage) else None

    def open_lab(self, key: str) -> None:
        """Show the lab of that key, as it was left."""
        if key not in self.pages:
            self.pages[key] = LabPage(lab_by_key(key), self._stack)
            self._stack.addWidget(self.pages[key])
        self._stack.setCurrentWidget(self.pages[key])
        if self.navigator is not None:
            self.navigator.select(key)

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self._row.setContentsMargins(unit, unit + unit // 2, 0, 0)
        self._row.setSpacing(2 * unit)
        self._fit_navigator()

    def showEvent(self, event: QShowEvent | None) -> None:
        """Build the tab at its first show."""
        super().showEvent(event)
        if self.navigator is None:
            self._build()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Keep the list narrow beside a narrow page."""
        super().resizeEvent(event)
        self._fit_navigator()

    def _fit_navigator(self) -> None:
        if self.navigator is not None:
            self.navigator.setFixedWidth(min(_NAVIGATOR_UNITS * theme.unit(), self.width() // 4))

    def _build(self) -> None:
        self.navigator = Navigator(labs(), self)
        self.navigator.chosen.connect(self.open_lab)
        self._row.insertWidget(0, self.navigator)
        self.restyle()
        if self.page is None:
            self.open_lab(labs()[0].key)
