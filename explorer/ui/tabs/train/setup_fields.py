"""The rows of the set-up that are single choices and numbers, read and written as one."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from PyQt6.QtCore import QSize, pyqtSignal
from PyQt6.QtWidgets import QComboBox, QToolButton, QVBoxLayout, QWidget

from explorer.nn import INITIALIZERS, OPTIMIZERS
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.tabs.train.form_rows import FormRows
from explorer.ui.tabs.train.number_field import NumberField, nice_step, unit_step, whole_nice_step
from explorer.ui.tabs.train.setup_words import INITIALIZER_NAMES, OPTION_NAMES, name_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.ui.tabs.train.setup_form import SetupForm

_NUMBERS = {
    "std": nice_step,
    "learning_rate": nice_step,
    "batch_size": whole_nice_step,
    "length": whole_nice_step,
    "l2": nice_step,
    "seed": unit_step,
    "evaluate_every": whole_nice_step,
}
_OPTIONS = tuple(dict.fromkeys(p.name for kind in OPTIMIZERS.values() for p in kind.parameters))


class SetupFields(Appearance, QWidget):
    """First weights, optimizer, learning rate, batches, length, decay, seed and when to measure.

    Signals
    -------
    edited()
        The user changed something.
    rate_committed()
        The user is done with the learning rate.
    optimizer_chosen(key)
        The user chose another optimizer, which brings its own rate and options.
    """

    edited = pyqtSignal()
    rate_committed = pyqtSignal()
    optimizer_chosen = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = FormRows(self)
        self._numbers = {key: self._number(key, step) for key, step in _NUMBERS.items()}
        self._options = {key: self._number(key, nice_step) for key in _OPTIONS}
        self._init = self._combo("init", INITIALIZERS)
        self._optimizer = self._combo("optimizer", OPTIMIZERS)
        self._order = self._combo("replacement", (False, True))
        self._unit = self._combo("length_unit", ("iterations", "epochs"))
        self._slower, self._faster = self._stepper(-1, "minus"), self._stepper(1, "plus")
        self._lay_out()
        self._numbers["learning_rate"].committed.connect(self.rate_committed)
        self._init.activated.connect(self._show_std)
        self._optimizer.activated.connect(self._choose_optimizer)
        for combo in (self._init, self._order, self._unit):
            combo.activated.connect(self.edited)
        self.retranslate()
        self.restyle()

    def _lay_out(self) -> None:
        rows = self._rows
        rows.add("init", self._init)
        rows.add("std", self._numbers["std"])
        rows.add("optimizer", self._optimizer)
        for key, field in self._options.items():
            rows.add(key, field)
        rows.add("learning_rate", self._numbers["learning_rate"], self._slower, self._faster)
        rows.add("batch_size", self._numbers["batch_size"])
        rows.add("replacement", self._order)
        rows.add("length", self._numbers["length"], lead=self._unit)
        rows.add("l2", self._numbers["l2"])
        rows.add("seed", self._numbers["seed"])
        rows.add("evaluate_every", self._numbers["evaluate_every"])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(rows)

    def _number(self, key: str, step: Any) -> NumberField:
        field = NumberField(step, self)
        field.setObjectName(key)
        field.setMinimumWidth(5 * theme.unit())
        field.edited.connect(self.edited)
        return field

    def _combo(self, key: str, choices: Any) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(key)
        for choice in choices:
            combo.addItem("", choice)
        combo.setMinimumContentsLength(5)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return combo

    def _stepper(self, direction: int, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(theme.icon(icon))
        button.setAutoRepeat(True)
        button.clicked.connect(partial(self._numbers["learning_rate"].step_by, direction))
        return button

    def show_form(self, form: SetupForm) -> None:
        """Show a set-up."""
        for key, field in self._numbers.items():
            field.show_text(getattr(form, key))
        for key, field in self._options.items():
            field.show_text(form.options.get(key, ""))
            self._rows.set_row_visible(key, key in form.options)
        for combo, value in (
            (self._init, form.init),
            (self._optimizer, form.optimizer),
            (self._order, form.replacement),
            (self._unit, form.length_unit),
        ):
            combo.setCurrentIndex(combo.findData(value))
        self._show_std()

    def texts(self) -> dict[str, Any]:
        """Return the fields of a `SetupForm` that stand here, by name."""
        shown = OPTIMIZERS[str(self._optimizer.currentData())].parameters
        options = {parameter.name: self._options[parameter.name].text() for parameter in shown}
        return {key: field.text() for key, field in self._numbers.items()} | {
            "init": self._init.currentData(),
            "optimizer": self._optimizer.currentData(),
            "replacement": self._order.currentData(),
            "length_unit": self._unit.currentData(),
            "options": MappingProxyType(options),
        }

    def show_faults(self, sentences: Mapping[str, str]) -> None:
        """Say what is wrong with which field."""
        self._rows.show_faults(sentences)

    def fault(self, key: str) -> str:
        """Return what is said to be wrong with a field, empty when nothing is."""
        return self._rows.fault(key)

    def name(self, key: str) -> str:
        """Return what a field is called, empty when it is none of these."""
        return self._rows.name(key)

    def _choose_optimizer(self) -> None:
        self.optimizer_chosen.emit(self._optimizer.currentData())

    def _show_std(self) -> None:
        self._rows.set_row_visible("std", INITIALIZERS[str(self._init.currentData())].takes_std)

    def retranslate(self) -> None:
        """Set the texts."""
        for row, (name, tip) in self._row_words().items():
            self._rows.set_words(row, name, tip)
        for key in _OPTIONS:
            tip = self.tr("How much of the past a step remembers (sections 6.1.4 to 6.1.6)")
            self._rows.set_words(key, name_of(OPTION_NAMES, key), tip)
        for index, entry in enumerate(INITIALIZERS.values()):
            self._init.setItemText(index, name_of(INITIALIZER_NAMES, entry.name, entry.label))
        for index, kind in enumerate(OPTIMIZERS.values()):
            self._optimizer.setItemText(index, kind.label)
        for index, text in enumerate((self.tr("shuffled"), self.tr("drawn anew"))):
            self._order.setItemText(index, text)
        for index, text in enumerate((self.tr("Iterations"), self.tr("Epochs"))):
            self._unit.setItemText(index, text)
        self._unit.setAccessibleName(self.tr("Unit of the length"))
        self._unit.setToolTip(
            self.tr("An epoch has seen as many images as there are to learn from (section 4.5.2)")
        )
        self._slower.setToolTip(self.tr("Smaller learning rate"))
        self._faster.setToolTip(self.tr("Larger learning rate"))
        for button in (self._slower, self._faster):
            button.setAccessibleName(button.toolTip())

    def _row_words(self) -> dict[str, tuple[str, str]]:
        return {
            "init": (
                self.tr("First weights"),
                self.tr("How the weights are drawn before the first step (section 6.2)"),
            ),
            "std": (self.tr("Spread"), self.tr("Standard deviation of the first weights (section 6.2.1)")),
            "optimizer": (
                self.tr("Optimizer"),
                self.tr(
                    "How the gradient changes the weights: SGD (section 6.1.2), Momentum (6.1.4), "
                    "AdaGrad (6.1.5), Adam (6.1.6)"
                ),
            ),
            "learning_rate": (
                self.tr("Learning rate"),
                self.tr("How far a step goes, η (section 4.4.2). It can be changed while the run goes on."),
            ),
            "batch_size": (self.tr("Batch size"), self.tr("Images in one mini-batch (section 4.2.3)")),
            "replacement": (
                self.tr("Batches"),
                self.tr(
                    "Shuffled: each epoch uses every image once. "
                    "Drawn anew: each batch at random from all, as the book does (section 4.5.2)."
                ),
            ),
            "length": (
                self.tr("Length"),
                self.tr("Where the run ends; leave it empty to go on until you stop (section 4.5.2)"),
            ),
            "l2": (
                self.tr("Weight decay"),
                self.tr("λ: half of λ times the squared weights is added to the loss (section 6.4.2)"),
            ),
            "seed": (
                self.tr("Seed"),
                self.tr("Where chance begins: the same seed gives the same first weights and batches"),
            ),
            "evaluate_every": (
                self.tr("Measure every"),
                self.tr(
                    "Iterations between two measurements of the accuracies; empty for never (section 4.5.3)"
                ),
            ),
        }

    def restyle(self) -> None:
        """Take the theme's measures."""
        for button in (self._slower, self._faster):
            button.setIconSize(QSize(2 * theme.unit(), 2 * theme.unit()))
        cast("QVBoxLayout", self.layout()).setSpacing(theme.unit() // 2)
