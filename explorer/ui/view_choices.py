"""Theme, language and text size: chosen in the View menu, put on at once, remembered for the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject, pyqtSignal

from explorer.ui import theme, translation

if TYPE_CHECKING:
    from explorer.ui.settings import Settings
    from explorer.ui.theme import ThemeChoice
    from explorer.ui.translation import LanguageChoice

SCALE_STEP = 0.1


class ViewChoices(QObject):
    """What the View menu changes; ``changed`` follows every change."""

    changed = pyqtSignal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    def choose_theme(self, choice: ThemeChoice) -> None:
        """Put a theme on and remember it."""
        self._settings.theme = choice
        theme.apply(choice, theme.scale())
        self.changed.emit()

    def choose_language(self, choice: LanguageChoice) -> None:
        """Switch the language and remember it."""
        self._settings.language = choice
        translation.apply_language(choice)
        self.changed.emit()

    def enlarge(self) -> None:
        """Make text and figures one step larger, as for a projector."""
        self._scale_to(theme.scale() + SCALE_STEP)

    def shrink(self) -> None:
        """Make text and figures one step smaller."""
        self._scale_to(theme.scale() - SCALE_STEP)

    def reset_scale(self) -> None:
        """Give text and figures their usual size."""
        self._scale_to(1.0)

    def _scale_to(self, scale: float) -> None:
        theme.apply(theme.choice(), round(scale, 2))
        self._settings.scale = theme.scale()
        self.changed.emit()
