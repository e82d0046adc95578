"""The list of runs: show, rename, repeat and delete them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtGui import QKeySequence, QShortcut
from PyQt6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.tabs.train.run_words import what_differs
from explorer.ui.tabs.train.runs_model import RunsModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.training import ListedRun
    from explorer.ui.session import Session

_INTERVAL_MS = 500


class RunsView(Appearance, QWidget):
    """Table of the runs with its actions under it.

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
        self._run = session.run
        self._caption = QLabel(self)
        self._caption.setProperty("role", "caption")
        self._caption.setWordWrap(True)
        self._model = RunsModel(self._run, self)
        self._table = QTableView(self)
        self._table.setObjectName("runs")
        self._table.setModel(self._model)
        self._set_up_table()
        self._chosen = QLabel(self)
        self._chosen.setWordWrap(True)
        self._repeat = self._button("run_repeat", "copy", self._repeat_selected)
        self._compare = self._button("run_difference", "difference", self._compare_selected)
        self._delete = self._button("run_delete", "clear", self._delete_selected)
        self._restore = self._button("run_restore", "undo", self._restore_last)
        self._lay_out()
        key = QShortcut(QKeySequence.StandardKey.Delete, self._table, self._delete_selected)
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
        rows, columns = table.verticalHeader(), table.horizontalHeader()
        assert rows is not None
        assert columns is not None
        rows.hide()
        columns.setHighlightSections(False)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        columns.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        chosen = table.selectionModel()
        assert chosen is not None
        chosen.selectionChanged.connect(self._enable)
        self._model.modelReset.connect(self._enable)

    def _button(self, name: str, icon: str, pressed: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setIcon(theme.icon(icon))
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.clicked.connect(pressed)
        return button

    def _lay_out(self) -> None:
        self._actions = QHBoxLayout()
        self._actions.addWidget(self._repeat)
        self._actions.addWidget(self._compare)
        self._actions.addStretch(1)
        self._actions.addWidget(self._delete)
        self._actions.addWidget(self._restore)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._caption)
        self._column.addWidget(self._table, 1)
        self._column.addWidget(self._chosen)
        self._column.addLayout(self._actions)

    def refresh(self) -> None:
        """Take the list and its figures."""
        self._model.refresh()
        self._enable()
        self._say()

    def _selected(self) -> ListedRun | None:
        return self._model.run_at(self._table.currentIndex().row())

    def _enable(self) -> None:
        run = self._selected()
        # The current run goes on being written: it is put back by Reset, not deleted.
        self._delete.setEnabled(run is not None and run.record is not self._run.record)
        self._repeat.setEnabled(run is not None)
        self._compare.setEnabled(self._delete.isEnabled())
        self._restore.setEnabled(self._run.runs.can_restore)
        self._chosen.setVisible(run is not None)
        if run is not None:
            self._chosen.setText(what_differs(run, self._run.runs.listed))

    def _repeat_selected(self) -> None:
        run = self._selected()
        if run is not None:
            self._run.repeat(run.number)

    def _compare_selected(self) -> None:
        run = self._selected()
        if run is not None and self._compare.isEnabled():
            self.difference_asked.emit(run.number)

    def _delete_selected(self) -> None:
        run = self._selected()
        if run is not None and self._delete.isEnabled():
            self._run.runs.delete(run.number)
            self._run.runs_changed.emit()

    def _restore_last(self) -> None:
        self._run.runs.restore()
        self._run.runs_changed.emit()

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
        for button, text, name, tip in (
            (
                self._repeat,
                self.tr("Again"),
                self.tr("Again, with one change"),
                self.tr("Set up a new run like this one, same seed, same first weights: change one thing"),
            ),
            (
                self._compare,
                "",
                self.tr("Difference to the current run"),
                self.tr("Draw the curves of this run minus those of the current one, at the same iterations"),
            ),
            (
                self._delete,
                "",
                self.tr("Delete the run"),
                self.tr("Take this run off the list (Delete). The current run stays."),
            ),
            (self._restore, "", self.tr("Undo delete"), self.tr("Bring back the run deleted last")),
        ):
            button.setText(text)
            button.setAccessibleName(name)
            button.setToolTip(tip)
        self._say()
        self._refresh.request()

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self._column.setContentsMargins(0, unit // 2, 0, 0)
        self._column.setSpacing(unit // 2)
        self._caption.setFont(theme.caption_font())
        self._chosen.setFont(theme.caption_font())
        self._table.setFont(theme.caption_font())
        rows = self._table.verticalHeader()
        if rows is not None:
            rows.setDefaultSectionSize(2 * self._table.fontMetrics().height() + unit)
        for button in (self._repeat, self._compare, self._delete, self._restore):
            button.setIconSize(QSize(2 * unit, 2 * unit))
        self._refresh.request()
