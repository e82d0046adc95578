"""A bracket as high as the numbers it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QPointF, QSize
from PyQt6.QtGui import QPainter, QPen, QPolygonF
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance

if TYPE_CHECKING:
    from PyQt6.QtGui import QPaintEvent


class Bracket(Appearance, QWidget):
    """An opening or a closing one.

    Parameters
    ----------
    closing : bool
    parent : QWidget, optional
    """

    def __init__(self, closing: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.closing = closing
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.MinimumExpanding)

    def sizeHint(self) -> QSize:
        """Return the width of a bracket; its height is that of its neighbours."""
        return QSize(theme.unit(), 2 * theme.unit())

    def restyle(self) -> None:
        """Take the theme's measures and colours."""
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw it from top to bottom."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("muted"), 1.6))
        arm = theme.unit() * 0.6
        edge = self.width() - 2.0 if self.closing else 2.0
        tip = edge - arm if self.closing else edge + arm
        top, bottom = 2.0, self.height() - 2.0
        corners = ((tip, top), (edge, top), (edge, bottom), (tip, bottom))
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in corners]))
        painter.end()
