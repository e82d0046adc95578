from __future__ import annotations

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QLabel

from explorer.training import RunSetup, TrainingConfig
from explorer.training.doctor import Finding
from explorer.ui.tabs.train import TrainTab
from explorer.ui.tabs.train.curves_panel import CurvesPanel
from explorer.ui.tabs.train.doctor_line import DoctorLine
from explorer.ui.tabs.train.doctor_words import finding_explanation, finding_line

FIGURES = {
    "diverged": {"iteration": 12, "rate": 8.0, "kept": 10},
    "symmetric": {"layer": 1, "units": 50},
    "dead": {"layer": 2, "dead": 12, "units": 30},
    "saturated": {"layer": 1, "share": 0.625},
    "rate_high": {"rate": 3.0, "now": 2.4, "lowest": 0.5},
    "rate_low": {"rate": 1e-5, "before": 2.31, "now": 2.3, "iterations": 200},
    "overfitting": {"train": 0.999, "test": 0.87},
}


@pytest.mark.parametrize("kind", FIGURES)
def test_every_finding_has_words_with_its_own_numbers(kind):
    finding = Finding(kind, FIGURES[kind])
    assert "{" not in finding_line(finding) + finding_explanation(finding)


def test_words_carry_the_numbers():
    assert finding_line(Finding("dead", FIGURES["dead"])) == "12 of 30 ReLUs of layer 2 are dead"
    assert "62.5 %" in finding_explanation(Finding("saturated", FIGURES["saturated"]))


def test_it_is_quiet_until_something_is_wrong_and_explains_when_pressed(qtbot, session):
    tab = TrainTab(session)
    qtbot.addWidget(tab)
    tab.resize(960, 730)
    run = session.run
    run.configure(RunSetup(hidden=(20,), init="zeros", training=TrainingConfig(iterations=30)))
    run.set_speed(1.0)
    with qtbot.waitExposed(tab):
        tab.show()
    line = tab.findChild(DoctorLine, "doctor")
    assert not line.isVisible()
    top = tab.findChild(CurvesPanel).geometry().top()
    assert tab.content.progress.geometry().right() == tab.content.rect().right()
    run.start()
    qtbot.waitUntil(lambda: str(run.state) == "finished", timeout=10_000)
    qtbot.waitUntil(line.isVisible)
    qtbot.wait(50)
    assert tab.findChild(CurvesPanel).geometry().top() == top  # nothing jumps when it speaks
    assert line.text() == "All 20 units of layer 1 are the same"
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    words = tab.findChild(QLabel, "doctor_explanation")
    assert words.isVisible()
    assert "6.2.1" in words.text()
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert not words.isVisible()
    line.click()
    run.reset()
    qtbot.waitUntil(lambda: not line.isVisible())
    assert not words.isVisible()
    run.close()


def test_a_run_that_diverged_is_explained_while_it_stands_before_it(qtbot, session):
    tab = TrainTab(session)
    qtbot.addWidget(tab)
    run = session.run
    run.configure(RunSetup(hidden=(20,), training=TrainingConfig(learning_rate=1e30, iterations=100)))
    run.set_speed(1.0)
    with qtbot.waitExposed(tab):
        tab.show()
    line = tab.findChild(DoctorLine, "doctor")
    with qtbot.waitSignal(run.failed, timeout=10_000) as told:
        run.start()
    error = told.args[0]
    qtbot.waitUntil(lambda: "diverged" in line.text())
    assert f"at iteration {error.iteration}" in line.text()
    words = tab.findChild(QLabel, "doctor_explanation").text()
    assert f"back to iteration {error.kept}" in words
    run.change("learning_rate", 0.05)
    run.step(5)
    qtbot.waitUntil(lambda: str(run.state) == "paused" and run.iteration == error.kept + 5)
    qtbot.waitUntil(lambda: "diverged" not in line.text() or not line.isVisible())
    run.close()
