from __future__ import annotations

import random

import numpy as np
import pytest

from explorer.training import RunSetup, Timeline, TrainingConfig
from explorer.training.run_record import RunRecord


@pytest.fixture
def run(qtbot, session, monkeypatch):
    """A finished run of two hundred updates that kept every 64th."""
    monkeypatch.setattr("explorer.training.run_record.Timeline", lambda: Timeline(most=5))
    run = session.run
    run.configure(
        RunSetup(hidden=(8,), training=TrainingConfig(batch_size=20, iterations=200, optimizer="adam"))
    )
    run.set_speed(1.0)
    run.step(100)
    qtbot.waitUntil(lambda: str(run.state) == "paused", timeout=10_000)
    run.change("learning_rate", 0.002)
    run.start()
    qtbot.waitUntil(lambda: str(run.state) == "finished", timeout=10_000)
    assert [moment.iteration for moment in run.snapshots] == [0, 64, 128, 192]
    return run


@pytest.fixture
def passed(run, session):
    """The weights after every iteration, made by the same run once more."""
    record = RunRecord(run.setup)
    trainer = record.make_trainer(session.dataset)
    states = [trainer.snapshot().state]
    while trainer.iteration < 200:
        if trainer.iteration == 100:
            record.control.set("learning_rate", 0.002)
        trainer.step()
        states.append(trainer.snapshot().state)
    return states


def test_the_kept_moment_shows_at_once_and_the_exact_one_follows(run, passed, qtbot):
    told = []
    run.shown_changed.connect(lambda: told.append((run.looked_at, run.shown.iteration)))
    assert run.show_iteration(150).iteration == 128
    assert not run.travel.exact
    qtbot.waitUntil(lambda: run.travel.exact)
    assert told == [(150, 128), (150, 150)]
    np.testing.assert_array_equal(run.network.theta, passed[150])
    assert run.travel.keyframe.settings["learning_rate"] == 0.002


def test_any_order_of_looks_ends_at_the_right_weights(run, passed, qtbot):
    order = random.Random(5)
    for _ in range(12):
        for _ in range(3):  # the first two are given up for the third
            iteration = order.randrange(200)
            run.show_iteration(iteration)
        qtbot.waitUntil(lambda: run.travel.exact)
        np.testing.assert_array_equal(run.network.theta, passed[iteration])


def test_a_look_beyond_the_run_is_one_at_its_end(run, passed, qtbot):
    run.show_iteration(5000)
    qtbot.waitUntil(lambda: run.travel.exact)
    assert run.looked_at == 200
    run.show_iteration(-3)
    assert run.looked_at == run.shown.iteration == 0


def test_the_window_follows_to_the_exact_iteration(run, passed, qtbot, session):
    session.choose_reader("run")
    run.show_iteration(77)
    qtbot.waitUntil(lambda: run.travel.exact)
    np.testing.assert_array_equal(session.network.theta, passed[77])
    run.show_latest()
    np.testing.assert_array_equal(session.network.theta, passed[200])


def test_a_run_can_be_looked_back_at_while_it_goes_on(session, qtbot):
    run = session.run
    run.configure(RunSetup(hidden=(8,), training=TrainingConfig(batch_size=20)))
    run.set_speed(1.0)
    run.start()
    qtbot.waitUntil(lambda: run.iteration > 1500, timeout=20_000)
    run.show_iteration(1001)
    qtbot.waitUntil(lambda: run.travel.exact)
    before = run.iteration
    qtbot.waitUntil(lambda: run.iteration > before)
    assert run.looked_at == 1001


def test_a_reset_gives_up_what_is_under_way(run, qtbot):
    run.show_iteration(191)
    run.reset()
    qtbot.wait(60)
    assert run.live
    assert run.shown is None
    assert run.show_iteration(5) is None


def test_nothing_plays_before_the_first_start(session):
    session.run.travel.play(1)
    assert session.run.travel.playing == 0
