from __future__ import annotations

import numpy as np
import pytest

from explorer import resources
from explorer.data import Ink, Stroke, preprocess
from explorer.nn import Network, load_network
from explorer.nn.out_of_distribution import EnergyLimit, energy, energy_limit


@pytest.fixture(scope="module", params=["pen", "book"])
def reader(request):
    return load_network(resources.path("weights", f"{request.param}.npz")).network


def test_energy_by_hand():
    # −log(e⁰ + e⁰) = −log 2, and −log(e³ + e¹) = −(3 + log(1 + e⁻²)).
    expected = [-np.log(2.0), -(3.0 + np.log1p(np.exp(-2.0)))]
    np.testing.assert_allclose(energy([[0.0, 0.0], [3.0, 1.0]]), expected)


def test_energy_does_not_overflow():
    np.testing.assert_allclose(
        energy([[1000.0, 0.0], [-1000.0, -1001.0]]), [-1000.0, 1000.0 - np.log1p(np.exp(-1))]
    )


def test_energy_tells_what_softmax_forgets():
    low, high = np.array([[2.0, 0.0]]), np.array([[12.0, 10.0]])
    assert energy(high)[0] < energy(low)[0]


def test_limit_leaves_out_the_asked_share(reader, sample):
    images = sample.train.images
    found = energy_limit(reader, images, 0.01)
    scores = reader.forward(images.reshape(len(images), -1) / np.float32(255)).a[-1]
    assert np.mean([found.rejects(row) for row in scores]) == pytest.approx(0.01, abs=0.001)
    assert found.known == 0.99


def hatching(rng: np.random.Generator) -> np.ndarray:
    """A stack of slanting lines joined into a zigzag, as one crosses something out."""
    turns = int(rng.integers(8, 14))
    x = np.where(np.arange(turns) % 2, 0.85, 0.15) + rng.normal(0.0, 0.03, turns)
    ink = Ink()
    ink.draw(Stroke(np.stack([x, np.linspace(0.1, 0.9, turns)], axis=1), 0.06))
    return preprocess(ink).centred.reshape(-1)


def test_digits_not_seen_are_kept_and_scribbles_are_not(reader, sample):
    found = energy_limit(reader, sample.train.images)
    digits = reader.forward(sample.test.images.reshape(1000, -1) / np.float32(255)).a[-1]
    assert np.mean([found.rejects(row) for row in digits]) <= 0.015
    rng = np.random.default_rng(0)
    scribbles = reader.forward(np.stack([hatching(rng) for _ in range(60)])).a[-1]
    assert np.mean([found.rejects(row) for row in scribbles]) > 10 * (1.0 - found.known)


def test_an_untrained_network_does_not_reject_everything(sample):
    network = Network((784, 30, 10), "relu", "he", seed=1)
    found = energy_limit(network, sample.train.images)
    scores = network.forward(sample.test.images.reshape(1000, -1) / np.float32(255)).a[-1]
    assert np.mean([found.rejects(row) for row in scores]) < 0.02


def test_trace_of_the_network_stays(sample):
    network = Network((784, 10), seed=1)
    network.forward(np.ones(784))
    before = network.backward([3]).loss
    energy_limit(network, sample.test.images[:20])
    assert network.backward([3]).loss == before


def test_a_broken_network_has_no_limit(sample):
    network = Network((784, 10), seed=1)
    network.theta[:] = np.nan
    assert energy_limit(network, sample.test.images[:20]) is None
    assert not EnergyLimit(0.0, 0.995).rejects(np.full(10, np.nan))


def test_cancelling_gives_no_limit(sample):
    assert energy_limit(Network((784, 10)), sample.test.images, cancelled=lambda: True) is None
