from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PyQt6.QtCore import QMimeData, Qt, QUrl
from PyQt6.QtGui import QColor, QImage, QKeySequence, QPainter
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit

from explorer.data import from_grey, preprocess
from explorer.ui import messages
from explorer.ui.drawing_document import DrawingDocument
from explorer.ui.drawing_files import SAVED_SIDE, DrawingFiles
from explorer.ui.image_error import ImageError
from explorer.ui.image_file import read_grey
from explorer.ui.pen import Pen
from explorer.ui.picture import OpenedImage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from explorer.data import Dataset
    from explorer.ui.main_window import MainWindow


@pytest.fixture
def document() -> DrawingDocument:
    made = DrawingDocument()
    made.begin_stroke((0.3, 0.2), Pen(0.08))
    made.extend_stroke((0.7, 0.25))
    made.extend_stroke((0.45, 0.85))
    made.end_stroke()
    return made


@pytest.fixture
def files(document: DrawingDocument, qtbot: QtBot) -> DrawingFiles:
    widget = QLabel()
    qtbot.addWidget(widget)
    return DrawingFiles(document, widget)


@pytest.fixture
def reported(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    found: list[BaseException] = []
    monkeypatch.setattr(messages, "report", found.append)
    return found


def reasons(reported: list[BaseException]) -> list[str]:
    return [error.reason for error in reported if isinstance(error, ImageError)]


# ---------------------------------------------------------------------- out


def test_saved_drawing_is_crisp_black_on_white(files: DrawingFiles, tmp_path: Path) -> None:
    files.save(tmp_path / "seven.png")
    grey = read_grey(tmp_path / "seven.png")
    assert grey.shape == (SAVED_SIDE, SAVED_SIDE)
    assert grey[0, 0] == 255
    assert grey.min() == 0
    # Crisp: only the edge is grey, about two pixels to either side of a line of some 80.
    assert np.mean((grey > 10) & (grey < 245)) < 0.006


def test_saved_drawing_comes_back_as_the_same_input(
    files: DrawingFiles, document: DrawingDocument, tmp_path: Path
) -> None:
    before = preprocess(document.ink).centred
    files.save(tmp_path / "seven")
    document.clear()
    files.open(tmp_path / "seven.png")
    assert isinstance(document.untouched, OpenedImage)
    difference = np.abs(preprocess(document.ink).centred - before)
    assert difference.mean() < 0.01
    assert difference.max() < 0.35


def test_folder_that_does_not_exist_is_reported(
    files: DrawingFiles, reported: list[BaseException], tmp_path: Path
) -> None:
    files.save(tmp_path / "nowhere" / "seven.png")
    assert reasons(reported) == ["unwritable"]


def test_empty_canvas_asks_for_no_file(
    files: DrawingFiles, document: DrawingDocument, reported: list[BaseException]
) -> None:
    document.clear()
    files.ask_to_save()
    assert reasons(reported) == ["nothing_drawn"]


def test_dialogs_open_and_save(files: DrawingFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a.png"), ""))
    files.ask_to_save()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "a.png"), ""))
    files.ask_to_open()
    assert isinstance(files._document.untouched, OpenedImage)


# ---------------------------------------------------------------------- in


def test_an_image_of_mnist_is_read_as_it_is(
    files: DrawingFiles, document: DrawingDocument, sample: Dataset, tmp_path: Path
) -> None:
    image = next(image for image in sample.test.images if image.max() == 255)
    path = tmp_path / "digit.png"
    QImage(image.tobytes(), 28, 28, 28, QImage.Format.Format_Grayscale8).save(str(path))
    files.open(path)
    np.testing.assert_allclose(preprocess(document.ink).centred, image / 255.0, atol=0.12)


def test_what_cannot_be_used_is_reported_and_the_drawing_stays(
    files: DrawingFiles, document: DrawingDocument, reported: list[BaseException], tmp_path: Path
) -> None:
    picture, ink = document.picture, document.ink.pixels.copy()
    text = tmp_path / "text.png"
    text.write_text("no picture")
    plain = tmp_path / "plain.png"
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    image.save(str(plain))
    for path in (tmp_path / "none.png", tmp_path, text, plain):
        files.open(path)
    for data in (None, QMimeData()):
        files.take(data)
    assert reasons(reported) == ["missing", "missing", "unreadable", "blank", "no_picture", "no_picture"]
    assert document.picture is picture
    np.testing.assert_array_equal(document.ink.pixels, ink)


def test_a_file_comes_before_its_preview(
    files: DrawingFiles, document: DrawingDocument, tmp_path: Path
) -> None:
    files.save(tmp_path / "seven.png")
    preview = QImage(8, 8, QImage.Format.Format_RGB32)
    preview.fill(QColor("white"))
    data = QMimeData()
    data.setImageData(preview)
    data.setUrls([QUrl("https://example.org/seven.png"), QUrl.fromLocalFile(str(tmp_path / "seven.png"))])
    assert files.offers_picture(data)
    files.take(data)
    assert isinstance(document.untouched, OpenedImage)


def test_pictures_on_the_web_are_not_offered(files: DrawingFiles) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/seven.png")])
    assert not files.offers_picture(data)


# ---------------------------------------------------------------------- keys of the window


def on_clipboard() -> None:
    image = QImage(90, 90, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.fillRect(40, 10, 9, 70, QColor("black"))
    painter.end()
    clipboard = QApplication.clipboard()
    assert clipboard is not None
    clipboard.setImage(image)


def test_keys_paste_and_bring_a_sample_wherever_the_focus_is(window: MainWindow, qtbot: QtBot) -> None:
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    on_clipboard()
    window.tabs.setFocus()
    QTest.keyClick(window.tabs, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.session.source.kind == "image"
    QTest.keyClick(window.tabs, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert window.session.source.kind == "sample"


def test_pasting_into_a_field_leaves_the_canvas_alone(window: MainWindow, qtbot: QtBot) -> None:
    field = QLineEdit(window)
    window.show()
    field.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    field.setFocus()
    clipboard = QApplication.clipboard()
    assert clipboard is not None
    clipboard.setText("0.1")
    before = window.session.source
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "0.1"
    assert window.session.source == before


def test_every_entry_is_in_the_menus_with_a_key_of_its_own(window: MainWindow) -> None:
    actions = window.menus.actions
    for name in ("open_image", "save_drawing", "paste_image", "random_sample", "steps", "open", "save"):
        assert actions[name].shortcuts(), name
    keys = [keys.toString() for action in actions.values() for keys in action.shortcuts()]
    assert len(keys) == len(set(keys))
    assert actions["open_image"].shortcut() == QKeySequence("Ctrl+O")


def test_wide_picture_keeps_its_proportions_on_the_canvas() -> None:
    grey = np.full((100, 400), 255, np.uint8)
    grey[20:80, 190:210] = 0
    ink = DrawingDocument()
    ink.place(OpenedImage.of_ink(from_grey(grey)))
    box = preprocess(ink.ink).box
    assert box.height / box.width == pytest.approx(3.0, rel=0.15)
    assert abs(box.left + box.right - 224) <= 2
