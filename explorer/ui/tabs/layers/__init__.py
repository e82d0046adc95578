"""The Layers tab: the whole network for the current input, left to right, every number in sight."""

from explorer.ui.tabs.layers.tab import LayersTab

__all__ = ["LayersTab"]
