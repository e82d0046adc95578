"""The Labs tab, used as a reader uses it: typing, dragging, asking, searching, copying."""

from __future__ import annotations

import pickle
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QAbstractScrollArea, QFileDialog, QLabel

from explorer.labs import Lab, NumberArray, Values, labs, lesson
from explorer.nn import Network, save_network
from explorer.ui import theme
from explorer.ui.tabs.labs import LabsTab
from explorer.ui.tabs.labs.array_control import ArrayControl
from explorer.ui.tabs.labs.bracket import Bracket
from explorer.ui.tabs.labs.choice_control import ChoiceControl
from explorer.ui.tabs.labs.content import LabsContent
from explorer.ui.tabs.labs.controls import CONTROLS
from explorer.ui.tabs.labs.figure_board import places
from explorer.ui.tabs.labs.figure_views import VIEWS
from explorer.ui.tabs.labs.file_control import FileControl
from explorer.ui.translation import apply_language

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from explorer.ui.session import Session
    from explorer.ui.tabs.labs.number_field import NumberField
    from explorer.ui.tabs.labs.page import LabPage

BOOK = [0.3, 2.9, 4.0]


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
    content.open_lab("softmax")
    return content.page


def scores(page: LabPage) -> list[float]:
    return page.view.values.array("a").tolist()


def fields(page: LabPage) -> list[NumberField]:
    control = page.view.controls["a"]
    assert isinstance(control, ArrayControl)
    return control.fields


