"""The curves of a run: how they are smoothed and measured out, the cursor's table, and comparing runs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PyQt6.QtCore import QPoint, Qt

from explorer.training import History, RunSetup, TrainingConfig
from explorer.ui.settings import Settings
from explorer.ui.tabs.train.curves_panel import CurvesPanel
from explorer.ui.tabs.train.run_series import RunSeries
from explorer.ui.widgets.plot import CurvePlot

SETUP = RunSetup(
    hidden=(10,), training=TrainingConfig(iterations=120, evaluate_every=20, evaluation_limit=100)
)


@pytest.fixture
def run(session):
    session.run.configure(SETUP)
    session.run.set_speed(1.0)
    yield session.run
    session.run.close()


@pytest.fixture
def panel(qtbot, session, run):
    made = CurvesPanel(session)
    qtbot.addWidget(made)
    made.resize(520, 640)
    with qtbot.waitExposed(made):
        made.show()
    return made


def train(qtbot, run, setup: RunSetup | None = None) -> None:
    if setup is not None:
        run.configure(setup)
    run.start()
    qtbot.waitUntil(lambda: str(run.state) == "finished", timeout=20_000)


def drawn(qtbot, panel: CurvesPanel, points: int = 120) -> None:
    qtbot.waitUntil(lambda: len(panel.loss_plot.points("loss")[0]) == points)


def choose(panel: CurvesPanel, name: str) -> None:
    """Tick one of the menu's further curves."""
    panel.bar._extra[name].trigger()


def point_at(plot: CurvePlot, x: float) -> QPoint:
    area, (x0, x1, _, _) = plot.area(), plot.ranges
    return QPoint(round(area.left() + (x - x0) / (x1 - x0) * area.width()), round(area.center().y()))


def test_the_slider_smooths_the_whole_curve_anew_without_bias(qtbot, panel, run):
    train(qtbot, run)
    drawn(qtbot, panel)
    panel.bar._slider.setValue(0)
    qtbot.waitUntil(lambda: bool((panel.loss_plot.points("loss")[1] == run.history.losses).all()))
    panel.bar._slider.setValue(60)
    assert panel.bar.choices.smoothing == 0.999
    # Over so few iterations so strong a mean, begun without a bias, is nearly that of them all.
    mean = run.history.losses.mean()
    qtbot.waitUntil(lambda: panel.loss_plot.points("loss")[1][-1] == pytest.approx(mean, rel=0.02))


def test_the_slider_goes_by_keys_and_says_what_it_means(qtbot, panel):
    slider = panel.bar._slider
    slider.setFocus()
    before = slider.value()
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert slider.value() == before + 1
    assert "iterations" in slider.accessibleDescription()
    assert panel.bar._smoothing_value.text() == "0.91"


def test_choices_are_remembered(qtbot, session, panel):
    panel.bar._slider.setValue(40)
    panel.bar._axis.setCurrentIndex(1)
    panel.bar._log.click()
    choose(panel, "gradient_norm")
    again = CurvesPanel(session)
    qtbot.addWidget(again)
    assert again.bar.choices == panel.bar.choices
    assert again.bar.choices.smoothing == pytest.approx(0.99)
    assert again.bar._slider.value() == 40
    assert again.bar._log.isChecked()


@pytest.mark.parametrize("name", ["smoothing", "axis", "extra"])
def test_stored_nonsense_reads_as_the_default(qtbot, session, name):
    Settings().set_curves(name, "7 elephants")
    made = CurvesPanel(session)
    qtbot.addWidget(made)
    assert (made.bar.choices.smoothing, made.bar.choices.axis, made.bar.choices.extra) == (
        0.9,
        "iteration",
        (),
    )


def test_further_curves_come_on_request_with_the_runs_own_numbers(qtbot, panel, run):
    assert panel.findChild(CurvePlot, "gradient_norm_plot") is None
    for name in ("learning_rate", "gradient_norm", "update_ratio"):
        choose(panel, name)
    train(qtbot, run)
    drawn(qtbot, panel)
    rate, norm, ratio = (
        panel.findChild(CurvePlot, f"{name}_plot")
        for name in ("learning_rate", "gradient_norm", "update_ratio")
    )
    assert set(rate.points("learning_rate")[1]) == {0.1}
    x, norms = norm.points("gradient_norm")
    assert x.tolist() == list(range(20, 121, 20))
    assert (norms > 0).all()
    _, ratios = ratio.points("update_ratio")
    assert (ratios > 0).all()
    assert ratio.logarithmic
    assert rate.isVisible()
    choose(panel, "learning_rate")
    qtbot.waitUntil(lambda: not rate.isVisible())


