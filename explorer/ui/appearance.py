"""A mixin that tells a widget when its words or its colours have to be set again."""

from __future__ import annotations

from PyQt6.QtCore import QEvent
from PyQt6.QtWidgets import QWidget

_STYLE_EVENTS = frozenset({QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange})


class Appearance:
    """Mixin for widgets, named before the Qt class: ``class Verdict(Appearance, QWidget)``.

    A widget puts every string the user sees into ``retranslate`` and everything that depends on the theme or
    on the text size into ``restyle``, and calls both once at the end of its ``__init__``. Afterwards they are
    called again when the language, the theme or the text size changes. ``restyle`` may be called more than
    once for one change, so it has to be cheap: it sets values and asks for a repaint. Fonts of its own belong
    into ``restyle`` too, never into ``__init__`` alone: they would miss a change of the text size.
    """

    def __init_subclass__(cls, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        order = cls.__mro__
        if QWidget in order and order.index(QWidget) < order.index(Appearance):
            raise TypeError(
                f"{cls.__name__}: name Appearance before the Qt class, or changeEvent never gets here"
            )

    def changeEvent(self, event: QEvent | None) -> None:
        """Call ``retranslate`` or ``restyle`` as the event demands."""
        super().changeEvent(event)  # type: ignore[misc]  # the Qt class after us in the order has it
        if event is None:
            return
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in _STYLE_EVENTS:
            self.restyle()

    def retranslate(self) -> None:
        """Set every string the user sees; overridden by widgets that have some."""

    def restyle(self) -> None:
        """Take over colours, fonts and measures of the theme; overridden by widgets that use some."""
