"""A mixin that tells a widget when its words or its colours have to be set again."""

from __future__ import annotations

from PyQt6.QtCore import QCoreApplication, QEvent
from PyQt6.QtWidgets import QWidget


class Appearance:
    """Mixin for widgets, named before the Qt class: ``class Verdict(Appearance, QWidget)``.

    A widget puts every string the user sees into ``retranslate`` and everything that depends on the theme or
    on the text size into ``restyle``, and calls both once at the end of its ``__init__``. Afterwards they are
    called again when the language changes, and when `explorer.ui.theme.apply` puts on another theme or text
    size. A widget's own fonts belong into ``restyle`` too, never into ``__init__`` alone: they would miss a
    change of the text size.
    """

    def __init_subclass__(cls, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        order = cls.__mro__
        if QWidget in order and order.index(QWidget) < order.index(Appearance):
            raise TypeError(
                f"{cls.__name__}: name Appearance before the Qt class, or changeEvent is not ours"
            )

    def changeEvent(self, event: QEvent | None) -> None:
        """Call ``retranslate`` when the language has changed."""
        super().changeEvent(event)  # type: ignore[misc]  # the Qt class after us in the order has it
        if event is not None and event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def tr(self, text: str | None, disambiguation: str | None = None, n: int = -1) -> str:
        """Return a text in the current language, also where a base class of this widget asks for it.

        Catalogues file a text under the class it is written in; Qt's own ``tr`` asks for it under the class
        that the object has, and finds nothing for the texts of its base classes.
        """
        for kind in type(self).__mro__:
            if kind is Appearance:
                break
            translated = QCoreApplication.translate(kind.__name__, text or "", disambiguation or "", n)
            if translated != text:
                return translated
        return text or ""

    def retranslate(self) -> None:
        """Set every string the user sees; overridden by widgets that have some."""

    def restyle(self) -> None:
        """Take over colours, fonts and measures of the theme; overridden by widgets that use some."""
