from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QAction, QFontMetrics
from PyQt6.QtWidgets import QAbstractButton, QFileDialog, QStyleOptionViewItem, QTableView, QWidget

from explorer.data import Augmentation
from explorer.nn import load_network
from explorer.training import Change, RunSetup, TrainingConfig
from explorer.ui.error_sentences import sentence_for
from explorer.ui.tabs.train import TrainTab
from explorer.ui.tabs.train.run_views import RunViews
from explorer.ui.tabs.train.run_words import change_marks, what_differs
from explorer.ui.tabs.train.runs_model import Column
from explorer.ui.widgets.plot import CurvePlot

SETUP = RunSetup(hidden=(8,), training=TrainingConfig(batch_size=20, iterations=40, evaluate_every=10))


@pytest.fixture
def tab(qtbot, session):
    made = TrainTab(session)
    qtbot.addWidget(made)
    made.resize(960, 730)
    session.run.configure(SETUP)
    session.run.set_speed(1.0)
    with qtbot.waitExposed(made):
        made.show()
    made.findChild(RunViews).show_page("runs")
    yield made
    session.run.close()


@pytest.fixture
def finish(qtbot, session):
    """Train to the end."""

    def go():
        session.run.start()
        qtbot.waitUntil(lambda: str(session.run.state) == "finished", timeout=10_000)

    return go


def click(qtbot, tab, name):
    button = tab.findChild(QAbstractButton, name)
    assert button.isEnabled(), name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def table(tab) -> QTableView:
    return tab.findChild(QTableView, "runs")


def with_rate(rate):
    return replace(SETUP, training=replace(SETUP.training, learning_rate=rate))


def test_a_branch_goes_on_from_the_past_with_what_is_set_up_then(tab, qtbot, session, finish):
    run = session.run
    finish()
    end = run.snapshot.state
    run.show_iteration(17)
    qtbot.waitUntil(lambda: run.travel.exact)
    there = run.shown.state
    click(qtbot, tab, "branch_button")
    assert (str(run.state), run.iteration, len(run.history)) == ("idle", 17, 17)
    np.testing.assert_array_equal(run.network.theta, there)
    run.configure(with_rate(0.01))
    assert run.iteration == 17
    finish()
    assert run.iteration == 40
    assert not np.array_equal(run.snapshot.state, end)
    assert [listed.number for listed in run.runs.listed] == [1, 2]
    run.show_iteration(5)
    qtbot.waitUntil(lambda: run.travel.exact)
    run.reset()
    assert run.iteration == 17
    run.reset()
    assert run.iteration == 0
    assert run.record is None


def test_a_branch_without_a_change_learns_the_same(tab, qtbot, session, finish):
    run = session.run
    finish()
    end = run.snapshot.state
    run.show_iteration(23)
    run.branch()
    finish()
    np.testing.assert_array_equal(run.snapshot.state, end)
    assert [e.iteration for e in run.history.evaluations] == [0, 10, 20, 30, 40]


def test_a_branch_can_be_made_of_a_run_that_goes_on(tab, qtbot, session):
    run = session.run
    run.configure(RunSetup(hidden=(8,), training=TrainingConfig(batch_size=20)))
    run.start()
    button = tab.findChild(QAbstractButton, "branch_button")
    qtbot.waitUntil(lambda: run.iteration > 30 and button.isEnabled())
    click(qtbot, tab, "branch_button")
    assert str(run.state) == "idle"
    assert run.iteration > 30


