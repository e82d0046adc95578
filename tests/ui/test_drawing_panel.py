from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PyQt6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, QUrl
from PyQt6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QImage,
    QPainter,
)
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QSlider, QWidget

from explorer.data import preprocess
from explorer.data.sample import WELCOME_INDEX
from explorer.nn import Network, WeightsMetadata, save_network
from explorer.ui import messages, theme
from explorer.ui.canvas_menu import CanvasMenu
from explorer.ui.drawing_panel import DrawingPanel
from explorer.ui.handwriting import strokes_of
from explorer.ui.widgets.verdict import VerdictView

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from explorer.ui.session import Session

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
SEVEN = ((0.3, 0.2), (0.7, 0.2), (0.45, 0.85))


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> DrawingPanel:
    made = DrawingPanel(session)
    qtbot.addWidget(made)
    made.resize(304, 700)
    made.show()
    return made


def button(panel: DrawingPanel, name: str) -> QAbstractButton:
    found = panel.findChild(QAbstractButton, name)
    assert found is not None
    return found


def at(panel: DrawingPanel, x: float, y: float) -> QPoint:
    return QPoint(round(x * panel.canvas.width()), round(y * panel.canvas.width()))


def drag(panel: DrawingPanel, *points: tuple[float, float], mouse: Qt.MouseButton = LEFT) -> None:
    QTest.mousePress(panel.canvas, mouse, pos=at(panel, *points[0]))
    for start, end in pairwise(points):
        for step in np.linspace(0.1, 1.0, 10):
            x, y = (a + (b - a) * step for a, b in zip(start, end, strict=True))
            QTest.mouseMove(panel.canvas, at(panel, x, y))
    QTest.mouseRelease(panel.canvas, mouse, pos=at(panel, *points[-1]))


def say(panel: DrawingPanel) -> str:
    """What the verdict says once the clock has ticked."""
    panel._session.clock.tick()
    view = panel.findChild(VerdictView, "verdict")
    assert view is not None
    return view.text


# ---------------------------------------------------------------------- welcome


def test_a_digit_of_the_test_split_is_read_at_the_start(panel: DrawingPanel, session: Session) -> None:
    test = session.load_dataset("sample").test
    assert session.source.kind == "welcome"
    np.testing.assert_array_equal(session.input, test.images[WELCOME_INDEX] / np.float32(255))
    assert session.label == test.labels[WELCOME_INDEX] == session.probabilities.argmax()
    assert say(panel) == str(session.label)
    assert panel._verdict.correct is True
    assert not button(panel, "undo_button").isEnabled()


def test_first_stroke_replaces_it_with_its_label_and_undo_brings_both_back(
    panel: DrawingPanel, session: Session
) -> None:
    welcome, label = session.input, session.label
    drag(panel, *SEVEN)
    assert session.source.kind == "drawing"
    assert session.label is None
    assert say(panel) == "7"
    button(panel, "undo_button").click()
    np.testing.assert_array_equal(session.input, welcome)
    assert session.label == label
    button(panel, "redo_button").click()
    assert session.probabilities.argmax() == 7
    assert session.label is None


# ---------------------------------------------------------------------- drawing


def test_probabilities_are_up_to_date_when_each_move_returns(panel: DrawingPanel, session: Session) -> None:
    panel.clear()
    before = session.probabilities
    QTest.mousePress(panel.canvas, LEFT, pos=at(panel, 0.3, 0.2))
    assert session.input.any()
    for step in range(1, 12):
        QTest.mouseMove(panel.canvas, at(panel, 0.3 + 0.03 * step, 0.2 + 0.05 * step))
        assert not np.array_equal(session.probabilities, before)
        expected = preprocess(panel.document.ink).centred
        np.testing.assert_array_equal(session.input, expected)
        np.testing.assert_allclose(
            session.probabilities, session.network.predict(expected.reshape(1, -1))[0], atol=1e-6
        )
        before = session.probabilities
    QTest.mouseRelease(panel.canvas, LEFT, pos=at(panel, 0.63, 0.75))


