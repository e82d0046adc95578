"""The plots above one another; where the room is too low for all of them, they scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QEvent, QObject, Qt
from PyQt6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance

if TYPE_CHECKING:
    from explorer.ui.widgets.plot import CurvePlot

_LEAST_WIDTH = 160
_LEAST_HEIGHT = 14
"""Grid steps of a plot at least: at a third of that its curve was a line without values."""


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
        """Scroll to a plot as soon as it has its place."""
        self._wanted = plot

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Scroll to what was asked for once all have been laid out."""
        done = super().eventFilter(watched, event)
        laid_out = event is not None and event.type() == QEvent.Type.LayoutRequest
        if laid_out and watched is self._inside and self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self._column.activate()
            self.ensureWidgetVisible(wanted, 0, 0)
        return done

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self._column.setSpacing(unit // 2)
        for plot in self._plots:
            plot.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT * unit)
