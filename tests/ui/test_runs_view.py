from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QAbstractButton, QTableView

from explorer.training import RunSetup, TrainingConfig
from explorer.ui.tabs.train import TrainTab
from explorer.ui.tabs.train.run_views import RunViews
from explorer.ui.tabs.train.run_words import what_differs
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
    assert model.index(1, 0).data() == "Run 2\nrate 0.5"
    assert model.index(0, 1).data().endswith("\n40")
    loss = tab.findChild(CurvePlot, "loss_plot")
    qtbot.waitUntil(lambda: "run 1" in loss._curves)
    assert len(loss.points("run 1")[0]) == 40
    assert "run 2" not in loss._curves
    model.setData(model.index(0, 0), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    qtbot.waitUntil(lambda: "run 1" not in loss._curves)
    model.setData(model.index(0, 0), "first")
    qtbot.waitUntil(lambda: model.index(0, 0).data().startswith("first\n"))


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
