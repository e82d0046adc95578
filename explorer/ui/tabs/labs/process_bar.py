"""What runs a lab's process: start, pause, step, reset, how fast, and the clock."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from PyQt6.QtCore import Qt, QTimer, pyqtSignal
from PyQt6.QtWidgets import QLabel, QPushButton, QSlider, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import whole
from explorer.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PyQt6.QtGui import QHideEvent, QShowEvent

    from explorer.labs import Figure, Process, Value, Values

_FRAME_MS = 33
# What the figures need of a frame is theirs; steps that do not fit wait for the next one.
_STEPPING_SECONDS = 0.010
SPEEDS = (1, 2, 5, 10, 20, 50)
"""Steps a frame, for each place of the speed slider."""
_USUAL_SPEED = 2


class ProcessBar(Appearance, QWidget):
    """Holds the state of a `explorer.labs.Process` and takes it from step to step.

    ``advanced`` says that the state is another one. While the bar is out of sight nothing moves.

    Parameters
    ----------
    process : Process
    values : Values
        The lab's, at the start.
    parent : QWidget, optional
    """

    advanced = pyqtSignal()

    def __init__(self, process: Process[Any], values: Values, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._process = process
        self._values = values
        self.state = process.start(values)
        self.is_running = False
        self._clock = QTimer(self)
        self._clock.setInterval(_FRAME_MS)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._frame)
        self.run_button, self.step_button, self.reset_button = (QPushButton(self) for _ in range(3))
        self.speed = QSlider(Qt.Orientation.Horizontal, self)
        self.speed.setRange(0, len(SPEEDS) - 1)
        self.speed.setPageStep(1)
        self.speed.setValue(_USUAL_SPEED)
        self._count = QLabel(self)
        self.run_button.setObjectName("process_run")
        self.step_button.setObjectName("process_step")
        self.reset_button.setObjectName("process_reset")
        self.speed.setObjectName("process_speed")
        self.run_button.clicked.connect(lambda: self.pause() if self.is_running else self.run())
        self.step_button.clicked.connect(self.step)
        self.reset_button.clicked.connect(self.reset)
        self._flow = FlowLayout(self, theme.unit())
        for widget in (
            self.run_button,
            self.step_button,
            self.reset_button,
            self.speed,
            self._count,
        ):
            self._flow.addWidget(widget)
        self.retranslate()
        self.restyle()

    def run(self) -> None:
        """Go on from here, step after step."""
        if not self._process.ended(self.state):
            self.is_running = True
            self._clock.start()
            self.retranslate()

    def pause(self) -> None:
        """Stop after the last step."""
        self.is_running = False
        self._clock.stop()
        self.retranslate()

    def step(self) -> None:
        """Take one step and stop there."""
        self.pause()
        if not self._process.ended(self.state):
            self._move_to(self._process.advance(self.state, self._values))

    def reset(self) -> None:
        """Go back to the start; what ran goes on from there."""
        self._move_to(self._process.start(self._values))

    def take(self, values: Values, key: str | None) -> None:
        """Use these values from now on: one of them has changed, or with no key all of them may have."""
        self._values = values
        if key is None:
            self.state = self._process.start(values)
        else:
            self.state = self._process.respond(self.state, key, values)
        self._show_count()

    def following(self) -> Mapping[str, Value]:
        """Return the values that show what the state is at the moment."""
        return self._process.following(self.state, self._values)

    def figures(self) -> tuple[Figure, ...]:
        """Return the figures of the state."""
        return self._process.figures(self.state, self._values)

    def code(self) -> str:
        """Return the program of the state."""
        return self._process.code(self.state, self._values)

    def retranslate(self) -> None:
        """Say what a click does now."""
        running = self.is_running
        self.run_button.setIcon(theme.icon("pause" if running else "play"))
        self.run_button.setText(self.tr("Pause") if running else self.tr("Start"))
        self.run_button.setToolTip(
            self.tr("Stop after this step") if running else self.tr("Go on step by step, and watch")
        )
        self.step_button.setText(self.tr("Step"))
        self.step_button.setIcon(theme.icon("step"))
        self.step_button.setToolTip(self.tr("Take one step and stop there"))
        self.reset_button.setText(self.tr("Reset"))
        self.reset_button.setIcon(theme.icon("reset"))
        self.reset_button.setToolTip(self.tr("Go back to the start"))
        self.speed.setToolTip(self.tr("Speed: how many steps are taken before each new picture"))
        self.speed.setAccessibleName(self.tr("Steps for each picture"))
        self.speed.setAccessibleDescription(self.speed.toolTip())
        self._show_count()

    def restyle(self) -> None:
        """Take the theme's measures: numbers that run do not push their neighbours about."""
        unit = theme.unit()
        self._flow.setSpacing(unit)
        self.speed.setFixedWidth(8 * unit)
        self._count.setFont(theme.numeric_font())
        self._count.setMinimumHeight(self.run_button.sizeHint().height())
        self._count.setMinimumWidth(self._count.fontMetrics().horizontalAdvance(self._counted("00,000")))
        words = (self.tr("Pause"), self.tr("Start"))
        text = self.run_button.fontMetrics()
        widest = max(text.horizontalAdvance(word) for word in words)
        self.run_button.setMinimumWidth(widest + 6 * unit)

    def showEvent(self, event: QShowEvent | None) -> None:
        """Go on where it was left."""
        super().showEvent(event)
        if self.is_running:
            self._clock.start()

    def hideEvent(self, event: QHideEvent | None) -> None:
        """Stand still while nobody looks."""
        super().hideEvent(event)
        self._clock.stop()

    def _frame(self) -> None:
        began = time.perf_counter()
        state, steps = self.state, 0
        while steps < SPEEDS[self.speed.value()] and time.perf_counter() - began < _STEPPING_SECONDS:
            if self._process.ended(state):
                self.pause()
                break
            state = self._process.advance(state, self._values)
            steps += 1
        self._move_to(state)

    def _move_to(self, state: Any) -> None:
        self.state = state
        self._show_count()
        self.advanced.emit()

    def _show_count(self) -> None:
        self._count.setText(self._counted(whole(self._process.count(self.state))))

    def _counted(self, count: str) -> str:
        return self.tr("Step {n}").format(n=count)
