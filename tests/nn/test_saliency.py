"""Slopes of the scores are the numerical ones; the nearest turn is a turn and hardly longer than needed."""

from __future__ import annotations

import numpy as np
import pytest

from explorer import resources
from explorer.nn import HIDDEN_ACTIVATIONS, Network, load_network
from explorer.nn.saliency import nearest_turn, score_gradients


@pytest.mark.parametrize("hidden", HIDDEN_ACTIVATIONS)
def test_every_score_s_slope_is_the_numerical_one(hidden):
    network = Network((9, 7, 5, 3), hidden, "xavier", seed=1, dtype=np.float64)
    x = np.random.default_rng(0).random(9)
    gradients = score_gradients(network, x)
    for pixel in range(9):
        nudge = np.zeros(9)
        nudge[pixel] = 1e-4
        above, below = (network.forward(x + sign * nudge).a[-1][0] for sign in (1, -1))
        assert gradients[:, pixel] == pytest.approx((above - below) / 2e-4, rel=1e-5, abs=1e-9)


def test_a_linear_network_turns_where_geometry_says():
    network = Network((4, 2), init=0.0, dtype=np.float64)
    network.params["W1"] = [[1, 0], [0, 1], [0, 0], [0, 0]]
    turn = nearest_turn(network, [0.6, 0.4, 0.2, 0.1])
    assert (turn.before, turn.after) == (0, 1)
    assert turn.length == pytest.approx(0.1 * np.sqrt(2), rel=2e-3)
    assert turn.change == pytest.approx([-0.1, 0.1, 0, 0], abs=1e-3)


def test_the_shipped_network_s_mind_is_changed_by_a_small_step(sample):
    network = load_network(resources.path("weights", "pen.npz")).network
    for image in sample.test.images[:5]:
        x = image.reshape(-1).astype(np.float32) / 255
        turn = nearest_turn(network, x)
        assert int(np.argmax(network.predict(turn.image))) == turn.after != turn.before
        assert turn.image.min() >= 0
        assert turn.image.max() <= 1
        assert turn.length == pytest.approx(np.linalg.norm(turn.image - x))
        assert turn.length < np.linalg.norm(x)
        nearly = np.clip(x + 0.98 * turn.change, 0, 1)
        assert int(np.argmax(network.predict(nearly))) == turn.before


def test_a_network_that_says_the_same_always_has_no_turn():
    network = Network((4, 3), init="zeros")
    assert nearest_turn(network, np.zeros(4)) is None
    network.theta[:] = np.nan
    assert nearest_turn(network, np.zeros(4)) is None
    assert nearest_turn(Network((4, 1), output="sigmoid"), np.zeros(4)) is None
