from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPushButton, QSlider, QWidget

from explorer.data import DataError, load
from explorer.training import RunSetup, TrainingConfig
from explorer.ui import theme, translation
from explorer.ui.session import InputSource
from explorer.ui.tabs.train import TrainTab
from explorer.ui.tabs.train.setup_form import read_form
from explorer.ui.widgets.plot import CurvePlot

SETUP = RunSetup(
    hidden=(20,), training=TrainingConfig(iterations=200, evaluate_every=20, evaluation_limit=200)
)


@pytest.fixture
def tab(qtbot, session):
    made = TrainTab(session)
    qtbot.addWidget(made)
    made.resize(960, 730)
    session.run.configure(SETUP)
    session.run.set_speed(1.0)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    session.run.close()


def button(tab: QWidget, name: str) -> QAbstractButton:
    found = tab.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def field(tab: QWidget, name: str) -> QLineEdit:
    found = tab.findChild(QLineEdit, name)
    assert found is not None, name
    return found


def click(qtbot, tab, name):
    assert button(tab, name).isEnabled(), name
    qtbot.mouseClick(button(tab, name), Qt.MouseButton.LeftButton)


def type_into(qtbot, line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)


def wait_for_state(qtbot, run, state: str) -> None:
    qtbot.waitUntil(lambda: str(run.state) == state, timeout=20_000)


def train_to_the_end(qtbot, tab, run) -> None:
    click(qtbot, tab, "train_start")
    wait_for_state(qtbot, run, "finished")
    qtbot.waitUntil(lambda: len(plot(tab, "loss_plot").points("loss")[0]) == 200)


def plot(tab: QWidget, name: str) -> CurvePlot:
    found = tab.findChild(CurvePlot, name)
    assert found is not None, name
    return found


def test_nothing_is_built_before_it_is_shown(qtbot, session):
    hidden = TrainTab(session)
    qtbot.addWidget(hidden)
    assert hidden.findChildren(CurvePlot) == []


def test_the_untouched_tab_shows_axes_that_are_ready_and_says_what_start_does(tab, qtbot, session):
    loss = plot(tab, "loss_plot")
    qtbot.waitUntil(lambda: loss.ranges == (0, 200, 0, 3))
    assert "Start" in loss._message
    assert [guide.text for guide in loss._guides] == ["guessing: 2.303"]
    assert session.run.iteration == 0
    enabled = {
        name
        for name in ("start", "pause", "step", "epoch", "reset")
        if button(tab, f"train_{name}").isEnabled()
    }
    assert enabled == {"start", "step", "epoch"}


def test_start_trains_and_the_curves_fall_and_rise(tab, qtbot, session):
    train_to_the_end(qtbot, tab, session.run)
    iterations, losses = plot(tab, "loss_plot").points("loss")
    assert iterations[-1] == session.run.iteration == 200
    assert losses[-1] < 0.5 * losses[0]
    x, accuracies = plot(tab, "accuracy_plot").points("test")
    assert (x[0], x[-1]) == (0, 200)
    assert accuracies[-1] > 0.6 > accuracies[0]
    assert not button(tab, "train_pause").isEnabled()
    assert button(tab, "train_reset").isEnabled()


def test_pause_stops_and_resume_goes_on(tab, qtbot, session):
    run = session.run
    run.configure(RunSetup(training=TrainingConfig()))
    click(qtbot, tab, "train_start")
    qtbot.waitUntil(lambda: run.iteration > 20)
    with qtbot.waitSignal(run.state_changed):
        click(qtbot, tab, "train_pause")
    assert str(run.state) == "paused"
    rested = run.iteration
    assert len(run.history) == rested
    assert button(tab, "train_start").text() == "Resume"
    click(qtbot, tab, "train_start")
    qtbot.waitUntil(lambda: run.iteration > rested)


def test_step_adds_exactly_one(tab, qtbot, session):
    for expected in (1, 2, 3):
        click(qtbot, tab, "train_step")
        wait_for_state(qtbot, session.run, "paused")
        assert session.run.iteration == len(session.run.history) == expected


def test_epoch_adds_one_pass_over_the_images(tab, qtbot, session):
    click(qtbot, tab, "train_epoch")
    wait_for_state(qtbot, session.run, "paused")
    assert session.run.iteration == 4000 // 100
    assert session.run.epoch == pytest.approx(1.0)


