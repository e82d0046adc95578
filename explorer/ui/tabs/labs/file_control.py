"""The control of a weights file: a button that asks for it and then bears its name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PyQt6.QtWidgets import QFileDialog, QPushButton, QWidget

from explorer.ui import theme
from explorer.ui.tabs.labs.control import Control

if TYPE_CHECKING:
    from explorer.labs import Lesson, Value, Values, WeightsFile


class FileControl(Control):
    """A button.

    Parameters
    ----------
    parameter : WeightsFile
    parent : QWidget, optional
    """

    names_itself: ClassVar[bool] = True

    def __init__(self, parameter: WeightsFile, parent: QWidget | None = None) -> None:
        super().__init__(parameter, parent)
        self._name = ""
        self._path = ""
        self._folder = Path.home()
        self.button = QPushButton(self)
        self.button.setObjectName("weights_file")
        self.button.clicked.connect(self.ask)
        self.set_content(self.button)
        self.restyle()

    def display(self, value: Value, values: Values) -> None:
        """Bear the file's name, or offer to choose one."""
        self._path = str(value)
        self.retranslate()

    def take_words(self, lesson: Lesson) -> None:
        """Take the button's name from the lesson too."""
        super().take_words(lesson)
        self._name = lesson.text(f"parameters.{self.parameter.key}.label")
        self.retranslate()

    def ask(self) -> None:
        """Ask for a file and propose it."""
        path, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Open weights"),
            str(self._folder),
            self.tr("Network weights (*.pkl *.npz);;All files (*)"),
        )
        if path:
            self._folder = Path(path).parent
            self.proposed.emit(path)

    def retranslate(self) -> None:
        """Say what the button does, or which file it has."""
        super().retranslate()
        self.button.setText(Path(self._path).name if self._path else self._name)

    def restyle(self) -> None:
        """Take the theme's icon."""
        self.button.setIcon(theme.icon("open"))
