"""Which data a run learns from, and the download of what is not here yet, in place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from explorer.data import DATASETS, available, fetch
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.background import Progress, Task, run_in_background
from explorer.ui.error_sentences import sentence_for
from explorer.ui.formatting import megabytes
from explorer.ui.registry_names import dataset_title

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.ui.sentence import Sentence


class DatasetChooser(Appearance, QWidget):
    """A choice of data sets; one that is not on this computer offers to be downloaded, and can be cancelled.

    Signals
    -------
    edited()
        The user chose another one, or the chosen one has arrived.
    """

    edited = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._fault: Sentence | None = None
        self.combo = QComboBox(self)
        self.combo.setObjectName("dataset")
        for key in DATASETS:
            self.combo.addItem("", key)
        self.combo.setMinimumContentsLength(8)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._about = QLabel(self)
        self._about.setProperty("role", "caption")
        self._about.setWordWrap(True)
        self._message = QLabel(self)
        self._message.setProperty("role", "error")
        self._message.setWordWrap(True)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._button = QPushButton(self)
        self._button.setObjectName("dataset_fetch")
        self._button.clicked.connect(self._press)
        row = QHBoxLayout()
        row.addWidget(self._bar, 1)
        row.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.combo, self._about, self._message):
            column.addWidget(part)
        column.addLayout(row)
        self.combo.activated.connect(self._choose)
        self.retranslate()
        self.restyle()

    @property
    def key(self) -> str:
        """Key of the chosen data set in `explorer.data.DATASETS`."""
        return str(self.combo.currentData())

    @property
    def ready(self) -> bool:
        """Whether the chosen data set is on this computer."""
        return available(self.key)

    @property
    def fetching(self) -> bool:
        """Whether a download is under way."""
        return self._task is not None

    def show_key(self, key: str) -> None:
        """Show the data set of a set-up."""
        if key != self.key:
            self.combo.setCurrentIndex(self.combo.findData(key))
            self._fault = None
            self._refresh()

    def _choose(self) -> None:
        self._fault = None
        self._refresh()
        self.edited.emit()

    def _press(self) -> None:
        if self._task is not None:
            self._task.cancel()
            return
        self._fault = None
        self._task = run_in_background(self, partial(_fetch, self.key), self._fetched, self._failed)
        self._task.progressed.connect(self._show_progress)
        self._task.ended.connect(self._ended)
        self._bar.setRange(0, 0)
        self._refresh()

    def _show_progress(self, done: int, total: int) -> None:
        # Kilobytes: Qt's progress bar counts to 2³¹.
        self._bar.setRange(0, max(total // 1024, 1))
        self._bar.setValue(done // 1024)

    def _fetched(self, _folder: Path) -> None:
        self.retranslate()

    def _failed(self, error: BaseException) -> None:
        self._fault = sentence_for(error)

    def _ended(self) -> None:
        self._task = None
        self._refresh()
        self.edited.emit()

    def _refresh(self) -> None:
        here, fetching = self.ready, self.fetching
        self.combo.setEnabled(not fetching)
        self._bar.setVisible(fetching)
        self._button.setVisible(fetching or not here)
        self._message.setVisible(self._fault is not None and not fetching)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the texts, which say what is here and what would have to be downloaded."""
        for index in range(self.combo.count()):
            entry = DATASETS[str(self.combo.itemData(index))]
            title = dataset_title(entry.key)
            offer = self.tr("{name} (download, {size})").format(name=title, size=megabytes(entry.size))
            self.combo.setItemText(index, title if available(entry.key) else offer)
        entry = DATASETS[self.key]
        self._about.setText(
            self.tr("{train} to learn from, {test} to test").format(
                train=f"{entry.train_size:,}", test=f"{entry.test_size:,}"
            )
        )
        self._message.setText("" if self._fault is None else self._fault.text())
        self.combo.setAccessibleName(self.tr("Data"))
        tip = self.tr("The images to learn from, and to be tested on (sections 3.6.1 and 4.1.2).")
        origin = self.tr("{source}. {licence}.").format(source=entry.source, licence=entry.licence)
        self.combo.setToolTip(f"{tip}\n{origin}")
        if self.fetching:
            self._button.setText(self.tr("Cancel"))
            self._button.setToolTip(self.tr("Stop the download; complete files are kept"))
        else:
            self._button.setText(self.tr("Download {size}").format(size=megabytes(entry.size)))
            self._button.setToolTip(
                self.tr("Download {name} to this computer, once").format(name=dataset_title(entry.key))
            )

    def restyle(self) -> None:
        """Take the theme's measures, and look what is to be shown."""
        layout = self.layout()
        if layout is not None:
            layout.setSpacing(theme.unit() // 2)
        here = self.ready
        self._bar.setVisible(self.fetching)
        self._button.setVisible(self.fetching or not here)
        self._message.setVisible(self._fault is not None and not self.fetching)


def _fetch(key: str, progress: Progress) -> Path:
    return fetch(key, progress.report, progress.cancelled)
