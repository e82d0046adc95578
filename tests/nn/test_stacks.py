"""Stacks of equal layers: the book's figures 6.10 to 6.14 as numbers, and linear layers that are one."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.nn import ACTIVATIONS, ConfigError, Network
from explorer.nn.stacks import StackSetup, chain, one_layer, random_stack


def _stack(activation, **setup):
    return random_stack(ACTIVATIONS[activation], StackSetup(**setup))


def test_a_large_deviation_drives_sigmoid_to_its_ends():
    """Figure 6.10: deviation 1, outputs at 0 and 1, hardly any slope left."""
    layers = _stack("sigmoid", init=1.0)
    assert len(layers) == 5
    last = layers[-1]
    assert ((last.z < 0.05) | (last.z > 0.95)).mean() > 0.4
    assert last.saturated > 0.2
    assert layers[0].gradient < 1.0


def test_a_small_deviation_leaves_sigmoid_at_one_half():
    """Figure 6.11: deviation 0.01, every output about 0.5."""
    layers = _stack("sigmoid", init=0.01)
    assert np.abs(layers[-1].z - 0.5).max() < 0.1
    assert layers[-1].deviation < 0.02
    assert layers[0].gradient < 1e-5


def test_xavier_keeps_sigmoid_spread_out():
    """Figure 6.13."""
    xavier, small = _stack("sigmoid", init="xavier")[-1], _stack("sigmoid", init=0.01)[-1]
    assert xavier.deviation > 5 * small.deviation
    assert xavier.saturated < 0.01


def test_he_keeps_relu_s_size_where_xavier_and_a_small_deviation_shrink_it():
    """Figure 6.14."""
    last = {init: _stack("relu", init=init)[-1].deviation for init in (0.01, "xavier", "he")}
    first = _stack("relu", init="he")[0].deviation
    assert last["he"] == pytest.approx(first, rel=0.25)
    assert last[0.01] < 1e-4
    assert last[0.01] < last["xavier"] < last["he"]


def test_twenty_layers_vanish_or_explode():
    assert _stack("tanh", layers=20, init=0.01)[-1].deviation < 1e-15
    layers = _stack("relu", layers=20, init=0.5)
    assert layers[-1].deviation > 1e8
    assert layers[0].gradient > 1e8


def test_the_first_layers_do_not_depend_on_how_many_follow():
    five, nine = _stack("tanh", layers=5), _stack("tanh", layers=9)
    for a, b in zip(five, nine, strict=False):
        assert np.array_equal(a.z, b.z)


def test_without_weights_the_function_is_applied_to_its_own_output():
    layers = _stack("sigmoid", layers=3, init=None)
    x = np.random.default_rng([0, 0]).standard_normal((1000, 100))
    h = ACTIVATIONS["sigmoid"]
    assert np.array_equal(layers[2].z, h(h(h(x))))


def test_the_gradient_is_the_one_backpropagation_gives():
    """Layer by layer as a `Network` of the same weights does it, for L = Σ g·z at the last layer."""
    setup = StackSetup(layers=3, width=7, init=0.4, samples=11, seed=5)
    layers = random_stack(ACTIVATIONS["tanh"], setup)
    source, back = (np.random.default_rng([5, stream]) for stream in (0, 1))
    x = source.standard_normal((11, 7))
    Ws = [0.4 * source.standard_normal((7, 7)) for _ in range(3)]
    g = back.standard_normal((11, 7))

    def loss(z1):
        return float((g * np.tanh(np.tanh(z1 @ Ws[1]) @ Ws[2])).sum())

    z1 = np.tanh(x @ Ws[0])
    assert np.allclose(layers[0].z, z1)
    numeric = np.zeros_like(z1)
    for index in np.ndindex(z1.shape):
        up, down = z1.copy(), z1.copy()
        up[index] += 1e-5
        down[index] -= 1e-5
        numeric[index] = (loss(up) - loss(down)) / 2e-5
    size = np.sqrt(np.mean(numeric**2)) / np.sqrt(np.mean(g**2))
    assert layers[0].gradient == pytest.approx(size, rel=1e-7)
    assert layers[-1].gradient == 1.0


def test_parameters_reach_the_function():
    leaky = random_stack(ACTIVATIONS["leaky_relu"], StackSetup(layers=2), {"slope": 1.0})
    linear = random_stack(ACTIVATIONS["identity"], StackSetup(layers=2))
    assert np.allclose(leaky[1].z, linear[1].z)


def test_softmax_cannot_be_stacked_number_by_number():
    with pytest.raises(ConfigError):
        _stack("softmax")


def test_three_linear_layers_are_c_cubed():
    """Section 3.2.6: h(x) = cx three times is c³x."""
    x = np.linspace(-3, 3, 7)
    assert np.allclose(chain(x, 2.0, 3, ACTIVATIONS["identity"])[-1], 8.0 * x)
    between = chain(x, 2.0, 3, ACTIVATIONS["sigmoid"])
    h = ACTIVATIONS["sigmoid"]
    assert np.array_equal(between[1], h(2.0 * h(2.0 * x)))


def test_linear_layers_collapse_into_one():
    network = Network((4, 6, 5, 3), "identity", 0.5, seed=1, output="identity", dtype=np.float64)
    for name in ("b1", "b2", "b3"):
        network.params[name] = np.random.default_rng(2).normal(size=network.params[name].shape)
    x = np.random.default_rng(3).normal(size=(8, 4))
    W, b = one_layer(network)
    assert np.allclose(x @ W + b, network.predict(x), atol=1e-13)


def test_a_layer_with_an_activation_does_not_collapse():
    with pytest.raises(ConfigError):
        one_layer(Network((4, 6, 3), "relu", output="identity"))
