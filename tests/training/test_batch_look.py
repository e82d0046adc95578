from __future__ import annotations

import numpy as np
import pytest

from explorer.data import Augmentation
from explorer.training import RunRecord, RunSetup, Timeline, TrainingConfig
from explorer.training.batch_look import MOST_IMAGES, MOST_UNITS


def setup(**settings) -> RunSetup:
    defaults = {"batch_size": 20, "iterations": 30, "learning_rate": 0.05}
    return RunSetup(hidden=(6,), training=TrainingConfig(**(defaults | settings)))


def train(record, dataset, until=30):
    """Train with every update looked at; return the looks, from iteration 1 on."""
    record.timeline = Timeline(most=3)
    trainer = record.make_trainer(dataset)
    record.timeline.add(trainer.keyframe())
    trainer.watched = True
    looks = []
    while trainer.iteration < until:
        record.history.append(trainer.step())
        looks.append(trainer.look)
        if record.timeline.due(trainer.iteration):
            record.timeline.add(trainer.keyframe())
    return looks


def assert_same(one, two):
    for name in ("iteration", "size", "loss", "right", "layers"):
        assert getattr(one, name) == getattr(two, name)
    for name in ("images", "labels", "probabilities", "gradient", "change"):
        np.testing.assert_array_equal(getattr(one, name), getattr(two, name))


def test_a_look_says_what_went_in_and_what_came_of_it(bars):
    record = RunRecord(setup(learning_rate=0.5, batch_size=230))
    network = record.setup.build_network()
    (look,) = train(record, bars, until=1)
    places = [
        next(i for i, each in enumerate(bars.train.images) if (each == image).all()) for image in look.images
    ]
    assert len(set(places)) == len(look.images) == MOST_IMAGES
    np.testing.assert_array_equal(look.labels, bars.train.labels[places])
    x, t = bars.train.images.reshape(-1, 784) / np.float32(255), bars.train.labels
    np.testing.assert_allclose(look.probabilities, network.predict(x[places]), atol=1e-6)
    assert look.loss == pytest.approx(network.loss(x, t), rel=1e-5)
    assert look.right == np.count_nonzero(network.predict(x).argmax(axis=1) == t)
    assert look.size == 230
    gradient = network.gradient(x, t)
    np.testing.assert_allclose(look.gradient, gradient["W1"], atol=1e-6)
    np.testing.assert_allclose(look.change, -0.5 * gradient["W1"], atol=1e-6)
    for layer, name in zip(look.layers, ("W1", "W2"), strict=True):
        assert layer.gradient == pytest.approx(np.linalg.norm(gradient[name]), rel=1e-4)
        assert layer.change == pytest.approx(0.5 * layer.gradient, rel=1e-3)
        assert layer.weights == pytest.approx(np.linalg.norm(network.params[name]), rel=1e-5)


def test_being_watched_changes_nothing(bars):
    record, twin = RunRecord(setup(optimizer="adam")), RunRecord(setup(optimizer="adam"))
    train(record, bars)
    trainer = twin.make_trainer(bars)
    for step in trainer.steps():
        twin.history.append(step)
    np.testing.assert_array_equal(record.history.losses, twin.history.losses)
    np.testing.assert_array_equal(record.replay(30, bars).snapshot.state, trainer.network.theta)


@pytest.mark.parametrize(
    "settings",
    [{}, {"optimizer": "adam", "l2": 0.01}, {"augmentation": Augmentation()}, {"replacement": True}],
)
def test_every_update_can_be_looked_at_again(bars, settings):
    record = RunRecord(setup(**settings))
    looks = train(record, bars)
    for look in looks:
        assert_same(record.look(look.iteration, bars), look)


def test_the_updates_of_a_branch_and_of_its_parent_can_be_looked_at(bars):
    parent = RunRecord(setup())
    looks = train(parent, bars)
    branch = parent.branch(13, bars)
    own = train(branch, bars)
    for look in (*looks[:13], *own):
        assert_same(branch.look(look.iteration, bars), look)


def test_no_update_made_the_beginning(bars):
    record = RunRecord(setup())
    assert record.look(1, bars) is None
    train(record, bars)
    assert record.look(0, bars) is None
    assert record.look(20, bars, lambda: True) is None


def test_a_look_owns_its_numbers_and_few_of_them(bars):
    record = RunRecord(RunSetup(hidden=(100,), training=TrainingConfig(batch_size=150, iterations=2)))
    look, _ = train(record, bars, until=2)
    assert look.gradient.shape == look.change.shape == (784, MOST_UNITS)
    assert look.images.shape == (MOST_IMAGES, 28, 28)
    with pytest.raises(ValueError, match="read-only"):
        look.images[0] = 0
