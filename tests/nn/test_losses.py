from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from explorer.nn import (
    OUTPUTS,
    ShapeError,
    binary_cross_entropy,
    cross_entropy_error,
    numerical_gradient,
    one_hot,
    softmax,
    sum_squared_error,
)

# Section 4.2: the right class is 2; the first output is right, the second says 7.
RIGHT = np.array([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0])
WRONG = np.array([0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0])
TWO = np.eye(10)[2]


@pytest.mark.parametrize("t", [2, TWO, TWO.tolist()])
def test_sum_of_squares_gives_the_books_numbers(t):
    assert sum_squared_error(RIGHT, t) == pytest.approx(0.0975)
    assert sum_squared_error(WRONG, t) == pytest.approx(0.5975)


@pytest.mark.parametrize("t", [2, TWO, TWO.tolist()])
def test_cross_entropy_gives_the_books_numbers(t):
    assert cross_entropy_error(RIGHT, t) == pytest.approx(0.510825457)
    assert cross_entropy_error(WRONG, t) == pytest.approx(2.302584092)


@pytest.mark.parametrize("loss", [sum_squared_error, cross_entropy_error, binary_cross_entropy])
def test_a_batch_has_the_mean_of_the_losses_of_its_rows(loss):
    batch = np.stack([RIGHT, WRONG, RIGHT])
    mean = (2 * loss(RIGHT, 2) + loss(WRONG, 2)) / 3
    assert loss(batch, [2, 2, 2]) == pytest.approx(mean)
    assert loss(batch, np.stack([TWO, TWO, TWO])) == pytest.approx(mean)
    assert loss(RIGHT[None], [2]) == pytest.approx(loss(RIGHT, 2))


rows_of_scores = arrays(
    np.float64, st.tuples(st.integers(1, 6), st.integers(2, 5)), elements=st.floats(-9, 9)
)


@pytest.mark.parametrize("loss", [sum_squared_error, cross_entropy_error, binary_cross_entropy])
@given(a=rows_of_scores, data=st.data())
def test_labels_and_one_hot_rows_mean_the_same(loss, a, data):
    y = softmax(a)
    labels = np.array(data.draw(st.lists(st.integers(0, a.shape[1] - 1), min_size=len(a), max_size=len(a))))
    assert loss(y, labels) == loss(y, one_hot(labels, a.shape[1], np.float64))
    assert loss(y, labels.astype(np.uint8)) == loss(y, labels)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_certainty_in_the_wrong_class_is_dear_but_finite(dtype):
    y = np.array([0.0, 1.0], dtype=dtype)
    assert cross_entropy_error(y, 0) == pytest.approx(-np.log(1e-7), rel=1e-3)
    assert binary_cross_entropy(y, 0) == pytest.approx(-2 * np.log(1e-7), rel=1e-3)


def test_binary_cross_entropy_by_hand():
    # −log 0.8 for a yes at 0.8, −log(1 − 0.4) for a no at 0.4; their mean over the batch
    y = np.array([[0.8], [0.4]])
    expected = -(np.log(0.8) + np.log(0.6)) / 2
    assert binary_cross_entropy(y, [1, 0]) == pytest.approx(expected, rel=1e-6)
    assert binary_cross_entropy(y, [[1], [0]]) == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize("name", OUTPUTS)
def test_each_output_and_its_loss_have_the_gradient_y_minus_t(name):
    output = OUTPUTS[name]
    a = np.array([[0.3, -0.8, 0.5], [1.0, 0.2, -0.1]])
    t = np.array([[0.0, 0.0, 1.0], [0.0, 1.0, 0.0]])
    numerical = numerical_gradient(lambda x: output.loss(output.function(x), t), a)
    np.testing.assert_allclose(numerical, (output.function(a) - t) / 2, atol=1e-6)


def test_outputs_name_their_losses():
    assert {name: output.loss_name for name, output in OUTPUTS.items()} == {
        "identity": "sum_squared_error",
        "sigmoid": "binary_cross_entropy",
        "softmax": "cross_entropy_error",
    }


@pytest.mark.parametrize(
    ("t", "sentence"),
    [
        ([0, 1], "labels"),  # two labels for three rows
        (np.zeros((3, 3)), "labels"),  # rows of another width
        ([0, 1, 4], "labels from 0 to 3"),
        ([0, 1, -1], "labels from 0 to 3"),
        ([0.0, 1.5, 2.0], "whole numbers"),
        ([0.0, float("nan"), 2.0], "whole numbers"),
    ],
)
def test_targets_that_do_not_fit_are_refused(t, sentence):
    with pytest.raises(ShapeError, match=sentence):
        cross_entropy_error(np.full((3, 4), 0.25), t)


def test_one_hot_keeps_the_dtype_asked_for():
    assert one_hot([1, 0], 3).tolist() == [[0, 1, 0], [1, 0, 0]]
    assert one_hot(2, 3).tolist() == [0, 0, 1]
    assert one_hot([1], 2).dtype == np.float32
    assert one_hot([1], 2, np.float64).dtype == np.float64
