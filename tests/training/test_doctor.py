from __future__ import annotations

import numpy as np
import pytest

from explorer.nn import OPTIMIZERS
from explorer.training import RunRecord, RunSetup, TrainingConfig
from explorer.training.doctor import Case, examine


def findings(dataset, iterations=400, change=None, **fields):
    """Train and return what the doctor says, by kind."""
    training = fields.pop("training", {})
    defaults = {"batch_size": 50, "iterations": iterations, "evaluate_every": 20, "evaluation_limit": 300}
    setup = RunSetup(training=TrainingConfig(**(defaults | training)), **fields)
    record = RunRecord(setup)
    trainer = record.make_trainer(dataset)
    if change is not None:
        change(trainer.network)
    for step in trainer.steps():
        record.history.append(step)
    case = Case(setup, trainer.network, dataset.test, record.history, record.settings["learning_rate"])
    return {finding.kind: finding.figures for finding in examine(case)}


def test_a_healthy_run_is_left_alone(sample):
    assert findings(sample, hidden=(30,)) == {}
    assert findings(sample, iterations=3, hidden=(30,)) == {}


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_so_is_every_optimizer_at_the_rate_it_starts_from(sample, optimizer):
    rate = OPTIMIZERS[optimizer].default_learning_rate
    assert findings(sample, hidden=(30,), training={"optimizer": optimizer, "learning_rate": rate}) == {}


def test_units_with_the_same_weights_are_found(sample):
    found = findings(sample, hidden=(30, 20), activation="sigmoid", init="zeros")
    assert found["symmetric"] == {"layer": 1, "units": 30}
    assert "rate_low" not in found


def test_dead_units_are_counted(sample):
    def kill(network):
        network.params["b2"][:12] = -100.0

    found = findings(sample, hidden=(30, 20), change=kill)
    assert found["dead"]["layer"] == 2
    assert 12 <= found["dead"]["dead"] <= found["dead"]["units"] == 20


@pytest.mark.parametrize("activation", ["sigmoid", "tanh"])
def test_saturated_units_are_found(sample, activation):
    found = findings(sample, hidden=(30,), activation=activation, init=3.0)
    assert found["saturated"]["layer"] == 1
    assert 0.5 < found["saturated"]["share"] <= 1.0


def test_a_rate_too_high_is_found(sample):
    found = findings(
        sample, iterations=200, hidden=(30,), activation="sigmoid", training={"learning_rate": 40.0}
    )
    assert found["rate_high"]["rate"] == 40.0
    assert found["rate_high"]["now"] > 1.0


def test_a_rate_too_low_is_found(sample):
    found = findings(sample, hidden=(30,), training={"learning_rate": 1e-5})
    assert list(found) == ["rate_low"]
    assert found["rate_low"]["before"] == pytest.approx(found["rate_low"]["now"], rel=0.03)


def test_overfitting_is_found(sample):
    few = type(sample)(
        sample.name,
        type(sample.train)(sample.train.images[:300], sample.train.labels[:300]),
        sample.test,
        sample.classes,
    )
    found = findings(few, iterations=600, hidden=(100,) * 3)
    assert found["overfitting"]["train"] > 0.99
    assert found["overfitting"]["train"] - found["overfitting"]["test"] >= 0.1


def test_weights_that_are_no_numbers_do_not_stop_the_doctor(sample):
    def break_it(network):
        network.theta[...] = np.nan

    findings(sample, iterations=1, hidden=(8,), change=break_it)
