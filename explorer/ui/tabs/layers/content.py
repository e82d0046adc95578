"""What the Layers tab shows: the picture of the network, and below it one number taken apart."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from explorer.ui import theme
from explorer.ui.reader_words import class_names
from explorer.ui.tabs.layers.forward_bar import ForwardBar
from explorer.ui.tabs.layers.frame import Frame, Scale, WeightPeaks, make_frame
from explorer.ui.tabs.layers.mode_switch import Mode, ModeSwitch
from explorer.ui.tabs.layers.page_switch import Page
from explorer.ui.tabs.layers.pages import Pages
from explorer.ui.tabs.layers.picture import Cell, Part
from explorer.ui.tabs.layers.picture_card import PictureCard
from explorer.ui.tabs.layers.strip import Strip
from explorer.ui.tabs.layers.walk_keys import TabKeys

if TYPE_CHECKING:
    from collections.abc import Callable

    from PyQt6.QtGui import QHideEvent, QKeyEvent

    from explorer.ui.session import Session
    from explorer.ui.tabs.layers.backward_side import BackwardSide
    from explorer.ui.tabs.layers.network_view import NetworkView
    from explorer.ui.tabs.layers.walk import BackwardWalk
    from explorer.ui.tabs.layers.walk_steps import CodeLine


class LayersContent(QWidget):
    """The picture, and the strip below it: one unit's sum forward, one gradient's backward."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._peaks = WeightPeaks()
        self._frame: Frame | None = None
        self._chosen: Cell | None = None
        self.mode_switch = ModeSwitch()
        self.forward_bar = ForwardBar()
        self.card = PictureCard()
        self.strip = Strip(session)
        self._bars = Pages()
        self._build()
        self._connect()
        self._refresh_now()

    def _build(self) -> None:
        u = theme.unit()
        self._bars.addWidget(self.forward_bar)
        top = QHBoxLayout()
        top.setSpacing(u)
        top.addWidget(self.mode_switch)
        top.addWidget(self._bars, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, u, 0, 0)
        layout.setSpacing(u)
        layout.addLayout(top)
        layout.addWidget(self.card, 1)
        layout.addWidget(self.strip)

    def _connect(self) -> None:
        session, strip = self._session, self.strip
        self._refresh = session.clock.add(self, self._refresh_now)
        self.view.painted.connect(self._refresh.charge)
        session.trace_changed.connect(self._refresh.request)
        session.network_changed.connect(self._take_network)
        for changed in (session.teacher.changed, session.teacher.judged):
            changed.connect(self._refresh.request)
        self.mode_switch.changed.connect(self._change_mode)
        self.forward_bar.scale_changed.connect(self._refresh_now)
        self.forward_bar.connections_toggled.connect(self.view.show_connections)
        self.view.chosen.connect(self._choose)
        self.view.pointed.connect(self._light_code)
        strip.turned.connect(self._refresh_now)
        strip.pointed.connect(self._light_part)
        strip.copy_asked.connect(self._copy)
        asks: dict[str, Callable[[BackwardWalk], None]] = {
            "F10": lambda walk: walk.step(),
            "F9": lambda walk: walk.step_back(),
            "F5": lambda walk: walk.run(),
        }
        TabKeys(self, {key: self._in_backward(ask) for key, ask in asks.items()})

    @cached_property
    def backward(self) -> BackwardSide:
        """The way back; made when it is first asked for."""
        from explorer.ui.tabs.layers.backward_side import BackwardSide

        side = BackwardSide(self._session, self)
        self._bars.addWidget(side.bar)
        # Made later than the picture, its controls would come after it for the Tab key.
        chain = [self.mode_switch.buttons[Mode.BACKWARD], *side.bar.tab_chain, self.view]
        for before, after in pairwise(chain):
            self.setTabOrder(before, after)
        side.walk.out_of_date.connect(self._refresh.request)
        side.walk.moved.connect(self._refresh_walk)
        self.view.weight_chosen.connect(side.walk.ask_weight)
        side.strip.pointed.connect(self._light_part)
        side.bar.copy_asked.connect(self._copy)
        return side

    def _in_backward(self, ask: Callable[[BackwardWalk], None]) -> Callable[[], None]:
        """Return the request with a look backward before it: the first press shows where the walk stands."""

        def go() -> None:
            if self.mode is not Mode.BACKWARD:
                self.mode_switch.choose(Mode.BACKWARD)
            elif self.backward.walk.moment is not None:
                ask(self.backward.walk)
            else:  # nothing to go back from before the true label is chosen
                self.backward.bar.label_box.setFocus(Qt.FocusReason.ShortcutFocusReason)

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
        if self.mode is Mode.BACKWARD:
            self._bars.setCurrentWidget(self.backward.bar)
            self.strip.turn_to(self.backward.strip)
            self._refresh_now()
        else:
            self.backward.walk.stop()
            self._bars.setCurrentWidget(self.forward_bar)
            self.strip.turn()

    def _copy(self) -> None:
        """Copy the code in sight; backward as far as there is a label to go back from."""
        from explorer.ui.tabs.layers.code_copy import copy_code

        inputs = self.backward.walk.inputs() if self.mode is Mode.BACKWARD else None
        x, labels = inputs or (self._session.input.reshape(1, -1), None)
        copy_code(self._session, x, labels)

    def _refresh_now(self) -> None:
        session = self._session
        network = session.network
        backward = self.mode is Mode.BACKWARD
        trace = self.backward.trace() if backward else session.trace
        scale = Scale.ARRAY if backward else self.forward_bar.scale
        classes = class_names(session.metadata, network.sizes[-1])
        pinned = tuple(Cell(Part("z", pin.layer), pin.unit) for pin in session.teacher.pins)
        frame = make_frame(network, trace, self._peaks, scale, classes, pinned)
        if self._frame is not None and self._frame.spec != frame.spec:
            self._chosen = None
        self._frame = frame
        if backward:
            self._refresh_walk()
            return
        self.card.set_frame(frame, network)
        self.forward_bar.legend.set_limit(frame.limits[-1] if scale is Scale.NETWORK else None)
        self._show_neuron(frame)

    def _refresh_walk(self) -> None:
        """Show where the walk stands, for numbers that are the same as before."""
        if self._frame is None or self.mode is not Mode.BACKWARD:
            return
        self._frame = frame = self.backward.with_gradients(self._frame)
        self.card.set_frame(frame, self._session.network)
        self.view.select(self.backward.walk.cell)
        self.backward.refresh()

    def _show_neuron(self, frame: Frame) -> None:
        answer = Cell(Part("z", frame.spec.layers), int(frame.trace.y[0].argmax()))
        cell = self._chosen or answer
        self.view.select(cell)
        self.strip.show_moment(frame, cell, followed=self._chosen is None)

    def _choose(self, cell: Cell) -> None:
        if self._frame is None:
            return
        if self.mode is Mode.BACKWARD:
            self.backward.walk.ask_cell(cell)
        elif cell.part.kind != "x":
            self._chosen = cell
            self._show_neuron(self._frame)

    def show_unit(self, layer: int, unit: int) -> None:
        """Take a unit's sum apart: choose it on the way forward, among the network's own neurons."""
        self.mode_switch.choose(Mode.FORWARD)
        self.strip.page_switch.choose(Page.NEURON)
        self._refresh_now()
        self._choose(Cell(Part("z", layer), unit))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _light_code(self, what: Cell | Part | None) -> None:
        part = what.part if isinstance(what, Cell) else what
        if self.mode is Mode.BACKWARD:
            self.backward.strip.light(part)
        elif self.strip.page is Page.CODE:
            self.strip.code_page.light(part)

    def _light_part(self, line: CodeLine | None) -> None:
        self.view.point_at(None if line is None else line.part)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Let go of the chosen unit by Escape."""
        if event is None or event.key() != Qt.Key.Key_Escape or self._frame is None:
            super().keyPressEvent(event)
        elif self.mode is Mode.BACKWARD:
            self.backward.walk.ask(None)
        elif self._chosen is not None:
            self._chosen = None
            self._show_neuron(self._frame)
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent | None) -> None:
        """Stand still while nobody looks."""
        if self.mode is Mode.BACKWARD:
            self.backward.walk.stop()
        super().hideEvent(event)
