"""The list of runs with all its columns, in a window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QSize, QSortFilterProxyModel, Qt
from PyQt6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.tabs.train.runs_model import SORT_ROLE, Column, RunsModel

if TYPE_CHECKING:
    from PyQt6.QtGui import QKeyEvent

    from explorer.ui.session import Session

_SIZE = QSize(124, 44)
"""In grid steps: it fits beside the smallest window on a small screen."""
_WIDEST = {Column.DIFFERS: 30, Column.TRAINING: 30}
"""Columns of long texts, in grid steps; the rest is in their tool tips."""


class RunsWindow(Appearance, QWidget):
    """Every run with what it is made of and what came of it, sorted by any column.

    Parameters
    ----------
    session : Session
    model : RunsModel
        Shared with the list in the tab, which keeps it up to date.
    parent : QWidget
        It stays above this one's window.
    """

    def __init__(self, session: Session, model: RunsModel, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("runs_window")
        self._run = session.run
        self._caption = QLabel(self)
        self._caption.setProperty("role", "caption")
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(model)
        self._sorted.setSortRole(SORT_ROLE)
        self.table = QTableView(self)
        self.table.setObjectName("runs_table")
        self.table.setModel(self._sorted)
        self._set_up()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._caption)
        self._column.addWidget(self.table, 1)
        self._sorted.modelReset.connect(self._fit)
        self.retranslate()
        self.restyle()

    def _set_up(self) -> None:
        table = self.table
        table.setSortingEnabled(True)
        table.sortByColumn(Column.NAME, Qt.SortOrder.AscendingOrder)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        rows, columns = table.verticalHeader(), table.horizontalHeader()
        assert rows is not None
        assert columns is not None
        rows.hide()
        columns.setHighlightSections(False)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        columns.setStretchLastSection(False)

    def _fit(self) -> None:
        """Give each column the width of what is in it, long texts a little less."""
        self.table.resizeColumnsToContents()
        for column, steps in _WIDEST.items():
            widest = steps * theme.unit()
            if self.table.columnWidth(column) > widest:
                self.table.setColumnWidth(column, widest)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Close on Escape."""
        if event is not None and event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def open(self) -> None:
        """Show it, or bring it to the front."""
        self._fit()
        self.show()
        self.raise_()
        self.activateWindow()

    def retranslate(self) -> None:
        """Set the texts."""
        self.setWindowTitle(self.tr("Runs"))
        self._caption.setText(
            self.tr(
                "Every run of this sitting; a click on a column's title sorts by it, the ticked are drawn"
            )
        )
        self.table.setAccessibleName(self.tr("Runs, all columns"))
        self._fit()

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self._column.setContentsMargins(unit, unit, unit, unit)
        self._column.setSpacing(unit)
        self._caption.setFont(theme.caption_font())
        self.table.setFont(theme.caption_font())
        rows = self.table.verticalHeader()
        if rows is not None:
            rows.setDefaultSectionSize(self.table.fontMetrics().height() + unit)
        self.resize(_SIZE * unit)
        self._fit()
