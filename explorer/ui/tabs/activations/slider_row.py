"""A number to turn: its name, a slider, and a field for the exact value."""

from __future__ import annotations

from PyQt6.QtCore import QSignalBlocker, Qt, pyqtSignal
from PyQt6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QHBoxLayout, QLabel, QSlider, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance


def set_field_font(box: QAbstractSpinBox) -> None:
    """Give a field the figures' font, its inner line too: a hidden one would keep the old."""
    field = box.lineEdit()
    for part in (box, field):
        if part is not None:
            part.setFont(theme.numeric_font())


class SliderRow(Appearance, QWidget):
    """Slider and field of one number.

    Parameters
    ----------
    low, high, step : float
        Range and grid of the slider; the field takes any value of the range with its decimals.
    value : float
        Where it starts.
    decimals : int
        Of the field; 0 for whole numbers.
    parent : QWidget, optional

    Signals
    -------
    changed(float)
        The number is another.
    """

    changed = pyqtSignal(float)

    def __init__(
        self,
        low: float,
        high: float,
        step: float,
        value: float,
        decimals: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._low, self._step = low, step
        self.label = QLabel()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, round((high - low) / step))
        self.box = QDoubleSpinBox()
        self.box.setRange(low, high)
        self.box.setDecimals(decimals)
        self.box.setSingleStep(step)
        self.box.setValue(value)
        self.box.setKeyboardTracking(False)
        self.label.setBuddy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.unit())
        for part in (self.label, self.slider, self.box):
            row.addWidget(part)
        self.slider.setMinimumWidth(10 * theme.unit())
        self._show_slider()
        self.slider.valueChanged.connect(lambda at: self.box.setValue(self._low + at * self._step))
        self.box.valueChanged.connect(self._tell)
        self.restyle()

    @property
    def value(self) -> float:
        """The number."""
        return self.box.value()

    def set_value(self, value: float) -> None:
        """Set the number, with a signal when it is another."""
        self.box.setValue(value)

    def set_words(self, label: str, name: str, tip: str) -> None:
        """Set what it is called before it, for who listens, and in words."""
        self.label.setText(label)
        self.label.setToolTip(tip)
        for part in (self.slider, self.box):
            part.setAccessibleName(name)
            part.setToolTip(tip)

    def _show_slider(self) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(round((self.box.value() - self._low) / self._step))

    def _tell(self, value: float) -> None:
        self._show_slider()
        self.changed.emit(value)

    def restyle(self) -> None:
        """Take the theme's fonts."""
        set_field_font(self.box)
