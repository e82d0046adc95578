from __future__ import annotations

import math

import numpy as np
import pytest

from explorer.nn import INITIALIZERS, ConfigError, Network


def spreads(init, sizes=(900, 400, 100)):
    network = Network(sizes, "relu", init, seed=0)
    return [float(network.params[f"W{layer}"].std()) for layer in (1, 2)]


def test_the_registry_lists_the_rules_of_section_6_2():
    assert list(INITIALIZERS) == ["normal", "xavier", "he", "zeros"]
    assert all(key == entry.name and entry.label for key, entry in INITIALIZERS.items())
    assert [key for key, entry in INITIALIZERS.items() if entry.takes_std] == ["normal"]


def test_xavier_and_he_follow_the_width_of_the_layer_before():
    # Xavier: √(1/900) = 1/30, √(1/400) = 1/20; He: √2 times as much
    assert spreads("xavier") == pytest.approx([1 / 30, 1 / 20], rel=0.02)
    assert spreads("he") == pytest.approx([math.sqrt(2) / 30, math.sqrt(2) / 20], rel=0.02)


def test_a_number_is_the_deviation_of_every_layer():
    assert spreads(0.3) == pytest.approx([0.3, 0.3], rel=0.02)
    assert spreads("normal") == pytest.approx([0.01, 0.01], rel=0.02)


def test_zeros_are_zeros():
    assert not Network((9, 4, 2), init="zeros", seed=0).theta.any()
    assert not Network((9, 4, 2), init=0.0, seed=0).theta.any()


def test_the_weights_of_one_seed_differ_only_in_their_spread():
    one, two = Network((9, 4), init="he", seed=5), Network((9, 4), init="xavier", seed=5)
    np.testing.assert_allclose(one.theta, math.sqrt(2) * two.theta, rtol=1e-6)


@pytest.mark.parametrize("init", ["He", "", -1e-9, float("nan"), float("inf")])
def test_what_is_no_rule_is_refused_with_the_list_of_them(init):
    with pytest.raises(ConfigError, match="one of normal, xavier, he, zeros") as caught:
        Network((9, 4), init=init)
    assert caught.value.field == "init"
