from __future__ import annotations

import numpy as np
import pytest

from explorer.nn import OPTIMIZERS, ConfigError
from explorer.training import Control, Keyframe, RunRecord, RunSetup, Timeline, Trainer, TrainingConfig
from explorer.training.course import Course
from explorer.training.live import live_settings

OWN = {
    "momentum": ("momentum", 0.3),
    "decay": ("rmsprop", 0.5),
    "beta1": ("adam", 0.5),
    "beta2": ("adam", 0.9),
}
FIELDS = [
    ("learning_rate", 0.01, {}),
    ("batch_size", 7, {}),
    ("batch_size", 7, {"replacement": True}),
    ("batch_size", 64, {"iterations": None, "epochs": 5.0}),
    ("batch_size", 5, {"iterations": None, "epochs": 5.0, "schedule": "cosine"}),
    ("l1", 0.01, {}),
    ("l2", 0.1, {}),
    *((field, value, {"optimizer": rule}) for field, (rule, value) in OWN.items()),
]


def setup(**settings) -> RunSetup:
    defaults = {"batch_size": 20, "iterations": 60, "learning_rate": 0.05}
    return RunSetup(hidden=(6,), training=TrainingConfig(**(defaults | settings)))


def train(record: RunRecord, dataset, changes, most=5) -> list[Keyframe]:
    """Train with changes asked for after given iterations; return the state after every iteration."""
    record.timeline = Timeline(most=most)
    trainer = record.make_trainer(dataset)
    passed = [trainer.keyframe()]
    record.timeline.add(passed[0])
    while trainer.iteration < trainer.total:
        for field, value in changes.get(trainer.iteration, ()):
            record.control.set(field, value)
        record.history.append(trainer.step())
        passed.append(trainer.keyframe())
        if record.timeline.due(trainer.iteration):
            record.timeline.add(passed[-1])
    return passed


def assert_same(one: Keyframe, two: Keyframe) -> None:
    a, b = one.snapshot, two.snapshot
    assert (a.iteration, a.epoch) == (b.iteration, b.epoch)
    assert a.state.tobytes() == b.state.tobytes()
    assert (one.settings, one.course, one.generator) == (two.settings, two.course, two.generator)
    assert (one.batches.start, one.batches.shuffle) == (two.batches.start, two.batches.shuffle)
    assert all(one.optimizer[name].tobytes() == two.optimizer[name].tobytes() for name in one.optimizer)


@pytest.mark.parametrize(("field", "value", "settings"), FIELDS, ids=str)
def test_every_iteration_comes_back_across_a_change(bars, field, value, settings):
    record = RunRecord(setup(**settings))
    other = "l1" if field == "l2" else "l2"
    passed = train(record, bars, {17: [(field, value)], 22: [(field, value), (other, 0.02)]})
    assert [change[:2] for change in record.control.changes] == [(18, field), (23, other)]
    assert passed[-1].settings[field] == value
    unchanged = train(RunRecord(setup(**settings)), bars, {})
    assert passed[17].snapshot.state.tobytes() == unchanged[17].snapshot.state.tobytes()
    assert passed[18].snapshot.state.tobytes() != unchanged[18].snapshot.state.tobytes()
    for state in passed:
        assert_same(record.replay(state.iteration, bars), state)


@pytest.mark.parametrize(("field", "value", "settings"), FIELDS, ids=str)
def test_a_run_taken_up_at_any_keyframe_goes_on_as_it_went(bars, field, value, settings):
    changes = {17: [(field, value)], 40: [("learning_rate", 0.02)]}
    record = RunRecord(setup(**settings))
    passed = train(record, bars, changes)
    again = RunRecord(setup(**settings))
    train(again, bars, changes)
    again.rewind(passed[25])
    assert len(again.history) == 25
    trainer = again.make_trainer(bars)
    for step in trainer.steps():
        again.history.append(step)
        assert_same(trainer.keyframe(), passed[step.iteration])
    assert again.changes == record.changes
    np.testing.assert_array_equal(again.history.losses, record.history.losses)


