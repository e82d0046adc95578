"""The classes of a data set with how many images each has; one of them may be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QModelIndex, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PyQt6.QtGui import QPainter
    from PyQt6.QtWidgets import QWidget

_COUNT = Qt.ItemDataRole.UserRole
_SHARE = Qt.ItemDataRole.UserRole + 1


class ClassList(Appearance, QListWidget):
    """Every class in a row with a bar as long as its number of images; the first row is all of them.

    Signals
    -------
    chosen()
        Another row was chosen.
    """

    chosen = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("class_list")
        self.setItemDelegate(_BarDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.currentRowChanged.connect(lambda _row: self.chosen.emit())
        self.retranslate()
        self.restyle()

    @property
    def label(self) -> int | None:
        """The chosen class, ``None`` for all."""
        row = self.currentRow()
        return row - 1 if row > 0 else None

    def show_counts(self, classes: Sequence[str], counts: Sequence[int]) -> None:
        """Show how many images of each class there are; the choice stays, and is not told again."""
        row = max(self.currentRow(), 0)
        names = (self.tr("All classes"), *classes)
        numbers = (sum(int(n) for n in counts), *(int(n) for n in counts))
        most = max(max(numbers[1:], default=0), 1)
        self.blockSignals(True)
        self.clear()
        for place, (name, n) in enumerate(zip(names, numbers, strict=True)):
            item = QListWidgetItem(name)
            item.setData(_COUNT, whole(n))
            item.setData(_SHARE, n / most if place else 0.0)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}: {whole(n)}")
            self.addItem(item)
        self.setCurrentRow(min(row, self.count() - 1))
        self.blockSignals(False)

    def choose(self, label: int | None) -> None:
        """Choose a class, ``None`` for all."""
        self.setCurrentRow(0 if label is None else label + 1)

    def sizeHint(self) -> QSize:
        """Return room for all rows."""
        rows = max(self.count(), 11)
        height = self.sizeHintForRow(0) if self.count() else 3 * theme.unit()
        return QSize(22 * theme.unit(), rows * height + 2 * self.frameWidth())

    def retranslate(self) -> None:
        """Set all words again."""
        self.setAccessibleName(self.tr("Classes"))
        self.setToolTip(
            self.tr("Show the images of one class (0 to 9 on the images, Esc for all); bars: how many it has")
        )
        if self.count():
            item = self.item(0)
            if item is not None:
                item.setText(self.tr("All classes"))

    def restyle(self) -> None:
        """Take the theme's font."""
        self.setFont(theme.numeric_font())
        self.updateGeometry()


class _BarDelegate(QStyledItemDelegate):
    """Paints a bar of the class's share behind its name, and its number at the right."""

    def paint(self, painter: QPainter | None, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        if painter is None:
            return
        area = QRectF(option.rect)
        unit = theme.unit()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(area, theme.colour("accent_soft"))
        share = float(index.data(_SHARE) or 0.0)
        bar = QRectF(area.left(), area.bottom() - 3, share * area.width(), 2)
        painter.fillRect(bar, theme.colour("accent", 0.55))
        inside = area.adjusted(unit / 2, 0, -unit / 2, 0)
        painter.setFont(theme.numeric_font(bold=chosen))
        painter.setPen(theme.colour("text"))
        middle = Qt.AlignmentFlag.AlignVCenter
        count = str(index.data(_COUNT))
        room = inside.width() - painter.fontMetrics().horizontalAdvance(count) - unit
        name = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, max(int(room), 0)
        )
        painter.drawText(inside, int(middle | Qt.AlignmentFlag.AlignLeft), name)
        painter.setPen(theme.colour("muted"))
        painter.drawText(inside, int(middle | Qt.AlignmentFlag.AlignRight), count)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(10 * theme.unit(), option.fontMetrics.height() + theme.unit())
