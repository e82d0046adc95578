from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.nn import (
    HIDDEN_ACTIVATIONS,
    ConfigError,
    Network,
    NetworkError,
    ShapeError,
    check_gradient,
    one_hot,
)


@pytest.fixture
def books_network():
    """The three-layer network of section 3.4.3."""
    network = Network((2, 3, 2, 2), "sigmoid", output="identity", dtype=np.float64)
    network.params["W1"] = [[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]]
    network.params["b1"] = [0.1, 0.2, 0.3]
    network.params["W2"] = [[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]]
    network.params["b2"] = [0.1, 0.2]
    network.params["W3"] = [[0.1, 0.3], [0.2, 0.4]]
    network.params["b3"] = [0.1, 0.2]
    return network


def batch_for(network, n=5, seed=0):
    rng = np.random.default_rng(seed)
    return rng.uniform(size=(n, network.sizes[0])), rng.integers(0, network.sizes[-1], n)


def test_forward_gives_the_books_numbers(books_network):
    trace = books_network.forward([1.0, 0.5])
    np.testing.assert_allclose(trace.a[0], [[0.3, 0.7, 1.1]])
    np.testing.assert_allclose(trace.z[0], [[0.57444252, 0.66818777, 0.75026011]], atol=1e-8)
    np.testing.assert_allclose(trace.z[1], [[0.62624937, 0.7710107]], atol=1e-8)
    np.testing.assert_allclose(trace.y, [[0.31682708, 0.69627909]], atol=1e-8)
    np.testing.assert_allclose(books_network.predict([1.0, 0.5]), [0.31682708, 0.69627909], atol=1e-8)


def test_a_trace_has_every_value_of_every_layer():
    network = Network((6, 5, 4, 3), "relu", seed=1)
    trace = network.forward(np.ones((7, 6)))
    assert trace.x.shape == (7, 6)
    assert [a.shape for a in trace.a] == [z.shape for z in trace.z] == [(7, 5), (7, 4), (7, 3)]
    assert trace.y is trace.z[-1]
    assert trace.inputs(0) is trace.x
    assert trace.inputs(2) is trace.z[1]
    assert {array.dtype for array in (trace.x, *trace.a, *trace.z)} == {np.dtype(np.float32)}


def test_one_input_is_a_batch_of_one_in_the_trace_and_a_vector_in_predict():
    network = Network((6, 3), seed=1)
    assert network.forward(np.ones(6)).y.shape == (1, 3)
    assert network.predict(np.ones(6)).shape == (3,)
    assert network.predict(np.ones((1, 6))).shape == (1, 3)


def test_a_backward_trace_has_the_shapes_of_the_forward_one():
    network = Network((6, 5, 4, 3), seed=1)
    x, t = batch_for(network, 7)
    forward = network.forward(x)
    backward = network.backward(t)
    assert [da.shape for da in backward.da] == [a.shape for a in forward.a]
    assert [dz.shape for dz in backward.dz] == [z.shape for z in forward.z]
    assert backward.dx.shape == forward.x.shape
    assert list(backward.grads) == list(network.params)
    assert all(backward.grads[name].shape == network.params[name].shape for name in network.params)
    assert backward.loss == network.loss(x, t)


def test_the_gradient_by_the_output_of_softmax_is_y_minus_t_over_n():
    network = Network((4, 3), seed=2, dtype=np.float64)
    x, t = batch_for(network, 4)
    y = network.forward(x).y
    np.testing.assert_allclose(network.backward(t).da[-1], (y - one_hot(t, 3, np.float64)) / 4)


def numerically(loss, array, h=1e-5):
    """Return the slope of ``loss()`` by each number in ``array``, which it reads."""
    slopes = np.zeros_like(array)
    for index in np.ndindex(array.shape):
        value = array[index]
        array[index] = value + h
        above = loss()
        array[index] = value - h
        slopes[index] = (above - loss()) / (2 * h)
        array[index] = value
    return slopes


