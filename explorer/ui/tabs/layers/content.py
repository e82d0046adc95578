"""What the Layers tab shows: the picture of the network, and below it one number taken apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from explorer.ui import theme
from explorer.ui.reader_words import class_names
from explorer.ui.tabs.layers.backward_strip import BackwardStrip
from explorer.ui.tabs.layers.code_copy import copy_code
from explorer.ui.tabs.layers.code_page import CodePage
from explorer.ui.tabs.layers.forward_bar import ForwardBar
from explorer.ui.tabs.layers.frame import Frame, Scale, WeightPeaks, make_frame
from explorer.ui.tabs.layers.gradient_row import gradient_row, seen_trace
from explorer.ui.tabs.layers.mode_switch import Mode, ModeSwitch
from explorer.ui.tabs.layers.neuron import neuron_sum
from explorer.ui.tabs.layers.neuron_panel import NeuronPanel
from explorer.ui.tabs.layers.outward_page import OutwardPage
from explorer.ui.tabs.layers.page_switch import Page, PageSwitch
from explorer.ui.tabs.layers.pages import Pages
from explorer.ui.tabs.layers.picture import Cell, Part
from explorer.ui.tabs.layers.picture_card import PictureCard
from explorer.ui.tabs.layers.walk import BackwardWalk
from explorer.ui.tabs.layers.walk_bar import WalkBar
from explorer.ui.tabs.layers.walk_keys import TabKeys
from explorer.ui.tabs.layers.what_if_page import WhatIfPage
from explorer.ui.tabs.layers.why_page import WhyPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PyQt6.QtGui import QHideEvent, QKeyEvent

    from explorer.ui.session import Session
    from explorer.ui.tabs.layers.network_view import NetworkView
    from explorer.ui.tabs.layers.walk_steps import CodeLine


class LayersContent(QWidget):
    """The picture, and the strip below it: one unit's sum forward, one gradient's backward."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._peaks = WeightPeaks()
        self._frame: Frame | None = None
        self._chosen: Cell | None = None
        self.walk = BackwardWalk(session, self)
        self.mode_switch = ModeSwitch()
        self.forward_bar = ForwardBar()
        self.walk_bar = WalkBar(session, self.walk)
        self.page_switch = PageSwitch()
        self.card = PictureCard()
        self.neuron_panel = NeuronPanel()
        self.code_page = CodePage()
        self.outward_page = OutwardPage(session)
        self.what_if_page = WhatIfPage(session)
        self.why_page = WhyPage(session)
        self.backward_strip = BackwardStrip(session, self.walk)
        self._bars, self._strips = Pages(), Pages()
        self._build()
        self._connect()
        self._refresh_now()

    def _build(self) -> None:
        u = theme.unit()
        for bar in (self.forward_bar, self.walk_bar):
            self._bars.addWidget(bar)
        self._pages = {
            Page.NEURON: self.neuron_panel,
            Page.OUTWARD: self.outward_page,
            Page.CODE: self.code_page,
            Page.WHAT_IF: self.what_if_page,
            Page.WHY: self.why_page,
        }
        for strip in (*self._pages.values(), self.backward_strip):
            self._strips.addWidget(strip)
        top = QHBoxLayout()
        top.setSpacing(u)
        top.addWidget(self.mode_switch)
        top.addWidget(self._bars, 1)
        below = QFrame()
        below.setProperty("role", "card")
        inside = QHBoxLayout(below)
        inside.setContentsMargins(u, u, u, u)
        inside.setSpacing(u)
        inside.addWidget(self.page_switch)
        inside.addWidget(self._strips, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(u, u, u, u)
        layout.setSpacing(u)
        layout.addLayout(top)
        layout.addWidget(self.card, 1)
        layout.addWidget(below)

    def _connect(self) -> None:
        clock, session, walk = self._session.clock, self._session, self.walk
        self._refresh = clock.add(self, self._refresh_now)
        self._refresh_why = clock.add(self.why_page, self.why_page.refresh, 200)
        self._refresh_outward = clock.add(self.outward_page, self._show_outward, 500)
        self.view.painted.connect(self._refresh.charge)
        session.trace_changed.connect(self._refresh.request)
        session.network_changed.connect(self._take_network)
        for changed in (session.teacher.changed, session.teacher.judged):
            changed.connect(self._refresh.request)
        walk.out_of_date.connect(self._refresh.request)
        walk.moved.connect(self._refresh_walk)
        self.mode_switch.changed.connect(self._change_mode)
        self.forward_bar.scale_changed.connect(self._refresh_now)
        self.forward_bar.connections_toggled.connect(self.view.show_connections)
        self.view.chosen.connect(self._choose)
        self.view.pointed.connect(self._light_code)
        self.page_switch.changed.connect(self._show_strip)
        for code in (self.backward_strip, self.code_page):
            code.pointed.connect(self._light_part)
        for asking in (self.code_page, self.walk_bar):
            asking.copy_asked.connect(self._copy)
        keys = {"F10": walk.step, "F9": walk.step_back, "F5": walk.run}
        TabKeys(self, {key: self._in_backward(ask) for key, ask in keys.items()})

    def _in_backward(self, ask: Callable[[], None]) -> Callable[[], None]:
        """Return the request with a look backward before it: the first press shows where the walk stands."""

        def go() -> None:
            if self.mode is Mode.BACKWARD:
                ask()
            else:
                self.mode_switch.choose(Mode.BACKWARD)

        return go

    @property
    def view(self) -> NetworkView:
        """The picture."""
        return self.card.view

    @property
    def mode(self) -> Mode:
        """Which way is looked."""
        return self.mode_switch.mode

    @property
    def frame(self) -> Frame | None:
        """The moment shown."""
        return self._frame

    def _take_network(self) -> None:
        self._peaks.forget()
        self._refresh.request()

    def _change_mode(self) -> None:
        self.walk.stop()
        self._bars.setCurrentIndex(list(Mode).index(self.mode))
        self._show_strip()

    def _show_strip(self) -> None:
        backward = self.mode is Mode.BACKWARD
        self.page_switch.setHidden(backward)
        self._strips.setCurrentWidget(self.backward_strip if backward else self._pages[self.page_switch.page])
        self._refresh_now()

    def _copy(self) -> None:
        """Copy the code in sight; backward as far as there is a label to go back from."""
        inputs = self.walk.inputs() if self.mode is Mode.BACKWARD else None
        x, labels = inputs or (self._session.input.reshape(1, -1), None)
        copy_code(self._session, x, labels)

    def _refresh_now(self) -> None:
        session = self._session
        network, trace = session.network, session.trace
        backward = self.mode is Mode.BACKWARD
        if backward:
            moment = self.walk.refresh()
            if moment is not None:
                trace = seen_trace(moment)
        scale = Scale.ARRAY if backward else self.forward_bar.scale
        classes = class_names(session.metadata, network.sizes[-1])
        frame = make_frame(network, trace, self._peaks, scale, classes)
        if self._frame is not None and self._frame.spec != frame.spec:
            self._chosen = None
        self._frame = frame
        if backward:
            self._refresh_walk()
            return
        self.card.set_frame(frame, network)
        self.forward_bar.legend.set_limit(frame.limits[-1] if scale is Scale.NETWORK else None)
        self._show_neuron(frame)
        if self.page_switch.page is Page.CODE:
            self.code_page.show_frame(frame)
        elif self.page_switch.page is Page.WHY:
            self._refresh_why.request()

    def _refresh_walk(self) -> None:
        """Show where the walk stands, for numbers that are the same as before."""
        if self._frame is None or self.mode is not Mode.BACKWARD:
            return
        walk, frame = self.walk, self._frame
        self._frame = frame = gradient_row(frame, walk)
        self.card.set_frame(frame, self._session.network)
        self.view.select(walk.cell)
        self.walk_bar.refresh()
        self.backward_strip.refresh()

    def _show_neuron(self, frame: Frame) -> None:
        chosen = self._chosen
        if chosen is None:
            chosen = Cell(Part("z", frame.spec.layers), int(frame.trace.y[0].argmax()))
        neuron = neuron_sum(self._session.network, frame.trace, chosen.part.layer, chosen.unit)
        self.view.select(chosen)
        outputs = frame.trace.z[chosen.part.layer - 1][0]
        self.neuron_panel.set_neuron(neuron, outputs, followed=self._chosen is None)
        if self.page_switch.page is Page.WHAT_IF:
            self.what_if_page.show_neuron(neuron)
        elif self.page_switch.page is Page.OUTWARD:
            self._refresh_outward.request()

    def _show_outward(self) -> None:
        if self.neuron_panel.neuron is not None:
            self.outward_page.show_neuron(self.neuron_panel.neuron)

    def _choose(self, cell: Cell) -> None:
        if self._frame is None:
            return
        if self.mode is Mode.BACKWARD:
            self.walk.ask_cell(cell)
        elif cell.part.kind != "x":
            self._chosen = cell
            self._show_neuron(self._frame)

    def show_unit(self, layer: int, unit: int) -> None:
        """Take a unit's sum apart: choose it on the way forward, among the network's own neurons."""
        self.mode_switch.choose(Mode.FORWARD)
        self.page_switch.choose(Page.NEURON)
        self._refresh_now()
        self._choose(Cell(Part("z", layer), unit))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _light_code(self, what: Cell | Part | None) -> None:
        part = what.part if isinstance(what, Cell) else what
        (self.backward_strip if self.mode is Mode.BACKWARD else self.code_page).light(part)

    def _light_part(self, line: CodeLine | None) -> None:
        self.view.point_at(None if line is None else line.part)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Let go of the chosen unit by Escape."""
        if event is None or event.key() != Qt.Key.Key_Escape or self._frame is None:
            super().keyPressEvent(event)
        elif self.mode is Mode.BACKWARD:
            self.walk.ask(None)
        elif self._chosen is not None:
            self._chosen = None
            self._show_neuron(self._frame)
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent | None) -> None:
        """Stand still while nobody looks."""
        self.walk.stop()
        super().hideEvent(event)
