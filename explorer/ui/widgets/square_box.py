"""A frame that keeps what it holds square."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PyQt6.QtCore import QSize
    from PyQt6.QtGui import QResizeEvent


class SquareBox(QWidget):
    """Gives its one widget the largest square that fits, centred.

    Qt's height-for-width cannot do this: a layout never makes such an item lower than its width demands.

    Parameters
    ----------
    content : QWidget
        What it holds.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        content.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Return the content's."""
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the content's."""
        return self._content.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Place the content anew."""
        side = min(self.width(), self.height())
        self._content.setGeometry((self.width() - side) // 2, (self.height() - side) // 2, side, side)
