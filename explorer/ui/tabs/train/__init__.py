"""The Train tab: set up a network, watch it learn, look back along its run."""

from __future__ import annotations

from explorer.ui.tabs.train.tab import TrainTab

__all__ = ["TrainTab"]
