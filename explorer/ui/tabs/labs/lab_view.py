"""One lab at work: its controls above its figures, all made from the description."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import Qt, QTimer
from PyQt6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from explorer.labs import ParameterError, contents
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.tabs.labs.controls import control_for
from explorer.ui.tabs.labs.figure_board import FigureBoard
from explorer.ui.tabs.labs.measurement_bar import MeasurementBar
from explorer.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from explorer.labs import (
        Figure,
        Handle,
        Lab,
        Lesson,
        Measurement,
        Partial,
        PointHandle,
        Preset,
        Value,
        Values,
    )
    from explorer.ui.tabs.labs.control import Control


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
        self._measured: dict[str, Figure] = {}
        self.measurement: MeasurementBar | None = None
        self._build()
        self.retranslate()
        self.restyle()

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
            button.setToolTip(lesson.text(f"presets.{key}"))
            button.setAccessibleDescription(button.toolTip())
        if self.measurement is not None:
            self.measurement.set_lesson(lesson)
        self._show_values()
        self.draw()

    def set_value(self, key: str, value: Value) -> None:
        """Change one value; a refusal is shown beside its control and changes nothing."""
        try:
            self.set_values(self.lab.changed(self.values, key, value))
        except ParameterError as error:
            self.controls[key].refuse(error)

    def set_values(self, values: Values) -> None:
        """Change all values, which the lab has checked."""
        self.values = values
        if self.measurement is not None:
            # What was measured holds for the values it was measured with.
            self.measurement.stop()
            self._measured = {}
        self._show_values()
        self._redraw.start()

    def draw(self) -> None:
        """Compute the figures and draw them."""
        if self._lesson is not None:
            figures = self.lab.figures(self.values)
            self.board.show_figures(
                [self._measured.get(figure.key, figure) for figure in figures], self._lesson
            )

    def retranslate(self) -> None:
        """Set the words that are the window's and not the lesson's."""
        self._examples.setText(self.tr("Examples"))

    def restyle(self) -> None:
        """Take the theme's fonts and measures."""
        unit = theme.unit()
        self._section.setFont(theme.caption_font())
        self._title.setFont(theme.heading_font(1.5))
        self._column.setSpacing(unit)
        self._rows.setContentsMargins(unit + unit // 2, unit, unit + unit // 2, unit)
        self._rows.setHorizontalSpacing(unit + unit // 2)
        self._rows.setVerticalSpacing(unit // 2)
        for label in (*self._labels.values(), self._examples):
            # As high as one line of controls, so that a label stays beside the first of several.
            label.setMinimumHeight(3 * unit + unit // 2)

    def _build(self) -> None:
        self._section, self._title, self._summary = QLabel(self), QLabel(self), QLabel(self)
        self._section.setProperty("role", "caption")
        for label in (self._title, self._summary):
            label.setWordWrap(True)
        self._panel = QFrame(self)
        self._panel.setProperty("role", "card")
        self._rows = QGridLayout(self._panel)
        self._rows.setColumnStretch(1, 1)
        self.board = FigureBoard(self)
        self.board.handle_moved.connect(self._move_handle)
        for parameter in self.lab.parameters:
            self._add_control(control_for(parameter, self))
        self._examples = QLabel(self._panel)
        self._add_presets()
        if self.lab.measurement is not None:
            self._add_measurement(self.lab.measurement)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._section, self._title, self._summary, self._panel):
            self._column.addWidget(widget)
        self._column.addWidget(self.board, 1)

    def _add_control(self, control: Control) -> None:
        key = control.parameter.key
        label = QLabel(self._panel)
        label.setBuddy(control)
        control.proposed.connect(lambda value: self.set_value(key, value))
        self.controls[key], self._labels[key] = control, label
        if control.parameter.beside:
            self.board.add_control(control.parameter.beside, label, control)
            return
        row = self._rows.rowCount()
        label.setVisible(not control.names_itself)
        self._rows.addWidget(label, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._rows.addWidget(control, row, 1)

    def _add_presets(self) -> None:
        box = QWidget(self._panel)
        flow = FlowLayout(box, theme.unit() // 2)
        for preset in self.lab.presets:
            button = QPushButton(preset.name, box)
            button.setCheckable(True)
            button.clicked.connect(lambda _checked, chosen=preset: self._take_preset(chosen))
            flow.addWidget(button)
            self.preset_buttons[preset.key] = button
        row = self._rows.rowCount()
        self._rows.addWidget(self._examples, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._rows.addWidget(box, row, 1)
        self._examples.setVisible(bool(self.lab.presets))

    def _add_measurement(self, measurement: Measurement) -> None:
        self.measurement = MeasurementBar(measurement, lambda: self.values, self._panel)
        self.measurement.advanced.connect(self._take_partial)
        self._rows.addWidget(self.measurement, self._rows.rowCount(), 0, 1, 2)

    def _take_partial(self, partial: Partial) -> None:
        self._measured = {figure.key: figure for figure in partial.figures}
        self._redraw.start()

    def _take_preset(self, preset: Preset) -> None:
        self.set_values(self.lab.with_preset(preset))

    def _move_handle(self, handle: Handle | PointHandle, x: float, y: float) -> None:
        self.set_value(handle.parameter, handle.value_at(self.values[handle.parameter], x, y))

    def _show_values(self) -> None:
        for key, control in self.controls.items():
            control.show_value(self.values[key], self.values)
        for preset in self.lab.presets:
            self.preset_buttons[preset.key].setChecked(_same(self.values, self.lab.with_preset(preset)))


def _same(values: Values, others: Values) -> bool:
    return all(np.array_equal(np.asarray(values[key]), np.asarray(others[key])) for key in values)
