"""The functions to choose from, each with its colour and exact values at x: the plot's key and table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QEvent, QObject, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QColor, QFontMetricsF, QIcon, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PyQt6.QtWidgets import QCheckBox, QGridLayout, QLabel, QSizePolicy, QWidget

from explorer.nn import ACTIVATIONS
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.registry_names import activation_title
from explorer.ui.tabs.activations.curves import exact, value_and_slope

if TYPE_CHECKING:
    from collections.abc import Mapping

FUNCTIONS = tuple(key for key, activation in ACTIVATIONS.items() if activation.elementwise)
"""Keys of the functions that can be plotted; softmax takes a whole layer and cannot."""

SHOWN_AT_FIRST = frozenset({"sigmoid", "relu"})

_COLOURS: dict[str, str | int] = {
    "step": "text",
    "identity": "muted",
    "sigmoid": 0,
    "relu": 1,
    "tanh": 2,
    "leaky_relu": 3,
    "elu": 4,
    "gelu": 5,
    "softplus": 6,
    "swish": 7,
}
"""A colour of the theme, or a place in its series: the plainest two leave the series to the others."""


def function_colour(key: str) -> QColor:
    """Return a function's colour in the theme that is on."""
    colour = _COLOURS.get(key, "text")
    return QColor(theme.current().series[colour]) if isinstance(colour, int) else theme.colour(colour)


class FunctionList(Appearance, QWidget):
    """Check boxes with values; the function whose row was last clicked or focused is the chosen one.

    Signals
    -------
    shown_changed()
        A function was switched on or off.
    chosen_changed(str)
        Another function is the chosen one.
    """

    shown_changed = pyqtSignal()
    chosen_changed = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = "sigmoid"
        self._x_heading, self._h_heading, self._slope_heading = QLabel(), QLabel(), QLabel()
        self.boxes = {key: QCheckBox() for key in FUNCTIONS}
        self._values = {key: (QLabel(), QLabel()) for key in FUNCTIONS}
        self._build()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.retranslate()
        self.restyle()

    def _build(self) -> None:
        u = theme.unit()
        grid = QGridLayout(self)
        grid.setContentsMargins(u // 2, 0, u, 0)
        grid.setHorizontalSpacing(u)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for column, heading in enumerate((self._x_heading, self._h_heading, self._slope_heading)):
            heading.setProperty("role", "caption")
            if column:
                heading.setAlignment(right)
            grid.addWidget(heading, 0, column)
        for row, (key, box) in enumerate(self.boxes.items(), start=1):
            box.setChecked(key in SHOWN_AT_FIRST)
            box.installEventFilter(self)
            box.toggled.connect(self.shown_changed)
            grid.addWidget(box, row, 0)
            for column, label in enumerate(self._values[key], start=1):
                label.setAlignment(right)
                grid.addWidget(label, row, column)

    @property
    def shown(self) -> tuple[str, ...]:
        """Keys of the functions switched on."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    @property
    def chosen(self) -> str:
        """Key of the function whose formula and parameters are shown."""
        return self._chosen

    def choose(self, key: str) -> None:
        """Make a function the chosen one."""
        if key != self._chosen:
            self._chosen = key
            self.chosen_changed.emit(key)
            self.update()

    def values(self, key: str) -> tuple[str, str]:
        """Return h(x) and h′(x) of a function as they are written in its row."""
        h, slope = self._values[key]
        return h.text(), slope.text()

    def set_x(self, x: float, parameters: Mapping[str, Mapping[str, float]]) -> None:
        """Write every function's exact value and slope at ``x``."""
        for key, labels in self._values.items():
            for label, value in zip(
                labels, value_and_slope(ACTIVATIONS[key], x, parameters[key]), strict=True
            ):
                label.setText(exact(value))

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Choose the function whose box comes into focus."""
        if event is not None and event.type() == QEvent.Type.FocusIn:
            for key, box in self.boxes.items():
                if box is watched:
                    self.choose(key)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Choose the function of the row, without switching it on or off."""
        if event is None:
            return
        for key, box in self.boxes.items():
            if box.geometry().top() <= event.position().y() <= box.geometry().bottom():
                self.choose(key)
                box.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Lay the accent under the chosen row."""
        box = self.boxes[self._chosen].geometry()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_soft"))
        painter.drawRoundedRect(QRectF(0, box.top(), self.width(), box.height()), 4, 4)
        painter.end()

    def retranslate(self) -> None:
        """Set the headings and tooltips."""
        self._x_heading.setText(self.tr("Function"))
        self._h_heading.setText("h(x)")
        self._slope_heading.setText("h′(x)")
        self._h_heading.setToolTip(self.tr("The function's value at x (section 3.2)"))
        self._slope_heading.setToolTip(self.tr("The function's derivative, its slope at x (section 5.5)"))
        tip = self.tr("Plot {name} (section 3.2); its formula is shown below")
        for key, box in self.boxes.items():
            title = activation_title(key)
            box.setText(title)
            box.setToolTip(tip.format(name=title))
            box.setAccessibleName(title)
        self._level_rows()

    def restyle(self) -> None:
        """Take colours and fonts from the theme."""
        u = theme.unit()
        for key, box in self.boxes.items():
            box.setIcon(_swatch(function_colour(key), u, self.devicePixelRatioF()))
            box.setIconSize(QSize(2 * u, u))
            for label in self._values[key]:
                label.setFont(theme.numeric_font())
                label.setMinimumWidth(round(QFontMetricsF(label.font()).horizontalAdvance("−0.00000")) + 1)
        for heading in (self._x_heading, self._h_heading, self._slope_heading):
            heading.setFont(theme.caption_font())
        self._level_rows()

    def _level_rows(self) -> None:
        """Make all rows as high as the highest: names in another script than the others' are higher."""
        for box in self.boxes.values():
            box.setMinimumHeight(0)
        height = max(box.sizeHint().height() for box in self.boxes.values())
        for box in self.boxes.values():
            box.setMinimumHeight(height)


def _swatch(colour: QColor, unit: int, ratio: float) -> QIcon:
    """Return a short piece of a function's curve: a bar of its colour."""
    pixmap = QPixmap(round(2 * unit * ratio), round(unit * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.fillRect(QRectF(0, unit / 2 - 1.5, 2 * unit, 3), colour)
    painter.end()
    return QIcon(pixmap)
