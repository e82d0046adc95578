from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from explorer.data import load
from explorer.training import RunSetup, TrainingConfig
from explorer.ui import theme, translation
from explorer.ui.data_browser.collection import Collection
from explorer.ui.picture import BaseImage


@pytest.fixture
def browser(qtbot, window):
    window.show_data_browser()
    made = window._data_browser
    qtbot.waitUntil(lambda: made.collection is not None)
    return made


def choose(browser, name, data):
    combo = browser.findChild(QComboBox, name)
    combo.setCurrentIndex(combo.findData(data))
    combo.activated.emit(combo.currentIndex())


def canvas_base(window):
    return window.drawing_panel.document.untouched


def test_it_opens_at_the_runs_data_with_all_classes_and_their_counts(browser):
    assert browser.mosaic.count() == 4000
    assert [browser.panel.classes.item(row).text() for row in (0, 1, 10)] == ["All classes", "0", "9"]
    counts = [browser.panel.classes.item(row).data(Qt.ItemDataRole.UserRole) for row in range(11)]
    assert counts == ["4,000"] + ["400"] * 10


def test_a_class_alone(browser):
    browser.panel.classes.choose(7)
    assert browser.mosaic.count() == 400
    labels = browser.collection.dataset.train.labels
    assert set(labels[browser.mosaic._places]) == {7}
    assert "400 images" in browser._headline.text()


def test_a_digit_key_shows_its_class_and_escape_all(browser, qtbot):
    browser.mosaic.setFocus()
    qtbot.keyClick(browser.mosaic, Qt.Key.Key_3)
    assert (browser.panel.classes.label, browser.mosaic.count()) == (3, 400)
    qtbot.keyClick(browser.mosaic, Qt.Key.Key_Escape)
    assert (browser.panel.classes.label, browser.mosaic.count()) == (None, 4000)
    assert browser.isVisible()
    qtbot.keyClick(browser.mosaic, Qt.Key.Key_Escape)
    assert not browser.isVisible()


@pytest.mark.parametrize("name", ["class_list", "browser_number", "browser_part", "browser_to_canvas"])
def test_escape_closes_it_from_every_control(browser, qtbot, name):
    browser.panel.classes.choose(7)
    control = browser.findChild(QWidget, name)
    control.setFocus()
    qtbot.keyClick(control, Qt.Key.Key_Escape)
    assert not browser.isVisible()
    browser.show()
    assert browser.mosaic.count() == 400


def test_one_press_puts_an_image_on_the_canvas_with_its_label(browser, window, qtbot):
    browser.resize(900, 640)
    browser.show()
    place = browser.mosaic.cell_rect(13).center().toPoint()
    qtbot.mouseClick(browser.mosaic.viewport(), Qt.MouseButton.LeftButton, pos=place)
    train = load("sample").train
    np.testing.assert_allclose(window.session.input, train.images[13] / 255.0, atol=1e-6)
    assert window.session.label == train.labels[13]
    base = canvas_base(window)
    assert isinstance(base, BaseImage)
    assert (base.dataset, base.part, base.index) == ("sample", "train", 13)
    window.drawing_panel._show_reading()
    assert "Training image 13 of MNIST sample" in window.drawing_panel._caption.text()
    window.drawing_panel.undo()
    assert canvas_base(window) is not base


def test_the_keys_move_and_enter_puts_on_the_canvas(browser, window, qtbot):
    mosaic = browser.mosaic
    columns = mosaic.grid.columns
    for key in ("Right", "Right", "Down"):
        qtbot.keyClick(mosaic, getattr(Qt.Key, f"Key_{key}"))
    assert mosaic.current == 2 + columns
    qtbot.keyClick(mosaic, Qt.Key.Key_End)
    assert mosaic.current == 3999
    assert mosaic.scrolled() > 0
    qtbot.keyClick(mosaic, Qt.Key.Key_Return)
    assert canvas_base(window).index == 3999
    assert "number 3,999" in mosaic.accessibleDescription()


