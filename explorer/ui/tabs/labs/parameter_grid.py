"""The controls of a lab in rows: a label in front of each, and some side by side where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance

if TYPE_CHECKING:
    from PyQt6.QtGui import QResizeEvent

_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_SHARING_UNITS = 53
"""How wide the card must be for two controls in a row."""

Pair = tuple[QLabel, QWidget]


class ParameterGrid(Appearance, QFrame):
    """A card of rows: what is changed in the lab, one below the other.

    Where it is narrow every control has a row of its own, and one that is too wide for the room beside its
    label stands below it.

    Parameters
    ----------
    parent : QWidget, optional
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._pairs: list[list[Pair]] = []
        self._lines: list[QWidget] = []
        self._boxes: list[QWidget] = []
        self._plan: list[tuple[list[Pair], bool]] = []
        self._rows = QGridLayout(self)
        self._rows.setColumnStretch(1, 1)
        self.restyle()

    def add_row(self, label: QLabel, widget: QWidget) -> None:
        """Append a row."""
        self._pairs.append([(label, widget)])
        self._place()

    def add_beside(self, neighbour: QWidget, label: QLabel, widget: QWidget) -> None:
        """Put a label and a widget into the row of another, to its right; below it where it is narrow."""
        row = next(pairs for pairs in self._pairs if pairs[0][1] is neighbour)
        row.append((label, widget))
        self._place()

    def add_line(self, widget: QWidget) -> None:
        """Append something that takes the whole width, a little apart from the rows."""
        self._lines.append(widget)
        self._place()

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self._rows.setContentsMargins(unit + unit // 2, unit, unit + unit // 2, unit)
        self._rows.setHorizontalSpacing(unit + unit // 2)
        self._rows.setVerticalSpacing(unit // 2)
        self._place()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Let rows be shared and labels stand in front, or no longer."""
        super().resizeEvent(event)
        if self._planned() != self._plan:
            self._place()

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest control alone: labels in front are for who has room."""
        widths = [widget.minimumSizeHint().width() for row in self._pairs for _, widget in row]
        width = max([*widths, *(line.minimumSizeHint().width() for line in self._lines)], default=0)
        return QSize(width + self._margins(), super().minimumSizeHint().height())

    def _margins(self) -> int:
        margins = self._rows.contentsMargins()
        return margins.left() + margins.right()

    def _planned(self) -> list[tuple[list[Pair], bool]]:
        """Return what stands in each row, and whether the label stands above it."""
        sharing = self.width() >= _SHARING_UNITS * theme.unit()
        rows = [
            line for pairs in self._pairs for line in ([pairs] if sharing else [[pair] for pair in pairs])
        ]
        names = max((label.sizeHint().width() for row in rows for label, _ in row[:1]), default=0)
        room = self.width() - self._margins() - names - self._rows.horizontalSpacing()
        return [(row, len(row) == 1 and row[0][1].minimumSizeHint().width() > room) for row in rows]

    def _place(self) -> None:
        """Set everything anew, row by row."""
        while self._rows.count():
            self._rows.takeAt(0)
        boxes, self._boxes = self._boxes, []
        self._plan = self._planned()
        row = 0
        for pairs, above in self._plan:
            row += 2
            self._place_row(row, pairs, above)
        if self._lines:
            self._rows.setRowMinimumHeight(row + 1, theme.unit() // 2)
        for line_row, widget in enumerate(self._lines, start=row + 2):
            self._rows.addWidget(widget, line_row, 0, 1, 2)
        for box in boxes:
            box.deleteLater()

    def _place_row(self, row: int, pairs: list[Pair], above: bool) -> None:
        (label, widget), *others = pairs
        for name, _ in pairs:
            # As high as one line of controls, so that a label stays beside the first of several.
            name.setMinimumHeight(3 * theme.unit() + theme.unit() // 2)
        if above:
            self._rows.addWidget(label, row - 1, 0, 1, 2, _TOP_LEFT)
            self._rows.addWidget(widget, row, 0, 1, 2)
            return
        self._rows.addWidget(label, row, 0, _TOP_LEFT)
        if not others:
            self._rows.addWidget(widget, row, 1)
            return
        box = QWidget(self)
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._rows.horizontalSpacing())
        line.addWidget(widget, 1)
        for other in (part for pair in others for part in pair):
            line.addWidget(other)
        self._rows.addWidget(box, row, 1)
        self._boxes.append(box)
        box.show()
