from __future__ import annotations

import time

import numpy as np
import pytest

from explorer import data
from explorer.data import DataError
from explorer.nn import ConfigError
from explorer.training import RunRecord, RunSetup, Timeline, TrainingConfig, train
from explorer.training.pace import RAMP_START
from explorer.training.target import Target
from explorer.ui.run import RunState
from explorer.ui.time_travel import ReplayError
from explorer.ui.training_bridge import DivergedError

IDLE, RUNNING, PAUSED, FINISHED, FAILED = RunState


def setup(iterations: int | None = 60, **settings):
    return RunSetup(hidden=(8,), training=TrainingConfig(batch_size=20, iterations=iterations, **settings))


@pytest.fixture
def run(qtbot, session):
    """A run of sixty updates without a speed limit."""
    session.run.configure(setup())
    session.run.set_speed(1.0)
    return session.run


@pytest.fixture
def states(run):
    """Every state that the run comes into, in order."""
    found = []
    run.state_changed.connect(lambda: found.append(run.state))
    return found


@pytest.fixture
def errors(run):
    found = []
    run.failed.connect(found.append)
    return found


@pytest.fixture
def come(qtbot, run):
    """Wait until the run is in a state."""

    def wait(state):
        qtbot.waitUntil(lambda: run.state == state, timeout=10_000)

    return wait


def weights_after(run_setup, dataset, iterations):
    network = run_setup.build_network()
    steps = train(network, dataset, run_setup.training)
    for _ in range(iterations):
        next(steps)
    return network.theta


def test_before_the_first_start_there_is_nothing(session):
    run = session.run
    assert run.state == IDLE == "idle"
    assert run.iteration == 0
    assert run.epoch == 0.0
    assert run.snapshot is run.network is run.shown is run.seconds_left is None
    assert run.snapshots == ()
    assert len(run.history) == 0
    assert run.iterations_per_second == 0.0
    assert run.total == RunSetup().training.iterations


def test_a_run_goes_to_its_end_and_is_the_one_that_train_makes(run, states, come, session):
    run.start()
    come(FINISHED)
    assert states == [RUNNING, FINISHED]
    assert run.iteration == run.total == 60
    assert run.history.iterations.tolist() == list(range(1, 61))
    np.testing.assert_array_equal(run.snapshot.state, weights_after(run.setup, session.dataset, 60))
    assert run.epoch == pytest.approx(60 * 20 / 4000)


def test_the_accuracies_from_before_the_first_update_are_there(run, come):
    run.configure(setup(evaluate_every=30, evaluation_limit=100))
    run.start()
    come(FINISHED)
    assert [evaluation.iteration for evaluation in run.history.evaluations] == [0, 30, 60]


def test_news_come_at_the_rate_of_the_display_and_the_last_is_the_end(qtbot, run, come):
    run.configure(setup(3000))
    seen = []
    run.advanced.connect(lambda: seen.append(run.iteration))
    started = time.perf_counter()
    run.start()
    come(FINISHED)
    seconds = time.perf_counter() - started
    assert seen == sorted(seen)
    assert seen[-1] == 3000
    assert len(seen) <= seconds * 33 + 4


def test_pausing_rests_after_an_update_with_everything_up_to_date(qtbot, run, states, come):
    run.configure(setup(None))
    run.start()
    qtbot.waitUntil(lambda: run.iteration > 20)
    run.pause()
    come(PAUSED)
    assert run.iteration == len(run.history)
    before = run.iteration
    qtbot.wait(30)
    assert len(run.history) == before
    run.start()
    qtbot.waitUntil(lambda: run.iteration > before + 20)
    run.pause()
    come(PAUSED)
    assert states == [RUNNING, PAUSED, RUNNING, PAUSED]


def test_pausing_in_slow_motion_is_quick(qtbot, run, come):
    run.configure(setup(None))
    run.set_speed(0.0)
    run.start()
    qtbot.waitUntil(lambda: run.iteration >= 1)
    started = time.perf_counter()
    run.pause()
    come(PAUSED)
    assert time.perf_counter() - started < 0.4  # the next update would be due after half a second


