"""Icons drawn from small SVG files in the colours of the theme that is on when they are painted."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PyQt6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap

from explorer import resources

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.ui.palettes import Theme

_FAINT = 0.4


@cache
def _source(name: str) -> str:
    """Return the SVG text of an icon; its lines and areas are drawn in ``currentColor``."""
    return resources.read_text("icons", f"{name}.svg")


class ThemedIconEngine(QIconEngine):
    """Paints one SVG icon: in a colour of the theme, accent when switched on, faint when disabled.

    The theme is asked for at each painting, so an icon set once follows every later change of the theme.
    """

    def __init__(self, name: str, theme: Callable[[], Theme], colour: str) -> None:
        super().__init__()
        self._name = name
        self._theme = theme
        self._colour = colour
        self._pixmaps: dict[tuple[object, ...], QPixmap] = {}

    def clone(self) -> QIconEngine:
        """Return an engine for a copy of the icon."""
        return ThemedIconEngine(self._name, self._theme, self._colour)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon at a size in device pixels; of a size that is none, nothing."""
        if size.isEmpty():
            return QPixmap()
        theme = self._theme()
        key = (theme.name, size.width(), size.height(), mode, state)
        if key not in self._pixmaps:
            pixmap = QPixmap(size)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
            painter.end()
            self._pixmaps[key] = pixmap
        return self._pixmaps[key]

    def paint(self, painter: QPainter | None, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon as large as fits into the rectangle, centred."""
        if painter is None:
            return
        # Imported when the first icon is painted: a headless command never needs it.
        from PyQt6.QtSvg import QSvgRenderer

        colour = _icon_colour(self._theme(), self._colour, mode, state)
        renderer = QSvgRenderer(
            QByteArray(_source(self._name).replace("currentColor", colour.name()).encode())
        )
        side = min(rect.width(), rect.height())
        target = QRectF(0, 0, side, side)
        target.moveCenter(QRectF(rect).center())
        painter.save()
        painter.setOpacity(painter.opacity() * colour.alphaF())
        renderer.render(painter, target)
        painter.restore()


def themed_icon(name: str, theme: Callable[[], Theme], colour: str) -> QIcon:
    """Return the icon ``resources/icons/<name>.svg`` in the named colour of whatever theme is on.

    Raises
    ------
    FileNotFoundError
        No icon has that name.
    """
    _source(name)
    return QIcon(ThemedIconEngine(name, theme, colour))


def _icon_colour(theme: Theme, usual: str, mode: QIcon.Mode, state: QIcon.State) -> QColor:
    if mode == QIcon.Mode.Disabled:
        faint = QColor(theme.muted)
        faint.setAlphaF(_FAINT)
        return faint
    if mode == QIcon.Mode.Selected:
        return QColor(theme.accent_text)
    return QColor(theme.accent if state == QIcon.State.On else getattr(theme, usual))
