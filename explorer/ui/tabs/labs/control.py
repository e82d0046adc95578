"""The base of a parameter's control: one value, its words, and the reason when an entry is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QLabel, QVBoxLayout, QWidget

from explorer.ui.appearance import Appearance
from explorer.ui.tabs.labs.refusals import sentence

if TYPE_CHECKING:
    from explorer.labs import Lesson, Parameter, ParameterError, Value, Values


class Control(Appearance, QWidget):
    """Shows the value of one parameter and proposes another.

    ``proposed`` carries what the reader entered; whether it is taken is the lab's to say, which answers with
    `show_value` or with `refuse`.

    Parameters
    ----------
    parameter : Parameter
    parent : QWidget, optional
    """

    proposed = pyqtSignal(object)

    names_itself: ClassVar[bool] = False
    """Whether the control shows its own label, as a check box does."""

    def __init__(self, parameter: Parameter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parameter = parameter
        self.refused: ParameterError | None = None
        self._entry: QWidget = self
        self._reason = QLabel(self)
        self._reason.setProperty("role", "error")
        self._reason.setWordWrap(True)
        self._reason.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self._reason)

    def set_content(self, content: QWidget, entry: QWidget | None = None) -> None:
        """Put what is operated above the line for the reason; the keyboard begins with ``entry`` in it."""
        # No focus proxy: Qt would keep Tab within what is below one, round and round.
        self._column.insertWidget(0, content)
        self._entry = content if entry is None else entry

    @property
    def entry(self) -> QWidget:
        """Where the keyboard begins."""
        return self._entry

    def show_value(self, value: Value, values: Values) -> None:
        """Show a value that holds now, and forget what was refused before."""
        self.refused = None
        self._reason.hide()
        self.display(value, values)

    def display(self, value: Value, values: Values) -> None:
        """Put the value into the widgets without proposing it again; each kind of control has its own way."""
        raise NotImplementedError

    def take_words(self, lesson: Lesson) -> None:
        """Take name and explanation from the lesson."""
        place = f"parameters.{self.parameter.key}"
        self.setToolTip(lesson.text(f"{place}.help"))
        self.entry.setAccessibleName(lesson.text(f"{place}.label"))
        self.entry.setAccessibleDescription(lesson.text(f"{place}.help"))

    def refuse(self, error: ParameterError) -> None:
        """Say next to the control why an entry was not taken."""
        self.refused = error
        self.retranslate()
        self._reason.show()

    def retranslate(self) -> None:
        """Say the reason in the language of the moment."""
        if self.refused is not None:
            self._reason.setText(sentence(self.refused))