@pytest.mark.parametrize("output", ["softmax", "sigmoid", "identity"])
def test_the_gradients_by_a_z_and_x_are_those_of_a_network_cut_there(output):
    network = Network((4, 5, 3), "tanh", 0.5, seed=3, output=output, dtype=np.float64)
    x, t = batch_for(network, 2)
    forward, backward = network.forward(x), network.backward(t)

    def loss_from_a1():
        network_of_rest = np.tanh(a1) @ network.params["W2"] + network.params["b2"]
        return network.output.loss(network.output.function(network_of_rest), t)

    def loss_from_z1():
        return network.output.loss(
            network.output.function(z1 @ network.params["W2"] + network.params["b2"]), t
        )

    a1, z1, y = forward.a[0].copy(), forward.z[0].copy(), forward.y.copy()
    np.testing.assert_allclose(backward.da[0], numerically(loss_from_a1, a1), atol=1e-6)
    np.testing.assert_allclose(backward.dz[0], numerically(loss_from_z1, z1), atol=1e-6)
    np.testing.assert_allclose(backward.dx, numerically(lambda: network.loss(x, t), x), atol=1e-6)
    by_output = numerically(lambda: network.output.loss(y, t), y)
    np.testing.assert_allclose(backward.dz[-1], by_output, rtol=1e-5, atol=1e-7)


SHAPES = [(5, 3), (5, 4, 3), (5, 4, 4, 3), (5, 6, 5, 4, 3)]


@pytest.mark.parametrize("output", ["softmax", "sigmoid", "identity"])
@pytest.mark.parametrize("hidden", HIDDEN_ACTIVATIONS)
def test_backpropagation_agrees_with_numerical_differentiation(hidden, output):
    for sizes in SHAPES:
        network = Network(sizes, hidden, 0.4, seed=4, output=output)
        x, t = batch_for(network, 6, seed=5)
        for name, difference in check_gradient(network, x, t).items():
            assert difference.relative <= 1e-5, (sizes, name)


def test_layers_may_have_different_activations():
    network = Network((5, 4, 3, 2), ("tanh", "gelu"), 0.5, seed=6)
    assert [entry.name for entry in network.activations] == ["tanh", "gelu"]
    assert max(d.relative for d in check_gradient(network, *batch_for(network)).values()) <= 1e-5


def test_two_classes_on_one_sigmoid_unit():
    network = Network((4, 3, 1), "tanh", 0.5, seed=7, output="sigmoid")
    x = np.random.default_rng(0).uniform(size=(6, 4))
    t = np.array([0, 1, 1, 0, 1, 0])
    assert max(d.relative for d in check_gradient(network, x, t).values()) <= 1e-5
    right = (network.predict(x)[:, 0] > 0.5) == t
    assert network.accuracy(x, t) == right.mean()


@settings(max_examples=25)
@given(
    sizes=st.lists(st.integers(1, 5), min_size=2, max_size=4).filter(lambda s: s[-1] > 1),
    n=st.integers(1, 4),
    seed=st.integers(0, 1000),
)
def test_labels_and_one_hot_rows_give_the_same_loss_accuracy_and_gradient(sizes, n, seed):
    network = Network(sizes, init=0.7, seed=seed)
    x, labels = batch_for(network, n, seed)
    rows = one_hot(labels, sizes[-1])
    assert network.loss(x, labels) == network.loss(x, rows)
    assert network.accuracy(x, labels) == network.accuracy(x, rows)
    by_labels, by_rows = network.gradient(x, labels), network.gradient(x, rows)
    assert all(np.array_equal(by_labels[name], by_rows[name]) for name in network.params)


@pytest.mark.parametrize("t", [2, [2], [0, 0, 1], [[0, 0, 1]]])
def test_a_single_input_takes_its_target_in_every_form(t):
    network = Network((4, 3), init=0.5, seed=8)
    x = np.array([0.1, 0.2, 0.3, 0.4])
    assert network.loss(x, t) == network.loss(x[None], [2])
    np.testing.assert_array_equal(network.gradient(x, t)["W1"], network.gradient(x[None], [2])["W1"])


def test_accuracy_counts_the_likeliest_class():
    network = Network((3, 3), init=0.0)
    network.params["W1"] = np.eye(3)
    assert network.accuracy(np.eye(3), [0, 1, 0]) == pytest.approx(2 / 3)


def test_the_gradient_is_a_dictionary_of_new_arrays():
    network = Network((4, 3, 2), seed=9)
    x, t = batch_for(network)
    first = network.gradient(x, t)
    kept = {name: grad.copy() for name, grad in first.items()}
    network.gradient(1 - x, t)
    assert type(first) is dict
    for name in network.params:
        np.testing.assert_array_equal(first[name], kept[name])
        assert not np.shares_memory(first[name], network.theta)


