"""The runs of the sitting as a table: what Qt's own views ask for, and what they may change."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PyQt6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PyQt6.QtGui import QColor, QPixmap

from explorer.ui import theme
from explorer.ui.formatting import NOTHING, number, percent, whole
from explorer.ui.registry_names import dataset_title
from explorer.ui.tabs.train.run_words import (
    network_words,
    run_name,
    run_series,
    training_words,
    what_differs,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.training import ListedRun
    from explorer.ui.run import Run

_ROLE = Qt.ItemDataRole
SORT_ROLE = _ROLE.UserRole
_SWATCH = 10


class Column(IntEnum):
    """What stands in which column."""

    NAME = 0
    DIFFERS = 1
    BEST = 2
    LAST = 3
    LOSS = 4
    ITERATION = 5
    NETWORK = 6
    TRAINING = 7
    DATA = 8


_FIGURES: dict[int, Callable[[ListedRun], float | None]] = {
    Column.ITERATION: lambda run: run.iteration,
    Column.LOSS: lambda run: run.last_loss,
    Column.BEST: lambda run: run.best_accuracy,
    Column.LAST: lambda run: run.last_accuracy,
}
_TEXTS: dict[int, Callable[[ListedRun], str]] = {
    Column.NAME: run_name,
    Column.NETWORK: lambda run: network_words(run.record.setup),
    Column.TRAINING: lambda run: training_words(run.record.setup),
    Column.DATA: lambda run: dataset_title(run.record.setup.dataset),
    Column.ITERATION: lambda run: whole(run.iteration),
    Column.LOSS: lambda run: NOTHING if run.last_loss is None else number(run.last_loss, 2),
    Column.BEST: lambda run: percent(run.best_accuracy),
    Column.LAST: lambda run: percent(run.last_accuracy),
}


class RunsModel(QAbstractTableModel):
    """One row a run: colour and name, what it is made of, what came of it.

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

    def row_of(self, number: int) -> int:
        """Return the row of the run of that number, −1 where there is none."""
        return next((row for row, run in enumerate(self._rows) if run.number == number), -1)

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """Return the number of runs."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """Return the columns' names."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _ROLE.ToolTipRole:
            return self._hints()[section]
        if role == _ROLE.DisplayRole:
            return self._titles()[section]
        if role == _ROLE.TextAlignmentRole:
            return _alignment(section)
        return None

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("Run"),
            self.tr("What differs"),
            self.tr("Best"),
            self.tr("Last"),
            self.tr("Loss"),
            self.tr("Iterations"),
            self.tr("Network"),
            self.tr("Training"),
            self.tr("Data"),
        )

    def _hints(self) -> tuple[str, ...]:
        return (
            self.tr("Tick to draw a run beside the current one; double-click to rename it"),
            self.tr("Its settings as far as they differ from those of its parent, or of the first run"),
            self.tr("Highest accuracy on the test images"),
            self.tr("Last measured accuracy on the test images"),
            self.tr("Smoothed loss of its last iteration"),
            self.tr("Updates of the weights that it made"),
            self.tr("Units of each layer, and the hidden layers' activation"),
            self.tr("How it was trained"),
            self.tr("What it learned from"),
        )

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Return what may be done: names are edited, runs ticked."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == Column.NAME:
            flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: QModelIndex, role: int = _ROLE.DisplayRole) -> object:
        """Return what a cell shows."""
        run, column = self.run_at(index.row()), index.column()
        if run is None:
            return None
        if role == _ROLE.DisplayRole:
            return what_differs(run, self._rows) if column == Column.DIFFERS else _TEXTS[column](run)
        if role == SORT_ROLE:
            return self._sorted_by(run, column)
        if role in (_ROLE.ToolTipRole, _ROLE.AccessibleDescriptionRole):
            return self._tip(run)
        if role == _ROLE.TextAlignmentRole:
            return _alignment(column)
        if role == _ROLE.FontRole and column in _FIGURES:
            return theme.numeric_font(factor=0.92)
        return self._name_cell(run, role) if column == Column.NAME else None

    def _sorted_by(self, run: ListedRun, column: int) -> object:
        if column in _FIGURES:
            value = _FIGURES[column](run)
            return float("-inf") if value is None else float(value)
        # Runs without a name of their own stand in the order in which they began.
        return run.number if column == Column.NAME else self.data(self.index(self.row_of(run.number), column))

    def _name_cell(self, run: ListedRun, role: int) -> object:
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


def _alignment(column: int) -> int:
    side = Qt.AlignmentFlag.AlignRight if column in _FIGURES else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
