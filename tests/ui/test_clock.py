from __future__ import annotations

import time

import pytest
from PyQt6 import sip
from PyQt6.QtCore import QTimer
from PyQt6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from explorer.ui.clock import SHARE, TICK_MS, FrameClock


@pytest.fixture
def clock(qapp):
    made = FrameClock()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def view(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def is_ticking(clock):
    return clock.findChild(QTimer).isActive()


def burn(seconds):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


def test_a_view_is_drawn_at_a_tick_and_not_when_it_asks(qtbot, clock, view):
    drawn = []
    refresh = clock.add(view, lambda: drawn.append(1))
    view.show()
    refresh.request()
    assert not drawn
    qtbot.waitUntil(lambda: bool(drawn))


def test_many_requests_are_one_drawing(qtbot, clock, view):
    drawn = []
    refresh = clock.add(view, lambda: drawn.append(1))
    view.show()
    for _ in range(100):
        refresh.request()
    clock.tick()
    clock.tick()
    assert len(drawn) == 1


def test_a_hidden_view_is_not_drawn_until_it_is_shown(qtbot, clock, view):
    drawn = []
    refresh = clock.add(view, lambda: drawn.append(1))
    refresh.request()
    for _ in range(3):
        clock.tick()
    assert not drawn
    assert not is_ticking(clock)
    view.show()
    qtbot.waitUntil(lambda: bool(drawn))


def test_a_view_on_a_tab_behind_is_drawn_when_its_tab_comes_up(qtbot, clock):
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    page = QWidget()
    view = QWidget(page)
    QVBoxLayout(page).addWidget(view)
    tabs.addTab(QWidget(), "front")
    tabs.addTab(page, "behind")
    tabs.show()
    drawn = []
    refresh = clock.add(view, lambda: drawn.append(1))
    refresh.request()
    clock.tick()
    assert not drawn
    tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: bool(drawn))


def test_it_stands_still_when_all_is_drawn_and_nothing_runs(qtbot, clock, view):
    refresh = clock.add(view, lambda: None)
    assert not is_ticking(clock)
    view.show()
    refresh.request()
    assert is_ticking(clock)
    qtbot.waitUntil(lambda: not is_ticking(clock))
    refresh.request()
    assert is_ticking(clock)


def test_a_source_is_asked_at_every_tick_before_the_views_until_it_is_stopped(qtbot, clock, view):
    happened = []
    refresh = clock.add(view, lambda: happened.append("view"))
    view.show()

    def source():
        happened.append("source")
        refresh.request()

    clock.start("run", source)
    qtbot.waitUntil(lambda: len(happened) >= 6)
    assert happened[:2] == ["source", "view"]
    clock.stop("run")
    clock.tick()
    before = len(happened)
    qtbot.waitUntil(lambda: not is_ticking(clock))
    assert len(happened) == before
    clock.stop("run")  # again, and nothing happens


def drawings_while_running(clock, views, draw_seconds, seconds, interval_ms=TICK_MS):
    """Tick as the timer would, with a source, and count how often each view was drawn."""
    counts = [0] * len(views)
    refreshes = []

    def draw(i):
        counts[i] += 1
        burn(draw_seconds)

    for i, view in enumerate(views):
        refreshes.append(clock.add(view, lambda i=i: draw(i), interval_ms))
        view.show()
    clock.start("run", lambda: [refresh.request() for refresh in refreshes])
    start = time.perf_counter()
    while time.perf_counter() - start < seconds:
        clock.tick()
        burn(0.005)
    return counts


def test_a_cheap_view_keeps_to_its_interval_while_something_runs(qtbot, clock, view):
    # at most one each 100 ms (less half a tick); at least some, however busy the machine
    assert 2 <= drawings_while_running(clock, [view], 0.0, 0.4, interval_ms=100)[0] <= 6


def test_a_dear_view_is_spaced_out_while_something_runs(qtbot, clock, view):
    # 10 ms a time at a share of 4 % is one each 250 ms
    assert 1 <= drawings_while_running(clock, [view], 0.010, 0.5)[0] <= 3


def test_an_unhurried_run_leaves_drawing_its_time(qtbot, clock, view):
    clock.unhurried = True
    assert drawings_while_running(clock, [view], 0.010, 0.5)[0] >= 5


def test_no_view_stands_still_however_dear_it_is(qtbot, clock, view, monkeypatch):
    monkeypatch.setattr("explorer.ui.clock.LONGEST_WAIT", 0.1)
    assert drawings_while_running(clock, [view], 0.040, 0.7)[0] >= 3  # at its share one each second


def test_views_share_the_time(qtbot, clock):
    views = [QWidget() for _ in range(4)]
    for view in views:
        qtbot.addWidget(view)
    counts = drawings_while_running(clock, views, 0.004, 0.6)
    assert 0.004 * sum(counts) / 0.6 <= 0.09
    assert max(counts) - min(counts) <= 1


