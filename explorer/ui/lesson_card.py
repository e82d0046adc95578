"""The card that shows what a lesson did: the verdict before and after, and what it cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QEvent, QObject, QSize, Qt
from PyQt6.QtWidgets import (
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import number, percent, whole
from explorer.ui.reader_words import class_names, judged_words, reader_title
from explorer.ui.readers import Change

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PyQt6.QtGui import QKeyEvent

    from explorer.ui.digit_actions import DigitActions
    from explorer.ui.session import Session
    from explorer.ui.taught import Turn

_WIDTH = 58  # grid steps


class LessonCard(Appearance, QFrame):
    """Lies over the lower left corner of the tabs, beside the drawing; it never takes the focus by itself.

    Parameters
    ----------
    session : Session
    actions : DigitActions
        Makes the next lesson.
    corner : QWidget
        In whose lower left corner the card lies.
    """

    def __init__(self, session: Session, actions: DigitActions, corner: QWidget) -> None:
        super().__init__(corner)
        self.setObjectName("lesson_card")
        self.setProperty("role", "message")
        self.setAutoFillBackground(True)
        self._session = session
        self._teacher = session.teacher
        self._actions = actions
        self._corner = corner
        self._title, self._verdict, self._verdict_name = QLabel(), QLabel(), QLabel()
        self._test, self._test_name = QLabel(), QLabel()
        self._loss, self._loss_name = QLabel(), QLabel()
        self._step, self._step_name = QLabel(), QLabel()
        self.close_button, self.undo_button, self.redo_button = QToolButton(), QToolButton(), QToolButton()
        self.again_button, self.original_button = QPushButton(), QPushButton()
        self.rate = QDoubleSpinBox()
        self._rate_name = QLabel()
        self._build()
        self._connect()
        self.retranslate()
        self.restyle()

    # Building

    def _build(self) -> None:
        for name, button, icon in (
            ("lesson_close", self.close_button, "close"),
            ("lesson_undo", self.undo_button, "undo"),
            ("lesson_redo", self.redo_button, "redo"),
        ):
            button.setObjectName(name)
            button.setIcon(theme.icon(icon))
            button.setAutoRaise(True)
        self.again_button.setObjectName("lesson_again")
        self.original_button.setObjectName("lesson_original")
        self.rate.setObjectName("lesson_rate")
        self.rate.setDecimals(4)
        self.rate.setRange(0.0001, 10.0)
        self.rate.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
        self.rate.setValue(self._teacher.rate)
        self._rate_name.setBuddy(self.rate)
        self._arrange()

    def _arrange(self) -> None:
        self._title.setWordWrap(True)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._facts = QGridLayout()
        rows = (
            (self._verdict_name, self._verdict),
            (self._test_name, self._test),
            (self._loss_name, self._loss),
            (self._step_name, self._step),
        )
        for row, (name, value) in enumerate(rows):
            name.setProperty("role", "caption")
            value.setWordWrap(True)
            self._facts.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(value, row, 1)
        self._facts.setColumnStretch(1, 1)
        self._line = QHBoxLayout()
        ways_on: tuple[QWidget, ...] = (self._rate_name, self.rate, self.again_button)
        ways_back: tuple[QWidget, ...] = (self.undo_button, self.redo_button, self.original_button)
        for widget in ways_on:
            self._line.addWidget(widget)
        self._line.addStretch()
        for widget in ways_back:
            self._line.addWidget(widget)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addLayout(self._facts)
        self._column.addLayout(self._line)

    def _connect(self) -> None:
        teacher = self._teacher
        self.close_button.clicked.connect(self.hide)
        self.undo_button.clicked.connect(teacher.undo)
        self.redo_button.clicked.connect(teacher.redo)
        self.original_button.clicked.connect(teacher.back_to_original)
        self.again_button.clicked.connect(self._actions.teach)
        self.rate.valueChanged.connect(self._take_rate)
        self._corner.installEventFilter(self)
        self._refresh = self._session.clock.add(self, self._show)
        for signal in (
            teacher.changed,
            teacher.judged,
            self._session.label_changed,
            self._session.input_changed,
            self._session.reader_changed,
        ):
            signal.connect(self._refresh.request)

    def _take_rate(self, rate: float) -> None:
        self._teacher.rate = rate

    def open(self) -> None:
        """Come into sight with what the newest turn did."""
        self._show()
        self.show()
        self.raise_()
        self._place()

    # Words

    def retranslate(self) -> None:
        """Set all words again."""
        self.setAccessibleName(self.tr("Lesson"))
        self._verdict_name.setText(self.tr("Verdict"))
        self._test_name.setText(self.tr("Accuracy"))
        self._loss_name.setText(self.tr("Loss"))
        self._step_name.setText(self.tr("Step"))
        self._verdict.setToolTip(self.tr("What the network read in this drawing before and after the update"))
        self._test.setToolTip(
            self.tr("Accuracy on the carried test images, which it has not been taught (section 4.5.3)")
        )
        self._loss.setToolTip(self.tr("Cross-entropy error of this drawing (section 4.2.2)"))
        self._step.setToolTip(
            self.tr("How far all weights moved together, ‖Δθ‖, and how long they are, ‖θ‖ (section 4.4.2)")
        )
        self._rate_name.setText(self.tr("Rate"))
        self.rate.setAccessibleName(self.tr("Learning rate"))
        self.rate.setToolTip(self.tr("Learning rate η of the next update (section 4.4.2)"))
        self.again_button.setText(self.tr("Again"))
        self.again_button.setToolTip(self.tr("Another update on the drawing as it is now (Ctrl+T)"))
        for button, name, tip in (
            (self.close_button, self.tr("Close"), self.tr("Close this card; what was taught stays (Esc)")),
            (self.undo_button, self.tr("Undo"), self.tr("Take the last lesson back (Ctrl+Shift+T)")),
            (self.redo_button, self.tr("Redo"), self.tr("Give the lesson taken back again")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(tip)
        self.original_button.setText(self.tr("Back to the original"))
        self.original_button.setToolTip(
            self.tr("Take all lessons back in one go; Redo brings them back one by one")
        )
        self._show()

    def restyle(self) -> None:
        """Take over fonts and measures of the theme."""
        unit = theme.unit()
        self._title.setFont(theme.heading_font(1.0))
        for value in (self._verdict, self._test, self._loss, self._step):
            value.setFont(theme.numeric_font())
        self._verdict.setFont(theme.numeric_font(bold=True, factor=1.15))
        side = round(2.25 * unit)
        for button in (self.close_button, self.undo_button, self.redo_button):
            button.setIconSize(QSize(side, side))
        self._column.setContentsMargins(2 * unit, unit, unit, unit + unit // 2)
        self._column.setSpacing(unit)
        self._facts.setHorizontalSpacing(2 * unit)
        self._facts.setVerticalSpacing(unit // 4)
        self._line.setSpacing(unit // 2)
        self._place()

    def _show(self) -> None:
        teacher, turn = self._teacher, self._teacher.turn
        self.undo_button.setEnabled(teacher.can_undo or self.undo_button.hasFocus())
        self.redo_button.setEnabled(teacher.can_redo or self.redo_button.hasFocus())
        self.original_button.setEnabled(teacher.can_undo or self.original_button.hasFocus())
        self.again_button.setEnabled(teacher.obstacle is None or self.again_button.hasFocus())
        self._title.setText(self._title_words(turn))
        lesson = None if turn is None else turn.lesson
        for label in (self._test_name, self._test):
            label.setVisible(turn is not None)
        for label in (
            self._verdict_name,
            self._verdict,
            self._loss_name,
            self._loss,
            self._step_name,
            self._step,
        ):
            label.setVisible(lesson is not None)
        if turn is not None:
            self._test.setText(judged_words(turn.before, turn.after))
        if lesson is not None:
            self._verdict.setText(f"{self._read(lesson.before)}  →  {self._read(lesson.after)}")
            self._loss.setText(f"{number(lesson.loss_before, 3)} → {number(lesson.loss_after, 3)}")
            self._step.setText(
                self.tr("‖Δθ‖ = {change}, {share} of ‖θ‖").format(
                    change=number(lesson.change, 3), share=percent(lesson.change / lesson.size, 2)
                )
            )
        self._place()

    def _title_words(self, turn: Turn | None) -> str:
        reader = reader_title(self._session.reader)
        taught = self._teacher.taught
        if turn is None or taught is None:
            return self.tr("{reader} reads, as it was before any lesson").format(reader=reader)
        if turn.updates == 0:
            return self.tr("{reader}: numbers changed by hand").format(reader=reader)
        if turn.lesson is None and Change.UPDATED in turn.changes:
            return self.tr("{reader}: a step on sample images, updates so far: {n}").format(
                reader=reader, n=whole(taught.updates)
            )
        if turn.lesson is None:
            return self.tr("{reader}: trained on your digits, updates so far: {n}").format(
                reader=reader, n=whole(taught.updates)
            )
        return self.tr("{reader}: told that this is a {label}, updates so far: {n}").format(
            reader=reader, label=self._classes()[turn.lesson.label], n=whole(taught.updates)
        )

    def _classes(self) -> tuple[str, ...]:
        return class_names(self._session.metadata, self._session.network.sizes[-1])

    def _read(self, probabilities: NDArray[np.floating]) -> str:
        likeliest = int(np.argmax(probabilities))
        return f"{self._classes()[likeliest]} {percent(float(probabilities[likeliest]))}"

    # Place

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Keep to the corner when the window changes its size."""
        if event is not None and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Close on Escape, when the keyboard is in here."""
        if event is not None and event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)

    def _place(self) -> None:
        unit = theme.unit()
        width = min(_WIDTH * unit, self._corner.width() - 2 * unit)
        self._column.invalidate()
        height = max(self._column.totalHeightForWidth(width), self._column.totalMinimumSize().height())
        self.setGeometry(unit, self._corner.height() - height - unit, width, height)
