"""Which class the picture on the canvas really shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QSignalBlocker, pyqtSignal
from PyQt6.QtWidgets import QComboBox, QSizePolicy, QWidget

from explorer.ui.appearance import Appearance

if TYPE_CHECKING:
    from collections.abc import Sequence


class LabelSelector(Appearance, QComboBox):
    """A list of the classes with "none" at its head.

    Signals
    -------
    label_chosen(object)
        The class (int) that the user says it is, or None.
    """

    label_chosen = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[str, ...] = ()
        self.setObjectName("label_selector")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.activated.connect(lambda row: self.label_chosen.emit(row - 1 if row > 0 else None))
        self.retranslate()

    def show_label(self, classes: Sequence[str], label: int | None) -> None:
        """Show which class is the true one.

        Parameters
        ----------
        classes : sequence of str
            The names to choose from.
        label : int or None
            The true one, if known.
        """
        if tuple(classes) != self._classes:
            self._classes = tuple(classes)
            self._fill()
        row = label + 1 if label is not None and label < len(self._classes) else 0
        if row != self.currentIndex():
            with QSignalBlocker(self):
                self.setCurrentIndex(row)

    def retranslate(self) -> None:
        """Set all words again."""
        self.setAccessibleName(self.tr("True label"))
        self.setToolTip(
            self.tr("The true label: what the picture really shows, whatever the network reads (section 4.2)")
        )
        self._fill()

    def _fill(self) -> None:
        row = max(self.currentIndex(), 0)
        with QSignalBlocker(self):
            self.clear()
            self.addItem(self.tr("Label: none"))
            self.addItems([self.tr("Label: {name}").format(name=name) for name in self._classes])
            self.setCurrentIndex(min(row, self.count() - 1))
