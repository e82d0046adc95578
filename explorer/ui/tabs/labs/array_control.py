"""The control of a vector or matrix: one field for each number, between brackets as the book writes them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QSize, Qt
from PyQt6.QtWidgets import QGridLayout, QHBoxLayout, QToolButton, QWidget

from explorer.labs.errors import ParameterError
from explorer.labs.number_text import read_array
from explorer.ui import theme
from explorer.ui.tabs.labs.bracket import Bracket
from explorer.ui.tabs.labs.control import Control
from explorer.ui.tabs.labs.number_field import NumberField
from explorer.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.labs import Lesson, NumberArray, Value, Values
    from explorer.labs.values import Numbers64

_CHARACTERS = 7
"""Figures a field shows at once."""


class ArrayControl(Control):
    """Number fields in the shape of the array, with buttons for each axis whose extent may change.

    A list pasted into any field replaces the whole array.

    Parameters
    ----------
    parameter : NumberArray
    parent : QWidget, optional
    """

    def __init__(self, parameter: NumberArray, parent: QWidget | None = None) -> None:
        super().__init__(parameter, parent)
        self._description = parameter
        self._vector = len(parameter.most) == 1
        self._array: Numbers64 = np.zeros((0,) * len(parameter.most))
        self._name = ""
        self.fields: list[NumberField] = []
        self._content = QWidget(self)
        self._flow = FlowLayout(self._content, theme.unit() // 2)
        self._opening, self._closing = Bracket(False, self._content), Bracket(True, self._content)
        self._boxes: list[QWidget] = []
        self.buttons: list[QToolButton] = []
        self._button_boxes: list[QWidget] = []
        self.set_content(self._content)
        self.retranslate()
        self.restyle()

    @property
    def entry(self) -> QWidget:
        """The first number, or the button that adds one."""
        return next(iter((*self.fields, *self.buttons)), self._content)

    def display(self, value: Value, values: Values) -> None:
        """Show the numbers, in as many fields as there are."""
        array = np.asarray(value, dtype=np.float64)
        reshaped = array.shape != self._array.shape
        self._array = array
        if reshaped:
            self._rebuild()
        for field, number in zip(self.fields, array.flat, strict=True):
            field.mark(False)
            field.set_value(float(number))
        for button in self.buttons:
            axis = button.property("axis")
            extent = array.shape[axis] + button.property("change")
            button.setEnabled(self._description.fewest[axis] <= extent <= self._description.most[axis])

    def take_words(self, lesson: Lesson) -> None:
        """Name each field by its place in the array."""
        self.setToolTip(lesson.text(f"parameters.{self.parameter.key}.help"))
        self._name = lesson.text(f"parameters.{self.parameter.key}.label")
        self._name_fields()

    def retranslate(self) -> None:
        """Set the buttons' words."""
        super().retranslate()
        words = {
            (0, -1): self.tr("Remove the last number") if self._vector else self.tr("Remove the last row"),
            (0, 1): self.tr("Add a number") if self._vector else self.tr("Add a row"),
            (1, -1): self.tr("Remove the last column"),
            (1, 1): self.tr("Add a column"),
        }
        for button in self.buttons:
            text = words[button.property("axis"), button.property("change")]
            button.setToolTip(text)
            button.setAccessibleName(text)

    def restyle(self) -> None:
        """Set the buttons in the size of the fields."""
        for button in self.buttons:
            button.setIconSize(QSize(2 * theme.unit() - 2, 2 * theme.unit() - 2))

    def _make_buttons(self) -> None:
        """Make the buttons: after the first fields, for the keyboard reaches what was made first first."""
        parameter = self._description
        self.buttons = [
            self._button(axis, change)
            for axis, (fewest, most) in enumerate(zip(parameter.fewest, parameter.most, strict=True))
            if most > fewest and not (axis == 0 and parameter.rows_of)
            for change in (-1, +1)
        ]
        # An axis' two buttons stay together.
        self._button_boxes = [self._box(*pair) for pair in zip(*[iter(self.buttons)] * 2, strict=True)]
        self.retranslate()
        self.restyle()

    def _button(self, axis: int, change: int) -> QToolButton:
        button = QToolButton(self._content)
        button.setProperty("axis", axis)
        button.setProperty("change", change)
        button.setIcon(theme.icon("plus" if change > 0 else "minus"))
        button.setAutoRaise(True)
        button.clicked.connect(lambda: self._resize(axis, change))
        return button

    def _rebuild(self) -> None:
        """Make the fields anew: a vector's flow like a line of text, a matrix keeps together."""
        focused = next((i for i, field in enumerate(self.fields) if field.hasFocus()), None)
        before = self._before()
        for field in self.fields:
            field.blockSignals(True)  # hiding takes the focus, which would enter its text once more
            field.hide()
            field.deleteLater()
        for bracket in (self._opening, self._closing):
            bracket.setParent(self._content)  # or it would go with the box it is in
        for box in self._boxes:
            box.deleteLater()
        while self._flow.count():
            self._flow.takeAt(0)
        self.fields = [self._field(index) for index in range(self._array.size)]
        self._boxes = self._bracketed(self.fields if self._vector else [self._make_matrix()])
        if not self.buttons:
            self._make_buttons()
        for widget in (*self._boxes, *self._button_boxes):
            self._flow.addWidget(widget)
            widget.show()
        self._chain([widget for widget in (before, *self.fields, *self.buttons) if widget is not None])
        self._name_fields()
        if focused is not None and self.fields:
            self.fields[min(focused, len(self.fields) - 1)].setFocus()

    def _chain(self, in_order: Sequence[QWidget]) -> None:
        """Let the keyboard go from one to the next."""
        for previous, following in pairwise(in_order):
            QWidget.setTabOrder(previous, following)

    def _before(self) -> QWidget | None:
        """Return what the keyboard reaches before this control: new fields are to come after it, too."""
        if not self._boxes:
            return None
        first = (self.fields or self.buttons)[0]
        widget = first.previousInFocusChain()
        while widget is not None and (
            self.isAncestorOf(widget) or widget.focusPolicy() == Qt.FocusPolicy.NoFocus
        ):
            if widget is first:  # all the way round: there is nothing else
                return None
            widget = widget.previousInFocusChain()
        return widget

    def _bracketed(self, parts: Sequence[QWidget]) -> list[QWidget]:
        """Return the parts in boxes that lines end between: no bracket is parted from its neighbour."""
        if len(parts) < 2:
            return [self._box(self._opening, *parts, self._closing)]
        first, *middle, last = parts
        return [self._box(self._opening, first), *map(self._box, middle), self._box(last, self._closing)]

    def _box(self, *widgets: QWidget) -> QWidget:
        box = QWidget(self._content)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.unit() // 2)
        for widget in widgets:
            row.addWidget(widget)
            widget.show()
        return box

    def _make_matrix(self) -> QWidget:
        matrix = QWidget(self._content)
        grid = QGridLayout(matrix)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.unit() // 2)
        for index, field in enumerate(self.fields):
            grid.addWidget(field, *divmod(index, self._array.shape[1]))
        return matrix

    def _field(self, index: int) -> NumberField:
        field = NumberField(self._description.step, _CHARACTERS, self._content)
        field.entered.connect(lambda number: self._propose_number(index, number))
        field.list_entered.connect(self._propose_list)
        field.refused.connect(self.refuse)
        return field

    def _name_fields(self) -> None:
        for index, field in enumerate(self.fields):
            place = ", ".join(str(i) for i in np.unravel_index(index, self._array.shape))
            field.setAccessibleName(f"{self._name} [{place}]")
            field.setAccessibleDescription(self.toolTip())

    def _propose_number(self, index: int, number: float) -> None:
        array = self._array.copy()
        array.flat[index] = number
        self.proposed.emit(array)
        self.fields[index].mark(self.refused is not None)

    def _propose_list(self, text: str) -> None:
        try:
            self.proposed.emit(read_array(text, self._array.ndim))
        except ParameterError as error:
            self.refuse(error)

    def _resize(self, axis: int, change: int) -> None:
        shape = list(self._array.shape)
        shape[axis] += change
        array = np.full(shape, self._fresh_number())
        kept = tuple(slice(0, min(old, new)) for old, new in zip(self._array.shape, shape, strict=True))
        array[kept] = self._array[kept]
        self.proposed.emit(array)

    def _fresh_number(self) -> float:
        """Return what a new place holds: 0, or where that is not allowed the last number there is."""
        if self._description.low <= 0.0 <= self._description.high:
            return 0.0
        last = self._array if self._array.size else np.asarray(self._description.default)
        return float(last.flat[-1])
