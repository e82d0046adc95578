"""What the keys do in a plot that has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import Qt

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PyQt6.QtGui import QKeyEvent

    from explorer.ui.widgets.plot.view import CurvePlot

_KEY = Qt.Key
_ZOOM = 2.0
_PAN = 0.1
_PARTS = 100
"""Strokes of an arrow key from one end of the plot to the other."""


def press(plot: CurvePlot, event: QKeyEvent) -> bool:
    """Do what a key says; return whether it says anything here.

    Left and Right move the cursor, with Shift the arrows move what is in sight. Plus and minus zoom along,
    Up and Down upright. Home gives the ranges back, Escape puts the cursor away and then does so too, Return
    chooses the moment at the cursor.
    """
    modifiers = event.modifiers()
    if modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return False
    shifted = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    key = Qt.Key(event.key())
    action = (_SHIFTED.get(key) if shifted else None) or _KEYS.get(key)
    if action is None:
        return False
    return action(plot) is not False


def _move_cursor(plot: CurvePlot, direction: int) -> None:
    x0, x1, _, _ = plot.ranges
    cursor = plot.cursor_x
    step = max((x1 - x0) / _PARTS, plot.least_step) * direction
    plot.set_cursor((x0 + x1) / 2 if cursor is None else min(max(cursor + step, x0), x1))
    plot.setAccessibleDescription(", ".join(plot.values_at_cursor()))


def _zoom(plot: CurvePlot, factor: float) -> None:
    x0, x1, _, _ = plot.ranges
    plot.zoom_x(factor, (x0 + x1) / 2 if plot.cursor_x is None else plot.cursor_x)


def _escape(plot: CurvePlot) -> bool:
    """Put away the cursor, or else the closer look; with neither, the key is somebody else's."""
    if plot.cursor_x is not None:
        plot.set_cursor(None)
        return True
    if not plot.following:
        plot.follow()
        return True
    return False


def _choose(plot: CurvePlot) -> bool:
    if plot.cursor_x is None:
        return False
    plot.clicked.emit(plot.cursor_x)
    return True


_KEYS: Mapping[Qt.Key, Callable[[CurvePlot], bool | None]] = {
    _KEY.Key_Left: lambda plot: _move_cursor(plot, -1),
    _KEY.Key_Right: lambda plot: _move_cursor(plot, 1),
    _KEY.Key_Up: lambda plot: plot.zoom_y(1 / _ZOOM),
    _KEY.Key_Down: lambda plot: plot.zoom_y(_ZOOM),
    _KEY.Key_Plus: lambda plot: _zoom(plot, 1 / _ZOOM),
    _KEY.Key_Equal: lambda plot: _zoom(plot, 1 / _ZOOM),
    _KEY.Key_Minus: lambda plot: _zoom(plot, _ZOOM),
    _KEY.Key_Home: lambda plot: plot.follow(),
    _KEY.Key_Escape: _escape,
    _KEY.Key_Return: _choose,
    _KEY.Key_Enter: _choose,
}
_SHIFTED: Mapping[Qt.Key, Callable[[CurvePlot], bool | None]] = {
    _KEY.Key_Left: lambda plot: plot.pan(-_PAN, 0.0),
    _KEY.Key_Right: lambda plot: plot.pan(_PAN, 0.0),
    _KEY.Key_Up: lambda plot: plot.pan(0.0, _PAN),
    _KEY.Key_Down: lambda plot: plot.pan(0.0, -_PAN),
}
