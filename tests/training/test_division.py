from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from explorer.data import Augmentation, Split
from explorer.nn import ConfigError, Network
from explorer.training import RunRecord, RunSetup, Trainer, TrainingConfig, accuracy, train
from explorer.training.division import divide_training


def division(dataset, **settings):
    return divide_training(dataset, TrainingConfig(**settings))


def test_a_run_without_wishes_learns_from_all(bars):
    assert division(bars) is None
    assert TrainingConfig().images_learned(230) == 230


def test_a_share_is_set_aside_and_never_learned_from(bars):
    found = division(bars, validation=0.2)
    assert (len(found.learned), len(found.validation)) == (184, 46)
    assert not set(found.learned) & set(found.validation)
    assert set(found.learned) | set(found.validation) == set(range(230))
    trainer = Trainer(Network((784, 10)), bars, TrainingConfig(validation=0.2, batch_size=40))
    drawn = {int(place) for _ in range(20) for place in trainer._next_batch()}
    assert drawn == set(found.learned)


def test_the_images_set_aside_are_the_same_for_every_seed(bars):
    one, two = (division(bars, validation=0.2, seed=seed).validation for seed in (0, 7))
    np.testing.assert_array_equal(one, two)
    assert not np.array_equal(one, np.arange(46))


def test_the_first_images_alone(bars):
    found = division(bars, images=50, validation=0.2)
    assert sorted({*found.learned, *found.validation}) == list(range(50))
    assert len(found.validation) == 10
    assert len(division(bars, images=9000).learned) == 230


def test_an_epoch_passes_over_what_is_learned(bars):
    config = TrainingConfig(images=100, validation=0.1, batch_size=30, epochs=2)
    assert (config.images_learned(230), config.iterations_per_epoch(230)) == (90, 3)
    *_, last = train(Network((784, 10)), bars, config)
    assert (last.iteration, last.epoch) == (6, pytest.approx(2.0))


def test_ones_own_digits_are_met_more_often(bars):
    mixed = replace(bars, own=20)
    found = division(mixed)
    assert len(found.learned) == 230
    own = np.count_nonzero(found.supply < 20)
    assert 0.15 <= own / len(found.supply) <= 0.25
    assert set(found.supply) == set(range(230))
    aside = division(mixed, validation=0.5)
    assert not set(aside.supply) & set(aside.validation)


def test_three_accuracies_are_measured(bars):
    network = Network((784, 12, 10), "relu", "he", seed=3)
    config = TrainingConfig(batch_size=20, iterations=40, evaluate_every=40, validation=0.2)
    *_, last = train(network, bars, config)
    found = divide_training(bars, config)
    expected = [
        accuracy(network, Split(bars.train.images[places], bars.train.labels[places]))
        for places in (found.learned, found.validation)
    ]
    assert [last.train_accuracy, last.validation_accuracy] == expected
    assert last.test_accuracy == accuracy(network, bars.test)


def test_without_a_share_validation_is_not_measured(bars):
    *_, last = train(Network((784, 10)), bars, TrainingConfig(batch_size=20, iterations=5, evaluate_every=5))
    assert last.test_accuracy is not None
    assert last.validation_accuracy is None


@pytest.mark.parametrize(
    "settings",
    [
        {"validation": 0.3},
        {"images": 60},
        {"images": 60, "validation": 0.3, "replacement": True},
        {"augmentation": Augmentation(), "validation": 0.3},
        {"augmentation": Augmentation(), "schedule": "step", "optimizer": "adam", "learning_rate": 0.01},
    ],
)
def test_replays_and_branches_are_the_same_bit_for_bit(bars, settings):
    config = TrainingConfig(batch_size=20, iterations=30, **settings)
    record = RunRecord(RunSetup(hidden=(8,), training=config))
    trainer = record.make_trainer(bars)
    record.timeline.add(trainer.keyframe())
    states = {}
    for _ in range(30):
        trainer.step()
        states[trainer.iteration] = trainer.network.state
    replayed = record.replay(17, bars)
    np.testing.assert_array_equal(replayed.snapshot.state, states[17])
    branch = record.branch(11, bars).make_trainer(bars)
    while branch.iteration < 30:
        branch.step()
    np.testing.assert_array_equal(branch.network.state, states[30])


@pytest.mark.parametrize(
    ("settings", "field"),
    [
        ({"images": 0}, "images"),
        ({"images": 2.5}, "images"),
        ({"validation": -0.1}, "validation"),
        ({"validation": 0.95}, "validation"),
        ({"validation": float("nan")}, "validation"),
    ],
)
def test_what_cannot_be_divided_is_refused_by_field(settings, field):
    with pytest.raises(ConfigError) as caught:
        TrainingConfig(**settings)
    assert caught.value.field == field


def test_a_batch_larger_than_what_is_learned_is_refused(bars):
    with pytest.raises(ConfigError, match="from 1 to 45"):
        Trainer(Network((784, 10)), bars, TrainingConfig(batch_size=46, images=50, validation=0.1))


def test_a_branch_never_sets_aside_what_was_learned_from_before(bars):
    record = RunRecord(RunSetup(hidden=(8,), training=TrainingConfig(batch_size=20, iterations=9)))
    trainer = record.make_trainer(bars)
    record.timeline.add(trainer.keyframe())
    trainer.step()
    record.timeline.add(trainer.keyframe())
    branch = record.branch(1, bars)
    assert (
        branch.with_setup(replace(branch.setup, training=replace(branch.setup.training, l2=0.1))).begins == 1
    )
    apart = replace(branch.setup, training=replace(branch.setup.training, validation=0.2))
    assert branch.with_setup(apart).begins == 0
    again = branch.with_setup(apart)
    assert again.with_setup(replace(apart, training=replace(apart.training, seed=3))).setup.training.seed == 3
