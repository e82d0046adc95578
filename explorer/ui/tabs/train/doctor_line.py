"""The doctor's word in the tab: one quiet line, and its explanation when one asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QPoint, QSize, Qt
from PyQt6.QtWidgets import QFrame, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from explorer.training.doctor import Case, Finding, examine
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.tabs.train.doctor_words import finding_explanation, finding_line

if TYPE_CHECKING:
    from explorer.ui.session import Session

_INTERVAL_MS = 1000
_EXPLANATION_WIDTH = 44


class DoctorLine(Appearance, QToolButton):
    """Says what is wrong with the run, where something is; pressed, it explains.

    Parameters
    ----------
    session : Session
    parent : QWidget, optional
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = session.run
        self._found: tuple[Finding, ...] = ()
        self.setObjectName("doctor")
        self.setAutoRaise(True)
        self.setIcon(theme.icon("warning"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._popup = QFrame(self, Qt.WindowType.Popup)
        self._popup.setProperty("role", "card")
        self._text = QLabel(self._popup)
        self._text.setObjectName("doctor_explanation")
        self._text.setWordWrap(True)
        QVBoxLayout(self._popup).addWidget(self._text)
        self.clicked.connect(self._explain)
        # The line hides itself while there is nothing to say, so the clock watches what it stands in.
        self._refresh = session.clock.add(parent or self, self.refresh, _INTERVAL_MS)
        for signal in (self._run.advanced, self._run.state_changed, self._run.setup_changed):
            signal.connect(self._refresh.request)
        self.hide()
        self.retranslate()
        self.restyle()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong at the moment."""
        return self._found

    def refresh(self) -> None:
        """Examine the run."""
        run = self._run
        if run.snapshot is None or run.dataset is None or not len(run.history):
            self._found = ()
        else:
            network, images = run.snapshot.network, run.dataset.test
            self._found = examine(Case(run.setup, network, images, run.history, run.learning_rate))
        self._say()

    def _say(self) -> None:
        self.setVisible(bool(self._found))
        if self._found:
            line = finding_line(self._found[0])
            self.setText(line)
            self.setAccessibleName(line)
            self._text.setText("\n\n".join(map(finding_explanation, self._found)))

    def _explain(self) -> None:
        self._popup.setFixedWidth(_EXPLANATION_WIDTH * theme.unit())
        self._popup.adjustSize()
        right = self.mapToGlobal(QPoint(self.width(), self.height()))
        self._popup.move(right - QPoint(self._popup.width(), 0))
        self._popup.show()

    def retranslate(self) -> None:
        """Set the texts."""
        self.setToolTip(self.tr("What is wrong here? Press to see what it means and what helps"))
        self._say()

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self.setIconSize(QSize(2 * unit, 2 * unit))
