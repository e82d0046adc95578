"""The controls of a lab in rows: a label in front of each, and some side by side."""

from __future__ import annotations

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance

_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class ParameterGrid(Appearance, QFrame):
    """A card of rows: what is changed in the lab, one below the other.

    Parameters
    ----------
    parent : QWidget, optional
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._labels: list[QLabel] = []
        self._shared: dict[QWidget, QHBoxLayout] = {}
        self._gap: int | None = None
        self._rows = QGridLayout(self)
        self._rows.setColumnStretch(1, 1)
        self.restyle()

    def add_row(self, label: QLabel, widget: QWidget) -> None:
        """Append a row."""
        row = self._rows.rowCount()
        self._rows.addWidget(label, row, 0, _TOP_LEFT)
        self._rows.addWidget(widget, row, 1)
        self._take_label(label)

    def add_beside(self, neighbour: QWidget, label: QLabel, widget: QWidget) -> None:
        """Put a label and a widget into the row of another, to its right."""
        if neighbour not in self._shared:
            row = self._rows.getItemPosition(self._rows.indexOf(neighbour))[0]
            box = QWidget(self)
            line = QHBoxLayout(box)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(self._rows.horizontalSpacing())
            line.addWidget(neighbour, 1)
            self._rows.addWidget(box, row, 1)
            self._shared[neighbour] = line
        self._shared[neighbour].addWidget(label)
        self._shared[neighbour].addWidget(widget)
        self._take_label(label)

    def add_line(self, widget: QWidget) -> None:
        """Append something that takes the whole width, a little apart from the rows."""
        self._gap = self._rows.rowCount()
        self._rows.addWidget(widget, self._gap + 1, 0, 1, 2)
        self.restyle()

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self._rows.setContentsMargins(unit + unit // 2, unit, unit + unit // 2, unit)
        self._rows.setHorizontalSpacing(unit + unit // 2)
        self._rows.setVerticalSpacing(unit // 2)
        if self._gap is not None:
            self._rows.setRowMinimumHeight(self._gap, unit // 2)
        for line in self._shared.values():
            line.setSpacing(unit + unit // 2)
        for label in self._labels:
            self._fit(label)

    def _take_label(self, label: QLabel) -> None:
        self._labels.append(label)
        self._fit(label)

    def _fit(self, label: QLabel) -> None:
        # As high as one line of controls, so that a label stays beside the first of several.
        label.setMinimumHeight(3 * theme.unit() + theme.unit() // 2)
