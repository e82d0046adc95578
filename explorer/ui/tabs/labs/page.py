"""The page of one lab: the lab and its text, side by side or one above the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import Qt, QTimer
from PyQt6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from explorer.labs import lesson
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.tabs.labs.copy_button import CopyButton
from explorer.ui.tabs.labs.lab_text import LabText
from explorer.ui.tabs.labs.lab_view import LabView
from explorer.ui.translation import current_language

if TYPE_CHECKING:
    from PyQt6.QtGui import QResizeEvent

    from explorer.labs import Lab
    from explorer.ui.tabs.labs.lab_view import Moment

_SIDE_BY_SIDE_UNITS = 90
_TEXT_UNITS = 31


class LabPage(Appearance, QWidget):
    """A lab with its words; it keeps the lab's values as long as it lives.

    Parameters
    ----------
    lab : Lab
    parent : QWidget, optional
    """

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self.view = LabView(lab)
        self.text = LabText(lab)
        self.copy_button = CopyButton(self.view.program)
        self._before: Moment | None = None
        # Once the verdict's lines have their places.
        self._reveal = QTimer(self)
        self._reveal.setSingleShot(True)
        self._reveal.timeout.connect(self._show_verdict)
        self._side_by_side: bool | None = None
        self._view_area, self._view_column = _scrolling(self)
        self._text_area, self._text_column = _scrolling(self)
        self._view_column.addWidget(self.view)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._view_area, 1)
        self._side = QVBoxLayout()
        self._side.addWidget(self._text_area, 1)
        self._row.addLayout(self._side)
        self.text.question.asked.connect(self._make_experiment)
        self.text.question.taken_back.connect(self._restore)
        self.retranslate()
        self.restyle()

    def retranslate(self) -> None:
        """Read the lesson in the language of the moment."""
        words = lesson(self.lab.key, current_language())
        self.view.set_lesson(words)
        self.text.set_lesson(words)

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self._row.setSpacing(2 * unit)
        self._text_area.setFixedWidth(_TEXT_UNITS * unit)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.setSpacing(unit)
        for column in (self._view_column, self._text_column):
            column.setContentsMargins(0, 0, unit // 2, unit)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Move the text beside the lab or below it."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        side_by_side = self.width() >= _SIDE_BY_SIDE_UNITS * theme.unit()
        if side_by_side == self._side_by_side:
            return
        self._side_by_side = side_by_side
        (self._text_column if side_by_side else self._view_column).addWidget(self.text)
        # Beside the lab the button stays in sight below the text, which may have to be scrolled.
        (self._side if side_by_side else self._view_column).addWidget(
            self.copy_button, 0, Qt.AlignmentFlag(0) if side_by_side else Qt.AlignmentFlag.AlignLeft
        )
        self._text_area.setVisible(side_by_side)

    def _make_experiment(self) -> None:
        question = self.lab.question
        self._before = self.view.moment
        values = question.experiment(self._before.values)
        self.view.set_values(values)
        if self.view.process is not None:
            self.view.process.run()
        self.text.question.show_answer(question.answer(values))
        self._reveal.start()

    def _show_verdict(self) -> None:
        area = self._text_area if self._side_by_side else self._view_area
        area.ensureWidgetVisible(self.text.question, 0, theme.unit())

    def _restore(self) -> None:
        if self._before is not None:
            self.view.go_to(self._before)
            self._before = None


def _scrolling(parent: QWidget) -> tuple[QScrollArea, QVBoxLayout]:
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    content = QWidget()
    column = QVBoxLayout(content)
    area.setWidget(content)
    return area, column
