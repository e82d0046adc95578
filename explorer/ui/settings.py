"""What the window remembers from one start to the next."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PyQt6.QtCore import QByteArray, QSettings

from explorer.ui import theme
from explorer.ui.translation import CHOICES as LANGUAGE_CHOICES

if TYPE_CHECKING:
    from explorer.ui.theme import ThemeChoice
    from explorer.ui.translation import LanguageChoice

LOCATION_VARIABLE = "NN_EXPLORER_SETTINGS"


class Settings:
    """Theme, language, scale, geometry and reader, in one small text file.

    The file is where the platform keeps a user's settings, or the one that the environment variable
    ``NN_EXPLORER_SETTINGS`` names. What is missing or makes no sense reads as its default: a settings file
    must never keep the program from starting.
    """

    def __init__(self) -> None:
        location = os.environ.get(LOCATION_VARIABLE)
        if location:
            self._store = QSettings(location, QSettings.Format.IniFormat)
        else:
            self._store = QSettings(
                QSettings.Format.IniFormat, QSettings.Scope.UserScope, "nn-explorer", "nn-explorer"
            )

    @property
    def file_name(self) -> str:
        """Return the path of the settings file."""
        return self._store.fileName()

    @property
    def theme(self) -> ThemeChoice:
        """Return the chosen theme, ``"system"`` by default."""
        stored = self._text("appearance/theme")
        return next((choice for choice in theme.CHOICES if choice == stored), "system")

    @theme.setter
    def theme(self, value: ThemeChoice) -> None:
        self._store.setValue("appearance/theme", value)

    @property
    def language(self) -> LanguageChoice:
        """Return the chosen language, ``"system"`` by default."""
        stored = self._text("appearance/language")
        return next((choice for choice in LANGUAGE_CHOICES if choice == stored), "system")

    @language.setter
    def language(self, value: LanguageChoice) -> None:
        self._store.setValue("appearance/language", value)

    @property
    def scale(self) -> float:
        """Return the factor of text and figures, 1 by default."""
        try:
            scale = float(self._text("appearance/scale") or 1.0)
        except ValueError:
            return 1.0
        return scale if theme.SMALLEST_SCALE <= scale <= theme.LARGEST_SCALE else 1.0

    @scale.setter
    def scale(self, value: float) -> None:
        self._store.setValue("appearance/scale", f"{value:.2f}")

    @property
    def geometry(self) -> QByteArray:
        """Return the window's place and size as Qt wrote it; empty at the first start."""
        stored = self._store.value("window/geometry")
        return stored if isinstance(stored, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("window/geometry", value)

    @property
    def reader(self) -> str:
        """Return the key of the reader last chosen; empty at the first start."""
        return self._text("session/reader")

    @reader.setter
    def reader(self, value: str) -> None:
        self._store.setValue("session/reader", value)

    @property
    def answered_run(self) -> str:
        """Return the file name of the newest interrupted run that was answered; empty at the first start."""
        return self._text("session/answered_run")

    @answered_run.setter
    def answered_run(self, value: str) -> None:
        self._store.setValue("session/answered_run", value)

    def curves(self, name: str) -> str:
        """Return how the curves of a run are looked at, as it was stored; empty at the first start."""
        return self._text(f"curves/{name}")

    def set_curves(self, name: str, value: str) -> None:
        """Store one choice of how the curves are looked at."""
        self._store.setValue(f"curves/{name}", value)

    def sync(self) -> None:
        """Write now what was set."""
        self._store.sync()

    def _text(self, key: str) -> str:
        stored = self._store.value(key, "")
        return stored if isinstance(stored, str) else ""
