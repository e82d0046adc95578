from __future__ import annotations

import numpy as np
import pytest

from explorer.data import load_mnist
from explorer.nn import TwoLayerNet, check_gradient


def readers_loop(network, x_train, t_train, *, iterations, batch_size=100, learning_rate=0.1, seed=0):
    """The loop of section 5.7.4 as readers have it; return the loss of every iteration."""
    rng = np.random.default_rng(seed)
    losses = []
    for _ in range(iterations):
        batch_mask = rng.choice(x_train.shape[0], batch_size)
        x_batch = x_train[batch_mask]
        t_batch = t_train[batch_mask]
        grads = network.gradient(x_batch, t_batch)
        for key in ("W1", "b1", "W2", "b2"):
            network.params[key] = network.params[key] - learning_rate * grads[key]
        losses.append(network.loss(x_batch, t_batch))
    return losses


def test_the_constructor_is_the_books():
    network = TwoLayerNet(input_size=784, hidden_size=100, output_size=10, weight_init_std=0.02)
    # section 4.5.1 prints these shapes
    shapes = {name: array.shape for name, array in network.params.items()}
    assert shapes == {"W1": (784, 100), "b1": (100,), "W2": (100, 10), "b2": (10,)}
    assert network.params["W1"].std() == pytest.approx(0.02, rel=0.05)
    assert network.spec.hidden == ("sigmoid",)
    assert network.spec.output == "softmax"


def test_a_batch_goes_through_as_in_the_book():
    network = TwoLayerNet(784, 100, 10, seed=0)
    x, t = np.random.default_rng(0).uniform(size=(100, 784)), np.eye(10)[np.arange(100) % 10]
    assert network.predict(x).shape == (100, 10)
    assert network.loss(x, t) == pytest.approx(np.log(10), rel=0.05)
    assert 0.0 <= network.accuracy(x, t) <= 1.0


def test_its_gradients_agree_as_the_book_checks_them():
    # section 5.7.3: three images. What difference there is comes from the 1e-7 in the loss's logarithm.
    network = TwoLayerNet(20, 8, 4, seed=0)
    rng = np.random.default_rng(0)
    differences = check_gradient(network, rng.uniform(size=(3, 20)), rng.integers(0, 4, 3))
    assert max(difference.mean for difference in differences.values()) < 1e-6


def test_the_readers_loop_learns_the_carried_sample(sample):
    x_train = sample.train.images.reshape(-1, 784) / 255.0
    t_train = np.eye(10)[sample.train.labels]
    network = TwoLayerNet(784, 20, 10, seed=0)
    losses = readers_loop(network, x_train, t_train, iterations=600, learning_rate=0.5)
    assert np.mean(losses[:20]) > 2.2
    assert np.mean(losses[-20:]) < 0.5
    x_test, t_test = sample.test.images.reshape(-1, 784) / 255.0, np.eye(10)[sample.test.labels]
    assert network.accuracy(x_test, t_test) > 0.85


@pytest.mark.mnist
@pytest.mark.slow
def test_the_readers_loop_reaches_the_books_accuracy(mnist):
    (x_train, t_train), (x_test, t_test) = load_mnist(normalize=True, one_hot_label=True)
    network = TwoLayerNet(input_size=784, hidden_size=50, output_size=10, weight_init_std=0.01, seed=0)
    readers_loop(network, x_train, t_train, iterations=10_000)
    assert network.accuracy(x_train, t_train) >= 0.93
    assert network.accuracy(x_test, t_test) >= 0.93
