"""The network's own pre-activations as a histogram on the axis of the functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from explorer.nn import ACTIVATIONS, Network
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.tabs.activations.distribution import Distribution, bin_edges, distribution
from explorer.ui.tabs.activations.function_list import function_colour
from explorer.ui.tabs.activations.function_plot import DistributionPlot
from explorer.ui.tabs.activations.source_bar import TEST_BATCH, SourceBar, layer_activation

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.ui.session import Session

_BATCH_INTERVAL_MS = 250
"""While a run trains, a whole batch is sent forward four times a second at most."""


class LivePanel(Appearance, QWidget):
    """Follows the session: the drawing's trace at once, a test batch whenever the network changes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: Distribution | None = None
        self.source = SourceBar()
        self.histogram = DistributionPlot()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.unit() // 2)
        column.addWidget(self.source)
        column.addWidget(self.histogram, 1)
        self._connect()
        self.retranslate()
        self.count()

    def _connect(self) -> None:
        session = self._session
        self._drawing = session.clock.add(self, self.count)
        self._batch = session.clock.add(self, self.count, _BATCH_INTERVAL_MS)
        session.trace_changed.connect(self._follow_trace)
        session.network_changed.connect(self._batch.request)
        session.dataset_changed.connect(self._batch.request)
        self.source.changed.connect(self.count)

    def _follow_trace(self) -> None:
        if not self.source.batch:
            self._drawing.request()

    @property
    def shown(self) -> Distribution | None:
        """What the histogram shows."""
        return self._shown

    def pre_activations(self) -> NDArray[np.floating]:
        """Return the values counted, (n, units)."""
        session, index = self._session, self.source.layer - 1
        if not self.source.batch:
            return session.trace.a[index]
        images = session.dataset.test.images[:TEST_BATCH]
        # A twin on the same numbers: the session's own network keeps the drawing's trace for a backward pass.
        twin = Network.from_state(session.network.spec, session.network.theta)
        return twin.forward(images.reshape(len(images), -1) / np.float32(255)).a[index]

    def count(self) -> None:
        """Count anew, over the part of the axis in sight."""
        spec = self._session.network.spec
        self.source.set_spec(spec)
        low, high, _, _ = self.histogram.ranges
        key = layer_activation(spec, self.source.layer)
        self._shown = distribution(ACTIVATIONS[key], self.pre_activations(), bin_edges(low, high))
        self.histogram.set_distribution(self._shown, function_colour(key))
        self.source.set_result(self._shown)

    def retranslate(self) -> None:
        """Set the words."""
        self.histogram.setAccessibleName(self.tr("Distribution of the layer's pre-activations"))

    def restyle(self) -> None:
        """Take the theme's colours."""
        self.count()
