from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.data import Augmentation, Split
from explorer.nn import OPTIMIZERS
from explorer.training import Keyframe, RunRecord, RunSetup, Timeline, TrainingConfig
from explorer.training.errors import RunFileError

CHANGES = {9: 0.03, 10: 0.2, 31: 0.01}
LENGTH = 60


def setup(**settings):
    defaults = {"batch_size": 20, "iterations": LENGTH, "learning_rate": 0.05}
    return RunSetup(hidden=(6,), training=TrainingConfig(**(defaults | settings)))


def train(record: RunRecord, dataset, most=5, changes=CHANGES) -> list[Keyframe]:
    """Train as the window's thread does; return the state after every iteration."""
    record.timeline = Timeline(most=most)
    trainer = record.make_trainer(dataset)
    first = trainer.keyframe()
    record.timeline.add(first)
    passed = [first]
    while trainer.iteration < trainer.total:
        if trainer.iteration + 1 in changes:
            record.control.set("learning_rate", changes[trainer.iteration + 1])
        step = trainer.step()
        record.history.append(step)
        passed.append(trainer.keyframe())
        if record.timeline.due(step.iteration):
            record.timeline.add(passed[-1])
    return passed


def assert_same(one: Keyframe, two: Keyframe) -> None:
    """Compare two full states bit for bit."""
    a, b = one.snapshot, two.snapshot
    assert (a.iteration, a.epoch, a.spec) == (b.iteration, b.epoch, b.spec)
    assert np.array_equal([a.loss], [b.loss], equal_nan=True)
    assert a.state.tobytes() == b.state.tobytes()
    assert (one.settings, one.course, one.rule, one.generator, one.batches) == (
        two.settings,
        two.course,
        two.rule,
        two.generator,
        two.batches,
    )
    assert one.optimizer.keys() == two.optimizer.keys()
    assert all(one.optimizer[name].tobytes() == two.optimizer[name].tobytes() for name in one.optimizer)


@pytest.mark.parametrize("replacement", [False, True])
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_iteration_comes_back_bit_for_bit(bars, optimizer, replacement):
    record = RunRecord(setup(optimizer=optimizer, replacement=replacement))
    for state in train(record, bars):
        assert_same(record.replay(state.iteration, bars), state)


@pytest.mark.parametrize(
    "settings",
    [
        {"l2": 0.01},
        {"l1": 0.001},
        {"schedule": "cosine"},
        {"augmentation": Augmentation()},
        {"augmentation": Augmentation(), "replacement": True, "optimizer": "adam", "l2": 0.001},
    ],
    ids=str,
)
def test_so_it_does_with_decay_schedule_and_distorted_images(bars, settings):
    record = RunRecord(setup(**settings))
    for state in train(record, bars):
        assert_same(record.replay(state.iteration, bars), state)


@settings(max_examples=15)
@given(data=st.data())
def test_the_order_of_the_looks_does_not_matter(bars, data):
    record = RunRecord(setup(optimizer="adam", augmentation=Augmentation()))
    changes = data.draw(st.dictionaries(st.integers(1, 20), st.floats(1e-4, 0.1), max_size=4))
    passed = train(record, bars, most=data.draw(st.integers(2, 7)), changes=changes)
    for iteration in data.draw(st.lists(st.integers(0, LENGTH), min_size=1, max_size=8)):
        assert_same(record.replay(iteration, bars), passed[iteration])


def test_a_replay_can_be_given_up(bars):
    record = RunRecord(setup())
    train(record, bars)
    asked = []
    assert record.replay(59, bars, lambda: len(asked) >= 3 or bool(asked.append(1))) is None
    assert len(asked) == 3


def test_a_run_that_has_not_begun_has_nothing_to_look_back_at(bars):
    record = RunRecord(setup())
    assert record.replay(0, bars) is None
    assert record.snapshots == ()


def test_a_branch_without_a_change_is_the_run_itself(bars):
    parent = RunRecord(setup(optimizer="adam"))
    passed = train(parent, bars, changes={})
    branch = RunRecord(parent.setup, parent, parent.replay(33, bars))
    again = train(branch, bars, changes={})
    for one, two in zip(again, passed[33:], strict=True):
        np.testing.assert_array_equal(one.snapshot.state, two.snapshot.state)
    np.testing.assert_allclose(branch.history.losses, parent.history.losses)
    np.testing.assert_allclose(branch.history.smoothed_losses, parent.history.smoothed_losses)


def test_a_branch_goes_on_with_its_own_settings_and_reaches_back_into_its_parent(bars):
    parent = RunRecord(setup(optimizer="momentum"))
    passed = train(parent, bars)
    other = replace(parent.setup.training, optimizer="adam", learning_rate=0.003, batch_size=10)
    branch = RunRecord(replace(parent.setup, training=other), parent, parent.replay(33, bars))
    own = train(branch, bars, changes={40: 0.001})
    assert branch.begins == own[0].iteration == 33
    assert own[0].settings["learning_rate"] == 0.003
    assert own[0].optimizer.keys() == {"steps"}  # another optimizer remembers nothing
    assert own[-1].snapshot.epoch == pytest.approx(33 * 20 / 230 + 27 * 10 / 230)
    assert not np.array_equal(own[-1].snapshot.state, passed[-1].snapshot.state)
    for state in (*passed[:33], *own):
        assert_same(branch.replay(state.iteration, bars), state)
    assert [change.iteration for change in branch.changes] == [9, 10, 31, 40]
    assert branch.settings["learning_rate"] == 0.001
    moments = [moment.iteration for moment in branch.snapshots]
    assert moments == sorted(moments)
    assert moments[0] == 0
    assert branch.history.iterations.tolist() == list(range(1, LENGTH + 1))


def test_digits_of_one_s_own_are_told_apart_when_they_changed(bars):
    mine = replace(bars, own=20)
    record = RunRecord(setup())
    train(record, mine, changes={})
    fewer = Split(bars.train.images[1:], bars.train.labels[1:])
    with pytest.raises(RunFileError) as caught:
        record.replay(33, replace(mine, train=fewer, own=19))
    assert caught.value.reason == "other_data"
    assert record.replay(33, replace(mine)).iteration == 33
