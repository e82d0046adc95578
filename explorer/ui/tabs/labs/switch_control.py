"""The control of something that is on or off: a check box with its own label."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PyQt6.QtCore import QSignalBlocker
from PyQt6.QtWidgets import QCheckBox, QWidget

from explorer.ui.tabs.labs.control import Control

if TYPE_CHECKING:
    from explorer.labs import Lesson, Switch, Value, Values


class SwitchControl(Control):
    """A check box.

    Parameters
    ----------
    parameter : Switch
    parent : QWidget, optional
    """

    names_itself: ClassVar[bool] = True

    def __init__(self, parameter: Switch, parent: QWidget | None = None) -> None:
        super().__init__(parameter, parent)
        self.box = QCheckBox(self)
        self.box.toggled.connect(lambda on: self.proposed.emit(on))
        self.set_content(self.box)

    def display(self, value: Value, values: Values) -> None:
        """Tick the box or not."""
        with QSignalBlocker(self.box):
            self.box.setChecked(bool(value))

    def take_words(self, lesson: Lesson) -> None:
        """Take the label into the box."""
        super().take_words(lesson)
        self.box.setText(lesson.text(f"parameters.{self.parameter.key}.label"))
