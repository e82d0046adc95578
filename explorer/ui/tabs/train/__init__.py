"""The Train tab: set a network up, train it, and watch it learn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QTimer

from explorer.ui.lazy_tab import LazyTab

if TYPE_CHECKING:
    from explorer.ui.tabs.train.content import TrainContent

__all__ = ["TrainTab"]


class TrainTab(LazyTab):
    """Page ``train_tab`` of the window."""

    def make_content(self) -> TrainContent:
        """Import and return what the tab shows."""
        from explorer.ui.tabs.train.content import TrainContent

        return TrainContent(self.session, self)

    def ask_for_target(self) -> None:
        """Ask where the run is to go on to; the tab has to be in sight."""
        from explorer.ui.tabs.train.content import TrainContent

        if isinstance(self.content, TrainContent):
            # What was built just now has its place after the layout alone.
            QTimer.singleShot(0, self.content.transport.ask_for_target)
