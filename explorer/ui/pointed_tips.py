"""A mixin for views that draw many things: each place has a tip of its own."""

from __future__ import annotations

from typing import cast

from PyQt6.QtCore import QEvent
from PyQt6.QtGui import QHelpEvent
from PyQt6.QtWidgets import QToolTip, QWidget


class PointedTips:
    """Mixin for widgets, named before the Qt class: ``class TrackRow(Appearance, PointedTips, QWidget)``.

    A view says in ``tip_at`` what is at a place; where that is nothing, its own tooltip is shown.
    """

    def __init_subclass__(cls, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        order = cls.__mro__
        if QWidget in order and order.index(QWidget) < order.index(PointedTips):
            raise TypeError(f"{cls.__name__}: name PointedTips before the Qt class, or event is not ours")

    def tip_at(self, x: float, y: float) -> str:
        """Return what is to be said of a place, in pixels of the view; empty to show the view's own tip."""
        raise NotImplementedError

    def event(self, event: QEvent | None) -> bool:
        """Answer a request for a tooltip with what is under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            widget = cast("QWidget", self)
            words = self.tip_at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), words or widget.toolTip(), widget)
            return True
        handled: bool = super().event(event)  # type: ignore[misc]  # the Qt class after us in the order has it
        return handled
