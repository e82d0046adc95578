"""A small form under the transport: go on until an iteration, an epoch or an accuracy, and pause there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QPoint, Qt, pyqtSignal
from PyQt6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from explorer.training.target import REACHED, Target
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.config_words import allowed_sentence
from explorer.ui.tabs.train.number_field import NumberField, whole_nice_step

if TYPE_CHECKING:
    from explorer.nn.allowed import Numbers
    from explorer.ui.run import Run

_PERCENT = "accuracy"


class TargetPopup(Appearance, QFrame):
    """Stands under a button until a target is chosen, or Escape is pressed.

    Parameters
    ----------
    run : Run
    parent : QWidget

    Signals
    -------
    chosen(target)
        The run is to go there.
    """

    chosen = pyqtSignal(object)

    def __init__(self, run: Run, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._run = run
        self.setObjectName("target_popup")
        self.setProperty("role", "card")
        self._caption = QLabel(self)
        self._caption.setProperty("role", "caption")
        self._kind = QComboBox(self)
        self._kind.setObjectName("target_kind")
        for key in REACHED:
            self._kind.addItem("", key)
        self._value = NumberField(whole_nice_step, self)
        self._value.setObjectName("target_value")
        self._go = QPushButton(self)
        self._go.setObjectName("target_go")
        self._go.setDefault(True)
        self._fault = QLabel(self)
        self._fault.setProperty("role", "error")
        self._fault.setWordWrap(True)
        row = QHBoxLayout()
        for part in (self._kind, self._value, self._go):
            row.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._caption)
        self._column.addLayout(row)
        self._column.addWidget(self._fault)
        self._kind.currentIndexChanged.connect(self._suggest)
        self._value.edited.connect(self._check)
        self._value.returnPressed.connect(self._take)
        self._go.clicked.connect(self._take)
        self.retranslate()
        self.restyle()

    def open_under(self, button: QWidget) -> None:
        """Ask for a target, under a button."""
        self._suggest()
        self.adjustSize()
        self.move(button.mapToGlobal(QPoint(0, button.height() + theme.unit() // 2)))
        self.show()
        self._value.setFocus()
        self._value.selectAll()

    def _suggest(self) -> None:
        """Propose a target of the kind chosen that lies well ahead."""
        kind, run = str(self._kind.currentData()), self._run
        ahead = {
            "iterations": run.iteration + 100,
            "epochs": int(run.epoch) + 1,
            _PERCENT: 95,
        }[kind]
        if kind == "iterations" and run.total is not None:
            ahead = min(ahead, run.total)
        self._value.show_text(str(ahead))
        self._check()

    def _target(self) -> Target | None:
        """Return what is asked for, ``None`` while it cannot be."""
        kind = str(self._kind.currentData())
        try:
            value = float(self._value.text().replace(",", ""))
        except ValueError:
            return None
        target = Target(kind, value / 100 if kind == _PERCENT else value)
        return target if self._range(kind).hold(target.value) else None

    def _range(self, kind: str) -> Numbers:
        return self._run.target_range(kind)

    def _check(self) -> None:
        """Say what is wrong, if something is."""
        kind = str(self._kind.currentData())
        unmeasured = kind == _PERCENT and self._run.setup.training.evaluate_every is None
        there = self._target() is not None
        if unmeasured:
            fault = self.tr("This run measures no accuracy: fill in \u201cMeasure every\u201d in the set-up")
        elif there:
            fault = ""
        elif kind == _PERCENT:
            fault = self.tr("A number from 0 to 100.")
        else:
            fault = allowed_sentence(self._range(kind)).text()
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        self._value.set_wrong(bool(fault))
        self._go.setEnabled(not fault)
        self.adjustSize()

    def _take(self) -> None:
        target = self._target()
        if target is not None and self._go.isEnabled():
            self.hide()
            self.chosen.emit(target)

    def retranslate(self) -> None:
        """Set the texts."""
        self._caption.setText(self.tr("Go on, and pause at"))
        kinds = (self.tr("iteration"), self.tr("epoch"), self.tr("test accuracy, %"))
        for index, text in enumerate(kinds):
            self._kind.setItemText(index, text)
        self._kind.setAccessibleName(self.tr("Kind of target"))
        self._kind.setToolTip(self.tr("What the run goes on until (sections 4.5.2 and 4.5.3)"))
        self._value.setAccessibleName(self.tr("Target"))
        self._value.setToolTip(self.tr("Where it pauses"))
        self._go.setText(self.tr("Go"))
        self._go.setAccessibleName(self.tr("Go to the target"))
        self._go.setToolTip(self.tr("Train until there"))

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self._column.setContentsMargins(unit, unit, unit, unit)
        self._column.setSpacing(unit // 2)
        self._caption.setFont(theme.caption_font())
        self._value.setFixedWidth(9 * unit)
