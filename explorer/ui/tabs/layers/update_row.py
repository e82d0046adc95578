"""Taking the step that the gradients are for: rate, update, its effect, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QSignalBlocker
from PyQt6.QtWidgets import (
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.ui import messages, theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import number, percent
from explorer.ui.readers import Change
from explorer.ui.tabs.layers.descent import Movement, descend, movement
from explorer.ui.tabs.layers.walk import BackwardWalk, Batch
from explorer.ui.tabs.layers.ways_back import WaysBack

if TYPE_CHECKING:
    from explorer.ui.session import Session

_LARGEST_RATE = 100.0


class UpdateRow(Appearance, QWidget):
    """One step of gradient descent on the reader's copy, by the session's teacher, who can undo it."""

    def __init__(self, session: Session, walk: BackwardWalk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._walk = session, walk
        self._movement: Movement | None = None
        self._rate_label = QLabel()
        self.rate_box = QDoubleSpinBox()
        self.update_button, self.ways_back = QPushButton(), WaysBack(session)
        self.effect, self.moved = QLabel(), QLabel()
        self._build()
        self.rate_box.valueChanged.connect(self._take_rate)
        self.update_button.clicked.connect(self.update_network)
        ways = self.ways_back
        for button in (ways.undo_button, ways.redo_button, ways.original_button):
            button.clicked.connect(self._forget)
        self.retranslate()
        self.restyle()

    def _build(self) -> None:
        u = theme.unit()
        self.rate_box.setDecimals(4)
        self.rate_box.setRange(0.0001, _LARGEST_RATE)
        self.rate_box.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
        self._rate_label.setBuddy(self.rate_box)
        self._rate_label.setProperty("role", "caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(u // 2)
        for widget in (
            self._rate_label,
            self.rate_box,
            self.update_button,
            self.ways_back,
        ):
            row.addWidget(widget)
        row.addSpacing(u)
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (self.effect, self.moved):
            label.setMinimumWidth(1)
            label.setWordWrap(True)
            words.addWidget(label)
        row.addLayout(words, 1)

    @property
    def movement(self) -> Movement | None:
        """What the last step brought; None before one, and when it was taken back."""
        return self._movement

    def update_network(self) -> None:
        """Take one step on the batch in sight."""
        session, inputs = self._session, self._walk.inputs()
        if inputs is None or not session.network.spec.trainable:
            return
        x, t = inputs
        before, teacher = session.network, session.teacher
        if self._walk.batch is Batch.DRAWING:
            try:
                teacher.teach(Change.UPDATED)
            except ValueError as error:
                messages.report(error)
                return
        else:
            images = self._walk.images
            assert images is not None
            original = (session.reader, before, session.metadata)
            teacher.adopt(
                original, descend(before, self._walk.gradients(x, t), teacher.rate), images, 1, Change.UPDATED
            )
        if session.network is not before:
            self._movement = movement(before, session.network, x, t)
        self.refresh()

    def _forget(self) -> None:
        self._movement = None
        self.refresh()

    def _take_rate(self, rate: float) -> None:
        self._session.teacher.rate = rate

    def refresh(self) -> None:
        """Show the teacher's rate, and what can be done."""
        teacher = self._session.teacher
        if not self.rate_box.hasFocus():
            with QSignalBlocker(self.rate_box):
                self.rate_box.setValue(teacher.rate)
        drawing = self._walk.batch is Batch.DRAWING
        possible = self._walk.moment is not None and self._session.network.spec.trainable
        self.update_button.setEnabled(possible and not (drawing and self._session.blank))
        self.ways_back.refresh()
        self._write()

    def _write(self) -> None:
        moved = self._movement
        if moved is None:
            self.effect.setText(self.tr("One step: W ← W − rate · dW, on a copy of the network."))
            self.moved.hide()
            return
        self.moved.show()
        self.effect.setText(
            self.tr("loss {loss} → {new_loss}, true class {share} → {new_share}").format(
                loss=number(moved.loss_before),
                new_loss=number(moved.loss_after),
                share=percent(moved.right_before),
                new_share=percent(moved.right_after),
            )
        )
        changes = ", ".join(
            f"{name}\N{NO-BREAK SPACE}{number(change, 2)}" for name, change in moved.largest.items()
        )
        pins = len(self._session.teacher.pins)
        sentence = (
            self.tr("moved most: {changes}; pinned units held: {count}")
            if pins
            else self.tr("moved most: {changes}")
        )
        self.moved.setText(sentence.format(changes=changes, count=pins))
        self.moved.setToolTip(self.moved.text())

    def retranslate(self) -> None:
        """Set the words."""
        self._rate_label.setText(self.tr("Rate"))
        self.rate_box.setAccessibleName(self.tr("Learning rate"))
        self.rate_box.setToolTip(self.tr("The learning rate η: how far one step goes (section 4.4.2)"))
        self.update_button.setText(self.tr("Update"))
        self.update_button.setToolTip(
            self.tr("One step of gradient descent on a copy of this network (sections 4.4.2 and 5.7.4)")
        )
        self._write()

    def restyle(self) -> None:
        """Take the theme's fonts."""
        self._rate_label.setFont(theme.caption_font())
        self.rate_box.setMinimumWidth(9 * theme.unit())
        for label in (self.effect, self.moved):
            label.setFont(theme.numeric_font(factor=0.92))