def test_a_pause_taken_back_at_once_leaves_it_running(qtbot, run, states):
    run.configure(setup(None))
    run.start()
    qtbot.waitUntil(lambda: run.iteration > 0)
    run.pause()
    run.start()
    before = run.iteration
    qtbot.waitUntil(lambda: run.iteration > before + 10)
    assert run.state == RUNNING
    assert states == [RUNNING]


def test_the_word_of_a_rest_that_is_over_is_not_believed(qtbot, run, states):
    run.configure(setup(None))
    run.start()
    qtbot.waitUntil(lambda: run.iteration > 0)
    run.pause()
    time.sleep(0.05)  # the thread rests and says so, but its word is not delivered yet
    run.start()
    before = run.iteration
    qtbot.waitUntil(lambda: run.iteration > before + 10)
    assert states == [RUNNING]


def test_a_step_is_one_update(run, states, come):
    for expected in (1, 2, 3):
        run.step()
        come(PAUSED)
        assert run.iteration == len(run.history) == expected
    assert states == [RUNNING, PAUSED] * 3


def test_steps_change_nothing_of_the_outcome(run, come, session):
    run.step(7)
    come(PAUSED)
    run.step()
    come(PAUSED)
    run.start()
    come(FINISHED)
    np.testing.assert_array_equal(run.snapshot.state, weights_after(run.setup, session.dataset, 60))


def test_so_many_steps_end_with_the_run(run, come):
    run.step(1000)
    come(FINISHED)
    assert run.iteration == 60


def test_an_epochs_step_shows_every_training_image(run, come, session):
    run.configure(setup(None))
    run.step_epoch()
    come(PAUSED)
    assert run.iteration == len(session.dataset.train) // 20 == 200
    assert run.epoch == pytest.approx(1.0)
    run.step_epoch()
    come(PAUSED)
    assert run.iteration == 400


def test_an_epochs_step_paused_before_the_data_are_there_makes_none(run, come):
    run.configure(setup(None))
    run.step_epoch()
    run.pause()
    come(PAUSED)
    assert run.iteration == 0
    run.step()
    come(PAUSED)
    assert run.iteration == 1


def test_an_epochs_step_of_data_that_are_not_there_fails_like_a_start(run, come, errors, data_dir):
    run.configure(RunSetup(dataset="mnist"))
    run.step_epoch()
    come(FAILED)
    assert isinstance(errors[0], DataError)


def test_while_it_runs_or_is_over_steps_are_nothing(qtbot, run, states, come):
    run.start()
    run.step()
    run.step_epoch()
    come(FINISHED)
    run.step()
    run.step_epoch()
    assert run.iteration == 60
    assert states == [RUNNING, FINISHED]


def test_pausing_what_does_not_run_is_nothing(run, states):
    run.pause()
    assert states == []


def test_a_reset_goes_back_to_the_same_first_weights(run, states, come):
    run.step()
    come(PAUSED)
    first = run.snapshots[0].state.copy()
    run.reset()
    assert run.state == IDLE
    assert run.iteration == 0
    assert run.snapshot is run.network is None
    assert run.snapshots == ()
    assert len(run.history) == 0
    run.step()
    come(PAUSED)
    np.testing.assert_array_equal(run.snapshots[0].state, first)
    assert states == [RUNNING, PAUSED, IDLE, RUNNING, PAUSED]


def test_a_reset_tells_that_the_numbers_are_older(run, come):
    run.step()
    come(PAUSED)
    told = []
    run.advanced.connect(lambda: told.append(run.iteration))
    run.reset()
    assert told == [0]


def test_a_finished_run_begins_anew(run, states, come):
    run.start()
    come(FINISHED)
    end = run.snapshot.state
    run.start()
    come(FINISHED)
    assert states == [RUNNING, FINISHED, IDLE, RUNNING, FINISHED]
    np.testing.assert_array_equal(run.snapshot.state, end)
    assert len(run.history) == 60


def test_another_setup_ends_a_run_and_tells(qtbot, run, states):
    run.configure(setup(None))
    run.start()
    qtbot.waitUntil(lambda: run.iteration > 0)
    told = []
    run.setup_changed.connect(lambda: told.append((run.setup.hidden, run.state, run.iteration)))
    run.configure(RunSetup(hidden=(5,)))
    assert told == [((5,), IDLE, 0)]
    assert states == [RUNNING, IDLE]


