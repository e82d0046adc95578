"""A view says of the place under the pointer what is there, and elsewhere what it is itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PyQt6.QtCore import QEvent, QPoint
from PyQt6.QtGui import QHelpEvent
from PyQt6.QtWidgets import QApplication, QToolTip, QWidget

from explorer.labs import Lesson, Sheet
from explorer.ui.pointed_tips import PointedTips
from explorer.ui.tabs.labs.sheet_view import SheetView
from explorer.ui.tabs.train.image_grid import ImageGrid
from explorer.ui.widgets.probability_columns import ProbabilityColumns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def no_tip_left(qtbot: QtBot) -> Iterator[None]:
    """Qt takes its time to take a tip away."""
    yield
    QToolTip.hideText()
    qtbot.waitUntil(lambda: QToolTip.text() == "")


def images(parent: QWidget) -> QWidget:
    view = ImageGrid(5.0, parent)
    view.setToolTip("images")
    view.show_images(np.arange(2), np.zeros((2, 28, 28), np.uint8), ("3 → 5", "7 → 1"))
    return view


def columns(parent: QWidget) -> QWidget:
    view = ProbabilityColumns(parent)
    view.show_probabilities(np.eye(10, dtype=np.float32)[0], tuple("0123456789"), quiet=False)
    return view


def sheet(parent: QWidget) -> QWidget:
    view = SheetView(parent)
    lesson = Lesson("en", "made", {"figures.s.caption": "Cells"}, (), ())
    view.show_figure(Sheet("s", np.array([[0.25, 0.5], [0.75, 1.0]]), 1.0), lesson)
    return view


def ask(view: QWidget, x: int, y: int, kind: QEvent.Type = QEvent.Type.ToolTip) -> str:
    """Ask for help as Qt does; return the tip that it shows."""
    event = QHelpEvent(kind, QPoint(x, y), view.mapToGlobal(QPoint(x, y)))
    QApplication.sendEvent(view, event)
    return QToolTip.text()


@pytest.mark.parametrize(
    ("make", "x", "y", "here", "beside"),
    [
        (images, 20, 20, "3 → 5", "images"),
        (columns, 20, 20, "0: 100", "9: 0.0 %"),
        (sheet, 202, 10, "[0, 1]", ""),
    ],
)
def test_the_tip_is_of_the_place_under_the_pointer(
    qtbot: QtBot, make: Callable[[QWidget], QWidget], x: int, y: int, here: str, beside: str
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    view = make(window)
    view.resize(400, 200)
    with qtbot.waitExposed(window):
        window.show()
    assert ask(view, x, y).startswith(here)
    ask(view, 399, 199)
    qtbot.waitUntil(lambda: QToolTip.text() == beside)


def test_other_help_is_none_of_its_business(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    assert ask(images(window), 20, 20, QEvent.Type.QueryWhatsThis) == ""


def test_the_qt_class_is_named_after_it() -> None:
    with pytest.raises(TypeError, match="Wrong: name PointedTips before the Qt class"):
        type("Wrong", (QWidget, PointedTips), {})
