from __future__ import annotations

import dataclasses

import pytest

from explorer.nn import OPTIMIZERS, ConfigError
from explorer.training import TrainingConfig


def test_the_defaults_are_the_books():
    config = TrainingConfig()
    assert (config.batch_size, config.optimizer, config.learning_rate, config.seed) == (100, "sgd", 0.1, 0)
    assert config.iterations is config.epochs is config.evaluate_every is None


def test_settings_are_named_and_cannot_be_changed():
    with pytest.raises(TypeError):
        TrainingConfig(100)
    with pytest.raises(dataclasses.FrozenInstanceError):
        TrainingConfig().learning_rate = 1.0


@pytest.mark.parametrize(
    ("settings", "field"),
    [
        ({"batch_size": 0}, "batch_size"),
        ({"batch_size": 2.5}, "batch_size"),
        ({"batch_size": True}, "batch_size"),
        ({"optimizer": "SGD"}, "optimizer"),
        ({"learning_rate": 0.0}, "learning_rate"),
        ({"learning_rate": float("nan")}, "learning_rate"),
        ({"iterations": 0}, "iterations"),
        ({"iterations": -5}, "iterations"),
        ({"epochs": 0.0}, "epochs"),
        ({"epochs": float("inf")}, "epochs"),
        ({"epochs": 1, "iterations": 10}, "epochs"),
        ({"seed": -1}, "seed"),
        ({"evaluate_every": 0}, "evaluate_every"),
        ({"evaluation_limit": 0}, "evaluation_limit"),
        ({"optimizer_options": {"momentum": 0.5}}, "momentum"),
        ({"optimizer": "momentum", "optimizer_options": {"momentum": 1.5}}, "momentum"),
        ({"l1": -1e-4}, "l1"),
        ({"l2": float("nan")}, "l2"),
        ({"schedule": "sawtooth"}, "schedule"),
        ({"schedule": "cosine"}, "schedule"),
    ],
)
def test_an_error_names_the_field_and_what_is_allowed(settings, field):
    with pytest.raises(ConfigError) as caught:
        TrainingConfig(**settings)
    assert caught.value.field == field
    assert str(caught.value.allowed) in str(caught.value)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_the_optimizer_is_made_as_the_settings_say(name):
    options = {parameter.name: parameter.low for parameter in OPTIMIZERS[name].parameters}
    config = TrainingConfig(optimizer=name, learning_rate=0.25, optimizer_options=options)
    optimizer = config.make_optimizer()
    assert type(optimizer) is OPTIMIZERS[name]
    assert optimizer.learning_rate == 0.25
    assert optimizer.options == options
    assert config.make_optimizer() is not optimizer


@pytest.mark.parametrize(
    ("settings", "images", "total"),
    [
        ({"iterations": 7}, 1000, 7),
        ({"epochs": 3}, 1000, 30),
        ({"epochs": 2}, 1050, 20),  # the last half batch of each pass waits for the next shuffle
        ({"epochs": 0.5}, 1000, 5),
        ({"epochs": 0.001}, 1000, 1),
        ({}, 1000, None),
    ],
)
def test_the_length_of_a_run(settings, images, total):
    assert TrainingConfig(**settings).total_iterations(images) == total
