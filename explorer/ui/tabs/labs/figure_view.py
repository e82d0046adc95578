"""The base of what draws one kind of figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QWidget

from explorer.ui.appearance import Appearance

if TYPE_CHECKING:
    from explorer.labs import Lesson


class FigureView(Appearance, QWidget):
    """Draws figures of one type; a lab's next figure of the same key goes to the same view."""

    handle_moved = pyqtSignal(object, float, float)
    """The figure's handle was dragged to this place."""

    columns: ClassVar[int] = 1
    """How many of the two columns it takes where there is room for two."""

    stretches: ClassVar[bool] = False
    """Whether it is worth more height than it asks for."""

    def show_figure(self, figure: Any, lesson: Lesson) -> None:
        """Draw this figure with these words."""
        raise NotImplementedError


def figure_text(figure: Any, lesson: Lesson, label: str) -> str:
    """Return one of a figure's texts from the lesson."""
    return lesson.text(f"figures.{figure.key}.{label}")