def test_all_plots_go_by_epochs_or_by_seconds_of_training(qtbot, panel, run):
    choose(panel, "learning_rate")
    train(qtbot, run)
    drawn(qtbot, panel)
    panel.bar._axis.setCurrentIndex(1)
    rows = run.history.rows
    qtbot.waitUntil(lambda: panel.loss_plot.points("loss")[0][-1] == rows.epoch[-1] == 3.0)
    assert panel.accuracy_plot.points("test")[0].tolist() == pytest.approx([0, 0.5, 1, 1.5, 2, 2.5, 3])
    panel.bar._axis.setCurrentIndex(2)
    qtbot.waitUntil(lambda: panel.loss_plot.points("loss")[0][-1] == rows.seconds[-1])
    ends = {plot.ranges[1] for plot in panel.plots}
    assert len(ends) == 1
    assert ends.pop() >= rows.seconds[-1]
    assert len(panel.plots) == 3


def test_pauses_are_no_time_of_training(qtbot, run):
    run.step(20)
    qtbot.waitUntil(lambda: str(run.state) == "paused", timeout=20_000)
    before = float(run.history.rows.seconds[-1])
    qtbot.wait(150)
    run.step(1)
    qtbot.waitUntil(lambda: len(run.history) == 21, timeout=20_000)
    assert run.history.rows.seconds[-1] - before < 0.1
    assert (np.diff(run.history.rows.seconds) >= 0).all()


def test_one_cursor_has_one_table_of_everything_known_there(qtbot, panel, run):
    train(qtbot, run)
    drawn(qtbot, panel)
    table = panel._cursor.table
    assert table.isHidden()
    qtbot.mouseMove(panel.accuracy_plot.viewport(), point_at(panel.accuracy_plot, 60))
    assert table.isVisible()
    lines = dict(line.split(" ", 1) for line in table.lines())
    row = int(lines["iteration"]) - 1
    assert abs(row - 59) <= 1
    assert lines["loss"] == f"{run.history.losses[row]:.4f}"
    assert set(lines) == {
        "iteration", "epoch", "time", "loss", "smoothed", "train", "test", "rate", "gradient", "update"
    }  # fmt: skip
    assert lines["test"] == f"{100 * run.history.evaluations[3].test_accuracy:.1f} %"
    assert panel.loss_plot.cursor_x == panel.accuracy_plot.cursor_x
    assert panel.rect().contains(table.geometry())
    panel.accuracy_plot.set_cursor(None)
    assert table.isHidden()


def test_the_table_is_reached_and_read_out_by_keys(qtbot, panel, run):
    train(qtbot, run)
    drawn(qtbot, panel)
    panel.activateWindow()
    panel.loss_plot.setFocus()
    qtbot.waitUntil(panel.loss_plot.hasFocus)
    qtbot.keyClick(panel.loss_plot, Qt.Key.Key_Right)
    assert panel._cursor.table.isVisible()
    assert "iteration 60" in panel.loss_plot.accessibleDescription()
    qtbot.keyClick(panel.loss_plot, Qt.Key.Key_Right)
    assert panel.loss_plot.cursor_x == pytest.approx(61.2, abs=0.1)


