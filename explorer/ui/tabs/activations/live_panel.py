"""The network's own pre-activations as a histogram on the axis of the functions, and its units one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from explorer.nn import ACTIVATIONS, Network
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import number, whole
from explorer.ui.readers import RUN_READER
from explorer.ui.tabs.activations.distribution import Counts, Distribution, bin_edges, count, distribution
from explorer.ui.tabs.activations.function_list import function_colour
from explorer.ui.tabs.activations.histogram_plot import HistogramPlot
from explorer.ui.tabs.activations.source_bar import TEST_BATCH, Source, SourceBar, layer_activation
from explorer.ui.tabs.activations.unit_table import UnitTable
from explorer.ui.tabs.activations.units import units_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from explorer.ui.session import Session

_BATCH_INTERVAL_MS = 400
"""While a run trains, a whole batch is sent forward no more often than this."""


class LivePanel(Appearance, QWidget):
    """Follows the session: the drawing's trace at once, a batch whenever the network or the run changes.

    Signals
    -------
    counted()
        :attr:`shown` and :attr:`counts` are newer.
    """

    counted = pyqtSignal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._function: tuple[str, Mapping[str, float]] | None = None
        self._starting: tuple[object, Network] | None = None
        self.shown: Distribution | None = None
        self.counts: Counts | None = None
        self.source = SourceBar()
        self.histogram = HistogramPlot()
        self.units_caption = QLabel()
        self.units = UnitTable()
        self._build()
        self._connect()
        self.retranslate()
        self.restyle()

    def _build(self) -> None:
        u = theme.unit()
        self.units_caption.setProperty("role", "caption")
        self.units_caption.setWordWrap(True)
        self.units_side = QWidget()
        side = QVBoxLayout(self.units_side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(u // 2)
        side.addWidget(self.units_caption)
        side.addWidget(self.units, 1)
        row = QHBoxLayout()
        row.setSpacing(u)
        row.addWidget(self.histogram, 1)
        row.addWidget(self.units_side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u // 2)
        column.addWidget(self.source)
        column.addLayout(row, 1)

    def _connect(self) -> None:
        session = self._session
        self._drawing = session.clock.add(self, self.count)
        self._batch = session.clock.add(self, self.count, _BATCH_INTERVAL_MS)
        session.trace_changed.connect(lambda: self._follow(Source.DRAWING))
        for changed in (session.network_changed, session.dataset_changed):
            changed.connect(lambda: self._follow(Source.BATCH))
        run = session.run
        for changed in (run.advanced, run.shown_changed, run.setup_changed, run.dataset_loaded):
            changed.connect(lambda *_: self._follow(Source.RUN))
        self.source.changed.connect(self._choose_source)
        self.histogram.bar_chosen.connect(self._list_units)
        self.histogram.entered.connect(lambda: self.units.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.histogram.whole_requested.connect(lambda: self.source.fit_button.setChecked(True))
        self.units.unit_chosen.connect(self.find_unit)

    def _follow(self, source: Source) -> None:
        if source is self.source.source:
            (self._batch if self.source.batch else self._drawing).request()

    def _choose_source(self) -> None:
        self.histogram.choose(None)
        self.count()

    def set_function(self, key: str | None, parameters: Mapping[str, float]) -> None:
        """Send the values through another function than the layer's own; ``None`` for its own."""
        function = None if key is None else (key, dict(parameters))
        if function != self._function:
            self._function = function
            self.count()

    @property
    def network(self) -> Network:
        """The network whose values are counted: the one that reads, or the run's at the moment looked at."""
        if self.source.source is not Source.RUN:
            return self._session.network
        run = self._session.run
        if run.network is not None:
            return run.network
        if self._starting is None or self._starting[0] is not run.setup:
            self._starting = (run.setup, run.setup.build_network())
        return self._starting[1]

    @property
    def own_function(self) -> str:
        """Key of the function that the layer applies."""
        return layer_activation(self.network.spec, self.source.layer)

    def pre_activations(self) -> NDArray[np.floating]:
        """Return the values counted, (n, units)."""
        session, index = self._session, self.source.layer - 1
        if not self.source.batch:
            return session.trace.a[index]
        dataset = session.dataset
        if self.source.source is Source.RUN and session.run.dataset is not None:
            dataset = session.run.dataset
        images = dataset.test.images[:TEST_BATCH]
        # A twin on the same numbers: the session's own network keeps the drawing's trace for a backward pass.
        network = self.network
        twin = Network.from_state(network.spec, network.theta)
        with np.errstate(over="ignore", invalid="ignore"):
            return twin.forward(images.reshape(len(images), -1) / np.float32(255)).a[index]

    def count(self) -> None:
        """Count anew, over the part of the axis in sight."""
        self.source.set_spec(self.network.spec)
        key, parameters = self._function or (self.own_function, {})
        self.shown = distribution(ACTIVATIONS[key], self.pre_activations(), parameters)
        self.counted.emit()
        low, high, _, _ = self.histogram.ranges
        self.counts = count(self.shown.a, self.shown.flat, bin_edges(low, high))
        self.histogram.set_counts(self.counts, function_colour(key))
        run = self._session.run
        iteration = run.looked_at if self.source.source is Source.RUN else None
        self.source.set_result(self.shown, self.counts, iteration)
        self._list_units()

    def _list_units(self, *_: object) -> None:
        if self.shown is None:
            return
        between = self.histogram.chosen
        units = units_of(self.shown, between)
        self.units.set_units(units, self.source.batch, self.shown.saturated_share is not None)
        self.units.set_findable(self.findable)
        if between is None:
            text = (
                self.tr("All {count} units; click to find")
                if self.findable
                else self.tr("All {count} units; Start lets them be found")
            ).format(count=whole(units.total))
        else:
            text = self.tr("{count} of {total} units, a from {low} to {high}").format(
                count=whole(len(units.unit)),
                total=whole(units.total),
                low=number(between[0], 3),
                high=number(between[1], 3),
            )
        self.units_caption.setText(text)

    @property
    def findable(self) -> bool:
        """Whether Layers can show these units: a run's can only be read with once it has begun."""
        return self.source.source is not Source.RUN or RUN_READER in self._session.readers()

    def find_unit(self, unit: int) -> None:
        """Find a unit of the layer in Layers; one of the run lets the run read the drawing."""
        session, layer = self._session, self.source.layer
        if not self.findable:
            return
        if self.source.source is Source.RUN:
            session.choose_reader(RUN_READER.key)
        session.unit_requested.emit(layer, unit)

    def retranslate(self) -> None:
        """Set the words."""
        self._list_units()

    def restyle(self) -> None:
        """Take the theme's fonts and colours."""
        self.units_caption.setFont(theme.caption_font())
        if self.shown is not None:
            self.count()
