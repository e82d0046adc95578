from __future__ import annotations

import itertools

import numpy as np
import pytest

from explorer.data import Augmentation, Dataset, Split
from explorer.nn import OPTIMIZERS, ConfigError, Network, ShapeError, numerical_gradient
from explorer.training import PRESETS, Control, Trainer, TrainingConfig, accuracy, train


def run(dataset, control=None, network=None, **settings):
    """Train and return the network and its steps."""
    network = network or Network((784, 12, 10), "relu", "he", seed=3)
    settings = {"batch_size": 20, "iterations": 40, **settings}
    return network, list(train(network, dataset, TrainingConfig(**settings), control))


def test_it_learns(bars):
    network, steps = run(bars, iterations=200, learning_rate=0.3)
    assert steps[0].loss > 2.0
    assert np.mean([step.loss for step in steps[-10:]]) < 0.1
    assert accuracy(network, bars.test) > 0.95


SETTINGS = [
    {},
    {"replacement": True},
    {"augmentation": Augmentation()},
    {"l1": 1e-4, "l2": 1e-3},
    {"schedule": "one_cycle"},
    *({"optimizer": name, "learning_rate": 0.01} for name in OPTIMIZERS),
]


@pytest.mark.parametrize("settings", SETTINGS, ids=lambda s: "-".join(map(str, s.values())) or "plain")
def test_a_run_is_reproducible_bit_for_bit(bars, settings):
    one, first = run(bars, evaluate_every=7, **settings)
    two, second = run(bars, evaluate_every=7, **settings)
    np.testing.assert_array_equal(one.theta, two.theta)
    assert first == second
    assert np.isfinite(one.theta).all()


def test_the_seed_decides_the_order_of_the_batches(bars):
    one, _ = run(bars, seed=1)
    two, _ = run(bars, seed=2)
    assert not np.array_equal(one.theta, two.theta)


def test_being_watched_changes_nothing(bars):
    one, _ = run(bars)
    two, _ = run(bars, evaluate_every=1, evaluation_limit=5)
    np.testing.assert_array_equal(one.theta, two.theta)


def test_sgd_takes_the_step_of_the_gradient_of_its_batch(bars):
    network = Network((784, 12, 10), "relu", "he", seed=3, dtype=np.float64)
    before = network.state
    config = TrainingConfig(batch_size=230, learning_rate=0.5, iterations=1)
    (step,) = train(network, bars, config)
    start = Network.from_state(network.spec, before)
    x = bars.train.images.reshape(-1, 784) / 255.0
    assert step.loss == pytest.approx(start.loss(x, bars.train.labels))
    for name, grad in start.gradient(x, bars.train.labels).items():
        np.testing.assert_allclose(network.params[name], start.params[name] - 0.5 * grad, atol=1e-12)


def test_steps_are_numbered_and_epochs_counted_by_images_seen(bars):
    _, steps = run(bars, batch_size=23, iterations=25)
    assert [step.iteration for step in steps] == list(range(1, 26))
    assert steps[9].epoch == pytest.approx(1.0)
    assert steps[24].epoch == pytest.approx(2.5)
    assert {step.learning_rate for step in steps} == {0.1}


def test_epochs_make_a_run_as_long(bars):
    assert len(run(bars, iterations=None, epochs=2, batch_size=23)[1]) == 20


def test_a_run_without_an_end_goes_on_until_closed(bars):
    network = Network((784, 10), seed=0)
    steps = train(network, bars, TrainingConfig(batch_size=10))
    assert [step.iteration for step in itertools.islice(steps, 100)][-1] == 100
    after = network.state
    steps.close()
    assert list(steps) == []
    np.testing.assert_array_equal(network.theta, after)


def test_not_pulling_pauses(bars):
    network = Network((784, 10), seed=0)
    steps = train(network, bars, TrainingConfig(batch_size=10, iterations=6))
    before = network.state
    next(steps)
    after = network.state
    assert not np.array_equal(before, after)
    np.testing.assert_array_equal(network.theta, after)
    assert [step.iteration for step in steps] == [2, 3, 4, 5, 6]


def test_accuracies_are_measured_at_the_chosen_interval(bars):
    _, steps = run(bars, iterations=10, evaluate_every=4)
    measured = [step.iteration for step in steps if step.train_accuracy is not None]
    assert measured == [4, 8]
    assert all((step.test_accuracy is None) == (step.train_accuracy is None) for step in steps)


