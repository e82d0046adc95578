"""The chosen function: its formula, its derivative's, and its parameters to turn."""

from __future__ import annotations

from PyQt6.QtCore import QSignalBlocker, Qt, pyqtSignal
from PyQt6.QtWidgets import QDoubleSpinBox, QGridLayout, QLabel, QSlider, QVBoxLayout, QWidget

from explorer.nn import ACTIVATIONS, Parameter
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.registry_names import activation_title
from explorer.ui.widgets.formula import FormulaView

_SLIDER_STEPS = 200
_MOST_PARAMETERS = max(len(activation.parameters) for activation in ACTIVATIONS.values())


class FunctionCard(Appearance, QWidget):
    """Shows one function and keeps the parameters of all.

    Signals
    -------
    parameters_changed()
        A parameter of the function shown was turned.
    """

    parameters_changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self.parameters: dict[str, dict[str, float]] = {
            key: {parameter.name: parameter.default for parameter in activation.parameters}
            for key, activation in ACTIVATIONS.items()
        }
        self._name = QLabel()
        self.formula, self.derivative = FormulaView(), FormulaView()
        self._rows = [
            (QLabel(), QSlider(Qt.Orientation.Horizontal), QDoubleSpinBox()) for _ in range(_MOST_PARAMETERS)
        ]
        self._none = QLabel()
        self._build()
        self.retranslate()
        self.restyle()

    def _build(self) -> None:
        u = theme.unit()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u)
        column.addWidget(self._name)
        column.addWidget(self.formula)
        column.addWidget(self.derivative)
        grid = QGridLayout()
        grid.setHorizontalSpacing(u)
        for index, (label, slider, box) in enumerate(self._rows):
            slider.setRange(0, _SLIDER_STEPS)
            box.setDecimals(3)
            box.setSingleStep(0.1)
            label.setBuddy(box)
            slider.valueChanged.connect(lambda step, row=index: self._slid(row, step))
            box.valueChanged.connect(lambda value, row=index: self._typed(row, value))
            for place, widget in enumerate((label, slider, box)):
                grid.addWidget(widget, index, place)
        self._none.setProperty("role", "caption")
        column.addLayout(grid)
        column.addWidget(self._none)

    @property
    def sliders(self) -> list[QSlider]:
        """The sliders of the function shown, one a parameter."""
        return [slider for (_, slider, _), _ in zip(self._rows, self._shown(), strict=False)]

    def _shown(self) -> tuple[Parameter, ...]:
        return ACTIVATIONS[self._key].parameters if self._key else ()

    def show_function(self, key: str) -> None:
        """Show the formulas and parameters of a function."""
        self._key = key
        self.formula.set_formula(f"activation_{key}")
        self.derivative.set_formula(f"activation_{key}_derivative")
        self._name.setText(activation_title(key))
        shown = self._shown()
        self._none.setVisible(not shown)
        for index, row in enumerate(self._rows):
            for widget in row:
                widget.setVisible(index < len(shown))
            if index < len(shown):
                self._set_row(index, shown[index], self.parameters[key][shown[index].name])

    def _set_row(self, index: int, parameter: Parameter, value: float) -> None:
        label, slider, box = self._rows[index]
        label.setText(parameter.symbol or parameter.name)
        name = self.tr("{name} of {function}").format(
            name=parameter.name, function=activation_title(self._key)
        )
        with QSignalBlocker(slider), QSignalBlocker(box):
            box.setRange(parameter.low, parameter.high)
            box.setValue(value)
            share = (value - parameter.low) / (parameter.high - parameter.low)
            slider.setValue(round(share * _SLIDER_STEPS))
        for widget in (slider, box):
            widget.setAccessibleName(name)
            widget.setToolTip(name)

    def _slid(self, index: int, step: int) -> None:
        parameter = self._shown()[index]
        value = parameter.low + step / _SLIDER_STEPS * (parameter.high - parameter.low)
        self._rows[index][2].setValue(value)

    def _typed(self, index: int, value: float) -> None:
        parameter = self._shown()[index]
        self.parameters[self._key][parameter.name] = parameter.check(value)
        self._set_row(index, parameter, value)
        self.parameters_changed.emit()

    def retranslate(self) -> None:
        """Set the words."""
        self._none.setText(self.tr("It has no parameters."))
        self.formula.setToolTip(self.tr("The function (section 3.2)"))
        self.derivative.setToolTip(self.tr("Its derivative, which backpropagation needs (section 5.5)"))
        if self._key:
            self.show_function(self._key)

    def restyle(self) -> None:
        """Take the theme's fonts."""
        self._name.setFont(theme.heading_font(1.0))
        self._none.setFont(theme.caption_font())
        for label, _, box in self._rows:
            label.setFont(theme.numeric_font())
            box.setFont(theme.numeric_font())
