"""A box for one number of the network."""

from __future__ import annotations

from PyQt6.QtWidgets import QDoubleSpinBox, QWidget

_LARGEST = 1000.0


class NumberBox(QDoubleSpinBox):
    """Four decimals; a number being typed is not meant yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDecimals(4)
        self.setRange(-_LARGEST, _LARGEST)
        self.setSingleStep(0.1)
        self.setKeyboardTracking(False)
