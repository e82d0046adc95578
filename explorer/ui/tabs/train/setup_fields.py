"""The sections of the set-up and their rows of single choices and numbers, read and written as one."""

from __future__ import annotations

import secrets
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from PyQt6.QtCore import QSize, pyqtSignal
from PyQt6.QtWidgets import QComboBox, QToolButton, QVBoxLayout, QWidget

from explorer.nn import INITIALIZERS, OPTIMIZERS
from explorer.training.schedules import SCHEDULES
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.tabs.train.choice_box import ChoiceBox
from explorer.ui.tabs.train.field_words import OPTIONS, ROWS, SECTIONS, schedule_name, words
from explorer.ui.tabs.train.form_rows import FormRows
from explorer.ui.tabs.train.number_field import NumberField, nice_step, unit_step, whole_nice_step
from explorer.ui.tabs.train.rate_picture import RatePicture
from explorer.ui.tabs.train.section import Section
from explorer.ui.tabs.train.setup_words import INITIALIZER_NAMES, name_of
from explorer.ui.tip_lines import in_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.ui.tabs.train.setup_form import SetupForm

_NUMBERS = {
    "images": whole_nice_step,
    "validation": unit_step,
    "std": nice_step,
    "learning_rate": nice_step,
    "batch_size": whole_nice_step,
    "length": whole_nice_step,
    "l2": nice_step,
    "seed": unit_step,
    "evaluate_every": whole_nice_step,
}
_OPTIONS = tuple(dict.fromkeys(p.name for kind in OPTIMIZERS.values() for p in kind.parameters))
_SEEDS = 10_000