def test_what_is_due_together_is_spread_over_ticks_while_something_runs(qtbot, clock):
    drawn = []
    views = [QWidget() for _ in range(3)]
    refreshes = []
    for i, view in enumerate(views):
        qtbot.addWidget(view)
        view.show()
        refreshes.append(clock.add(view, lambda i=i: (drawn.append(i), burn(0.004))))
        refreshes[-1].request()
    clock.start("run", lambda: None)
    clock.tick()  # from here on their cost is known
    assert sorted(drawn) == [0, 1, 2]
    drawn.clear()
    for refresh in refreshes:
        refresh.request()
    # On a busy machine they cost more, and so have to wait longer until all of them are overdue.
    burn(1.5 * sum(refresh.cost for refresh in refreshes) / SHARE)
    turns = []
    for _ in range(3):
        clock.tick()
        turns.append(len(drawn))
    assert turns == [1, 2, 3]
    assert sorted(drawn) == [0, 1, 2]


class Canvas(QWidget):
    """A widget whose painting takes its time."""

    painted = 0

    def paintEvent(self, event):
        self.painted += 1
        burn(0.010)


def test_painting_belongs_to_the_cost_of_a_drawing(qtbot, clock):
    view = Canvas()
    qtbot.addWidget(view)
    view.show()
    qtbot.waitUntil(lambda: view.painted > 0)
    refresh = clock.add(view, view.update)
    clock.start("run", refresh.request)
    before, start = view.painted, time.perf_counter()
    while time.perf_counter() - start < 0.5:
        clock.tick()
        burn(0.005)
    assert 1 <= view.painted - before <= 3


def test_at_rest_a_dear_view_is_drawn_at_every_tick(qtbot, clock, view):
    drawn = []
    refresh = clock.add(view, lambda: (drawn.append(1), burn(0.010)), interval_ms=1000)
    view.show()
    for _ in range(5):
        refresh.request()
        clock.tick()
    assert len(drawn) == 5


def test_time_spent_painting_counts_when_it_is_charged(qtbot, clock, view):
    drawn = []
    refresh = clock.add(view, lambda: drawn.append(1))
    view.show()
    clock.start("run", refresh.request)
    refresh.charge(0.5)  # at a share of 4 %: not again for twelve seconds
    clock.tick()
    burn(0.06)
    clock.tick()
    assert len(drawn) == 1


def test_a_view_that_is_gone_is_forgotten(qtbot, clock):
    view = QWidget()
    drawn = []
    refresh = clock.add(view, lambda: drawn.append(1))
    view.show()
    refresh.request()
    view.close()
    view.setParent(None)
    sip.delete(view)
    clock.tick()
    assert not drawn


def test_a_view_deleted_by_anothers_drawing_is_not_drawn(qtbot, clock, view):
    child = QWidget(view)
    drawn = []
    first = clock.add(view, lambda: sip.delete(child))
    second = clock.add(child, lambda: drawn.append(1))
    view.show()
    first.request()
    second.request()
    clock.tick()
    assert not drawn


def test_a_closed_clock_stands_still_whatever_is_asked(qtbot, clock, view):
    refresh = clock.add(view, lambda: None)
    view.show()
    clock.close()
    refresh.request()
    clock.start("run", lambda: None)
    assert not is_ticking(clock)


def test_what_works_beside_the_window_stands_aside_while_something_is_drawn(clock, view):
    told = []
    refresh = clock.add(view, lambda: told.append("drawn"))
    view.show()
    clock.start("run", lambda: told.append("asked"), told.append)
    clock.tick()
    assert told == ["asked"]
    refresh.request()
    clock.tick()
    assert told == ["asked", "asked", True, "drawn", False]
    clock.stop("run")
    assert told[-1] is False


def test_it_goes_on_after_a_drawing_that_failed(clock, view):
    told = []

    def fail():
        raise ValueError

    refresh = clock.add(view, fail)
    view.show()
    clock.start("run", lambda: None, told.append)
    refresh.request()
    with pytest.raises(ValueError):  # noqa: PT011 - our own
        clock.tick()
    assert told == [True, False]
    clock.stop("run")


def test_after_a_rest_it_ticks_at_once_and_then_a_tick_s_time_apart(qtbot, clock, view):
    view.show()
    drawn = []
    refresh = clock.add(view, lambda: drawn.append(time.perf_counter()))
    timer = clock.findChild(QTimer)
    refresh.request()
    assert timer.interval() == 0
    qtbot.waitUntil(lambda: len(drawn) == 1)
    refresh.request()
    qtbot.waitUntil(lambda: len(drawn) == 2)
    assert drawn[1] - drawn[0] >= (TICK_MS - 2) / 1000
    assert timer.interval() == TICK_MS
