"""A plot of curves on pyqtgraph, themed and lean enough to stream beside a training run."""

from __future__ import annotations

from explorer.ui.widgets.plot.marks import Guide, Mark
from explorer.ui.widgets.plot.view import CurvePlot

__all__ = ["CurvePlot", "Guide", "Mark"]
