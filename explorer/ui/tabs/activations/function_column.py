"""The left column: the functions with their exact values at x, and the chosen one with its parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QEvent, QObject, QSignalBlocker, pyqtSignal
from PyQt6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.tabs.activations.function_card import FunctionCard
from explorer.ui.tabs.activations.function_list import FunctionList

if TYPE_CHECKING:
    from collections.abc import Mapping

START_X = 1.3
_FARTHEST_X = 1000.0
LEAST_COLUMN = 24
"""In grid steps: the names and one value."""
_PLENTY = 10_000


class FunctionColumn(Appearance, QFrame):
    """What is plotted, and where it is read off.

    Signals
    -------
    x_changed(float)
        Another x was typed.
    shown_changed()
        Other functions are to be plotted, or with or without derivatives.
    chosen_changed(str)
        Another function is the chosen one.
    parameters_changed()
        A parameter of the chosen function was turned.
    """

    x_changed = pyqtSignal(float)
    shown_changed = pyqtSignal()
    chosen_changed = pyqtSignal(str)
    parameters_changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._caption, self._x_label, self._softmax = QLabel(), QLabel(), QLabel()
        self.x_box = QDoubleSpinBox()
        self.functions = FunctionList()
        self.slopes_box = QCheckBox()
        self.card = FunctionCard()
        self._x = START_X
        self._available = _PLENTY
        self._build()
        self.card.show_function(self.functions.chosen)
        self._connect()
        self.retranslate()
        self.restyle()
        self.set_x(START_X)

    def _build(self) -> None:
        u = theme.unit()
        self.x_box.setObjectName("activation_x")
        self.x_box.setRange(-_FARTHEST_X, _FARTHEST_X)
        self.x_box.setDecimals(3)
        self.x_box.setSingleStep(0.1)
        self.x_box.setKeyboardTracking(False)
        self._x_label.setBuddy(self.x_box)
        self.slopes_box.setChecked(True)
        for label in (self._caption, self._softmax):
            label.setProperty("role", "caption")
            label.setWordWrap(True)
        at_x = QHBoxLayout()
        at_x.addWidget(self._x_label)
        at_x.addWidget(self.x_box)
        at_x.addStretch(1)
        line = QFrame()
        line.setProperty("role", "line")
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(u, u, u, u)
        column.setSpacing(u)
        column.addWidget(self._caption)
        column.addLayout(at_x)
        for widget in (self.functions, self.slopes_box, line, self.card):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self._softmax)
        scroll = QScrollArea()
        scroll.setWidget(self._inside)
        scroll.setWidgetResizable(True)
        for clear in (self._inside, scroll.viewport()):
            if clear is not None:
                clear.setAutoFillBackground(False)
        around = QVBoxLayout(self)
        around.setContentsMargins(1, 1, 1, 1)
        around.addWidget(scroll)
        self._inside.installEventFilter(self)

    def _connect(self) -> None:
        self.x_box.valueChanged.connect(self.x_changed)
        self.functions.shown_changed.connect(self.shown_changed)
        self.slopes_box.toggled.connect(self.shown_changed)
        self.functions.chosen_changed.connect(self._choose)
        self.card.parameters_changed.connect(self._turned)

    @property
    def x_value(self) -> float:
        """The x whose values are written."""
        return self._x

    @property
    def chosen(self) -> str:
        """Key of the chosen function."""
        return self.functions.chosen

    @property
    def parameters(self) -> Mapping[str, Mapping[str, float]]:
        """The parameters of every function."""
        return self.card.parameters

    def set_x(self, x: float) -> None:
        """Write the values at another x, without a signal."""
        self._x = x
        with QSignalBlocker(self.x_box):
            self.x_box.setValue(x)
        self.functions.set_x(x, self.card.parameters)

    def choose(self, key: str) -> None:
        """Make a function the chosen one."""
        self.functions.choose(key)

    def _choose(self, key: str) -> None:
        self.card.show_function(key)
        self.chosen_changed.emit(key)

    def _turned(self) -> None:
        with QSignalBlocker(self.functions):
            self.functions.boxes[self.functions.chosen].setChecked(True)
        self.functions.set_x(self._x, self.card.parameters)
        self.parameters_changed.emit()

    def leave_room(self, available: int) -> None:
        """Take no more than so many pixels; what does not fit can be scrolled to."""
        self._available = available
        self._take_width()

    def _take_width(self) -> None:
        """Be as wide as the widest row and a scroll bar need, where there is room."""
        natural = round(self._inside.minimumSizeHint().width() + 1.5 * theme.unit() + 4)
        self.setFixedWidth(max(min(natural, self._available), LEAST_COLUMN * theme.unit()))

    def retranslate(self) -> None:
        """Set the words."""
        self._caption.setText(self.tr("Functions and their exact values at x"))
        self._x_label.setText("x =")
        self.x_box.setAccessibleName("x")
        self.x_box.setToolTip(
            self.tr("The x of the values below; drag the line in the plot or type a number")
        )
        self.slopes_box.setText(self.tr("Derivatives h′(x), dashed"))
        self.slopes_box.setToolTip(self.tr("Plot each function's derivative too (section 5.5)"))
        self._softmax.setText(
            self.tr("Softmax needs a whole layer at once: it is in the Labs tab (section 3.5).")
        )

    def restyle(self) -> None:
        """Take fonts from the theme."""
        for label in (self._caption, self._softmax):
            label.setFont(theme.caption_font())
        self.x_box.setFont(theme.numeric_font())

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Keep the column as wide as it should be, in any language."""
        if watched is self._inside and event is not None and event.type() == QEvent.Type.LayoutRequest:
            self._take_width()
        return super().eventFilter(watched, event)
