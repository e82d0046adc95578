"""All digits of the gallery in one widget: pictures from one atlas image, labels, verdicts, selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QRectF, Qt, pyqtSignal
from PyQt6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter

from explorer.data import IMAGE_SIDE
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.my_digits.arrangement import Selection
from explorer.ui.my_digits.cell import Cell, paint_cell
from explorer.ui.widgets.cell_area import CellArea, make_atlas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from PyQt6.QtGui import QImage, QPaintEvent
    from PyQt6.QtWidgets import QWidget

_PICTURE, _GAP = 7.0, 0.75  # grid steps


class DigitMosaic(Appearance, CellArea):
    """Digits in rows; chosen by mouse and keyboard like files in a folder.

    Signals
    -------
    selection_changed()
        Others are chosen.
    activated(int)
        The key of the digit that was double-clicked, or current when Enter was pressed.
    label_typed(int)
        A digit key was pressed: the label for what is chosen.
    delete_requested()
        Del was pressed.
    """

    selection_changed = pyqtSignal()
    activated = pyqtSignal(int)
    label_typed = pyqtSignal(int)
    delete_requested = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("digit_mosaic")
        self._cells: tuple[Cell, ...] = ()
        self._images: NDArray[np.uint8] = np.empty((0, IMAGE_SIDE, IMAGE_SIDE), np.uint8)
        self._atlas: QImage | None = None
        self._message = ""
        self.selection = Selection()
        self.retranslate()
        self.restyle()

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The digits in sight."""
        return self._cells

    def show_cells(self, cells: Sequence[Cell], images: NDArray[np.uint8]) -> None:
        """Show digits.

        Parameters
        ----------
        cells : sequence of Cell
            In order.
        images : ndarray of uint8, shape (n, 28, 28)
            That their places point into; an equal array is taken for an unchanged one.
        """
        if images is not self._images:
            self._images, self._atlas = images, None
        chosen = set(self.selection.chosen)
        self._cells = tuple(cells)
        self.selection.set_keys([cell.key for cell in cells])
        self.lay_out()
        self._describe()
        if chosen != self.selection.chosen:
            self.selection_changed.emit()

    def show_message(self, message: str) -> None:
        """Say something in place of digits, as long as there are none."""
        self._message = message
        self.redraw()

    def choose(self, keys: Sequence[int]) -> None:
        """Choose digits and bring the first of them in sight."""
        self.selection.choose_keys(keys)
        self._selection_moved()

    def count(self) -> int:
        """Return how many digits are in sight."""
        return len(self._cells)

    def cell_size(self) -> tuple[float, float, float]:
        """Return room for a picture with a line of text below it."""
        unit = theme.unit()
        line = QFontMetricsF(theme.numeric_font(factor=0.92)).height()
        return _PICTURE * unit, _PICTURE * unit + line, _GAP * unit

    # Words

    def retranslate(self) -> None:
        """Set all words again."""
        self.setAccessibleName(self.tr("Your digits"))
        self._describe()

    def _describe(self) -> None:
        index = self.selection.index
        words = "" if index is None else self.words(index)
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)

    def words(self, index: int) -> str:
        """Return what a digit is, and how it was read where that is something else."""
        cell = self._cells[index]
        if cell.read:
            return self.tr("A {label}, read as {read}").format(label=cell.label, read=cell.read)
        return self.tr("A {label}").format(label=cell.label)

    # Keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Move, choose, label, delete."""
        if event is None:
            return
        key, extend = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        command = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        index = self.selection.index
        if key in self.MOVES and index is not None:
            self._go(self.grid.moved(index, *self.MOVES[Qt.Key(key)]), extend)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and index is not None:
            self._go(0 if key == Qt.Key.Key_Home else len(self._cells) - 1, extend)
        elif key == Qt.Key.Key_A and command:
            self.selection.choose_all()
            self._selection_moved()
        elif key == Qt.Key.Key_Space and index is not None:
            self.selection.toggle(index)
            self._selection_moved()
        elif key == Qt.Key.Key_Escape and self.selection.chosen:
            self.selection.clear()
            self._selection_moved()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index is not None:
            self.activated.emit(self._cells[index].key)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.selection.chosen:
            self.delete_requested.emit()
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9 and not command and self.selection.chosen:
            self.label_typed.emit(key - Qt.Key.Key_0)
        else:
            super().keyPressEvent(event)

    def _go(self, index: int, extend: bool) -> None:
        if extend:
            self.selection.extend(index)
        else:
            self.selection.choose(index)
        self._selection_moved()

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Choose what is under the pointer: alone, or with Ctrl and Shift beside others."""
        if event is None or event.button() != Qt.MouseButton.LeftButton:
            return
        index = self.cell_at(event.position())
        if index is None:
            self.selection.clear()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.selection.toggle(index)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.selection.extend(index)
        else:
            self.selection.choose(index)
        self._selection_moved()

    def mouseDoubleClickEvent(self, event: QMouseEvent | None) -> None:
        """Ask for the digit on the canvas."""
        index = None if event is None else self.cell_at(event.position())
        if index is not None:
            self.activated.emit(self._cells[index].key)

    def _selection_moved(self) -> None:
        index = self.selection.index
        if index is not None:
            self.bring_in_sight(index)
        self._describe()
        self.redraw()
        self.selection_changed.emit()

    def restyle(self) -> None:
        """Take colours and measures of the theme again."""
        self._atlas = None
        self.lay_out()

    # Painting

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw the digits in sight, each as a part of the atlas."""
        painter = QPainter(self.viewport())
        if not self._cells:
            self._paint_message(painter)
        else:
            if self._atlas is None:
                self._atlas = make_atlas(self._images)
            for index in self.cells_in_sight():
                cell, current = self._cells[index], index == self.selection.index
                chosen = cell.key in self.selection.chosen
                paint_cell(
                    painter, self.cell_rect(index), cell, self._atlas, chosen, current and self.hasFocus()
                )
        painter.end()

    def _paint_message(self, painter: QPainter) -> None:
        viewport = self.viewport()
        if viewport is None:
            return
        margin = 4 * theme.unit()
        area = QRectF(viewport.rect()).adjusted(margin, margin, -margin, -margin)
        painter.setPen(theme.colour("muted"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(area, int(flags), self._message)
