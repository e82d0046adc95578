from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.training import SCHEDULES
from explorer.training.pace import RAMP_SECONDS, RAMP_START, SLOWEST, ramp, updates_per_second

positions = st.floats(0, 1)


@given(positions, positions)
def test_further_to_the_right_is_never_slower(one, two):
    low, high = sorted((one, two))
    assert updates_per_second(low) <= updates_per_second(high)


def test_the_ends_of_the_slider():
    assert updates_per_second(0.0) == SLOWEST
    assert updates_per_second(-1.0) == SLOWEST
    assert updates_per_second(1.0) == updates_per_second(2.0) == float("inf")
    assert 3000 < updates_per_second(0.999) < float("inf")


def test_equal_ways_on_the_slider_are_equal_ratios():
    first, second, third = (updates_per_second(x) for x in (0.2, 0.4, 0.6))
    assert second / first == pytest.approx(third / second)


def test_the_ramp_begins_slowly_enough_to_watch_and_ends_without_a_limit():
    assert ramp(0.0) == ramp(-1.0) == RAMP_START
    assert 2 <= updates_per_second(ramp(0.0)) <= 10
    assert updates_per_second(ramp(1.0)) / updates_per_second(ramp(0.0)) == pytest.approx(1.4, abs=0.05)
    assert ramp(RAMP_SECONDS) == ramp(1e9) == 1.0


@given(st.floats(0, 100), st.floats(0, 100))
def test_the_ramp_never_slows_down(one, two):
    early, late = sorted((one, two))
    assert ramp(early) <= ramp(late)


@pytest.mark.parametrize("name", SCHEDULES)
def test_a_schedule_is_a_factor_from_0_to_1_over_the_whole_run(name):
    factors = [SCHEDULES[name](i / 200) for i in range(201)]
    assert all(0.0 <= factor <= 1.0 for factor in factors)
    assert max(factors) == pytest.approx(1.0)
    # the last update of a run is made at less than 1, and still moves the weights
    assert SCHEDULES[name](0.999) > 0.0


def test_schedules_at_places_worked_by_hand():
    assert [SCHEDULES["step"](done) for done in (0.0, 0.49, 0.5, 0.75)] == [1.0, 1.0, 0.1, 0.01]
    assert SCHEDULES["cosine"](0.5) == pytest.approx(0.5)
    assert SCHEDULES["cosine"](0.25) == pytest.approx(0.853553)
    assert SCHEDULES["one_cycle"](0.0) == pytest.approx(0.04)
    assert SCHEDULES["one_cycle"](0.15) == pytest.approx(0.52)
    assert SCHEDULES["one_cycle"](0.65) == pytest.approx(0.5)
    assert SCHEDULES["constant"](0.9) == 1.0
