"""One cursor across all plots of the panel, and the table of what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject, QPoint, QRect

from explorer.ui.tabs.train.cursor_table import Column, CursorTable
from explorer.ui.tabs.train.run_words import run_name, run_series
from explorer.ui.widgets.plot.curve import series_colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PyQt6.QtWidgets import QWidget

    from explorer.ui.tabs.train.run_curves import RunCurves
    from explorer.ui.tabs.train.run_series import RunSeries
    from explorer.ui.widgets.plot import CurvePlot, Mark

_NEAR = 6
"""A mark so many pixels from the cursor, or fewer, is told of in the table."""


class CurveCursor(QObject):
    """Shows the table while one of the plots has its cursor somewhere.

    Parameters
    ----------
    parent : QWidget
        Over which the table stands.
    others : RunCurves
        The runs beside the current one.
    frame : QWidget
        In which the plots are in sight, if not all of them at once.
    """

    def __init__(self, parent: QWidget, others: RunCurves, frame: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._others = others
        self._frame = frame
        self._plots: list[CurvePlot] = []
        self._series: RunSeries | None = None
        self._marks: tuple[Mark, ...] = ()
        self.table = CursorTable(parent)

    def add(self, plot: CurvePlot) -> None:
        """Let a plot's cursor be the cursor of all, and its values stand in the table."""
        plot.box_values(False)
        plot.hint_held(not self._plots)
        plot.share_x(*self._plots)
        self._plots.append(plot)
        plot.cursor_moved.connect(self.refresh)
        plot.geometry_changed.connect(self._follow)

    def take(self, series: RunSeries, marks: Sequence[Mark]) -> None:
        """Take the current run and what was changed while it went."""
        self._series, self._marks = series, tuple(marks)
        self.refresh()

    def _follow(self) -> None:
        """Stay beside the cursor while the ranges move under it."""
        if self.table.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Fill the table anew, or put it away with the cursor."""
        plot = self._plots[0]
        x, series = plot.cursor_x, self._series
        moment = None if x is None or series is None else series.moment(x)
        if x is None or moment is None:
            self.table.show_values((), "")
            return
        columns = [Column(self.tr("this run"), series_colour("text"), moment)]
        for run, other in self._others:
            found = other.moment(x)
            if found is not None:
                columns.append(Column(run_name(run), series_colour(run_series(run)), found))
        self.table.show_values(columns, self._note(x))
        self._place(x)
        self._describe()

    def _note(self, x: float) -> str:
        plot = self._plots[0]
        x0, x1, _, _ = plot.ranges
        reach = _NEAR / max(plot.area().width(), 1.0) * (x1 - x0)
        near = [mark for mark in self._marks if abs(mark.x - x) <= reach]
        return " · ".join(mark.text for mark in near)

    def _place(self, x: float) -> None:
        """Let the table stand on the ground of the accuracies, which are seldom that low."""
        top, bottom = self._plots[:2]
        area, (x0, x1, _, _) = top.area(), top.ranges
        left = top.mapTo(self._parent, QPoint(0, 0)).x() + area.left()
        ceiling = top.mapTo(self._parent, QPoint(0, 0)).y() + area.top()
        ground = bottom.mapTo(self._parent, QPoint(0, 0)).y() + bottom.area().bottom()
        room = QRect(round(left), round(ceiling), round(area.width()), round(ground - ceiling))
        frame = QRect(self._frame.mapTo(self._parent, QPoint(0, 0)), self._frame.size())
        seen = room.intersected(frame)
        if seen.height() < self.table.height():  # the two are scrolled out of sight, or nearly
            seen = QRect(room.left(), frame.top(), room.width(), frame.height())
        self.table.place(left + (x - x0) / (x1 - x0) * area.width(), seen)

    def _describe(self) -> None:
        """Let the plot with the focus be read out with the table."""
        for plot in self._plots:
            if plot.hasFocus():
                plot.setAccessibleDescription(", ".join(self.table.lines()))
