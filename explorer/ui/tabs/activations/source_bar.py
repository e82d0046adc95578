"""Which layer's pre-activations are counted, over which inputs, and what the counting gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QSignalBlocker, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QFontMetricsF, QResizeEvent
from PyQt6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import percent, whole
from explorer.ui.registry_names import activation_title
from explorer.ui.tabs.activations.distribution import SATURATED_BELOW, Distribution

if TYPE_CHECKING:
    from explorer.nn import NetworkSpec

TEST_BATCH = 100
"""Images of the test batch: the book's batch size (section 3.6.3)."""


_ROOMY = 68
"""Width in grid steps from which the summary fits on one line."""


def layer_activation(spec: NetworkSpec, layer: int) -> str:
    """Return the key of the function that a layer (from 1) applies."""
    return spec.output if layer == spec.layers else spec.hidden[layer - 1]


class SourceBar(Appearance, QWidget):
    """The choice of layer and inputs above the histogram.

    Signals
    -------
    changed()
        Another layer or other inputs were chosen.
    """

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec: NetworkSpec | None = None
        self._result: Distribution | None = None
        self.layer_box = QComboBox()
        self.drawing_button, self.batch_button = QToolButton(), QToolButton()
        self.summary = QLabel()
        self._build()
        self.layer_box.currentIndexChanged.connect(self.changed)
        self.batch_button.toggled.connect(self.changed)
        self.retranslate()
        self.restyle()

    def _build(self) -> None:
        u = theme.unit()
        self.summary.setProperty("role", "caption")
        self.summary.setWordWrap(True)
        self.summary.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        group = QButtonGroup(self)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(u)
        for button in (self.drawing_button, self.batch_button):
            button.setCheckable(True)
            group.addButton(button)
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self.drawing_button.setChecked(True)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(u)
        self._row.addWidget(self.layer_box)
        self._row.addLayout(self._buttons, 1)
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
    def batch(self) -> bool:
        """Whether the test batch is chosen, and not the drawing."""
        return self.batch_button.isChecked()

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

    def set_result(self, result: Distribution) -> None:
        """Write what the counting gave."""
        self._result = result
        self._write()

    def _write(self) -> None:
        result = self._result
        if result is None:
            return
        parts = [self.tr("{count} pre-activations").format(count=whole(result.total))]
        if result.saturated_share is None or result.dead_units is None:
            parts.append(self.tr("softmax weighs the whole layer: no slope of its own"))
        else:
            parts.append(self.tr("saturated (pale) {share}").format(share=percent(result.saturated_share)))
            # One drawing leaves most units without a slope; only a unit that no image wakes is called dead.
            flat = (
                self.tr("dead {dead} of {units}") if self.batch else self.tr("slope 0 at {dead} of {units}")
            )
            parts.append(flat.format(dead=result.dead_units, units=result.units))
        if result.outside:
            share = percent(result.outside / max(result.total, 1))
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
        self.drawing_button.setText(self.tr("Drawing"))
        self.drawing_button.setToolTip(self.tr("Count the pre-activations of the current drawing"))
        self.batch_button.setText(self.tr("Test batch"))
        self.batch_button.setToolTip(
            self.tr("Count those of the first {count} test images (section 3.6.3)").format(count=TEST_BATCH)
        )
        self.summary.setToolTip(
            self.tr(
                "Saturated: values at which |h′(a)| < {limit}, drawn pale; next to no gradient passes there. "
                "Dead: units whose slope is 0 for every image of the batch. "
                "Outside: values left or right of the axis in sight (sections 3.2 and 5.5)."
            ).format(limit=SATURATED_BELOW)
        )
        self._write()

    def minimumSizeHint(self) -> QSize:
        """Return the width of the two rows that the choices can be in."""
        widths = (self.layer_box.minimumSizeHint().width(), self._buttons.minimumSize().width())
        return QSize(max(widths), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Put the choices into one row or two; keep two lines for the summary where it may need them."""
        buttons = self._buttons.minimumSize().width()
        one_row = self.layer_box.sizeHint().width() + self._row.spacing() + buttons
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if self.width() >= one_row else direction.TopToBottom)
        # Kept even while one line is enough, so that the plot does not jump.
        lines = 2 if self.width() < _ROOMY * theme.unit() else 1
        self.summary.setMinimumHeight(round(lines * QFontMetricsF(self.summary.font()).height()))

    def restyle(self) -> None:
        """Take the theme's fonts."""
        self.summary.setFont(theme.numeric_font(factor=0.92))
