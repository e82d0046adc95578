"""The Activations tab: every function with its derivative, and where the network's own values lie on them."""

from explorer.ui.tabs.activations.tab import ActivationsTab

__all__ = ["ActivationsTab"]
