"""My digits as its user meets it: kept, looked through, corrected, handed on, trained on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QWidget

from explorer.data.scaling import as_input
from explorer.ui import messages, theme
from explorer.ui.my_digits.practice_panel import lowest_in_sight
from explorer.ui.my_digits.practice_run import PracticeState
from explorer.ui.my_digits.window import MyDigitsWindow

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from explorer.data.personal import KeptDigit
    from explorer.ui.my_digits.mosaic import DigitMosaic
    from explorer.ui.session import Session

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def keep_sample(session: Session, right: int, wrong: int) -> None:
    """Keep some sample digits that pen reads right, and then some that it does not."""
    split = session.load_dataset("sample").train
    misread = session.network.predict(as_input(split.images)).argmax(axis=1) != split.labels
    chosen = [*np.flatnonzero(~misread)[:right], *np.flatnonzero(misread)[:wrong]]
    session.kept._store().keep(list(split.images[chosen]), split.labels[chosen].tolist())
    session.kept._read()


def settle(session: Session) -> None:
    for _ in range(6):
        session.clock.tick()


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def window(parent: QWidget, session: Session) -> MyDigitsWindow:
    keep_sample(session, 20, 4)
    made = MyDigitsWindow(session, parent)
    made.show()
    settle(session)
    return made


@pytest.fixture
def mosaic(window: MyDigitsWindow) -> DigitMosaic:
    window.gallery.mosaic.setFocus()
    return window.gallery.mosaic


def button(window: MyDigitsWindow, name: str) -> QAbstractButton:
    found = window.findChild(QAbstractButton, name)
    assert found is not None
    return found


def click(
    mosaic: DigitMosaic, index: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    place = mosaic.cell_rect(index).center().toPoint()
    QTest.mouseClick(mosaic.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def labels(session: Session) -> list[int]:
    return [digit.label for digit in session.kept.digits]


# Looking


def test_without_digits_it_says_how_to_begin(parent: QWidget, session: Session) -> None:
    window = MyDigitsWindow(session, parent)
    window.show()
    assert "Keep" in window.gallery.mosaic._message
    assert not button(window, "practice_start").isEnabled()
    assert "10 more" in window.practice._caption.text()


def test_it_shows_every_verdict(window: MyDigitsWindow, session: Session) -> None:
    cells = window.gallery.mosaic.cells
    assert len(cells) == 24
    assert [bool(cell.read) for cell in cells] == [False] * 20 + [True] * 4
    read = session.network.predict(as_input(session.kept.arrays()[0])).argmax(axis=1)
    assert [cell.read for cell in cells[20:]] == [str(digit) for digit in read[20:]]
    assert "20 of your 24" in window.gallery._headline.text()
    assert "83.3 %" in window.gallery._headline.text()
    assert "read as" in window.gallery._confusions.text()


def test_it_follows_the_network(window: MyDigitsWindow, session: Session) -> None:
    session.choose_reader("book")
    settle(session)
    read = session.network.predict(as_input(session.kept.arrays()[0])).argmax(axis=1)
    assert window.gallery.reading.read.tolist() == read.tolist()
    assert window.gallery._headline.text().startswith("book")


def test_filters(window: MyDigitsWindow, session: Session) -> None:
    gallery = window.gallery
    QTest.mouseClick(button(window, "filter_wrong"), Qt.MouseButton.LeftButton)
    assert len(gallery.mosaic.cells) == 4
    assert button(window, "filter_wrong").text() == "Misread 4"
    box = window.findChild(QComboBox, "filter_label")
    assert box is not None
    label = labels(session)[-1]
    box.setCurrentIndex(label + 1)
    box.activated.emit(label + 1)
    assert {cell.label for cell in gallery.mosaic.cells} == {label}
    QTest.mouseClick(button(window, "filter_all"), Qt.MouseButton.LeftButton)
    assert len(gallery.mosaic.cells) == labels(session).count(label)


def test_thousands_are_read_in_pieces(parent: QWidget, session: Session) -> None:
    keep_sample(session, 1200, 0)
    window = MyDigitsWindow(session, parent)
    window.show()
    session.clock.tick()
    assert 0 < np.count_nonzero(window.gallery.reading.read >= 0) < 1200
    settle(session)
    assert window.gallery.reading.complete


def test_it_paints_in_both_themes_and_sizes(window: MyDigitsWindow) -> None:
    window.resize(1800, 1400)
    for name in ("light", "dark"):
        theme.apply(name, 1.5)  # type: ignore[arg-type]
        mosaic = window.gallery.mosaic
        wrong = mosaic.cell_rect(20).toRect()
        picture = mosaic.viewport().grab(wrong).toImage()  # type: ignore[union-attr]
        assert picture.pixelColor(0, picture.height() // 3) == theme.colour("error")
        assert picture.pixelColor(4, 4) == theme.colour("paper")
    theme.apply("light")


# Choosing and changing


def test_mouse_and_keys_choose(mosaic: DigitMosaic) -> None:
    click(mosaic, 2)
    click(mosaic, 4, SHIFT)
    click(mosaic, 7, CTRL)
    keys = [cell.key for cell in mosaic.cells]
    assert mosaic.selection.in_order == [keys[index] for index in (2, 3, 4, 7)]
    QTest.keyClick(mosaic, Qt.Key.Key_Home)
    QTest.keyClick(mosaic, Qt.Key.Key_Right, SHIFT)
    assert mosaic.selection.in_order == keys[:2]
    QTest.keyClick(mosaic, Qt.Key.Key_A, CTRL)
    assert len(mosaic.selection.chosen) == 24
    QTest.keyClick(mosaic, Qt.Key.Key_Escape)
    assert not mosaic.selection.chosen
    QTest.mouseClick(mosaic.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert not mosaic.selection.chosen


def test_the_current_digit_is_told_and_in_sight(mosaic: DigitMosaic, window: MyDigitsWindow) -> None:
    window.resize(500, 300)
    QTest.keyClick(mosaic, Qt.Key.Key_End)
    last = mosaic.cells[-1]
    assert mosaic.accessibleDescription() == f"A {last.label}, read as {last.read}"
    viewport = mosaic.viewport()
    assert viewport is not None
    assert viewport.rect().contains(mosaic.cell_rect(23).center().toPoint())


def test_digit_keys_relabel_what_is_chosen(
    window: MyDigitsWindow, mosaic: DigitMosaic, session: Session, qtbot: QtBot
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    before = labels(session)
    click(mosaic, 0)
    click(mosaic, 1, SHIFT)
    QTest.keyClick(mosaic, Qt.Key.Key_8)
    assert labels(session) == [8, 8, *before[2:]]
    assert len(mosaic.selection.chosen) == 2
    QTest.keyClick(mosaic, Qt.Key.Key_Z, CTRL)
    assert labels(session) == before


def test_the_relabel_menu_does_the_same(
    window: MyDigitsWindow, session: Session, mosaic: DigitMosaic
) -> None:
    assert not button(window, "gallery_relabel").isEnabled()
    click(mosaic, 3)
    menu = window.gallery.tools.relabel_button.menu()
    assert menu is not None
    menu.actions()[5].trigger()
    assert labels(session)[3] == 5


def test_delete_and_undo(window: MyDigitsWindow, mosaic: DigitMosaic, session: Session) -> None:
    before = labels(session)
    click(mosaic, 5)
    click(mosaic, 8, CTRL)
    QTest.keyClick(mosaic, Qt.Key.Key_Delete)
    assert len(labels(session)) == len(mosaic.cells) == 22
    QTest.mouseClick(button(window, "gallery_undo"), Qt.MouseButton.LeftButton)
    assert labels(session) == before
    keys = [cell.key for cell in mosaic.cells]
    assert mosaic.selection.in_order == [keys[5], keys[8]]
    QTest.mouseClick(button(window, "gallery_redo"), Qt.MouseButton.LeftButton)
    assert len(labels(session)) == 22


def test_undo_brings_back_what_the_filter_hides(
    window: MyDigitsWindow, mosaic: DigitMosaic, session: Session
) -> None:
    click(mosaic, 0)
    gone = mosaic.cells[0].key
    QTest.keyClick(mosaic, Qt.Key.Key_Delete)
    QTest.mouseClick(button(window, "filter_wrong"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(window, "gallery_undo"), Qt.MouseButton.LeftButton)
    assert gone in {cell.key for cell in mosaic.cells}
    assert mosaic.selection.in_order == [gone]


@pytest.mark.parametrize("way", ["double click", "enter", "button"])
def test_a_digit_is_wanted_on_the_canvas(
    window: MyDigitsWindow, mosaic: DigitMosaic, qtbot: QtBot, way: str
) -> None:
    wanted: list[KeptDigit] = []
    window.canvas_requested.connect(wanted.append)
    click(mosaic, 6)
    if way == "double click":
        QTest.mouseDClick(
            mosaic.viewport(), Qt.MouseButton.LeftButton, pos=mosaic.cell_rect(6).center().toPoint()
        )
    elif way == "enter":
        QTest.keyClick(mosaic, Qt.Key.Key_Return)
    else:
        QTest.mouseClick(button(window, "gallery_canvas"), Qt.MouseButton.LeftButton)
    assert [digit.key for digit in wanted] == [mosaic.cells[6].key]


# Files


def test_export_and_import(
    window: MyDigitsWindow,
    mosaic: DigitMosaic,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = str(tmp_path / "some")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (path, ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (f"{path}.npz", ""))
    click(mosaic, 0)
    click(mosaic, 2, SHIFT)
    QTest.mouseClick(button(window, "gallery_export"), Qt.MouseButton.LeftButton)
    assert "3 digits written" in window.gallery._note.text()
    QTest.keyClick(mosaic, Qt.Key.Key_Delete)
    QTest.mouseClick(button(window, "gallery_import"), Qt.MouseButton.LeftButton)
    assert "3 digits are new, 0" in window.gallery._note.text()
    QTest.mouseClick(button(window, "gallery_import"), Qt.MouseButton.LeftButton)
    assert "0 digits are new, 3" in window.gallery._note.text()
    assert len(session.kept.digits) == 24


def test_a_bad_file_is_told_and_changes_nothing(
    window: MyDigitsWindow, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[BaseException] = []
    monkeypatch.setattr(messages, "report", told.append)
    (tmp_path / "bad.npz").write_bytes(b"no digits")
    window.gallery.files.import_file(tmp_path / "bad.npz")
    assert len(told) == 1
    assert "bad.npz" in window.gallery._note.text()
    assert len(session.kept.digits) == 24


# Practice


def run_to_its_end(session: Session, window: MyDigitsWindow) -> None:
    for _ in range(3000):
        session.clock.tick()
        if window.practice.run.state is not PracticeState.RUNNING:
            return
    raise AssertionError("practice did not end")


def test_practice_measures_three_things_and_leaves_the_reader(
    window: MyDigitsWindow, session: Session
) -> None:
    pen, before = session.network, session.network.theta.copy()
    window.practice.steps.setValue(12)
    QTest.mouseClick(button(window, "practice_start"), Qt.MouseButton.LeftButton)
    assert button(window, "practice_start").text() == "Stop"
    run_to_its_end(session, window)
    run = window.practice.run
    assert run.iterations.tolist() == [0, 5, 10, 12]
    assert run.accuracies.shape == (4, 3)
    assert run.practice is not None
    *_, last = run.practice.measured(12)
    assert last.accuracies == tuple(run.accuracies[-1])
    settle(session)
    for place, key in enumerate(("learned", "held_out", "test")):
        x, y = window.practice.plot.points(key)
        assert np.array_equal(x, run.iterations)
        assert np.array_equal(y, run.accuracies[:, place])
    assert "test images" in window.practice._outcome.text()
    assert session.network is pen
    assert np.array_equal(pen.theta, before)


def test_the_result_can_be_used_and_taken_back(
    window: MyDigitsWindow, session: Session, qtbot: QtBot
) -> None:
    pen = session.network
    window.practice.steps.setValue(8)
    QTest.mouseClick(button(window, "practice_start"), Qt.MouseButton.LeftButton)
    run_to_its_end(session, window)
    practice = window.practice.run.practice
    assert practice is not None
    QTest.mouseClick(button(window, "practice_keep"), Qt.MouseButton.LeftButton)
    assert session.reader.kind == "taught"
    assert np.array_equal(session.network.theta, practice.network.theta)
    turn = session.teacher.turn
    assert turn is not None
    assert turn.updates == 8
    qtbot.waitUntil(lambda: turn.test_after is not None)
    assert turn.test_after == window.practice.run.accuracies[-1, 2]
    assert not button(window, "practice_keep").isEnabled()
    session.teacher.undo()
    assert session.network is pen


def test_stop_keeps_what_was_reached_and_discard_forgets(window: MyDigitsWindow, session: Session) -> None:
    window.practice.steps.setValue(2000)
    window.practice.diet.setCurrentIndex(1)
    QTest.mouseClick(button(window, "practice_start"), Qt.MouseButton.LeftButton)
    while window.practice.run.iteration < 7:
        session.clock.tick()
    QTest.mouseClick(button(window, "practice_start"), Qt.MouseButton.LeftButton)
    run = window.practice.run
    run_to_its_end(session, window)
    assert run.state is PracticeState.ENDED
    assert run.iterations[-1] == run.iteration < 2000
    assert run.practice is not None
    assert run.practice.config.replay
    QTest.mouseClick(button(window, "practice_discard"), Qt.MouseButton.LeftButton)
    assert len(run.iterations) == 0
    assert session.reader.key == "pen"


def test_closing_stops_the_run(window: MyDigitsWindow, session: Session) -> None:
    window.practice.steps.setValue(2000)
    QTest.mouseClick(button(window, "practice_start"), Qt.MouseButton.LeftButton)
    session.clock.tick()
    session.clock.tick()
    window.close()
    assert window.practice.run.state is not PracticeState.RUNNING


def test_a_network_that_cannot_learn_is_told(
    window: MyDigitsWindow, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from explorer.nn import Network, save_network

    told: list[BaseException] = []
    monkeypatch.setattr(messages, "report", told.append)
    save_network(tmp_path / "step.npz", Network((784, 5, 10), "step", seed=0))
    session.add_weights_file(tmp_path / "step.npz")
    QTest.mouseClick(button(window, "practice_start"), Qt.MouseButton.LeftButton)
    assert len(told) == 1
    assert window.practice.run.state is PracticeState.IDLE


def test_the_axis_begins_below_the_lowest() -> None:
    assert lowest_in_sight(np.empty((0, 3))) == 0.0
    assert lowest_in_sight(np.array([[0.78, 0.93, 0.993]])) == pytest.approx(0.7)
    assert lowest_in_sight(np.array([[0.02, 0.5, 0.5]])) == 0.0


def test_every_control_has_a_name_and_a_tooltip(window: MyDigitsWindow) -> None:
    for control in window.findChildren(QAbstractButton):
        if control.objectName().startswith("qt_") or not control.isVisible():
            continue
        assert control.accessibleName() or control.text(), control.objectName()
        assert control.toolTip(), control.objectName()
    for box in (window.practice.diet, window.practice.steps, window.practice.rate):
        assert box.accessibleName()
        assert box.toolTip()
