"""What is in the Activations tab: the functions with their values, and one of three pages about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QSize
from PyQt6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from explorer.ui import theme
from explorer.ui.tabs.activations.function_column import LEAST_COLUMN, FunctionColumn
from explorer.ui.tabs.activations.network_page import NetworkPage
from explorer.ui.tabs.activations.page_switch import Page, PageSwitch

if TYPE_CHECKING:
    from PyQt6.QtGui import QResizeEvent

    from explorer.ui.session import Session
    from explorer.ui.tabs.activations.linear_page import LinearPage
    from explorer.ui.tabs.activations.stack_page import StackPage

_LEAST_RIGHT = 36
"""Width in grid steps that the column leaves to the page."""


class ActivationsContent(QWidget):
    """The column of functions at the left; at the right the network's own values, or many layers at once."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.column = FunctionColumn(self)
        self.switch = PageSwitch(self)
        self.network_page = NetworkPage(session, self.column, self)
        self.stack_page: StackPage | None = None
        self.linear_page: LinearPage | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        u = theme.unit()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, u, 0, 0)
        layout.setSpacing(u)
        layout.addWidget(self.column)
        right = QVBoxLayout()
        right.setSpacing(u)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.network_page)
        right.addWidget(self.switch)
        right.addWidget(self._pages, 1)
        layout.addLayout(right, 1)

    def _connect(self) -> None:
        column, page = self.column, self.network_page
        page.x_changed.connect(self.set_x)
        column.x_changed.connect(self.set_x)
        column.shown_changed.connect(page.redraw)
        column.chosen_changed.connect(page.take_chosen)
        column.parameters_changed.connect(page.redraw)
        column.parameters_changed.connect(page.take_function)
        self.switch.changed.connect(self._turn_to)

    def _turn_to(self, page: Page) -> None:
        """Show a page, built when it is first wanted."""
        if page is Page.NETWORK:
            self._pages.setCurrentWidget(self.network_page)
        elif page is Page.STACK:
            self._pages.setCurrentWidget(self.stack_page or self._make_stack_page())
        else:
            self._pages.setCurrentWidget(self.linear_page or self._make_linear_page())

    def _make_stack_page(self) -> StackPage:
        from explorer.ui.tabs.activations.stack_page import StackPage

        self.stack_page = page = StackPage(self._session, self.column, self)
        page.function_wanted.connect(self.column.choose)
        self._add_page(page)
        return page

    def _make_linear_page(self) -> LinearPage:
        from explorer.ui.tabs.activations.linear_page import LinearPage

        self.linear_page = page = LinearPage(self._session, self.column, self)
        page.x_changed.connect(self.set_x)
        self._add_page(page)
        return page

    def _add_page(self, page: StackPage | LinearPage) -> None:
        self._pages.addWidget(page)
        self.column.chosen_changed.connect(page.take_function)
        self.column.parameters_changed.connect(page.take_function)

    @property
    def x_value(self) -> float:
        """The x whose values are written."""
        return self.column.x_value

    def set_x(self, x: float) -> None:
        """Move x, in the plots, the number and the table."""
        self.column.set_x(x)
        for page in (self.network_page, self.linear_page):
            if page is not None:
                page.set_x(x)

    def _least_right(self) -> int:
        """Return the width that the right side needs."""
        page = self._pages.currentWidget()
        widths = [_LEAST_RIGHT * theme.unit(), self.switch.minimumSizeHint().width()]
        return max(*widths, 0 if page is None else page.minimumSizeHint().width())

    def minimumSizeHint(self) -> QSize:
        """Return what the page in sight needs beside a column that gives way to it."""
        u = theme.unit()
        return QSize(
            LEAST_COLUMN * u + self._least_right() + u,
            super().minimumSizeHint().height(),
        )

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Let the column give way where large text leaves the plots too little."""
        super().resizeEvent(event)
        self.column.leave_room(self.width() - self._least_right() - theme.unit())
