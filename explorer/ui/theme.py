"""The appearance of the whole window: which theme is on, its colours, fonts, measures and icons.

Widgets ask here for what they paint with and never keep a colour of their own; see
`explorer.ui.appearance.Appearance` for how they learn of a change.
"""

from __future__ import annotations

from typing import Literal, get_args

from PyQt6.QtCore import QObject, Qt, pyqtSlot
from PyQt6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette
from PyQt6.QtWidgets import QApplication, QToolTip

from explorer.ui.appearance import Appearance
from explorer.ui.icons import themed_icon
from explorer.ui.palettes import DARK, LIGHT, Theme
from explorer.ui.stylesheet import stylesheet

ThemeChoice = Literal["system", "light", "dark"]
CHOICES: tuple[ThemeChoice, ...] = get_args(ThemeChoice)
SMALLEST_SCALE, LARGEST_SCALE = 0.8, 2.0

__all__ = [
    "CHOICES",
    "DARK",
    "LARGEST_SCALE",
    "LIGHT",
    "SMALLEST_SCALE",
    "Theme",
    "ThemeChoice",
    "apply",
    "caption_font",
    "choice",
    "colour",
    "current",
    "heading_font",
    "icon",
    "is_applied",
    "mono_font",
    "numeric_font",
    "palette",
    "scale",
    "unit",
]


class _SystemFollower(QObject):
    """Takes the theme over again when the system turns light or dark and the choice is to follow it."""

    @pyqtSlot(Qt.ColorScheme)
    def follow(self, _scheme: Qt.ColorScheme) -> None:
        if _state.choice == "system" and _system_theme() is not _state.theme:
            apply("system", _state.scale)


class _State:
    theme: Theme = LIGHT
    choice: ThemeChoice = "light"
    scale: float = 1.0
    base_font: QFont | None = None
    follower: _SystemFollower | None = None


_state = _State()


def current() -> Theme:
    """Return the theme that is on (the light one until `apply` was called)."""
    return _state.theme


def choice() -> ThemeChoice:
    """Return what was chosen, which may be to follow the system."""
    return _state.choice


def is_applied() -> bool:
    """Return whether `apply` was called in this process."""
    return _state.follower is not None


def scale() -> float:
    """Return the text and figure scale, 1 by default."""
    return _state.scale


def apply(choice: ThemeChoice, scale: float = 1.0) -> None:
    """Put a theme on the application: style, palette, fonts and style sheet.

    Parameters
    ----------
    choice
        ``"light"``, ``"dark"``, or ``"system"`` to follow the desktop, now and when it changes.
    scale
        Factor of text and figures, clipped to 0.8…2.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("a theme needs a QApplication to be put on")
    _state.choice = choice
    _state.scale = min(max(scale, SMALLEST_SCALE), LARGEST_SCALE)
    _ask_system_for(choice)
    _state.theme = {"light": LIGHT, "dark": DARK}.get(choice) or _system_theme()
    if _state.follower is None:
        app.setStyle("Fusion")
        _follow_system(app)
    app.setFont(_font(1.0))
    app.setPalette(palette(_state.theme))
    # After the font: styled controls take a new font over only when their sheet is set again.
    app.setStyleSheet(stylesheet(_state.theme, unit()))
    QToolTip.setPalette(palette(_state.theme))
    QToolTip.setFont(_font(1.0))
    # Told here and not by Qt's change events: Qt puts back fonts that widgets set while a style sheet is
    # being replaced, sends up to four such events for one change, and some to widgets still in __init__.
    for widget in app.allWidgets():
        if isinstance(widget, Appearance):
            widget.restyle()


def colour(name: str, alpha: float = 1.0) -> QColor:
    """Return a colour of the current theme by its field's name, e.g. ``colour("muted")``."""
    found = QColor(getattr(_state.theme, name))
    if alpha != 1.0:
        found.setAlphaF(alpha)
    return found


def unit() -> int:
    """Return the step of the layout grid in device-independent pixels: 8 × scale."""
    return round(8 * _state.scale)


def icon(name: str, colour: str = "text") -> QIcon:
    """Return an icon of ``resources/icons``; it follows the theme by itself, without being set again.

    On a default button, which is filled with the accent, ``colour`` has to be ``"accent_text"``.
    """
    return themed_icon(name, current, colour)


def numeric_font(bold: bool = False, factor: float = 1.0) -> QFont:
    """Return the text font with figures of equal width, so that changing numbers stand still."""
    font = _font(factor)
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setBold(bold)
    return font


def caption_font() -> QFont:
    """Return the slightly smaller font of the one-line captions."""
    return _font(0.92)


def heading_font(factor: float = 1.15) -> QFont:
    """Return the demibold font of headings."""
    font = _font(factor)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def mono_font(factor: float = 1.0) -> QFont:
    """Return the system's fixed-width font, for code."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(_font(factor).pointSizeF())
    return font


def palette(theme: Theme) -> QPalette:
    """Return the Qt palette of a theme; disabled text is the muted colour at half strength."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.window,
        role.Text: theme.text,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.error,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.muted,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.accent_text,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: theme.raised,
        role.Midlight: theme.grid,
        role.Mid: theme.border,
        role.Dark: theme.control_border,
        role.Shadow: theme.control_border,
    }
    made = QPalette()
    for key, value in colours.items():
        made.setColor(key, QColor(value))
    faint = QColor(theme.muted)
    faint.setAlphaF(0.55)
    for key in (role.WindowText, role.Text, role.ButtonText, role.ToolTipText):
        made.setColor(QPalette.ColorGroup.Disabled, key, faint)
    for key in (role.Highlight, role.Accent):
        made.setColor(QPalette.ColorGroup.Disabled, key, QColor(theme.border))
    return made


def _font(factor: float) -> QFont:
    if _state.base_font is None:
        _state.base_font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font = QFont(_state.base_font)
    size = font.pointSizeF() if font.pointSizeF() > 0 else 9.0
    font.setPointSizeF(size * _state.scale * factor)
    return font


def _system_theme() -> Theme:
    hints = QGuiApplication.styleHints()
    dark = hints is not None and hints.colorScheme() == Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def _ask_system_for(choice: ThemeChoice) -> None:
    """Let window frames and native dialogs go with the choice, where Qt can ask for it (from 6.8)."""
    hints = QGuiApplication.styleHints()
    if hints is None or not hasattr(hints, "setColorScheme"):
        return
    schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    if choice in schemes:
        hints.setColorScheme(schemes[choice])
    else:
        hints.unsetColorScheme()


def _follow_system(app: QApplication) -> None:
    _state.follower = _SystemFollower(app)
    hints = QGuiApplication.styleHints()
    if hints is not None:
        hints.colorSchemeChanged.connect(_state.follower.follow)
