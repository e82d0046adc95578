"""The menu of the runs that were kept by themselves: looked up when it is opened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PyQt6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.ui.autosave import FileLocks
    from explorer.ui.run_files import RunFiles

_MOST = 12


class KeptRunsMenu(QMenu):
    """One entry a run, the newest first; an entry opens it.

    Parameters
    ----------
    files : RunFiles
        Opens it.
    locks : FileLocks
        Know what is being written just now: that is left out.
    parent : QWidget, optional
    """

    def __init__(self, files: RunFiles, locks: FileLocks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files = files
        self._locks = locks
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        # Imported when it is opened: most starts of the program never need it.
        from explorer.training.autosaves import autosave_folder, kept_runs
        from explorer.ui.formatting import whole
        from explorer.ui.interrupted_runs import run_time

        self.clear()
        for run in kept_runs(autosave_folder(), self._locks.in_use)[:_MOST]:
            name = run.seen.name or self.tr("Run of {time}").format(time=run_time(run.began))
            text = self.tr("{name}: {n} iterations").format(name=name, n=whole(run.seen.iteration or 0))
            action = self.addAction(text.replace("&", "&&"))
            if action is not None:
                action.setToolTip(self.tr("Open this run as it was last saved"))
                action.triggered.connect(partial(self._open, run.path, run.seen.complete))
        if self.isEmpty():
            nothing = self.addAction(self.tr("None yet: every run you train is kept here for a while"))
            if nothing is not None:
                nothing.setEnabled(False)

    def _open(self, path: Path, complete: bool, _checked: bool) -> None:
        if complete:
            self._files.open(path, kept=True)
        else:
            self._files.recover(path, lambda: None)
