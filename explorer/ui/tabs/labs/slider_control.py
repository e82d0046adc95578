"""The control of a number between two bounds: a slider, and a field for exact values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QSignalBlocker, Qt
from PyQt6.QtWidgets import QHBoxLayout, QSlider, QWidget

from explorer.labs.errors import ParameterError
from explorer.labs.number_text import plain
from explorer.ui import theme
from explorer.ui.tabs.labs.control import Control
from explorer.ui.tabs.labs.number_field import NumberField

if TYPE_CHECKING:
    from explorer.labs import Lesson, Slider, Value, Values


class SliderControl(Control):
    """A slider in whole steps with a number field beside it that also takes what lies between.

    Parameters
    ----------
    parameter : Slider
    parent : QWidget, optional
    """

    def __init__(self, parameter: Slider, parent: QWidget | None = None) -> None:
        super().__init__(parameter, parent)
        self._range = parameter
        content = QWidget(self)
        self.slider = QSlider(Qt.Orientation.Horizontal, content)
        self.slider.setRange(0, round((parameter.high - parameter.low) / parameter.step))
        self.slider.setPageStep(max(1, self.slider.maximum() // 20))
        self.slider.setMinimumWidth(12 * theme.unit())
        self.slider.valueChanged.connect(self._propose_step)
        self.field = NumberField(parameter.step, parent=content)
        self.field.entered.connect(self.proposed)
        self.field.refused.connect(self.refuse)
        self.field.list_entered.connect(self._refuse_list)
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.slider, 1)
        row.addWidget(self.field)
        self.set_content(content, self.slider)

    def display(self, value: Value, values: Values) -> None:
        """Move the slider and write the number."""
        number = float(str(value))
        with QSignalBlocker(self.slider):
            self.slider.setValue(round((number - self._range.low) / self._range.step))
        self.field.mark(False)
        self.field.set_value(number)

    def take_words(self, lesson: Lesson) -> None:
        """Name slider and field alike."""
        super().take_words(lesson)
        for part in (self.slider, self.field):
            part.setAccessibleName(lesson.text(f"parameters.{self.parameter.key}.label"))
            part.setAccessibleDescription(lesson.text(f"parameters.{self.parameter.key}.help"))

    def _propose_step(self, step: int) -> None:
        self.proposed.emit(float(plain(self._range.low + step * self._range.step)))

    def _refuse_list(self, text: str) -> None:
        self.refuse(ParameterError("not_a_number", text))
