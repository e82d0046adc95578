"""The Layers tab: the whole network for the current input, every number under the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.ui.lazy_tab import LazyTab

if TYPE_CHECKING:
    from explorer.ui.tabs.layers.content import LayersContent

__all__ = ["LayersTab"]


class LayersTab(LazyTab):
    """Page ``layers_tab`` of the window."""

    def make_content(self) -> LayersContent:
        """Import and return what the tab shows."""
        from explorer.ui.tabs.layers.content import LayersContent

        return LayersContent(self.session, self)
