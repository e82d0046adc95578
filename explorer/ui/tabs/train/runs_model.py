"""The runs of the sitting as a table: what Qt's own view asks for, and what it may change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PyQt6.QtGui import QColor, QPixmap

from explorer.ui import theme
from explorer.ui.formatting import NOTHING, compact, number, percent
from explorer.ui.tabs.train.run_words import run_name, run_series, what_differs

if TYPE_CHECKING:
    from explorer.training import ListedRun
    from explorer.ui.run import Run

_ROLE = Qt.ItemDataRole
_SWATCH = 10


class RunsModel(QAbstractTableModel):
    """One row a run: its name and settings, its loss and iteration, its best and its last accuracy.

    Parameters
    ----------
    run : Run
        Has the list.
    parent : QObject, optional
    """

    def __init__(self, run: Run, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._rows = run.runs.listed

    def refresh(self) -> None:
        """Take the list as it is now; the rows stay where only their figures moved."""
        rows = self._run.runs.listed
        if [run.number for run in rows] == [run.number for run in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def run_at(self, row: int) -> ListedRun | None:
        """Return the run of a row; ``None`` where there is none."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """Return the number of runs."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """Return the columns' names."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _ROLE.ToolTipRole:
            return (
                self.tr("Tick to draw a run beside the current one; double-click to rename it"),
                self.tr("Smoothed loss of its last iteration, and which that is"),
                self.tr("Best and last accuracy on the test images"),
            )[section]
        if role == _ROLE.DisplayRole:
            return (self.tr("Run"), self.tr("Loss\nat"), self.tr("Best\nlast"))[section]
        if role == _ROLE.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Return what may be done: names are edited, runs ticked."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == 0:
            flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: QModelIndex, role: int = _ROLE.DisplayRole) -> object:
        """Return what a cell shows."""
        run = self.run_at(index.row())
        if run is None:
            return None
        if role == _ROLE.ToolTipRole:
            return self._tip(run)
        if role == _ROLE.TextAlignmentRole and index.column():
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == _ROLE.FontRole and index.column():
            return theme.numeric_font(factor=0.92)
        if index.column() == 0:
            return self._name_cell(run, role)
        return self._figure(run, index.column()) if role == _ROLE.DisplayRole else None

    def _name_cell(self, run: ListedRun, role: int) -> object:
        if role == _ROLE.DisplayRole:
            return f"{run_name(run)}\n{what_differs(run, self._rows)}"
        if role == _ROLE.EditRole:
            return run_name(run)
        if role == _ROLE.CheckStateRole:
            return Qt.CheckState.Checked if run.shown else Qt.CheckState.Unchecked
        if role == _ROLE.DecorationRole:
            swatch = QPixmap(_SWATCH, _SWATCH)
            current = run.record is self._run.record
            swatch.fill(QColor(theme.current().series[0 if current else run_series(run)]))
            return swatch
        return None

    def _figure(self, run: ListedRun, column: int) -> str:
        if column == 1:
            loss = NOTHING if run.last_loss is None else number(run.last_loss, 2)
            return f"{loss}\n{compact(run.iteration)}"
        return f"{percent(run.best_accuracy)}\n{percent(run.last_accuracy)}"

    def _tip(self, run: ListedRun) -> str:
        return self.tr("{name}: {settings}. Best {best}, last {last} of the test images read right").format(
            name=run_name(run),
            settings=what_differs(run, self._rows),
            best=percent(run.best_accuracy),
            last=percent(run.last_accuracy),
        )

    def setData(self, index: QModelIndex, value: object, role: int = _ROLE.EditRole) -> bool:
        """Rename a run, or draw it or not."""
        run = self.run_at(index.row())
        if run is None:
            return False
        if role == _ROLE.CheckStateRole:
            self._run.runs.show(run.number, Qt.CheckState(value) == Qt.CheckState.Checked)
        elif role == _ROLE.EditRole and str(value) != run_name(run):
            self._run.runs.rename(run.number, str(value))
        else:
            return False
        self._run.runs_changed.emit()
        return True
