"""Runs that were trained as the window trains them, and a look whether two of them are the same."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import settings

from explorer.data import Dataset, Split
from explorer.training import Evaluation, Keyframe, RunRecord, RunSetup, Timeline, TrainingConfig

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

LENGTH = 60


def _bars(n: int, seed: int) -> Split:
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, 10, n).astype(np.uint8)
    images = rng.integers(0, 60, (n, 28, 28)).astype(np.uint8)
    images[np.arange(n), 2 * labels.astype(int) + 4] = 250
    return Split(images, labels)


@pytest.fixture(scope="session")
def bars() -> Dataset:
    return Dataset("bars", _bars(230, 0), _bars(60, 1), tuple("0123456789"))


@pytest.fixture(scope="session")
def other_bars() -> Dataset:
    return Dataset("bars", _bars(230, 7), _bars(60, 1), tuple("0123456789"))


def make_setup(**changed) -> RunSetup:
    defaults = {"batch_size": 20, "iterations": LENGTH, "learning_rate": 0.05, "evaluate_every": 10}
    return RunSetup(hidden=(6,), training=TrainingConfig(**(defaults | changed)))


def train(record: RunRecord, dataset: Dataset, until: int = LENGTH, changes=()) -> list[Keyframe]:
    """Train as the window's thread does; return the state after every iteration."""
    trainer = record.make_trainer(dataset)
    if trainer.iteration == record.begins:
        record.timeline = Timeline(most=7)
        record.timeline.add(trainer.keyframe())
        if not record.begins:
            record.history.append_evaluation(Evaluation(0, *trainer.evaluate()))
    passed = [trainer.keyframe()]
    while trainer.iteration < until:
        for iteration, field, value in changes:
            if iteration == trainer.iteration + 1:
                record.control.set(field, value)
        step = trainer.step()
        record.history.append(step, 0.001)
        passed.append(trainer.keyframe())
        if record.timeline.due(step.iteration):
            record.timeline.add(passed[-1])
    record.timeline.note(passed[-1])
    return passed


def assert_same(one: Keyframe, two: Keyframe) -> None:
    """Compare two full states bit for bit."""
    a, b = one.snapshot, two.snapshot
    assert (a.iteration, a.epoch, a.spec) == (b.iteration, b.epoch, b.spec)
    assert np.array_equal([a.loss], [b.loss], equal_nan=True)
    assert a.state.tobytes() == b.state.tobytes()
    for name in ("settings", "course", "rule", "generator", "batches"):
        assert getattr(one, name) == getattr(two, name), name
    assert one.optimizer.keys() == two.optimizer.keys()
    assert all(one.optimizer[name].tobytes() == two.optimizer[name].tobytes() for name in one.optimizer)


def assert_same_history(one, two) -> None:
    first, second = one.arrays(), two.arrays()
    assert first.keys() == second.keys()
    for name in first:
        np.testing.assert_array_equal(first[name], second[name], err_msg=name)


@pytest.fixture(scope="session")
def helpers():
    """What the tests of these files share."""
    from types import SimpleNamespace

    return SimpleNamespace(
        setup=make_setup, train=train, same=assert_same, same_history=assert_same_history, length=LENGTH
    )
