"""The controls of the picture on the way forward: its colour scale and its connections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QSize, pyqtSignal
from PyQt6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.tabs.layers.frame import Scale
from explorer.ui.tabs.layers.legend import ColourLegend
from explorer.ui.tip_lines import in_lines

if TYPE_CHECKING:
    from PyQt6.QtGui import QResizeEvent


class ForwardBar(Appearance, QWidget):
    """One row; where it is narrow, what only explains gives way to what is operated.

    Signals
    -------
    scale_changed
        :attr:`scale` is another.
    connections_toggled(bool)
        Whether the strongest connections are wanted.
    """

    scale_changed = pyqtSignal()
    connections_toggled = pyqtSignal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption, self._scale_label = QLabel(), QLabel()
        self.connections_box = QCheckBox()
        self.scale_box = QComboBox()
        self.legend = ColourLegend()
        self._build()
        self.scale_box.currentIndexChanged.connect(self.scale_changed)
        self.connections_box.toggled.connect(self.connections_toggled)
        self.retranslate()
        self.restyle()

    def _build(self) -> None:
        u = theme.unit()
        self._caption.setProperty("role", "caption")
        self._caption.setWordWrap(True)
        self._scale_label.setProperty("role", "caption")
        self._scale_label.setBuddy(self.scale_box)
        for scale in Scale:
            self.scale_box.addItem("", scale)
        self.connections_box.setChecked(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(u)
        row.addWidget(self._caption, 1)
        for widget in (self.connections_box, self._scale_label, self.scale_box, self.legend):
            row.addWidget(widget)

    @property
    def scale(self) -> Scale:
        """Which arrays share a colour scale."""
        return Scale(self.scale_box.currentData())

    def minimumSizeHint(self) -> QSize:
        """Return the room of what is operated."""
        return QSize(self._operated(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Show what there is room for."""
        self._make_room()

    def _operated(self) -> int:
        boxes = (self.connections_box, self.scale_box)
        return sum(box.sizeHint().width() for box in boxes) + theme.unit()

    def _make_room(self) -> None:
        left = self.width() - self._operated()
        # The caption may take two lines.
        needs = {
            self._scale_label: self._scale_label.sizeHint().width(),
            self.legend: self.legend.sizeHint().width(),
            self._caption: round(0.6 * self._caption.fontMetrics().horizontalAdvance(self._caption.text())),
        }
        for widget, need in needs.items():
            left -= need + theme.unit()
            widget.setVisible(left >= 0)

    def retranslate(self) -> None:
        """Set the words."""
        self._caption.setText(self.tr("Every number from drawing to digit"))
        self._scale_label.setText(self.tr("Scale"))
        texts = {
            Scale.ARRAY: self.tr("each array"),
            Scale.LAYER: self.tr("each layer"),
            Scale.NETWORK: self.tr("shared"),
        }
        for index, scale in enumerate(Scale):
            self.scale_box.setItemText(index, texts[scale])
        self.scale_box.setAccessibleName(self.tr("Colour scale"))
        self.scale_box.setToolTip(
            self.tr(
                "Which arrays share one colour scale; under each array stands the value of its end colour."
            )
        )
        self.connections_box.setText(self.tr("Connections"))
        self.connections_box.setToolTip(
            in_lines(
                self.tr(
                    "The 40 largest products input · weight of this drawing between two layers: "
                    "red adds, blue subtracts, stronger is larger (section 3.3). A unit pointed at shows "
                    "its own."
                )
            )
        )
        self._make_room()

    def restyle(self) -> None:
        """Take fonts from the theme."""
        for label in (self._caption, self._scale_label):
            label.setFont(theme.caption_font())
        self._make_room()
