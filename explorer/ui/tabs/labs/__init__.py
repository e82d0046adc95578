"""The Labs tab: the book's experiments, every one drawn from its description by the same view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.ui.lazy_tab import LazyTab

if TYPE_CHECKING:
    from explorer.ui.tabs.labs.content import LabsContent

__all__ = ["LabsTab"]


class LabsTab(LazyTab):
    """Page ``labs_tab`` of the window."""

    def make_content(self) -> LabsContent:
        """Import and return what the tab shows."""
        from explorer.ui.tabs.labs.content import LabsContent

        return LabsContent(self)
