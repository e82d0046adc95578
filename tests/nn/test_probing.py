"""One number's slope by central differences agrees with backpropagation, wherever the number is."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.nn import HIDDEN_ACTIVATIONS, Network, ShapeError
from explorer.nn.probing import Place, exact_loss, numerical_derivative

RNG = np.random.default_rng(5)


def derivative(network, x, t, place):
    """Return the slope by one number from a pass of its own, in float64."""
    twin = network.astype(np.float64)
    trace = twin.forward(x)
    inputs = tuple(trace.inputs(layer) for layer in range(twin.spec.layers))
    return numerical_derivative(twin, inputs, trace.a, t, place)


def relative(exact: float, numerical: float) -> float:
    return abs(exact - numerical) / max(abs(exact), abs(numerical), 1e-300)


def places(network, n):
    sizes = network.sizes
    yield Place("x", 0, (n - 1, 3))
    for layer in range(1, network.spec.layers + 1):
        yield Place("W", layer, (2, 1))
        yield Place("b", layer, (1,))
        yield Place("a", layer, (n - 1, sizes[layer] - 1))
        yield Place("z", layer, (0, 1))


def slope(backward, place):
    if place.kind in "Wb":
        return backward.grads[f"{place.kind}{place.layer}"][place.index]
    arrays = {"x": (backward.dx,), "a": backward.da, "z": backward.dz}[place.kind]
    return arrays[max(place.layer, 1) - 1][place.index]


@pytest.mark.parametrize("hidden", HIDDEN_ACTIVATIONS)
@pytest.mark.parametrize("n", [1, 7])
def test_every_kind_of_number_agrees_with_backpropagation(hidden, n):
    network = Network((12, 8, 6, 5), hidden, init="xavier", seed=2, dtype=np.float64)
    x, t = RNG.normal(size=(n, 12)), RNG.integers(0, 5, n)
    network.forward(x)
    backward = network.backward(t)
    for place in places(network, n):
        exact = slope(backward, place)
        if exact != 0:
            assert relative(exact, derivative(network, x, t, place)) <= 1e-5, place


@pytest.mark.parametrize("output", ["identity", "sigmoid", "softmax"])
def test_every_output_s_loss_has_the_slope_y_minus_t(output):
    network = Network((6, 4, 3), "tanh", init="xavier", seed=1, output=output, dtype=np.float64)
    x, t = RNG.normal(size=(4, 6)), np.eye(3)[[0, 2, 1, 1]]
    network.forward(x)
    backward = network.backward(t)
    outputs = [Place("z", 2, (row, unit)) for row in range(4) for unit in range(3)]
    for place in (Place("a", 2, (3, 0)), Place("W", 1, (5, 2)), Place("b", 2, (2,)), *outputs):
        assert relative(slope(backward, place), derivative(network, x, t, place)) <= 1e-5


def test_a_network_sure_of_itself_loses_no_digits():
    """Where y of the right class is 1 − 1e-13, log(y) has three digits left; the slope keeps all of them."""
    network = Network((2, 3), init=1.0, seed=0, dtype=np.float64)
    x, t = np.array([[3.0, 1.0]]), np.array([1])
    a = network.forward(x).a[0]
    network.params["b1"][1] += 30 - (a[0, 1] - np.delete(a[0], 1).max())
    network.forward(x)
    backward = network.backward(t)
    for unit in (0, 2):
        place = Place("a", 1, (0, unit))
        assert relative(backward.da[0][0, unit], derivative(network, x, t, place)) <= 1e-5


def test_the_exact_loss_is_the_book_s_where_that_is_not_bent():
    network = Network((6, 4, 3), "relu", init="he", seed=1, dtype=np.float64)
    x, t = RNG.normal(size=(4, 6)), np.array([0, 2, 1, 1])
    assert exact_loss(network, network.forward(x).a[-1], t) == pytest.approx(network.loss(x, t), abs=1e-5)
    a = np.array([[900.0, 0.0, -5.0]])
    assert exact_loss(network, a, [1]) == pytest.approx(900)
    assert exact_loss(network, a, [0]) == 0


def test_the_shipped_network_and_a_digit(sample):
    from explorer import resources
    from explorer.nn import load_network

    stored = load_network(resources.path("weights", "pen.npz")).network
    x = sample.test.images[:1].reshape(1, -1) / 255
    for label in (int(sample.test.labels[0]), 3):
        twin = stored.astype(np.float64)
        twin.forward(x)
        backward = twin.backward([label])
        rows = np.argsort(-np.abs(backward.grads["W1"]), axis=None)[[0, 50, 500]]
        for row in rows:
            place = Place("W", 1, tuple(int(i) for i in np.unravel_index(row, (784, 600))))
            assert relative(slope(backward, place), derivative(stored, x, [label], place)) <= 1e-5


def test_a_number_that_is_not_there():
    network = Network((4, 3, 2), dtype=np.float64)
    for place in (
        Place("a", 3, (0, 0)),
        Place("z", 3, (0, 0)),
        Place("W", 1, (4, 0)),
        Place("b", 1, (0, 0)),
        Place("x", 0, (1, 0)),
    ):
        with pytest.raises(ShapeError):
            derivative(network, np.zeros(4), [0], place)
