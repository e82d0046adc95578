"""The menu that a right click on the canvas, or the menu key, opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QAction, QKeySequence
from PyQt6.QtWidgets import QMenu

from explorer.ui import theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.ui.drawing_panel import DrawingPanel


class CanvasMenu(QMenu):
    """What can be done with the drawing; made for one use, it goes for good when it is closed.

    Parameters
    ----------
    panel : DrawingPanel
        Is asked to do it.
    """

    def __init__(self, panel: DrawingPanel) -> None:
        super().__init__(panel)
        self.setObjectName("canvas_menu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Drawing"))
        drawn = not panel.document.picture.is_empty
        self._add("image", self.tr("&Paste image"), "Ctrl+V", panel.paste_image)
        self._add("open", self.tr("&Open image…"), "Ctrl+O", panel.open_image)
        self._add("save", self.tr("Sa&ve as PNG…"), "Ctrl+S", panel.save_drawing).setEnabled(drawn)
        self.addSeparator()
        self._add("dice", self.tr("&Random sample"), "Ctrl+R", panel.random_sample)
        self._add("clear", self.tr("&Clear"), "Ctrl+Backspace", panel.clear).setEnabled(drawn)
        self.addSeparator()
        self._add("eye", self.tr("Preprocessing &steps"), "Ctrl+P", panel.toggle_steps)

    def _add(self, icon: str, text: str, keys: str, act: Callable[[], object]) -> QAction:
        action = QAction(theme.icon(icon), text, self)
        # Only shown here; they work from the menu bar.
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(lambda _checked: act())
        self.addAction(action)
        return action