def test_a_click_looks_at_the_network_as_it_was_there(qtbot, panel, run):
    train(qtbot, run)
    drawn(qtbot, panel)
    qtbot.mouseClick(panel.loss_plot.viewport(), Qt.MouseButton.LeftButton, pos=point_at(panel.loss_plot, 40))
    assert abs(run.looked_at - 40) <= 1
    assert not run.live
    panel.bar._axis.setCurrentIndex(1)
    qtbot.waitUntil(lambda: panel.loss_plot.ranges[1] == 3.0)
    place = point_at(panel.accuracy_plot, 1.0)
    qtbot.mouseClick(panel.accuracy_plot.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert abs(run.looked_at - 40) <= 1  # an epoch of the sample are 40 batches
    qtbot.waitUntil(lambda: panel.timeline._track._pixel(40) > 0)
    assert panel.timeline._track._iteration(panel.timeline._track._pixel(40)) == 40


def test_what_was_changed_is_told_where_it_was(qtbot, panel, run):
    run.step(50)
    qtbot.waitUntil(lambda: str(run.state) == "paused", timeout=20_000)
    run.change("learning_rate", 0.02)
    run.start()
    qtbot.waitUntil(lambda: str(run.state) == "finished", timeout=20_000)
    drawn(qtbot, panel)
    qtbot.waitUntil(lambda: len(panel.loss_plot._marks) == 1)
    panel.loss_plot.set_cursor(51.0)
    assert "rate 0.020" in panel._cursor.table._note
    pixel = panel.loss_plot.ranges[1] / panel.loss_plot.area().width()
    panel.loss_plot.set_cursor(panel.loss_plot._marks[0].x + 5 * pixel)  # a line is hard to hit
    assert "rate 0.020" in panel._cursor.table._note
    panel.loss_plot.set_cursor(90.0)
    assert panel._cursor.table._note == ""


def test_a_longer_earlier_run_is_drawn_behind_and_to_its_end(qtbot, panel, run):
    train(qtbot, run)
    shorter = replace(SETUP, training=replace(SETUP.training, iterations=60, learning_rate=0.5))
    train(qtbot, run, shorter)
    drawn(qtbot, panel, 60)
    qtbot.waitUntil(lambda: panel.loss_plot.has_curve("run 1"))
    qtbot.waitUntil(lambda: panel.loss_plot.ranges[1] >= 120)
    curves = panel.loss_plot._curves
    assert curves["run 1"].item.zValue() < curves["loss"].item.zValue()
    panel.loss_plot.set_cursor(30.0)
    assert panel._cursor.table.lines()[0] == "this run Run 1"


def test_the_difference_is_taken_at_the_same_iterations(qtbot, panel, run):
    assert not panel.bar._difference.isEnabled()
    train(qtbot, run)
    first = run.history
    train(qtbot, run, replace(SETUP, training=replace(SETUP.training, iterations=60, learning_rate=0.5)))
    qtbot.waitUntil(lambda: panel.bar._difference.isEnabled())
    panel.bar._difference.click()
    qtbot.waitUntil(lambda: len(panel.loss_plot.points("loss")[0]) == 0)
    x, y = panel.loss_plot.points("run 1")
    assert x.tolist() == list(range(1, 61))
    np.testing.assert_allclose(y, first.smoothed_losses[:60] - run.history.smoothed_losses, atol=1e-9)
    x, y = panel.accuracy_plot.points("run 1")
    assert x.tolist() == [0, 20, 40, 60]
    expected = first.evaluations[1].test_accuracy - run.history.evaluations[1].test_accuracy
    assert y[1] == pytest.approx(expected)
    low, high = panel.loss_plot.ranges[2:]
    assert low == -high
    panel.bar._difference.click()
    drawn(qtbot, panel, 60)
    assert panel.loss_plot.points("run 1")[0][-1] == 120


def test_a_run_of_the_list_alone_can_be_compared(qtbot, panel, run):
    for rate in (0.1, 0.2, 0.3):
        train(qtbot, run, replace(SETUP, training=replace(SETUP.training, iterations=20, learning_rate=rate)))
    qtbot.waitUntil(lambda: panel.loss_plot.has_curve("run 2"))
    panel.show_difference(True, 2)
    qtbot.waitUntil(lambda: not panel.loss_plot.has_curve("run 1"))
    assert panel.loss_plot.has_curve("run 2")
    assert panel.bar._difference.isChecked()
    run.runs.show(2, False)
    run.runs_changed.emit()
    qtbot.waitUntil(lambda: not panel.loss_plot.has_curve("run 2"))  # what is not ticked is not drawn
    run.runs.show(2, True)
    run.runs_changed.emit()
    qtbot.waitUntil(lambda: panel.loss_plot.has_curve("run 2"))
    run.runs.delete(2)
    run.runs_changed.emit()
    qtbot.waitUntil(lambda: panel.loss_plot.has_curve("run 1"))
    panel.bar._difference.click()
    qtbot.waitUntil(lambda: panel.loss_plot.points("run 1")[1][0] > 1)


def test_the_loss_by_ratios(qtbot, panel, run):
    train(qtbot, run)
    panel.bar._log.click()
    qtbot.waitUntil(lambda: panel.loss_plot.logarithmic)
    low, high = panel.loss_plot.ranges[2:]
    assert 0 < low <= run.history.smoothed_losses.min()
    assert high >= 2.303
    assert not panel.accuracy_plot.logarithmic


def test_one_hint_says_how_to_follow_again(qtbot, panel, run):
    panel.accuracy_plot.zoom_x(0.5, 50.0)
    shown = [plot._follow_button.isVisible() for plot in panel.plots]
    assert shown == [True, False]
    assert "Home" in panel.loss_plot._follow_button.text()
    qtbot.keyClick(panel.accuracy_plot, Qt.Key.Key_Home)
    assert panel.loss_plot.following
    assert not panel.loss_plot._follow_button.isVisible()


def test_a_validation_share_has_its_own_curve(qtbot, panel, run):
    training = replace(SETUP.training, validation=0.1)
    train(qtbot, run, replace(SETUP, training=training))
    qtbot.waitUntil(lambda: panel.accuracy_plot.has_curve("validation"))
    qtbot.waitUntil(lambda: len(panel.accuracy_plot.points("validation")[0]) == 7)
    _, shares = panel.accuracy_plot.points("validation")
    assert ((shares >= 0) & (shares <= 1)).all()


def test_in_a_narrow_panel_the_menu_has_what_the_row_has_no_room_for(qtbot, panel, run):
    panel.resize(280, 500)
    qtbot.waitUntil(lambda: not panel.bar._log.isVisible())
    menu = panel.bar._menu
    menu.aboutToShow.emit()
    shown = {action.text(): action for action in menu.actions() if action.isVisible()}
    shown["Logarithmic loss"].trigger()
    shown["What the curves go by: epoch"].trigger()
    assert panel.bar.choices.logarithmic
    assert panel.bar.choices.axis == "epoch"
    assert not shown["Difference to the current run"].isEnabled()
    panel.resize(520, 640)
    qtbot.waitUntil(lambda: panel.bar._log.isVisible())
    assert not shown["Logarithmic loss"].isVisible()


def test_in_a_narrow_panel_the_table_leaves_out_runs(qtbot, panel, run):
    for rate in (0.1, 0.2, 0.3, 0.4):
        train(qtbot, run, replace(SETUP, training=replace(SETUP.training, iterations=20, learning_rate=rate)))
    qtbot.waitUntil(lambda: panel.loss_plot.has_curve("run 3"))
    panel.loss_plot.set_cursor(10.0)
    assert len(panel._cursor.table._columns) == 4
    panel.loss_plot.set_cursor(None)
    panel.resize(300, 500)
    panel.loss_plot.set_cursor(10.0)
    assert 1 <= len(panel._cursor.table._columns) < 4
    assert panel.rect().contains(panel._cursor.table.geometry())


def test_the_wheel_gives_the_focus_so_that_home_follows(panel):
    assert all(plot.focusPolicy() == Qt.FocusPolicy.WheelFocus for plot in panel.plots)


def test_the_table_stays_beside_the_cursor_when_the_ranges_move(qtbot, panel, run):
    train(qtbot, run)
    drawn(qtbot, panel)
    panel.loss_plot.set_cursor(60.0)
    before = panel._cursor.table.x()
    panel.loss_plot.zoom_x(0.5, 20.0)
    assert panel._cursor.table.x() != before
    places = [plot._current_scenery().cursor for plot in panel.plots]
    assert places[0] == pytest.approx(places[1])


def test_the_further_plots_are_drawn_in_turns_and_end_complete(qtbot, panel, run, monkeypatch):
    monkeypatch.setattr("explorer.training.history.MOST_ROWS", 1024)
    for name in ("learning_rate", "gradient_norm", "update_ratio"):
        choose(panel, name)
    long = replace(SETUP.training, iterations=1500, batch_size=10, evaluate_every=None)
    train(qtbot, run, replace(SETUP, training=long))
    assert run.history.rows.generation > 0
    rates = panel.findChild(CurvePlot, "learning_rate_plot")
    qtbot.waitUntil(lambda: len(rates.points("learning_rate")[0]) == len(run.history))
    norms = panel.findChild(CurvePlot, "gradient_norm_plot")
    assert norms.points("gradient_norm")[0].tolist() == run.history.gauged.iteration.tolist()


def test_further_plots_show_the_other_runs_too(qtbot, panel, run):
    train(qtbot, run)
    choose(panel, "gradient_norm")
    choose(panel, "learning_rate")
    train(qtbot, run, replace(SETUP, training=replace(SETUP.training, iterations=60, learning_rate=0.5)))
    rates = panel.findChild(CurvePlot, "learning_rate_plot")
    norms = panel.findChild(CurvePlot, "gradient_norm_plot")
    qtbot.waitUntil(lambda: rates.has_curve("run 1") and norms.has_curve("run 1"))
    first = run.runs.listed[0].record.history
    np.testing.assert_array_equal(norms.points("run 1")[1], first.gauged.gradient_norm)
    assert set(rates.points("run 1")[1]) == {0.1}
    assert norms.ranges[3] >= first.gauged.gradient_norm.max()
    assert norms._curves["run 1"].item.zValue() < norms._curves["gradient_norm"].item.zValue()
    run.runs.show(1, False)
    run.runs_changed.emit()
    qtbot.waitUntil(lambda: not (rates.has_curve("run 1") or norms.has_curve("run 1")))


def test_many_plots_in_a_low_panel_scroll_and_keep_their_height(qtbot, panel, run):
    train(qtbot, run)
    panel.resize(520, 420)
    for name in ("learning_rate", "gradient_norm", "update_ratio"):
        choose(panel, name)
    qtbot.waitUntil(lambda: len(panel.plots) == 5)
    last = panel.plots[-1]
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())  # what was asked for is shown
    assert min(plot.height() for plot in panel.plots) >= 96
    assert panel.timeline.isVisible()
    assert panel.rect().contains(panel.timeline.geometry())
    panel.loss_plot.set_cursor(30.0)
    assert panel.rect().contains(panel._cursor.table.geometry())
    panel._stack.ensureWidgetVisible(panel.loss_plot)
    assert not panel.loss_plot.visibleRegion().isEmpty()


