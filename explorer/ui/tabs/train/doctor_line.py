"""The doctor's word in the tab: one quiet line, and its explanation when one asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtWidgets import QLabel, QSizePolicy, QToolButton, QWidget

from explorer.training.doctor import Case, Finding, examine
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.tabs.train.doctor_words import finding_explanation, finding_line

if TYPE_CHECKING:
    from explorer.ui.session import Session

_INTERVAL_MS = 1000


class DoctorLine(Appearance, QToolButton):
    """Says what is wrong with the run, where something is; pressed, it explains.

    Parameters
    ----------
    session : Session
    parent : QWidget

    Attributes
    ----------
    explanation : QLabel
        To be put under the line; shows itself when it is asked for.
    """

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._run = session.run
        self._found: tuple[Finding, ...] = ()
        self.setObjectName("doctor")
        self.setAutoRaise(True)
        self.setIcon(theme.icon("warning"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)  # or its first word would push the curves down
        self.setSizePolicy(policy)
        self.setCheckable(True)
        self.explanation = QLabel(parent)
        self.explanation.setObjectName("doctor_explanation")
        self.explanation.setProperty("role", "card")
        self.explanation.setWordWrap(True)
        self.explanation.hide()
        self.toggled.connect(self.explanation.setVisible)
        # The line hides itself while there is nothing to say, so the clock watches what it stands in.
        self._refresh = session.clock.add(parent, self.refresh, _INTERVAL_MS)
        for signal in (self._run.advanced, self._run.state_changed, self._run.setup_changed):
            signal.connect(self._refresh.request)
        self.hide()
        self.retranslate()
        self.restyle()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong at the moment."""
        return self._found

    def sizeHint(self) -> QSize:
        """Return the room of its words; without any, its height alone, which the row keeps."""
        hint = super().sizeHint()
        return hint if self._found else QSize(0, hint.height())

    def minimumSizeHint(self) -> QSize:
        """Return the same: its words are not cut."""
        return self.sizeHint()

    def refresh(self) -> None:
        """Examine the run."""
        run, stopped = self._run, self._run.divergence
        figures: dict[str, float] | None = None
        if stopped is not None:
            figures = {
                "iteration": stopped.iteration,
                "rate": stopped.learning_rate,
                "kept": stopped.kept,
            }
        if run.snapshot is None or run.dataset is None or not (len(run.history) or figures):
            self._found = ()
        else:
            network, images, rate = run.snapshot.network, run.dataset.test, run.settings["learning_rate"]
            self._found = examine(Case(run.setup, network, images, run.history, rate, figures))
        self._say()

    def _say(self) -> None:
        self.setVisible(bool(self._found))
        if not self._found:
            self.setChecked(False)
            self.setText("")
        else:
            line = finding_line(self._found[0])
            self.setText(line)
            self.setAccessibleName(line)
            self.explanation.setText("\n\n".join(map(finding_explanation, self._found)))

    def retranslate(self) -> None:
        """Set the texts."""
        self.setToolTip(self.tr("What is wrong here? Press to see what it means and what helps"))
        self._say()

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self.setIconSize(QSize(2 * unit, 2 * unit))
        self.explanation.setContentsMargins(unit, unit, unit, unit)
