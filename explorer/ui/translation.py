"""The language of the window, switched while it is open.

English is in the sources; every other language is a catalogue ``resources/translations/explorer_<code>.qm``
beside Qt's own one for standard buttons and context menus. Installing or removing a catalogue makes Qt send a
LanguageChange event to every widget, which `explorer.ui.appearance.Appearance` turns into ``retranslate``.
"""

from __future__ import annotations

from typing import Literal, get_args

from PyQt6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTranslator
from PyQt6.QtWidgets import QApplication, QComboBox

from explorer import resources

Language = Literal["en", "ko"]
LanguageChoice = Literal["system", "en", "ko"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
CHOICES: tuple[LanguageChoice, ...] = get_args(LanguageChoice)

# Each language under its own name, never translated: whoever cannot read this window still finds theirs.
NATIVE_NAMES: dict[Language, str] = {"en": "English", "ko": "한국어"}

_LOCALES: dict[Language, QLocale] = {
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedStates),
    "ko": QLocale(QLocale.Language.Korean, QLocale.Country.SouthKorea),
}
_MEASURED_ONCE = QComboBox.SizeAdjustPolicy.AdjustToContentsOnFirstShow


class _State:
    choice: LanguageChoice = "en"
    language: Language = "en"
    installed: tuple[QTranslator, ...] = ()


_state = _State()


def apply_language(choice: LanguageChoice) -> Language:
    """Switch the application to a language and re-label every widget before returning.

    ``"system"`` takes the first language the desktop asks for that the program speaks, else English. Returns
    the language that is on now.
    """
    _state.choice = choice
    _state.language = _system_language() if choice == "system" else choice
    for translator in _state.installed:
        QCoreApplication.removeTranslator(translator)
    # Spin boxes go with the language and not with the desktop, or one window would mix "0.1" and "0,1".
    QLocale.setDefault(_LOCALES[_state.language])
    _state.installed = _install(_state.language)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)
    _widen_choices()
    return _state.language


def _widen_choices() -> None:
    """Let combo boxes grow with longer words: by itself Qt measures them once, when they are first shown."""
    for widget in QApplication.allWidgets():
        if isinstance(widget, QComboBox) and widget.sizeAdjustPolicy() == _MEASURED_ONCE:
            widget.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)


def current_language() -> Language:
    """Return the code of the language that is on."""
    return _state.language


def language_choice() -> LanguageChoice:
    """Return what was chosen, which may be to follow the system."""
    return _state.choice


def _install(language: Language) -> tuple[QTranslator, ...]:
    if language == "en":
        return ()
    folders_and_names = (
        (QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), f"qtbase_{language}"),
        (str(resources.path("translations")), f"explorer_{language}"),
    )
    installed = []
    for folder, name in folders_and_names:
        translator = QTranslator()
        if translator.load(name, folder):
            QCoreApplication.installTranslator(translator)
            installed.append(translator)
    return tuple(installed)


def _system_language() -> Language:
    for name in QLocale.system().uiLanguages():
        for language in LANGUAGES:
            if name.split("-")[0] == language:
                return language
    return "en"