def test_signals_of_a_run_that_was_reset_are_dropped(qtbot, run, states):
    run.start()
    while len(run.history) < 60:  # it comes to its end while nobody listens
        pass
    run.reset()
    qtbot.wait(50)
    assert run.state == IDLE
    assert run.iteration == 0
    assert states == [RUNNING, IDLE]


def test_the_end_of_a_run_before_is_not_the_end_of_the_new_one(qtbot, run, come):
    run.start()
    while len(run.history) < 60:
        pass
    run.configure(setup(None))
    run.start()
    before = run.iteration
    qtbot.waitUntil(lambda: run.iteration > before + 10)
    assert run.state == RUNNING


def test_data_that_are_not_there_make_it_fail(run, states, errors, come, data_dir):
    run.configure(RunSetup(dataset="mnist"))
    run.start()
    come(FAILED)
    assert [type(error) for error in errors] == [DataError]
    assert states == [RUNNING, FAILED]
    assert run.snapshot is None
    run.configure(setup())
    run.start()
    come(FINISHED)


def test_a_batch_that_the_data_cannot_fill_makes_it_fail(run, errors, come):
    run.configure(RunSetup(training=TrainingConfig(batch_size=5000, iterations=1)))
    run.start()
    come(FAILED)
    assert isinstance(errors[0], ConfigError)
    assert errors[0].field == "batch_size"


@pytest.mark.parametrize("rate", [1e30, 1e39])  # weights of 1e28, and weights that are not finite
def test_a_run_that_diverges_pauses_at_its_last_good_iteration(run, errors, come, rate, monkeypatch):
    monkeypatch.setattr("explorer.training.run_record.Timeline", lambda: Timeline(most=3))
    run.configure(setup(500))
    run.step(37)
    come(PAUSED)
    good = run.snapshot.state.copy()
    run.change("learning_rate", rate)
    run.start()
    come(PAUSED)
    (error,) = errors
    assert isinstance(error, DivergedError)
    assert error.learning_rate == pytest.approx(rate)
    assert error.iteration == 39
    assert run.iteration == error.kept == run.record.newest.iteration == 37
    np.testing.assert_array_equal(run.snapshot.state, good)
    assert all(np.isfinite(snapshot.state).all() for snapshot in run.snapshots)
    assert len(run.history) == 37
    assert np.isfinite(run.history.losses).all()


def test_a_run_that_diverges_slowly_goes_back_to_where_it_had_learned(run, errors, come):
    run.configure(setup(500, learning_rate=0.05, l2=0.01))
    run.step(37)
    come(PAUSED)
    good = run.snapshot.state.copy()
    run.change("learning_rate", 1000.0)  # each update takes ten times the weights off them
    run.start()
    come(PAUSED)
    assert errors[0].iteration > 39  # for a while its losses were numbers, of any size
    assert run.iteration == errors[0].kept == 37
    np.testing.assert_array_equal(run.snapshot.state, good)
    run.change("learning_rate", 0.05)
    run.step(60)
    come(PAUSED)
    assert run.history.losses.max() < 10.0


def test_a_run_that_diverged_goes_on_with_a_lower_rate(run, errors, come, session):
    run.configure(setup(60))
    run.step(30)
    come(PAUSED)
    run.change("learning_rate", 1e30)
    run.start()
    come(PAUSED)
    assert run.settings["learning_rate"] == 0.1
    assert run.expected_settings["learning_rate"] == 1e30
    run.change("learning_rate", 0.05)
    run.start()
    come(FINISHED)
    assert len(errors) == 1
    assert len(run.history) == run.iteration == 60
    again = RunRecord(run.setup).make_trainer(session.dataset)
    for step in again.steps():
        if step.iteration == 30:
            again.control.set("learning_rate", 0.05)
    np.testing.assert_array_equal(run.snapshot.state, again.network.theta)


def test_a_run_that_diverged_can_be_branched_and_diverges_again_as_it_was(run, errors, come):
    run.configure(setup(50, learning_rate=1e30))
    run.start()
    come(PAUSED)
    first = errors[0]
    run.start()
    come(PAUSED)
    assert (errors[1].iteration, errors[1].kept) == (first.iteration, first.kept)
    run.branch()
    assert run.iteration == first.kept
    run.configure(setup(50))
    run.start()
    come(FINISHED)