@pytest.mark.parametrize(("field", "value", "settings"), FIELDS, ids=str)
def test_a_branch_goes_on_with_the_settings_in_force(bars, field, value, settings):
    record = RunRecord(setup(**settings))
    passed = train(record, bars, {17: [(field, value)]})
    for begins in (9, 25):
        branch = record.branch(begins, bars)
        own = train(branch, bars, {begins + 3: [("l1", 0.5)]})
        assert own[0].settings == live_settings(branch.setup.training) == passed[begins].settings
        for state in own:
            assert_same(branch.replay(state.iteration, bars), state)


@pytest.mark.parametrize(
    ("field", "value", "settings"), [case for case in FIELDS if "schedule" not in case[2]], ids=str
)
def test_a_branch_without_a_change_is_the_run_once_more(bars, field, value, settings):
    """Without a schedule: that goes by the length, which a branch counts anew."""
    record = RunRecord(setup(**settings))
    passed = train(record, bars, {17: [(field, value)]})
    branch = record.branch(25, bars)
    own = train(branch, bars, {})
    assert branch.total(230) == own[-1].iteration
    for one, two in zip(own, passed[25:], strict=False):
        assert one.snapshot.state.tobytes() == two.snapshot.state.tobytes()
        assert one.snapshot.epoch == pytest.approx(two.snapshot.epoch)


def test_epochs_are_counted_on_through_a_change_of_the_batch_size(bars):
    record = RunRecord(setup(batch_size=23, iterations=None, epochs=4.0))
    assert record.total(230) == 40
    passed = train(record, bars, {20: [("batch_size", 46)]})
    assert [state.snapshot.epoch for state in passed[19:23]] == pytest.approx([1.9, 2.0, 2.2, 2.4])
    assert passed[-1].iteration == record.total(230) == 30
    assert passed[-1].snapshot.epoch == pytest.approx(4.0)


def test_a_schedule_goes_on_from_where_it_was():
    course = Course(total=100).rebatched(50, 10, 5, 100, by_epochs=True)
    assert course.total == 150
    assert course.done_at(50) == 0.5
    assert course.done_at(100) == 0.75
    assert course.done_at(150) == 1.0
    assert Course(total=100).rebatched(50, 10, 5, 100, by_epochs=False).total == 100


@pytest.mark.parametrize(
    ("field", "value", "allowed"),
    [
        ("learning_rate", 0.0, "above 0"),
        ("batch_size", 0, "a whole number of 1 or more"),
        ("batch_size", 2.5, "a whole number of 1 or more"),
        ("batch_size", True, "a whole number of 1 or more"),
        ("l1", -0.1, "a number of 0 or more"),
        ("l2", float("nan"), "a number of 0 or more"),
        ("momentum", 1.0, "a number from 0 to 0.999"),
        ("beta1", 0.5, "momentum"),
        ("seed", 3, "learning_rate, batch_size, l1, l2, momentum"),
    ],
)
def test_what_cannot_be_is_refused_with_its_range(field, value, allowed):
    record = RunRecord(setup(optimizer="momentum"))
    with pytest.raises(ConfigError, match=allowed) as caught:
        record.control.set(field, value)
    assert caught.value.field == field
    assert record.expected_settings == record.settings


def test_a_batch_larger_than_the_training_set_is_refused_once_that_is_known(bars):
    control = Control()
    Trainer(setup().build_network(), bars, TrainingConfig(batch_size=20), control)
    with pytest.raises(ConfigError, match="from 1 to 230"):
        control.set("batch_size", 231)


@pytest.mark.parametrize("rule", OPTIMIZERS)
def test_what_was_asked_for_is_expected_until_it_is_in_force(bars, rule):
    record = RunRecord(setup(optimizer=rule))
    trainer = record.make_trainer(bars)
    record.control.set("l2", 0.5)
    assert record.settings["l2"] == 0.0
    assert record.expected_settings["l2"] == 0.5
    record.control.set("l2", 0.0)
    trainer.step()
    assert record.changes == ()  # what is in force already leaves no mark
