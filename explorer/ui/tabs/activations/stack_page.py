"""Many equal layers: a histogram of each, and what is left of signal and gradient in picture and numbers."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PyQt6.QtCore import Qt, QTimer, pyqtSignal
from PyQt6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from explorer.nn import ACTIVATIONS
from explorer.nn.stacks import random_stack
from explorer.ui import messages, theme
from explorer.ui.appearance import Appearance
from explorer.ui.background import Task, run_in_background
from explorer.ui.formatting import number, percent, whole
from explorer.ui.registry_names import activation_title
from explorer.ui.tabs.activations.function_list import function_colour
from explorer.ui.tabs.activations.layer_histograms import LayerHistograms
from explorer.ui.tabs.activations.spreads import Spread, common_range, decades, spreads_of
from explorer.ui.tabs.activations.stack_controls import StackControls
from explorer.ui.tip_lines import in_lines
from explorer.ui.widgets.plot import CurvePlot, Guide

if TYPE_CHECKING:
    from collections.abc import Callable

    from PyQt6.QtGui import QResizeEvent

    from explorer.ui.session import Session
    from explorer.ui.tabs.activations.function_column import FunctionColumn

_QUICK_SAMPLES = 150
_QUICK = 0.02
"""Seconds that counting all inputs may take while something is being turned; else it waits for a rest."""
_REST_MS = 150
_SIDE_BY_SIDE = 62
"""Width in grid steps from which curve and table stand beside one another."""


class Counted(NamedTuple):
    """What became of the random inputs: the layers' histograms over the range from ``low`` to ``high``."""

    function: str
    samples: int
    spreads: tuple[Spread, ...]
    low: float
    high: float


