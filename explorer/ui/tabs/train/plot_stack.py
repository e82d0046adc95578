"""The plots above one another; where the room is too low for all of them, they scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import Qt, QTimer
from PyQt6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance

if TYPE_CHECKING:
    from explorer.ui.widgets.plot import CurvePlot

_LEAST_WIDTH = 160
_LEAST_HEIGHT = 12
"""Grid steps of a plot at least: at half of that its curve was a line without values."""
_SETTLED_MS = 50
"""A new plot changes what the others say at their axes, and so where all of them are."""


class PlotStack(Appearance, QScrollArea):
    """Gives each plot its share of the height, and never less than it can be read at.

    Parameters
    ----------
    parent : QWidget
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("plot_stack")
        self._inside = QWidget()
        self._inside.setObjectName("plots_inside")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._plots: list[CurvePlot] = []
        self._wanted: CurvePlot | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED_MS)
        self._settling.timeout.connect(self._scroll_to_wanted)
        self._inside.setStyleSheet("#plots_inside { background: transparent; }")
        self.setStyleSheet("QScrollArea { background: transparent; }")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the plots take the keys
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(self._inside)
        self.restyle()

    def add(self, plot: CurvePlot, share: int) -> None:
        """Put a plot under the others, with so large a share of the height."""
        self._plots.append(plot)
        self._column.addWidget(plot, share)
        self.restyle()

    def reveal(self, plot: CurvePlot) -> None:
        """Scroll to a plot that was just added, once all have their places."""
        self._wanted = plot
        self._settling.start()

    def _scroll_to_wanted(self) -> None:
        if self._wanted is not None:
            self.ensureWidgetVisible(self._wanted, 0, 0)

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self._column.setSpacing(unit // 2)
        for plot in self._plots:
            plot.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT * unit)
