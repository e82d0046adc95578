"""What if this neuron were off, or this weight another? The copy that reads says at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QSignalBlocker
from PyQt6.QtWidgets import QDoubleSpinBox, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSpinBox, QWidget

from explorer.nn import ConfigError
from explorer.nn.surgery import pin_unit, set_parameter
from explorer.ui import messages, theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import percent, whole
from explorer.ui.reader_words import class_names, reader_title
from explorer.ui.tabs.layers.notation import input_name

if TYPE_CHECKING:
    from explorer.nn.functions import Array
    from explorer.ui.session import Session
    from explorer.ui.tabs.layers.neuron import NeuronSum

_LARGEST = 1000.0


class WhatIfPage(Appearance, QWidget):
    """Changes one neuron by the session's teacher, who keeps the original and every way back."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._neuron: NeuronSum | None = None
        self._before: tuple[int, float] | None = None
        self._title, self.state = QLabel(), QLabel()
        self.verdict, self.accuracy = QLabel(), QLabel()
        self._bias_label, self._weight_label, self._of_label = QLabel(), QLabel(), QLabel()
        self.off_button, self.pin_button = QPushButton(), QPushButton()
        self.pin_box, self.bias_box, self.weight_box = (_number_box() for _ in range(3))
        self.source_box = QSpinBox()
        self.undo_button, self.redo_button, self.original_button = (QPushButton() for _ in range(3))
        self._build()
        self._connect()
        self.retranslate()
        self.restyle()

    def _build(self) -> None:
        u = theme.unit()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(u)
        grid.setVerticalSpacing(u // 2)
        grid.addWidget(self._title, 0, 0)
        rows: tuple[tuple[QWidget, ...], ...] = (
            (self.off_button, self.pin_button, self.pin_box),
            (self._bias_label, self.bias_box),
            (self._weight_label, self.source_box, self._of_label, self.weight_box),
            (self.undo_button, self.redo_button, self.original_button),
        )
        for index, widgets in enumerate(rows, start=1):
            row = QHBoxLayout()
            row.setSpacing(u)
            for widget in widgets:
                row.addWidget(widget)
            row.addStretch(1)
            grid.addLayout(row, index, 0)
        for index, label in enumerate((self.state, self.verdict, self.accuracy)):
            label.setWordWrap(True)
            label.setMinimumWidth(20 * u)
            grid.addWidget(label, index, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(rows) + 1, 1)
        for label, box in (
            (self._bias_label, self.bias_box),
            (self._weight_label, self.source_box),
            (self._of_label, self.weight_box),
        ):
            label.setBuddy(box)
            label.setProperty("role", "caption")
        for button, icon in (
            (self.undo_button, "undo"),
            (self.redo_button, "redo"),
            (self.original_button, "reset"),
        ):
            button.setIcon(theme.icon(icon))

    def _connect(self) -> None:
        teacher = self._session.teacher
        self.off_button.clicked.connect(lambda: self._pin(0.0))
        self.pin_button.clicked.connect(lambda: self._pin(self.pin_box.value()))
        self.bias_box.valueChanged.connect(self._set_bias)
        self.weight_box.valueChanged.connect(self._set_weight)
        self.source_box.valueChanged.connect(self._show_weight)
        for button, ask in (
            (self.undo_button, teacher.undo),
            (self.redo_button, teacher.redo),
            (self.original_button, teacher.back_to_original),
        ):
            button.clicked.connect(ask)

    def show_neuron(self, neuron: NeuronSum) -> None:
        """Take the neuron that is chosen, and show what the network has become."""
        old = self._neuron
        self._neuron = neuron
        if old is None or (old.layer, old.unit, old.spec) != (neuron.layer, neuron.unit, neuron.spec):
            with QSignalBlocker(self.source_box):
                self.source_box.setRange(0, len(neuron.weights) - 1)
                largest = neuron.largest(1)
                self.source_box.setValue(int(largest[0]) if len(largest) else 0)
        hidden = neuron.layer < neuron.spec.layers
        for widget in (self.off_button, self.pin_button, self.pin_box):
            widget.setEnabled(hidden)
        for box, value in ((self.bias_box, neuron.bias), (self.pin_box, neuron.z)):
            if not box.hasFocus():
                with QSignalBlocker(box):
                    box.setValue(value)
        self._show_weight()
        teacher = self._session.teacher
        self.undo_button.setEnabled(teacher.can_undo)
        self.redo_button.setEnabled(teacher.can_redo)
        self.original_button.setEnabled(teacher.can_undo)
        self._write()

    def _show_weight(self) -> None:
        neuron = self._neuron
        if neuron is not None and not self.weight_box.hasFocus():
            with QSignalBlocker(self.weight_box):
                self.weight_box.setValue(float(neuron.weights[self.source_box.value()]))

    # Changes

    def _pin(self, value: float) -> None:
        neuron = self._neuron
        if neuron is None:
            return
        try:
            self._adopt(pin_unit(self._session.network, neuron.layer, neuron.unit, value))
        except ConfigError as error:
            messages.report(error)

    def _set_bias(self, value: float) -> None:
        neuron = self._neuron
        if neuron is not None:
            self._adopt(set_parameter(self._session.network, f"b{neuron.layer}", (neuron.unit,), value))

    def _set_weight(self, value: float) -> None:
        neuron = self._neuron
        if neuron is not None:
            place = (self.source_box.value(), neuron.unit)
            self._adopt(set_parameter(self._session.network, f"W{neuron.layer}", place, value))

    def _adopt(self, state: Array) -> None:
        session = self._session
        answer = int(session.probabilities.argmax())
        before = answer, float(session.probabilities[answer])
        session.teacher.edit(state)
        self._before = before
        self._write()

    # Words

    def _write(self) -> None:
        neuron, session = self._neuron, self._session
        if neuron is None:
            return
        name = f"W{neuron.layer}[{self.source_box.value()}, {neuron.unit}]"
        self._title.setText(
            self.tr("Neuron {unit} of layer {layer}").format(unit=neuron.unit, layer=neuron.layer)
        )
        self._bias_label.setText(self.tr("bias {name}").format(name=f"b{neuron.layer}[{neuron.unit}]"))
        self._weight_label.setText(
            self.tr("weight from {name}").format(name=input_name(neuron.spec, neuron.layer))
        )
        self._of_label.setText(name)
        turn = session.teacher.turn
        if turn is None:
            self._before = None
            self.state.setText(self.tr("This is the original network."))
            self.verdict.setText(
                self.tr("Switch the neuron off, pin its output or change a number: a copy will read instead.")
            )
            self.accuracy.setText("")
            return
        self.state.setText(self.tr("Edited: {reader} reads.").format(reader=reader_title(session.reader)))
        self.verdict.setText(self._verdict_words())
        self.accuracy.setText(
            self.tr("right on {count} test images: {before} → {after}").format(
                count=whole(turn.tested), before=percent(turn.test_before), after=percent(turn.test_after)
            )
        )

    def _verdict_words(self) -> str:
        session = self._session
        classes = class_names(session.metadata, len(session.probabilities))
        answer = int(np.argmax(session.probabilities))
        now = f"{classes[answer]} {percent(float(session.probabilities[answer]))}"
        if self._before is None:
            return self.tr("answer {now}").format(now=now)
        was = f"{classes[self._before[0]]} {percent(self._before[1])}"
        return self.tr("answer {was} → {now}").format(was=was, now=now)

    def retranslate(self) -> None:
        """Set the words."""
        self.off_button.setText(self.tr("Switch off"))
        self.off_button.setToolTip(self.tr("Let this neuron put out 0, whatever comes in"))
        self.pin_button.setText(self.tr("Pin its output at"))
        self.pin_button.setToolTip(self.tr("Let this neuron always put out this value"))
        self.pin_box.setAccessibleName(self.tr("Pinned output"))
        self.bias_box.setAccessibleName(self.tr("Bias"))
        self.bias_box.setToolTip(self.tr("The bias b of this neuron (section 3.4)"))
        self.source_box.setAccessibleName(self.tr("Which input of this neuron"))
        self.source_box.setToolTip(self.tr("Which input of this neuron"))
        self.weight_box.setAccessibleName(self.tr("Weight"))
        self.weight_box.setToolTip(self.tr("The weight w between that input and this neuron (section 3.4)"))
        self.undo_button.setText(self.tr("Undo"))
        self.redo_button.setText(self.tr("Redo"))
        self.original_button.setText(self.tr("Original"))
        self.original_button.setToolTip(self.tr("Back to the original network"))
        self._write()

    def restyle(self) -> None:
        """Take fonts from the theme."""
        self._title.setFont(theme.heading_font(1.0))
        for label in (self.verdict, self.accuracy):
            label.setFont(theme.numeric_font())


def _number_box() -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setDecimals(4)
    box.setRange(-_LARGEST, _LARGEST)
    box.setSingleStep(0.1)
    # A number being typed is not meant yet.
    box.setKeyboardTracking(False)
    return box
