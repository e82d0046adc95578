"""A line of text that changes often, without its window being laid out anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QPainter
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer.ui import theme

if TYPE_CHECKING:
    from PyQt6.QtGui import QPaintEvent


class StillLine(QWidget):
    """Shows a text in the width it is given, ending in an ellipsis where that is too little.

    A label asks for a new layout with every text, up to the window, which then paints all that is in it: in
    the Train tab 13 ms for each new number. Who hears the window read aloud is not told of this line.

    Parameters
    ----------
    parent : QWidget, optional
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def text(self) -> str:
        """Return what is shown."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        if text != self._text:
            self._text = text
            self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the text and the height of a line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text), metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Ask for no width at all."""
        return QSize(0, self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        painter.setPen(theme.colour("muted"))
        text = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
