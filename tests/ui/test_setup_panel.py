"""The set-up panel by its widgets: what one chooses is what the run is given."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt6.QtCore import QPoint, QPointF, Qt
from PyQt6.QtGui import QWheelEvent
from PyQt6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QWidget

from explorer.data import Augmentation, load
from explorer.training import RunSetup, TrainingConfig
from explorer.training.setup import PRESETS
from explorer.ui import theme
from explorer.ui.tabs.train import TrainTab


@pytest.fixture
def tab(qtbot, session):
    made = TrainTab(session)
    qtbot.addWidget(made)
    made.resize(960, 730)
    session.run.configure(RunSetup(hidden=(20,), training=TrainingConfig(iterations=60, evaluate_every=20)))
    session.run.set_speed(1.0)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    session.run.close()


@pytest.fixture
def panel(tab):
    return tab.content.setup_panel


def find(tab: QWidget, kind, name):
    found = tab.findChild(kind, name)
    assert found is not None, name
    return found


def press(qtbot, tab, name):
    qtbot.mouseClick(find(tab, QAbstractButton, name), Qt.MouseButton.LeftButton)


def choose(tab, name, data):
    combo = find(tab, QComboBox, name)
    combo.setCurrentIndex(combo.findData(data))
    combo.activated.emit(combo.currentIndex())


def type_into(qtbot, tab, name, text):
    line = find(tab, QLineEdit, name)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)


def keep(session, count):
    train = load("sample").train
    for image, label in zip(train.images[:count], train.labels[:count], strict=True):
        session.kept.keep(image / 255.0, int(label))


def run_to_the_end(qtbot, tab, session):
    press(qtbot, tab, "train_start")
    qtbot.waitUntil(lambda: str(session.run.state) == "finished", timeout=20_000)


def test_a_share_for_validation_is_measured_beside_train_and_test(tab, qtbot, session):
    type_into(qtbot, tab, "images", "1000")
    type_into(qtbot, tab, "validation", "20")
    training = session.run.setup.training
    assert (training.images, training.validation) == (1000, 0.2)
    table = find(tab, QLabel, "summary_table")
    assert "800 to learn from" in table.text()
    assert "200 for validation" in table.text()
    run_to_the_end(qtbot, tab, session)
    last = session.run.history.evaluations[-1]
    assert last.iteration == 60
    assert last.validation_accuracy is not None
    assert 0.2 < last.validation_accuracy <= 1.0


def test_the_schedule_goes_into_the_run_and_is_drawn(tab, qtbot, session):
    picture = find(tab, QWidget, "rate_picture")
    before = picture.grab().toImage()
    choose(tab, "schedule", "cosine")
    assert session.run.setup.training.schedule == "cosine"
    assert picture.grab().toImage() != before
    type_into(qtbot, tab, "length", " ")
    assert any("needs an end" in label.text() and label.isVisible() for label in tab.findChildren(QLabel))
    assert not find(tab, QAbstractButton, "train_start").isEnabled()
    assert "Schedule" in find(tab, QAbstractButton, "train_start").toolTip()
    choose(tab, "schedule", "constant")
    assert find(tab, QAbstractButton, "train_start").isEnabled()


def test_the_die_takes_another_seed_and_reset_keeps_it(tab, qtbot, session):
    run = session.run
    seeds = {run.setup.training.seed}
    for _ in range(3):
        press(qtbot, tab, "new_seed")
        seeds.add(run.setup.training.seed)
    assert len(seeds) >= 3
    first = run.setup.build_network().theta
    press(qtbot, tab, "train_step")
    qtbot.waitUntil(lambda: str(run.state) == "paused")
    press(qtbot, tab, "train_reset")
    np.testing.assert_array_equal(run.setup.build_network().theta, first)
    press(qtbot, tab, "train_step")
    qtbot.waitUntil(lambda: str(run.state) == "paused")
    seed = run.setup.training.seed
    press(qtbot, tab, "new_seed")
    assert run.setup.training.seed == seed  # a run under way keeps its own until Reset
    press(qtbot, tab, "train_reset")
    assert run.setup.training.seed != seed


def test_distorted_images_are_shown_and_drawn_anew(tab, qtbot, session):
    press(qtbot, tab, "regularisation_heading")
    strip = find(tab, QWidget, "augmentation_strip")
    assert not strip.isVisible()
    find(tab, QCheckBox, "augmentation").click()
    assert session.run.setup.training.augmentation == Augmentation()
    qtbot.waitUntil(lambda: strip.values is not None)
    assert strip.isVisible()
    first = strip.values.copy()
    originals = load("sample").train.images
    above = first[:28, :28]
    assert any(np.array_equal(above, image) for image in originals)
    assert not np.array_equal(first[:28], first[28:])
    press(qtbot, tab, "augmentation_again")
    assert not np.array_equal(strip.values, first)
    second = strip.values.copy()
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton)
    assert not np.array_equal(strip.values, second)
    find(tab, QCheckBox, "augmentation").click()
    assert session.run.setup.training.augmentation is None
    assert not strip.isVisible()


def test_a_run_with_distorted_images_goes_back_bit_for_bit(tab, qtbot, session):
    run = session.run
    press(qtbot, tab, "regularisation_heading")
    find(tab, QCheckBox, "augmentation").click()
    type_into(qtbot, tab, "validation", "10")
    run_to_the_end(qtbot, tab, session)
    last = run.snapshot.state
    run.record.timeline.limit(1)  # keep hardly anything: it has to be made again
    run.show_iteration(37)
    qtbot.waitUntil(lambda: run.shown.iteration == 37)
    middle = run.shown.state.copy()
    run.show_iteration(59)
    qtbot.waitUntil(lambda: run.shown.iteration == 59)
    run.show_iteration(37)
    qtbot.waitUntil(lambda: run.shown.iteration == 37)
    np.testing.assert_array_equal(run.shown.state, middle)
    run.show_latest()
    np.testing.assert_array_equal(run.shown.state, last)


def test_a_section_closes_to_a_few_words_and_a_fault_opens_it(tab, qtbot, panel):
    press(qtbot, tab, "training_heading")
    assert not find(tab, QLineEdit, "batch_size").isVisible()
    assert any(label.text() == "SGD 0.1 · 100" for label in tab.findChildren(QLabel) if label.isVisible())
    panel._fields._numbers["batch_size"].setText("0")
    panel._fields.edited.emit()
    assert find(tab, QLineEdit, "batch_size").isVisible()


def test_the_summary_is_a_table_of_the_layers(tab, qtbot, session):
    table = find(tab, QLabel, "summary_table")
    assert not table.isVisible()
    press(qtbot, tab, "summary_heading")
    assert table.isVisible()
    for text in (
        "Affine 1, ReLU",
        "(n, 20)",
        "15,700",
        "Affine 2, Softmax",
        "210",
        "15,910",
        "1,000 to test",
    ):
        assert text in table.text()
    press(qtbot, tab, "add_layer")
    assert "Affine 3, Softmax" in table.text()


@pytest.mark.parametrize("layers", [0, 8])
def test_no_hidden_layer_and_eight_of_them_can_be_trained(tab, qtbot, session, layers):
    while len(session.run.setup.hidden) > layers:
        press(qtbot, tab, "remove_layer0")
    while len(session.run.setup.hidden) < layers:
        press(qtbot, tab, "add_layer")
    assert find(tab, QAbstractButton, "add_layer").isEnabled() == (layers < 8)
    run_to_the_end(qtbot, tab, session)
    assert session.run.network.spec.sizes == (784, *(20,) * layers, 10)


def test_without_own_digits_it_says_how_many_are_needed(tab, qtbot, session):
    choose(tab, "dataset", "my-digits")
    start = find(tab, QAbstractButton, "train_start")
    assert not start.isEnabled()
    assert "Keep 10 of your own digits first: there are 0." in start.toolTip()
    assert any("Too few" in label.text() and label.isVisible() for label in tab.findChildren(QLabel))
    keep(session, 12)
    assert start.isEnabled()
    assert session.run.setup.dataset == "my-digits"
    assert any("8 to learn from, 4 of yours" in label.text() for label in tab.findChildren(QLabel))


def test_ones_own_digits_are_learned_beside_others(tab, qtbot, session):
    keep(session, 30)
    choose(tab, "dataset", "my-digits-sample")
    run_to_the_end(qtbot, tab, session)
    assert session.run.dataset.own == 20
    assert len(session.run.dataset.test) == 10
    middle = session.run.record.replay(30, session.run.dataset).snapshot.state
    keep(session, 33)  # what was learned from stays as it was, and can be made again
    session.run.record.timeline.limit(1)
    session.run.show_iteration(30)
    qtbot.waitUntil(lambda: session.run.shown.iteration == 30)
    np.testing.assert_array_equal(session.run.shown.state, middle)
    press(qtbot, tab, "train_reset")
    run_to_the_end(qtbot, tab, session)
    assert session.run.dataset.own == 22


def test_every_optimizer_shows_its_own_numbers_with_words(tab):
    expected = {
        "sgd": set(),
        "momentum": {"momentum"},
        "nesterov": {"momentum"},
        "adagrad": set(),
        "rmsprop": {"decay"},
        "adam": {"beta1", "beta2"},
    }
    tips = set()
    for key, names in expected.items():
        choose(tab, "optimizer", key)
        shown = {
            name for name in ("momentum", "decay", "beta1", "beta2") if find(tab, QLineEdit, name).isVisible()
        }
        assert shown == names
        tips |= {find(tab, QLineEdit, name).toolTip() for name in names}
    assert len(tips) == 4


def test_tab_goes_through_the_fields_from_top_to_bottom(tab, panel):
    names = ["presets", "dataset", "browse_data", "images", "validation", "width0", "init", "optimizer"]
    names += ["learning_rate", "schedule", "batch_size", "replacement", "length_unit", "length", "seed"]
    names += ["new_seed", "evaluate_every"]
    order, widget = [], find(tab, QComboBox, "presets")
    for _ in range(200):
        if widget.objectName() in names and widget.objectName() not in order:
            order.append(widget.objectName())
        widget = widget.nextInFocusChain()
    assert order == names


def test_the_presets_are_the_books(tab):
    book, adam, overfit = (PRESETS[key].setup for key in ("book", "adam", "overfit"))
    assert (book.spec.sizes, book.training.iterations, book.training.learning_rate) == (
        (784, 20, 10),
        10_000,
        0.1,
    )
    assert (adam.spec.sizes, adam.spec.hidden, adam.training.optimizer) == (
        (784, 50, 10),
        ("sigmoid",),
        "adam",
    )
    assert (adam.training.batch_size, adam.training.epochs) == (32, 10)
    assert (overfit.hidden, overfit.training.images) == ((100,) * 6, 300)
    presets = find(tab, QComboBox, "presets")
    assert all(presets.itemText(row) for row in range(presets.count()))


@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_nothing_is_cut_at_the_side(tab, panel, scale, qtbot):
    theme.apply("light", scale)
    try:
        tab.resize(round(960 * scale), round(730 * scale))
        choose(tab, "optimizer", "adam")
        press(qtbot, tab, "regularisation_heading")
        find(tab, QCheckBox, "augmentation").click()
        qtbot.waitUntil(lambda: find(tab, QWidget, "augmentation_strip").values is not None)
        inside = find(tab, QWidget, "setup_inside")
        room = inside.parentWidget().width()
        assert inside.minimumSizeHint().width() <= room
    finally:
        theme.apply("light")


def test_the_wheel_scrolls_past_the_choices_and_changes_none(tab, panel):
    def turn(box: QComboBox) -> None:
        place, none = QPointF(box.rect().center()), Qt.MouseButton.NoButton
        where = box.mapToGlobal(place)
        keys, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(place, where, QPoint(), QPoint(0, -120), none, keys, phase, False)
        box.setFocus()
        QApplication.sendEvent(box, event)

    before, boxes = panel.setup, panel.findChildren(QComboBox)
    assert len(boxes) >= 7
    for box in boxes:
        turn(box)
    assert panel.setup == before
    assert {box.focusPolicy() for box in boxes} == {Qt.FocusPolicy.StrongFocus}  # nor does it take the focus
