"""The card at the foot of the window that says what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PyQt6.QtCore import QEvent, QObject, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QGuiApplication, QKeyEvent
from PyQt6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.environment import environment_lines

if TYPE_CHECKING:
    from explorer.ui.sentence import Sentence

_WIDEST = 100  # grid steps
_DETAILS_HEIGHT = 26


class ShownReport(Protocol):
    """What the bar needs to know of an error."""

    @property
    def sentence(self) -> Sentence:
        """One translated sentence."""

    @property
    def summary(self) -> str:
        """The exception's own last line."""

    @property
    def details(self) -> str:
        """The traceback."""


class MessageBar(Appearance, QFrame):
    """A card over the foot of its window: one sentence, details on demand. It never takes the focus."""

    dismissed = pyqtSignal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("message_bar")
        self.setProperty("role", "message")
        self.setAutoFillBackground(True)
        self._report: ShownReport | None = None
        self._count = 1
        self._waiting = 0
        self._build()
        self.hide()
        window.installEventFilter(self)
        self.retranslate()
        self.restyle()

    def _build(self) -> None:
        self._mark = QLabel()
        self._sentence = QLabel()
        self._sentence.setObjectName("message_sentence")
        self._sentence.setWordWrap(True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._note = QLabel()
        self._note.setProperty("role", "caption")
        self._details_button = QPushButton()
        self._details_button.setObjectName("message_details_button")
        self._details_button.setCheckable(True)
        self._copy_button = QPushButton()
        self._copy_button.setObjectName("message_copy_button")
        self._close_button = QToolButton()
        self._close_button.setObjectName("message_close_button")
        self._close_button.setAutoRaise(True)
        self._close_button.setIcon(theme.icon("close"))
        self._details = QPlainTextEdit()
        self._details.setObjectName("message_details")
        self._details.setReadOnly(True)
        self._details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._details.hide()
        self._details_button.toggled.connect(self._show_details)
        self._copy_button.clicked.connect(self._copy)
        self._close_button.clicked.connect(self._dismiss)
        self._arrange()

    def _arrange(self) -> None:
        self._line = QHBoxLayout()
        self._line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self._sentence, 1)
        self._line.addWidget(self._note)
        for button in (self._details_button, self._copy_button, self._close_button):
            self._line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._line)
        self._column.addWidget(self._details)

    def show_report(self, report: ShownReport, count: int, waiting: int) -> None:
        """Show an error that happened ``count`` times, with ``waiting`` others behind it."""
        self._report, self._count, self._waiting = report, count, waiting
        self._fill()
        self.show()
        self.raise_()
        self._place()

    def details_text(self) -> str:
        """Return what "Copy details" copies: the sentence, the traceback and the environment."""
        if self._report is None:
            return ""
        parts = (self._report.sentence.text(), self._report.details.rstrip(), "\n".join(environment_lines()))
        return "\n\n".join(parts) + "\n"

    def retranslate(self) -> None:
        """Set the words of the buttons and of the message in sight."""
        self.setAccessibleName(self.tr("Message"))
        self._details_button.setText(self.tr("Details"))
        self._details_button.setToolTip(self.tr("Show where in the program this happened"))
        self._copy_button.setText(self.tr("Copy details"))
        self._copy_button.setToolTip(self.tr("Copy the message, where it happened and the versions in use"))
        self._close_button.setToolTip(self.tr("Close this message"))
        self._close_button.setAccessibleName(self.tr("Close this message"))
        self._details.setAccessibleName(self.tr("Details"))
        self._fill()

    def restyle(self) -> None:
        """Take over the measures and fonts of the theme."""
        unit = theme.unit()
        self._column.setContentsMargins(2 * unit, unit + unit // 2, unit + unit // 2, unit + unit // 2)
        self._line.setSpacing(unit)
        side = 2 * unit + unit // 2
        self._mark.setPixmap(theme.icon("warning", "warning").pixmap(QSize(side, side)))
        self._note.setFont(theme.numeric_font())
        self._details.setFont(theme.mono_font(0.92))
        self._details.setFixedHeight(_DETAILS_HEIGHT * unit)
        self._place()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Keep to the foot of the window when it changes its size."""
        if event is not None and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent | None) -> bool:
        """Take another height when the text in here asks for one."""
        handled = super().event(event)
        if event is not None and event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._place()
        return handled

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Close on Escape, when the keyboard is in here."""
        if event is not None and event.key() == Qt.Key.Key_Escape:
            self._dismiss()
            return
        super().keyPressEvent(event)

    def _fill(self) -> None:
        if self._report is None:
            return
        self._sentence.setText(self._report.sentence.text())
        self._sentence.setToolTip(self._report.summary)
        notes = []
        if self._count > 1:
            notes.append(self.tr("{n} times").format(n=f"{self._count:,}"))
        if self._waiting:
            notes.append(self.tr("{n} more").format(n=self._waiting))
        self._note.setText(" · ".join(notes))
        self._note.setVisible(bool(notes))
        if self._details.isVisibleTo(self):
            self._details.setPlainText(self.details_text())

    def _show_details(self, shown: bool) -> None:
        self._details.setVisible(shown)
        self._fill()
        self._place()

    def _copy(self) -> None:
        clipboard = QGuiApplication.clipboard()
        if clipboard is not None:
            clipboard.setText(self.details_text())

    def _dismiss(self) -> None:
        self._details_button.setChecked(False)
        self.dismissed.emit()

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        unit = theme.unit()
        width = min(_WIDEST * unit, window.width() - 4 * unit)
        self._column.invalidate()
        height = self._column.totalHeightForWidth(width)
        # Clear of the status bar, which goes on telling the state of the run.
        foot = 5 * unit
        self.setGeometry((window.width() - width) // 2, window.height() - height - foot, width, height)