def test_views_wait_for_the_clock(panel: DrawingPanel, session: Session) -> None:
    session.clock.tick()
    shown = panel._seen.image
    drag(panel, *SEVEN)
    assert panel._seen.image is shown
    session.clock.tick()
    np.testing.assert_array_equal(panel._seen.image, session.input)
    np.testing.assert_array_equal(panel._bars.values, session.probabilities)


def test_undo_restores_input_exactly(panel: DrawingPanel, session: Session) -> None:
    panel.clear()
    inputs = [session.input]
    for stroke in (SEVEN, ((0.3, 0.5), (0.7, 0.5)), ((0.9, 0.9),)):
        drag(panel, *stroke)
        inputs.append(session.input)
    for expected in reversed(inputs[:-1]):
        panel.undo()
        np.testing.assert_array_equal(session.input, expected)
    for expected in inputs[1:]:
        panel.redo()
        np.testing.assert_array_equal(session.input, expected)


def test_clear_empties_input_and_says_nothing(panel: DrawingPanel, session: Session) -> None:
    drag(panel, *SEVEN)
    button(panel, "clear_button").click()
    assert not session.input.any()
    assert session.source.kind == "blank"
    assert say(panel) == "Draw a digit"
    panel.undo()
    assert say(panel) == "7"


def test_erasing_everything_is_a_blank_canvas(panel: DrawingPanel, session: Session) -> None:
    drag(panel, (0.3, 0.5), (0.7, 0.5))
    drag(panel, (0.3, 0.5), (0.7, 0.5), mouse=RIGHT)
    assert session.source.kind == "blank"


# ---------------------------------------------------------------------- samples


def test_sample_is_a_test_image_untouched_with_its_label(panel: DrawingPanel, session: Session) -> None:
    button(panel, "sample_button").click()
    source, test = session.source, session.dataset.test
    assert source.kind == "sample"
    assert source.index is not None
    np.testing.assert_array_equal(session.input, test.images[source.index] / np.float32(255))
    assert session.label == source.label == test.labels[source.index]


def test_sample_key_acts_on_the_canvas_alone(panel: DrawingPanel, session: Session) -> None:
    before = session.source
    for widget in (panel._bars, panel._label, panel._reader.box, button(panel, "undo_button"), panel):
        QTest.keyClick(widget, Qt.Key.Key_R)
    assert session.source == before
    QTest.keyClick(panel.canvas, Qt.Key.Key_R)
    assert session.source.kind == "sample"


def test_sample_is_drawn_over_and_erased_and_keeps_its_label(panel: DrawingPanel, session: Session) -> None:
    panel.random_sample()
    image, label = session.input, session.label
    drag(panel, (0.05, 0.05), (0.1, 0.05))
    assert session.source.kind == "drawing"
    assert session.label == label
    drag(panel, (0.1, 0.3), (0.9, 0.3), (0.9, 0.7), (0.1, 0.7), mouse=RIGHT)
    panel.undo()
    panel.undo()
    np.testing.assert_array_equal(session.input, image)
    assert session.source.kind == "sample"


# ---------------------------------------------------------------------- labels


def test_a_label_stays_with_its_drawing_and_goes_with_it(panel: DrawingPanel, session: Session) -> None:
    drag(panel, *SEVEN)
    session.set_label(1)
    drag(panel, (0.3, 0.5), (0.7, 0.5))
    assert session.label == 1
    panel.undo()
    assert session.label == 1
    say(panel)
    assert panel._verdict.correct is False
    panel.clear()
    assert session.label is None
    drag(panel, *SEVEN)
    assert session.label is None


def test_bars_and_list_take_a_class_as_the_true_label(panel: DrawingPanel, session: Session) -> None:
    drag(panel, *SEVEN)
    QTest.mouseClick(panel._bars, LEFT, pos=panel._bars.row_rect(4).center().toPoint())
    assert session.label == 4
    say(panel)
    assert panel._label.currentIndex() == 5
    QTest.keyClick(panel._label, Qt.Key.Key_Home)
    panel._label.activated.emit(8)
    assert session.label == 7
    say(panel)
    assert panel._verdict.correct is True


