"""The menu of the data sets that random samples are taken from: looked up when it is opened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PyQt6.QtGui import QActionGroup
from PyQt6.QtWidgets import QMenu, QWidget

from explorer.data import DATASETS, available
from explorer.ui import messages
from explorer.ui.background import run_in_background
from explorer.ui.registry_names import dataset_title

if TYPE_CHECKING:
    from explorer.data import Dataset
    from explorer.ui.background import Progress, Task
    from explorer.ui.session import Session


class SamplesMenu(QMenu):
    """One entry a data set, the one in use checked; what has not been downloaded cannot be chosen.

    Parameters
    ----------
    session : Session
        Has the data set in use.
    parent : QWidget, optional
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("samples_menu")
        self._session = session
        self._task: Task | None = None
        self._group = QActionGroup(self)
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List the data sets as they are now."""
        self.clear()
        in_use, _, _ = self._session.dataset_counts()
        for key in DATASETS:
            action = self.addAction(dataset_title(key).replace("&", "&&"))
            assert action is not None
            action.setObjectName(f"samples_{key}")
            action.setCheckable(True)
            action.setChecked(key == in_use)
            self._group.addAction(action)
            action.triggered.connect(partial(self._choose, key))
            if not available(key):
                action.setEnabled(False)
                action.setToolTip(self.tr("Not here yet: the Train tab downloads it, under Data"))

    def _choose(self, key: str, _checked: bool) -> None:
        if self._task is not None:
            self._task.cancel()
        session = self._session

        def load(_progress: Progress) -> Dataset:
            return session.load_dataset(key)

        self._task = run_in_background(
            self, load, lambda _dataset: session.choose_dataset(key), messages.report
        )