def test_a_number_is_found_also_behind_a_filter(browser, qtbot):
    labels = browser.collection.dataset.train.labels
    browser.panel.classes.choose(int(labels[1234] + 1) % 10)
    number = browser.findChild(QLineEdit, "browser_number")
    qtbot.keyClicks(number, "1234")
    qtbot.keyClick(number, Qt.Key.Key_Return)
    assert browser.mosaic.current == 1234
    assert browser.panel.classes.label is None
    number.clear()
    qtbot.keyClicks(number, "4000")
    qtbot.keyClick(number, Qt.Key.Key_Return)
    assert not browser.panel._fault.isHidden()
    assert "3,999" in browser.panel._fault.text()


def test_the_parts_are_those_of_the_run(browser, window, qtbot):
    setup = RunSetup(training=TrainingConfig(iterations=10, images=1000, validation=0.1))
    window.session.run.configure(setup)
    part = browser.findChild(QComboBox, "browser_part")
    assert [part.itemData(row) for row in range(part.count())] == ["train", "validation", "unused", "test"]
    sizes = {}
    for key in ("train", "validation", "unused", "test"):
        choose(browser, "browser_part", key)
        sizes[key] = browser.mosaic.count()
    assert sizes == {"train": 900, "validation": 100, "unused": 3000, "test": 1000}
    browser.findChild(QLineEdit, "browser_number").setText("2000")
    choose(browser, "browser_part", "train")
    qtbot.keyClick(browser.findChild(QLineEdit, "browser_number"), Qt.Key.Key_Return)
    assert browser.panel.part == "unused"
    assert browser.mosaic.current == 2000


def test_test_images_are_told_as_such(browser, window, qtbot):
    choose(browser, "browser_part", "test")
    qtbot.mouseClick(browser.findChild(QPushButton, "browser_to_canvas"), Qt.MouseButton.LeftButton)
    assert (canvas_base(window).part, canvas_base(window).index) == ("test", 0)


def test_ones_own_digits_are_shown_as_they_are_kept(browser, window, qtbot):
    kept = window.session.kept
    train = load("sample").train
    for image, label in zip(train.images[:9], train.labels[:9], strict=True):
        kept.keep(image / 255.0, int(label))
    browser.show_dataset("my-digits")
    assert browser.collection is None
    assert "too few" in browser.mosaic._message
    kept.keep(train.images[9] / 255.0, int(train.labels[9]))
    qtbot.waitUntil(lambda: browser.collection is not None)
    assert browser.mosaic.count() == 7
    kept.keep(train.images[10] / 255.0, int(train.labels[10]))
    qtbot.waitUntil(lambda: browser.collection is not None and browser.mosaic.count() == 8)


def test_only_what_is_in_sight_is_made_into_pixels(browser):
    browser.resize(900, 640)
    browser.grab()
    assert 0 < len(browser.mosaic._in_atlas) < 300
    assert browser.mosaic._atlas.height() < 6 * 28


def test_the_set_up_opens_it_at_its_choice(window, qtbot):
    window.session.browse_requested.emit("sample")
    assert window._data_browser.isVisible()


def test_it_follows_theme_and_language(browser):
    theme.apply("dark")
    try:
        browser.grab()
        translation.apply_language("ko")
        assert browser.windowTitle()
    finally:
        theme.apply("light")


def test_everything_is_named(browser):
    for widget in (
        *browser.findChildren(QComboBox),
        *browser.findChildren(QLineEdit),
        *browser.findChildren(QPushButton),
        browser.mosaic,
        browser.panel.classes,
    ):
        assert widget.accessibleName(), widget.objectName()


def test_parts_without_images_are_left_out(sample):
    whole = Collection.of(sample, None)
    assert list(whole.places) == ["train", "test"]
    aside = Collection.of(replace(sample), TrainingConfig(validation=0.25))
    assert {part: len(found) for part, found in aside.places.items()} == {
        "train": 3000,
        "validation": 1000,
        "test": 1000,
    }
    assert aside.counts["test"].tolist() == [100] * 10
    assert set(sample.train.labels[aside.chosen("validation", 3)]) == {3}
