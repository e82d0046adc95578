from __future__ import annotations

from itertools import islice

import numpy as np
import pytest

from explorer.nn import Network
from explorer.training import Trainer, TrainingConfig, train
from explorer.training.gauge import UpdateGauge, gauge_interval


def test_a_measurement_by_hand():
    gauge = UpdateGauge(10)
    theta = np.array([3.0, 4.0])
    gauge.begin(theta, np.array([6.0, 8.0]))
    theta -= 0.1 * np.array([6.0, 8.0])
    norm, ratio = gauge.end(theta)
    assert norm == 10.0
    assert ratio == pytest.approx(1.0 / 5.0)


def test_a_trainer_measures_the_updates_that_are_due(sample):
    network = Network((784, 20, 10), seed=0)
    trainer = Trainer(network, sample, TrainingConfig(batch_size=50, learning_rate=0.1, iterations=20))
    trainer.gauge = UpdateGauge(10)
    steps = list(trainer.steps())
    assert [step.iteration for step in steps if step.gradient_norm is not None] == [10, 20]
    before = Network((784, 20, 10), seed=0)
    list(islice(train(before, sample, TrainingConfig(batch_size=50, learning_rate=0.1)), 19))
    # Plain descent moves the weights by rate times gradient.
    weights = float(np.linalg.norm(before.theta))
    assert steps[-1].update_ratio == pytest.approx(0.1 * steps[-1].gradient_norm / weights, rel=1e-4)


def test_measuring_changes_nothing_of_a_run(sample):
    config = TrainingConfig(batch_size=50, optimizer="adam", learning_rate=0.01, iterations=30)
    networks = [Network((784, 20, 10), seed=0) for _ in range(2)]
    measured, plain = (Trainer(network, sample, config) for network in networks)
    measured.gauge = UpdateGauge(7)
    list(measured.steps())
    list(plain.steps())
    np.testing.assert_array_equal(networks[0].theta, networks[1].theta)


def test_small_batches_are_measured_less_often():
    assert gauge_interval(100) == 20
    assert gauge_interval(1) == 640
