"""A lab that goes on by itself: its buttons, its clock, its weights, and what it keeps."""

from __future__ import annotations

import contextlib
import io
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtTest import QTest

from explorer.ui.tabs.labs import LabsTab
from explorer.ui.tabs.labs.content import LabsContent
from explorer.ui.tabs.labs.unit_map_view import UnitMapView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from explorer.labs.toy_training import Learner
    from explorer.ui.session import Session
    from explorer.ui.tabs.labs.page import LabPage
    from explorer.ui.tabs.labs.process_bar import ProcessBar


@pytest.fixture
def tab(qtbot: QtBot, session: Session) -> LabsTab:
    made = LabsTab(session)
    qtbot.addWidget(made)
    made.resize(940, 730)
    made.show()
    return made


@pytest.fixture
def content(tab: LabsTab) -> LabsContent:
    made = tab.content
    assert isinstance(made, LabsContent)
    return made


@pytest.fixture
def page(content: LabsContent) -> LabPage:
    content.open_lab("playground")
    return content.page


@pytest.fixture
def bar(page: LabPage) -> ProcessBar:
    assert page.view.process is not None
    return page.view.process


def learner(bar: ProcessBar) -> Learner:
    state: Learner = bar.state
    return state


def unit_map(page: LabPage) -> UnitMapView:
    view = page.view.board.cards["units"].view
    assert isinstance(view, UnitMapView)
    return view


class TestTransport:
    def test_start_goes_on_and_pause_stops(self, qtbot: QtBot, bar: ProcessBar) -> None:
        bar.run_button.click()
        assert bar.run_button.text() == "Pause"
        qtbot.waitUntil(lambda: learner(bar).iteration > 20)
        bar.run_button.click()
        stopped = learner(bar).iteration
        QTest.qWait(80)
        assert learner(bar).iteration == stopped
        assert bar.run_button.text() == "Start"

    def test_a_step_is_one_step_and_is_shown(self, qtbot: QtBot, page: LabPage, bar: ProcessBar) -> None:
        before = learner(bar).loss
        bar.step_button.click()
        assert learner(bar).iteration == 1
        assert learner(bar).loss < before
        printed = page.view.board.cards["printout"].view
        qtbot.waitUntil(lambda: f"{learner(bar).loss:.6f}"[:7] in printed._text.text())

    def test_reset_goes_back_to_the_first_weights(self, bar: ProcessBar) -> None:
        first = learner(bar).network.theta.copy()
        for _ in range(3):
            bar.step()
        bar.reset_button.click()
        assert learner(bar).iteration == 0
        np.testing.assert_array_equal(learner(bar).network.theta, first)

    def test_it_stands_still_out_of_sight_and_goes_on_when_seen_again(
        self, qtbot: QtBot, content: LabsContent, page: LabPage, bar: ProcessBar
    ) -> None:
        bar.run()
        qtbot.waitUntil(lambda: learner(bar).iteration > 0)
        content.open_lab("softmax")
        left = learner(bar).iteration
        QTest.qWait(80)
        assert learner(bar).iteration == left
        content.open_lab("playground")
        qtbot.waitUntil(lambda: learner(bar).iteration > left)

    def test_every_button_is_named_explained_and_reached_by_keyboard(self, bar: ProcessBar) -> None:
        for widget in (bar.run_button, bar.step_button, bar.reset_button, bar.speed):
            assert widget.toolTip()
            assert widget.objectName().startswith("process_")
            assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert bar.speed.accessibleName()


class TestChanging:
    def test_the_rate_changes_while_it_learns(self, page: LabPage, bar: ProcessBar) -> None:
        bar.step()
        page.view.set_value("rate", 1.5)
        assert learner(bar).iteration == 1

    def test_other_points_start_anew(self, page: LabPage, bar: ProcessBar) -> None:
        bar.step()
        page.view.set_value("points", "spirals")
        assert learner(bar).iteration == 0
        assert learner(bar).task.points == "spirals"

    def test_no_hidden_layer_is_a_network_too(self, page: LabPage, bar: ProcessBar) -> None:
        page.view.controls["hidden"].buttons[0].click()
        assert learner(bar).network.sizes == (2, 1)
        page.view.draw()
        page.view.controls["hidden"].buttons[1].click()
        assert learner(bar).network.sizes == (2, 4, 1)

    def test_an_example_stays_marked_while_it_learns(self, page: LabPage, bar: ProcessBar) -> None:
        page.view.preset_buttons["xor"].click()
        bar.step()
        page.view.set_value("weight", "W2[1, 0]")
        page.view.set_value("weight", "W1[0, 0]")
        assert page.view.preset_buttons["xor"].isChecked()


class TestWeights:
    def test_a_click_on_a_connection_takes_hold_of_its_weight(self, qtbot: QtBot, page: LabPage) -> None:
        page.view.draw()
        view = unit_map(page)
        qtbot.waitUntil(lambda: view.width() > 100)
        shown = view._map
        assert shown is not None
        places = {tile.key: view._place(tile) for tile in shown.tiles}
        middles = {
            link.option: (places[link.source].center() + places[link.target].center()) / 2
            for link in shown.links
        }
        for option, middle in middles.items():
            # Where two connections cross, either may be meant.
            assert view.option_at(middle) in middles, option
        place = middles["W2[3, 0]"]
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place.toPoint())
        assert page.view.values.choice("weight") == "W2[3, 0]"

    def test_its_slider_changes_the_network_and_follows_it(self, page: LabPage, bar: ProcessBar) -> None:
        page.view.set_value("weight", "b1[0]")
        slider = page.view.controls["value"].slider
        slider.setFocus()
        QTest.keyClick(slider, Qt.Key.Key_End)
        assert learner(bar).network.params["b1"][0] == 10.0
        for _ in range(5):
            bar.step()
        bias = learner(bar).network.params["b1"][0]
        assert page.view.values.number("value") == pytest.approx(bias, abs=1e-4)

    def test_the_map_says_every_weight_in_words(self, page: LabPage) -> None:
        page.view.draw()
        assert "W1[0, 0] " in unit_map(page).accessibleDescription()


class TestQuestion:
    def test_the_experiment_is_trained_and_taken_back(
        self, qtbot: QtBot, page: LabPage, bar: ProcessBar
    ) -> None:
        for _ in range(4):
            bar.step()
        before = learner(bar)
        question = page.text.question
        question.options["all"].button.click()
        question.button.click()
        assert "about half" in question.verdict.text().lower()
        assert learner(bar).network.sizes == (2, 1)
        qtbot.waitUntil(lambda: learner(bar).iteration > 10)
        question.button.click()
        assert learner(bar) is before
        assert not bar.is_running


def test_the_copied_program_prints_the_loss_of_the_moment(page: LabPage, bar: ProcessBar) -> None:
    for _ in range(7):
        bar.step()
    page.copy_button.click()
    clipboard = QGuiApplication.clipboard()
    assert clipboard is not None
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        exec(clipboard.text(), {})
    assert output.getvalue().split()[:2] == ["7", str(round(learner(bar).loss, 6))]