def test_no_further_plot_goes_on_with_the_run_before(qtbot, panel, run):
    for name in ("learning_rate", "gradient_norm", "update_ratio"):
        choose(panel, name)
    train(qtbot, run)
    qtbot.waitUntil(lambda: all(len(plot.points(plot.objectName()[:-5])[0]) for plot in panel.plots[2:]))
    panel._extra.forget()
    panel._extra.draw(RunSeries(History()), (), 120.0, running=True)
    assert [len(plot.points(plot.objectName()[:-5])[0]) for plot in panel.plots[2:]] == [0, 0, 0]


@pytest.mark.parametrize(
    ("loss", "text"),
    [(0.704, "0.704"), (12.0, "12.000"), (4321.0, "4,321"), (6.07e30, "6.1e30")],
)
def test_the_name_of_the_loss_stays_short(panel, loss, text):
    assert panel._loss_text(loss) == text


def test_a_branch_without_its_parent_is_drawn_from_the_beginning(qtbot, panel, run):
    train(qtbot, run)
    run.show_iteration(60)
    qtbot.waitUntil(lambda: run.travel.exact)
    run.branch()
    train(qtbot, run)
    train(qtbot, run, replace(SETUP, training=replace(SETUP.training, learning_rate=0.3)))

    def first() -> float:
        return float(panel.loss_plot.points("run 2")[0][0]) if panel.loss_plot.has_curve("run 2") else 0.0

    qtbot.waitUntil(lambda: first() == 61)  # what it has in common with its parent is drawn once
    run.runs.show(1, False)
    run.runs_changed.emit()
    qtbot.waitUntil(lambda: first() == 1)
