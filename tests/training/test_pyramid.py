from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.training.curves import reduce
from explorer.training.pyramid import Pyramid


def noise(n: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=n)


@pytest.mark.parametrize("window", [(-np.inf, np.inf), (1_000, 90_000), (40_000, 60_000), (99_000, 1e9)])
@pytest.mark.parametrize("columns", [100, 333, 1200])
def test_a_curve_thinned_by_its_pyramid_is_the_one_thinned_without(window, columns):
    x, y = np.arange(100_000.0), noise(100_000)
    pyramid = Pyramid()
    pyramid.take(y)
    for with_it, without in zip(
        reduce(x, y, columns, *window, pyramid), reduce(x, y, columns, *window), strict=True
    ):
        np.testing.assert_array_equal(with_it, without)


@given(st.lists(st.integers(0, 3000), min_size=1, max_size=12))
def test_taken_in_pieces_it_is_the_same_as_at_once(pieces):
    y = noise(sum(pieces), 1)
    grown, whole, upto = Pyramid(), Pyramid(), 0
    for piece in pieces:
        grown.take(y[: upto + piece], same=upto)
        upto += piece
    whole.take(y)
    if upto:
        for size in (16, 32, 256):
            np.testing.assert_array_equal(grown.extremes(0, upto, size), whole.extremes(0, upto, size))


def test_a_curve_that_changed_from_some_point_on_is_taken_anew_from_there():
    one, other = noise(20_000, 2), noise(30_000, 3)
    other[:5000] = one[:5000]
    pyramid, fresh = Pyramid(), Pyramid()
    pyramid.take(one)
    pyramid.take(other, same=5000)
    fresh.take(other)
    np.testing.assert_array_equal(pyramid.extremes(0, 30_000, 128), fresh.extremes(0, 30_000, 128))


def test_missing_values_hide_nothing():
    y = np.ones(4096)
    y[100:140] = np.nan
    y[128], y[70] = 7.0, -3.0
    pyramid = Pyramid()
    pyramid.take(y)
    kept = pyramid.extremes(0, 4096, 64)
    assert {70, 128} <= set(kept.tolist())
