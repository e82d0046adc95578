"""The control of a choice: a list of the options that make sense just now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QSignalBlocker, Qt
from PyQt6.QtWidgets import QComboBox, QWidget

from explorer.ui.tabs.labs.control import Control

if TYPE_CHECKING:
    from explorer.labs import Choice, Lesson, Value, Values


class ChoiceControl(Control):
    """A combo box.

    Parameters
    ----------
    parameter : Choice
    parent : QWidget, optional
    """

    def __init__(self, parameter: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parameter, parent)
        self._choice = parameter
        self._names = dict(zip(parameter.options, parameter.names or parameter.options, strict=True))
        self.box = QComboBox(self)
        self.box.activated.connect(lambda index: self.proposed.emit(self.box.itemData(index)))
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.set_content(self.box)
        self._column.setAlignment(self.box, Qt.AlignmentFlag.AlignLeft)

    def display(self, value: Value, values: Values) -> None:
        """Offer what is offered now and show the chosen option."""
        offered = self._choice.offered_with(values)
        with QSignalBlocker(self.box):
            if offered != tuple(self.box.itemData(i) for i in range(self.box.count())):
                self.box.clear()
                for option in offered:
                    self.box.addItem(self._names[option], option)
            self.box.setCurrentIndex(offered.index(str(value)))

    def take_words(self, lesson: Lesson) -> None:
        """Take the options' names too, where they are words."""
        super().take_words(lesson)
        if not self._choice.names:
            place = f"parameters.{self.parameter.key}.options"
            self._names = {option: lesson.text(f"{place}.{option}") for option in self._choice.options}
            for index in range(self.box.count()):
                self.box.setItemText(index, self._names[self.box.itemData(index)])
