"""Numbers as coloured cells: each says itself, and what is not known yet stays empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from explorer.labs import Bars, Lesson, Sheet
from explorer.ui import theme
from explorer.ui.tabs.labs.bars_view import BarsView
from explorer.ui.tabs.labs.sheet_view import SheetView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WORDS = Lesson("en", "made", {"figures.s.caption": "Cells", "figures.s.series.a": "Heights"}, (), ())
VALUES = np.array([[0.25, -0.5, 0.0], [0.125, -0.0004, 1.0]])


@pytest.fixture
def view(qtbot: QtBot) -> SheetView:
    made = SheetView()
    qtbot.addWidget(made)
    return made


def test_every_cell_has_its_number_and_its_colour(view: SheetView) -> None:
    view.show_figure(Sheet("s", VALUES, 1.0, rows=("t=1", "t=2"), columns=("0", "1", "2"), decimals=3), WORDS)
    view.resize(400, view.minimumSizeHint().height())
    assert view.accessibleDescription().splitlines()[0] == "t=1: 0.250, -0.500, 0.000"
    picture = view.grab().toImage()
    area = view._area(view._sheet)
    inside = [
        picture.pixelColor(round(area.left() + (k + 0.1) * area.width() / 3), round(area.top() + 4))
        for k in range(3)
    ]
    assert inside[0].red() > inside[0].blue()
    assert inside[1].blue() > inside[1].red()
    assert inside[2].name() == theme.current().surface


def test_the_cell_under_the_mouse_says_its_number(view: SheetView) -> None:
    view.show_figure(Sheet("s", VALUES, 1.0, decimals=3), WORDS)
    view.resize(300, view.minimumSizeHint().height())
    area = view._area(view._sheet)
    assert view.tip_at(area.right() - 3, area.bottom() - 3) == "[1, 2]  1"
    assert view.tip_at(area.left() + 3, area.top() + 3) == "[0, 0]  0.25"
    assert view.tip_at(-5, -5) == ""


def test_many_cells_are_a_picture_with_square_pixels(view: SheetView) -> None:
    view.show_figure(Sheet("s", np.full((28, 56), np.nan), 1.0, diverging=False, frame=28), WORDS)
    view.resize(300, 200)
    area = view._area(view._sheet)
    assert area.width() == pytest.approx(2 * area.height())
    # Nothing is known yet: nothing is coloured.
    middle = view.grab().toImage().pixelColor(round(area.left() + 20), round(area.center().y()))
    assert middle == view.grab().toImage().pixelColor(2, 190)


def test_pictures_stand_beside_their_rows(view: SheetView) -> None:
    plain, pictured = (
        Sheet("s", VALUES, 1.0, rows=("a", "b"), decimals=3, pictures=pictures)
        for pictures in (None, np.ones((2, 28, 28)))
    )
    view.show_figure(plain, WORDS)
    narrow = view._side()
    view.show_figure(pictured, WORDS)
    assert view._side() > narrow


def test_a_bar_that_is_not_measured_yet_is_not_nought(qtbot: QtBot) -> None:
    bars = BarsView()
    qtbot.addWidget(bars)
    bars.show_figure(Bars("s", ("W", "b"), ("a",), np.array([[0.0, 12.0]]), 16.0, frozenset({"W"})), WORDS)
    assert bars.accessibleDescription() == "Heights: b 12.0000"
