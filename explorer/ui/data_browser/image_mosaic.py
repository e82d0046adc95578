"""Tens of thousands of images in one widget: only those in sight are ever made into pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QRectF, Qt, pyqtSignal
from PyQt6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen

from explorer.data import IMAGE_SIDE
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import whole
from explorer.ui.widgets.cell_area import CellArea, atlas_part, make_atlas

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PyQt6.QtGui import QImage, QPaintEvent
    from PyQt6.QtWidgets import QWidget

    from explorer.data import Split

_PICTURE, _GAP = 6.0, 0.75  # grid steps


class ImageMosaic(Appearance, CellArea):
    """Images of a split in rows, each with the name of its class; one of them is the current one.

    Signals
    -------
    current_changed()
        Another image is the current one.
    activated(int)
        An image was pressed, or Enter was: its place in the split.
    class_typed(int)
        A digit key was pressed: the class to show alone.
    """

    current_changed = pyqtSignal()
    activated = pyqtSignal(int)
    class_typed = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("image_mosaic")
        self._images: NDArray[np.uint8] = np.empty((0, IMAGE_SIDE, IMAGE_SIDE), np.uint8)
        self._labels: NDArray[np.uint8] = np.empty(0, np.uint8)
        self._places: NDArray[np.intp] = np.empty(0, np.intp)
        self._classes: tuple[str, ...] = ()
        self._atlas: QImage | None = None
        self._in_atlas = range(0)
        self._message = ""
        self._current: int | None = None
        self.retranslate()
        self.restyle()

    def show_images(self, split: Split | None, places: NDArray[np.intp], classes: tuple[str, ...]) -> None:
        """Show the images at some places of a split; the first of them becomes the current one."""
        if split is not None:
            self._images, self._labels = split.images, split.labels
        self._places, self._classes = places, classes
        self._atlas = None
        self._current = 0 if len(places) else None
        bar = self.verticalScrollBar()
        if bar is not None:
            bar.setValue(0)
        self.lay_out()
        self._tell()

    def show_message(self, message: str) -> None:
        """Say something in place of images, as long as there are none."""
        self._message = message
        self.redraw()

    @property
    def current(self) -> int | None:
        """Place of the current image in its split, ``None`` without images."""
        return None if self._current is None else int(self._places[self._current])

    def go_to(self, place: int) -> bool:
        """Make the image at a place of the split the current one; return whether it is shown at all."""
        at = int(np.searchsorted(self._places, place))
        if at == len(self._places) or self._places[at] != place:
            return False
        self._go(at)
        return True

    def count(self) -> int:
        """Return how many images there are."""
        return len(self._places)

    def cell_size(self) -> tuple[float, float, float]:
        """Return room for a picture with a line of text below it."""
        unit = theme.unit()
        line = QFontMetricsF(theme.numeric_font(factor=0.85)).height()
        return _PICTURE * unit, _PICTURE * unit + line, _GAP * unit

    # Words

    def words(self, index: int) -> str:
        """Return what an image shows and which one it is."""
        place = int(self._places[index])
        return self.tr("{name}, number {n}").format(name=self._name(place), n=whole(place))

    def _name(self, place: int) -> str:
        return self._classes[int(self._labels[place])]

    def retranslate(self) -> None:
        """Set all words again."""
        self.setAccessibleName(self.tr("Images"))

    def _tell(self) -> None:
        self.setAccessibleDescription("" if self._current is None else self.words(self._current))
        self.current_changed.emit()

    # Keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Move by arrows and pages; Enter wants the image on the canvas."""
        if event is not None and self._take_class(event):
            return
        if event is None or self._current is None:
            super().keyPressEvent(event)
            return
        key, grid = event.key(), self.grid
        viewport = self.viewport()
        rows = max(int((viewport.height() if viewport else 0) // (grid.cell_height + grid.gap)), 1)
        pages = {Qt.Key.Key_PageUp: -rows, Qt.Key.Key_PageDown: rows}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._places) - 1}
        if key in self.MOVES:
            self._go(grid.moved(self._current, *self.MOVES[Qt.Key(key)]))
        elif key in pages:
            target = self._current + pages[Qt.Key(key)] * grid.columns
            self._go(min(max(target, 0), len(self._places) - 1))
        elif key in ends:
            self._go(ends[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.activated.emit(int(self._places[self._current]))
        else:
            super().keyPressEvent(event)

    def _take_class(self, event: QKeyEvent) -> bool:
        """Ask for one class by its digit; return whether it was such a key."""
        digit = event.key() - Qt.Key.Key_0
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        typed = plain and 0 <= digit < len(self._classes)
        if typed:
            self.class_typed.emit(digit)
        return typed

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Take the image under the pointer, and ask for it on the canvas."""
        if event is None or event.button() != Qt.MouseButton.LeftButton:
            return
        at = self.cell_at(event.position())
        if at is not None:
            self._go(at)
            self.activated.emit(int(self._places[at]))

    def _go(self, at: int) -> None:
        self._current = at
        self.bring_in_sight(at)
        self.redraw()
        self._tell()

    def restyle(self) -> None:
        """Take colours and measures of the theme again."""
        self._atlas = None
        self.lay_out()

    # Painting

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw the images in sight."""
        painter = QPainter(self.viewport())
        if len(self._places):
            self._paint_images(painter)
        else:
            self._paint_message(painter)
        painter.end()

    def _paint_images(self, painter: QPainter) -> None:
        sight = self.cells_in_sight()
        if self._atlas is None or sight != self._in_atlas:
            places = self._places[sight.start : sight.stop]
            self._atlas, self._in_atlas = make_atlas(self._images[places]), sight
        font = theme.numeric_font(factor=0.85)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        text, border, accent = theme.colour("muted"), theme.colour("border"), theme.colour("accent")
        for at in sight:
            area = self.cell_rect(at)
            picture = QRectF(area.x(), area.y(), area.width(), area.width())
            painter.drawImage(picture, self._atlas, atlas_part(at - sight.start))
            current = at == self._current
            painter.setPen(QPen(accent, 2) if current else QPen(border, 1))
            painter.drawRect(picture.adjusted(0.5, 0.5, -0.5, -0.5))
            painter.setPen(text)
            below = QRectF(area.x(), picture.bottom(), area.width(), area.height() - area.width())
            name = self._name(int(self._places[at]))
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(below.width()))
            painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), shown)

    def _paint_message(self, painter: QPainter) -> None:
        viewport = self.viewport()
        if viewport is not None:
            margin = 4 * theme.unit()
            area = QRectF(viewport.rect()).adjusted(margin, margin, -margin, -margin)
            painter.setPen(theme.colour("muted"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(area, int(flags), self._message)
