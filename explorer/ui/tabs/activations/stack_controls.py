"""How the stack of layers is built: how many, how wide, and with which first weights."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PyQt6.QtCore import QSignalBlocker, Qt, pyqtSignal
from PyQt6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSpinBox,
    QToolButton,
    QWidget,
)

from explorer.nn import INITIALIZERS
from explorer.nn.stacks import StackSetup
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.registry_names import activation_title
from explorer.ui.tabs.activations.slider_row import SliderRow, set_field_font
from explorer.ui.tip_lines import in_lines
from explorer.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from PyQt6.QtGui import QAction

MOST_LAYERS = 20
_WIDEST = 300
_INITS = (*(name for name in INITIALIZERS if name != "zeros"), None)
"""Zeros would be a stack of nothing; None applies the function to its own output."""


@dataclass(frozen=True)
class BookFigure:
    """A figure of section 6.2 as a stack.

    Attributes
    ----------
    number : str
        As the book counts.
    activation : str
        Key in :data:`explorer.nn.ACTIVATIONS`.
    init : float or str
        First weights.
    """

    number: str
    activation: str
    init: float | str


BOOK_FIGURES = (
    BookFigure("6.10", "sigmoid", 1.0),
    BookFigure("6.11", "sigmoid", 0.01),
    BookFigure("6.13", "sigmoid", "xavier"),
    BookFigure("6.14", "relu", 0.01),
    BookFigure("6.14", "relu", "xavier"),
    BookFigure("6.14", "relu", "he"),
)


class StackControls(Appearance, QWidget):
    """The controls in a row that wraps.

    Signals
    -------
    changed()
        :attr:`setup` is another.
    figure_chosen(figure)
        A `BookFigure` is wanted; the setup is its already.
    """

    changed = pyqtSignal()
    figure_chosen = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setup = StackSetup()
        self.layers_row = SliderRow(1, MOST_LAYERS, 1, self._setup.layers)
        self._init_label, self._std_label, self._width_label = QLabel(), QLabel(), QLabel()
        self.init_box = QComboBox()
        self.std_box = QDoubleSpinBox()
        self.width_box = QSpinBox()
        self.again_button, self.book_button = QToolButton(), QToolButton()
        self._figure_actions: list[QAction] = []
        self._build()
        self._connect()
        self.retranslate()
        self.restyle()

    def _build(self) -> None:
        self.layers_row.setObjectName("stack_layers")
        self.init_box.setObjectName("stack_init")
        self.init_box.addItems([""] * len(_INITS))
        self.std_box.setRange(0.0, 5.0)
        self.std_box.setDecimals(3)
        self.std_box.setSingleStep(0.05)
        self.std_box.setValue(1.0)
        self.std_box.setKeyboardTracking(False)
        self.width_box.setRange(1, _WIDEST)
        self.width_box.setSingleStep(10)
        self.width_box.setValue(self._setup.width)
        self.width_box.setKeyboardTracking(False)
        self.book_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.book_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        menu = QMenu(self.book_button)
        for figure in BOOK_FIGURES:
            action = menu.addAction("")
            assert action is not None
            self._figure_actions.append(action)
            action.triggered.connect(lambda _checked, chosen=figure: self.show_figure(chosen))
        self.book_button.setMenu(menu)
        row = FlowLayout(self, theme.unit())
        pairs = (
            (self._init_label, self.init_box),
            (self._std_label, self.std_box),
            (self._width_label, self.width_box),
        )
        row.addWidget(self.layers_row)
        for label, field in pairs:
            label.setBuddy(field)
            pair = QWidget()
            inside = QHBoxLayout(pair)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addWidget(label)
            inside.addWidget(field)
            row.addWidget(pair)
        row.addWidget(self.again_button)
        row.addWidget(self.book_button)

    def _connect(self) -> None:
        self.layers_row.changed.connect(self._take)
        self.init_box.currentIndexChanged.connect(self._take)
        self.std_box.valueChanged.connect(self._take)
        self.width_box.valueChanged.connect(self._take)
        self.again_button.clicked.connect(self._draw_again)

    @property
    def setup(self) -> StackSetup:
        """The stack that is wanted."""
        return self._setup

    def set_layers(self, layers: int) -> None:
        """Take another number of layers."""
        self.layers_row.set_value(layers)

    def show_figure(self, figure: BookFigure) -> None:
        """Build the stack of a figure of the book: five layers of a hundred units."""
        named = isinstance(figure.init, str)
        with (
            QSignalBlocker(self.init_box),
            QSignalBlocker(self.std_box),
            QSignalBlocker(self.width_box),
            QSignalBlocker(self.layers_row),
        ):
            self.init_box.setCurrentIndex(_INITS.index(str(figure.init)) if named else 0)
            if not isinstance(figure.init, str):
                self.std_box.setValue(figure.init)
            self.width_box.setValue(StackSetup().width)
            self.layers_row.set_value(StackSetup().layers)
        self.figure_chosen.emit(figure)
        self._take()

    def _take(self) -> None:
        name = _INITS[self.init_box.currentIndex()]
        fixed = name is not None and INITIALIZERS[name].takes_std
        self.std_box.setEnabled(fixed)
        self._std_label.setEnabled(fixed)
        self._setup = replace(
            self._setup,
            layers=round(self.layers_row.value),
            width=self.width_box.value(),
            init=self.std_box.value() if fixed else name,
        )
        self.changed.emit()

    def _draw_again(self) -> None:
        self._setup = replace(self._setup, seed=self._setup.seed + 1)
        self.changed.emit()

    def retranslate(self) -> None:
        """Set the words."""
        self.layers_row.set_words(
            self.tr("Layers"),
            self.tr("Number of layers"),
            self.tr("How many equal layers stand on one another"),
        )
        self._init_label.setText(self.tr("Weights"))
        self.init_box.setAccessibleName(self.tr("First weights"))
        self.init_box.setToolTip(
            in_lines(
                self.tr(
                    "Deviation of the random weights: as you say, 1/√n (Xavier), √(2/n) (He), "
                    "or no weights at all: the function applied to its own output (section 6.2)"
                )
            )
        )
        for index, name in enumerate(_INITS):
            # The first ones are proper names.
            text = self.tr("none, h alone") if name is None else INITIALIZERS[name].label
            self.init_box.setItemText(index, self.tr("Normal") if name == "normal" else text)
        self._std_label.setText("std")
        self.std_box.setAccessibleName(self.tr("Deviation of the weights"))
        self.std_box.setToolTip(
            self.tr("Standard deviation of the weights: the book tries 1 and 0.01 (section 6.2.2)")
        )
        self._width_label.setText(self.tr("Units"))
        self.width_box.setAccessibleName(self.tr("Units of each layer"))
        self.width_box.setToolTip(self.tr("Units of each layer: 100 in the book (section 6.2.2)"))
        self.again_button.setText(self.tr("Draw again"))
        self.again_button.setToolTip(self.tr("Draw other random inputs and weights"))
        for action, figure in zip(self._figure_actions, BOOK_FIGURES, strict=True):
            init = figure.init
            weights = INITIALIZERS[init].label if isinstance(init, str) else f"std {init:g}"
            action.setText(f"{figure.number}   {activation_title(figure.activation)}, {weights}")
        self.book_button.setText(self.tr("Book's figures"))
        self.book_button.setToolTip(self.tr("Build what a figure of section 6.2 shows"))

    def restyle(self) -> None:
        """Take the theme's fonts."""
        for box in (self.std_box, self.width_box):
            set_field_font(box)
