"""The list of runs beside the curves, with what may be done with them under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QKeySequence, QShortcut
from PyQt6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.tabs.train.run_actions import RunActions
from explorer.ui.tabs.train.run_card import RunCard
from explorer.ui.tabs.train.run_words import what_differs
from explorer.ui.tabs.train.runs_model import Column, RunsModel

if TYPE_CHECKING:
    from explorer.training import ListedRun
    from explorer.ui.session import Session
    from explorer.ui.tabs.train.runs_window import RunsWindow

_INTERVAL_MS = 500


class RunsView(Appearance, QWidget):
    """List of the runs with its actions under it.

    Parameters
    ----------
    session : Session
    parent : QWidget, optional

    Signals
    -------
    difference_asked(int)
        The curves of the run of this number are wanted as their difference to the current one's.
    """

    difference_asked = pyqtSignal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._run = session.run
        self._window: RunsWindow | None = None
        self._caption = QLabel(self)
        self._caption.setProperty("role", "caption")
        self._caption.setWordWrap(True)
        self._model = RunsModel(self._run, self)
        self._table = QTableView(self)
        self._table.setObjectName("runs")
        self._table.setModel(self._model)
        self._differs = QLabel(self)
        self._differs.setWordWrap(True)
        self.actions_row = RunActions(session, self._chosen, self)
        self.actions_row.difference_asked.connect(self.difference_asked)
        self.actions_row.columns_asked.connect(self.show_all_columns)
        self._set_up_table()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._caption)
        self._column.addWidget(self._table, 1)
        self._column.addWidget(self._differs)
        self._column.addWidget(self.actions_row)
        key = QShortcut(QKeySequence.StandardKey.Delete, self._table, self.actions_row.delete)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._refresh = session.clock.add(self, self.refresh, _INTERVAL_MS)
        for signal in (self._run.runs_changed, self._run.state_changed, self._run.advanced):
            signal.connect(self._refresh.request)
        self.retranslate()
        self.restyle()

    def _set_up_table(self) -> None:
        table = self._table
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Beside the curves there is room for one column, in which a run stands in a few lines.
        table.setItemDelegate(RunCard(table))
        for column in Column:
            table.setColumnHidden(column, column != Column.NAME)
        rows, columns = table.verticalHeader(), table.horizontalHeader()
        assert rows is not None
        assert columns is not None
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        columns.hide()
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        chosen = table.selectionModel()
        assert chosen is not None
        chosen.selectionChanged.connect(self._follow_choice)
        self._model.modelReset.connect(self._follow_choice)

    def refresh(self) -> None:
        """Take the list and its figures."""
        chosen = self._chosen()
        self._model.refresh()
        if self._chosen() is None:
            # The list was made anew: whoever is still in it stays chosen, and the current run is otherwise.
            row = -1 if chosen is None else self._model.row_of(chosen.number)
            self._table.selectRow(self._model.rowCount() - 1 if row < 0 else row)
        self._follow_choice()
        self._say()

    def _chosen(self) -> ListedRun | None:
        return self._model.run_at(self._table.currentIndex().row())

    def _follow_choice(self) -> None:
        run = self._chosen()
        self.actions_row.refresh()
        self._differs.setVisible(run is not None)
        if run is not None:
            self._differs.setText(what_differs(run, self._run.runs.listed))

    def show_all_columns(self) -> None:
        """Open the window in which the list has all its columns."""
        # Imported when it is asked for: most sittings have but a few runs.
        from explorer.ui.tabs.train.runs_window import RunsWindow

        if self._window is None:
            self._window = RunsWindow(self._session, self._model, self)
        self._window.open()

    def _say(self) -> None:
        text = (
            self.tr("Runs side by side: tick those to draw")
            if self._run.runs.listed
            else self.tr("Every run is listed here, to be compared with the next")
        )
        if text != self._caption.text():
            self._caption.setText(text)

    def retranslate(self) -> None:
        """Set the texts."""
        self._table.setAccessibleName(self.tr("Runs"))
        self._say()
        self._refresh.request()

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self._column.setContentsMargins(0, unit // 2, 0, 0)
        self._column.setSpacing(unit // 2)
        self._caption.setFont(theme.caption_font())
        self._differs.setFont(theme.caption_font())
        self._table.setFont(theme.caption_font())
        self._refresh.request()
