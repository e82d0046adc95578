"""The debugger's keys: step, step back and run, while the Layers tab is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QEvent, QObject, Qt
from PyQt6.QtGui import QAction, QKeySequence, QShortcut

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PyQt6.QtWidgets import QWidget


class TabKeys(QObject):
    """Keys that belong to a page while it is in sight, even those that a menu has otherwise.

    Two owners of a key would make Qt call it ambiguous and ask neither. So the menu's entry, which keeps its
    name and its key in the menu, hears it only while the page is hidden.

    Parameters
    ----------
    page : QWidget
        The page.
    asks : mapping of str to callable
        What each key asks for.
    """

    def __init__(self, page: QWidget, asks: Mapping[str, Callable[[], None]]) -> None:
        super().__init__(page)
        self._page = page
        self._lent: list[QAction] = []
        self._keys = {QKeySequence(key) for key in asks}
        for key, ask in asks.items():
            shortcut = QShortcut(QKeySequence(key), page)
            shortcut.activated.connect(ask)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Take the keys when the page comes in sight, and give them back when it goes."""
        if event is not None and event.type() == QEvent.Type.Show:
            self._take()
        elif event is not None and event.type() == QEvent.Type.Hide:
            self._give_back()
        return False

    def _take(self) -> None:
        window = self._page.window()
        for action in [] if window is None else window.findChildren(QAction):
            window_wide = action.shortcutContext() == Qt.ShortcutContext.WindowShortcut
            if window_wide and not self._keys.isdisjoint(action.shortcuts()):
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                self._lent.append(action)

    def _give_back(self) -> None:
        for action in self._lent:
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self._lent.clear()
