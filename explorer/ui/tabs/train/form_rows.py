"""Rows of a narrow form: a name, its editor, and under it what is wrong, when something is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.tabs.train.number_field import NumberField
from explorer.ui.tip_lines import in_lines

if TYPE_CHECKING:
    from collections.abc import Mapping


class FormRows(Appearance, QWidget):
    """A two-column form whose rows have keys, so that faults find their row.

    Attributes
    ----------
    tab_chain : list of QWidget
        What the keyboard goes through, in order.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._names: dict[str, QLabel] = {}
        self._editors: dict[str, QWidget] = {}
        self._faults: dict[str, QLabel] = {}
        self.tab_chain: list[QWidget] = []
        self.restyle()

    def add(self, key: str, editor: QWidget, *beside: QWidget, lead: QWidget | None = None) -> None:
        """Add a row at the end.

        Parameters
        ----------
        key : str
            For everything else one may do with the row.
        editor : QWidget
            What its faults and words belong to.
        *beside : QWidget
            What shares the editor's cell.
        lead : QWidget, optional
            Stands in the place of the row's name, which then is only spoken.
        """
        name = QLabel(self)
        name.setProperty("role", "caption")
        name.setBuddy(editor)
        editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        fault = QLabel(self)
        fault.setProperty("role", "error")
        fault.setWordWrap(True)
        fault.hide()
        row = self._grid.rowCount()
        if lead is None:
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        else:
            name.hide()
            self._grid.addWidget(lead, row, 0)
        cell = QHBoxLayout()
        cell.setSpacing(theme.unit() // 2)
        cell.addWidget(editor, 1)
        for widget in beside:
            cell.addWidget(widget)
        self._grid.addLayout(cell, row, 1)
        self._grid.addWidget(fault, row + 1, 0, 1, 2)
        self.tab_chain += [widget for widget in (lead, editor, *beside) if widget is not None]
        self._names[key], self._editors[key], self._faults[key] = name, editor, fault

    def has(self, key: str) -> bool:
        """Return whether there is a row of that key."""
        return key in self._names

    def names_width(self) -> int:
        """Return the room that the names need."""
        return max((name.sizeHint().width() for name in self._names.values()), default=0)

    def set_names_width(self, width: int) -> None:
        """Give the names so much room, where rows stand in several forms one above the other."""
        self._grid.setColumnMinimumWidth(0, width)

    def set_row_visible(self, key: str, visible: bool) -> None:
        """Show or hide a row that stands alone in its cell."""
        self._names[key].setVisible(visible)
        self._editors[key].setVisible(visible)

    def set_words(self, key: str, name: str, tip: str) -> None:
        """Name a row, and say in its tooltip what it means and where the book has it."""
        self._names[key].setText(name)
        for widget in (self._names[key], self._editors[key]):
            widget.setToolTip(in_lines(tip))
        self._editors[key].setAccessibleName(name)

    def name(self, key: str) -> str:
        """Return what a row is called, empty when there is none of that key."""
        return self._names[key].text() if key in self._names else ""

    def show_faults(self, sentences: Mapping[str, str]) -> None:
        """Say what is wrong in which row; rows that are not named are right."""
        for key, label in self._faults.items():
            sentence = sentences.get(key, "")
            label.setText(sentence)
            label.setVisible(bool(sentence))
            editor = self._editors[key]
            editor.setAccessibleDescription(sentence)
            if isinstance(editor, NumberField):
                editor.set_wrong(bool(sentence))

    def fault(self, key: str) -> str:
        """Return what is said to be wrong in a row, empty when nothing is."""
        return self._faults[key].text()

    def restyle(self) -> None:
        """Take the grid's step."""
        self._grid.setHorizontalSpacing(theme.unit())
        self._grid.setVerticalSpacing(theme.unit() // 2)
