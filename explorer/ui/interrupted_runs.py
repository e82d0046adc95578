"""Runs that a crash cut off: found at the start, and offered without getting in the way."""

from __future__ import annotations

import contextlib
import datetime
from typing import TYPE_CHECKING

from PyQt6.QtCore import QEvent, QLocale, QObject, Qt
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from explorer.training.autosaves import KeptRun, autosave_folder, clear_old, kept_runs
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.background import Progress, run_in_background
from explorer.ui.formatting import whole

if TYPE_CHECKING:
    from explorer.ui.autosave import FileLocks
    from explorer.ui.run_files import RunFiles


def has_kept_runs() -> bool:
    """Return whether there is anything to look through; as cheap as a start of the program needs it."""
    folder = autosave_folder()
    return folder.is_dir() and any(folder.iterdir())


def run_time(began: datetime.datetime) -> str:
    """Return when a run began: the time of day, and the day unless it is today."""
    time = began.strftime("%H:%M")
    if began.date() == datetime.datetime.now().astimezone().date():
        return time
    day = QLocale().toString(began.date(), QLocale.FormatType.ShortFormat)
    return f"{day} {time}"


class InterruptedRuns(Appearance, QFrame):
    """A card at the foot of the window: one run, to open, to discard, or to leave for the next start.

    Parameters
    ----------
    files : RunFiles
        Opens it.
    locks : FileLocks
        Know what other windows are writing.
    window : QWidget
    """

    def __init__(self, files: RunFiles, locks: FileLocks, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("interrupted_runs")
        self.setProperty("role", "message")
        self.setAutoFillBackground(True)
        self._files = files
        self._locks = locks
        self._found: list[KeptRun] = []
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
        self._later.clicked.connect(self._next)
        self.hide()
        window.installEventFilter(self)
        self.retranslate()
        self.restyle()

    def look(self) -> None:
        """Look for runs that were cut off, beside the window, and clear what is old."""
        folder, in_use = autosave_folder(), self._locks.in_use

        def work(_progress: Progress) -> list[KeptRun]:
            clear_old(folder, in_use)
            return [run for run in kept_runs(folder, in_use) if not run.seen.complete]

        run_in_background(self, work, self._offer, lambda _error: None)

    def _offer(self, found: list[KeptRun]) -> None:
        self._found = found
        self.setVisible(bool(found))
        self.retranslate()
        if found:
            self.raise_()
            self._place()

    def _next(self) -> None:
        self._offer(self._found[1:])

    def _take_up(self) -> None:
        path = self._found[0].path
        self._next()
        self._files.recover(path, lambda: None)

    def _throw_away(self) -> None:
        with contextlib.suppress(OSError):
            self._found[0].path.unlink(missing_ok=True)
        self._next()

    def retranslate(self) -> None:
        """Set the texts."""
        self.setAccessibleName(self.tr("Interrupted run"))
        self._open.setText(self.tr("Open"))
        self._open.setToolTip(self.tr("Take the run up as it was last saved: look back on it, or train on"))
        self._discard.setText(self.tr("Discard"))
        self._discard.setToolTip(self.tr("Delete what was saved of it"))
        self._later.setToolTip(self.tr("Ask again at the next start"))
        self._later.setAccessibleName(self._later.toolTip())
        if not self._found:
            return
        run = self._found[0]
        name = run.seen.name or self.tr("Run of {time}").format(time=run_time(run.began))
        text = self.tr("{name}, {n} iterations, was interrupted").format(
            name=name, n=whole(run.seen.iteration or 0)
        )
        if len(self._found) > 1:
            text = self.tr("{sentence} ({n} more)").format(sentence=text, n=len(self._found) - 1)
        self._sentence.setText(text)

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self._line.setContentsMargins(2 * unit, unit, unit, unit)
        self._line.setSpacing(unit)
        self._place()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Keep to the foot of the window when it changes its size."""
        if event is not None and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        unit = theme.unit()
        self.adjustSize()
        width = min(self.sizeHint().width(), window.width() - 4 * unit)
        # Clear of the status bar, and at the right: the drawing's own column stays free.
        left = window.width() - width - 2 * unit
        self.setGeometry(left, window.height() - self.height() - 5 * unit, width, self.height())
