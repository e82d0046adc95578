"""Which network reads the canvas: always in sight, and changed by the user alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PyQt6.QtCore import QSignalBlocker, Qt, pyqtSignal
from PyQt6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class ReaderChoice:
    """One network to choose: its key in the session, its name, and what is to be known of it."""

    key: str
    title: str
    tip: str


class ReaderSelector(Appearance, QWidget):
    """The networks by name after "Read by", and at their end a weights file to open.

    Signals
    -------
    reader_chosen(str)
        The key of the network the user chose.
    file_requested()
        The user wants to open a weights file.
    """

    reader_chosen = pyqtSignal(str)
    file_requested = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[ReaderChoice, ...] = ()
        self._current = ""
        self._words = QLabel()
        self.box = QComboBox()
        self.box.setObjectName("reader")
        self.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._words.setBuddy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words)
        row.addWidget(self.box, 1)
        self.box.activated.connect(self._activated)
        self.retranslate()
        self.restyle()

    def show_readers(self, choices: Sequence[ReaderChoice], current: str) -> None:
        """Show the networks there are.

        Parameters
        ----------
        choices : sequence of ReaderChoice
            In the order of the list.
        current : str
            Key of the one that reads the canvas now.
        """
        if (tuple(choices), current) != (self._choices, self._current):
            self._choices, self._current = tuple(choices), current
            self._fill()

    def retranslate(self) -> None:
        """Set all words again."""
        self._words.setText(self.tr("Read by"))
        self.box.setAccessibleName(self.tr("Network that reads the canvas"))
        self._fill()

    def restyle(self) -> None:
        """Take the measures of the theme again."""
        row = self.layout()
        if row is not None:
            row.setSpacing(theme.unit())

    def _fill(self) -> None:
        with QSignalBlocker(self.box):
            self.box.clear()
            for row, choice in enumerate(self._choices):
                self.box.addItem(choice.title, choice.key)
                self.box.setItemData(row, choice.tip, Qt.ItemDataRole.ToolTipRole)
            self.box.insertSeparator(self.box.count())
            self.box.addItem(self.tr("Open a weights file…"))
            self._show_current()

    def _show_current(self) -> None:
        keys = [choice.key for choice in self._choices]
        row = keys.index(self._current) if self._current in keys else -1
        self.box.setCurrentIndex(row)
        tip = self._choices[row].tip if row >= 0 else ""
        self.box.setToolTip(tip)
        self.box.setAccessibleDescription(tip)

    def _activated(self, row: int) -> None:
        # The list shows what the session says and nothing before it says so, whatever was clicked.
        with QSignalBlocker(self.box):
            self._show_current()
        if row < len(self._choices):
            self.reader_chosen.emit(self._choices[row].key)
        else:
            self.file_requested.emit()
