"""A layout that sets widgets like words: side by side, on a new line where the width ends."""

from __future__ import annotations

from PyQt6.QtCore import QPoint, QRect, QSize, Qt
from PyQt6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Sets its widgets at their preferred size, line by line, each around the middle of its line.

    Parameters
    ----------
    parent : QWidget, optional
    spacing : int
        Pixels between neighbours and between lines.
    """

    def __init__(self, parent: QWidget | None = None, spacing: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem | None) -> None:
        """Append an item; called by ``addWidget``."""
        if item is not None:
            self._items.append(item)
            self.invalidate()

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one item, None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove one item and return it, None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return none: what is beside and below is left free."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return True: fewer pixels across are more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines within ``width``."""
        return self._set_lines(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rectangle: QRect) -> None:
        """Place the items."""
        super().setGeometry(rectangle)
        self._set_lines(rectangle, place=True)

    def sizeHint(self) -> QSize:
        """Return the size of everything on one line."""
        hints = [item.sizeHint() for item in self._visible()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(len(hints) - 1, 0)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        smallest = QSize()
        for item in self._visible():
            smallest = smallest.expandedTo(item.minimumSize())
        return smallest

    def _visible(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _set_lines(self, rectangle: QRect, *, place: bool) -> int:
        x, y = rectangle.x(), rectangle.y()
        line: list[tuple[QLayoutItem, int, QSize]] = []
        for item in self._visible():
            hint = item.sizeHint()
            if line and x + hint.width() > rectangle.right() + 1:
                x, y = rectangle.x(), y + _end_line(line, y, place) + self.spacing()
                line = []
            line.append((item, x, hint))
            x += hint.width() + self.spacing()
        return y + _end_line(line, y, place) - rectangle.y()


def _end_line(line: list[tuple[QLayoutItem, int, QSize]], y: int, place: bool) -> int:
    """Return the height of a line, its items with their left edges; place them around its middle."""
    height = max((hint.height() for _item, _x, hint in line), default=0)
    if place:
        for item, x, hint in line:
            item.setGeometry(QRect(QPoint(x, y + (height - hint.height()) // 2), hint))
    return height