def test_a_replay_that_fails_is_told_apart_from_a_run_that_fails(qtbot, run, errors, come, monkeypatch):
    monkeypatch.setattr("explorer.training.run_record.Timeline", lambda: Timeline(most=3))
    run.configure(setup(60))
    run.start()
    come(FINISHED)
    monkeypatch.setattr("explorer.training.run_record.Trainer", _no_memory)
    with qtbot.waitSignal(run.replay_failed) as told:
        run.show_iteration(37)
    (error,) = told.args
    assert isinstance(error, ReplayError)
    assert isinstance(error.__cause__, MemoryError)
    assert (error.iteration, error.kept) == (37, run.shown.iteration)
    assert run.looked_at == run.shown.iteration == 32
    assert (errors, run.state) == ([], FINISHED)


def _no_memory(*_arguments):
    raise MemoryError


def trained(until, most=640, **settings):
    """Return a record as a file holds it, trained by nobody, and its trainer."""
    record = RunRecord(setup(60, **settings))
    record.timeline = Timeline(most=most)
    trainer = record.make_trainer(data.load("sample"))
    record.timeline.add(trainer.keyframe())
    for step in trainer.steps():
        if step.iteration == 20:
            record.control.set("batch_size", 10)
        record.history.append(step)
        if record.timeline.due(step.iteration):
            record.timeline.add(trainer.keyframe())
        if step.iteration == until:
            break
    return record, trainer


def test_a_record_of_another_sitting_is_taken_up_and_goes_on_as_it_would_have(qtbot, run, come, states):
    record, trainer = trained(45)
    with qtbot.waitSignal(run.dataset_loaded):
        run.adopt(record)
    assert (run.state, run.iteration, run.setup) == (PAUSED, 45, record.setup)
    assert [listed.record for listed in run.runs.listed] == [record]
    for _ in trainer.steps():
        pass
    run.start()
    come(FINISHED)
    assert states == [PAUSED, RUNNING, FINISHED]
    np.testing.assert_array_equal(run.snapshot.state, trainer.network.theta)
    np.testing.assert_array_equal(run.history.iterations, np.arange(1, 61))


def test_what_a_record_did_after_its_last_keyframe_happens_again(qtbot, run, come):
    record, trainer = trained(23, most=3)
    assert record.timeline.keyframes[-1].iteration == 16
    run.adopt(record)
    assert run.iteration == 16
    assert run.settings["batch_size"] == 20
    run.start()
    come(FINISHED)
    for _ in trainer.steps():
        pass
    assert [tuple(change) for change in run.changes] == [(21, "batch_size", 10)]
    np.testing.assert_array_equal(run.snapshot.state, trainer.network.theta)


def test_a_record_that_is_over_is_taken_up_finished(qtbot, run, come):
    record, _ = trained(60)
    with qtbot.waitSignal(run.dataset_loaded):
        run.adopt(record)
    assert (run.state, run.iteration, run.total) == (FINISHED, 60, 60)
    assert run.show_iteration(30).iteration == 30


def test_an_earlier_run_of_the_list_is_taken_up_once_more(qtbot, run, come):
    run.step(10)
    come(PAUSED)
    first = run.record
    run.configure(setup(60, learning_rate=0.2))
    run.step(5)
    come(PAUSED)
    run.adopt(first)
    assert [listed.number for listed in run.runs.listed] == [2, 1]
    assert (run.iteration, run.state) == (10, PAUSED)
    run.step(3)
    come(PAUSED)
    assert len(run.history) == 13


def test_a_rate_set_live_is_in_force_and_recorded(run, come):
    assert run.settings["learning_rate"] == 0.1
    run.step(5)
    come(PAUSED)
    run.change("learning_rate", 0.025)
    run.step()
    come(PAUSED)
    assert run.settings["learning_rate"] == 0.025
    run.reset()
    assert run.settings["learning_rate"] == 0.1


def test_a_rate_that_is_none_is_refused(run, come):
    run.step()
    come(PAUSED)
    with pytest.raises(ConfigError, match="learning_rate"):
        run.change("learning_rate", -1.0)


def test_earlier_moments_can_be_looked_at(qtbot, run, come):
    run.start()
    come(FINISHED)
    told = []
    run.shown_changed.connect(lambda: told.append(run.shown.iteration))
    assert run.live
    assert run.shown is run.snapshot
    assert run.show_iteration(25).iteration == 25
    assert not run.live
    assert run.iteration == 60
    np.testing.assert_array_equal(run.network.theta, run.snapshots[25].state)
    run.show_latest()
    run.show_latest()
    assert run.live
    assert told == [25, 60]


