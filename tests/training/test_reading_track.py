from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from explorer.nn import Network
from explorer.training import Snapshot
from explorer.training.reading_track import MOST, ReadingTrack, chosen, read_pictures


def reading(iteration):
    return np.full((1, 10), iteration, np.float32)


def add(track, *iterations):
    for iteration in iterations:
        track.add(np.array([iteration]), reading(iteration))


def test_readings_come_in_any_order_and_lie_in_that_of_the_run():
    track = ReadingTrack()
    add(track, 5, 20, 10)
    track.add(np.array([0, 10]), np.concatenate([reading(0), reading(99)]))
    assert track.iterations.tolist() == [0, 5, 10, 20]
    assert track.probabilities[:, 3].tolist() == [0, 5, 99, 20]  # of the same iteration the newer one counts
    assert track.at(4)[0] == 0
    assert track.at(10)[0] == 99
    assert track.at(-1) is None


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=60), st.integers(1, 2000))
def test_it_stays_small_and_keeps_both_ends(starts, length):
    track = ReadingTrack()
    for start in starts:
        iterations = np.arange(start, start + length)
        track.add(iterations, np.repeat(reading(1), length, axis=0))
    assert len(track) <= MOST
    assert track.iterations[0] == min(starts)
    assert track.iterations[-1] == max(starts) + length - 1
    assert (np.diff(track.iterations) > 0).all()


def test_a_run_that_went_back_takes_its_readings_along():
    track = ReadingTrack()
    add(track, 1, 2, 3)
    track.end_at(2)
    assert track.iterations.tolist() == [1, 2]


def test_the_kept_moments_are_asked_evenly():
    network = Network((784, 10), seed=0)
    moments = tuple(Snapshot.of(network, iteration) for iteration in range(500))
    found = [moment.iteration for moment in chosen(moments, 5)]
    assert found == [0, 125, 250, 374, 499]
    assert chosen(moments[:3], 5) == moments[:3]
    pictures = np.random.default_rng(0).random((3, 784)).astype(np.float32)
    np.testing.assert_array_equal(read_pictures(moments[0], pictures), network.predict(pictures))
