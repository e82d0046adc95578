from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.nn import Network
from explorer.training import BatchPosition, Keyframe, Snapshot, Timeline

NETWORK = Network((3, 2), seed=0)
BYTES = NETWORK.theta.nbytes


def keyframe(iteration=0):
    return Keyframe(Snapshot.of(NETWORK, iteration), {}, "sgd", {}, {}, BatchPosition(None, 0))


def after(iterations, **limits):
    """Return a timeline that a run of so many iterations left."""
    timeline = Timeline(**limits)
    timeline.add(keyframe())
    for iteration in range(1, iterations + 1):
        if timeline.due(iteration):
            timeline.add(keyframe(iteration))
    return timeline


def kept(timeline):
    return [snapshot.iteration for snapshot in timeline.snapshots]


@given(iterations=st.integers(0, 700), most=st.integers(2, 20))
def test_the_kept_iterations_are_all_multiples_of_one_number_from_0_on(iterations, most):
    found = kept(after(iterations, most=most))
    stride = found[1] if len(found) > 1 else iterations + 1
    assert found == list(range(0, iterations + 1, stride))
    assert len(found) <= most
    # It is not thinned more than it must be: twice as dense would be too many.
    assert stride == 1 or len(range(0, iterations + 1, stride // 2)) > most


@given(iterations=st.integers(0, 300), room=st.integers(2, 9))
def test_the_snapshots_keep_to_their_budget(iterations, room):
    timeline = after(iterations, budget=room * BYTES + BYTES // 2)
    assert len(timeline.snapshots) <= room
    assert sum(snapshot.state.nbytes for snapshot in timeline.snapshots) <= room * BYTES


def test_even_a_network_beyond_the_budget_has_its_beginning_and_a_later_moment():
    found = kept(after(100, budget=1))
    assert found == [0, 64]


def test_what_a_reader_holds_is_not_thinned_under_its_hands():
    timeline = after(10, most=4)
    held = timeline.snapshots
    before = kept(timeline)
    for iteration in range(11, 100):
        if timeline.due(iteration):
            timeline.add(keyframe(iteration))
    assert [snapshot.iteration for snapshot in held] == before
    assert kept(timeline) != before


@pytest.mark.parametrize(
    ("asked", "found"), [(-5, 0), (0, 0), (7, 0), (8, 8), (9, 8), (24, 24), (25, 24), (9999, 24)]
)
def test_the_nearest_is_the_last_one_not_after(asked, found):
    timeline = after(30, most=4)
    assert kept(timeline) == [0, 8, 16, 24]
    assert timeline.nearest(asked).iteration == found


def test_an_empty_timeline_has_no_nearest():
    assert Timeline().nearest(3) is None
    assert Timeline().snapshots == ()


def test_what_came_after_can_be_forgotten():
    timeline = after(5)
    timeline.end_at(keyframe(3))
    assert kept(timeline) == [0, 1, 2, 3]
    assert timeline.newest.iteration == 3


def test_a_run_can_end_between_two_kept_moments():
    timeline = after(64, most=5)
    timeline.end_at(keyframe(37))
    assert kept(timeline) == [0, 16, 32]
    assert timeline.newest.iteration == timeline.nearest(50).iteration == 37
    assert timeline.nearest(36).iteration == 32


def test_a_branch_keeps_its_own_beginning_however_much_is_thinned():
    timeline = Timeline(most=5)
    for iteration in range(37, 300):
        if timeline.due(iteration) or iteration == 37:
            timeline.add(keyframe(iteration))
    assert kept(timeline) == [37, 64, 128, 192, 256]
    assert timeline.nearest(63).iteration == 37


def test_a_smaller_budget_thins_at_once():
    timeline = after(64)
    timeline.limit(5 * BYTES)
    assert kept(timeline) == [0, 16, 32, 48, 64]
    assert timeline.nbytes == 5 * BYTES


def test_a_snapshot_is_a_frozen_copy():
    network = Network((4, 3, 2), "relu", seed=0)
    snapshot = Snapshot.of(network, 5, 0.5, 1.25)
    before = network.predict(np.ones(4))
    network.theta[...] = 0.0
    assert (snapshot.iteration, snapshot.epoch, snapshot.loss) == (5, 0.5, 1.25)
    np.testing.assert_array_equal(snapshot.network.predict(np.ones(4)), before)
    assert snapshot.network is snapshot.network
    assert snapshot.network.theta is snapshot.state
    with pytest.raises(ValueError, match="read-only"):
        snapshot.state[0] = 1.0
    with pytest.raises(ValueError, match="read-only"):
        snapshot.network.params["W1"][0, 0] = 1.0
    with pytest.raises(AttributeError):
        snapshot.iteration = 6


def test_a_snapshot_from_before_the_first_update_has_no_loss():
    assert np.isnan(Snapshot.of(NETWORK).loss)
    assert Snapshot.of(NETWORK).iteration == 0


@given(iterations=st.integers(1, 5000), most=st.integers(2, 40))
def test_a_run_of_known_length_is_spaced_at_once_as_at_its_end(iterations, most):
    timeline = Timeline(most=most)
    timeline.expect(iterations)
    timeline.add(keyframe())
    made = [i for i in range(1, iterations + 1) if timeline.due(i) and timeline.add(keyframe(i)) is None]
    assert len(made) <= most
    left = kept(after(iterations, most=most))
    assert kept(timeline) == left or made[0] == left[1] // 2
