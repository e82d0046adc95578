"""Curves over one axis, with a line to drag."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PyQt6.QtWidgets import QVBoxLayout, QWidget

from explorer.ui import theme
from explorer.ui.tabs.labs.figure_view import FigureView, figure_text
from explorer.ui.tabs.labs.handle_plot import HandlePlot

if TYPE_CHECKING:
    from explorer.labs import Curves, Handle, Lesson


class CurvesView(FigureView):
    """Draws `explorer.labs.Curves`; dragging the line emits what it stands for and its new place."""

    stretches: ClassVar[bool] = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._handle: Handle | None = None
        self.plot = HandlePlot(self)
        self.plot.dragged.connect(self._report)
        self.setFocusProxy(self.plot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.plot)
        self.restyle()

    def show_figure(self, figure: Curves, lesson: Lesson) -> None:
        """Draw these curves."""
        names = tuple(curve.name for curve in figure.curves)
        if names != self._names:
            self._name_curves(figure)
        self.plot.set_ranges(*figure.x_range, *figure.y_range)
        self.plot.set_labels(x=figure.x_name, y=figure.y_name)
        for curve in figure.curves:
            self.plot.set_curve(curve.name, curve.x, curve.y)
        self._handle = figure.handle
        self.plot.set_handle(None if figure.handle is None else figure.handle.x, figure.points)
        self.plot.setAccessibleName(figure_text(figure, lesson, "caption"))
        # Without a handle the newest point is what matters; what is still to be measured has none.
        heights = figure.points or tuple(float(curve.y[-1]) for curve in figure.curves if curve.y.size)
        shown = zip(names, heights, strict=False)
        self.plot.setAccessibleDescription(", ".join(f"{name} {height:.4f}" for name, height in shown))

    def restyle(self) -> None:
        """Keep the plot high enough to read."""
        self.plot.setMinimumSize(26 * theme.unit(), 19 * theme.unit())

    def _name_curves(self, figure: Curves) -> None:
        for name in self._names:
            self.plot.remove_curve(name)
        for index, curve in enumerate(figure.curves):
            self.plot.curve(curve.name, index, dashed=curve.dashed, name=curve.name)
        self._names = tuple(curve.name for curve in figure.curves)

    def _report(self, x: float) -> None:
        if self._handle is not None:
            self.handle_moved.emit(self._handle, x, 0.0)
