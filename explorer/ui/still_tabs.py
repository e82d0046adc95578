"""Tabs that stand still while what their pages say changes."""

from __future__ import annotations

from PyQt6.QtCore import QEvent, QSize
from PyQt6.QtWidgets import QTabWidget


class StillTabs(QTabWidget):
    """Lays itself out anew only where its pages or its bar need other room than before.

    Every new text of a label asks all that it stands in for a new layout. Most of these find that nothing
    moves; but a `QTabWidget` then paints all of itself, which in the Train tab takes 13 ms.
    """

    _room: tuple[QSize, ...] = ()

    def event(self, event: QEvent | None) -> bool:
        """Let a request for a new layout pass that changes something."""
        if event is not None and event.type() == QEvent.Type.LayoutRequest:
            bar = self.tabBar()
            room = (self.sizeHint(), self.minimumSizeHint(), QSize() if bar is None else bar.sizeHint())
            if room == self._room:
                return True
            self._room = room
        return super().event(event)
