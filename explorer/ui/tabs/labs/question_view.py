"""A lab's question: predict, then look at what the lab computes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QRadioButton, QVBoxLayout, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance

if TYPE_CHECKING:
    from PyQt6.QtGui import QMouseEvent

    from explorer.labs import Lesson, Question


class _Option(QWidget):
    """A radio button whose words may take several lines, which Qt's own cannot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QRadioButton(self)
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)

    def set_text(self, text: str) -> None:
        self.words.setText(text)
        self.button.setAccessibleName(text)

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Choose by a click on the words too."""
        if self.button.isEnabled():
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)
            self.button.setChecked(True)


class QuestionView(Appearance, QWidget):
    """Asks, takes a prediction, and then says what happened.

    ``asked`` wants the experiment to be made, which the lab answers with `show_answer`; ``taken_back`` wants
    the lab as it was before.

    Parameters
    ----------
    question : Question
    parent : QWidget, optional
    """

    asked = pyqtSignal()
    taken_back = pyqtSignal()

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lesson: Lesson | None = None
        self._answer: str | None = None
        self._ask, self.verdict, self._because = QLabel(self), QLabel(self), QLabel(self)
        self.options = {option: _Option(self) for option in question.options}
        self._group = QButtonGroup(self)
        self.button = QPushButton(self)
        self.button.setEnabled(False)
        self.button.clicked.connect(self._proceed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._ask)
        for option in self.options.values():
            self._group.addButton(option.button)
            self._column.addWidget(option)
        self._group.buttonToggled.connect(lambda: self.button.setEnabled(self.prediction is not None))
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        for label in (self._ask, self.verdict, self._because):
            label.setWordWrap(True)
        for label in (self.verdict, self._because):
            label.hide()
            self._column.addWidget(label)
        self.retranslate()
        self.restyle()

    @property
    def prediction(self) -> str | None:
        """The option the reader chose, None before that."""
        return next((key for key, option in self.options.items() if option.button.isChecked()), None)

    def set_lesson(self, lesson: Lesson) -> None:
        """Ask in these words from now on."""
        self._lesson = lesson
        self._ask.setText(lesson.text("question.ask"))
        for key, option in self.options.items():
            option.set_text(lesson.text(f"question.options.{key}"))
        self.retranslate()

    def show_answer(self, answer: str) -> None:
        """Say which option the lab's numbers made right."""
        self._answer = answer
        for key, option in self.options.items():
            option.button.setEnabled(key == self.prediction)
        self.retranslate()
        self.restyle()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        answered = self._answer is not None
        self.button.setText(self.tr("Ask again") if answered else self.tr("Try it"))
        self.button.setToolTip(
            self.tr("Go back to the values from before")
            if answered
            else self.tr("Make the experiment in the lab and compare it with your prediction")
        )
        self.verdict.setVisible(answered)
        self._because.setVisible(answered)
        if self._lesson is None or self._answer is None or self.prediction is None:
            return
        outcome = self._lesson.text(f"question.options.{self._answer}")
        reason = self._lesson.text(f"question.because.{self._answer}")
        if self.prediction == self._answer:
            self.verdict.setText(self.tr("As you predicted: {outcome}").format(outcome=outcome))
            self._because.setText(reason)
        else:
            self.verdict.setText(self.tr("The lab's answer: {outcome}").format(outcome=outcome))
            objection = self._lesson.text(f"question.because.{self.prediction}")
            self._because.setText(f"{objection}\n\n{reason}")

    def restyle(self) -> None:
        """Colour the verdict by whether the prediction was right."""
        self._column.setSpacing(theme.unit() - 2)
        font = theme.heading_font(1.0)
        self.verdict.setFont(font)
        right = self.prediction == self._answer
        colour = theme.current().success if right else theme.current().warning
        self.verdict.setStyleSheet(f"color: {colour};")

    def _proceed(self) -> None:
        if self._answer is None:
            self.asked.emit()
            return
        self._answer = None
        self._group.setExclusive(False)
        for option in self.options.values():
            option.button.setChecked(False)
            option.button.setEnabled(True)
        self._group.setExclusive(True)
        self.retranslate()
        self.taken_back.emit()
