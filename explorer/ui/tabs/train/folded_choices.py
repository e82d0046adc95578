"""Controls that have no room in a narrow row, as entries of its menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject
from PyQt6.QtGui import QAction, QActionGroup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PyQt6.QtWidgets import QComboBox, QMenu, QToolButton


class FoldedChoices(QObject):
    """Entries that do what hidden controls do, with the words of those.

    Parameters
    ----------
    menu : QMenu
        Gets the entries after its own, and its parent.
    list_ : QComboBox
        Each of its lines becomes an entry, one of which is chosen.
    buttons : sequence of QToolButton
        Each becomes an entry to tick, called by its accessible name.
    """

    def __init__(self, menu: QMenu, list_: QComboBox, buttons: Sequence[QToolButton]) -> None:
        super().__init__(menu)
        self._list, self._buttons = list_, tuple(buttons)
        self._actions = [menu.addSeparator()]
        self._toggles = [self._add(menu) for _ in buttons]
        for action, button in zip(self._toggles, self._buttons, strict=True):
            action.triggered.connect(button.setChecked)
        self._actions.append(menu.addSeparator())
        group = QActionGroup(menu)
        self._lines = [self._add(menu) for _ in range(list_.count())]
        for index, action in enumerate(self._lines):
            group.addAction(action)
            action.triggered.connect(partial(list_.setCurrentIndex, index))
        menu.aboutToShow.connect(self._take)
        self.set_shown(False)

    def _add(self, menu: QMenu) -> QAction:
        action = QAction(menu)
        action.setCheckable(True)
        menu.addAction(action)
        self._actions.append(action)
        return action

    def set_shown(self, shown: bool) -> None:
        """Have the entries in the menu or not."""
        for action in self._actions:
            if action is not None:
                action.setVisible(shown)

    def _take(self) -> None:
        """Show what is chosen."""
        for action, button in zip(self._toggles, self._buttons, strict=True):
            action.setChecked(button.isChecked())
            action.setEnabled(button.isEnabled())
        for index, action in enumerate(self._lines):
            action.setChecked(index == self._list.currentIndex())

    def retranslate(self) -> None:
        """Take the words of the controls."""
        for action, button in zip(self._toggles, self._buttons, strict=True):
            action.setText(button.accessibleName())
        for index, action in enumerate(self._lines):
            action.setText(f"{self._list.accessibleName()}: {self._list.itemText(index)}")
