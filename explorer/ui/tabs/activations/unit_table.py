"""The units of the layer as a list: a click on one finds it in the Layers tab."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PyQt6.QtCore import QAbstractTableModel, QModelIndex, QSize, Qt, pyqtSignal
from PyQt6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import number, percent

if TYPE_CHECKING:
    from PyQt6.QtGui import QKeyEvent, QResizeEvent
    from PyQt6.QtWidgets import QWidget

    from explorer.ui.tabs.activations.units import Units

_NOWHERE = QModelIndex()
_ROOMY = 16
"""Width in grid steps from which three numbers fit beside one another."""


class _UnitsModel(QAbstractTableModel):
    """The units in rows; the columns' names and tips come from the table."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(parent)
        self.units: Units | None = None
        self.batch = self.flat = False
        self.headings: tuple[str, ...] = ("", "", "")
        self.tips: tuple[str, ...] = ("", "", "")
        self.row_tip = ""

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.units is None else len(self.units.unit)

    def columnCount(self, parent: QModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.units is None or not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            if column == 0:
                return str(int(self.units.unit[row]))
            if column == 1:
                return number(float(self.units.a[row]), 3)
            return (
                percent(float(self.units.flat[row]), 0) if self.flat else number(float(self.units.z[row]), 3)
            )
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.row_tip.format(unit=int(self.units.unit[row]))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tips[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


class UnitTable(Appearance, QTableView):
    """Rows of units with their numbers.

    Signals
    -------
    unit_chosen(int)
        A unit was clicked, or Return pressed on it.
    """

    unit_chosen = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("activation_units")
        self._model = _UnitsModel(self)
        self._findable = True
        self.setModel(self._model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        assert rows is not None
        assert columns is not None
        rows.hide()
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        # The number of a unit is short: the others need the room.
        columns.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        columns.setHighlightSections(False)
        columns.setSectionsClickable(False)
        self._point()
        self.clicked.connect(self._choose)
        self.retranslate()
        self.restyle()

    @property
    def units(self) -> Units | None:
        """What the rows are."""
        return self._model.units

    def set_units(self, units: Units, batch: bool, slopes: bool) -> None:
        """List units; ``batch`` for means over many inputs, ``slopes`` when the function has some."""
        row = self.currentIndex().row()
        kept = None if row < 0 or self.units is None else int(self.units.unit[row])
        self._model.beginResetModel()
        self._model.units, self._model.batch, self._model.flat = units, batch, batch and slopes
        self._model.endResetModel()
        self._name_columns()
        if kept is not None and kept in units.unit:
            self.setCurrentIndex(self._model.index(int((units.unit == kept).argmax()), 0))

    def set_findable(self, findable: bool) -> None:
        """Say whether a click leads anywhere: hand, tooltip and click come and go together."""
        if findable != self._findable:
            self._findable = findable
            self._point()
            self.retranslate()

    def _point(self) -> None:
        viewport = self.viewport()
        assert viewport is not None
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        viewport.setCursor(hand if self._findable else arrow)

    def _choose(self, index: QModelIndex) -> None:
        if self._findable and self.units is not None and index.isValid():
            self.unit_chosen.emit(int(self.units.unit[index.row()]))

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Find the unit of the row by Return."""
        if event is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Keep to the first two numbers where there is no room for three."""
        self.setColumnHidden(2, self.width() < _ROOMY * theme.unit())
        self._size_first()
        super().resizeEvent(event)

    def _size_first(self) -> None:
        head = self.horizontalHeader()
        if head is not None:
            words = max(
                head.fontMetrics().horizontalAdvance(text) for text in (self._model.headings[0], "999")
            )
            self.setColumnWidth(0, words + 2 * theme.unit())

    def minimumSizeHint(self) -> QSize:
        """Return room for the head and two rows."""
        return QSize(10 * theme.unit(), 3 * self._row_height())

    def sizeHint(self) -> QSize:
        """Return the width of the histogram above."""
        return QSize(22 * theme.unit(), 8 * self._row_height())

    def _row_height(self) -> int:
        return self.fontMetrics().height() + 4

    def _name_columns(self) -> None:
        batch, flat = self._model.batch, self._model.flat
        self._model.headings = (
            self.tr("unit"),
            self.tr("mean a") if batch else "a",
            self.tr("flat") if flat else self.tr("mean h") if batch else "h(a)",
        )
        self._model.tips = (
            self.tr("Number of the unit in its layer, from 0"),
            self.tr("What the unit receives, the mean over the batch")
            if batch
            else self.tr("What the unit receives: a = x·W + b (section 3.4)"),
            self.tr("Share of the images for which the unit is saturated; 100 % is a dead or stuck unit")
            if flat
            else self.tr("What the function above makes of it"),
        )
        self._model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 2)
        self._size_first()

    def retranslate(self) -> None:
        """Set the words."""
        self.setAccessibleName(self.tr("Units of the layer"))
        self._model.row_tip = (
            self.tr("Find unit {unit} in Layers (click or Return)") if self._findable else ""
        )
        self._name_columns()

    def restyle(self) -> None:
        """Take the theme's fonts."""
        self.setFont(theme.numeric_font(factor=0.92))
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        if columns is not None:
            columns.setFont(theme.caption_font())
        if rows is not None:
            rows.setMinimumSectionSize(self._row_height())
            rows.setDefaultSectionSize(self._row_height())