def test_without_an_interval_nothing_is_measured(bars):
    assert all(step.test_accuracy is None for step in run(bars)[1])


def test_the_accuracies_are_those_after_the_update(bars):
    network, steps = run(bars, iterations=30, evaluate_every=30)
    for split, measured in ((bars.train, steps[-1].train_accuracy), (bars.test, steps[-1].test_accuracy)):
        assert measured == accuracy(network, split)
        assert measured == network.accuracy(split.images.reshape(-1, 784) / 255.0, split.labels)


def test_a_limit_measures_the_first_images_alone(bars):
    network, steps = run(bars, iterations=5, evaluate_every=5, evaluation_limit=20)
    first = network.accuracy(bars.test.images[:20].reshape(-1, 784) / 255.0, bars.test.labels[:20])
    assert steps[-1].test_accuracy == accuracy(network, bars.test, 20) == first


def test_accuracy_of_more_images_than_are_scaled_at_a_time():
    rng = np.random.default_rng(0)
    split = Split(rng.integers(0, 256, (2500, 28, 28), np.uint8), rng.integers(0, 10, 2500).astype(np.uint8))
    network = Network((784, 10), init=0.1, seed=0)
    whole = network.accuracy(split.images.reshape(-1, 784) / np.float32(255), split.labels)
    assert accuracy(network, split) == pytest.approx(whole, abs=2 / 2500)


def test_a_measurement_is_given_up_once_nobody_waits(bars):
    network, control = Network((784, 10), seed=0), Control()
    trainer = Trainer(network, bars, TrainingConfig(batch_size=10), control)
    assert all(0 <= share <= 1 for share in trainer.evaluate())
    control.stop()
    assert all(np.isnan(share) for share in trainer.evaluate())


@pytest.mark.parametrize("decay", [{"l1": 0.01}, {"l2": 0.03}, {"l1": 0.01, "l2": 0.03}])
def test_weight_decay_is_in_the_loss_and_its_slope_in_the_update(bars, decay):
    l1, l2 = decay.get("l1", 0.0), decay.get("l2", 0.0)
    network = Network((784, 3, 10), "tanh", 0.3, seed=3, dtype=np.float64)
    network.params["b1"] = [0.5, -0.5, 1.0]
    start = Network.from_state(network.spec, network.state)
    config = TrainingConfig(batch_size=230, learning_rate=1.0, iterations=1, **decay)
    (step,) = train(network, bars, config)
    x, t = bars.train.images.reshape(-1, 784) / 255.0, bars.train.labels

    def penalised(W2):
        twin = Network.from_state(start.spec, start.state)
        twin.params["W2"] = W2
        weights = np.concatenate([twin.params["W1"].ravel(), W2.ravel()])
        return twin.loss(x, t) + l1 * np.abs(weights).sum() + l2 / 2 * np.square(weights).sum()

    assert step.loss == pytest.approx(penalised(start.params["W2"]))
    slope = start.params["W2"] - network.params["W2"]
    np.testing.assert_allclose(slope, numerical_gradient(penalised, start.params["W2"]), atol=1e-6)
    unpenalised = start.gradient(x, t)["b1"]
    np.testing.assert_allclose(start.params["b1"] - network.params["b1"], unpenalised, atol=1e-12)


def test_a_change_takes_effect_at_the_next_update_and_is_recorded(bars):
    control = Control()
    steps = train(Network((784, 10), seed=0), bars, TrainingConfig(batch_size=20, iterations=8), control)
    rates = []
    for step in steps:
        rates.append(step.learning_rate)
        if step.iteration == 3:
            control.set("learning_rate", 0.5)
        if step.iteration == 5:
            control.set("learning_rate", 0.7)
            control.set("learning_rate", 0.02)
    assert rates == [0.1, 0.1, 0.1, 0.5, 0.5, 0.02, 0.02, 0.02]
    assert [tuple(change) for change in control.changes] == [
        (4, "learning_rate", 0.5),
        (6, "learning_rate", 0.02),
    ]


