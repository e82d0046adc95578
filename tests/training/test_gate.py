from __future__ import annotations

import threading
import time
from contextlib import contextmanager

import pytest

from explorer.training import Gate


class Walker:
    """A thread that passes the gate as often as it is let."""

    def __init__(self, gate):
        self.gate = gate
        self.passed = 0
        self.times = []
        self.changed = threading.Condition()
        self.thread = threading.Thread(target=self._walk, daemon=True)
        self.thread.start()

    def _walk(self):
        while self.gate.wait():
            with self.changed:
                self.passed += 1
                self.times.append(time.perf_counter())
                self.changed.notify_all()

    def reaches(self, passed, timeout=5.0):
        with self.changed:
            return self.changed.wait_for(lambda: self.passed >= passed, timeout)

    def ends(self, timeout=5.0):
        self.thread.join(timeout)
        return not self.thread.is_alive()


@pytest.fixture
def shut():
    return threading.Semaphore(0)


@contextmanager
def walking(gate):
    walker = Walker(gate)
    try:
        yield walker
    finally:
        gate.stop()
        assert walker.ends()


def test_a_new_gate_is_shut_and_says_so_once_somebody_waits(shut):
    gate = Gate(shut.release)
    assert gate.is_shut
    with walking(gate) as walker:
        assert shut.acquire(timeout=5)
        assert walker.passed == 0


def test_an_open_gate_lets_updates_pass_until_it_is_shut(shut):
    gate = Gate(shut.release)
    gate.open()
    with walking(gate) as walker:
        assert walker.reaches(50)
        gate.shut()
        assert shut.acquire(timeout=5)
        passed = walker.passed
        assert gate.is_shut
        assert not walker.reaches(passed + 1, timeout=0.02)
        gate.open()
        assert walker.reaches(passed + 50)


def test_so_many_pass_as_were_let(shut):
    gate = Gate(shut.release)
    with walking(gate) as walker:
        assert shut.acquire(timeout=5)
        gate.open(7)
        assert shut.acquire(timeout=5)
        assert walker.passed == 7
        gate.open(1)
        assert shut.acquire(timeout=5)
        assert walker.passed == 8


def test_shut_is_told_once_for_each_rest(shut):
    gate = Gate(shut.release)
    with walking(gate):
        assert shut.acquire(timeout=5)
        gate.shut()
        gate.set_rate(5.0)  # wakes the waiting thread, which goes on resting
        assert not shut.acquire(timeout=0.02)


def test_a_stopped_gate_sends_home_who_waits_and_who_comes():
    for prepare in (lambda gate: None, lambda gate: gate.open(), lambda gate: gate.set_rate(0.01)):
        gate = Gate()
        prepare(gate)
        walker = Walker(gate)
        gate.stop()
        assert walker.ends()
        assert gate.wait() is False


def test_a_rate_spaces_updates_out():
    gate = Gate()
    gate.set_rate(100.0)
    gate.open()
    with walking(gate) as walker:
        assert walker.reaches(21)
        took = walker.times[20] - walker.times[0]
    # Never faster; how much slower is up to the machine.
    assert took >= 20 / 100.0 * 0.9


def test_the_first_updates_after_opening_are_spaced_out_too(shut):
    gate = Gate(shut.release)
    gate.set_rate(2.0)
    gate.open()
    with walking(gate) as walker:
        assert walker.reaches(1)
        assert not walker.reaches(2, timeout=0.05)
        gate.shut()
        assert shut.acquire(timeout=5)
        gate.open()
        assert walker.reaches(2)
        assert not walker.reaches(3, timeout=0.05)


def test_pausing_during_a_slow_motion_delay_is_told_at_once(shut):
    gate = Gate(shut.release)
    gate.set_rate(0.001)
    gate.open()
    with walking(gate) as walker:
        assert walker.reaches(1)  # and now it waits for a thousand seconds
        started = time.perf_counter()
        gate.shut()
        assert shut.acquire(timeout=5)
        assert time.perf_counter() - started < 2.0
        assert walker.passed == 1


def test_stopping_during_a_slow_motion_delay_happens_at_once():
    gate = Gate()
    gate.set_rate(0.001)
    gate.open()
    with walking(gate) as walker:
        assert walker.reaches(1)


def test_full_speed_ends_a_slow_motion_delay():
    gate = Gate()
    gate.set_rate(0.001)
    gate.open()
    with walking(gate) as walker:
        assert walker.reaches(1)
        gate.set_rate(float("inf"))
        assert walker.reaches(500)


def test_a_faster_rate_shortens_a_delay_under_way():
    gate = Gate()
    gate.set_rate(0.001)
    gate.open()
    with walking(gate) as walker:
        assert walker.reaches(1)
        gate.set_rate(100.0)
        assert walker.reaches(5)


def test_slowing_down_from_full_speed_brings_no_burst():
    gate = Gate()
    gate.open()
    with walking(gate) as walker:
        assert walker.reaches(500)
        gate.set_rate(0.001)
        # One may be on its way through, and the next is due now.
        assert not walker.reaches(walker.passed + 3, timeout=0.05)


def test_a_number_of_updates_is_let_through_at_the_rate(shut):
    gate = Gate(shut.release)
    gate.set_rate(50.0)
    gate.open(4)
    with walking(gate) as walker:
        assert shut.acquire(timeout=5)
        assert walker.passed == 4
        assert walker.times[3] - walker.times[0] >= 3 / 50.0 * 0.9


def test_held_for_a_moment_none_passes_and_nothing_is_told(shut):
    gate = Gate(shut.release)
    gate.open()
    with walking(gate) as walker:
        assert walker.reaches(100)
        gate.hold(True)
        # One may be on its way through.
        assert not walker.reaches(walker.passed + 3, timeout=0.05)
        gate.hold(False)
        assert walker.reaches(walker.passed + 100)
    assert not shut.acquire(blocking=False)


def test_a_held_thread_can_be_sent_home():
    gate = Gate()
    gate.open()
    gate.hold(True)
    with walking(gate) as walker:
        gate.stop()
        assert walker.ends()


def test_opened_and_shut_before_the_thread_wakes_it_says_again_that_it_rests(shut):
    gate = Gate(shut.release)
    with walking(gate):
        assert shut.acquire(timeout=5)
        with gate._condition:  # the thread cannot wake in here
            gate.open()
            gate.shut()
        assert shut.acquire(timeout=5)
