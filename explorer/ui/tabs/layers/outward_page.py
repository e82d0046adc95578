"""Where a neuron's output goes, and which unseen images excite it most."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.colouring import symmetric_limit
from explorer.ui.formatting import number, signed
from explorer.ui.reader_words import class_names
from explorer.ui.tabs.layers.excitement import Excitement, outgoing
from explorer.ui.tabs.layers.image_strip import ImageStrip
from explorer.ui.tabs.layers.neuron_panel import in_grid
from explorer.ui.widgets.heatmap import Heatmap

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.ui.session import Session
    from explorer.ui.tabs.layers.neuron import NeuronSum

_GOALS, _IMAGES = 6, 12


class OutwardPage(Appearance, QWidget):
    """The other side of a neuron: its incoming weights are on the page before."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._excitement = Excitement()
        self._neuron: NeuronSum | None = None
        # Of the neuron's own network: by the time the words are written anew another one may be reading.
        self._weights: NDArray[np.floating] = np.zeros(0)
        self._metadata = session.metadata
        self._title, self.goals = QLabel(), QLabel()
        self._map_caption, self._images_caption = QLabel(), QLabel()
        self.map = Heatmap()
        self.images = ImageStrip()
        self._build()
        self.retranslate()
        self.restyle()

    def _build(self) -> None:
        u = theme.unit()
        self.map.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.map.setFixedWidth(14 * u)
        self.map.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        left = QVBoxLayout()
        left.setSpacing(u // 2)
        left.addWidget(self.map, 1)
        left.addWidget(self._map_caption)
        self._map_caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        right = QVBoxLayout()
        right.setSpacing(u // 2)
        self.goals.setWordWrap(True)
        self.goals.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self._map_caption, self._images_caption):
            label.setProperty("role", "caption")
        right.addWidget(self._title)
        right.addWidget(self.goals)
        right.addWidget(self._images_caption)
        right.addWidget(self.images, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * u)
        row.addLayout(left)
        row.addLayout(right, 1)

    def show_neuron(self, neuron: NeuronSum) -> None:
        """Show the way on from a neuron."""
        self._neuron = neuron
        network = self._session.network
        weights = outgoing(network, neuron.layer, neuron.unit)
        self._weights, self._metadata = weights, self._session.metadata
        limit = symmetric_limit(weights)
        self.map.set_values(in_grid(weights) if len(weights) else np.zeros((0, 0)), low=-limit, high=limit)
        self._map_caption.setText(f"±{number(limit, 3)}" if len(weights) else "")
        split = self._session.load_dataset("sample").test
        places, sums = self._excitement.most(network, split, neuron.layer, neuron.unit, _IMAGES)
        self.images.set_images(
            split.images[places].astype(np.float32) / 255, [number(float(value), 3) for value in sums]
        )
        self._write()

    def _write(self) -> None:
        neuron = self._neuron
        if neuron is None:
            return
        self._title.setText(
            self.tr("Neuron {unit} of layer {layer}").format(unit=neuron.unit, layer=neuron.layer)
        )
        self.goals.setText(self._goal_words(neuron))
        self._images_caption.setText(
            self.tr("Unseen test images that excite it most, with a{layer}[{unit}]:").format(
                layer=neuron.layer, unit=neuron.unit
            )
        )

    def _goal_words(self, neuron: NeuronSum) -> str:
        weights = self._weights
        if not len(weights):
            return self.tr("An output: from here it goes to softmax and the verdict.")
        largest = np.argsort(-np.abs(weights), kind="stable")[:_GOALS]
        last = neuron.layer + 1 == neuron.spec.layers
        classes = class_names(self._metadata, neuron.spec.sizes[-1])
        names = [classes[at] if last else f"a{neuron.layer + 1}[{at}]" for at in largest.tolist()]
        listed = "  ".join(
            f"{name} ({signed(float(weights[at]), 2)})" for name, at in zip(names, largest, strict=True)
        )
        return self.tr("Goes to: {list}").format(list=listed)

    def retranslate(self) -> None:
        """Set the words."""
        self.map.setAccessibleName(self.tr("Outgoing weights"))
        self.map.setToolTip(
            self.tr("The weights out of this neuron, laid out like the layer they go to (section 3.4)")
        )
        self.images.setAccessibleName(self.tr("Images that excite this neuron most"))
        self.images.setToolTip(
            self.tr("Of the test images that come with the program, those with the largest weighted sum here")
        )
        self._write()

    def restyle(self) -> None:
        """Take fonts from the theme."""
        self._title.setFont(theme.heading_font(1.0))
        self.goals.setFont(theme.numeric_font())
        for label in (self._map_caption, self._images_caption):
            label.setFont(theme.caption_font())
