from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from explorer.training.curves import bucket_size, generous_limit, reduce

finite_curves = arrays(
    np.float64, st.integers(0, 1200), elements=st.floats(-1e6, 1e6, allow_nan=False, width=32)
)


@given(finite_curves, st.integers(1, 300))
def test_reduction_keeps_the_extremes_and_the_ends(values, buckets):
    x = np.arange(values.size)
    rx, ry = reduce(x, values, buckets)
    assert len(rx) == len(ry)
    assert len(rx) <= 2 * buckets + 4
    np.testing.assert_array_equal(values[rx], ry)
    assert (np.diff(rx) > 0).all()
    if values.size:
        assert (ry.min(), ry.max()) == (values.min(), values.max())
        assert (rx[0], rx[-1]) == (0, values.size - 1)


def test_a_short_curve_comes_back_as_it_is():
    x = np.arange(100)
    assert len(reduce(x, x, 400)[0]) == 100


def test_a_growing_curve_keeps_the_points_it_had():
    values = np.random.default_rng(0).normal(size=3000)
    x = np.arange(3000)
    before = set(reduce(x[:2600], values[:2600], 100)[0].tolist())
    after = set(reduce(x[:2700], values[:2700], 100)[0].tolist())
    size = bucket_size(2600, 100)
    settled = {point for point in before if point < 2600 - 2600 % size}
    assert settled <= after


def test_a_bucket_with_a_missing_value_shows_the_others():
    values = np.ones(1024)
    values[100] = np.nan
    values[101] = 7.0
    assert reduce(np.arange(1024), values, 16)[1].max() == 7.0


def test_a_diverged_end_stays_visible_as_missing():
    values = np.ones(1024)
    values[512:] = np.nan
    x, y = reduce(np.arange(1024), values, 16)
    assert np.isnan(y[x >= 512]).all()
    assert np.isfinite(y[x < 512]).all()


def test_a_window_holds_its_points_and_one_neighbour_on_either_side():
    x = np.arange(0, 100, 10)
    wx, _ = reduce(x, x, 400, 25, 55)
    np.testing.assert_array_equal(wx, [20, 30, 40, 50, 60])


def test_a_window_beside_the_curve_is_at_most_its_end():
    x = np.arange(10)
    assert len(reduce(x, x, 400, 50, 60)[0]) <= 1
    assert len(reduce(x[:0], x[:0], 400, 0, 1)[0]) == 0


def test_panning_keeps_the_buckets_in_place():
    rng = np.random.default_rng(1)
    x, y = np.arange(100_000), rng.normal(size=100_000)
    first = reduce(x, y, 200, 10_000, 50_000)[0]
    second = reduce(x, y, 200, 10_100, 50_100)[0]
    inside = [set(w[(w > 11_000) & (w < 49_000)].tolist()) for w in (first, second)]
    assert inside[0] == inside[1]


@given(st.floats(1e-6, 1e12))
def test_a_generous_limit_is_above_and_not_far(value):
    assert value <= generous_limit(value) * (1 + 1e-8)
    assert generous_limit(value) <= 2 * value


@pytest.mark.parametrize(
    ("value", "limit"), [(1, 1), (1.2, 1.5), (2.31, 3), (99, 100), (700, 750), (801, 1000)]
)
def test_generous_limits(value, limit):
    assert generous_limit(value) == pytest.approx(limit)
