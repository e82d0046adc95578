from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PyQt6.QtCore import QEvent, QPointF, Qt, QTimer
from PyQt6.QtGui import QAction, QKeySequence, QMouseEvent
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTabWidget,
    QWidget,
)

from explorer import resources
from explorer.nn import Network, WeightsMetadata, load_network, save_network
from explorer.ui import theme, translation
from explorer.ui.main_window import MainWindow
from explorer.ui.settings import Settings
from explorer.ui.status_line import layers_text

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from explorer.ui.session import Session

TABS = ["layers_tab", "activations_tab", "train_tab", "labs_tab"]


def _status(window: MainWindow, part: str) -> str:
    label = window.findChild(QLabel, f"status_{part}")
    assert label is not None
    return label.text()


def _draw(canvas: QWidget, points: list[tuple[float, float]]) -> None:
    """Draw a stroke with real mouse events; points are shares of the canvas."""

    def send(kind: QEvent.Type, x: float, y: float, held: Qt.MouseButton) -> None:
        local = QPointF(x * canvas.width(), y * canvas.height())
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        globally = canvas.mapToGlobal(local)
        event = QMouseEvent(kind, local, globally, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(canvas, event)

    send(QEvent.Type.MouseButtonPress, *points[0], Qt.MouseButton.LeftButton)
    for point in points[1:]:
        send(QEvent.Type.MouseMove, *point, Qt.MouseButton.LeftButton)
    send(QEvent.Type.MouseButtonRelease, *points[-1], Qt.MouseButton.NoButton)


def test_the_parts_have_their_names(window: MainWindow) -> None:
    tabs = window.findChild(QTabWidget, "tabs")
    assert tabs is window.tabs
    assert [tabs.widget(index).objectName() for index in range(tabs.count())] == TABS
    for name in ("canvas", "probabilities", "verdict", "clear_button", "undo_button"):
        part = window.findChild(QWidget, name)
        assert part is not None, name
        assert part.accessibleName(), name


def test_every_tab_opens_and_has_what_tools_look_for(window: MainWindow, qtbot: QtBot) -> None:
    window.show()
    qtbot.waitUntil(window.isVisible)
    for index in range(window.tabs.count()):
        window.tabs.setCurrentIndex(index)
        qtbot.waitUntil(window.tabs.widget(index).isVisible)
    names = ("start", "pause", "step", "reset", "full_speed")
    for name in [f"train_{name}" for name in names]:
        button = window.findChild(QAbstractButton, name)
        assert button is not None, name
        assert button.accessibleName(), name
    for name in ("loss_plot", "accuracy_plot", "timeline"):
        assert window.findChild(QWidget, name) is not None, name


def test_a_drawing_is_read_when_the_mouse_handler_returns(window: MainWindow, qtbot: QtBot) -> None:
    window.show()
    canvas = window.findChild(QWidget, "canvas")
    assert canvas is not None
    before = window.session.probabilities.copy()
    _draw(canvas, [(0.5, 0.15), (0.5, 0.5), (0.5, 0.85)])
    assert window.session.source.kind == "drawing"
    assert not np.array_equal(before, window.session.probabilities)
    assert int(window.session.probabilities.argmax()) == 1


def test_edit_menu_reaches_the_canvas(window: MainWindow) -> None:
    window.show()
    canvas = window.findChild(QWidget, "canvas")
    assert canvas is not None
    _draw(canvas, [(0.3, 0.3), (0.7, 0.7)])
    drawn = window.session.input.copy()
    window.menus.actions["clear"].trigger()
    assert not window.session.input.any()
    window.menus.actions["undo"].trigger()
    np.testing.assert_array_equal(window.session.input, drawn)
    window.menus.actions["redo"].trigger()
    assert not window.session.input.any()


def test_weights_are_opened_and_saved(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "mine.npz"
    save_network(path, Network((784, 12, 10), hidden="tanh", seed=1), WeightsMetadata(name="mine"))
    window.weights_files.open(path)
    assert window.session.reader.kind == "file"
    assert window.session.network.sizes == (784, 12, 10)
    window.show()
    qtbot.waitUntil(lambda: _status(window, "network").startswith("mine 784-12-10 tanh"))
    window.weights_files.save(tmp_path / "copy")
    copy = load_network(tmp_path / "copy.npz").network
    np.testing.assert_array_equal(copy.theta, window.session.network.theta)


def test_a_file_that_holds_no_weights_is_told_and_changes_nothing(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "picture.npz"
    path.write_bytes(b"not weights at all")
    before = window.session.reader
    window.show()
    window.weights_files.open(path)
    qtbot.waitUntil(window.messages.bar.isVisible)
    assert "picture.npz" in window.messages.bar.details_text()
    assert window.session.reader == before


def test_weights_that_cannot_be_written_are_told(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.show()
    window.weights_files.save(tmp_path / "no such folder" / "w.npz")
    qtbot.waitUntil(window.messages.bar.isVisible)


def test_the_network_menu_lists_what_may_read_and_chooses_it(window: MainWindow) -> None:
    readers = window.menus.menus["readers"]
    readers.aboutToShow.emit()
    assert [action.isChecked() for action in readers.actions()] == [True, False]
    readers.actions()[1].trigger()
    assert window.session.reader.key == "book"
    readers.aboutToShow.emit()
    assert [action.isChecked() for action in readers.actions()] == [False, True]


def test_a_run_is_led_from_the_menu(window: MainWindow, qtbot: QtBot) -> None:
    run, actions = window.session.run, window.menus.actions
    window.show()
    assert actions["start"].isEnabled()
    assert not actions["reset"].isEnabled()
    actions["start"].trigger()
    qtbot.waitUntil(lambda: run.iteration > 0, timeout=10_000)
    assert not actions["start"].isEnabled()
    qtbot.waitUntil(lambda: "training" in _status(window, "run"))
    actions["pause"].trigger()
    qtbot.waitUntil(lambda: run.state == "paused")
    qtbot.waitUntil(lambda: "paused" in _status(window, "run"))
    before = run.iteration
    actions["step"].trigger()
    qtbot.waitUntil(lambda: run.state == "paused" and run.iteration == before + 1)
    actions["full_speed"].trigger()
    assert run.full_speed
    assert actions["full_speed"].isChecked()
    actions["reset"].trigger()
    assert run.iteration == 0
    qtbot.waitUntil(lambda: _status(window, "run") == "ready")


def test_an_error_in_the_worker_becomes_a_message_and_the_window_lives(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_name: str) -> None:
        raise RuntimeError("the disk is gone")

    monkeypatch.setattr(window.session.run, "_load", fail)
    window.show()
    window.session.run.start()
    qtbot.waitUntil(window.messages.bar.isVisible)
    assert "the disk is gone" in window.messages.bar.details_text()
    assert window.session.run.state == "failed"
    window.drawing_panel.clear()
    assert not window.session.input.any()


def test_closing_while_training_ends_the_worker_within_a_second(window: MainWindow, qtbot: QtBot) -> None:
    window.show()
    window.session.run.start()
    qtbot.waitUntil(lambda: window.session.run.iteration > 0, timeout=10_000)
    ticks: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start(100)
    window.close()
    timer.stop()
    assert len(ticks) < 10
    assert not window.isVisible()


def test_the_status_line_names_network_data_and_accuracy(window: MainWindow, qtbot: QtBot) -> None:
    window.show()
    qtbot.waitUntil(lambda: bool(_status(window, "run")))
    assert _status(window, "network") == "pen 784-600-200-10 ReLU · 593,210 parameters"
    assert _status(window, "dataset").startswith("MNIST sample 4,000 + 1,000 · unseen 9")
    assert _status(window, "run") == "ready"


def test_mixed_activations_are_named_once_each() -> None:
    network = Network((784, 8, 8, 8, 10), hidden=("relu", "tanh", "relu"), seed=0)
    assert layers_text(network.spec) == "784-8-8-8-10 ReLU, tanh"


def test_the_view_menu_changes_theme_and_remembers_it(window: MainWindow) -> None:
    window.menus.actions["theme_dark"].trigger()
    assert theme.current().dark
    assert window.menus.actions["theme_dark"].isChecked()
    assert Settings().theme == "dark"


def test_the_view_menu_changes_the_language_and_remembers_it(window: MainWindow) -> None:
    window.menus.actions["language_ko"].trigger()
    assert translation.current_language() == "ko"
    assert Settings().language == "ko"
    assert window.menus.actions["language_ko"].text() == "한국어"
    if resources.exists("translations", "explorer_ko.qm"):
        assert window.tabs.tabText(0) != "Layers"
    window.menus.actions["language_en"].trigger()
    assert window.tabs.tabText(0) == "Layers"


def test_text_grows_and_shrinks_and_comes_back(window: MainWindow) -> None:
    actions = window.menus.actions
    usual = window.drawing_panel.width()
    actions["enlarge"].trigger()
    actions["enlarge"].trigger()
    assert theme.scale() == pytest.approx(1.2)
    assert window.drawing_panel.maximumWidth() > usual or window.drawing_panel.maximumWidth() > 304
    assert Settings().scale == pytest.approx(1.2)
    while actions["enlarge"].isEnabled():
        actions["enlarge"].trigger()
    assert theme.scale() == theme.LARGEST_SCALE
    actions["reset_scale"].trigger()
    assert theme.scale() == 1.0


def test_the_window_fits_its_smallest_size_without_scrolling(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1024, 680)
    window.show()
    qtbot.waitUntil(window.isVisible)
    assert (window.width(), window.height()) == (1024, 680)
    centre = window.centralWidget()
    assert centre is not None
    for index in range(window.tabs.count()):
        window.tabs.setCurrentIndex(index)
        QApplication.processEvents()
        needed = window.tabs.minimumSizeHint()
        assert needed.width() <= window.tabs.width(), TABS[index]
        assert needed.height() <= window.tabs.height(), TABS[index]


@pytest.mark.parametrize("language", translation.LANGUAGES)
@pytest.mark.parametrize(("scale", "width", "height"), [(1.25, 1024, 680), (1.5, 1280, 800)])
def test_large_text_fits_a_small_window_without_scrolling_sideways(
    window: MainWindow, qtbot: QtBot, language: translation.Language, scale: float, width: int, height: int
) -> None:
    translation.apply_language(language)
    theme.apply("light", scale)
    window.resize(width, height)
    window.show()
    qtbot.waitUntil(window.isVisible)
    frame = window.centralWidget()
    assert isinstance(frame, QScrollArea)
    bar = frame.horizontalScrollBar()
    assert bar is not None
    for index in range(window.tabs.count()):
        window.tabs.setCurrentIndex(index)
        QApplication.processEvents()
        assert bar.maximum() == 0, TABS[index]


def test_smaller_text_needs_less_room_at_once(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1024, 680)
    window.show()
    qtbot.waitUntil(window.isVisible)
    for index in range(window.tabs.count()):
        window.tabs.setCurrentIndex(index)
    theme.apply("light", 1.5)
    QApplication.processEvents()
    theme.apply("light", 1.0)
    window.tabs.setCurrentIndex(0)
    frame = window.centralWidget()
    assert isinstance(frame, QScrollArea)
    qtbot.waitUntil(lambda: frame.horizontalScrollBar().maximum() == 0)


def test_geometry_comes_back_at_the_next_start(window: MainWindow, qtbot: QtBot, session: Session) -> None:
    window.resize(1024, 700)
    window.show()
    qtbot.waitUntil(window.isVisible)
    window.close()
    again = MainWindow(session)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (1024, 700)


def test_the_reader_comes_back_at_the_next_start(window: MainWindow, qtbot: QtBot, session: Session) -> None:
    session.choose_reader("book")
    session.choose_reader("pen")
    Settings().reader = "book"
    again = MainWindow(session)
    qtbot.addWidget(again)
    assert session.reader.key == "book"


def test_no_key_means_two_things(window: MainWindow) -> None:
    keys = [
        shortcut.toString(QKeySequence.SequenceFormat.PortableText)
        for action in window.findChildren(QAction)
        for shortcut in action.shortcuts()
        if action.objectName().endswith("_action")
    ]
    assert len(keys) == len(set(keys))


def test_no_single_letter_acts_from_the_menus(window: MainWindow) -> None:
    for action in window.menus.actions.values():
        for shortcut in action.shortcuts():
            text = shortcut.toString(QKeySequence.SequenceFormat.PortableText)
            assert "+" in text or text.startswith("F"), text


def test_letters_typed_into_an_editor_stay_there(window: MainWindow, qtbot: QtBot) -> None:
    window.show()
    window.activateWindow()
    for index in range(window.tabs.count()):
        window.tabs.setCurrentIndex(index)
        QApplication.processEvents()
        page = window.tabs.widget(index)
        editors = [
            editor for editor in page.findChildren(QLineEdit) if editor.isVisible() and editor.isEnabled()
        ]
        before = window.session.run.full_speed, window.session.input.copy()
        for editor in editors[:3]:
            editor.setFocus()
            QTest.keyClicks(editor, "fper")
        assert window.session.run.full_speed == before[0]
        np.testing.assert_array_equal(window.session.input, before[1])


@pytest.mark.parametrize("name", ["keys", "about"])
def test_help_opens_beside_the_window_and_goes(window: MainWindow, qtbot: QtBot, name: str) -> None:
    window.show()
    window.menus.actions[name].trigger()
    dialog = window.findChild(QWidget, f"{name}_dialog")
    assert dialog is not None
    assert dialog.isVisible()
    assert not dialog.isModal()
    text = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert ("CC BY-SA 3.0" in text) if name == "about" else ("Ctrl+Z" in text)
    translation.apply_language("ko")
    theme.apply("dark")
    dialog.close()


def test_full_screen_and_back(window: MainWindow, qtbot: QtBot) -> None:
    window.show()
    window.menus.actions["full_screen"].trigger()
    assert window.isFullScreen()
    window.menus.actions["full_screen"].trigger()
    assert not window.isFullScreen()


def test_a_unit_asked_for_anywhere_is_chosen_in_layers(window: MainWindow) -> None:
    window.show()
    window.tabs.setCurrentIndex(1)
    window.session.unit_requested.emit(2, 17)
    page = window.tabs.currentWidget()
    assert page is not None
    assert page.objectName() == "layers_tab"
    neuron = page.content.strip.neuron_panel.neuron  # type: ignore[attr-defined]
    assert (neuron.layer, neuron.unit) == (2, 17)
    assert neuron.a == pytest.approx(float(window.session.trace.a[1][0, 17]), rel=1e-4, abs=1e-5)


def test_a_target_is_asked_for_by_the_menu_s_key(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitExposed(window):
        window.show()
    action = window.menus.actions["target"]
    assert action.shortcut() == QKeySequence("Shift+F8")
    action.trigger()
    qtbot.waitUntil(lambda: (popup := window.findChild(QWidget, "target_popup")) and popup.isVisible())
    popup, button = (window.findChild(QWidget, name) for name in ("target_popup", "train_to_target"))
    assert popup.y() >= button.mapToGlobal(button.rect().bottomLeft()).y()
    popup.close()
