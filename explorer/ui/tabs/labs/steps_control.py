"""The control of a walk step by step: buttons for one step on or back, and for both ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QFontMetricsF
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from explorer.ui import theme
from explorer.ui.tabs.labs.control import Control

if TYPE_CHECKING:
    from explorer.labs import Lesson, Steps, Value, Values

_ICONS = {"first": "first", "back": "step-back", "on": "step", "last": "last"}


class StepsControl(Control):
    """Four buttons, and between them where the walk stands.

    Parameters
    ----------
    parameter : Steps
    parent : QWidget, optional
    """

    names_itself: ClassVar[bool] = True

    def __init__(self, parameter: Steps, parent: QWidget | None = None) -> None:
        super().__init__(parameter, parent)
        self._steps = parameter
        self._step = 0
        content = QWidget(self)
        self.buttons = {name: QToolButton(content) for name in _ICONS}
        self.place = QLabel(content)
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for name, button in self.buttons.items():
            button.setAutoRaise(True)
            button.setAutoRepeat(name in ("back", "on"))
            button.setObjectName(f"{parameter.key}_{name}")
            button.clicked.connect(lambda _checked, go=name: self._go(go))
            row.addWidget(button)
            if name == "back":
                row.addWidget(self.place)
        row.addStretch(1)
        self.set_content(content, self.buttons["on"])
        self.retranslate()
        self.restyle()

    def display(self, value: Value, values: Values) -> None:
        """Say where the walk stands, and offer only the ways there are."""
        self._step = round(float(str(value)))
        for name, button in self.buttons.items():
            button.setEnabled(self._step > 0 if name in ("first", "back") else self._step < self._steps.last)
        self._write()

    def take_words(self, lesson: Lesson) -> None:
        """Explain the walk on its place; the buttons have words of their own."""
        super().take_words(lesson)
        self.place.setToolTip(lesson.text(f"parameters.{self.parameter.key}.help"))
        self.retranslate()

    def retranslate(self) -> None:
        """Set the buttons' words."""
        super().retranslate()
        words = {
            "first": self.tr("To the beginning"),
            "back": self.tr("One step back"),
            "on": self.tr("One step on"),
            "last": self.tr("To the end"),
        }
        for name, button in self.buttons.items():
            button.setToolTip(words[name])
            button.setAccessibleName(words[name])
        self._write()

    def restyle(self) -> None:
        """Take the theme's icons, and room for the longest place."""
        for name, button in self.buttons.items():
            button.setIcon(theme.icon(_ICONS[name]))
            button.setIconSize(QSize(2 * theme.unit(), 2 * theme.unit()))
        self.place.setFont(theme.numeric_font())
        self._write()

    def _write(self) -> None:
        self.place.setText(self._place(self._step))
        metrics = QFontMetricsF(self.place.font())
        corners = (0, self._steps.turn, self._steps.last)
        self.place.setMinimumWidth(
            round(max(metrics.horizontalAdvance(self._place(step)) for step in corners)) + theme.unit()
        )

    def _place(self, step: int) -> str:
        """Return where a step stands, in words."""
        turn, last = self._steps.turn, self._steps.last
        if step > turn:
            return self.tr("Back {n} of {total}").format(n=step - turn, total=last - turn)
        if turn < last and step:
            return self.tr("Forward {n} of {total}").format(n=step, total=turn)
        return self.tr("Step {n} of {total}").format(n=step, total=last)

    def _go(self, where: str) -> None:
        step = {"first": 0, "back": self._step - 1, "on": self._step + 1, "last": self._steps.last}[where]
        self.proposed.emit(float(step))
