from __future__ import annotations

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from explorer.training import RunSetup, TrainingConfig
from explorer.ui.tabs.train import TrainTab


@pytest.fixture
def tab(qtbot, session):
    made = TrainTab(session)
    qtbot.addWidget(made)
    made.resize(960, 730)
    training = TrainingConfig(iterations=60, evaluate_every=None)
    session.run.configure(RunSetup(hidden=(5,), training=training))
    session.run.set_speed(1.0)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    session.run.close()


@pytest.mark.parametrize(("name", "further"), [("train_step", 1), ("train_epoch", 40)])
def test_the_space_bar_repeats_what_was_pressed(tab, qtbot, session, name, further):
    button = tab.findChild(QAbstractButton, name)
    button.setFocus()
    for _ in range(2):
        before = min(session.run.iteration + further, 60)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
        qtbot.waitUntil(lambda n=before: session.run.iteration == n and str(session.run.state) != "running")
        if str(session.run.state) == "paused":
            assert QApplication.focusWidget() is button


def test_a_run_that_ends_leaves_the_focus_where_one_types(tab, qtbot, session):
    session.run.set_speed(0.4)
    start = tab.findChild(QAbstractButton, "train_start")
    start.setFocus()
    qtbot.keyClick(start, Qt.Key.Key_Space)
    seed = tab.findChild(QLineEdit, "seed")
    seed.setFocus()
    session.run.set_speed(1.0)
    qtbot.waitUntil(lambda: str(session.run.state) == "finished")
    assert QApplication.focusWidget() is seed


def test_what_stands_beside_start_keeps_its_place(tab, qtbot, session):
    pause = tab.findChild(QAbstractButton, "train_pause")
    places = [pause.x()]
    tab.findChild(QAbstractButton, "train_step").click()
    qtbot.waitUntil(lambda: str(session.run.state) == "paused")
    qtbot.wait(1)
    places.append(pause.x())
    assert tab.findChild(QAbstractButton, "train_start").text() == "Resume"
    assert places[0] == places[1]
