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

    def show_unit(self, layer: int, unit: int) -> None:
        """Choose a unit (from 0) of a layer (from 1), as a click on it does; for a tab that is in sight."""
        from explorer.ui.tabs.layers.content import LayersContent

        if isinstance(self.content, LayersContent):
            self.content.show_unit(layer, unit)
