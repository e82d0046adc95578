from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PyQt6.QtCore import QEvent, QPoint, Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QWidget

from explorer.data import ALL_STEPS, PreprocessingSteps, preprocess
from explorer.nn import Network, WeightsMetadata, save_network
from explorer.ui import theme
from explorer.ui.preprocessing_microscope import PreprocessingMicroscope
from explorer.ui.step_words import explanation

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from explorer.ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
CORNER = ((0.08, 0.08), (0.22, 0.08), (0.13, 0.3))


def drag(window: MainWindow, *points: tuple[float, float]) -> None:
    canvas = window.drawing_panel.canvas
    places = [QPoint(round(x * canvas.width()), round(y * canvas.width())) for x, y in points]
    QTest.mousePress(canvas, LEFT, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(canvas, place)
    QTest.mouseRelease(canvas, LEFT, pos=places[-1])


@pytest.fixture
def card(window: MainWindow, qtbot: QtBot) -> PreprocessingMicroscope:
    """The card, opened by a click on what the network sees, over a small 7 in a corner."""
    window.resize(1024, 680)
    window.show()
    qtbot.waitExposed(window).__enter__()
    drag(window, *CORNER)
    seen = window.findChild(QAbstractButton, "seen")
    assert seen is not None
    QTest.mouseClick(seen, LEFT)
    made = window.findChild(PreprocessingMicroscope)
    assert made is not None
    assert made.isVisible()
    return made


def switch(card: PreprocessingMicroscope, step: str) -> None:
    box = card.findChild(QCheckBox, f"step_{step}")
    assert box is not None
    QTest.keyClick(box, Qt.Key.Key_Space)


def test_both_lanes_show_every_step(card: PreprocessingMicroscope, window: MainWindow) -> None:
    steps = preprocess(window.drawing_panel.document.ink)
    expected = (steps.cropped, steps.scaled, steps.centred)
    for lane in (card._full, card._chosen):
        for picture, values in zip(lane.pictures, expected, strict=True):
            np.testing.assert_array_equal(picture.picture, values)
        assert lane.verdict.text == "7"
        np.testing.assert_allclose(lane.columns.values, window.session.probabilities, atol=1e-6)
    np.testing.assert_array_equal(card._full.pictures[-1].picture, window.session.input)


def test_a_digit_in_a_corner_is_not_read_without_the_steps(
    card: PreprocessingMicroscope, window: MainWindow
) -> None:
    for step in ("crop", "scale", "centre"):
        switch(card, step)
    assert card.steps == PreprocessingSteps(crop=False, scale=False, centre=False)
    image = card._chosen.pictures[-1].picture
    assert image is not None
    assert not image[10:].any()
    assert card._full.verdict.text == "7"
    assert card._chosen.columns.values[7] < 0.5
    # What is really read does not change with what one tries here.
    assert window.session.probabilities.argmax() == 7


def test_it_follows_the_pen_at_the_next_tick(card: PreprocessingMicroscope, window: MainWindow) -> None:
    before = card._chosen.pictures[-1].picture
    drag(window, (0.5, 0.5), (0.8, 0.8))
    assert card.isVisible()
    window.session.clock.tick()
    np.testing.assert_array_equal(card._full.pictures[-1].picture, window.session.input)
    assert not np.array_equal(card._chosen.pictures[-1].picture, before)


def test_the_last_trace_of_the_network_stays_that_of_the_input(
    card: PreprocessingMicroscope, window: MainWindow
) -> None:
    network = window.session.network
    expected = network.backward([7]).loss
    switch(card, "crop")
    assert network.backward([7]).loss == expected


def test_an_untouched_sample_goes_in_as_it_is(card: PreprocessingMicroscope, window: MainWindow) -> None:
    window.drawing_panel.random_sample()
    window.session.clock.tick()
    assert [picture.picture is None for picture in card._full.pictures] == [True, True, False]
    np.testing.assert_array_equal(card._full.pictures[-1].picture, window.session.input)
    assert "as it is" in card._sentence.text()
    card.grab()


def test_its_label_means_nothing_to_a_reader_of_other_classes(
    card: PreprocessingMicroscope, window: MainWindow, tmp_path: Path
) -> None:
    window.drawing_panel.random_sample()
    path = tmp_path / "shoes.npz"
    save_network(path, Network([784, 10], seed=1), WeightsMetadata(name="shoes", trained_on="fashion-mnist"))
    window.session.add_weights_file(path)
    window.session.clock.tick()
    assert card._full.verdict.correct is None
    card.grab()


def test_an_empty_canvas_says_nothing(card: PreprocessingMicroscope, window: MainWindow) -> None:
    window.drawing_panel.clear()
    window.session.clock.tick()
    assert card._full.verdict.text == card._chosen.verdict.text == "Draw a digit"
    card.grab()


def test_keys_alone_open_and_close_it(
    card: PreprocessingMicroscope, window: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    action, seen = window.menus.actions["steps"], window.drawing_panel._seen
    assert action.isChecked()
    assert seen.isChecked()
    assert QApplication.focusWidget() is card.switches["crop"]
    QTest.keyClick(card.switches["crop"], Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert not action.isChecked()
    assert not seen.isChecked()
    assert QApplication.focusWidget() is seen
    QTest.keyClick(seen, Qt.Key.Key_Space)
    assert card.isVisible()
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert not card.isVisible()
    action.trigger()
    assert card.isVisible()
    assert action.isChecked()
    window.findChild(QAbstractButton, "close_steps_button").click()
    assert not card.isVisible()


@pytest.mark.parametrize(("width", "height", "scale"), [(1024, 680, 1.0), (1280, 800, 1.0), (1280, 800, 1.3)])
def test_it_stays_inside_the_window_with_nothing_cut(
    card: PreprocessingMicroscope, window: MainWindow, width: int, height: int, scale: float
) -> None:
    theme.apply("dark", scale)
    window.resize(width, height)
    QApplication.processEvents()
    assert window.rect().contains(card.geometry())
    assert card.geometry().left() >= window.drawing_panel.width()
    for child in card.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        assert card.rect().contains(child.geometry()), child.objectName()
        assert child.width() >= min(child.minimumSizeHint().width(), child.sizeHint().width()), child


def test_every_switch_has_a_name_and_a_tooltip(card: PreprocessingMicroscope) -> None:
    QApplication.sendEvent(card, QEvent(QEvent.Type.LanguageChange))
    for box in card.switches.values():
        assert box.text()
        assert box.toolTip()
    assert len({box.text() for box in card.switches.values()}) == 4
    for picture in (*card._full.pictures, card._drawing):
        assert picture.accessibleName()


def test_every_choice_is_explained() -> None:
    choices = [PreprocessingSteps(*flags) for flags in product((True, False), repeat=4)]
    assert all(explanation(steps) for steps in choices)
    assert "Switch one off" in explanation(ALL_STEPS)
    assert len({explanation(steps) for steps in choices}) == 6
