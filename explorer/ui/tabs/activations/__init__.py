"""The Activations tab: the functions side by side, and the network's own values on the same axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.ui.lazy_tab import LazyTab

if TYPE_CHECKING:
    from explorer.ui.tabs.activations.content import ActivationsContent

__all__ = ["ActivationsTab"]


class ActivationsTab(LazyTab):
    """Page ``activations_tab`` of the window."""

    def make_content(self) -> ActivationsContent:
        """Import and return what the tab shows."""
        from explorer.ui.tabs.activations.content import ActivationsContent

        return ActivationsContent(self.session, self)
