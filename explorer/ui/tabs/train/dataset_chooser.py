"""Which data a run learns from, and the download of what is not here yet, in place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PyQt6.QtCore import QSize, pyqtSignal
from PyQt6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.data import ALL_DATASETS, available, entry_of, fetch, own_digits, sizes
from explorer.data.holding_out import FEWEST_DIGITS
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.background import Progress, Task, run_in_background
from explorer.ui.error_sentences import sentence_for
from explorer.ui.formatting import megabytes
from explorer.ui.registry_names import dataset_title
from explorer.ui.tabs.train.choice_box import ChoiceBox

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.data import DatasetEntry
    from explorer.ui.sentence import Sentence
    from explorer.ui.session import Session


class DatasetChooser(Appearance, QWidget):
    """A choice of data sets; one that is not on this computer offers to be downloaded, and can be cancelled.

    Parameters
    ----------
    session : Session
    parent : QWidget, optional

    Signals
    -------
    edited()
        The user chose another one, or the chosen one has arrived.
    """

    edited = pyqtSignal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._task: Task | None = None
        self._fault: Sentence | None = None
        self.combo = ChoiceBox(self)
        self.combo.setObjectName("dataset")
        for key in ALL_DATASETS:
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
        self._browse = QToolButton(self)
        self._browse.setObjectName("browse_data")
        self._browse.setIcon(theme.icon("search"))
        self._browse.clicked.connect(lambda _checked: session.browse_requested.emit(self.key))
        top = QHBoxLayout()
        top.addWidget(self.combo, 1)
        top.addWidget(self._browse)
        row = QHBoxLayout()
        row.addWidget(self._bar, 1)
        row.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        for part in (self._about, self._message):
            column.addWidget(part)
        column.addLayout(row)
        self.combo.activated.connect(self._choose)
        session.kept.changed.connect(self._take_kept)
        self.retranslate()
        self.restyle()

    @property
    def tab_chain(self) -> list[QWidget]:
        """What the keyboard goes through, in order."""
        return [self.combo, self._browse, self._button]

    @property
    def key(self) -> str:
        """Key of the chosen data set in `explorer.data.ALL_DATASETS`."""
        return str(self.combo.currentData())

    @property
    def ready(self) -> bool:
        """Whether the chosen data set is on this computer."""
        return available(self.key)

    @property
    def obstacle(self) -> str:
        """Why nothing can be learned from it yet, empty when it can."""
        if self.ready:
            return ""
        entry = entry_of(self.key)
        if self._missing(entry):
            return self.tr("Download {name} first.").format(name=dataset_title(entry.beside or entry.key))
        return self._too_few()

    @property
    def sizes(self) -> tuple[int, int]:
        """Images to learn from and to test on."""
        return sizes(self.key)

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
        entry = entry_of(self.key)
        self._task = run_in_background(
            self, partial(_fetch, entry.beside or entry.key), self._fetched, self._failed
        )
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

    def _take_kept(self) -> None:
        """Count the user's own digits again."""
        self._refresh()
        if entry_of(self.key).own:
            self.edited.emit()

    def _missing(self, entry: DatasetEntry) -> bool:
        """Return whether there is something to download."""
        return not available(entry.beside or entry.key) if entry.beside or not entry.own else False

    def _too_few(self) -> str:
        return self.tr("Keep {least} of your own digits first: there are {n}.").format(
            least=FEWEST_DIGITS, n=own_digits()
        )

    def _refresh(self) -> None:
        fetching = self.fetching
        self.combo.setEnabled(not fetching)
        self._bar.setVisible(fetching)
        self._button.setVisible(fetching or self._missing(entry_of(self.key)))
        self._message.setVisible(self._fault is not None and not fetching)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the texts, which say what is here and what would have to be downloaded."""
        for index in range(self.combo.count()):
            self.combo.setItemText(index, self._offer(entry_of(str(self.combo.itemData(index)))))
        entry = entry_of(self.key)
        self._about.setText(self._about_text(entry))
        self._message.setText("" if self._fault is None else self._fault.text())
        self.combo.setAccessibleName(self.tr("Data"))
        tip = self.tr("The images to learn from, and to be tested on (sections 3.6.1 and 4.1.2).")
        origin = self.tr("{source}. {licence}.").format(source=entry.source, licence=entry.licence)
        if entry.own:
            origin = self.tr(
                "Of your digits every third is never learned from: those judge. Among others, yours come up "
                "more often than their number."
            )
        self.combo.setToolTip(f"{tip}\n{origin}")
        self._browse.setToolTip(self.tr("Look at the images of this data set"))
        self._browse.setAccessibleName(self.tr("Browse images"))
        entry = entry_of(entry.beside or entry.key)
        if self.fetching:
            self._button.setText(self.tr("Cancel"))
            self._button.setToolTip(self.tr("Stop the download; complete files are kept"))
        else:
            self._button.setText(self.tr("Download {size}").format(size=megabytes(entry.size)))
            self._button.setToolTip(
                self.tr("Download {name} to this computer, once").format(name=dataset_title(entry.key))
            )

    def _offer(self, entry: DatasetEntry) -> str:
        """Return a data set's line in the list: its name, and what has to be done before it can be used."""
        title = dataset_title(entry.key)
        if self._missing(entry):
            size = megabytes(entry_of(entry.beside or entry.key).size)
            return self.tr("{name} (download, {size})").format(name=title, size=size)
        if entry.own and not entry.beside:
            return self.tr("{name} ({n} kept)").format(name=title, n=own_digits())
        return title

    def _about_text(self, entry: DatasetEntry) -> str:
        """Return what is there to learn from and to be judged by."""
        if entry.own and own_digits() < FEWEST_DIGITS:
            return self.tr("Too few of your own digits yet: draw one, say what it is, and keep it (Ctrl+K).")
        train, test = sizes(entry.key)
        text = (
            self.tr("{train} to learn from, {test} of yours to test")
            if entry.own
            else self.tr("{train} to learn from, {test} to test")
        )
        return text.format(train=f"{train:,}", test=f"{test:,}")

    def restyle(self) -> None:
        """Take the theme's measures, and look what is to be shown."""
        layout = self.layout()
        if layout is not None:
            layout.setSpacing(theme.unit() // 2)
        self._browse.setIconSize(QSize(2, 2) * theme.unit())
        self._bar.setVisible(self.fetching)
        self._button.setVisible(self.fetching or self._missing(entry_of(self.key)))
        self._message.setVisible(self._fault is not None and not self.fetching)


def _fetch(key: str, progress: Progress) -> Path:
    return fetch(key, progress.report, progress.cancelled)