def test_earlier_runs_are_listed_and_drawn_beside_the_current_one(tab, qtbot, session, finish):
    finish()
    session.run.configure(with_rate(0.5))
    finish()
    model = table(tab).model()
    qtbot.waitUntil(lambda: model.rowCount() == 2)
    assert model.index(1, Column.NAME).data() == "Run 2"
    assert model.index(1, Column.DIFFERS).data() == "rate 0.5"
    assert model.index(0, Column.ITERATION).data() == "40"
    loss = tab.findChild(CurvePlot, "loss_plot")
    qtbot.waitUntil(lambda: "run 1" in loss._curves)
    assert len(loss.points("run 1")[0]) == 40
    assert "run 2" not in loss._curves
    model.setData(model.index(0, 0), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    qtbot.waitUntil(lambda: "run 1" not in loss._curves)
    model.setData(model.index(0, 0), "first")
    qtbot.waitUntil(lambda: model.index(0, 0).data() == "first")


def test_a_run_is_set_up_again_deleted_and_brought_back(tab, qtbot, session, finish):
    run = session.run
    finish()
    run.configure(with_rate(0.5))
    finish()
    view, model = table(tab), table(tab).model()
    qtbot.waitUntil(lambda: model.rowCount() == 2)
    view.selectRow(0)
    click(qtbot, tab, "run_repeat")
    assert run.setup == SETUP
    assert str(run.state) == "idle"
    view.selectRow(1)
    click(qtbot, tab, "run_delete")
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    click(qtbot, tab, "run_restore")
    qtbot.waitUntil(lambda: model.rowCount() == 2)


def test_the_current_run_cannot_be_deleted(tab, qtbot, session, finish):
    finish()
    qtbot.waitUntil(lambda: table(tab).model().rowCount() == 1)
    table(tab).selectRow(0)
    assert not tab.findChild(QAbstractButton, "run_delete").isEnabled()
    qtbot.keyClick(table(tab), Qt.Key.Key_Delete)
    assert len(session.run.runs.listed) == 1


def test_every_setting_has_words(tab, session, finish):
    finish()
    other = TrainingConfig(
        batch_size=5,
        optimizer="momentum",
        learning_rate=0.02,
        epochs=1,
        l1=0.1,
        l2=0.2,
        seed=3,
        replacement=True,
    )
    run = session.run
    run.configure(RunSetup(hidden=(), activation=(), init=0.02, training=other))
    run.step()
    listed = run.runs.listed
    assert what_differs(listed[0], listed) == "784-8-10 ReLU · SGD · rate 0.1"
    assert what_differs(listed[1], listed).split(" · ") == [
        "784-10",
        "first weights 0.02",
        "Momentum",
        "rate 0.02",
        "batch 5",
        "L1 0.1",
        "decay 0.2",
        "with replacement",
        "seed 3",
        "1 epochs",
    ]


def test_an_earlier_run_is_taken_up_again(tab, qtbot, session, finish):
    run = session.run
    finish()
    run.step()
    run.configure(with_rate(0.5))
    run.step(7)
    qtbot.waitUntil(lambda: str(run.state) == "paused" and run.iteration == 7)
    stopped = run.snapshot.state
    run.configure(with_rate(0.2))
    finish()
    view, model = table(tab), table(tab).model()
    qtbot.waitUntil(lambda: model.rowCount() == 3)
    view.selectRow(1)
    assert model.index(1, Column.ITERATION).data() == "7"
    click(qtbot, tab, "run_take_up")
    assert (str(run.state), run.iteration, run.setup) == ("paused", 7, with_rate(0.5))
    np.testing.assert_array_equal(run.snapshot.state, stopped)
    finish()
    assert len(run.history) == 40
    assert len(run.runs.listed) == 3


def test_what_is_chosen_stays_chosen_when_the_list_changes(tab, qtbot, session, finish):
    finish()
    session.run.configure(with_rate(0.5))
    finish()
    view, model = table(tab), table(tab).model()
    qtbot.waitUntil(lambda: model.rowCount() == 2)
    view.selectRow(1)
    session.run.runs.delete(1)
    session.run.runs_changed.emit()
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    assert view.currentIndex().row() == 0


@pytest.mark.parametrize(("size", "scale"), [((960, 620), 1.0), ((1200, 730), 1.25)])
def test_names_and_figures_are_not_cut_in_a_small_window(tab, qtbot, session, finish, size, scale):
    from explorer.ui import theme

    theme.apply("light", scale)
    tab.resize(*size)
    finish()
    session.run.runs.rename(1, "Adam, with decay")
    session.run.runs_changed.emit()
    view = table(tab)
    qtbot.waitUntil(lambda: view.model().index(0, 0).data() == "Adam, with decay")
    card = view.itemDelegate()
    option = QStyleOptionViewItem()
    option.initFrom(view)
    option.widget = view
    option.font = view.font()
    option.rect = view.visualRect(view.model().index(0, 0))
    area = card._text_area(option, view.model().index(0, 0))
    best = max(card._figures(view.model().index(0, 0)), key=len)
    needed = QFontMetrics(view.font()).horizontalAdvance("Adam, with decay " + best)
    assert needed < area.width()
    theme.apply("light")


def test_all_columns_stand_in_a_window_of_their_own_and_are_sorted(tab, qtbot, session, finish):
    for rate in (0.3, 0.001, 0.1):
        session.run.configure(with_rate(rate))
        finish()
    qtbot.waitUntil(lambda: table(tab).model().rowCount() == 3)
    click(qtbot, tab, "run_columns")
    window = tab.findChild(QWidget, "runs_window")
    assert window.isVisible()
    rows = window.table
    assert rows.model().columnCount() == len(Column)
    rows.sortByColumn(Column.BEST, Qt.SortOrder.DescendingOrder)
    best = [rows.model().index(row, Column.BEST).data() for row in range(3)]
    assert best == sorted(best, key=lambda text: -float(text.split()[0]))
    assert rows.model().index(2, Column.DIFFERS).data() == "rate 0.001"
    assert "batch 20" in rows.model().index(0, Column.TRAINING).data()
    first = rows.model().index(0, Column.NAME)
    rows.model().setData(first, "winner")
    qtbot.waitUntil(lambda: "winner" in [run.name for run in session.run.runs.listed])
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def chosen_file(monkeypatch, path, kind=""):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), kind))


def export(qtbot, tab, name):
    action = next(a for a in tab.findChildren(QAction) if a.objectName() == name)
    qtbot.waitUntil(action.isEnabled)  # the list takes a run over at its own pace
    action.trigger()


