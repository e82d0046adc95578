"""The curves shown on request: learning rate, gradient norm, update-to-weight ratio, run beside run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QObject

from explorer.training.curves import generous_limit
from explorer.ui.formatting import number
from explorer.ui.tabs.train.curve_ranges import floor_in_sight
from explorer.ui.tabs.train.run_words import run_name, run_series
from explorer.ui.widgets.plot import CurvePlot, Guide

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray
    from PyQt6.QtWidgets import QWidget

    from explorer.training import ListedRun
    from explorer.ui.tabs.train.run_series import RunSeries

    Others = Iterable[tuple[ListedRun, RunSeries]]

_USUAL_RATIO = 1e-3
_NOTHING = (np.inf, 0.0)
"""Lowest and highest of no values."""


class ExtraPlots(QObject):
    """Makes the plots that are asked for, each of one quantity, and draws the current run over the others.

    Parameters
    ----------
    parent : QWidget
        Where they are put.
    made : callable
        Told of each new plot, to be given its place and its axis.
    """

    def __init__(self, parent: QWidget, made: Callable[[CurvePlot], None]) -> None:
        super().__init__(parent)
        self._parent = parent
        self._made = made
        self._plots: dict[str, CurvePlot] = {}
        self._limits: dict[str, tuple[float, float]] = {}
        self._shown: tuple[str, ...] = ()
        self._turn = 0
        self._anew = True
        self._known: dict[str, tuple[RunSeries, int, int]] = {}
        # By plot and by curve: what is drawn of the other runs, and between which values.
        self._behind: dict[str, dict[str, tuple[object, ...]]] = {}
        self._reach: dict[str, dict[str, tuple[float, float]]] = {}

    @property
    def shown(self) -> tuple[CurvePlot, ...]:
        """The plots that are in sight, in order."""
        return tuple(self._plots[name] for name in self._shown)

    def show_only(self, names: Sequence[str]) -> bool:
        """Bring these plots in sight and no others; return whether that changed anything."""
        if tuple(names) == self._shown:
            return False
        for name in names:
            if name not in self._plots:
                self._make(name)
        self._shown = tuple(names)
        for name, plot in self._plots.items():
            plot.setVisible(name in names)
        return True

    def _make(self, name: str) -> None:
        plot = CurvePlot(self._parent, format_y=lambda value: number(value, 3))
        plot.setObjectName(f"{name}_plot")
        plot.curve(name, 0)
        plot.set_logarithmic(name == "update_ratio")
        self._plots[name] = plot
        self._made(plot)
        self.retranslate()

    def forget(self) -> None:
        """Begin anew: another run is the current one, and no plot may go on with the one before."""
        self._limits.clear()
        self._known.clear()
        self._anew = True

    def draw(self, series: RunSeries, others: Others, end: float, running: bool) -> None:
        """Take what the run has added, with the axis ending at ``end``; while it runs, one plot at a time.

        Five plots painted in one tick made the next one late (42 ms, 99th percentile).
        """
        beside = tuple(others)
        self._turn += 1
        names = self._shown
        if running and names and not self._anew:
            names = (names[self._turn % len(names)],)
        self._anew = False
        for name in names:
            plot, line, generation = self._plots[name], series.line(name), series.generation(name)
            # Not what the line says is the same: that is since the last drawing of any plot.
            drawn = self._known.get(name)
            same = drawn[2] if drawn is not None and drawn[:2] == (series, generation) else 0
            self._known[name] = series, generation, len(line.y)
            self._draw_others(name, beside)
            low, high = self._fit(name, line.y[same:], plot.logarithmic)
            move = plot.stream_ranges if running else plot.set_ranges
            move(0.0, end, low, high)
            plot.set_curve(name, line.x, line.y, same)

    def _draw_others(self, name: str, others: Sequence[tuple[ListedRun, RunSeries]]) -> None:
        """Draw the runs that are shown behind the current one; they are over, and seldom change."""
        plot, drawn = self._plots[name], self._behind.get(name, {})
        wanted: dict[str, tuple[object, ...]] = {}
        reach = self._reach.setdefault(name, {})
        for run, series in others:
            key, title = f"run {run.number}", run_name(run)
            wanted[key] = title, series, len(series), series.axis.kind
            if drawn.get(key) == wanted[key]:
                continue
            if key not in drawn or drawn[key][0] != title:
                plot.curve(key, run_series(run), name=title, behind=True)
            line = series.line(name)
            plot.set_curve(key, line.x, line.y)
            reach[key] = _limits_of(line.y)
        for key in drawn.keys() - wanted.keys():
            plot.remove_curve(key)
            del reach[key]
        self._behind[name] = wanted

    def _fit(self, name: str, fresh: NDArray[np.generic], logarithmic: bool) -> tuple[float, float]:
        """Return the vertical range: of all that the run ever had in it, and of the runs behind."""
        before, now = self._limits.get(name, _NOTHING), _limits_of(fresh)
        self._limits[name] = min(before[0], now[0]), max(before[1], now[1])
        limits = [self._limits[name], *self._reach[name].values()]
        low, high = min(low for low, _ in limits), max(high for _, high in limits)
        top = generous_limit(high * 1.05) if high > 0.0 else _USUAL_RATIO * 10
        return (floor_in_sight(min(low, _USUAL_RATIO), top), top) if logarithmic else (0.0, top)

    def retranslate(self) -> None:
        """Set the texts."""
        texts = {
            "learning_rate": (
                self.tr("Learning rate"),
                self.tr("The rate each update was made with (section 4.4.2), after its schedule"),
            ),
            "gradient_norm": (
                self.tr("Gradient norm: length of the batch's gradient"),
                self.tr(
                    "How steep the loss is at the weights of the moment (section 4.4), of every tenth "
                    "iteration: it shrinks near a minimum, and explodes where a run diverges"
                ),
            ),
            "update_ratio": (
                self.tr("Update / weights: length of a step by that of the weights"),
                self.tr(
                    "How far an update moves the weights by how large they are, of every tenth iteration. "
                    "About 0.001 is usual; far above it the rate is too high, far below too low."
                ),
            ),
        }
        for name, plot in self._plots.items():
            label, tip = texts[name]
            plot.set_labels(y=label)
            plot.setAccessibleName(label)
            plot.setToolTip(tip)
        if "update_ratio" in self._plots:
            self._plots["update_ratio"].set_guides([Guide(_USUAL_RATIO, self.tr("usual: 0.001"))])


def _limits_of(values: NDArray[np.generic]) -> tuple[float, float]:
    """Return the lowest and the highest of the values that are numbers."""
    finite = values[np.isfinite(values)]
    return (float(finite.min()), float(finite.max())) if len(finite) else _NOTHING
