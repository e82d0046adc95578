"""The hidden layers of a set-up: a width and an activation each, added and removed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PyQt6.QtCore import QSize, pyqtSignal
from PyQt6.QtWidgets import QComboBox, QGridLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from explorer.nn import HIDDEN_ACTIVATIONS
from explorer.training.setup import MOST_HIDDEN
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.registry_names import activation_title
from explorer.ui.tabs.train.choice_box import ChoiceBox
from explorer.ui.tabs.train.number_field import NumberField, whole_nice_step

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NEW_WIDTH, _NEW_ACTIVATION = "50", "relu"


@dataclass(frozen=True)
class _Row:
    """The widgets of one hidden layer."""

    name: QLabel
    width: NumberField
    activation: QComboBox
    remove: QToolButton
    fault: QLabel

    def widgets(self) -> tuple[QWidget, ...]:
        return self.name, self.width, self.activation, self.remove, self.fault


class LayersEditor(Appearance, QWidget):
    """Edits the widths and activations between the 784 pixels and the 10 classes.

    Signals
    -------
    edited()
        The user changed a layer, or their number.
    """

    edited = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._heading = QLabel(self)
        self._heading.setProperty("role", "caption")
        self._grid = QGridLayout()
        self._grid.setColumnStretch(2, 1)
        self._add = QToolButton(self)
        self._add.setObjectName("add_layer")
        self._add.setIcon(theme.icon("plus"))
        self._add.clicked.connect(self._append)
        top = QGridLayout()
        top.addWidget(self._heading, 0, 0)
        top.setColumnStretch(0, 1)
        top.addWidget(self._add, 0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addLayout(self._grid)
        self.retranslate()
        self.restyle()

    @property
    def widths(self) -> tuple[str, ...]:
        """What stands in the widths' fields."""
        return tuple(row.width.text() for row in self._rows)

    @property
    def activations(self) -> tuple[str, ...]:
        """Keys of the chosen activations."""
        return tuple(str(row.activation.currentData()) for row in self._rows)

    @property
    def tab_chain(self) -> list[QWidget]:
        """What the keyboard goes through, in order."""
        return [self._add, *(part for row in self._rows for part in (row.width, row.activation, row.remove))]

    def show_layers(self, widths: Sequence[str], activations: Sequence[str]) -> None:
        """Show the layers of a set-up."""
        while len(self._rows) > len(widths):
            self._drop(len(self._rows) - 1)
        while len(self._rows) < len(widths):
            self._build_row()
        for row, width, activation in zip(self._rows, widths, activations, strict=True):
            row.width.show_text(width)
            row.activation.setCurrentIndex(row.activation.findData(activation))
        self._refresh()

    def show_faults(self, sentences: Mapping[str, str]) -> None:
        """Say what is wrong with which layer; keys are ``width0``, ``width1``, …."""
        for i, row in enumerate(self._rows):
            sentence = sentences.get(f"width{i}", "")
            row.fault.setText(sentence)
            row.fault.setVisible(bool(sentence))
            row.width.set_wrong(bool(sentence))
            row.width.setAccessibleDescription(sentence)

    def _append(self) -> None:
        last = self._rows[-1] if self._rows else None
        self._build_row()
        self._rows[-1].width.show_text(last.width.text() if last else _NEW_WIDTH)
        activation = last.activation.currentData() if last else _NEW_ACTIVATION
        self._rows[-1].activation.setCurrentIndex(self._rows[-1].activation.findData(activation))
        self._refresh()
        self.edited.emit()

    def _remove(self, row: _Row) -> None:
        index = self._rows.index(row)
        self._drop(index)
        self._refresh()
        following = self._rows[min(index, len(self._rows) - 1)].width if self._rows else self._add
        following.setFocus()
        self.edited.emit()

    def _build_row(self) -> None:
        width = NumberField(whole_nice_step, self)
        width.setObjectName(f"width{len(self._rows)}")
        width.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        activation = ChoiceBox(self)
        for key in HIDDEN_ACTIVATIONS:
            activation.addItem("", key)
        activation.setMinimumContentsLength(6)
        activation.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        remove = QToolButton(self)
        remove.setIcon(theme.icon("minus"))
        remove.setAutoRaise(True)
        fault = QLabel(self)
        fault.setProperty("role", "error")
        fault.setWordWrap(True)
        fault.hide()
        row = _Row(QLabel(self), width, activation, remove, fault)
        row.name.setProperty("role", "caption")
        width.edited.connect(self.edited)
        activation.activated.connect(self.edited)
        remove.clicked.connect(partial(self._remove, row))
        self._rows.append(row)

    def _drop(self, index: int) -> None:
        for widget in self._rows.pop(index).widgets():
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _refresh(self) -> None:
        """Lay the rows out anew: their numbers follow their order."""
        for i, row in enumerate(self._rows):
            row.width.setObjectName(f"width{i}")
            row.remove.setObjectName(f"remove_layer{i}")
            for column, widget in enumerate(row.widgets()[:4]):
                self._grid.addWidget(widget, 2 * i, column)
            self._grid.addWidget(row.fault, 2 * i + 1, 0, 1, 4)
        self._add.setEnabled(len(self._rows) < MOST_HIDDEN)
        self.retranslate()
        self.restyle()

    def retranslate(self) -> None:
        """Set the texts."""
        self._heading.setText(self.tr("Hidden layers") if self._rows else self.tr("No hidden layer"))
        self._add.setToolTip(self.tr("Add a hidden layer before the output (section 3.4)"))
        self._add.setAccessibleName(self.tr("Add a hidden layer"))
        for i, row in enumerate(self._rows, start=1):
            row.name.setText(str(i))
            row.width.setToolTip(
                self.tr("Units of hidden layer {n} (section 3.4). Up and Down change it.").format(n=i)
            )
            row.width.setAccessibleName(self.tr("Units of hidden layer {n}").format(n=i))
            row.activation.setToolTip(
                self.tr("Activation function of hidden layer {n} (section 3.2)").format(n=i)
            )
            for index in range(row.activation.count()):
                title = activation_title(row.activation.itemData(index))
                row.activation.setItemText(index, title)
            row.activation.setAccessibleName(self.tr("Activation of hidden layer {n}").format(n=i))
            row.remove.setToolTip(self.tr("Remove hidden layer {n}").format(n=i))
            row.remove.setAccessibleName(self.tr("Remove hidden layer {n}").format(n=i))

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self._grid.setHorizontalSpacing(unit // 2)
        self._grid.setVerticalSpacing(unit // 2)
        small = QSize(unit * 3 // 2, unit * 3 // 2)
        for row in self._rows:
            row.width.setFixedWidth(7 * unit)
            row.remove.setIconSize(small)
        self._add.setIconSize(small)
