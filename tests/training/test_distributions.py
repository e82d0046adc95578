from __future__ import annotations

import numpy as np
import pytest

from explorer.nn import Network
from explorer.training.distributions import BINS, QUANTITIES, Distribution, distributions


def test_a_histogram_counts_every_finite_number():
    found = Distribution.of(np.array([[0.0, 1.0], [2.0, np.nan], [np.inf, 3.0]]))
    assert (found.low, found.high, found.mean) == (0.0, 3.0, 1.5)
    assert found.counts.sum() == 4
    assert found.counts[0] == found.counts[-1] == 1
    assert found.deviation == pytest.approx(np.sqrt(1.25))


@pytest.mark.parametrize("values", [np.full(5, 2.0), np.full(3, np.nan)])
def test_numbers_that_are_all_one_or_none_have_a_range_too(values):
    found = Distribution.of(values)
    assert found.high > found.low
    assert len(found.counts) == BINS


def test_each_layer_has_every_quantity(sample):
    network = Network((784, 12, 10), "sigmoid", "xavier", seed=0)
    layers = distributions(network, sample.test)
    assert [tuple(layer) for layer in layers] == [QUANTITIES] * 2
    assert layers[0]["W"].counts.sum() == 784 * 12
    assert layers[0]["z"].counts.sum() == 100 * 12
    assert 0.0 <= layers[0]["z"].low < layers[0]["z"].high <= 1.0
    before = network.theta.copy()
    distributions(network, sample.test)
    np.testing.assert_array_equal(network.theta, before)
