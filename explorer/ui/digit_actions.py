"""The row under the reading: keep this drawing, teach it to the network, see all that was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolTip, QWidget

from explorer.data import DataError
from explorer.nn import NetworkError
from explorer.ui import messages, theme
from explorer.ui.appearance import Appearance
from explorer.ui.teacher import Obstacle

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.ui.session import Session

_DIGITS = 10


class DigitActions(Appearance, QWidget):
    """Three buttons that say, where they cannot act, what is missing.

    Parameters
    ----------
    session : Session
    is_foreign : callable
        Says whether the canvas shows something that is no digit, such as an image of clothing.
    parent : QWidget, optional

    Signals
    -------
    taught()
        A lesson was made.
    gallery_requested()
        The kept digits are wanted.
    """

    taught = pyqtSignal()
    gallery_requested = pyqtSignal()

    def __init__(
        self, session: Session, is_foreign: Callable[[], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("digit_actions")
        self._session = session
        self._is_foreign = is_foreign
        self.keep_button = QPushButton()
        self.teach_button = QPushButton()
        self.gallery_button = QPushButton()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        names = ("keep_button", "teach_button", "gallery_button")
        for name, button in zip(names, self.tab_chain, strict=True):
            button.setObjectName(name)
            button.setFocusPolicy(button.focusPolicy().TabFocus)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._row.addWidget(button, 1)
        self.keep_button.clicked.connect(lambda: self.keep())
        self.teach_button.clicked.connect(lambda: self.teach())
        self.gallery_button.clicked.connect(lambda: self.gallery_requested.emit())
        refresh = session.clock.add(self, self.show_state)
        for signal in (
            session.input_changed,
            session.label_changed,
            session.network_changed,
            session.kept.changed,
        ):
            signal.connect(refresh.request)
        self.retranslate()
        self.restyle()

    @property
    def tab_chain(self) -> tuple[QPushButton, QPushButton, QPushButton]:
        """The buttons in the order in which the Tab key visits them."""
        return self.keep_button, self.teach_button, self.gallery_button

    def keep(self) -> None:
        """Keep the drawing with its label, if it has both."""
        session, label = self._session, self._session.label
        missing = self._missing()
        if missing or label is None:
            self._explain(self.keep_button, missing)
            return
        try:
            session.kept.keep(session.input, label)
        except DataError as error:
            messages.report(error)

    def teach(self) -> None:
        """Make one update of the network on the drawing, if that is possible."""
        obstacle = self._missing() or self._obstacle()
        if obstacle:
            self._explain(self.teach_button, obstacle)
            return
        try:
            if self._session.teacher.teach():
                self.taught.emit()
        except NetworkError as error:
            messages.report(error)

    def _explain(self, button: QPushButton, reason: str) -> None:
        """Say why a key did nothing; the button itself is grey then."""
        QToolTip.showText(button.mapToGlobal(button.rect().bottomLeft()), reason, button)

    # Words

    def retranslate(self) -> None:
        """Set all words again."""
        for button, name in (
            (self.keep_button, self.tr("Keep")),
            (self.teach_button, self.tr("Teach it")),
            (self.gallery_button, self.tr("My digits")),
        ):
            button.setText(name)
            button.setAccessibleName(name)
        self.gallery_button.setToolTip(
            self.tr("Your kept digits: how they are read, and training on them (Ctrl+D)")
        )
        self.show_state()

    def restyle(self) -> None:
        """Take over the measures of the theme."""
        self._row.setSpacing(theme.unit() // 2)

    def show_state(self) -> None:
        """Show what can be done with the drawing as it is now."""
        session = self._session
        missing = self._missing()
        kept = session.label is not None and session.kept.known_label(session.input) == session.label
        self.keep_button.setText(self.tr("Kept") if kept else self.tr("Keep"))
        self._show(self.keep_button, missing or self._keeping(kept), not missing and not kept)
        obstacle = missing or self._obstacle()
        self._show(self.teach_button, obstacle or self._teaching(), not obstacle)

    def _show(self, button: QPushButton, tip: str, enabled: bool) -> None:
        if tip != button.toolTip():
            button.setToolTip(tip)
            button.setAccessibleDescription(tip)
        # A focused button that goes grey would hand the focus on; pressed again, it does nothing.
        button.setEnabled(enabled or button.hasFocus())

    def _keeping(self, kept: bool) -> str:
        if kept:
            return self.tr("This drawing is among your digits")
        return self.tr("Keep this drawing, as a {label}, among your own digits (Ctrl+K)").format(
            label=self._session.label
        )

    def _teaching(self) -> str:
        return self.tr(
            "One update of the network on this drawing, as a {label}: see the verdict turn, and what it "
            "costs (Ctrl+T, section 4.4.2)"
        ).format(label=self._session.label)

    def _missing(self) -> str:
        """Return what the drawing lacks, in words; empty when it has all."""
        session = self._session
        if session.blank:
            return self.tr("Draw a digit first")
        if self._is_foreign() or (session.label is not None and session.label >= _DIGITS):
            return self.tr("Only digits can be kept and taught here; this picture shows something else")
        if session.label is None:
            return self.tr("Say first which digit this is: click its bar, or choose the label")
        return ""

    def _obstacle(self) -> str:
        words = {
            Obstacle.NO_SUCH_CLASS: self.tr("This network has no such class"),
            Obstacle.NO_SLOPE: self.tr("This network has activations without a slope to learn by"),
        }
        obstacle = self._session.teacher.obstacle
        return "" if obstacle is None else words.get(obstacle, "")
