"""One lab at work: its controls above its figures, all made from the description."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from PyQt6.QtCore import Qt, QTimer
from PyQt6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from explorer.labs import ParameterError, Values, contents
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.tabs.labs.controls import control_for
from explorer.ui.tabs.labs.figure_board import FigureBoard
from explorer.ui.tabs.labs.measurement_bar import MeasurementBar
from explorer.ui.tabs.labs.parameter_grid import ParameterGrid
from explorer.ui.tabs.labs.process_bar import ProcessBar
from explorer.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from explorer.labs import Figure, Handle, Lab, Lesson, Partial, PointHandle, Preset, Value
    from explorer.ui.tabs.labs.control import Control


class Moment(NamedTuple):
    """All that a lab is at one time: its values, and the state of its process if it has one."""

    values: Values
    state: Any


class LabView(Appearance, QWidget):
    """Draws any lab and holds its values.

    A change is computed and drawn once the events at hand are dealt with, so that a fast drag costs one
    redraw a frame and not one a pixel.

    Parameters
    ----------
    lab : Lab
    parent : QWidget, optional
    """

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self.values = lab.defaults
        self._lesson: Lesson | None = None
        self._redraw = QTimer(self)
        self._redraw.setSingleShot(True)
        self._redraw.setInterval(0)
        self._redraw.timeout.connect(self.draw)
        self.controls: dict[str, Control] = {}
        self._labels: dict[str, QLabel] = {}
        self.preset_buttons: dict[str, QPushButton] = {}
        self._figures: tuple[Values, tuple[Figure, ...]] | None = None
        self._measured: dict[str, Figure] = {}
        self.measurement: MeasurementBar | None = None
        self.process: ProcessBar | None = None
        self._build()
        self.retranslate()
        self.restyle()

    @property
    def moment(self) -> Moment:
        """What the lab is now."""
        return Moment(self.values, None if self.process is None else self.process.state)

    def go_to(self, moment: Moment) -> None:
        """Be again what the lab was then."""
        if self.process is not None:
            self.process.pause()
        self.set_values(moment.values)
        if self.process is not None:
            self.process.state = moment.state
            self._follow()

    def focus_first(self) -> None:
        """Let the keyboard begin with the first control."""
        next(iter(self.controls.values())).entry.setFocus(Qt.FocusReason.TabFocusReason)

    def set_lesson(self, lesson: Lesson) -> None:
        """Use these words from now on."""
        self._lesson = lesson
        self._section.setText(f"{self.lab.section}  {contents(lesson.language)[self.lab.section]}")
        self._title.setText(lesson.title)
        self._summary.setText(lesson.text("summary"))
        for key, control in self.controls.items():
            control.take_words(lesson)
            self._labels[key].setText(lesson.text(f"parameters.{key}.label"))
            self._labels[key].setToolTip(control.toolTip())
        for key, button in self.preset_buttons.items():
            words = lesson.text(f"presets.{key}")
            button.setToolTip(words)
            # A sign alone, such as an arrow, is no name to be read aloud.
            sign = not any(character.isalnum() for character in button.text())
            button.setAccessibleName(words if sign else "")
            button.setAccessibleDescription("" if sign else words)
        if self.measurement is not None:
            self.measurement.set_lesson(lesson)
        self._show_values()
        self.draw()

    def set_value(self, key: str, value: Value) -> None:
        """Change one value; a refusal is shown beside its control and changes nothing."""
        try:
            self.set_values(self.lab.changed(self.values, key, value), key)
        except ParameterError as error:
            self.controls[key].refuse(error)

    def set_values(self, values: Values, changed: str | None = None) -> None:
        """Take values, which the lab has checked; all of them may be others, unless the one is named."""
        self.values = values
        if self.measurement is not None:
            # What was measured holds for the values it was measured with.
            self.measurement.stop()
            self._measured = {}
        if self.process is not None:
            self.process.take(values, changed)
            self.values = self._followed()
        self._show_values()
        self._redraw.start()

    def draw(self) -> None:
        """Compute the figures and draw them."""
        if self._lesson is not None:
            figures = self._computed() if self.process is None else self.process.figures()
            self.board.show_figures(
                [self._measured.get(figure.key, figure) for figure in figures], self._lesson
            )

    def _computed(self) -> tuple[Figure, ...]:
        """Return the figures of the values; what is measured may change many times while they stay."""
        if self._figures is None or self._figures[0] is not self.values:
            self._figures = (self.values, self.lab.figures(self.values))
        return self._figures[1]

    def program(self) -> str:
        """Return the lab as it is now, as a program."""
        return self.lab.code(self.values) if self.process is None else self.process.code()

    def retranslate(self) -> None:
        """Set the words that are the window's and not the lesson's."""
        self._examples.setText(self.tr("Examples"))

    def restyle(self) -> None:
        """Take the theme's fonts and measures."""
        self._section.setFont(theme.caption_font())
        self._title.setFont(theme.heading_font(1.5))
        self._column.setSpacing(theme.unit())

    def _build(self) -> None:
        self._section, self._title, self._summary = QLabel(self), QLabel(self), QLabel(self)
        self._section.setProperty("role", "caption")
        for label in (self._title, self._summary):
            label.setWordWrap(True)
        self._panel = ParameterGrid(self)
        self.board = FigureBoard(self)
        self.board.handle_moved.connect(self._move_handle)
        keys = {parameter.key for parameter in self.lab.parameters}
        # Made in the order in which the keyboard is to reach them: those beside a figure come with it.
        for parameter in self.lab.parameters:
            if parameter.beside in keys or not parameter.beside:
                self._add_control(control_for(parameter, self))
        self._examples = QLabel(self._panel)
        self._add_presets()
        self._add_work()
        for parameter in self.lab.parameters:
            if parameter.key not in self.controls:
                self._add_control(control_for(parameter, self))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._section, self._title, self._summary, self._panel):
            self._column.addWidget(widget)
        self._column.addWidget(self.board, 1)

    def _add_control(self, control: Control) -> None:
        key, beside = control.parameter.key, control.parameter.beside
        label = QLabel(self._panel)
        label.setBuddy(control)
        control.proposed.connect(lambda value: self.set_value(key, value))
        self.controls[key], self._labels[key] = control, label
        # Shown at once: what it is made of then stands at its place in the order of the keyboard.
        control.show_value(self.values[key], self.values)
        label.setVisible(not control.names_itself)
        if beside in self.controls:
            self._panel.add_beside(self.controls[beside], label, control)
        elif beside:
            self.board.add_control(beside, label, control)
        else:
            self._panel.add_row(label, control)

    def _add_presets(self) -> None:
        box = QWidget(self._panel)
        flow = FlowLayout(box, theme.unit() // 2)
        for preset in self.lab.presets:
            button = QPushButton(preset.name, box)
            button.setCheckable(True)
            button.clicked.connect(lambda _checked, chosen=preset: self._take_preset(chosen))
            flow.addWidget(button)
            self.preset_buttons[preset.key] = button
        self._panel.add_row(self._examples, box)
        self._examples.setVisible(bool(self.lab.presets))

    def _add_work(self) -> None:
        """Add what is started by a button: long work, or what goes on by itself."""
        if self.lab.measurement is not None:
            self.measurement = MeasurementBar(self.lab.measurement, lambda: self.values, self._panel)
            self.measurement.advanced.connect(self._take_partial)
            self._panel.add_line(self.measurement)
        if self.lab.process is not None:
            self.process = ProcessBar(self.lab.process, self.values, self._panel)
            self.process.advanced.connect(self._follow)
            self.values = self._followed()
            self._panel.add_line(self.process)

    def _take_partial(self, partial: Partial) -> None:
        self._measured = {figure.key: figure for figure in partial.figures}
        self._redraw.start()

    def _followed(self) -> Values:
        """Return the values with those in them that show what the process has come to."""
        assert self.process is not None
        return Values({**self.values, **self.process.following()})

    def _follow(self) -> None:
        assert self.process is not None
        self.values = self._followed()
        for key in self.process.following():
            self.controls[key].show_value(self.values[key], self.values)
        self._redraw.start()

    def _take_preset(self, preset: Preset) -> None:
        self.set_values(self.lab.with_preset(preset))

    def _move_handle(self, handle: Handle | PointHandle, x: float, y: float) -> None:
        self.set_value(handle.parameter, handle.value_at(self.values[handle.parameter], x, y))

    def _show_values(self) -> None:
        for key, control in self.controls.items():
            control.show_value(self.values[key], self.values)
        following = () if self.process is None else self.process.following()
        chosen = [key for key in self.values if key not in following]
        for preset in self.lab.presets:
            there = self.lab.with_preset(preset)
            same = all(np.array_equal(np.asarray(self.values[key]), np.asarray(there[key])) for key in chosen)
            self.preset_buttons[preset.key].setChecked(same)