def test_reset_returns_to_the_same_first_weights(tab, qtbot, session):
    run = session.run
    click(qtbot, tab, "train_step")
    wait_for_state(qtbot, run, "paused")
    first, one = run.snapshots[0].state.copy(), run.snapshot.state.copy()
    click(qtbot, tab, "train_reset")
    assert (str(run.state), run.iteration) == ("idle", 0)
    click(qtbot, tab, "train_step")
    wait_for_state(qtbot, run, "paused")
    np.testing.assert_array_equal(run.snapshots[0].state, first)
    np.testing.assert_array_equal(run.snapshot.state, one)


def test_full_speed_by_its_button_and_by_the_key(tab, qtbot, session):
    click(qtbot, tab, "train_full_speed")
    assert session.run.full_speed
    assert not tab.findChild(QSlider, "speed").isEnabled()
    plot(tab, "loss_plot").setFocus()
    qtbot.keyClick(plot(tab, "loss_plot"), Qt.Key.Key_F)
    assert not session.run.full_speed
    seed = field(tab, "seed")
    seed.setFocus()
    qtbot.keyClick(seed, Qt.Key.Key_F)
    assert not session.run.full_speed
    assert "F" in button(tab, "train_full_speed").toolTip()


def test_the_slider_sets_the_speed_and_follows_it(tab, session):
    slider = tab.findChild(QSlider, "speed")
    slider.setValue(50)
    assert session.run.speed == pytest.approx(0.25)
    session.run.set_speed(0.75)
    assert slider.value() == 150


@pytest.mark.parametrize("text", ["0", "-1", "much"])
def test_a_wrong_learning_rate_says_why_and_nothing_starts(tab, qtbot, session, text):
    type_into(qtbot, field(tab, "learning_rate"), text)
    assert any("above 0" in label.text() and label.isVisible() for label in tab.findChildren(QLabel))
    assert not button(tab, "train_start").isEnabled()
    assert "Learning rate: A number above 0." in button(tab, "train_start").toolTip()
    assert tab.content.progress.text() == "Cannot start. Learning rate: A number above 0."
    assert session.run.setup.training.learning_rate == 0.1
    type_into(qtbot, field(tab, "learning_rate"), "0.05")
    assert button(tab, "train_start").isEnabled()
    assert tab.content.progress.text().startswith("Ready")
    assert session.run.setup.training.learning_rate == 0.05


def test_up_and_down_step_the_learning_rate(tab, qtbot, session):
    rate = field(tab, "learning_rate")
    rate.setFocus()
    for expected in (0.2, 0.5, 1.0):
        qtbot.keyClick(rate, Qt.Key.Key_Up)
        assert session.run.setup.training.learning_rate == pytest.approx(expected)
    for _ in range(4):
        qtbot.keyClick(rate, Qt.Key.Key_Down)
    assert rate.text() == "0.05"


def test_a_batch_larger_than_the_data_is_named(tab, qtbot):
    type_into(qtbot, field(tab, "batch_size"), "5000")
    assert "from 1 to 4,000" in button(tab, "train_start").toolTip()


def test_the_rate_changes_while_the_run_goes_on(tab, qtbot, session):
    run = session.run
    click(qtbot, tab, "train_step")
    wait_for_state(qtbot, run, "paused")
    type_into(qtbot, field(tab, "learning_rate"), "0.02")
    assert run.settings["learning_rate"] == 0.1  # not before it is typed to its end
    qtbot.keyClick(field(tab, "learning_rate"), Qt.Key.Key_Return)
    click(qtbot, tab, "train_step")
    wait_for_state(qtbot, run, "paused")
    assert run.iteration == 2
    assert run.settings["learning_rate"] == 0.02
    assert run.setup.training.learning_rate == 0.1


@pytest.mark.parametrize(("key", "value"), [("batch_size", 25.0), ("l2", 0.5), ("beta1", 0.25)])
def test_what_may_change_live_does_so_at_once_and_leaves_its_mark(tab, qtbot, session, key, value):
    choose_optimizer(tab, "adam")
    run = session.run
    click(qtbot, tab, "train_step")
    wait_for_state(qtbot, run, "paused")
    type_into(qtbot, field(tab, key), f"{value:g}")
    qtbot.keyClick(field(tab, key), Qt.Key.Key_Return)
    assert run.expected_settings[key] == value
    assert not any("next Reset" in label.text() and label.isVisible() for label in tab.findChildren(QLabel))
    click(qtbot, tab, "train_step")
    wait_for_state(qtbot, run, "paused")
    assert run.settings[key] == value
    assert [tuple(change) for change in run.changes] == [(2, key, value)]


