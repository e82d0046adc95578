"""Which of the user's digits are in sight: all or the misread ones, of every label or of one."""

from __future__ import annotations

from PyQt6.QtCore import QSignalBlocker, pyqtSignal
from PyQt6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QToolButton, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance

_LABELS = 10


class FilterBar(Appearance, QWidget):
    """Two switches and a list.

    Signals
    -------
    changed()
        Another choice was made.
    """

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.all_button, self.wrong_button = QToolButton(), QToolButton()
        self.labels = QComboBox()
        self.labels.addItems([""] * (_LABELS + 1))
        group = QButtonGroup(self)
        for name, button in (("filter_all", self.all_button), ("filter_wrong", self.wrong_button)):
            button.setObjectName(name)
            button.setCheckable(True)
            group.addButton(button)
        self.labels.setObjectName("filter_label")
        self.all_button.setChecked(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.all_button, self.wrong_button, self.labels):
            self._row.addWidget(widget)
        group.buttonClicked.connect(lambda _button: self.changed.emit())
        self.labels.activated.connect(lambda _row: self.changed.emit())
        self.retranslate()
        self.restyle()

    @property
    def misread_only(self) -> bool:
        """Whether only digits are wanted that the network reads wrong."""
        return self.wrong_button.isChecked()

    @property
    def label(self) -> int | None:
        """The one label that is wanted; ``None`` for all."""
        row = self.labels.currentIndex()
        return row - 1 if row > 0 else None

    def show_all(self) -> None:
        """Put everything in sight again, without saying so."""
        with QSignalBlocker(self.labels):
            self.labels.setCurrentIndex(0)
        self.all_button.setChecked(True)

    def show_counts(self, shown: int, wrong: int) -> None:
        """Say how many digits the two switches stand for."""
        self.all_button.setText(self.tr("All {n}").format(n=shown))
        self.wrong_button.setText(self.tr("Misread {n}").format(n=wrong))

    def retranslate(self) -> None:
        """Set all words again."""
        self.show_counts(0, 0)
        self.all_button.setToolTip(self.tr("Show your digits whatever the network reads in them"))
        self.wrong_button.setToolTip(self.tr("Show only digits that the network reads wrong"))
        self.labels.setToolTip(self.tr("Show the digits of one label"))
        self.labels.setAccessibleName(self.tr("Label"))
        self.labels.setItemText(0, self.tr("Every label"))
        for label in range(_LABELS):
            self.labels.setItemText(label + 1, self.tr("Label {n}").format(n=label))

    def restyle(self) -> None:
        """Take over the measures of the theme."""
        self._row.setSpacing(theme.unit() // 2)