class SetupFields(Appearance, QWidget):
    """Data, network, training and what is done against overfitting, a section each.

    What is no row, such as the choice of data, is put into :attr:`sections` by whoever makes it.

    Signals
    -------
    edited()
        The user changed something.
    committed(key)
        The user is done with a number, an attribute of `SetupForm` or an optimizer's option.
    optimizer_chosen(key)
        The user chose another optimizer, which brings its own rate and options.
    """

    edited = pyqtSignal()
    committed = pyqtSignal(str)
    optimizer_chosen = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sections = {key: Section(key, key != "regularisation", self) for key in SECTIONS}
        self._groups = {key: FormRows(self) for key in SECTIONS}
        self._numbers = {key: self._number(key, step) for key, step in _NUMBERS.items()}
        self._options = {key: self._number(key, nice_step) for key in _OPTIONS}
        self._init = self._combo("init", INITIALIZERS)
        self._optimizer = self._combo("optimizer", OPTIMIZERS)
        self._schedule = self._combo("schedule", SCHEDULES)
        self._order = self._combo("replacement", (False, True))
        self._unit = self._combo("length_unit", ("iterations", "epochs"))
        self._picture = RatePicture(self)
        self._slower = self._button("slower", "minus", partial(self._step_rate, -1))
        self._faster = self._button("faster", "plus", partial(self._step_rate, 1))
        self._die = self._button("new_seed", "dice", self._take_new_seed)
        for button in (self._slower, self._faster):
            button.setAutoRepeat(True)
        self._lay_out()
        self._init.activated.connect(self._show_std)
        self._optimizer.activated.connect(self._choose_optimizer)
        self._schedule.activated.connect(self._show_rate)
        for combo in (self._init, self._order, self._unit, self._schedule):
            combo.activated.connect(self.edited)
        self.retranslate()
        self.restyle()

    def _lay_out(self) -> None:
        numbers = self._numbers
        data, network, training, against = self._groups.values()
        data.add("images", numbers["images"])
        data.add("validation", numbers["validation"])
        network.add("init", self._init)
        network.add("std", numbers["std"])
        training.add("optimizer", self._optimizer)
        for key, field in self._options.items():
            training.add(key, field)
        training.add("learning_rate", numbers["learning_rate"], self._slower, self._faster)
        training.add("schedule", self._schedule, self._picture)
        training.add("batch_size", numbers["batch_size"])
        training.add("replacement", self._order)
        training.add("length", numbers["length"], lead=self._unit)
        training.add("seed", numbers["seed"], self._die)
        training.add("evaluate_every", numbers["evaluate_every"])
        against.add("l2", numbers["l2"])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for section in self.sections.values():
            column.addWidget(section)

    def tab_chain(self, key: str) -> list[QWidget]:
        """Return what the keyboard goes through in the rows of a section, in order."""
        return self._groups[key].tab_chain

    def finish(self) -> None:
        """Put the rows under what else was added to the sections."""
        for key, group in self._groups.items():
            self.sections[key].add(group)

    def _number(self, key: str, step: Any) -> NumberField:
        field = NumberField(step, self)
        field.setObjectName(key)
        field.setMinimumWidth(5 * theme.unit())
        field.edited.connect(self.edited)
        field.committed.connect(partial(self.committed.emit, key))
        return field

    def _combo(self, key: str, choices: Any) -> QComboBox:
        combo = ChoiceBox(self)
        combo.setObjectName(key)
        for choice in choices:
            combo.addItem("", choice)
        combo.setMinimumContentsLength(5)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return combo

    def _button(self, name: str, icon: str, press: Any) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setIcon(theme.icon(icon))
        button.clicked.connect(lambda _checked: press())
        return button

    def _step_rate(self, direction: int) -> None:
        self._numbers["learning_rate"].step_by(direction)

    def _take_new_seed(self) -> None:
        """Take another seed than the one in the field."""
        seeds = [str(secrets.randbelow(_SEEDS)) for _ in range(2)]
        seed = seeds[0] if seeds[0] != self._numbers["seed"].text() else str((int(seeds[0]) + 1) % _SEEDS)
        self._numbers["seed"].show_text(seed)
        self.edited.emit()

    def show_form(self, form: SetupForm) -> None:
        """Show a set-up."""
        for key, field in self._numbers.items():
            field.show_text(getattr(form, key))
        for key, field in self._options.items():
            field.show_text(form.options.get(key, ""))
            self._groups["training"].set_row_visible(key, key in form.options)
        for combo, value in (
            (self._init, form.init),
            (self._optimizer, form.optimizer),
            (self._schedule, form.schedule),
            (self._order, form.replacement),
            (self._unit, form.length_unit),
        ):
            combo.setCurrentIndex(combo.findData(value))
        self._show_std()
        self._show_rate()

    def texts(self) -> dict[str, Any]:
        """Return the fields of a `SetupForm` that stand here, by name."""
        shown = OPTIMIZERS[str(self._optimizer.currentData())].parameters
        options = {parameter.name: self._options[parameter.name].text() for parameter in shown}
        return {key: field.text() for key, field in self._numbers.items()} | {
            "init": self._init.currentData(),
            "optimizer": self._optimizer.currentData(),
            "schedule": self._schedule.currentData(),
            "replacement": self._order.currentData(),
            "length_unit": self._unit.currentData(),
            "options": MappingProxyType(options),
        }

    def show_faults(self, sentences: Mapping[str, str]) -> None:
        """Say what is wrong with which field; its section opens."""
        for key, group in self._groups.items():
            group.show_faults(sentences)
            if any(group.name(field) for field in sentences):
                self.sections[key].open()

    def fault(self, key: str) -> str:
        """Return what is said to be wrong with a field, empty when nothing is."""
        return next((group.fault(key) for group in self._groups.values() if group.name(key)), "")

    def name(self, key: str) -> str:
        """Return what a field is called, empty when it is none of these."""
        return next((group.name(key) for group in self._groups.values() if group.name(key)), "")

    def _choose_optimizer(self) -> None:
        self.optimizer_chosen.emit(self._optimizer.currentData())

    def _show_std(self) -> None:
        takes_std = INITIALIZERS[str(self._init.currentData())].takes_std
        self._groups["network"].set_row_visible("std", takes_std)

    def _show_rate(self) -> None:
        self._picture.show_schedule(str(self._schedule.currentData()))

    def retranslate(self) -> None:
        """Set the texts."""
        for key, (title, tip) in SECTIONS.items():
            self.sections[key].set_words(words(title), words(tip))
        for key, (name, tip) in (*ROWS.items(), *OPTIONS.items()):
            for group in self._groups.values():
                if group.has(key):
                    group.set_words(key, words(name), words(tip))
        for index, entry in enumerate(INITIALIZERS.values()):
            self._init.setItemText(index, name_of(INITIALIZER_NAMES, entry.name, entry.label))
        for index, kind in enumerate(OPTIMIZERS.values()):
            self._optimizer.setItemText(index, kind.label)
        for index, name in enumerate(SCHEDULES):
            self._schedule.setItemText(index, schedule_name(name))
        for index, text in enumerate((self.tr("shuffled"), self.tr("drawn anew"))):
            self._order.setItemText(index, text)
        for index, text in enumerate((self.tr("Iterations"), self.tr("Epochs"))):
            self._unit.setItemText(index, text)
        self._unit.setAccessibleName(self.tr("Unit of the length"))
        self._unit.setToolTip(
            self.tr("An epoch has seen as many images as there are to learn from (section 4.5.2)")
        )
        self._picture.setToolTip(in_lines(words(ROWS["schedule"][1])))
        self._picture.setAccessibleName(self.tr("The learning rate over the run"))
        self._slower.setToolTip(self.tr("Smaller learning rate"))
        self._faster.setToolTip(self.tr("Larger learning rate"))
        self._die.setToolTip(self.tr("New seed: other first weights, and the images in another order"))
        for button in (self._slower, self._faster, self._die):
            button.setAccessibleName(button.toolTip())
        self._numbers["images"].setPlaceholderText(self.tr("all"))
        self._numbers["length"].setPlaceholderText(self.tr("no end"))
        self._numbers["evaluate_every"].setPlaceholderText(self.tr("never"))
        self._align()

    def _align(self) -> None:
        """Let the editors of all sections begin on one line."""
        widest = max(group.names_width() for group in self._groups.values())
        for group in self._groups.values():
            group.set_names_width(max(widest, self._unit.sizeHint().width()))

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        for button in (self._slower, self._faster, self._die):
            button.setIconSize(QSize(2 * unit, 2 * unit))
        cast("QVBoxLayout", self.layout()).setSpacing(unit)
        self._align()