def test_changes_replayed_give_the_same_run_bit_for_bit(bars):
    control = Control()
    network = Network((784, 12, 10), "relu", "he", seed=3)
    config = TrainingConfig(batch_size=20, iterations=30, optimizer="momentum", learning_rate=0.01)
    for step in train(network, bars, config, control):
        if step.iteration in (4, 9, 17):
            control.set("learning_rate", 0.05 / step.iteration)
        if step.iteration == 9:
            control.set("learning_rate", 0.001)  # smaller than the other one before the same update
    again = Control(control.changes)
    twin, _ = run(bars, again, iterations=30, optimizer="momentum", learning_rate=0.01)
    np.testing.assert_array_equal(twin.theta, network.theta)
    assert again.changes == control.changes
    plain, _ = run(bars, iterations=30, optimizer="momentum", learning_rate=0.01)
    assert not np.array_equal(plain.theta, network.theta)


@pytest.mark.parametrize("rate", [0.0, -1.0, float("nan")])
def test_a_change_to_what_is_no_rate_is_refused_when_it_is_asked_for(rate):
    control = Control()
    with pytest.raises(ConfigError, match="learning_rate"):
        control.set("learning_rate", rate)
    assert control.take(1, {}) == []


def test_a_schedule_is_a_factor_on_the_rate_in_force(bars):
    control = Control()
    config = TrainingConfig(batch_size=20, iterations=10, learning_rate=0.4, schedule="step")
    rates = []
    for step in train(Network((784, 10), seed=0), bars, config, control):
        rates.append(step.learning_rate)
        if step.iteration == 8:
            control.set("learning_rate", 0.8)
    assert rates == pytest.approx([0.4] * 5 + [0.04] * 3 + [0.008] * 2)


def test_images_become_inputs_from_0_to_1(bars):
    trainer = Trainer(Network((784, 10)), bars, TrainingConfig(batch_size=230))
    trainer.step()
    assert trainer._pass.x.max() == pytest.approx(250 / 255)
    assert trainer._pass.x.min() >= 0.0


def test_a_rate_too_high_ends_in_a_loss_that_is_no_number_and_no_warning(bars):
    _, steps = run(bars, learning_rate=1e30, iterations=20)
    assert not np.isfinite([step.loss for step in steps]).all()


def test_a_batch_larger_than_the_training_set_is_refused(bars):
    with pytest.raises(ConfigError, match="a whole number from 1 to 230") as caught:
        train(Network((784, 10)), bars, TrainingConfig(batch_size=231))
    assert caught.value.field == "batch_size"


def test_a_network_that_does_not_fit_the_data_is_refused(bars):
    with pytest.raises(ShapeError, match=r"\(n, 784\)"):
        train(Network((783, 10)), bars, TrainingConfig())
    with pytest.raises(ShapeError, match="labels up to 9"):
        train(Network((784, 9)), bars, TrainingConfig())


def test_a_network_that_cannot_learn_is_refused(bars):
    with pytest.raises(ConfigError, match="slope to learn by"):
        train(Network((784, 5, 10), "step"), bars, TrainingConfig())


def test_what_was_given_stays_as_it_was(bars):
    images, labels = bars.train.images.copy(), bars.train.labels.copy()
    run(bars, augmentation=Augmentation())
    np.testing.assert_array_equal(bars.train.images, images)
    np.testing.assert_array_equal(bars.train.labels, labels)


def test_a_class_without_images_is_no_obstacle(bars):
    few = bars.train.labels < 3
    part = Split(bars.train.images[few].copy(), bars.train.labels[few].copy())
    network, steps = run(Dataset("few", part, bars.test, bars.classes), batch_size=10)
    assert steps[-1].loss < steps[0].loss
    assert network.predict(np.zeros(784)).shape == (10,)


@pytest.mark.mnist
@pytest.mark.slow
@pytest.mark.parametrize(("key", "updates", "least"), [("book", 10_000, 0.935), ("adam", 18_750, 0.968)])
def test_the_presets_learn_mnist(mnist, key, updates, least):
    setup = PRESETS[key].setup
    network = setup.build_network()
    *_, last = train(network, mnist, setup.training)
    assert last.iteration == updates
    assert accuracy(network, mnist.test) >= least


def test_six_layers_learn_300_images_by_heart_and_read_others_worse(sample):
    setup = PRESETS["overfit"].setup
    network = setup.build_network()
    *_, last = train(network, sample, setup.training)
    assert last.train_accuracy == 1.0
    assert 0.7 < last.test_accuracy < 0.9
