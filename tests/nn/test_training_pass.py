from __future__ import annotations

import numpy as np
import pytest

from explorer.nn import HIDDEN_ACTIVATIONS, Network, TrainingPass


def passed(network, x, labels):
    step = TrainingPass(network, len(x))
    step.x[...] = x
    return step, step.run(labels)


@pytest.mark.parametrize("output", ["softmax", "sigmoid", "identity"])
@pytest.mark.parametrize("hidden", HIDDEN_ACTIVATIONS)
def test_loss_and_gradient_are_those_of_the_network(hidden, output):
    rng = np.random.default_rng(0)
    for sizes in ((7, 4), (7, 6, 4), (7, 6, 5, 4)):
        network = Network(sizes, hidden, 0.6, seed=1, output=output, dtype=np.float64)
        x, labels = rng.uniform(size=(9, 7)), rng.integers(0, 4, 9)
        step, loss = passed(network, x, labels)
        assert loss == pytest.approx(network.loss(x, labels), rel=1e-12)
        grads = network.spec.views(step.gradient)
        for name, exact in network.gradient(x, labels).items():
            np.testing.assert_allclose(grads[name], exact, rtol=1e-9, atol=1e-14)


def test_one_sigmoid_unit_takes_the_label_as_its_target():
    network = Network((3, 1), init=0.5, seed=2, output="sigmoid", dtype=np.float64)
    x, labels = np.random.default_rng(0).uniform(size=(5, 3)), np.array([0, 1, 1, 0, 1])
    step, loss = passed(network, x, labels)
    assert loss == pytest.approx(network.loss(x, labels))
    np.testing.assert_allclose(step.gradient[:3], network.gradient(x, labels)["W1"].ravel())


def test_buffers_carry_nothing_from_one_batch_to_the_next():
    network = Network((6, 5, 3), "relu", 0.5, seed=3)
    rng = np.random.default_rng(1)
    step = TrainingPass(network, 4)
    for _ in range(3):
        x, labels = rng.uniform(size=(4, 6)).astype(np.float32), rng.integers(0, 3, 4)
        step.x[...] = x
        loss = step.run(labels)
        fresh, expected = passed(network, x, labels)
        assert loss == expected
        np.testing.assert_array_equal(step.gradient, fresh.gradient)


def test_the_parameters_are_read_at_every_pass():
    network = Network((6, 3), init=0.5, seed=3)
    x, labels = np.ones((4, 6)), np.array([0, 1, 2, 0])
    step, before = passed(network, x, labels)
    network.theta[...] = 0.0
    assert step.run(labels) == pytest.approx(np.log(3.0), rel=1e-5)
    assert before != pytest.approx(np.log(3.0), rel=1e-3)
    assert step.gradient.dtype == network.theta.dtype == np.float32
