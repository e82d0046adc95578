from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from explorer.nn import (
    elu,
    gelu,
    identity,
    leaky_relu,
    naive_sigmoid,
    naive_softmax,
    relu,
    sigmoid,
    softmax,
    softplus,
    step,
    swish,
    tanh,
)

# Worked by hand (or from the book, section 3.2 to 3.5): function, input, output.
BY_HAND = [
    (step, -1.0, 0.0),
    (step, 0.0, 0.0),
    (step, 1.0, 1.0),
    (identity, -3.5, -3.5),
    (sigmoid, -1.0, 0.26894142),  # section 3.2.4 prints 0.26894142, 0.73105858, 0.88079708
    (sigmoid, 1.0, 0.73105858),
    (sigmoid, 2.0, 0.88079708),
    (sigmoid, 0.0, 0.5),
    (tanh, math.log(2.0), 0.6),  # (2 − 1/2) / (2 + 1/2)
    (relu, -2.0, 0.0),
    (relu, 3.0, 3.0),
    (leaky_relu, -2.0, -0.02),
    (leaky_relu, 3.0, 3.0),
    (elu, -math.log(2.0), -0.5),  # 1/2 − 1
    (elu, 3.0, 3.0),
    (gelu, 0.0, 0.0),
    (gelu, 1.0, 0.84119199),  # 1/2 (1 + tanh(0.79788456 · 1.044715))
    (softplus, 0.0, math.log(2.0)),
    (softplus, math.log(3.0), math.log(4.0)),
    (swish, 0.0, 0.0),
    (swish, math.log(3.0), 0.75 * math.log(3.0)),  # sigmoid(log 3) = 3/4
]


@pytest.mark.parametrize(("function", "x", "expected"), BY_HAND)
def test_values_worked_by_hand(function, x, expected):
    assert float(function(x)) == pytest.approx(expected, abs=1e-8)


def test_parameters_bend_the_function_as_its_formula_says():
    assert step(np.array([0.4, 0.6]), threshold=0.5).tolist() == [0.0, 1.0]
    assert leaky_relu(np.array([-4.0]), slope=0.25).tolist() == [-1.0]
    np.testing.assert_allclose(elu(-math.log(2.0), alpha=3.0), -1.5)
    np.testing.assert_allclose(swish(math.log(3.0) / 2, beta=2.0), 0.75 * math.log(3.0) / 2)


@given(arrays(np.float64, array_shapes(max_dims=3), elements=st.floats(-30, 30)))
def test_the_safe_sigmoid_is_the_textbook_one_where_that_works(x):
    np.testing.assert_allclose(sigmoid(x), naive_sigmoid(x), atol=1e-15)


def test_gelu_is_close_to_x_times_the_normal_distribution():
    x = np.linspace(-6, 6, 241)
    exact = np.array([v * 0.5 * (1.0 + math.erf(v / math.sqrt(2.0))) for v in x])
    assert np.max(np.abs(gelu(x) - exact)) < 1e-3


def test_softmax_gives_the_books_numbers():
    # section 3.5.1
    np.testing.assert_allclose(softmax([0.3, 2.9, 4.0]), [0.01821127, 0.24519181, 0.73659691], atol=1e-8)


def test_softmax_survives_scores_that_overflow_the_textbook_formula():
    # section 3.5.2: exp(1010) is inf, inf / inf is nan
    scores = np.array([1010.0, 1000.0, 990.0])
    assert np.isnan(naive_softmax(scores)).all()
    np.testing.assert_allclose(softmax(scores), [9.99954600e-01, 4.53978686e-05, 2.06106005e-09])


def test_the_naive_sigmoid_overflows_inside_and_still_ends_at_zero():
    with np.errstate(over="raise"), pytest.raises(FloatingPointError):
        1.0 / (1.0 + np.exp(np.array([1000.0])))
    assert naive_sigmoid(np.array([-1000.0])).tolist() == [0.0]


scores_of_classes = arrays(
    np.float64, array_shapes(min_dims=1, max_dims=3, max_side=6), elements=st.floats(-1e4, 1e4)
)


@given(scores_of_classes)
def test_softmax_is_a_distribution_along_the_last_axis(a):
    y = softmax(a)
    assert y.shape == a.shape
    assert (y >= 0).all()
    np.testing.assert_allclose(y.sum(axis=-1), 1.0)


@given(scores_of_classes, st.floats(-1e3, 1e3))
def test_softmax_does_not_notice_a_shift(a, shift):
    np.testing.assert_allclose(softmax(a + shift), softmax(a), rtol=1e-6, atol=1e-9)


@given(scores_of_classes)
def test_softmax_keeps_the_order_of_the_scores(a):
    in_order = np.take_along_axis(softmax(a), np.argsort(a, axis=-1), axis=-1)
    assert (np.diff(in_order, axis=-1) >= 0).all()


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_softmax_of_the_most_distant_scores_a_dtype_has(dtype):
    largest = np.finfo(dtype).max
    assert softmax(np.array([-largest, largest], dtype=dtype)).tolist() == [0.0, 1.0]


def test_no_function_changes_its_argument():
    for function in (step, identity, sigmoid, tanh, relu, leaky_relu, elu, gelu, softplus, swish, softmax):
        x = np.linspace(-2, 2, 5)
        function(x)[...] = 9.0
        np.testing.assert_array_equal(x, np.linspace(-2, 2, 5))
