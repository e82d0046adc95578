"""The strip below the picture in Backward: the code as in a debugger, and the current line's numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.reader_words import class_names
from explorer.ui.tabs.layers.code_listing import CodeListing, first_values
from explorer.ui.tabs.layers.gradient_panel import GradientPanel
from explorer.ui.tabs.layers.update_row import UpdateRow

if TYPE_CHECKING:
    from explorer.ui.session import Session
    from explorer.ui.tabs.layers.gradients import BackwardMoment
    from explorer.ui.tabs.layers.picture import Part
    from explorer.ui.tabs.layers.walk import BackwardWalk
    from explorer.ui.tabs.layers.walk_steps import CodeLine


def line_values(moment: BackwardMoment, line: CodeLine) -> str:
    """Return the first numbers that a line of the backward pass computes."""
    if line.target == "loss":
        return first_values(moment.backward.loss)
    if line.part.kind == "weights":
        return first_values(moment.backward.grads[line.target[1:]])
    return first_values(moment.values(line.part))


class BackwardStrip(Appearance, QWidget):
    """Follows a `BackwardWalk`.

    Signals
    -------
    pointed(CodeLine | None)
        A line of code came under the pointer.
    """

    pointed = pyqtSignal(object)

    def __init__(self, session: Session, walk: BackwardWalk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._walk = walk
        self.listing = CodeListing()
        self.panel = GradientPanel()
        self.updates = UpdateRow(session, walk)
        self._session = session
        self._ask, self.answer_button = QLabel(), QPushButton()
        self.answer_button.setObjectName("walk_take_answer")
        self._scroll, self._panel_scroll = QScrollArea(), QScrollArea()
        self._pages = QStackedWidget()
        self._build()
        self.listing.chosen.connect(walk.go)
        self.listing.pointed.connect(self._tell)
        self.panel.asked.connect(walk.ask)
        self.answer_button.clicked.connect(self._take_answer)
        self.retranslate()
        self.restyle()

    def _build(self) -> None:
        u = theme.unit()
        for scroll, inside in ((self._scroll, self.listing), (self._panel_scroll, self.panel)):
            scroll.setWidget(inside)
            scroll.setWidgetResizable(True)
            scroll.setFrameShape(QFrame.Shape.NoFrame)
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for ground in (self._panel_scroll.viewport(), self.panel):  # the card's own shows through
            if ground is not None:
                ground.setAutoFillBackground(False)
        self._ask.setWordWrap(True)
        self._ask.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._ask.setProperty("role", "caption")
        asking = QWidget()
        question = QVBoxLayout(asking)
        question.setContentsMargins(0, 0, 0, 0)
        question.addStretch(1)
        question.addWidget(self._ask)
        question.addWidget(self.answer_button, 0, Qt.AlignmentFlag.AlignHCenter)
        question.addStretch(1)
        self._pages.addWidget(self._panel_scroll)
        self._pages.addWidget(asking)
        row = QHBoxLayout()
        row.setSpacing(2 * u)
        row.addWidget(self._scroll, 10)
        row.addWidget(self._pages, 11)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u // 2)
        column.addLayout(row, 1)
        column.addWidget(self.updates)

    def restyle(self) -> None:
        """Take the theme's measures."""
        u = theme.unit()
        self._scroll.setMinimumSize(22 * u, 8 * u)
        self._panel_scroll.setMinimumSize(self.panel.minimumSizeHint().width() + 2 * u, 8 * u)

    def sizeHint(self) -> QSize:
        """Return room for every line; the scroll area would stay at those of its first day."""
        below = self.updates.sizeHint().height() + theme.unit() // 2
        return QSize(super().sizeHint().width(), below + self.listing.sizeHint().height())

    def refresh(self) -> None:
        """Show where the walk stands."""
        walk, moment = self._walk, self._walk.moment
        lines = walk.lines
        values = tuple("" if moment is None else line_values(moment, line) for line in lines)
        others = lines != self.listing.lines
        self.listing.set_lines(lines, values)
        if others:
            self.updateGeometry()
        self.listing.set_current(walk.line if moment is not None else None)
        self.updates.refresh()
        self._pages.setCurrentIndex(0 if moment is not None else 1)
        if moment is None:
            self._ask_for_label()
            return
        self.panel.show_moment(moment, walk.current, walk.place)
        rect = self.listing.line_rect(walk.line)
        self._scroll.ensureVisible(0, round(rect.center().y()), 0, round(1.6 * rect.height()))

    def _ask_for_label(self) -> None:
        session = self._session
        classes = class_names(session.metadata, session.network.sizes[-1])
        answer = classes[int(session.probabilities.argmax())]
        self.answer_button.setHidden(session.blank)
        self.answer_button.setText(self.tr("The answer is right: {answer}").format(answer=answer))

    def _take_answer(self) -> None:
        self._session.set_label(int(self._session.probabilities.argmax()))

    def light(self, part: Part | None) -> None:
        """Light the line that computes a part of the picture, or takes it up first."""
        lines = self.listing.lines
        self.listing.light(next((at for at, line in enumerate(lines) if line.part == part), None))

    def _tell(self, index: int | None) -> None:
        self.pointed.emit(None if index is None else self.listing.lines[index])

    def retranslate(self) -> None:
        """Set the words."""
        self.answer_button.setToolTip(self.tr("Take the network's answer as the true label t (section 4.2)"))
        self._ask.setText(
            self.tr(
                "Say above what the drawing really shows: the loss compares the answer with its true label "
                "(section 4.2)."
            )
        )