def test_before_the_first_start_no_moment_can_be_looked_at(run):
    assert run.show_iteration(5) is None
    assert run.live


def test_the_time_left_follows_from_the_pace(qtbot, run):
    run.configure(setup(1_000_000))
    run.start()
    qtbot.waitUntil(lambda: run.iterations_per_second > 0, timeout=10_000)
    left = (run.total - run.iteration) / run.iterations_per_second
    assert run.seconds_left == pytest.approx(left)


def test_an_open_end_has_no_time_left(qtbot, run):
    run.configure(setup(None))
    run.start()
    qtbot.waitUntil(lambda: run.iterations_per_second > 0, timeout=10_000)
    assert run.total is None
    assert run.seconds_left is None


def test_epochs_become_a_total_before_the_data_are_read_where_their_number_is_known(run, come):
    training = TrainingConfig(batch_size=20, epochs=2)
    run.configure(RunSetup("my-digits", hidden=(8,), training=training))
    assert run.total is None
    run.configure(RunSetup(hidden=(8,), training=training))
    assert run.total == 400
    run.step()
    come(PAUSED)
    assert run.total == 400


def test_the_first_run_is_slow_and_speeds_up_by_itself(qtbot, session):
    run = session.run
    run.configure(setup(None))
    assert run.speed == RAMP_START
    speeds = []
    run.speed_changed.connect(lambda: speeds.append(run.speed))
    run.start()
    qtbot.waitUntil(lambda: len(speeds) > 5)
    assert speeds == sorted(speeds)
    assert speeds[0] > RAMP_START
    assert run.iteration < 20


def test_a_speed_set_by_hand_stays(qtbot, session):
    run = session.run
    run.configure(setup(None))
    run.start()
    run.set_speed(0.0)
    qtbot.waitUntil(lambda: run.iteration >= 2)
    assert run.speed == 0.0
    run.set_speed(7.0)
    assert run.speed == 1.0
    qtbot.waitUntil(lambda: run.iteration > 200)


def test_going_on_after_a_pause_the_ramp_goes_on_too(qtbot, session):
    run = session.run
    run.configure(setup(None))
    run.start()
    qtbot.waitUntil(lambda: run.speed > RAMP_START + 0.005)
    run.pause()
    qtbot.waitUntil(lambda: run.state == PAUSED)
    reached = run.speed
    speeds = []
    run.speed_changed.connect(lambda: speeds.append(run.speed))
    run.start()
    qtbot.waitUntil(lambda: len(speeds) >= 2)
    assert min(speeds) >= reached


def test_the_ramp_waits_while_full_speed_overrules_it(qtbot, session):
    run = session.run
    run.configure(setup(None))
    run.set_full_speed(True)
    speeds = []
    run.speed_changed.connect(lambda: speeds.append(run.speed))
    run.start()
    qtbot.waitUntil(lambda: run.iteration > 500)
    assert (run.speed, speeds) == (RAMP_START, [])
    run.set_full_speed(False)
    qtbot.waitUntil(lambda: run.speed > RAMP_START)


def test_steps_are_not_held_back_by_the_ramp(qtbot, session):
    run = session.run
    run.configure(setup(None))
    run.start()
    qtbot.waitUntil(lambda: run.iteration >= 1)
    run.pause()
    qtbot.waitUntil(lambda: run.state == PAUSED)
    before = run.iteration
    run.step(400)  # at the ramp's four a second this would take more than a minute
    qtbot.waitUntil(lambda: run.state == PAUSED, timeout=10_000)
    assert run.iteration == before + 400


def test_full_speed_overrules_the_slider_and_leaves_it_where_it_was(qtbot, run):
    run.configure(setup(None))
    run.set_speed(0.0)
    run.start()
    told = []
    run.speed_changed.connect(lambda: told.append(run.full_speed))
    run.set_full_speed(True)
    run.set_full_speed(True)
    qtbot.waitUntil(lambda: run.iteration > 200)
    assert run.speed == 0.0
    run.set_full_speed(False)
    assert told == [True, False]
    qtbot.wait(60)
    before = len(run.history)
    qtbot.wait(60)
    assert len(run.history) <= before + 2


