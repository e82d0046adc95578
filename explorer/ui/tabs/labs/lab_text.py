"""What a lab says: its formulas, what to try, and its question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtWidgets import QLabel, QVBoxLayout, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.tabs.labs.question_view import QuestionView
from explorer.ui.widgets.formula import FormulaView

if TYPE_CHECKING:
    from explorer.labs import Lab, Lesson


class LabText(Appearance, QWidget):
    """The text column of a lab.

    Parameters
    ----------
    lab : Lab
    parent : QWidget, optional
    """

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.formulas = {name: FormulaView(name, self) for name in lab.formulas}
        self._captions = {name: QLabel(self) for name in lab.formulas}
        for name, formula in self.formulas.items():
            self._captions[name].setProperty("role", "caption")
            self._captions[name].setWordWrap(True)
            self._column.addWidget(self._captions[name])
            self._column.addWidget(formula)
        self._try_heading, self._question_heading = QLabel(self), QLabel(self)
        self._experiments = QVBoxLayout()
        self._column.addWidget(self._try_heading)
        self._column.addLayout(self._experiments)
        self._column.addWidget(self._question_heading)
        self.question = QuestionView(lab.question, self)
        self._column.addWidget(self.question)
        self._column.addStretch(1)
        self.retranslate()
        self.restyle()

    def set_lesson(self, lesson: Lesson) -> None:
        """Use these words from now on."""
        for name, caption in self._captions.items():
            caption.setText(lesson.text(f"formulas.{name}"))
        while (item := self._experiments.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for experiment in lesson.experiments:
            label = QLabel(experiment, self)
            label.setWordWrap(True)
            self._experiments.addWidget(label)
        self.question.set_lesson(lesson)

    def retranslate(self) -> None:
        """Set the headings."""
        self._try_heading.setText(self.tr("What to try"))
        self._question_heading.setText(self.tr("Predict first"))

    def restyle(self) -> None:
        """Take the theme's fonts and measures."""
        unit = theme.unit()
        self._column.setSpacing(unit)
        self._experiments.setSpacing(unit)
        for heading in (self._try_heading, self._question_heading):
            heading.setFont(theme.heading_font(1.05))
            heading.setContentsMargins(0, unit, 0, 0)
        for caption in self._captions.values():
            caption.setFont(theme.caption_font())
