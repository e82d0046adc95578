"""The card below the picture on the way forward: pages about the chosen neuron, made when first opened."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PyQt6.QtCore import QSize, pyqtSignal
from PyQt6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from explorer.ui import theme
from explorer.ui.tabs.layers.neuron import NeuronSum, neuron_sum
from explorer.ui.tabs.layers.neuron_panel import NeuronPanel
from explorer.ui.tabs.layers.page_switch import Page, PageSwitch
from explorer.ui.tabs.layers.scrolled_pages import ScrolledPages

if TYPE_CHECKING:
    from PyQt6.QtGui import QResizeEvent

    from explorer.ui.session import Session
    from explorer.ui.tabs.layers.code_page import CodePage
    from explorer.ui.tabs.layers.frame import Frame
    from explorer.ui.tabs.layers.outward_page import OutwardPage
    from explorer.ui.tabs.layers.picture import Cell
    from explorer.ui.tabs.layers.what_if_page import WhatIfPage
    from explorer.ui.tabs.layers.why_page import WhyPage
_NARROW = 80
"""Width in grid steps below which the pages have all of it."""


class Strip(QFrame):
    """Only the page of the neuron's sum is imported with the tab: the others would delay the first frame.

    Signals
    -------
    turned
        Another page is in sight; it is to be shown the moment.
    pointed(CodeLine | None)
        A line of code came under the pointer.
    copy_asked
        The code is wanted as a program.
    """

    turned = pyqtSignal()
    pointed = pyqtSignal(object)
    copy_asked = pyqtSignal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._neuron: NeuronSum | None = None
        self.page_switch = PageSwitch()
        self.neuron_panel = NeuronPanel()
        self._stack = ScrolledPages()
        self._stack.turn_to(self.neuron_panel)
        self.setProperty("role", "card")
        u = theme.unit()
        self._inside = inside = QHBoxLayout(self)
        inside.setContentsMargins(u, u, u, u)
        inside.setSpacing(u)
        inside.addWidget(self.page_switch)
        inside.addWidget(self._stack, 1)
        self.page_switch.changed.connect(self.turn)

    @cached_property
    def outward_page(self) -> OutwardPage:
        """Where the neuron's output goes."""
        from explorer.ui.tabs.layers.outward_page import OutwardPage

        page = OutwardPage(self._session)
        self._refresh_outward = self._session.clock.add(page, self._show_outward, 500)
        return page

    @cached_property
    def code_page(self) -> CodePage:
        """The forward pass as code."""
        from explorer.ui.tabs.layers.code_page import CodePage

        page = CodePage()
        page.pointed.connect(self.pointed)
        page.copy_asked.connect(self.copy_asked)
        return page

    @cached_property
    def what_if_page(self) -> WhatIfPage:
        """The neuron changed by hand."""
        from explorer.ui.tabs.layers.what_if_page import WhatIfPage

        return WhatIfPage(self._session)

    @cached_property
    def why_page(self) -> WhyPage:
        """The pixels that the answer hangs on."""
        from explorer.ui.tabs.layers.why_page import WhyPage

        page = WhyPage(self._session)
        self._refresh_why = self._session.clock.add(page, page.refresh, 200)
        return page

    def minimumSizeHint(self) -> QSize:
        """Return what the narrow form needs: a window must become narrow again."""
        u = theme.unit()
        least, switch = self._stack.minimumSizeHint(), self.page_switch.sizeHint()
        if self.page_switch.isHidden():
            return QSize(least.width() + 2 * u, least.height() + 2 * u)
        row = min(button.sizeHint().height() for button in self.page_switch.buttons.values())
        return QSize(
            max(least.width(), 0 if self._narrow else switch.width()) + 2 * u, least.height() + row + 3 * u
        )

    @property
    def _narrow(self) -> bool:
        return self.width() < _NARROW * theme.unit()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Put the switch above the page where its width is wanted."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        way = ways.TopToBottom if self._narrow else ways.LeftToRight
        if self._inside.direction() != way:
            self._inside.setDirection(way)
            self.page_switch.lie(flat=self._narrow)

    @property
    def page(self) -> Page:
        """The page in sight."""
        return self.page_switch.page

    def turn(self) -> None:
        """Show the page that was chosen."""
        self.page_switch.show()
        attribute = "neuron_panel" if self.page is Page.NEURON else f"{self.page}_page"
        self._stack.turn_to(getattr(self, attribute), scrolled=self.page is not Page.CODE)
        self.turned.emit()

    def turn_to(self, other: QWidget) -> None:
        """Show something else in the place of the pages."""
        self.page_switch.hide()
        self._stack.turn_to(other, scrolled=False)

    def show_moment(self, frame: Frame, cell: Cell, *, followed: bool) -> None:
        """Show the page in sight what the network does now.

        Parameters
        ----------
        frame : Frame
        cell : Cell
            The unit that is taken apart.
        followed : bool
            Nobody chose it: it is the answer of the moment.
        """
        layer, unit = cell.part.layer, cell.unit
        self._neuron = neuron = neuron_sum(self._session.network, frame.trace, layer, unit)
        match self.page:
            case Page.NEURON:
                self.neuron_panel.set_neuron(neuron, frame.trace.z[layer - 1][0], followed=followed)
            case Page.OUTWARD:
                self._refresh_outward.request()
            case Page.CODE:
                self.code_page.show_frame(frame)
            case Page.WHAT_IF:
                self.what_if_page.show_neuron(neuron)
            case Page.WHY:
                self._refresh_why.request()

    def _show_outward(self) -> None:
        if self._neuron is not None:
            self.outward_page.show_neuron(self._neuron)