@pytest.mark.parametrize("speed", [0.0, 1.0])
def test_closing_in_the_middle_of_a_run_is_quick(qtbot, session, run, speed):
    run.configure(RunSetup(hidden=(200, 100), training=TrainingConfig(evaluate_every=1)))
    run.set_speed(speed)
    run.start()
    qtbot.waitUntil(lambda: run.iteration > 0, timeout=10_000)
    started = time.perf_counter()
    session.close()
    assert time.perf_counter() - started < 1.0


def test_closing_while_the_data_are_loaded_is_clean(session, run):
    run.start()
    session.close()
    assert run.iteration == 0


def test_nobody_watching_nothing_is_looked_at(qtbot, run, come):
    run.start()
    come(FINISHED)
    assert run.batches.look is None
    assert run._thread.looks.empty


def test_in_slow_motion_every_batch_is_seen(qtbot, run):
    run.configure(setup(None))
    run.batches.watch(True)
    run.set_speed(0.25)  # fifteen a second
    seen = []
    run.batches.changed.connect(lambda: seen.append(run.batches.look.iteration))
    run.start()
    qtbot.waitUntil(lambda: len(seen) >= 6, timeout=10_000)
    assert seen[:6] == [1, 2, 3, 4, 5, 6]


def test_at_rest_the_batch_of_the_last_update_is_seen_exactly(qtbot, run, come, session):
    run.start()
    come(FINISHED)
    run.batches.watch(True)  # too late to have been handed over
    qtbot.waitUntil(lambda: run.batches.look is not None)
    assert run.batches.look.iteration == 60
    assert run.batches.look.loss == run.history.losses[-1]
    run.show_iteration(17)
    qtbot.waitUntil(lambda: run.batches.look.iteration == 17)
    assert run.batches.look.loss == run.history.losses[16]
    run.show_iteration(0)
    assert run.batches.look is None
    run.show_latest()
    qtbot.waitUntil(lambda: run.batches.look is not None)
    run.batches.watch(False)
    run.reset()
    assert run.batches.look is None


def test_each_step_is_seen(qtbot, run, come):
    run.batches.watch(True)
    for iteration in (1, 2, 3):
        run.step()
        come(PAUSED)
        qtbot.waitUntil(lambda n=iteration: run.batches.look is not None and run.batches.look.iteration == n)
        assert run.batches.look.loss == run.history.losses[-1]


@pytest.mark.parametrize(
    ("target", "iteration"),
    [(Target("iterations", 33), 33), (Target("epochs", 0.2), 40), (Target("accuracy", 0.0), 10)],
)
def test_a_run_pauses_at_its_target_and_goes_on_to_its_end(run, come, target, iteration):
    run.configure(setup(60, evaluate_every=10, evaluation_limit=50))
    run.run_to(target)
    assert run.target == target
    come(PAUSED)
    assert run.iteration == iteration
    assert run.target is None
    run.start()
    come(FINISHED)


def test_a_target_behind_the_run_or_beyond_its_end_is_refused(run, come):
    run.step(20)
    come(PAUSED)
    for target in (Target("iterations", 20), Target("iterations", 61), Target("epochs", 0.1)):
        with pytest.raises(ConfigError) as caught:
            run.run_to(target)
        assert caught.value.field == target.kind
    assert run.state == PAUSED
    run.run_to(Target("iterations", 60))
    come(FINISHED)


def test_a_target_set_while_it_runs_holds_and_a_step_forgets_it(qtbot, run, come):
    run.configure(setup(None))
    run.run_to(Target("accuracy", 1.0))  # never measured
    qtbot.waitUntil(lambda: run.iteration > 20)
    run.run_to(Target("iterations", run.iteration + 5000))
    aim = int(run.target.value)
    come(PAUSED)
    assert run.iteration == aim
    run.run_to(Target("accuracy", 1.0))
    run.pause()
    come(PAUSED)
    run.step()
    assert run.target is None
    come(PAUSED)


def test_in_slow_motion_drawing_may_take_its_time(run, session):
    run.configure(setup(None))
    run.set_speed(0.0)
    run.start()
    assert session.clock.unhurried
    run.set_full_speed(True)
    assert not session.clock.unhurried
