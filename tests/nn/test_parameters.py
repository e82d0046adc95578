from __future__ import annotations

import numpy as np
import pytest

from explorer.nn import ConfigError, Network, NetworkSpec, Parameter, ShapeError


@pytest.fixture
def network():
    return Network((4, 3, 2), seed=0)


def test_theta_holds_the_parameters_in_the_books_order():
    spec = NetworkSpec((4, 3, 2), ("relu",))
    assert spec.shapes == {"W1": (4, 3), "b1": (3,), "W2": (3, 2), "b2": (2,)}
    assert spec.parameter_count == 4 * 3 + 3 + 3 * 2 + 2
    views = spec.views(np.arange(23.0))
    assert views["W1"].ravel().tolist() == list(range(12))
    assert views["b1"].tolist() == [12, 13, 14]
    assert views["b2"].tolist() == [21, 22]
    assert spec.layers == 2


def test_every_name_is_a_view_into_theta(network):
    for name in network.params:
        network.params[name][...] = 7.0
    assert (network.theta == 7.0).all()
    network.theta[...] = -1.0
    assert all((network.params[name] == -1.0).all() for name in network.params)


def test_assigning_copies_into_the_view(network):
    theta, W1 = network.theta, network.params["W1"]
    new = np.full((4, 3), 5.0)
    network.params["W1"] = new
    assert network.params["W1"] is W1
    assert network.theta is theta
    assert (theta[:12] == 5.0).all()
    new[...] = 0.0
    assert (theta[:12] == 5.0).all()


@pytest.mark.parametrize("value", [np.zeros((3, 4)), np.zeros(3), 1.0, np.zeros((4, 3, 1))])
def test_assigning_another_shape_is_refused_and_changes_nothing(network, value):
    before = network.theta.copy()
    with pytest.raises(ShapeError, match=r"W1 should have shape \(4, 3\)") as caught:
        network.params["W1"] = value
    assert (caught.value.what, caught.value.expected) == ("W1", "(4, 3)")
    np.testing.assert_array_equal(network.theta, before)


def test_a_name_that_is_not_there_is_a_missing_key(network):
    with pytest.raises(KeyError):
        network.params["W3"]
    with pytest.raises(KeyError):
        network.params["W3"] = 0
    assert list(network.params) == ["W1", "b1", "W2", "b2"]
    assert len(network.params) == 4
    assert "W1 (4, 3)" in repr(network.params)


@pytest.mark.parametrize(
    ("sizes", "hidden", "output", "field"),
    [
        ((4,), (), "softmax", "sizes"),
        ((), (), "softmax", "sizes"),
        ((4, 0), (), "softmax", "sizes"),
        ((4, 2.5), (), "softmax", "sizes"),
        ((4, "2"), (), "softmax", "sizes"),
        ((4, 3, 2), (), "softmax", "hidden"),
        ((4, 3, 2), ("relu", "relu"), "softmax", "hidden"),
        ((4, 3, 2), ("rellu",), "softmax", "hidden"),
        ((4, 3, 2), ("relu",), "softmaxx", "output"),
    ],
)
def test_a_spec_that_is_no_network_is_refused_by_field(sizes, hidden, output, field):
    with pytest.raises(ConfigError) as caught:
        NetworkSpec(sizes, hidden, output)
    assert caught.value.field == field


def test_sizes_from_numpy_become_plain_numbers():
    spec = NetworkSpec(tuple(np.array([4, 2])), ())
    assert [type(size) for size in spec.sizes] == [int, int]


def test_a_vector_of_another_length_has_no_views():
    with pytest.raises(ShapeError, match="theta"):
        NetworkSpec((4, 3, 2), ("relu",)).views(np.zeros(22))


def test_only_networks_with_a_slope_everywhere_can_be_trained():
    assert NetworkSpec((4, 3, 3, 2), ("relu", "gelu")).trainable
    assert NetworkSpec((4, 2), ()).trainable
    assert not NetworkSpec((4, 3, 3, 2), ("relu", "step")).trainable


def test_a_parameter_keeps_to_its_range():
    beta = Parameter("beta", 1.0, 0.0, 10.0)
    assert beta.check(10) == 10.0
    for value in (-0.1, 10.1, float("nan"), float("inf")):
        with pytest.raises(ConfigError, match="beta should be a number from 0 to 10"):
            beta.check(value)