# ---------------------------------------------------------------------- readers


def reader_titles(panel: DrawingPanel) -> list[str]:
    box = panel._reader.box
    return [box.itemText(row) for row in range(box.count()) if box.itemText(row)]


def choose(panel: DrawingPanel, start: str) -> None:
    """Choose the entry that starts with this, as a user would."""
    box = panel._reader.box
    row = next(row for row in range(box.count()) if box.itemText(row).startswith(start))
    box.setCurrentIndex(row)
    box.activated.emit(row)


def test_selector_names_what_reads_and_changes_it(panel: DrawingPanel, session: Session) -> None:
    assert panel._reader.box.currentText().startswith("pen")
    assert "784-600-200-10" in panel._reader.box.toolTip()
    assert "MNIST" in panel._reader.box.toolTip()
    drag(panel, *SEVEN)
    choose(panel, "book")
    assert session.reader.key == "book"
    np.testing.assert_allclose(
        session.probabilities, session.network.predict(session.input.reshape(1, -1))[0], atol=1e-6
    )
    session.clock.tick()
    assert panel._reader.box.currentText().startswith("book")
    assert "784-50-100-10" in panel._reader.box.toolTip()


def test_a_run_is_listed_and_not_chosen(panel: DrawingPanel, session: Session, qtbot: QtBot) -> None:
    session.run.step()
    qtbot.waitUntil(lambda: session.run.shown is not None, timeout=10_000)
    session.clock.tick()
    assert "the run, live" in reader_titles(panel)
    assert session.reader.key == "pen"
    assert panel._reader.box.currentText().startswith("pen")
    choose(panel, "the run")
    assert session.reader.key == "run"


def fashion_file(folder: Path) -> Path:
    path = folder / "shoes.npz"
    network = Network([784, 10], seed=1)
    save_network(path, network, WeightsMetadata(name="shoes", trained_on="fashion-mnist"))
    return path


def test_weights_file_is_opened_from_the_selector(
    panel: DrawingPanel, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = fashion_file(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    choose(panel, "Open")
    assert session.reader.path == path
    session.clock.tick()
    assert panel._reader.box.currentText() == "shoes"
    assert "Fashion-MNIST" in panel._reader.box.toolTip()


def test_classes_are_those_of_what_the_reader_was_trained_on(
    panel: DrawingPanel, session: Session, tmp_path: Path
) -> None:
    panel.random_sample()
    session.add_weights_file(fashion_file(tmp_path))
    session.clock.tick()
    assert "Ankle boot" in panel._bars.accessibleDescription()
    # A digit's label means nothing to a reader of clothing.
    assert panel._verdict.correct is None
    assert panel._label.currentIndex() == 0
    session.choose_reader("pen")
    session.clock.tick()
    assert "Ankle boot" not in panel._bars.accessibleDescription()
    assert panel._label.currentIndex() == (session.label or 0) + 1


def test_broken_file_is_reported_and_changes_nothing(
    panel: DrawingPanel, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "broken.npz"
    path.write_bytes(b"nothing of the kind")
    reported: list[BaseException] = []
    monkeypatch.setattr(messages, "report", reported.append)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    choose(panel, "Open")
    assert len(reported) == 1
    assert session.reader.key == "pen"
    assert panel._reader.box.currentText().startswith("pen")


# ---------------------------------------------------------------------- pictures of one's own


def bar_image(ground: str = "white", ink: str = "black") -> QImage:
    """A 1 in the right half of a wide picture."""
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    painter.fillRect(QRect(140, 15, 12, 70), QColor(ink))
    painter.end()
    return image


def test_pasted_image_is_read_drawn_over_erased_and_undone(panel: DrawingPanel, session: Session) -> None:
    clipboard = QApplication.clipboard()
    assert clipboard is not None
    clipboard.setImage(bar_image())
    before = session.input
    panel.paste_image()
    assert session.source.kind == "image"
    assert session.label is None
    assert session.probabilities.argmax() == 1
    pasted = session.input
    drag(panel, (0.5, 0.35), (0.7, 0.35))
    assert session.source.kind == "drawing"
    assert not np.array_equal(session.input, pasted)
    panel.undo()
    np.testing.assert_array_equal(session.input, pasted)
    drag(panel, (0.72, 0.2), (0.72, 0.8), mouse=RIGHT)
    assert session.input.sum() < 0.5 * pasted.sum()
    panel.undo()
    panel.undo()
    np.testing.assert_array_equal(session.input, before)
    panel.redo()
    np.testing.assert_array_equal(session.input, pasted)
    clipboard.clear()


def drop(panel: DrawingPanel, data: QMimeData) -> bool:
    """Drag data over the canvas and let go; return whether it was taken."""
    place, copy = panel.canvas.geometry().center(), Qt.DropAction.CopyAction
    enter = QDragEnterEvent(place, copy, data, LEFT, Qt.KeyboardModifier.NoModifier)
    enter.ignore()
    QApplication.sendEvent(panel, enter)
    if not enter.isAccepted():
        return False
    panel.grab()
    event = QDropEvent(place.toPointF(), copy, data, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(panel, event)
    return True


def test_image_is_dropped_as_data_or_as_a_file(panel: DrawingPanel, session: Session, tmp_path: Path) -> None:
    data = QMimeData()
    data.setImageData(bar_image())
    assert drop(panel, data)
    first = session.input
    assert session.source.kind == "image"
    path = tmp_path / "one.png"
    bar_image("black", "white").save(str(path))
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path))])
    panel.clear()
    assert drop(panel, files)
    np.testing.assert_allclose(session.input, first, atol=0.02)


