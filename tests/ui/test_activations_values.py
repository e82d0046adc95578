"""What the Activations tab counts and plots, without a window: explorer.nn's own numbers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.nn import ACTIVATIONS, relu
from explorer.ui.tabs.activations.curves import exact, function_curve, grid_step
from explorer.ui.tabs.activations.distribution import (
    SATURATED_BELOW,
    bin_edges,
    count,
    distribution,
    fitted,
    outline,
)
from explorer.ui.tabs.activations.function_list import FUNCTIONS
from explorer.ui.tabs.activations.units import units_of

# Curves


def test_the_step_is_drawn_upright():
    curve = function_curve(ACTIVATIONS["step"], -6, 6, {"threshold": 1.5})
    jump = np.flatnonzero(np.diff(curve.h))
    assert len(jump) == 1
    assert curve.x[jump[0]] == 1.5
    assert curve.x[jump[0] + 1] - curve.x[jump[0]] < 1e-9


@pytest.mark.parametrize("key", FUNCTIONS)
def test_curves_are_the_functions(key):
    activation = ACTIVATIONS[key]
    parameters = {parameter.name: parameter.default for parameter in activation.parameters}
    curve = function_curve(activation, -3, 5, parameters)
    assert (np.diff(curve.x) > 0).all()
    assert np.array_equal(curve.h, activation(curve.x, **parameters))
    assert np.array_equal(curve.slope, activation.derivative(curve.x, **parameters))
    assert curve.x[0] >= -3
    assert curve.x[-1] <= 5


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.785834, "0.78583"),
        (-1.0, "−1.00000"),
        (0.0, "0.00000"),
        (2.0612e-9, "2.061e−9"),
        (float("nan"), "NaN"),
    ],
)
def test_exact_values(value, text):
    assert exact(value) == text


def test_a_dragged_x_is_rounded_to_what_a_pixel_is_worth():
    assert grid_step(12) == pytest.approx(0.01)
    assert grid_step(0.05) == pytest.approx(0.0001)


# Distribution


@given(st.floats(-50, 49), st.floats(0.01, 100))
def test_zero_is_an_edge_and_the_range_is_covered(low, span):
    edges = bin_edges(low, low + span)
    assert edges[0] <= low + 1e-9 * span
    assert edges[-1] >= low + span - 1e-9 * span
    assert 20 <= len(edges) <= 70
    if low <= 0 <= low + span:
        assert np.abs(edges).min() == 0


@pytest.mark.parametrize("key", ["relu", "sigmoid", "tanh", "elu", "identity", "softmax"])
def test_counts_sum_to_all_values_and_the_share_is_recomputed(key):
    a = np.random.default_rng(0).normal(0, 4, (50, 30))
    activation = ACTIVATIONS[key]
    shown = distribution(activation, a)
    counts = count(shown.a, shown.flat, bin_edges(-6, 6))
    assert counts.responsive.sum() + counts.saturated.sum() + counts.outside == a.size == counts.total
    assert counts.below == (a < counts.edges[0]).sum()
    assert counts.above == (a > counts.edges[-1]).sum()
    assert counts.outside == counts.below + counts.above
    assert np.array_equal(shown.z, activation(a))
    if key == "softmax":
        assert shown.saturated_share is None
        return
    assert shown.saturated_share == (np.abs(activation.derivative(a)) < SATURATED_BELOW).mean()


def test_parameters_reach_what_comes_out():
    a = np.array([[-2.0, 3.0]])
    assert distribution(ACTIVATIONS["leaky_relu"], a, {"slope": 0.5}).z.tolist() == [[-1.0, 3.0]]


def test_dead_units_pass_no_gradient_for_any_input():
    a = np.array([[-1.0, 2.0, -3.0], [-2.0, -1.0, 4.0]])
    shown = distribution(ACTIVATIONS["relu"], a)
    assert (shown.dead_units, shown.units) == (1, 3)
    assert shown.saturated_share == (relu(a) == 0).mean()


def test_values_that_are_no_number_are_counted_as_outside():
    shown = distribution(ACTIVATIONS["relu"], np.array([[np.nan, np.inf, 1.0]]))
    counts = count(shown.a, shown.flat, bin_edges(-6, 6))
    assert counts.outside == 2
    assert (counts.below, counts.above) == (0, 1)
    assert counts.total == 3


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=20))
def test_a_fitted_axis_holds_every_value(values):
    low, high = fitted(np.array(values), -6.0, 6.0)
    assert low <= min(values)
    assert high >= max(values)
    assert high - low <= 2 * max(np.abs(values).max(), 0.6) * 1.51
    assert low < 0 < high


def test_the_units_of_a_bar_and_their_order():
    shown = distribution(ACTIVATIONS["relu"], np.array([[-1.0, 2.0, 0.5], [-2.0, 3.0, 0.6]]))
    every = units_of(shown)
    assert every.unit.tolist() == [1, 2, 0]
    assert every.a.tolist() == pytest.approx([2.5, 0.55, -1.5])
    assert every.flat.tolist() == [0.0, 0.0, 1.0]
    assert units_of(shown, (0.0, 1.0)).unit.tolist() == [2]
    assert units_of(shown, (2.5, 3.5)).unit.tolist() == [1]


def test_the_outline_has_the_area_of_its_bars():
    edges, heights = np.array([0.0, 1.0, 2.0]), np.array([0.2, 0.6])
    corners = outline(edges, heights, np.array([0.1, 0.0]))
    x, y = corners.T
    area = abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2
    assert area == pytest.approx(heights.sum())
