"""A pinned unit puts out its value whatever comes in; one number changed is one number changed."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.nn import ACTIVATIONS, HIDDEN_ACTIVATIONS, ConfigError, Network
from explorer.nn.surgery import OUT, input_for, pin, set_parameter, value_off

X = np.random.default_rng(0).normal(size=(20, 6))


@pytest.mark.parametrize("hidden", [*HIDDEN_ACTIVATIONS, "step"])
@pytest.mark.parametrize("value", [0.0, 1.0])
def test_a_pinned_unit_stands_still_and_the_others_go_on(hidden, value):
    if hidden in ("sigmoid", "tanh") and value == 1.0:
        value = 0.75
    network = Network((6, 5, 4, 3), hidden, "xavier", seed=1, dtype=np.float64)
    before = network.forward(X)
    state = network.state
    made = pin(network, 2, 1, value)
    made.hold(network.spec, state)
    pinned = Network.from_state(network.spec, state)
    after = pinned.forward(X)
    assert after.z[1][:, 1] == pytest.approx(np.full(20, value), abs=2e-6)
    assert np.array_equal(np.delete(after.z[1], 1, axis=1), np.delete(before.z[1], 1, axis=1))
    assert np.array_equal(network.forward(X).y, before.y)
    made.let_go(network.spec, state)
    assert np.array_equal(state, network.theta)


@pytest.mark.parametrize(("output", "value"), [("softmax", -2.5), ("sigmoid", 0.25), ("identity", 1.5)])
def test_an_output_is_pinned_too_of_softmax_its_score(output, value):
    network = Network((6, 5, 4), "tanh", "xavier", seed=1, output=output, dtype=np.float64)
    state = network.state
    pin(network, 2, 3, value).hold(network.spec, state)
    after = Network.from_state(network.spec, state).forward(X)
    seen = after.a[-1] if output == "softmax" else after.y
    assert seen[:, 3] == pytest.approx(np.full(20, value), abs=1e-6)


def test_an_output_of_softmax_that_is_off_has_no_share():
    network = Network((6, 5, 4), "tanh", "xavier", seed=1)
    assert value_off(network.spec, 1) == 0.0
    assert value_off(network.spec, 2) == OUT
    state = network.state
    pin(network, 2, 3, OUT).hold(network.spec, state)
    assert not Network.from_state(network.spec, state).predict(X)[:, 3].any()


@pytest.mark.parametrize("name", HIDDEN_ACTIVATIONS)
def test_an_input_is_found_for_every_value_there_is(name):
    h = ACTIVATIONS[name]
    for a in (-3.0, -0.4, 0.0, 0.7, 2.5, 6.0):
        value = float(h(np.array(a)))
        assert float(h(np.array(input_for(name, value)))) == pytest.approx(value, abs=1e-5)
    if h(np.array(-5.0)) > -1e-3 or name in ("relu", "sigmoid", "softplus"):
        with pytest.raises(ConfigError):
            input_for(name, -3.0)


def test_values_that_never_come_out():
    with pytest.raises(ConfigError, match="sigmoid gives"):
        input_for("sigmoid", 1.5)
    with pytest.raises(ConfigError):
        input_for("step", 0.5)
    network = Network((6, 5, 3))
    for layer in (0, 3):
        with pytest.raises(ConfigError):
            pin(network, layer, 0, 0.5)


def test_one_number_changes_and_no_other():
    network = Network((6, 5, 3), seed=0)
    state = set_parameter(network, "W2", (4, 1), 2.5)
    changed = np.flatnonzero(state != network.theta)
    assert len(changed) == 1
    assert network.spec.views(state)["W2"][4, 1] == 2.5