def test_it_goes_to_a_target_and_pauses_there(tab, qtbot, session):
    run = session.run
    run.set_speed(1.0)
    click(qtbot, tab, "train_to_target")
    popup = tab.findChild(QWidget, "target_popup")
    value, go = popup.findChild(QLineEdit, "target_value"), popup.findChild(QAbstractButton, "target_go")
    assert popup.isVisible()
    assert value.text() == "100"
    type_into(qtbot, value, "9000")
    assert not go.isEnabled()
    assert any("from 1 to 200" in label.text() for label in popup.findChildren(QLabel))
    type_into(qtbot, value, "37")
    qtbot.keyClick(value, Qt.Key.Key_Return)
    assert not popup.isVisible()
    wait_for_state(qtbot, run, "paused")
    assert run.iteration == 37
    click(qtbot, tab, "train_to_target")
    kind = popup.findChild(QComboBox, "target_kind")
    kind.setCurrentIndex(kind.findData("accuracy"))
    type_into(qtbot, value, "50")
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    wait_for_state(qtbot, run, "paused")
    assert run.history.evaluations[-1].test_accuracy >= 0.5


def test_what_is_typed_and_taken_back_before_the_next_update_leaves_no_mark(tab, qtbot, session):
    click(qtbot, tab, "train_step")
    wait_for_state(qtbot, session.run, "paused")
    for text in ("0.02", "0.1"):
        type_into(qtbot, field(tab, "learning_rate"), text)
        qtbot.keyClick(field(tab, "learning_rate"), Qt.Key.Key_Return)
    click(qtbot, tab, "train_step")
    wait_for_state(qtbot, session.run, "paused")
    assert session.run.changes == ()
    assert session.run.settings["learning_rate"] == 0.1


def test_other_changes_wait_for_the_reset(tab, qtbot, session):
    click(qtbot, tab, "train_step")
    wait_for_state(qtbot, session.run, "paused")
    type_into(qtbot, field(tab, "width0"), "30")
    assert session.run.setup.hidden == (20,)
    assert any("next Reset" in label.text() and label.isVisible() for label in tab.findChildren(QLabel))
    click(qtbot, tab, "train_reset")
    assert session.run.setup.hidden == (30,)
    assert not any("next Reset" in label.text() and label.isVisible() for label in tab.findChildren(QLabel))


def test_hidden_layers_are_added_and_removed(tab, qtbot, session):
    click(qtbot, tab, "add_layer")
    assert session.run.setup.spec.sizes == (784, 20, 20, 10)
    type_into(qtbot, field(tab, "width1"), "7")
    assert session.run.setup.hidden == (20, 7)
    remove = [b for b in tab.findChildren(QAbstractButton) if b.accessibleName() == "Remove hidden layer 1"]
    qtbot.mouseClick(remove[0], Qt.MouseButton.LeftButton)
    assert session.run.setup.spec.sizes == (784, 7, 10)
    assert any("784-7-10" in label.text() for label in tab.findChildren(QLabel))


def choose_optimizer(tab, key):
    optimizer = tab.findChild(QComboBox, "optimizer")
    optimizer.setCurrentIndex(optimizer.findData(key))
    optimizer.activated.emit(optimizer.currentIndex())


def test_another_optimizer_brings_its_rate(tab, qtbot, session):
    choose_optimizer(tab, "adam")
    training = session.run.setup.training
    assert (training.optimizer, training.learning_rate) == ("adam", 0.001)
    assert field(tab, "beta1").isVisible()
    assert not field(tab, "momentum").isVisible()


def test_a_preset_fills_the_panel_and_is_named_while_it_holds(tab, qtbot, session):
    presets = tab.findChild(QComboBox, "presets")
    assert presets.currentData() is None
    presets.setCurrentIndex(presets.findData("overfit"))
    presets.activated.emit(presets.currentIndex())
    assert session.run.setup.training.epochs == 201
    assert presets.currentData() == "overfit"
    type_into(qtbot, field(tab, "seed"), "7")
    assert presets.currentData() is None


def test_a_set_up_from_elsewhere_shows_in_the_panel(tab, session):
    session.run.configure(RunSetup(hidden=(33, 11)))
    assert (field(tab, "width0").text(), field(tab, "width1").text()) == ("33", "11")