def test_a_run_goes_into_files_of_every_kind(tab, qtbot, session, finish, monkeypatch, tmp_path):
    finish()
    session.run.configure(with_rate(0.5))
    finish()
    qtbot.waitUntil(lambda: table(tab).model().rowCount() == 2)
    table(tab).selectRow(0)
    chosen_file(monkeypatch, tmp_path / "weights")
    export(qtbot, tab, "export_weights")
    stored = load_network(tmp_path / "weights.npz")
    record = session.run.runs.listed[0].record
    np.testing.assert_array_equal(stored.network.theta, record.newest.snapshot.state)
    assert stored.metadata.accuracy["sample test"] == record.history.evaluations[-1].test_accuracy
    session.add_weights_file(tmp_path / "weights.npz")
    assert session.network.sizes == (784, 8, 10)
    for name, file, kind, begins in (
        ("export_table", "curves", "", b"\xef\xbb\xbfrun,iteration"),
        ("export_picture", "curves", "Picture (*.png)", b"\x89PNG"),
        ("export_picture", "drawing", "Drawing (*.svg)", b"<?xml"),
        ("export_script", "run", "", b'"""Run 1: trains'),
    ):
        chosen_file(monkeypatch, tmp_path / file, kind)
        export(qtbot, tab, name)
        suffix = {"export_table": ".csv", "export_script": ".py"}.get(name, f".{kind[-4:-1]}")
        path = (tmp_path / file).with_suffix(suffix)
        qtbot.waitUntil(path.exists)
        assert path.read_bytes().startswith(begins), name
    assert (tmp_path / "curves.csv").read_text(encoding="utf-8").count("Run 2") == 41
    assert "Run 2" in (tmp_path / "drawing.svg").read_text(encoding="utf-8")


def test_weights_of_the_current_run_are_those_looked_at(tab, qtbot, session, finish, tmp_path):
    finish()
    session.run.show_iteration(13)
    qtbot.waitUntil(lambda: session.run.travel.exact)
    tab.findChild(QWidget, "runs").parent().actions_row.exports.export_weights(
        tmp_path / "w.npz", session.run.runs.listed[0]
    )
    stored = load_network(tmp_path / "w.npz")
    np.testing.assert_array_equal(stored.network.theta, session.run.shown.state)
    assert stored.metadata.accuracy == {}
    assert "iteration 13" in stored.metadata.note


def test_what_no_script_can_make_again_is_said_before_a_file_is_asked_for(
    tab, qtbot, session, finish, monkeypatch, tmp_path
):
    reported = []
    monkeypatch.setattr("explorer.ui.messages.report", reported.append)
    session.run.configure(replace(SETUP, training=replace(SETUP.training, augmentation=Augmentation())))
    finish()
    qtbot.waitUntil(lambda: table(tab).model().rowCount() == 1)
    table(tab).selectRow(0)
    export(qtbot, tab, "export_script")
    assert [error.reason for error in reported] == ["augmentation"]
    assert "distort" in sentence_for(reported[0]).text()


def test_a_run_is_saved_and_opened_from_the_list(tab, qtbot, session, finish, monkeypatch, tmp_path):
    finish()
    qtbot.waitUntil(lambda: table(tab).model().rowCount() == 1)
    table(tab).selectRow(0)
    session.run.runs.rename(1, "a/b: c")
    asked = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *words: asked.append(words[2]) or (str(tmp_path / "a"), "")
    )
    qtbot.waitUntil(lambda: session.run.runs.listed[0].name == "a/b: c")
    session.run.runs_changed.emit()
    qtbot.waitUntil(lambda: table(tab).model().index(0, 0).data() == "a/b: c")
    actions = tab.findChild(QWidget, "runs").parent().actions_row
    with qtbot.waitSignal(actions.files.saved):
        click(qtbot, tab, "run_save")
    assert asked[0].endswith("ab c.nnrun")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "a.nnrun"), ""))
    with qtbot.waitSignal(actions.files.opened):
        click(qtbot, tab, "run_open")
    assert [run.name for run in session.run.runs.listed] == ["a/b: c"]


def test_a_run_that_is_not_drawn_is_drawn_for_its_difference(tab, qtbot, session, finish):
    finish()
    session.run.configure(with_rate(0.01))
    finish()
    session.run.runs.show(1, False)
    session.run.runs_changed.emit()
    qtbot.waitUntil(lambda: table(tab).model().rowCount() == 2)
    table(tab).selectRow(0)
    qtbot.waitUntil(tab.findChild(QAbstractButton, "run_difference").isEnabled)
    click(qtbot, tab, "run_difference")
    assert session.run.runs.listed[0].shown


def test_an_optimizer_s_own_number_is_named_as_in_its_field():
    assert change_marks([Change(7, "momentum", 0.5), Change(9, "l2", 0.001)]) == [
        (7, "Momentum \N{GREEK SMALL LETTER ALPHA} 0.50"),
        (9, "decay 0.0010"),
    ]
