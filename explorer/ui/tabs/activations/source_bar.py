"""Which layer's pre-activations are counted, over which inputs, and what the counting gave."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PyQt6.QtCore import QSignalBlocker, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QFontMetricsF, QResizeEvent
from PyQt6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QLabel, QToolButton, QVBoxLayout, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import percent, whole
from explorer.ui.registry_names import activation_title
from explorer.ui.tabs.activations.distribution import SATURATED_BELOW, Counts, Distribution
from explorer.ui.tip_lines import in_lines
from explorer.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from explorer.nn import NetworkSpec

TEST_BATCH = 100
"""Images of the test batch: the book's batch size (section 3.6.3)."""

_ROOMY = 68
"""Width in grid steps from which the summary fits on one line."""


class Source(StrEnum):
    """Whose pre-activations are counted."""

    DRAWING = "drawing"
    BATCH = "batch"
    RUN = "run"


def layer_activation(spec: NetworkSpec, layer: int) -> str:
    """Return the key of the function that a layer (from 1) applies."""
    return spec.output if layer == spec.layers else spec.hidden[layer - 1]


class SourceBar(Appearance, QWidget):
    """The choice of layer, inputs and axis above the histogram.

    Signals
    -------
    changed()
        Another layer or other inputs were chosen.
    fit_toggled(bool)
        The axis is to hold all values, or to be the usual one again.
    """

    changed = pyqtSignal()
    fit_toggled = pyqtSignal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec: NetworkSpec | None = None
        self._result: tuple[Distribution, Counts, int | None] | None = None
        self.layer_box = QComboBox()
        self.buttons = {source: QToolButton() for source in Source}
        self.fit_button = QCheckBox()
        self.summary = QLabel()
        self._build()
        self.layer_box.currentIndexChanged.connect(self.changed)
        self._group.buttonToggled.connect(lambda _button, down: self.changed.emit() if down else None)
        self.fit_button.toggled.connect(self.fit_toggled)
        self.retranslate()
        self.restyle()

    def _build(self) -> None:
        u = theme.unit()
        self.layer_box.setObjectName("activation_layer")
        self.fit_button.setObjectName("activation_fit")
        self.summary.setProperty("role", "caption")
        self.summary.setWordWrap(True)
        self.summary.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._group = QButtonGroup(self)
        for source, button in self.buttons.items():
            button.setObjectName(f"activation_source_{source}")
            button.setCheckable(True)
            self._group.addButton(button)
        self.buttons[Source.DRAWING].setChecked(True)
        self._row = FlowLayout(spacing=u)
        for part in (self.layer_box, *self.buttons.values(), self.fit_button):
            self._row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u // 2)
        column.addLayout(self._row)
        column.addWidget(self.summary)

    @property
    def layer(self) -> int:
        """The layer chosen, from 1."""
        return max(self.layer_box.currentIndex(), 0) + 1

    @property
    def source(self) -> Source:
        """Whose values are counted."""
        return next(source for source, button in self.buttons.items() if button.isChecked())

    @property
    def batch(self) -> bool:
        """Whether many inputs are counted, and not the drawing alone."""
        return self.source is not Source.DRAWING

    def choose(self, source: Source) -> None:
        """Count others' values."""
        self.buttons[source].setChecked(True)

    def set_spec(self, spec: NetworkSpec) -> None:
        """List the layers of a network; the layer chosen stays where the new one has it too."""
        if spec == self._spec:
            return
        self._spec = spec
        with QSignalBlocker(self.layer_box):
            index = min(max(self.layer_box.currentIndex(), 0), spec.layers - 1)
            self.layer_box.clear()
            self.layer_box.addItems([""] * spec.layers)
            self.layer_box.setCurrentIndex(index)
        self._name_layers()

    def _name_layers(self) -> None:
        if self._spec is not None:
            for layer in range(1, self._spec.layers + 1):
                title = activation_title(layer_activation(self._spec, layer))
                self.layer_box.setItemText(layer - 1, f"a{layer} → {title}")

    def set_result(self, result: Distribution, counts: Counts, iteration: int | None) -> None:
        """Write what the counting gave; ``iteration`` of the run that was counted."""
        self._result = (result, counts, iteration)
        self._write()

    def _write(self) -> None:
        if self._result is None:
            return
        result, counts, iteration = self._result
        parts = [] if iteration is None else [self.tr("iteration {n}").format(n=whole(iteration))]
        parts.append(self.tr("{count} pre-activations").format(count=whole(counts.total)))
        if result.saturated_share is None or result.dead_units is None:
            parts.append(self.tr("softmax weighs the whole layer: no slope of its own"))
        else:
            parts.append(self.tr("saturated (pale) {share}").format(share=percent(result.saturated_share)))
            # One drawing leaves most units without a slope; only a unit that no image wakes is called dead.
            flat = (
                self.tr("dead {dead} of {units}") if self.batch else self.tr("slope 0 at {dead} of {units}")
            )
            parts.append(flat.format(dead=result.dead_units, units=result.units))
        if counts.outside:
            share = percent(counts.outside / max(counts.total, 1))
            parts.append(self.tr("{share} outside").format(share=share))
        self.summary.setText(" · ".join(parts))

    def retranslate(self) -> None:
        """Set the words."""
        self.layer_box.setAccessibleName(self.tr("Layer whose pre-activations are counted"))
        self.layer_box.setToolTip(
            self.tr(
                "The layer whose sums a = x·W + b are counted, and the function they go through (section 3.4)"
            )
        )
        self._name_layers()
        words = {
            Source.DRAWING: (
                self.tr("Drawing"),
                self.tr("Count the pre-activations of the current drawing"),
            ),
            Source.BATCH: (
                self.tr("Test batch"),
                self.tr("Count those of the first {count} test images (section 3.6.3)").format(
                    count=TEST_BATCH
                ),
            ),
            Source.RUN: (
                self.tr("Run"),
                self.tr(
                    "Count those of the network in training, or of the moment of it that is looked at, "
                    "for the first {count} test images; before Start it has its first weights (section 6.2)"
                ).format(count=TEST_BATCH),
            ),
        }
        for source, (text, tip) in words.items():
            self.buttons[source].setText(text)
            self.buttons[source].setToolTip(tip)
        self.fit_button.setText(self.tr("Fit to values"))
        self.fit_button.setToolTip(
            self.tr("Let the axis hold every value of the layer, instead of −6 to 6, and every output")
        )
        self.summary.setToolTip(
            in_lines(
                self.tr(
                    "Saturated: values at which |h′(a)| < {limit}, drawn pale; next to no gradient passes "
                    "there. Dead: units whose slope is 0 for every image of the batch. "
                    "Outside: values left or right of the axis in sight (sections 3.2 and 5.5)."
                ).format(limit=SATURATED_BELOW)
            )
        )
        self._write()

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest choice; the others go below it."""
        return QSize(self._row.minimumSize().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Keep two lines for the summary where it may need them."""
        # Kept even while one line is enough, so that the plot does not jump.
        lines = 2 if self.width() < _ROOMY * theme.unit() else 1
        self.summary.setMinimumHeight(round(lines * QFontMetricsF(self.summary.font()).height()))

    def restyle(self) -> None:
        """Take the theme's fonts."""
        self.summary.setFont(theme.numeric_font(factor=0.92))
