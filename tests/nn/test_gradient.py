from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from explorer.nn import Network, check_gradient, cross_entropy_error, numerical_gradient, softmax


def bowl(x):
    """x0² + x1² of section 4.4."""
    return float(x[0] ** 2 + x[1] ** 2)


@pytest.mark.parametrize(
    ("x", "gradient"), [([3.0, 4.0], [6.0, 8.0]), ([0.0, 2.0], [0.0, 4.0]), ([3.0, 0.0], [6.0, 0.0])]
)
def test_the_books_bowl(x, gradient):
    np.testing.assert_allclose(numerical_gradient(bowl, np.array(x)), gradient, atol=1e-9)


def test_the_books_parabola():
    # section 4.3.2: f(x) = 0.01 x² + 0.1 x has slope 0.2 at 5 and 0.3 at 10
    slope = numerical_gradient(lambda x: float(0.01 * x**2 + 0.1 * x), 5.0)
    assert float(slope) == pytest.approx(0.2)
    assert float(numerical_gradient(lambda x: float(0.01 * x**2 + 0.1 * x), 10.0)) == pytest.approx(0.3)


def test_the_books_simple_net():
    # section 4.4.2
    W = np.array([[0.47355232, 0.9977393, 0.84668094], [0.85557411, 0.03563661, 0.69422093]])
    x, t = np.array([0.6, 0.9]), np.array([0, 0, 1])
    np.testing.assert_allclose(x @ W, [1.05414809, 0.63071653, 1.1328074], atol=1e-7)

    def loss(W):
        return cross_entropy_error(softmax(x @ W), t)

    assert loss(W) == pytest.approx(0.92806853, abs=1e-5)
    expected = [[0.21924763, 0.14356247, -0.36281009], [0.32887144, 0.2153437, -0.54421514]]
    np.testing.assert_allclose(numerical_gradient(loss, W), expected, atol=1e-6)

    network = Network((2, 3), dtype=np.float64)
    network.params["W1"] = W
    assert network.loss(x, t) == pytest.approx(0.92806853, abs=1e-5)
    np.testing.assert_allclose(network.gradient(x, t)["W1"], expected, atol=1e-6)
    np.testing.assert_allclose(network.numerical_gradient(x, t)["W1"], expected, atol=1e-6)


@given(arrays(np.float64, array_shapes(max_dims=3, max_side=3), elements=st.floats(-10, 10)))
def test_any_shape_is_differentiated_number_by_number(x):
    before = x.copy()
    np.testing.assert_allclose(numerical_gradient(lambda v: float(np.sum(v**3)), x), 3 * x**2, atol=1e-6)
    np.testing.assert_array_equal(x, before)


def test_integers_and_float32_are_differentiated_in_float64():
    for x in (np.array([3, 4]), np.array([3, 4], dtype=np.float32)):
        gradient = numerical_gradient(bowl, x)
        assert gradient.dtype == np.float64
        np.testing.assert_allclose(gradient, [6.0, 8.0], atol=1e-9)


def test_the_step_can_be_chosen():
    # a forward-and-back step of 1 on x³ at 2: (27 − 1) / 2
    assert float(numerical_gradient(lambda x: float(x**3), 2.0, h=1.0)) == pytest.approx(13.0)


def test_a_function_that_fails_leaves_the_parameters_as_they_were():
    network = Network((2, 2), init=0.5, seed=0)
    before = network.state
    with pytest.raises(ValueError, match="labels"):
        network.numerical_gradient(np.ones((1, 2)), [5])
    np.testing.assert_array_equal(network.theta, before)


def test_the_check_names_every_parameter_and_finds_a_wrong_gradient():
    network = Network((3, 4, 2), init=0.5, seed=0)
    x, t = np.random.default_rng(0).uniform(size=(3, 3)), [0, 1, 1]
    differences = check_gradient(network, x, t)
    assert list(differences) == ["W1", "b1", "W2", "b2"]
    for difference in differences.values():
        assert 0 <= difference.mean <= difference.worst < 1e-7
        assert difference.relative < 1e-5

    class Wrong(Network):
        def astype(self, dtype):
            return Wrong.from_state(self.spec, self.theta.astype(dtype))

        def gradient(self, x, t):
            grads = super().gradient(x, t)
            grads["W2"][0, 0] += 0.25
            return grads

    wrong = check_gradient(Wrong((3, 4, 2), init=0.5, seed=0), x, t, ("b1", "W2"))
    assert list(wrong) == ["b1", "W2"]
    assert wrong["W2"].worst == pytest.approx(0.25, abs=1e-6)
    assert wrong["W2"].mean == pytest.approx(0.25 / 8, abs=1e-6)
    assert wrong["b1"].relative < 1e-5
