"""A run that was going on when the program ended: offered at the next start, without getting in the way."""

from __future__ import annotations

import contextlib
import datetime
from typing import TYPE_CHECKING

from PyQt6.QtCore import QEvent, QLocale, QObject, QPoint, Qt, QTimer, pyqtSignal
from PyQt6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabBar,
    QToolButton,
    QWidget,
)

from explorer.training.autosaves import KeptRun, autosave_folder, clear_old, kept_runs
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.background import Progress, run_in_background
from explorer.ui.formatting import whole
from explorer.ui.settings import Settings

if TYPE_CHECKING:
    from explorer.ui.autosave import FileLocks
    from explorer.ui.run import Run
    from explorer.ui.run_files import RunFiles

_PATIENCE_MS = 30_000
"""Nobody took it up so long: it gives back what it covers, and comes again at the next start."""


def run_time(began: datetime.datetime) -> str:
    """Return when a run began: the time of day, and the day unless it is today."""
    time = began.strftime("%H:%M")
    if began.date() == datetime.datetime.now().astimezone().date():
        return time
    day = QLocale().toString(began.date(), QLocale.FormatType.ShortFormat)
    return f"{day} {time}"


class InterruptedRuns(Appearance, QFrame):
    """A card beside the tabs of the window: the newest such run, to open, to discard, or to leave there.

    It is offered until it was answered once, or another was trained instead; like those before it, it stays
    in the menu of earlier runs.

    Parameters
    ----------
    files : RunFiles
        Opens it.
    locks : FileLocks
        Know what other windows are writing.
    run : Run
        When it goes, the card does too.
    window : QWidget
    tabs : QTabBar, optional
        In the window; at the right of it the card covers nothing. Without room there it is at the foot.

    Signals
    -------
    looked
        What there is was found; the card is there if anything was.
    """

    looked = pyqtSignal()

    def __init__(
        self, files: RunFiles, locks: FileLocks, run: Run, window: QWidget, tabs: QTabBar | None = None
    ) -> None:
        super().__init__(window)
        self._tabs = tabs
        self.setObjectName("interrupted_runs")
        self.setProperty("role", "message")
        self.setAutoFillBackground(True)
        self._files = files
        self._locks = locks
        self._run = run
        self._settings = Settings()
        self._found: list[KeptRun] = []
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._sentence = QLabel(self)
        self._sentence.setObjectName("interrupted_sentence")
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._open = QPushButton(self)
        self._open.setObjectName("interrupted_open")
        self._discard = QPushButton(self)
        self._discard.setObjectName("interrupted_discard")
        self._later = QToolButton(self)
        self._later.setObjectName("interrupted_later")
        self._later.setAutoRaise(True)
        self._later.setIcon(theme.icon("close"))
        self._line = QHBoxLayout(self)
        self._line.addWidget(self._sentence, 1)
        for button in (self._open, self._discard, self._later):
            self._line.addWidget(button)
        self._open.clicked.connect(self._take_up)
        self._discard.clicked.connect(self._throw_away)
        self._later.clicked.connect(self._answer)
        self._patience.timeout.connect(self._give_way)
        run.state_changed.connect(self._follow_run)
        self.hide()
        window.installEventFilter(self)
        self.retranslate()
        self.restyle()

    def look(self) -> None:
        """Look for runs that were cut off, beside the window, and clear what is old."""
        folder, in_use, answered = autosave_folder(), self._locks.in_use, self._settings.answered_run

        def work(_progress: Progress) -> list[KeptRun]:
            clear_old(folder, in_use)
            cut_off = [run for run in kept_runs(folder, in_use) if not run.seen.complete]
            # Their names begin with the time: what is not after the one answered was offered before.
            return cut_off if cut_off and cut_off[0].path.name > answered else []

        run_in_background(self, work, self._offer, lambda _error: None)

    def _offer(self, found: list[KeptRun]) -> None:
        self._found = [] if str(self._run.state) == "running" else found
        self.setVisible(bool(self._found))
        self.retranslate()
        if self._found:
            self.raise_()
            self._place()
            self._patience.start()
        self.looked.emit()

    def _answer(self) -> None:
        """Go, and do not offer these again."""
        if self._found:
            self._settings.answered_run = self._found[0].path.name
        self._found = []
        self._patience.stop()
        self.hide()

    def _give_way(self) -> None:
        if self.underMouse() or self.isAncestorOf(QApplication.focusWidget()):
            self._patience.start()
        else:
            self.hide()

    def _follow_run(self) -> None:
        if self.isVisible() and str(self._run.state) == "running":
            self._answer()

    def _take_up(self) -> None:
        path = self._found[0].path
        self._answer()
        self._files.recover(path, lambda: None)

    def _throw_away(self) -> None:
        with contextlib.suppress(OSError):
            self._found[0].path.unlink(missing_ok=True)
        self._answer()

    def retranslate(self) -> None:
        """Set the texts."""
        self.setAccessibleName(self.tr("Interrupted run"))
        self._open.setText(self.tr("Open"))
        self._open.setToolTip(self.tr("Take the run up as it was last saved: look back on it, or train on"))
        self._discard.setText(self.tr("Discard"))
        self._discard.setToolTip(self.tr("Delete what was saved of it"))
        self._later.setToolTip(self.tr("Leave it in File ▸ Earlier runs"))
        self._later.setAccessibleName(self._later.toolTip())
        if not self._found:
            return
        run = self._found[0]
        name = run.seen.name or self.tr("Run of {time}").format(time=run_time(run.began))
        text = self.tr("{name}, {n} iterations, was going on when the program ended").format(
            name=name, n=whole(run.seen.iteration or 0)
        )
        if len(self._found) > 1:
            text = self.tr("{sentence} ({n} more in File ▸ Earlier runs)").format(
                sentence=text, n=len(self._found) - 1
            )
        self._sentence.setText(text)

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self._line.setContentsMargins(2 * unit, unit // 2, unit, unit // 2)
        self._line.setSpacing(unit)
        self._place()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Keep to the right of the window when it changes its size."""
        if event is not None and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
            QTimer.singleShot(0, self._place)  # once the tabs have their new place
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        unit = theme.unit()
        self.adjustSize()
        width = min(self.sizeHint().width(), window.width() - 4 * unit)
        left, height, tabs = window.width() - width - unit, self.height(), self._tabs
        top = window.height() - height - 5 * unit  # clear of the status bar
        if tabs is not None:
            corner = tabs.mapTo(window, QPoint(0, 0))
            if corner.x() + tabs.tabRect(tabs.count() - 1).right() + unit <= left:
                top = corner.y() + (tabs.height() - height) // 2
        self.setGeometry(left, top, width, height)
