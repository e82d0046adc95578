from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from explorer.nn import ACTIVATIONS, HIDDEN_ACTIVATIONS, NetworkSpec, numerical_gradient, softmax

ELEMENTWISE = [key for key, entry in ACTIVATIONS.items() if entry.elementwise]
KINKED = {"relu", "leaky_relu", "elu", "step"}

# Away from the kinks at 0 and at the step's thresholds below, where no derivative exists.
POINTS = np.concatenate([np.linspace(-6.05, 6.05, 56), [-25.0, 25.0]])


def settings_of(entry):
    """Return the defaults, and every parameter at both ends of its range and somewhere between."""
    defaults = {p.name: p.default for p in entry.parameters}
    turned = [
        defaults | {p.name: value}
        for p in entry.parameters
        for value in (p.low, p.high, 0.37 * p.low + 0.63 * p.high)
    ]
    return [defaults, *turned]


CASES = [(key, settings) for key in ELEMENTWISE for settings in settings_of(ACTIVATIONS[key])]


def test_the_registry_holds_the_functions_of_the_menu_under_their_own_names():
    expected = "step identity sigmoid tanh relu leaky_relu elu gelu softplus swish softmax"
    assert list(ACTIVATIONS) == expected.split()
    assert all(key == entry.name for key, entry in ACTIVATIONS.items())
    assert all(entry.label and entry.formula and entry.derivative_formula for entry in ACTIVATIONS.values())


def test_hidden_layers_can_learn_with_all_but_step_and_softmax():
    assert set(ACTIVATIONS) - set(HIDDEN_ACTIVATIONS) == {"step", "softmax"}


def test_defaults_of_parameters_are_those_of_the_function():
    for entry in ACTIVATIONS.values():
        defaults = {p.name: p.default for p in entry.parameters}
        x = np.linspace(-3, 3, 13)
        np.testing.assert_array_equal(entry(x), entry(x, **defaults))
        np.testing.assert_array_equal(entry.derivative(x), entry.derivative(x, **defaults))


@pytest.mark.parametrize(("key", "settings"), CASES)
def test_the_derivative_is_the_slope_of_the_function(key, settings):
    entry = ACTIVATIONS[key]
    h = 1e-5
    slope = (entry(POINTS + h, **settings) - entry(POINTS - h, **settings)) / (2 * h)
    np.testing.assert_allclose(entry.derivative(POINTS, **settings), slope, rtol=1e-6, atol=1e-8)


@given(arrays(np.float64, 5, elements=st.floats(-20, 20)))
def test_the_jacobian_of_softmax_is_its_numerical_one(a):
    jacobian = ACTIVATIONS["softmax"].derivative(a)
    numerical = [numerical_gradient(lambda x, i=i: float(softmax(x)[i]), a) for i in range(5)]
    np.testing.assert_allclose(jacobian, numerical, atol=1e-6)


def test_the_jacobian_of_softmax_is_made_for_each_row_of_a_batch():
    a = np.arange(6.0).reshape(2, 3)
    jacobian = ACTIVATIONS["softmax"].derivative(a)
    assert jacobian.shape == (2, 3, 3)
    np.testing.assert_array_equal(jacobian[1], ACTIVATIONS["softmax"].derivative(a[1]))


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
@pytest.mark.parametrize("key", ACTIVATIONS)
def test_far_inputs_give_finite_values_in_the_dtype_that_came(key, dtype):
    entry = ACTIVATIONS[key]
    x = np.array([-1e4, -800.0, -90.0, -12.0, -0.0, 0.0, 12.0, 90.0, 800.0, 1e4], dtype=dtype)
    for settings in settings_of(entry):
        for result in (entry(x, **settings), entry.derivative(x, **settings)):
            assert result.dtype == dtype
            assert np.isfinite(result).all()


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("key", ELEMENTWISE)
def test_the_largest_inputs_a_dtype_has_neither_warn_nor_give_nan(key, dtype):
    x = np.array([-1.0, 1.0], dtype=dtype) * np.finfo(dtype).max
    assert not np.isnan(ACTIVATIONS[key](x)).any()
    assert not np.isnan(ACTIVATIONS[key].derivative(x)).any()


@pytest.mark.parametrize("key", ELEMENTWISE)
def test_integers_and_numbers_are_taken_as_float64(key):
    entry = ACTIVATIONS[key]
    assert entry(np.array([-2, 0, 3])).dtype == np.float64
    np.testing.assert_array_equal(entry(np.array([-2, 0, 3])), entry(np.array([-2.0, 0.0, 3.0])))
    assert np.shape(entry(2)) == np.shape(entry.derivative(2)) == ()


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("key", ELEMENTWISE)
def test_the_forms_that_write_in_place_agree_with_the_plain_ones(key, dtype):
    entry = ACTIVATIONS[key]
    a = np.random.default_rng(0).normal(scale=4.0, size=(30, 20)).astype(dtype)
    before = a.copy()
    z, slope = np.full_like(a, np.nan), np.full_like(a, np.nan)
    entry.write_value(a, z)
    entry.write_slope(a, z, slope)
    np.testing.assert_array_equal(z, entry(a))
    np.testing.assert_allclose(slope, entry.derivative(a), rtol=1e-5, atol=4 * np.finfo(dtype).eps)
    np.testing.assert_array_equal(a, before)


@pytest.mark.parametrize("key", sorted(KINKED))
def test_at_a_kink_the_derivative_is_the_one_of_the_left_branch(key):
    left = ACTIVATIONS[key].derivative(np.array([-1e-12]))
    np.testing.assert_allclose(ACTIVATIONS[key].derivative(np.array([0.0])), left)


def test_softmax_is_no_activation_of_a_hidden_layer():
    with pytest.raises(ValueError, match="hidden should be one of"):
        NetworkSpec((4, 3, 2), ("softmax",))
