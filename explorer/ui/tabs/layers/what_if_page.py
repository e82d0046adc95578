"""What if this neuron were off, or this weight another? The copy that reads says at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QSignalBlocker, Qt
from PyQt6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from explorer.nn import ConfigError
from explorer.nn.surgery import OUT, pins_score
from explorer.ui import messages, theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import number, percent
from explorer.ui.hand_edits import HandEdits
from explorer.ui.reader_words import class_names, judged_words, reader_title
from explorer.ui.tabs.layers.notation import array_name
from explorer.ui.tabs.layers.number_box import NumberBox
from explorer.ui.tabs.layers.picture import Part, PartKind
from explorer.ui.tabs.layers.ways_back import WaysBack

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.nn.surgery import Pin
    from explorer.ui.session import Session
    from explorer.ui.tabs.layers.neuron import NeuronSum
    from explorer.ui.taught import TaughtNetwork

_PINS_NAMED = 3
_WORDS = 14
"""Least width of the words, in grid steps."""


class WhatIfPage(Appearance, QWidget):
    """Changes one neuron by the session's teacher, who keeps the original and every way back."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._edits = HandEdits(session)
        self._neuron: NeuronSum | None = None
        self._title, self.state = QLabel(), QLabel()
        self.verdict, self.accuracy = QLabel(), QLabel()
        self._bias_label, self._weight_label = QLabel(), QLabel()
        self.off_button, self.pin_button = QPushButton(), QPushButton()
        self.pin_box, self.bias_box, self.weight_box = (NumberBox() for _ in range(3))
        self.source_box = QSpinBox()
        self.ways_back = WaysBack(session)
        for name in ("off_button", "pin_button", "pin_box", "bias_box", "source_box", "weight_box"):
            getattr(self, name).setObjectName(f"what_if_{name}")
        self._build()
        self._connect()
        self.retranslate()
        self.restyle()

    def _build(self) -> None:
        u = theme.unit()
        controls = QVBoxLayout()
        controls.setSpacing(u // 2)
        rows: tuple[tuple[QWidget, ...], ...] = (
            (self._title, self.ways_back),
            (self.off_button, self.pin_button, self.pin_box),
            (self._bias_label, self.bias_box),
            (self._weight_label, self.source_box, self.weight_box),
        )
        for widgets in rows:
            row = QHBoxLayout()
            row.setSpacing(u // 2)
            for widget in widgets:
                row.addWidget(widget)
            row.addStretch(1)
            controls.addLayout(row)
        controls.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(u // 2)
        for label in (self.state, self.verdict, self.accuracy):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.addWidget(label)
        words.addStretch(1)
        halves = QHBoxLayout(self)
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(2 * u)
        halves.addLayout(controls)
        halves.addLayout(words, 1)
        for label, box in ((self._bias_label, self.bias_box), (self._weight_label, self.source_box)):
            label.setBuddy(box)
            label.setProperty("role", "caption")

    def _connect(self) -> None:
        self.off_button.clicked.connect(self._switch)
        self.pin_button.clicked.connect(self._pin)
        self.bias_box.valueChanged.connect(self._set_bias)
        self.weight_box.valueChanged.connect(self._set_weight)
        self.source_box.valueChanged.connect(self._show_weight)

    def show_neuron(self, neuron: NeuronSum) -> None:
        """Take the neuron that is chosen, and show what the network has become."""
        old = self._neuron
        self._neuron = neuron
        if old is None or (old.layer, old.unit, old.spec) != (neuron.layer, neuron.unit, neuron.spec):
            self._name_parts(neuron)
        pinned = self._edits.pin_of(neuron.layer, neuron.unit)
        value = neuron.a if pins_score(neuron.spec, neuron.layer) else neuron.z
        for box, shown in ((self.bias_box, neuron.bias), (self.pin_box, value)):
            if not box.hasFocus():
                with QSignalBlocker(box):
                    box.setValue(shown)
        for box in (self.bias_box, self.weight_box):
            box.setEnabled(pinned is None)
        self._show_weight()
        self.ways_back.refresh()
        self._write()

    def _name_parts(self, neuron: NeuronSum) -> None:
        """Show another neuron's names, and of its weights first the one that counts most."""
        with QSignalBlocker(self.source_box):
            self.source_box.setRange(0, len(neuron.weights) - 1)
            self.source_box.setPrefix(f"W{neuron.layer}[")
            self.source_box.setSuffix(f", {neuron.unit}]")
            largest = neuron.largest(1)
            self.source_box.setValue(int(largest[0]) if len(largest) else 0)
        self._explain(neuron)

    def _show_weight(self) -> None:
        neuron = self._neuron
        if neuron is not None and not self.weight_box.hasFocus():
            with QSignalBlocker(self.weight_box):
                self.weight_box.setValue(float(neuron.weights[self.source_box.value()]))

    # Changes

    def _changeable(self) -> NeuronSum | None:
        """Return the neuron shown; ``None`` while a network of another shape reads, of which none is yet."""
        neuron = self._neuron
        return neuron if neuron is not None and neuron.spec == self._session.network.spec else None

    def _switch(self) -> None:
        """Switch the neuron off, or let it go where it is pinned."""
        neuron = self._changeable()
        if neuron is None:
            return
        if self._edits.pin_of(neuron.layer, neuron.unit) is None:
            self._edits.switch_off(neuron.layer, neuron.unit)
        else:
            self._edits.let_go(neuron.layer, neuron.unit)

    def _pin(self) -> None:
        neuron = self._changeable()
        if neuron is not None:
            try:
                self._edits.pin(neuron.layer, neuron.unit, self.pin_box.value())
            except ConfigError as error:
                messages.report(error)

    def _set_bias(self, value: float) -> None:
        neuron = self._changeable()
        if neuron is not None:
            self._edits.set_parameter(f"b{neuron.layer}", (neuron.unit,), value)

    def _set_weight(self, value: float) -> None:
        neuron = self._changeable()
        if neuron is not None:
            place = (self.source_box.value(), neuron.unit)
            self._edits.set_parameter(f"W{neuron.layer}", place, value)

    # Words

    def _write(self) -> None:
        neuron, session = self._neuron, self._session
        if neuron is None:
            return
        self._title.setText(
            self.tr("Neuron {unit} of layer {layer}").format(unit=neuron.unit, layer=neuron.layer)
        )
        self._bias_label.setText(self.tr("bias {name}").format(name=f"b{neuron.layer}[{neuron.unit}]"))
        pinned = self._edits.pin_of(neuron.layer, neuron.unit) is not None
        self.off_button.setText(self.tr("Let go") if pinned else self.tr("Switch off"))
        taught, turn = session.teacher.taught, session.teacher.turn
        if taught is None or turn is None:
            self.state.setText(self.tr("This is the original network."))
            self.verdict.setText(
                self.tr("Switch the neuron off, pin its output or change a number: a copy will read instead.")
            )
            self.accuracy.setText("")
            return
        self.state.setText(self._state_words(reader_title(session.reader)))
        self.verdict.setText(self._verdict_words(taught))
        self.accuracy.setText(judged_words(taught.judged_at_first or turn.before, turn.after))

    def _state_words(self, reader: str) -> str:
        pins = self._edits.pins
        if not pins:
            return self.tr("{reader} reads.").format(reader=reader)
        names = [
            self.tr("{unit} at {value}").format(
                unit=_pinned_name(self._session, pin), value=number(pin.value)
            )
            for pin in pins[-_PINS_NAMED:]
        ]
        if len(pins) > _PINS_NAMED:
            names.insert(0, "…")
        return self.tr("{reader} reads. Pinned, and held while it learns: {units}.").format(
            reader=reader, units=", ".join(names)
        )

    def _verdict_words(self, taught: TaughtNetwork) -> str:
        session = self._session
        with np.errstate(over="ignore", invalid="ignore"):
            before = taught.original.predict(session.input.reshape(-1))
        was, now = (self._answer(outputs) for outputs in (before, session.probabilities))
        return self.tr("answer: original {was} → now {now}").format(was=was, now=now)

    def _answer(self, outputs: NDArray[np.floating]) -> str:
        classes = class_names(self._session.metadata, len(outputs))
        best = int(np.argmax(outputs))
        return f"{classes[best]} {percent(float(outputs[best]))}"

    def _explain(self, neuron: NeuronSum | None) -> None:
        """Say what a pin does to this neuron: an output of softmax is pinned by its score."""
        score = neuron is not None and pins_score(neuron.spec, neuron.layer)
        if score:
            self.pin_button.setText(self.tr("Pin score at"))
            off = self.tr(
                "Take this class out of the vote: with a score a of {score}, softmax leaves it 0"
            ).format(score=number(OUT))
            pin = self.tr(
                "Let the score a of this output always be this value; y cannot be pinned by itself, "
                "because softmax shares one whole among all outputs (section 3.5)"
            )
        else:
            self.pin_button.setText(self.tr("Pin at"))
            off = self.tr("Let this neuron put out 0, whatever comes in, until you let it go")
            pin = self.tr("Let this neuron always put out this value, also while it learns")
        self.off_button.setToolTip(off)
        self.pin_button.setToolTip(pin)
        self.pin_box.setToolTip(pin)

    def retranslate(self) -> None:
        """Set the words."""
        self._explain(self._neuron)
        self.pin_box.setAccessibleName(self.tr("Pinned output"))
        self.bias_box.setAccessibleName(self.tr("Bias"))
        self.bias_box.setToolTip(self.tr("The bias b of this neuron (section 3.4); a pinned one has its own"))
        self._weight_label.setText(self.tr("weight"))
        self.source_box.setAccessibleName(self.tr("Which input of this neuron"))
        self.source_box.setToolTip(self.tr("Which input of this neuron"))
        self.weight_box.setAccessibleName(self.tr("Weight"))
        self.weight_box.setToolTip(self.tr("The weight w between that input and this neuron (section 3.4)"))
        self.accuracy.setToolTip(
            self.tr(
                "How often it is right on the test images that come with the program, from original to now"
            )
        )
        self._write()

    def restyle(self) -> None:
        """Take fonts from the theme."""
        self._title.setFont(theme.heading_font(1.0))
        for label in (self.verdict, self.accuracy):
            label.setFont(theme.numeric_font())
        for label in (self.state, self.verdict, self.accuracy):
            label.setMinimumWidth(_WORDS * theme.unit())


def _pinned_name(session: Session, pin: Pin) -> str:
    spec = session.network.spec
    kind: PartKind = "a" if pins_score(spec, pin.layer) else "z"
    return f"{array_name(spec, Part(kind, pin.layer))}[{pin.unit}]"
