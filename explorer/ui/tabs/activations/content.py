"""What is in the Activations tab: the functions with their values, and one of three pages about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from explorer.ui import theme
from explorer.ui.tabs.activations.function_column import FunctionColumn
from explorer.ui.tabs.activations.network_page import NetworkPage

if TYPE_CHECKING:
    from PyQt6.QtGui import QResizeEvent

    from explorer.ui.session import Session


_LEAST_RIGHT = 36
"""Width in grid steps that the column leaves to the page."""


class ActivationsContent(QWidget):
    """The column of functions at the left; at the right what they do to the network's own values."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.column = FunctionColumn(self)
        self.network_page = NetworkPage(session, self.column, self)
        self._build()
        self._connect()

    def _build(self) -> None:
        u = theme.unit()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(u, u, u, u)
        layout.setSpacing(u)
        layout.addWidget(self.column)
        right = QVBoxLayout()
        right.setSpacing(u)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.network_page)
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

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Let the column give way where large text leaves the plots too little."""
        super().resizeEvent(event)
        self.column.leave_room(self.width() - _LEAST_RIGHT * theme.unit())

    @property
    def x_value(self) -> float:
        """The x whose values are written."""
        return self.column.x_value

    def set_x(self, x: float) -> None:
        """Move x, in the plot, the number and the table."""
        self.column.set_x(x)
        self.network_page.set_x(x)