def type_into(field: NumberField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def table_text(page: LabPage) -> str:
    return page.view.board.cards["table"].view.accessibleDescription()


def reason(page: LabPage, key: str) -> str:
    shown = [
        label.text()
        for label in page.view.controls[key].findChildren(QLabel)
        if label.property("role") == "error" and label.isVisibleTo(page)
    ]
    return shown[0] if shown else ""


def assert_nothing_is_cut(tab: LabsTab) -> None:
    for area in tab.findChildren(QAbstractScrollArea):
        if area.isVisibleTo(tab) and (bar := area.horizontalScrollBar()) is not None:
            assert bar.maximum() == 0, area
    for label in tab.findChildren(QLabel):
        if label.isVisibleTo(tab) and label.text():
            needed = label.minimumSizeHint()
            height = label.heightForWidth(label.width()) if label.wordWrap() else needed.height()
            assert label.height() >= height, label.text()
            assert label.wordWrap() or label.width() >= needed.width(), label.text()


class TestOpening:
    def test_nothing_is_built_before_it_is_shown(self, qtbot: QtBot, session: Session) -> None:
        tab = LabsTab(session)
        qtbot.addWidget(tab)
        assert tab.content is None
        tab.show()
        assert tab.content is not None

    def test_the_first_lab_is_chosen_and_marked_in_list(self, content: LabsContent) -> None:
        page = content.page
        assert page.lab is labs()[0]
        marked = content.navigator.tree.currentItem()
        assert marked is not None
        assert marked.text(0) == f"{page.lab.section}  {lesson(page.lab.key, 'en').title}"

    def test_every_figure_and_parameter_has_its_view(self) -> None:
        for lab in labs():
            assert {type(figure) for figure in lab.figures(lab.defaults)} <= set(VIEWS)
            assert {type(parameter) for parameter in lab.parameters} <= set(CONTROLS)

    def test_a_lab_keeps_its_state_while_another_place_is_looked_at(
        self, tab: LabsTab, content: LabsContent, page: LabPage
    ) -> None:
        type_into(fields(page)[0], "1.5")
        tab.hide()
        tab.show()
        content.open_lab(page.lab.key)
        assert content.page is page
        assert scores(page) == [1.5, 2.9, 4.0]


class TestEntering:
    def test_a_typed_number_is_computed_at_once(self, qtbot: QtBot, page: LabPage) -> None:
        type_into(fields(page)[2], "1010")
        qtbot.waitUntil(lambda: "inf" in table_text(page))
        assert scores(page) == [0.3, 2.9, 1010.0]

    def test_arrow_keys_step_without_binary_crumbs(self, page: LabPage) -> None:
        fields(page)[0].setFocus()
        QTest.keyClick(fields(page)[0], Qt.Key.Key_Up)
        assert fields(page)[0].text() == "0.4"
        QTest.keyClick(fields(page)[0], Qt.Key.Key_PageDown)
        assert scores(page)[0] == -0.6

    @pytest.mark.parametrize(
        ("text", "said"),
        [("abc", '"abc" is not a number'), ("", '"" is not a number'), ("99999", "outside -5000 to 5000")],
    )
    def test_what_cannot_be_taken_is_explained_and_the_last_value_stays(
        self, page: LabPage, text: str, said: str
    ) -> None:
        field = fields(page)[1]
        if text:
            type_into(field, text)
        else:
            field.clear()
            QTest.keyClick(field, Qt.Key.Key_Return)
        assert said in reason(page, "a")
        assert scores(page) == BOOK
        assert field.text() == "2.9"

    def test_the_reason_goes_with_the_next_good_number(self, page: LabPage) -> None:
        type_into(fields(page)[1], "abc")
        type_into(fields(page)[1], "3")
        assert reason(page, "a") == ""
        assert scores(page) == [0.3, 3.0, 4.0]

    @pytest.mark.parametrize("text", ["-", "1e", "2."])
    def test_a_number_not_yet_finished_is_no_error(self, page: LabPage, text: str) -> None:
        field = fields(page)[0]
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        assert reason(page, "a") == ""
        assert field.text() == text

    def test_a_pasted_list_replaces_the_array(self, page: LabPage) -> None:
        clipboard = QGuiApplication.clipboard()
        assert clipboard is not None
        clipboard.setText("np.array([1010, 1000, 990, 5])")
        fields(page)[0].setFocus()
        QTest.keyClick(fields(page)[0], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert scores(page) == [1010.0, 1000.0, 990.0, 5.0]
        assert [field.text() for field in fields(page)] == ["1010", "1000", "990", "5"]

    def test_a_list_that_is_too_long_says_how_long_it_may_be(self, page: LabPage) -> None:
        type_into(fields(page)[0], "[1, 2, 3, 4, 5, 6, 7, 8, 9]")
        assert "9 are too many, 8 at most" in reason(page, "a")
        assert scores(page) == BOOK

    def test_buttons_change_the_length_within_its_limits(self, page: LabPage) -> None:
        control = page.view.controls["a"]
        assert isinstance(control, ArrayControl)
        fewer, more = control.buttons
        for _ in range(5):
            more.click()
        assert scores(page) == [*BOOK, 0.0, 0.0, 0.0, 0.0, 0.0]
        assert not more.isEnabled()
        for _ in range(6):
            fewer.click()
        assert scores(page) == BOOK[:2]
        assert not fewer.isEnabled()

    def test_a_choice_follows_the_array_it_points_into(self, page: LabPage) -> None:
        control = page.view.controls["vary"]
        assert isinstance(control, ChoiceControl)
        assert [control.box.itemText(i) for i in range(control.box.count())] == ["a₁", "a₂", "a₃"]
        page.view.set_value("a", np.array([1.0, 2.0]))
        assert control.box.count() == 2
        assert control.box.currentText() == "a₂"

    def test_dragging_the_slider_moves_all_scores_and_no_probability(
        self, qtbot: QtBot, page: LabPage
    ) -> None:
        slider = page.view.controls["shift"].slider
        slider.setFocus()
        QTest.keyClick(slider, Qt.Key.Key_End)
        assert page.view.values.number("shift") == 1000.0
        qtbot.waitUntil(lambda: "nan" in table_text(page))
        assert "0.7366" in table_text(page)

    def test_the_field_beside_the_slider_takes_exact_values(self, page: LabPage) -> None:
        type_into(page.view.controls["shift"].field, "0.25")
        assert page.view.values.number("shift") == 0.25
        type_into(page.view.controls["shift"].field, "2000")
        assert "outside -1000 to 1000" in reason(page, "shift")
        assert page.view.values.number("shift") == 0.25

    def test_examples_are_one_click_and_show_which_is_on(self, qtbot: QtBot, page: LabPage) -> None:
        buttons = page.view.preset_buttons
        assert buttons["book"].isChecked()
        buttons["overflow"].click()
        assert scores(page) == [1010.0, 1000.0, 990.0]
        assert [key for key, button in buttons.items() if button.isChecked()] == ["overflow"]
        type_into(fields(page)[0], "7")
        assert not any(button.isChecked() for button in buttons.values())

    def test_the_handle_on_the_curves_writes_the_score(self, qtbot: QtBot, page: LabPage) -> None:
        plot = page.view.board.cards["curves"].view.plot
        qtbot.waitUntil(lambda: plot.area().width() > 50)
        area, (low, high, _, _) = plot.area(), plot.ranges
        target = QPoint(round(area.left() + 0.25 * area.width()), round(area.center().y()))
        QTest.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=target)
        assert scores(page)[2] == pytest.approx(low + 0.25 * (high - low), abs=(high - low) / area.width())
        assert scores(page)[:2] == BOOK[:2]
        before = scores(page)[2]
        QTest.keyClick(plot, Qt.Key.Key_Right)
        assert scores(page)[2] > before

    def test_many_changes_in_one_turn_are_drawn_once(
        self, qtbot: QtBot, page: LabPage, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        computed: list[Values] = []
        compute = page.lab.compute
        monkeypatch.setattr(
            "explorer.labs.lab.Lab.compute",
            property(lambda lab: lambda values: computed.append(values) or compute(values)),
            raising=False,
        )
        for shift in range(20):
            page.view.set_value("shift", float(shift))
        qtbot.waitUntil(lambda: bool(computed))
        QTest.qWait(20)
        assert [values.number("shift") for values in computed] == [19.0]


class TestQuestion:
    def test_it_asks_for_a_prediction_first(self, page: LabPage) -> None:
        question = page.text.question
        assert not question.button.isEnabled()
        question.options["same"].words.setFocus()
        QTest.mouseClick(question.options["same"], Qt.MouseButton.LeftButton, pos=QPoint(60, 5))
        assert question.prediction == "same"
        assert question.button.isEnabled()

    @pytest.mark.parametrize(
        ("predicted", "said"), [("nan", "As you predicted"), ("same", "The lab's answer: nan")]
    )
    def test_the_lab_makes_the_experiment_and_judges(
        self, qtbot: QtBot, page: LabPage, predicted: str, said: str
    ) -> None:
        question = page.text.question
        question.options[predicted].button.click()
        question.button.click()
        assert page.view.values.number("shift") == 1000.0
        assert said in question.verdict.text()
        qtbot.waitUntil(lambda: "nan" in table_text(page))

    def test_the_answer_comes_from_the_numbers_of_the_moment(self, page: LabPage) -> None:
        page.view.set_value("a", np.array([-1000.0, -999.0]))
        page.text.question.options["same"].button.click()
        page.text.question.button.click()
        assert "As you predicted" in page.text.question.verdict.text()

    def test_asking_again_takes_the_experiment_back(self, page: LabPage) -> None:
        type_into(fields(page)[0], "1.5")
        question = page.text.question
        question.options["larger"].button.click()
        question.button.click()
        question.button.click()
        assert page.view.values.number("shift") == 0.0
        assert scores(page) == [1.5, 2.9, 4.0]
        assert question.prediction is None
        assert not question.verdict.isVisibleTo(page)
        assert not question.button.isEnabled()


class TestFinding:
    @pytest.mark.parametrize("query", ["overflow softmax", "오버플로", "3.11", "exp underflow"])
    def test_typing_narrows_the_list(self, content: LabsContent, query: str) -> None:
        content.navigator.search.setText(query)
        assert len(content.navigator.tree.titles()) == 1

    def test_nothing_found_says_so(self, content: LabsContent) -> None:
        QTest.keyClicks(content.navigator.search, "transistor")
        assert content.navigator.tree.titles() == []
        said = [
            label.text() for label in content.navigator.findChildren(QLabel) if label.isVisibleTo(content)
        ]
        assert said == ['No lab has "transistor".']

    def test_return_opens_the_first_hit(self, tab: LabsTab, content: LabsContent) -> None:
        QTest.keyClicks(content.navigator.search, "softmax underflow")
        QTest.keyClick(content.navigator.search, Qt.Key.Key_Return)
        assert content.navigator.tree.hasFocus()
        assert tab.content is not None
        assert content.page.lab.key == "softmax"


class TestCopying:
    def test_it_puts_a_program_that_runs_on_the_clipboard(self, page: LabPage) -> None:
        page.view.preset_buttons["overflow"].click()
        page.copy_button.click()
        clipboard = QGuiApplication.clipboard()
        assert clipboard is not None
        program = [sys.executable, "-W", "ignore", "-c", clipboard.text()]
        output = subprocess.run(program, capture_output=True, text=True, check=True, timeout=60).stdout
        assert "[9.99954600e-01 4.53978686e-05 2.06106005e-09]" in output

    def test_it_says_that_it_did_and_then_offers_itself_again(self, qtbot: QtBot, page: LabPage) -> None:
        page.copy_button.click()
        assert page.copy_button.text() == "Copied"
        qtbot.waitUntil(lambda: page.copy_button.text() == "Copy as Python", timeout=5000)


class TestAppearance:
    def test_the_lesson_changes_with_the_language(self, content: LabsContent, page: LabPage) -> None:
        apply_language("ko")
        korean = lesson("softmax", "ko")
        texts = [label.text() for label in page.findChildren(QLabel)]
        assert korean.title in texts
        assert korean.text("question.ask") in texts
        assert korean.text("figures.table.caption") in texts
        marked = content.navigator.tree.currentItem()
        assert marked is not None
        assert korean.title in marked.text(0)

    def test_values_and_verdict_survive_a_change_of_language(self, page: LabPage) -> None:
        page.text.question.options["nan"].button.click()
        page.text.question.button.click()
        apply_language("ko")
        assert page.view.values.number("shift") == 1000.0
        assert lesson("softmax", "ko").text("question.options.nan") in page.text.question.verdict.text()

    @pytest.mark.parametrize("language", ["en", "ko"])
    @pytest.mark.parametrize("size", [(940, 730), (690, 610)])
    def test_nothing_is_cut_at_the_sizes_it_must_work_at(
        self, qtbot: QtBot, tab: LabsTab, page: LabPage, size: tuple[int, int], language: str
    ) -> None:
        apply_language(language)
        tab.resize(*size)
        page.view.preset_buttons["overflow"].click()
        qtbot.waitUntil(lambda: assert_nothing_is_cut(tab))

    def test_the_text_goes_below_the_lab_where_it_is_narrow(self, tab: LabsTab, page: LabPage) -> None:
        def below() -> bool:
            return page.text.mapTo(page, QPoint()).y() > page.view.mapTo(page, QPoint()).y()

        assert not below()
        tab.resize(690, 610)
        QTest.qWait(10)
        assert below()
        tab.resize(940, 730)
        QTest.qWait(10)
        assert not below()

    def test_errors_take_the_error_colour(self, page: LabPage) -> None:
        table = page.view.board.cards["table"].view

        def coloured() -> bool:
            picture = table.grab().toImage()
            error = theme.colour("error").rgb()
            return any(
                picture.pixel(x, y) == error for x in range(picture.width()) for y in range(picture.height())
            )

        assert not coloured()
        page.view.preset_buttons["overflow"].click()
        page.view.draw()
        assert coloured()

    def test_every_control_is_named_and_reached_by_keyboard(self, page: LabPage) -> None:
        controls = [*fields(page), page.view.controls["shift"].slider, page.view.controls["vary"].box]
        for widget in controls:
            assert widget.accessibleName()
            assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_an_example_named_by_a_sign_is_read_aloud_in_words(content: LabsContent) -> None:
    content.open_lab("computational_graph")
    buttons = content.page.view.preset_buttons
    assert buttons["forward"].text() == "→"
    assert buttons["forward"].accessibleName() == "Only forward, as in figure 5-2"
    assert buttons["more"].accessibleName() == ""  # Qt then reads what is written on it
    assert buttons["more"].accessibleDescription() == "Five apples at 120 yen"


class TestMatrix:
    """A matrix is edited like a vector, and keeps its rows."""

    @pytest.fixture
    def control(self, qtbot: QtBot) -> ArrayControl:
        parameter = NumberArray(key="W", default=((1.0, 2.0), (3.0, 4.0)), fewest=(1, 2), most=(3, 2))
        made = ArrayControl(parameter)
        qtbot.addWidget(made)
        made.show_value(parameter.initial, Values({}))
        made.proposed.connect(lambda array: made.show_value(parameter.checked(array), Values({})))
        made.show()
        return made

    def test_rows_are_added_where_the_shape_may_change(self, control: ArrayControl) -> None:
        fewer, more = control.buttons
        more.click()
        assert [field.text() for field in control.fields] == ["1", "2", "3", "4", "0", "0"]
        assert not more.isEnabled()
        fewer.click()
        fewer.click()
        assert [field.text() for field in control.fields] == ["1", "2"]

    def test_a_pasted_matrix_is_taken_with_its_rows(self, control: ArrayControl) -> None:
        clipboard = QGuiApplication.clipboard()
        assert clipboard is not None
        clipboard.setText("5\t6\n7\t8\n9\t10")
        QTest.keyClick(control.fields[0], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert [field.text() for field in control.fields] == ["5", "6", "7", "8", "9", "10"]


@pytest.mark.parametrize(
    ("spans", "columns", "expected"),
    [
        ([2, 1, 1, 2], 2, [(0, 0, 2), (1, 0, 1), (1, 1, 1), (2, 0, 2)]),
        ([2, 1, 1, 2], 1, [(0, 0, 1), (1, 0, 1), (2, 0, 1), (3, 0, 1)]),
        ([1, 2], 2, [(0, 0, 2), (1, 0, 2)]),
        ([], 2, []),
    ],
)
def test_cards_share_a_row_where_there_is_room(
    spans: list[int], columns: int, expected: list[tuple[int, int, int]]
) -> None:
    assert places(spans, columns) == expected


class TestPlane:
    """The point in the plane is dragged, clicked or moved by keys."""

    @pytest.fixture
    def page(self, content: LabsContent) -> LabPage:
        content.open_lab("gradient_descent")
        return content.page

    def test_a_click_moves_the_start_there(self, qtbot: QtBot, page: LabPage) -> None:
        view = page.view.board.cards["plane"].view
        qtbot.waitUntil(lambda: view.area().width() > 50)
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.pixel(2.0, -1.0).toPoint())
        np.testing.assert_allclose(page.view.values.array("start"), [2.0, -1.0], atol=0.1)

    def test_arrow_keys_move_it_a_step(self, page: LabPage) -> None:
        view = page.view.board.cards["plane"].view
        QTest.keyClick(view, Qt.Key.Key_Right)
        page.view.draw()
        QTest.keyClick(view, Qt.Key.Key_Down)
        x, y = page.view.values.array("start")
        assert (x > -3.0, y < 4.0) == (True, True)

    def test_a_dragged_line_counts_in_whole_steps(self, qtbot: QtBot, page: LabPage) -> None:
        plot = page.view.board.cards["curve"].view.plot
        qtbot.waitUntil(lambda: plot.area().width() > 50)
        target = QPoint(
            round(plot.area().left() + 0.4 * plot.area().width()), round(plot.area().center().y())
        )
        QTest.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=target)
        steps = page.view.values.number("steps")
        assert steps == round(steps)
        assert 35 < steps < 45


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("lab", labs(), ids=lambda lab: lab.key)
def test_no_lab_cuts_its_texts_in_a_small_window(
    qtbot: QtBot, tab: LabsTab, content: LabsContent, lab: Lab, language: str
) -> None:
    apply_language(language)
    tab.resize(690, 610)
    content.open_lab(lab.key)
    qtbot.waitUntil(lambda: assert_nothing_is_cut(tab))


@pytest.mark.parametrize("key", ["perceptron", "matrix_product", "simple_net", "softmax", "playground"])
def test_large_text_in_a_small_window_parts_no_bracket_and_scrolls_one_way(
    qtbot: QtBot, tab: LabsTab, content: LabsContent, key: str
) -> None:
    theme.apply("light", 1.25)
    tab.resize(666, 560)
    content.open_lab(key)
    content.page.view.preset_buttons[content.page.lab.presets[-1].key].click()
    qtbot.waitUntil(lambda: assert_nothing_is_cut(tab))
    for control in content.page.findChildren(ArrayControl):
        for field, closing in ((control.fields[0], False), (control.fields[-1], True)):
            bracket = next(part for part in control.findChildren(Bracket) if part.closing == closing)
            assert bracket.parent() in (field.parent(), field.parent().parent())


class TestOwnWeights:
    """A file of the reader's own reads the digits, or says why it cannot."""

    @pytest.fixture
    def page(self, content: LabsContent) -> LabPage:
        content.open_lab("inference")
        return content.page

    def choose(self, page: LabPage, path: Path, monkeypatch: pytest.MonkeyPatch) -> FileControl:
        control = page.view.controls["file"]
        assert isinstance(control, FileControl)
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        control.button.click()
        return control

    def test_a_good_file_is_named_and_chosen(
        self, page: LabPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "mine.npz"
        save_network(path, Network((784, 5, 10), seed=0))
        control = self.choose(page, path, monkeypatch)
        assert control.button.text() == "mine.npz"
        assert page.view.controls["network"].box.currentText() == "Your file"
        page.view.preset_buttons["book"].click()
        assert control.button.text() == "Your file…"

    def test_a_bad_file_is_explained_and_nothing_changes(
        self, page: LabPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "bad.pkl"
        path.write_bytes(pickle.dumps(print))
        self.choose(page, path, monkeypatch)
        assert "bad.pkl asks for more than NumPy arrays" in reason(page, "file")
        save_network(path, Network((2, 3, 2), seed=0))
        self.choose(page, path, monkeypatch)
        assert "bad.pkl is no network for 784 pixels" in reason(page, "file")
        assert page.view.values.choice("network") == "book"


class TestMeasuring:
    """Long work runs beside the window, and its results come as they are."""

    @pytest.fixture
    def page(self, content: LabsContent, monkeypatch: pytest.MonkeyPatch) -> LabPage:
        monkeypatch.setattr("explorer.labs.catalogue.inference._BATCHES", (1_000, 10_000))
        content.open_lab("inference")
        return content.page

    @staticmethod
    def measured(page: LabPage) -> str:
        return page.view.board.cards["batches"].view.accessibleDescription()

    def test_results_appear_and_the_button_offers_itself_again(self, qtbot: QtBot, page: LabPage) -> None:
        bar = page.view.measurement
        assert bar is not None
        start = bar.button.text()
        bar.button.click()
        assert bar.is_running
        assert bar.button.text() == "Cancel"
        qtbot.waitUntil(lambda: not bar.is_running, timeout=20_000)
        qtbot.waitUntil(lambda: len(self.measured(page).splitlines()) == 3)
        assert bar.button.text() == start

    def test_cancelling_ends_it(self, page: LabPage) -> None:
        bar = page.view.measurement
        assert bar is not None
        bar.button.click()
        bar.button.click()
        assert not bar.is_running
        assert bar.bar.isHidden()

    def test_a_changed_value_makes_results_stale(self, qtbot: QtBot, page: LabPage) -> None:
        bar = page.view.measurement
        assert bar is not None
        bar.start()
        qtbot.waitUntil(lambda: len(self.measured(page).splitlines()) == 3, timeout=20_000)
        page.view.set_value("normalised", False)
        qtbot.waitUntil(lambda: len(self.measured(page).splitlines()) == 1)
        assert not bar.is_running
