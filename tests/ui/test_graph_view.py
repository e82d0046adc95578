"""A graph that is walked: by buttons and by keys, and laid out so that nothing touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtTest import QTest

from explorer.labs import lab_by_key
from explorer.ui.tabs.labs.graph_layout import SMALLEST, beside, columns, needed_height, needed_width
from explorer.ui.tabs.labs.page import LabPage
from explorer.ui.tabs.labs.steps_control import StepsControl
from explorer.ui.translation import apply_language

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def page(qtbot: QtBot) -> LabPage:
    made = LabPage(lab_by_key("apples_and_oranges"))
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    return made


def control(page: LabPage) -> StepsControl:
    found = page.view.controls["step"]
    assert isinstance(found, StepsControl)
    return found


def test_the_buttons_walk_forward_and_back(page: LabPage) -> None:
    buttons = control(page).buttons
    assert control(page).place.text() == "Back 4 of 4"
    assert not buttons["on"].isEnabled()
    buttons["first"].click()
    assert control(page).place.text() == "Step 0 of 8"
    assert not buttons["back"].isEnabled()
    for _ in range(5):
        buttons["on"].click()
    assert page.view.values.step("step") == 5
    assert control(page).place.text() == "Back 1 of 4"
    buttons["back"].click()
    assert control(page).place.text() == "Forward 4 of 4"


def test_keys_walk_where_the_graph_has_the_focus(page: LabPage) -> None:
    view = page.view.board.cards["graph"].view
    view.setFocus()
    for key, step in (
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_End, 8),
        (Qt.Key.Key_Left, 7),
    ):
        QTest.keyClick(view, key)
        page.view.draw()
        assert page.view.values.step("step") == step


def test_a_screen_reader_hears_words_numbers_and_what_is_worked_out(page: LabPage) -> None:
    view = page.view.board.cards["graph"].view
    assert view.accessibleName() == "Forward above the arrows, gradients below"
    heard = view.accessibleDescription()
    assert "Apples → × 2 110" in heard
    assert "∂L/∂x = 1.1 · 2 = 2.2" in heard
    apply_language("ko")
    assert "사과 개수 → × 2 110" in view.accessibleDescription()


def test_columns_get_the_room_they_need_and_share_the_rest() -> None:
    halves = {0.0: 30.0, 0.5: 20.0, 1.0: 10.0}
    assert needed_width(halves, 50.0) == 220.0
    centres, factor = columns(halves, 50.0, 320.0)
    assert factor == 1.0
    assert centres == {0.0: 30.0, 0.5: 180.0, 1.0: 310.0}
    centres, factor = columns(halves, 50.0, 0.8 * 220.0)
    assert factor == pytest.approx(0.8)
    assert centres[1.0] == pytest.approx(0.8 * 210.0)
    assert columns(halves, 50.0, 10.0).factor == SMALLEST
    assert columns({0.5: 20.0}, 50.0, 100.0).centres == {0.5: 50.0}


def test_rows_get_the_height_their_closest_neighbours_need() -> None:
    assert needed_height([(0.0, 0.0), (0.0, 0.25), (0.0, 1.0), (1.0, 0.5)], 60.0) == 240.0
    assert needed_height([(0.0, 0.5), (1.0, 0.5)], 60.0) == 0.0


@pytest.mark.parametrize("end", [QPointF(100.0, 0.0), QPointF(100.0, 60.0), QPointF(40.0, -90.0)])
def test_numbers_stand_beside_their_edge(end: QPointF) -> None:
    start, (width, height) = QPointF(0.0, 0.0), (30.0, 12.0)
    for above in (True, False):
        centre = beside(start, end, width, height, above)
        corners = [centre + QPointF(x, y) for x in (-width / 2, width / 2) for y in (-height / 2, height / 2)]
        sides = [end.x() * corner.y() - end.y() * corner.x() for corner in corners]
        assert all(side < 0 for side in sides) if above else all(side > 0 for side in sides)