def test_text_is_not_taken(panel: DrawingPanel) -> None:
    data = QMimeData()
    data.setText("7")
    assert not drop(panel, data)


def test_canvas_shows_where_an_image_may_be_dropped(panel: DrawingPanel) -> None:
    data = QMimeData()
    data.setImageData(bar_image())
    plain = panel.canvas.grab().toImage()
    enter = QDragEnterEvent(
        QPoint(9, 9), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(panel, enter)
    assert panel.canvas.grab().toImage() != plain
    QApplication.sendEvent(panel, QDragLeaveEvent())
    assert panel.canvas.grab().toImage() == plain


# ---------------------------------------------------------------------- menu of the canvas


def open_menu(panel: DrawingPanel) -> dict[str, QAction]:
    menu = panel.findChild(CanvasMenu)
    assert menu is not None
    assert menu.isVisible()
    return {action.text().replace("&", ""): action for action in menu.actions() if action.text()}


def test_right_click_opens_the_menu_and_leaves_the_drawing(panel: DrawingPanel, session: Session) -> None:
    drag(panel, *SEVEN)
    before = session.input
    QTest.mouseClick(panel.canvas, RIGHT, pos=at(panel, 0.5, 0.2))
    actions = open_menu(panel)
    np.testing.assert_array_equal(session.input, before)
    assert list(actions) == [
        "Paste image",
        "Open image…",
        "Save as PNG…",
        "Random sample",
        "Clear",
        "Preprocessing steps",
    ]
    actions["Clear"].trigger()
    assert session.blank


def test_menu_key_opens_the_menu_where_nothing_can_be_saved_yet(panel: DrawingPanel) -> None:
    panel.clear()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(panel.canvas, event)
    actions = open_menu(panel)
    assert not actions["Save as PNG…"].isEnabled()
    assert not actions["Clear"].isEnabled()
    actions["Random sample"].trigger()
    assert panel.document.untouched is not None


def test_right_drag_erases_and_opens_no_menu(panel: DrawingPanel, session: Session) -> None:
    drag(panel, *SEVEN)
    before = float(session.input.sum())
    drag(panel, (0.3, 0.2), (0.5, 0.2), mouse=RIGHT)
    assert panel.findChild(CanvasMenu) is None
    assert float(session.input.sum()) != before


# ---------------------------------------------------------------------- honest doubt


@pytest.fixture
def measured(panel: DrawingPanel, qtbot: QtBot) -> DrawingPanel:
    """The panel once its network has been measured."""
    if panel.familiarity.detector is None:
        with qtbot.waitSignal(panel.familiarity.changed, timeout=10_000):
            pass
    return panel


def test_a_scribble_is_no_digit_whatever_the_probabilities(measured: DrawingPanel) -> None:
    measured.clear()
    corners = np.random.default_rng(3).uniform(0.1, 0.9, (30, 2))
    drag(measured, *[(float(x), float(y)) for x, y in corners])
    assert say(measured) == "not a digit"
    assert "Out-of-distribution" in measured._verdict.toolTip()


def test_a_digit_is_still_read(measured: DrawingPanel) -> None:
    for digit in range(10):
        measured.clear()
        for stroke in strokes_of(digit):
            drag(measured, *stroke)
        assert say(measured) == str(digit)


# ---------------------------------------------------------------------- the whole column


def test_tools_show_and_change_the_pen(panel: DrawingPanel) -> None:
    button(panel, "eraser_button").click()
    assert panel.canvas.pen.erase
    QTest.keyClick(panel.canvas, Qt.Key.Key_P)
    assert button(panel, "pen_button").isChecked()
    panel._tools.width_slider.setValue(15)
    assert panel.canvas.pen.width == pytest.approx(0.15)
    QTest.keyClick(panel.canvas, Qt.Key.Key_BracketLeft)
    assert panel._tools.width_slider.value() == 14


def test_buttons_tell_what_is_possible(panel: DrawingPanel) -> None:
    undo, redo, clear = (button(panel, f"{name}_button") for name in ("undo", "redo", "clear"))
    panel.canvas.setFocus()
    drag(panel, *SEVEN)
    assert (undo.isEnabled(), redo.isEnabled(), clear.isEnabled()) == (True, False, True)
    panel.undo()
    assert (undo.isEnabled(), redo.isEnabled()) == (False, True)
    panel.clear()
    assert not clear.isEnabled()


def test_every_control_has_a_name_and_a_tooltip(panel: DrawingPanel) -> None:
    controls = panel.findChildren((QAbstractButton, QComboBox, QSlider))  # type: ignore[call-overload]
    assert len(controls) >= 10
    for control in (*controls, panel.canvas):
        assert control.accessibleName(), control.objectName()
        assert control.toolTip(), control.objectName()


def test_help_over_the_canvas_goes_when_something_is_drawn(panel: DrawingPanel) -> None:
    drag(panel, *SEVEN)
    assert not panel.canvas.toolTip()
    panel.clear()
    assert "eraser" in panel.canvas.toolTip()


def test_tab_key_visits_the_column_from_top_to_bottom(panel: DrawingPanel, qtbot: QtBot) -> None:
    panel.activateWindow()
    panel.canvas.setFocus()
    visited = []
    for _ in range(12):
        focused = QApplication.focusWidget()
        assert focused is not None
        visited.append(focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    # Undo and redo are greyed at the start, and a group of exclusive buttons is one stop.
    assert visited[0] == "canvas"
    order = [name for name in visited if name in {"width_slider", "sample_button", "reader", "seen"}]
    assert order[:4] == ["width_slider", "sample_button", "reader", "seen"]
    assert visited.index("probabilities") < visited.index("label_selector")


@pytest.mark.parametrize("height", [560, 600, 712, 1000])
def test_canvas_is_square_and_nothing_is_cut(panel: DrawingPanel, height: int) -> None:
    panel.resize(304, height)
    QApplication.processEvents()
    assert panel.canvas.width() == panel.canvas.height() >= 150
    assert panel.height() == height
    for child in panel.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        assert panel.rect().contains(child.geometry()), child
        assert child.height() >= child.minimumSizeHint().height(), child


def test_words_and_colours_are_taken_anew(panel: DrawingPanel) -> None:
    light = panel.grab().toImage()
    theme.apply("dark", 1.3)
    panel.resize(400, 900)
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    dark = panel.grab().toImage()
    assert dark.pixelColor(5, dark.height() - 5).lightness() < light.pixelColor(5, 690).lightness()
    assert panel._seen.width() > 140
