"""The button that starts a lab's long work, its progress, and the way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.background import run_in_background

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.labs import Lesson, Measurement, Values
    from explorer.labs.measurement import Partial
    from explorer.ui.background import Progress, Task


class MeasurementBar(Appearance, QWidget):
    """Pulls a lab's measurement on a thread and hands out what has come of it.

    ``advanced`` carries the newest `explorer.labs.measurement.Partial`; what came between two looks is left
    out.

    Parameters
    ----------
    measurement : Measurement
    values : callable
        Returns the lab's values at the moment of the start.
    parent : QWidget, optional
    """

    advanced = pyqtSignal(object)

    def __init__(
        self, measurement: Measurement, values: Callable[[], Values], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._measurement = measurement
        self._values = values
        self._lesson: Lesson | None = None
        self._task: Task | None = None
        self.button = QPushButton(self)
        self.button.clicked.connect(self._start_or_stop)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.button)
        self._row.addWidget(self.bar, 1)
        self._row.addStretch(0)
        self.retranslate()
        self.restyle()

    @property
    def is_running(self) -> bool:
        """Whether a measurement is under way."""
        return self._task is not None

    def set_lesson(self, lesson: Lesson) -> None:
        """Name the button in these words from now on."""
        self._lesson = lesson
        self.retranslate()

    def start(self) -> None:
        """Measure with the lab's values of now; one under way is dropped."""
        self.stop()
        newest: list[Partial] = []
        values, run = self._values(), self._measurement.run

        def work(progress: Progress) -> None:
            for partial in run(values):
                if progress.cancelled():
                    return
                newest[:] = [partial]
                progress.report(partial.done, partial.total)

        task = run_in_background(self, work, lambda _: self._finish(newest), self._fail)
        task.progressed.connect(lambda: self._show(task, newest))
        self._task = task
        self.bar.setRange(0, 0)
        self.bar.show()
        self.retranslate()

    def stop(self) -> None:
        """Stop measuring; what has come so far stays with whoever took it."""
        if self._task is not None:
            self._task.cancel()
            self._end()

    def retranslate(self) -> None:
        """Say what a click does now."""
        name = "" if self._lesson is None else self._lesson.text("measurement.start")
        self.button.setText(self.tr("Cancel") if self.is_running else name)
        self.button.setToolTip(
            self.tr("Stop; what has been measured stays")
            if self.is_running
            else self.tr("Runs in the background, on this computer; the results come one by one")
        )
        self.bar.setAccessibleName(self.tr("Progress of the measurement"))

    def restyle(self) -> None:
        """Take the theme's measures."""
        self._row.setSpacing(2 * theme.unit())
        self.bar.setMaximumWidth(40 * theme.unit())

    def _start_or_stop(self) -> None:
        if self.is_running:
            self.stop()
        else:
            self.start()

    def _show(self, task: Task, newest: list[Partial]) -> None:
        # A report may still arrive from one that was stopped for the sake of the next.
        if task is self._task and newest:
            self.bar.setRange(0, newest[0].total)
            self.bar.setValue(newest[0].done)
            self.advanced.emit(newest[0])

    def _finish(self, newest: list[Partial]) -> None:
        self._end()
        if newest:
            self.advanced.emit(newest[0])

    def _fail(self, error: BaseException) -> None:
        self._end()
        raise error  # the window's own hook tells the user

    def _end(self) -> None:
        self._task = None
        self.bar.hide()
        self.retranslate()
