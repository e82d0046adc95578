"""Keeping and teaching from the window, through its buttons, keys and menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QAbstractButton, QApplication, QDoubleSpinBox, QWidget

from explorer.data.personal import digits_path
from explorer.data.scaling import as_input
from explorer.ui import messages
from explorer.ui.kept_digits import as_bytes
from explorer.ui.reader_words import reader_title

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from explorer.ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
SEVEN = ((0.3, 0.2), (0.7, 0.2), (0.45, 0.85))


@pytest.fixture
def shown(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    settle(window)
    return window


def settle(window: MainWindow) -> None:
    for _ in range(4):
        window.session.clock.tick()


def button(window: QWidget, name: str) -> QAbstractButton:
    found = window.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def press(window: MainWindow, name: str) -> None:
    QTest.mouseClick(button(window, name), Qt.MouseButton.LeftButton)
    settle(window)


def draw_seven(window: MainWindow) -> None:
    canvas = window.drawing_panel.canvas
    side = canvas.width()
    points = [QPoint(round(x * side), round(y * side)) for x, y in SEVEN]
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(canvas, point)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=points[-1])
    settle(window)


def keep_misread(window: MainWindow) -> int:
    """Keep a digit that pen reads wrong and put it on the canvas; return its label."""
    session = window.session
    split = session.load_dataset("sample").train
    wrong = np.flatnonzero(session.network.predict(as_input(split.images)).argmax(axis=1) != split.labels)[0]
    session.kept.keep(split.images[wrong] / np.float32(255.0), int(split.labels[wrong]))
    window.drawing_panel.show_kept(session.kept.digits[-1])
    settle(window)
    return int(split.labels[wrong])


def test_a_drawing_needs_a_label_before_it_is_kept(shown: MainWindow) -> None:
    window = shown
    draw_seven(window)
    keep = button(window, "keep_button")
    assert not keep.isEnabled()
    assert "which digit" in keep.toolTip()
    window.session.set_label(7)  # as a click on the bar does
    settle(window)
    assert keep.isEnabled()
    press(window, "keep_button")
    assert keep.text() == "Kept"
    (digit,) = window.session.kept.digits
    assert digit.label == 7
    assert np.array_equal(digit.image, as_bytes(window.session.input))


def test_a_wrong_label_is_corrected_by_keeping_again(shown: MainWindow) -> None:
    draw_seven(shown)
    for label in (1, 7):
        shown.session.set_label(label)
        settle(shown)
        QTest.keyClick(shown, Qt.Key.Key_K, CTRL)
        settle(shown)
    assert [digit.label for digit in shown.session.kept.digits] == [7]


def test_an_empty_canvas_has_nothing_to_keep_or_teach(shown: MainWindow) -> None:
    shown.drawing_panel.clear()
    settle(shown)
    for name in ("keep_button", "teach_button"):
        assert not button(shown, name).isEnabled()
        assert button(shown, name).toolTip() == "Draw a digit first"
    QTest.keyClick(shown, Qt.Key.Key_T, CTRL)
    QTest.keyClick(shown, Qt.Key.Key_K, CTRL)
    assert not digits_path().exists()
    assert shown.session.reader.key == "pen"


def test_teaching_shows_verdict_and_cost_and_every_way_back(shown: MainWindow, qtbot: QtBot) -> None:
    session = shown.session
    label = keep_misread(shown)
    pen = session.network
    assert session.probabilities.argmax() != label
    press(shown, "teach_button")
    assert session.probabilities.argmax() == label
    assert reader_title(session.reader) == "pen, taught"
    card = shown.findChild(QWidget, "lesson_card")
    assert card is not None
    assert card.isVisible()
    turn = session.teacher.turn
    assert turn is not None
    assert str(label) in card._verdict.text()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: turn.test_before is not None)
    assert turn.test_before is not None
    words = f"{100 * turn.test_before:.1f} %"
    qtbot.waitUntil(lambda: words in card._test.text())  # type: ignore[attr-defined]
    press(shown, "lesson_again")
    assert session.teacher.taught is not None
    assert session.teacher.taught.updates == 2
    press(shown, "lesson_undo")
    press(shown, "lesson_redo")
    press(shown, "lesson_original")
    assert session.network is pen
    assert session.reader.key == "pen"
    assert not button(shown, "lesson_original").isEnabled() or button(shown, "lesson_original").hasFocus()


def test_the_rate_is_the_next_lessons(shown: MainWindow) -> None:
    keep_misread(shown)
    press(shown, "teach_button")
    rate = shown.findChild(QDoubleSpinBox, "lesson_rate")
    assert rate is not None
    rate.setValue(0.05)
    press(shown, "lesson_again")
    turn = shown.session.teacher.turn
    assert turn is not None
    assert turn.lesson is not None
    assert turn.lesson.learning_rate == 0.05


def test_keys_and_menus_teach_and_take_back(shown: MainWindow) -> None:
    keep_misread(shown)
    actions = shown.menus.actions
    assert not actions["unteach"].isEnabled()
    QTest.keyClick(shown, Qt.Key.Key_T, CTRL)
    QTest.keyClick(shown, Qt.Key.Key_T, CTRL)
    assert actions["unteach"].isEnabled()
    assert actions["original"].isEnabled()
    QTest.keyClick(shown, Qt.Key.Key_T, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert shown.session.teacher.taught is not None
    assert shown.session.teacher.taught.updates == 1
    actions["original"].trigger()
    assert shown.session.reader.key == "pen"
    assert not actions["original"].isEnabled()


def test_the_card_closes_with_escape(shown: MainWindow) -> None:
    keep_misread(shown)
    press(shown, "teach_button")
    card = shown.findChild(QWidget, "lesson_card")
    assert card is not None
    QTest.keyClick(button(shown, "lesson_again"), Qt.Key.Key_Escape)
    assert not card.isVisible()
    press(shown, "teach_button")
    assert card.isVisible()
    assert shown.tabs.rect().contains(card.geometry())


def test_a_kept_digit_comes_back_on_the_canvas_as_it_was(shown: MainWindow) -> None:
    label = keep_misread(shown)
    (digit,) = shown.session.kept.digits
    assert np.array_equal(as_bytes(shown.session.input), digit.image)
    assert shown.session.label == label
    assert button(shown, "keep_button").text() == "Kept"
    shown.drawing_panel.clear()
    assert shown.session.label is None
    shown.drawing_panel.undo()
    assert shown.session.label == label


def test_the_gallery_opens_and_sends_digits_back(shown: MainWindow) -> None:
    keep_misread(shown)
    shown.drawing_panel.clear()
    press(shown, "gallery_button")
    gallery = shown.findChild(QWidget, "my_digits")
    assert gallery is not None
    assert gallery.isVisible()
    mosaic = gallery.findChild(QWidget, "digit_mosaic")
    assert mosaic is not None
    QTest.keyClick(mosaic, Qt.Key.Key_Return)
    assert not shown.session.blank
    gallery.close()
    shown.menus.actions["my_digits"].trigger()
    assert gallery.isVisible()
    gallery.close()


def test_a_store_that_fails_is_told_and_the_drawing_stays(
    shown: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[BaseException] = []
    monkeypatch.setattr(messages, "report", told.append)
    digits_path().mkdir()
    draw_seven(shown)
    before = shown.session.input
    shown.session.set_label(7)
    settle(shown)
    press(shown, "keep_button")
    press(shown, "gallery_button")
    assert told
    assert shown.session.input is before
    assert button(shown, "keep_button").text() == "Keep"


def test_what_was_taught_is_forgotten_at_the_end_its_original_is_not(shown: MainWindow) -> None:
    shown.session.choose_reader("book")
    draw_seven(shown)
    shown.session.set_label(7)
    shown.drawing_panel.digit_actions.teach()
    assert shown.session.reader.kind == "taught"
    assert shown._settings.reader == "book"


def test_a_picture_of_something_else_is_neither_kept_nor_taught(shown: MainWindow) -> None:
    actions = shown.drawing_panel.digit_actions
    actions._is_foreign = lambda: True
    actions.show_state()
    for name in ("keep_button", "teach_button"):
        assert not button(shown, name).isEnabled()
        assert "Only digits" in button(shown, name).toolTip()
    QApplication.processEvents()
