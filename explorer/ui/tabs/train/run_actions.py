"""What one may do with the run that is chosen in the list: two rows of buttons under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.run_files import RunFiles
from explorer.ui.tabs.train.run_exports import RunExports
from explorer.ui.tabs.train.run_words import run_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from PyQt6.QtGui import QAction

    from explorer.training import ListedRun
    from explorer.ui.session import Session


class RunActions(Appearance, QWidget):
    """Again, take up, difference, all columns; open, save, export, delete and undo.

    Parameters
    ----------
    session : Session
    chosen : callable
        Returns the run that is chosen, ``None`` when none is.
    parent : QWidget, optional

    Signals
    -------
    difference_asked(int)
        The curves of the run of this number are wanted as their difference to the current one's.
    columns_asked
        The list is wanted with all its columns.
    """

    difference_asked = pyqtSignal(int)
    columns_asked = pyqtSignal()

    def __init__(
        self, session: Session, chosen: Callable[[], ListedRun | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._run = session.run
        self._chosen = chosen
        self.files = RunFiles(session, self)
        self.exports = RunExports(session, self)
        self._repeat = self._button(
            "run_repeat", "copy", self._with(lambda run: self._run.repeat(run.number))
        )
        self._take_up = self._button(
            "run_take_up", "eye", self._with(lambda run: self._run.adopt(run.record))
        )
        self._compare = self._button("run_difference", "difference", self._with(self._ask_for_difference))
        self._columns = self._button("run_columns", "runs", self.columns_asked.emit)
        self._open = self._button("run_open", "open", self.files.ask_to_open)
        self._save = self._button("run_save", "save", self._with(self._ask_to_save))
        self._export = self._button("run_export", "download", lambda: None)
        self._delete = self._button("run_delete", "clear", self.delete)
        self._restore = self._button("run_restore", "undo", self._restore_last)
        self._exports = self._export_menu()
        self._lay_out()
        self.retranslate()
        self.restyle()

    def _button(self, name: str, icon: str, pressed: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setIcon(theme.icon(icon))
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.clicked.connect(lambda _checked: pressed())
        return button

    def _with(self, act: Callable[[ListedRun], object]) -> Callable[[], None]:
        """Return what does something with the run that is chosen then."""

        def pressed() -> None:
            run = self._chosen()
            if run is not None:
                act(run)

        return pressed

    def _export_menu(self) -> tuple[QAction, ...]:
        """Make the menu of what goes into files of other kinds."""
        menu = QMenu(self._export)
        menu.setToolTipsVisible(True)
        actions = []
        for name, ask in (
            ("export_weights", self._with(self.exports.ask_for_weights)),
            ("export_table", self.exports.ask_for_table),
            ("export_picture", self.exports.ask_for_picture),
            ("export_script", self._with(self.exports.ask_for_script)),
        ):
            action = menu.addAction("", ask)
            assert action is not None
            action.setObjectName(name)
            actions.append(action)
        self._export.setMenu(menu)
        self._export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return tuple(actions)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        for left, right in (
            ((self._repeat, self._take_up, self._compare), (self._columns,)),
            ((self._open, self._save, self._export), (self._delete, self._restore)),
        ):
            row = QHBoxLayout()
            for button in left:
                row.addWidget(button)
            row.addStretch(1)
            for button in right:
                row.addWidget(button)
            rows.addLayout(row)

    def refresh(self) -> None:
        """Allow what makes sense for the run that is chosen."""
        run, listed = self._chosen(), bool(self._run.runs.listed)
        begun = run is not None and run.record.newest is not None
        past = run is not None and run.record is not self._run.record
        self._repeat.setEnabled(run is not None)
        self._take_up.setEnabled(begun and past)
        self._compare.setEnabled(past)
        # The current run goes on being written: it is put back by Reset, not deleted.
        self._delete.setEnabled(past)
        self._restore.setEnabled(self._run.runs.can_restore)
        self._save.setEnabled(begun)
        for button in (self._export, self._columns):
            button.setEnabled(listed)
        for action in (self._exports[0], self._exports[-1]):
            action.setEnabled(begun)

    def delete(self) -> None:
        """Take the chosen run off the list, unless it is the current one."""
        run = self._chosen()
        if run is not None and run.record is not self._run.record:
            self._run.runs.delete(run.number)
            self._run.runs_changed.emit()

    def _restore_last(self) -> None:
        self._run.runs.restore()
        self._run.runs_changed.emit()

    def _ask_for_difference(self, run: ListedRun) -> None:
        # Whether it is drawn now, the list may not have been told yet.
        self._run.runs.show(run.number, True)
        self._run.runs_changed.emit()
        self.difference_asked.emit(run.number)

    def _ask_to_save(self, run: ListedRun) -> None:
        self.files.ask_to_save(run.record, run_name(run))

    def retranslate(self) -> None:
        """Set the texts."""
        self._repeat.setText(self.tr("Again"))
        for button, name, tip in (
            (
                self._repeat,
                self.tr("Again, with one change"),
                self.tr("Set up a new run like this one, same seed, same first weights: change one thing"),
            ),
            (
                self._take_up,
                self.tr("Look at this run"),
                self.tr("Make this run the current one again: look back on it, branch it, or train it on"),
            ),
            (
                self._compare,
                self.tr("Difference to the current run"),
                self.tr("Draw the curves of this run minus those of the current one, at the same iterations"),
            ),
            (
                self._columns,
                self.tr("All columns"),
                self.tr("Show the runs with all their settings and figures, in a window of its own"),
            ),
            (
                self._open,
                self.tr("Open a run"),
                self.tr("Open the file of a run: its curves and every iteration, to be trained on"),
            ),
            (
                self._save,
                self.tr("Save the run"),
                self.tr("Save this run in one file, from which it opens again with every iteration"),
            ),
            (
                self._export,
                self.tr("Export"),
                self.tr("Export weights, curves or a NumPy script"),
            ),
            (
                self._delete,
                self.tr("Delete the run"),
                self.tr("Take this run off the list (Delete). The current run stays."),
            ),
            (self._restore, self.tr("Undo delete"), self.tr("Bring back the run deleted last")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(tip)
        for action, (text, tip) in zip(self._exports, self._export_texts(), strict=True):
            action.setText(text)
            action.setToolTip(tip)

    def _export_texts(self) -> tuple[tuple[str, str], ...]:
        return (
            (
                self.tr("Weights of this run (.npz)…"),
                self.tr("A file that can read the canvas; of the current run, the iteration looked at"),
            ),
            (
                self.tr("Curves as a table (.csv)…"),
                self.tr("Every iteration of the runs that are ticked, for a spreadsheet"),
            ),
            (
                self.tr("Curves as a picture (.png, .svg)…"),
                self.tr("Loss and accuracy of the runs that are ticked, for a page"),
            ),
            (
                self.tr("This run as a NumPy script (.py)…"),
                self.tr("A short program without this one, which makes the same losses again"),
            ),
        )

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        layout = self.layout()
        if layout is not None:
            layout.setSpacing(0)
        for button in self.findChildren(QToolButton):
            button.setIconSize(QSize(2 * unit, 2 * unit))