def test_the_same_seed_gives_the_same_weights_and_biases_of_zero():
    one, two = (Network((30, 20, 10), init=0.05, seed=3) for _ in range(2))
    np.testing.assert_array_equal(one.theta, two.theta)
    assert not np.array_equal(one.theta, Network((30, 20, 10), init=0.05, seed=4).theta)
    assert not one.params["b1"].any()
    assert not one.params["b2"].any()
    assert one.params["W1"].std() == pytest.approx(0.05, rel=0.15)


def test_a_generator_may_be_the_seed():
    rng = np.random.default_rng(0)
    one, two = Network((5, 4), seed=rng), Network((5, 4), seed=rng)
    assert not np.array_equal(one.theta, two.theta)
    np.testing.assert_array_equal(one.theta, Network((5, 4), seed=0).theta)


def test_state_is_a_copy_that_can_be_loaded_again():
    network = Network((4, 3, 2), seed=0)
    state = network.state
    network.theta[...] = 0.0
    assert state.any()
    network.load_state(state)
    np.testing.assert_array_equal(network.theta, state)
    assert not np.shares_memory(network.theta, state)
    with pytest.raises(ShapeError, match="state"):
        network.load_state(state[:-1])


def test_from_state_stands_on_the_numbers_themselves_even_read_only_ones():
    network = Network((4, 3, 2), seed=0)
    state = network.state
    state.flags.writeable = False
    twin = Network.from_state(network.spec, state)
    assert twin.theta is state
    np.testing.assert_array_equal(twin.predict(np.ones(4)), network.predict(np.ones(4)))
    assert max(d.worst for d in check_gradient(twin, np.ones((1, 4)), [1]).values()) < 1e-6
    with pytest.raises(ValueError, match="read-only"):
        twin.params["b1"] = np.zeros(3)


def test_another_precision_is_another_network():
    network = Network((4, 3), seed=0)
    twin = network.astype(np.float64)
    assert twin.theta.dtype == twin.predict(np.ones(4)).dtype == np.float64
    twin.theta[...] = 0.0
    assert network.theta.any()
    assert network.sizes == twin.sizes == (4, 3)
    assert network.parameter_count == 15


@pytest.mark.parametrize("x", [np.ones(5), np.ones((2, 5)), np.ones((2, 2, 4)), 1.0])
def test_inputs_that_do_not_fit_are_refused(x):
    with pytest.raises(ShapeError, match=r"x should have shape \(n, 4\) or \(4,\)"):
        Network((4, 3)).forward(x)


def test_targets_of_another_batch_are_refused():
    network = Network((4, 3))
    network.forward(np.ones((2, 4)))
    with pytest.raises(ShapeError):
        network.backward([0, 1, 2])


def test_backward_needs_a_forward_pass():
    with pytest.raises(NetworkError, match="forward pass before it"):
        Network((4, 3)).backward([0])


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({"sizes": (4,)}, "sizes"),
        ({"sizes": (4, 2.5, 3)}, "sizes"),
        ({"sizes": (4, 3), "hidden": ("relu",)}, "hidden"),
        ({"sizes": (4, 3, 2), "hidden": "softmax"}, "hidden"),
        ({"sizes": (4, 3), "output": "relu"}, "output"),
        ({"sizes": (4, 3), "init": "xaver"}, "init"),
        ({"sizes": (4, 3), "init": -0.1}, "init"),
    ],
)
def test_settings_that_make_no_network_are_refused_by_field(arguments, field):
    with pytest.raises(ConfigError) as caught:
        Network(**arguments)
    assert caught.value.field == field


def test_numerical_gradients_can_be_had_of_some_parameters_and_leave_the_network_alone():
    network = Network((4, 3, 2), init=0.5, seed=1)
    before = network.state
    x, t = batch_for(network)
    numerical = network.numerical_gradient(x, t, ("b1", "W2"))
    assert list(numerical) == ["b1", "W2"]
    assert numerical["W2"].dtype == np.float64
    exact = network.gradient(x, t)
    np.testing.assert_allclose(numerical["W2"], exact["W2"], atol=1e-6)
    assert list(network.numerical_gradient(x, t)) == list(network.params)
    np.testing.assert_array_equal(network.theta, before)
