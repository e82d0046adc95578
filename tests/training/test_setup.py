from __future__ import annotations

import numpy as np
import pytest

from explorer.data import DATASETS, load
from explorer.nn import ConfigError
from explorer.training import PRESETS, RunSetup, TrainingConfig, accuracy, train


def test_the_first_run_needs_nothing_but_what_is_carried():
    setup = RunSetup()
    assert setup.dataset == "sample"
    assert setup.spec.sizes == (784, 50, 10)
    assert setup.training.iterations


def test_a_setup_makes_the_same_first_weights_each_time():
    setup = RunSetup(training=TrainingConfig(seed=7, iterations=1))
    np.testing.assert_array_equal(setup.build_network().theta, setup.build_network().theta)
    other = RunSetup(training=TrainingConfig(seed=8, iterations=1)).build_network()
    assert not np.array_equal(other.theta, setup.build_network().theta)


def test_layers_may_have_their_own_activations_or_be_absent():
    assert RunSetup(hidden=(30, 20), activation=("tanh", "gelu")).spec.hidden == ("tanh", "gelu")
    assert RunSetup(hidden=(30, 20), activation="elu").spec.hidden == ("elu", "elu")
    assert RunSetup(hidden=()).spec.sizes == (784, 10)


@pytest.mark.parametrize(
    ("settings", "field"),
    [
        ({"dataset": "emnist"}, "dataset"),
        ({"hidden": (10,) * 9}, "hidden"),
        ({"hidden": (0,)}, "hidden"),
        ({"hidden": (1025,)}, "hidden"),
        ({"hidden": (20.5,)}, "sizes"),
        ({"activation": "step"}, "activation"),
        ({"activation": "softmax"}, "hidden"),
        ({"activation": ("relu", "relu")}, "hidden"),
        ({"init": "lecun"}, "init"),
        ({"init": -1.0}, "init"),
    ],
)
def test_a_setup_that_cannot_be_trained_is_refused_by_field(settings, field):
    with pytest.raises(ConfigError) as caught:
        RunSetup(**settings)
    assert caught.value.field == field


@pytest.mark.parametrize("key", PRESETS)
def test_every_preset_can_be_run(key):
    preset = PRESETS[key]
    assert preset.key == key
    training = preset.setup.training
    images = DATASETS[preset.setup.dataset].train_size
    assert training.batch_size <= images
    assert training.total_iterations(images) is not None
    assert training.evaluate_every is not None
    network = preset.setup.build_network()
    assert network.spec == preset.setup.spec


def test_the_books_preset_is_the_books_loop():
    setup = PRESETS["book"].setup
    training = setup.training
    assert (setup.dataset, setup.spec.sizes, setup.spec.hidden) == ("mnist", (784, 20, 10), ("sigmoid",))
    assert (training.iterations, training.batch_size, training.learning_rate) == (10_000, 100, 0.1)
    assert training.replacement
    assert setup.init == 0.01


def test_the_first_run_learns_the_carried_sample():
    setup = PRESETS["first"].setup
    network = setup.build_network()
    dataset = load(setup.dataset)
    last = list(train(network, dataset, setup.training))[-1]
    assert last.iteration == 2000
    assert last.test_accuracy == accuracy(network, dataset.test, setup.training.evaluation_limit) > 0.9