def test_the_drawing_is_read_by_the_learning_network(tab, qtbot, session):
    test = load("sample").test
    session.set_input(test.images[3] / 255.0, InputSource("sample", int(test.labels[3]), 3))
    assert not button(tab, "run_reads_canvas").isEnabled()
    before = session.reader
    train_to_the_end(qtbot, tab, session.run)
    bars = tab.findChild(QWidget, "run_probabilities")
    expected = session.run.network.predict(session.input.reshape(1, -1))[0]
    qtbot.waitUntil(lambda: np.array_equal(bars.values, expected))
    assert session.reader == before
    click(qtbot, tab, "run_reads_canvas")
    assert session.reader.kind == "run"
    np.testing.assert_allclose(session.probabilities, expected, rtol=1e-5)


def test_the_first_weights_are_one_picture(tab, qtbot, session):
    weights = tab.findChild(QWidget, "first_weights")
    empty = weights.grab().toImage()
    click(qtbot, tab, "train_step")
    wait_for_state(qtbot, session.run, "paused")
    qtbot.waitUntil(lambda: weights.grab().toImage() != empty)


def test_the_timeline_looks_back_and_returns(tab, qtbot, session):
    run = session.run
    train_to_the_end(qtbot, tab, run)
    timeline = tab.findChild(QWidget, "timeline")
    track = timeline.focusProxy()
    back = button(tab, "timeline_live")
    assert not back.isEnabled()
    area = plot(tab, "loss_plot").area()
    qtbot.mouseClick(
        track, Qt.MouseButton.LeftButton, pos=QPoint(int(area.center().x()), track.height() // 2)
    )
    assert not run.live
    assert abs(run.looked_at - 100) < 12
    qtbot.waitUntil(lambda: run.shown.iteration == run.looked_at)
    qtbot.waitUntil(lambda: plot(tab, "loss_plot")._position == run.looked_at)
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert run.live


def test_the_timelines_keys_go_by_one_and_by_a_hundredth(tab, qtbot, session):
    run = session.run
    train_to_the_end(qtbot, tab, run)
    track = tab.findChild(QWidget, "timeline").focusProxy()
    seen = []
    for key in ("Left", "Left", "PageUp", "Right", "PageDown", "Home", "Left", "Right", "End"):
        qtbot.keyClick(track, getattr(Qt.Key, f"Key_{key}"))
        seen.append(run.looked_at)
    assert seen == [199, 198, 196, 197, 199, 0, 0, 1, 200]
    assert run.live


def test_the_timeline_plays_both_ways(tab, qtbot, session):
    run = session.run
    train_to_the_end(qtbot, tab, run)
    seen = []
    run.shown_changed.connect(lambda: seen.append(run.looked_at))
    click(qtbot, tab, "timeline_forward")
    qtbot.waitUntil(lambda: run.looked_at >= 5)
    click(qtbot, tab, "timeline_forward")
    rested = run.looked_at
    assert not run.travel.playing
    assert seen == sorted(seen)
    click(qtbot, tab, "timeline_back")
    qtbot.waitUntil(lambda: run.looked_at == 0 and not run.travel.playing)
    assert rested >= 5
    run.show_iteration(197)
    click(qtbot, tab, "timeline_forward")
    qtbot.waitUntil(lambda: run.live and not run.travel.playing)


def test_closing_in_the_middle_ends_within_a_second(tab, qtbot, session):
    session.run.configure(RunSetup(training=TrainingConfig(evaluate_every=5)))
    click(qtbot, tab, "train_start")
    qtbot.waitUntil(lambda: session.run.iteration > 20)
    start = time.perf_counter()
    session.close()
    assert time.perf_counter() - start < 1.0


def test_a_run_that_diverges_says_so_and_can_start_again(tab, qtbot, session):
    session.run.configure(RunSetup(training=TrainingConfig(learning_rate=1e6, iterations=100)))
    with qtbot.waitSignal(session.run.failed, timeout=20_000):
        click(qtbot, tab, "train_start")
    qtbot.waitUntil(lambda: str(session.run.state) == "paused")
    assert button(tab, "train_start").isEnabled()
    tab.grab()


def test_a_download_shows_its_progress_and_can_be_cancelled(tab, qtbot, session, monkeypatch):
    asked = []

    def slow_fetch(name, progress, cancelled):
        asked.append(name)
        progress(1_000_000, 11_000_000)
        while not cancelled():
            time.sleep(0.005)
        raise DataError("cancelled", name=name)

    monkeypatch.setattr("explorer.ui.tabs.train.dataset_chooser.available", lambda name: name == "sample")
    monkeypatch.setattr("explorer.ui.tabs.train.dataset_chooser.fetch", slow_fetch)
    choose_data(tab, "mnist")
    assert "Download MNIST first." in button(tab, "train_start").toolTip()
    assert not button(tab, "train_start").isEnabled()
    assert session.run.setup.dataset == "sample"
    fetch = tab.findChild(QPushButton, "dataset_fetch")
    qtbot.mouseClick(fetch, Qt.MouseButton.LeftButton)
    assert fetch.text() == "Cancel"
    qtbot.waitUntil(lambda: asked == ["mnist"])
    qtbot.mouseClick(fetch, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: fetch.text().startswith("Download"))
    choose_data(tab, "sample")
    assert button(tab, "train_start").isEnabled()


def test_a_download_without_internet_says_so_in_place(tab, qtbot, monkeypatch):
    def no_fetch(name, progress, cancelled):
        raise DataError("offline", name=name)

    monkeypatch.setattr("explorer.ui.tabs.train.dataset_chooser.available", lambda name: name == "sample")
    monkeypatch.setattr("explorer.ui.tabs.train.dataset_chooser.fetch", no_fetch)
    choose_data(tab, "mnist")
    qtbot.mouseClick(tab.findChild(QPushButton, "dataset_fetch"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: any("internet" in label.text() and label.isVisible() for label in tab.findChildren(QLabel))
    )


def test_a_download_that_arrives_can_start(tab, qtbot, session, monkeypatch):
    here = {"sample"}
    monkeypatch.setattr("explorer.ui.tabs.train.dataset_chooser.available", lambda name: name in here)
    monkeypatch.setattr("explorer.ui.tabs.train.dataset_chooser.fetch", lambda name, *_: here.add(name))
    choose_data(tab, "mnist")
    qtbot.mouseClick(tab.findChild(QPushButton, "dataset_fetch"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.run.setup.dataset == "mnist")
    assert button(tab, "train_start").isEnabled()


def choose_data(tab: QWidget, key: str) -> None:
    combo = tab.findChild(QComboBox, "dataset")
    combo.setCurrentIndex(combo.findData(key))
    combo.activated.emit(combo.currentIndex())


def test_where_there_is_no_room_one_side_gives_way(tab, qtbot):
    setup, views = button(tab, "setup_toggle"), button(tab, "views_toggle")
    assert setup.isChecked()
    assert views.isChecked()
    tab.resize(690, 610)
    assert setup.isChecked() != views.isChecked()
    other = views if setup.isChecked() else setup
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton)
    assert other.isChecked()
    assert setup.isChecked() != views.isChecked()
    qtbot.waitUntil(lambda: plot(tab, "loss_plot").width() > 300)


def test_everything_can_be_reached_and_is_named(tab):
    controls = [
        widget
        for widget in tab.findChildren(QWidget)
        if isinstance(widget, (QAbstractButton, QComboBox, QLineEdit, QSlider, CurvePlot))
        and widget.isVisible()
        and not isinstance(widget.parent(), (QComboBox, CurvePlot))
    ]
    assert len(controls) > 25
    for widget in controls:
        assert widget.accessibleName(), widget.objectName()
        assert widget.toolTip(), widget.objectName()
        assert widget.focusPolicy() != Qt.FocusPolicy.NoFocus, widget.objectName()


def test_it_follows_theme_and_language(tab, qtbot):
    theme.apply("dark")
    try:
        picture = plot(tab, "loss_plot").grab().toImage()
        assert picture.pixelColor(picture.width() - 2, 2).name() == theme.DARK.surface
        translation.apply_language("ko")
        assert button(tab, "train_start").text()
    finally:
        theme.apply("light")


def test_the_panel_says_what_it_holds(tab, session):
    panel = tab.content.setup_panel
    assert panel.setup == read_form(panel._form())[0]
    assert panel.reason == ""


def test_a_digit_s_class_is_none_among_clothes(tab, qtbot, session):
    bars = tab.findChild(QWidget, "run_probabilities")
    session.set_label(3)
    qtbot.waitUntil(lambda: bars._truth == 3)
    session.run.configure(replace(session.run.setup, dataset="fashion-mnist"))
    qtbot.waitUntil(lambda: bars._truth is None)