class StackPage(Appearance, QWidget):
    """Sends random input through a stack of layers with the chosen function.

    Parameters
    ----------
    session : Session
    column : FunctionColumn
        Says which function the layers apply, and its parameters.

    Signals
    -------
    function_wanted(str)
        A figure of the book has this function.
    """

    function_wanted = pyqtSignal(str)

    def __init__(self, session: Session, column: FunctionColumn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = column
        self._task: Task | None = None
        self.spreads: tuple[Spread, ...] = ()
        self.samples = 0
        self._caption = QLabel()
        self.controls = StackControls()
        self.histograms = LayerHistograms()
        self.plot = CurvePlot(grid_x=True, format_y=lambda size: number(size, 3))
        self.table = QTableWidget(0, 4)
        self._build()
        self._refresh = session.clock.add(self, self._follow)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._count_all)
        self.controls.changed.connect(self._refresh.request)
        self.controls.figure_chosen.connect(lambda figure: self.function_wanted.emit(figure.activation))
        self.retranslate()
        self.restyle()
        self._refresh.request()

    def _build(self) -> None:
        u = theme.unit()
        self._caption.setProperty("role", "caption")
        self._caption.setWordWrap(True)
        self.plot.set_logarithmic(True)
        self.plot.curve("deviation", 0, name="")
        self.plot.curve("gradient", 1, dashed=True, name="")
        self.table.setObjectName("stack_numbers")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        rows, columns = self.table.verticalHeader(), self.table.horizontalHeader()
        assert rows is not None
        assert columns is not None
        rows.hide()
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        columns.setSectionsClickable(False)
        columns.setHighlightSections(False)
        above, below = QFrame(), QFrame()
        for card in (above, below):
            card.setProperty("role", "card")
        inside = QVBoxLayout(above)
        inside.setContentsMargins(u, u, u, u)
        inside.setSpacing(u)
        inside.addWidget(self.controls)
        inside.addWidget(self._caption)
        inside.addWidget(self.histograms, 1)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight, below)
        self._pair.setContentsMargins(u, u, u, u)
        self._pair.setSpacing(u)
        self._pair.addWidget(self.plot, 1)
        self._pair.addWidget(self.table, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(u)
        page.addWidget(above, 3)
        page.addWidget(below, 2)

    def take_function(self) -> None:
        """Build the layers with the function chosen at the left."""
        self._refresh.request()

    def _follow(self) -> None:
        """Count some inputs at once, and all of them: at once too where that is quick, else when it rests."""
        self._drop_task()
        start = time.perf_counter()
        self._show(self._work(_QUICK_SAMPLES)())
        setup = self.controls.setup
        if (time.perf_counter() - start) * setup.samples / _QUICK_SAMPLES < _QUICK:
            self.compute(setup.samples)
        else:
            self._rest.start()

    def compute(self, samples: int) -> None:
        """Send so many random inputs through the stack and show what became of them."""
        self._show(self._work(samples)())

    def _work(self, samples: int) -> Callable[[], Counted]:
        """Return the counting of the stack as it is now, which any thread may do."""
        key, setup = self._column.chosen, replace(self.controls.setup, samples=samples)
        activation, parameters = ACTIVATIONS[key], dict(self._column.parameters[key])

        def work() -> Counted:
            layers = random_stack(activation, setup, parameters)
            low, high = common_range(activation, parameters, layers)
            return Counted(key, setup.samples, spreads_of(layers, low, high), low, high)

        return work

    def _count_all(self) -> None:
        work = self._work(self.controls.setup.samples)
        self._task = run_in_background(self, lambda _progress: work(), self._show, messages.report)

    def _drop_task(self) -> None:
        self._rest.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _show(self, counted: Counted) -> None:
        self.spreads, self.samples = counted.spreads, counted.samples
        self.histograms.set_spreads(
            counted.spreads, counted.low, counted.high, function_colour(counted.function)
        )
        self._plot()
        self._tabulate()
        self._write()

    def _plot(self) -> None:
        x = np.arange(1, len(self.spreads) + 1, dtype=np.float64)
        sizes = {
            "deviation": np.array([spread.deviation for spread in self.spreads]),
            "gradient": np.array([spread.gradient for spread in self.spreads]),
        }
        for key, y in sizes.items():
            self.plot.set_curve(key, x, y)
        self.plot.set_ranges(1.0, max(float(len(x)), 2.0), *decades(np.concatenate(list(sizes.values()))))

    def _tabulate(self) -> None:
        self.table.setRowCount(len(self.spreads))
        for row, spread in enumerate(self.spreads):
            texts = (
                str(spread.layer),
                number(spread.deviation, 3),
                percent(spread.saturated),
                number(spread.gradient, 3),
            )
            for column, text in enumerate(texts):
                item = self.table.item(row, column)
                if item is None:
                    item = QTableWidgetItem()
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                    self.table.setItem(row, column, item)
                item.setText(text)

    def _write(self) -> None:
        setup = self.controls.setup
        self._caption.setText(
            self.tr(
                "{samples} random inputs through {layers} equal layers of {units} units with {function}: "
                "what comes out of each (section 6.2.2)"
            ).format(
                samples=whole(self.samples or setup.samples),
                layers=setup.layers,
                units=setup.width,
                function=activation_title(self._column.chosen),
            )
        )

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Put curve and table beside one another, or the table alone where there is little room."""
        super().resizeEvent(event)
        self.plot.setVisible(self.width() >= _SIDE_BY_SIDE * theme.unit())

    def retranslate(self) -> None:
        """Set the words."""
        names = (self.tr("deviation of z"), self.tr("gradient"))
        for key, colour, name in zip(("deviation", "gradient"), (0, 1), names, strict=True):
            self.plot.curve(key, colour, dashed=key == "gradient", name=name)
        self.plot.set_labels(x=self.tr("layer"), y=self.tr("size"))
        self.plot.set_guides([Guide(1.0, "1")])
        self.plot.setAccessibleName(self.tr("Size of signal and gradient, layer by layer"))
        self.plot.setToolTip(
            in_lines(
                self.tr(
                    "Falling: the signal (solid) or the gradient on its way back (dashed) vanishes; "
                    "rising: it explodes (section 6.2)"
                )
            )
        )
        headings = (
            (self.tr("layer"), self.tr("Layer, from the input")),
            (self.tr("std z"), self.tr("Standard deviation of the layer's outputs z")),
            (self.tr("flat"), self.tr("Share of its pre-activations where |h′(a)| < 0.01: saturated")),
            (
                self.tr("gradient"),
                self.tr("Size of ∂L/∂z here, as a multiple of its size at the last layer"),
            ),
        )
        for column, (text, tip) in enumerate(headings):
            item = QTableWidgetItem(text)
            item.setToolTip(tip)
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setHorizontalHeaderItem(column, item)
        self.table.setAccessibleName(self.tr("Numbers of every layer"))
        self._write()

    def restyle(self) -> None:
        """Take the theme's fonts and colours."""
        self._caption.setFont(theme.caption_font())
        self.table.setFont(theme.numeric_font(factor=0.92))
        rows, columns = self.table.verticalHeader(), self.table.horizontalHeader()
        if columns is not None:
            columns.setFont(theme.caption_font())
        if rows is not None:
            height = self.table.fontMetrics().height() + 4
            rows.setMinimumSectionSize(height)
            rows.setDefaultSectionSize(height)
        self._refresh.request()
