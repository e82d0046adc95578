"""What the Layers tab shows: the picture of the network, its readout, and one unit's sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QKeyEvent, QPalette
from PyQt6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.reader_words import class_names
from explorer.ui.tabs.layers.frame import Frame, Scale, WeightPeaks, make_frame
from explorer.ui.tabs.layers.legend import ColourLegend
from explorer.ui.tabs.layers.network_view import NetworkView
from explorer.ui.tabs.layers.neuron import neuron_sum
from explorer.ui.tabs.layers.neuron_panel import NeuronPanel
from explorer.ui.tabs.layers.notation import code_line, readout
from explorer.ui.tabs.layers.picture import Cell, Part

if TYPE_CHECKING:
    from explorer.ui.session import Session

_LEAST_PICTURE = 22
"""Height of the picture's window in grid steps, where the window is low; the rest can be scrolled to."""


class LayersContent(Appearance, QWidget):
    """The picture, its readout, and the strip that takes one unit's sum apart."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._peaks = WeightPeaks()
        self._frame: Frame | None = None
        self._chosen: Cell | None = None
        self.view = NetworkView()
        self.neuron_panel = NeuronPanel()
        self.legend = ColourLegend()
        self.scale_box = QComboBox()
        self.connections_box = QCheckBox()
        self._caption, self._scale_label = QLabel(), QLabel()
        self.readout, self.code = QLabel(), QLabel()
        self._scroll = QScrollArea()
        self._build()
        self._connect()
        self.retranslate()
        self.restyle()
        self._refresh_now()

    def _build(self) -> None:
        u = theme.unit()
        self._caption.setProperty("role", "caption")
        self._caption.setWordWrap(True)
        self._scale_label.setProperty("role", "caption")
        self._scale_label.setBuddy(self.scale_box)
        for scale in Scale:
            self.scale_box.addItem("", scale)
        self.connections_box.setChecked(True)
        bar = QHBoxLayout()
        bar.setSpacing(u)
        bar.addWidget(self._caption, 1)
        for widget in (self.connections_box, self._scale_label, self.scale_box, self.legend):
            bar.addWidget(widget)
        self._scroll.setWidget(self.view)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # The strip below has the height it asks for, down to this much for the picture.
        self._scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        card = _card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(u, u, u, u)
        inside.setSpacing(u // 2)
        inside.addWidget(self._scroll, 1)
        line = QFrame()
        line.setProperty("role", "line")
        inside.addWidget(line)
        for label in (self.code, self.readout):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setMinimumWidth(1)
            inside.addWidget(label)
        strip = _card()
        below = QVBoxLayout(strip)
        below.setContentsMargins(u, u, u, u)
        below.addWidget(self.neuron_panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(u, u, u, u)
        layout.setSpacing(u)
        layout.addLayout(bar)
        layout.addWidget(card, 1)
        layout.addWidget(strip)

    def _connect(self) -> None:
        clock, session = self._session.clock, self._session
        self._refresh = clock.add(self, self._refresh_now)
        self.view.painted.connect(self._refresh.charge)
        session.trace_changed.connect(self._refresh.request)
        session.network_changed.connect(self._take_network)
        self.scale_box.currentIndexChanged.connect(self._refresh_now)
        self.connections_box.toggled.connect(self.view.show_connections)
        self.view.pointed.connect(self._read)
        self.view.chosen.connect(self._choose)

    def _take_network(self) -> None:
        self._peaks.forget()
        self._refresh.request()

    @property
    def scale(self) -> Scale:
        """Which arrays share a colour scale."""
        return Scale(self.scale_box.currentData())

    @property
    def frame(self) -> Frame | None:
        """The moment shown."""
        return self._frame

    def _refresh_now(self) -> None:
        network, trace = self._session.network, self._session.trace
        old = self._frame
        classes = class_names(self._session.metadata, network.sizes[-1])
        self._frame = frame = make_frame(network, trace, self._peaks, self.scale, classes)
        if old is not None and old.spec != frame.spec:
            self._chosen = None
        self.view.set_frame(frame, network)
        self.legend.set_limit(frame.limits[-1] if self.scale is Scale.NETWORK else None)
        self._show_neuron(frame)
        self._read(self.view.cursor_at)

    def _show_neuron(self, frame: Frame) -> None:
        chosen = self._chosen
        if chosen is None:
            chosen = Cell(Part("z", frame.spec.layers), int(frame.trace.y[0].argmax()))
        neuron = neuron_sum(self._session.network, frame.trace, chosen.part.layer, chosen.unit)
        self.view.select(chosen)
        outputs = frame.trace.z[chosen.part.layer - 1][0]
        self.neuron_panel.set_neuron(neuron, outputs, followed=self._chosen is None)

    def _choose(self, cell: Cell) -> None:
        if cell.part.kind == "x" or self._frame is None:
            return
        self._chosen = cell
        self._show_neuron(self._frame)

    def _read(self, what: Cell | Part | None) -> None:
        frame = self._frame
        if frame is None:
            return
        part = what.part if isinstance(what, Cell) else what
        self.code.setText(code_line(frame.spec, part))
        if isinstance(what, Cell):
            self.readout.setText(readout(frame.spec, frame.trace, what))
            rect = self.view.cell_rect(what)
            if self.view.hasFocus() and rect is not None:
                centre = rect.center().toPoint()
                self._scroll.ensureVisible(centre.x(), centre.y())
        else:
            self.readout.setText(self._invitation(frame))
        role = QPalette.ColorRole
        self.readout.setForegroundRole(role.WindowText if isinstance(what, Cell) else role.PlaceholderText)

    def _invitation(self, frame: Frame) -> str:
        if not frame.finite:
            return self.tr(
                "Some numbers are no longer finite (nan): a run at this learning rate has diverged."
            )
        if frame.blank:
            return self.tr("The canvas is empty: this is the network at rest, with its biases alone.")
        return self.tr("Point at a cell to read its number; click it to take its sum apart.")

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Let go of the chosen unit by Escape."""
        if event is not None and event.key() == Qt.Key.Key_Escape and self._chosen and self._frame:
            self._chosen = None
            self._show_neuron(self._frame)
        elif event is not None:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Set the words."""
        self._caption.setText(self.tr("Every number from drawing to digit"))
        self._scale_label.setText(self.tr("Scale"))
        texts = {
            Scale.ARRAY: self.tr("each array"),
            Scale.LAYER: self.tr("each layer"),
            Scale.NETWORK: self.tr("shared"),
        }
        for index, scale in enumerate(Scale):
            self.scale_box.setItemText(index, texts[scale])
        self.scale_box.setAccessibleName(self.tr("Colour scale"))
        self.scale_box.setToolTip(
            self.tr(
                "Which arrays share one colour scale; under each array stands the value of its end colour."
            )
        )
        self.connections_box.setText(self.tr("Connections"))
        self.connections_box.setToolTip(
            self.tr(
                "The 40 largest products input · weight of this drawing between two layers: "
                "red adds, blue subtracts, stronger is larger (section 3.3). A unit pointed at shows its own."
            )
        )
        self.code.setToolTip(
            self.tr("The line of code that computes what is lit, with its shapes (sections 3.3 to 3.5)")
        )
        self.code.setAccessibleName(self.tr("Line of code"))
        self.readout.setAccessibleName(self.tr("Value under the cursor"))
        self._read(self.view.cursor_at)

    def restyle(self) -> None:
        """Take fonts and colours from the theme."""
        for label in (self._caption, self._scale_label):
            label.setFont(theme.caption_font())
        self.code.setFont(theme.mono_font(0.92))
        self.readout.setFont(theme.numeric_font(factor=0.96))
        self._scroll.setMinimumHeight(_LEAST_PICTURE * theme.unit())
        self._read(self.view.cursor_at)


def _card() -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    return card
