"""The Labs tab: the book's experiments, every one drawn from its description by the same view."""

from explorer.ui.tabs.labs.tab import LabsTab

__all__ = ["LabsTab"]
