"""A long run at full speed: memory stays where it was after a minute, and ticks keep time.

Run with ``pytest -m long -s tests/long/test_hour.py``; ``NN_EXPLORER_MINUTES`` sets how long, 60 by default.
"""

from __future__ import annotations

import itertools
import os
import sys
import time
from typing import TYPE_CHECKING

import pytest
from PyQt6.QtCore import Qt, QTimer
from PyQt6.QtTest import QTest

from explorer import data
from explorer.training import RunSetup, TrainingConfig
from tests.long.resident import resident

if TYPE_CHECKING:
    from explorer.ui.main_window import MainWindow

MINUTES = float(os.environ.get("NN_EXPLORER_MINUTES", "60"))
MOST_MB = 50
MB = 2**20


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is read from /proc")
def test_memory_stays_where_it_was_after_a_minute(window: MainWindow, errors: list[BaseException]) -> None:
    run = window.session.run
    dataset = "mnist" if data.available("mnist") else "sample"
    training = TrainingConfig(learning_rate=0.01, evaluate_every=1000, evaluation_limit=1000)
    run.configure(RunSetup(dataset, (50,), "sigmoid", 0.01, training))
    run.set_full_speed(True)
    for index in range(window.tabs.count()):
        window.tabs.setCurrentIndex(index)
        QTest.qWait(500)
    window.tabs.setCurrentIndex(2)
    ticks: list[float] = []
    timer = QTimer(window)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start(33)
    run.start()
    sizes = []
    end = time.monotonic() + 60 * MINUTES
    QTest.qWait(60_000)
    while True:
        sizes.append(resident() - _budgeted(window))
        print(f"{run.iteration:>10,} iterations  {sizes[-1]:6.1f} MB beyond the budgets", flush=True)
        if time.monotonic() >= end:
            break
        QTest.qWait(min(60_000, max(round(1000 * (end - time.monotonic())), 1)))
    timer.stop()
    gaps = sorted(1000 * (b - a) for a, b in itertools.pairwise(ticks))
    print(f"ticks: 99th percentile {gaps[int(0.99 * len(gaps))]:.1f} ms, longest {gaps[-1]:.0f} ms")
    assert not errors
    assert run.state == "running"
    assert max(sizes) - sizes[0] <= MOST_MB


def _budgeted(window: MainWindow) -> float:
    """Return the MB that the timeline and the history hold, which have budgets of their own."""
    run = window.session.run
    return (sum(keyframe.nbytes for keyframe in run.keyframes) + run.history.nbytes) / MB
