"""What a frame of the curves costs with ten thousand, a hundred thousand and a million iterations drawn."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from measuring import Figure, take_turns

from explorer.training import History, RunRecord, RunSetup, Step
from explorer.training.history import BUDGET
from explorer.training.smoothing import SmoothedLoss

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.ui.tabs.train.curves_panel import CurvesPanel

LENGTHS = (10_000, 100_000, 1_000_000)
FRAMES = 20
ROUNDS = 9
NEW = 300
"""Iterations made between two frames."""


def measure() -> list[Figure]:
    """Draw histories of each length in the panel of the Train tab, growing as a run does."""
    histories = {length: _history(length) for length in LENGTHS}
    smoothing = statistics.median(_seconds_of_smoothing(histories[LENGTHS[-1]]) for _ in range(ROUNDS))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NN_EXPLORER_SETTINGS"] = os.path.join(folder, "settings.ini")
        costs = _frames(histories)
    for length, cost in costs.items():
        print(f"{length:>9,} iterations: {1000 * cost:.2f} ms a frame")
    full = histories[LENGTHS[-1]]
    print(f"a million losses smoothed in {1000 * smoothing:.0f} ms; {full.nbytes / 2**20:.0f} MB of history")
    return [
        Figure("frame of the curves, 1,000,000 / 10,000 iterations", costs[1_000_000] / costs[10_000], 1.5),
        Figure("frame of the curves, 1,000,000 iterations", 1000 * costs[1_000_000], 8.0, unit="ms"),
        Figure("smoothing a million losses anew", 1000 * smoothing, 50.0, unit="ms"),
        Figure("history of a million iterations", full.nbytes / 2**20, BUDGET / 2**20, unit="MB"),
    ]


def _history(length: int) -> History:
    """Return what a run of so many iterations leaves: a noisy loss that falls."""
    rng = np.random.default_rng(0)
    losses = 0.1 + 2.2 * np.exp(-np.arange(length) / (length / 5)) + rng.gamma(2.0, 0.03, length)
    history = History()
    for iteration, loss in enumerate(losses.tolist(), 1):
        history.append(Step(iteration, iteration / 600, loss, 0.1), seconds=3e-4)
    return history


def _seconds_of_smoothing(history: History) -> float:
    start = time.thread_time()
    SmoothedLoss(0.98).take(history.rows)
    return time.thread_time() - start


def _frames(histories: dict[int, History]) -> dict[int, float]:
    """Return the seconds of the processor that a frame takes, by length."""
    from PyQt6.QtWidgets import QApplication

    from explorer.ui import theme
    from explorer.ui.session import Session
    from explorer.ui.tabs.train.curves_panel import CurvesPanel

    app = QApplication.instance() or QApplication(["benchmark"])
    theme.apply("light")
    sessions, rivals = [], {}
    for length, history in histories.items():
        session = Session()
        record = RunRecord(RunSetup())
        record.history = history
        session.run._record = record
        panel = CurvesPanel(session)
        panel.resize(520, 640)
        panel.show()
        app.processEvents()
        sessions.append((session, panel))
        rivals[length] = _frame(panel, history)
    took = take_turns(rivals, ROUNDS)
    for session, panel in sessions:
        panel.close()
        session.close()
    return {length: statistics.median(times) for length, times in took.items()}


def _frame(panel: CurvesPanel, history: History) -> Callable[[], float]:
    def frames() -> float:
        spent = 0.0
        for _ in range(FRAMES):
            last = int(history.iterations[-1])
            for i in range(NEW):
                history.append(
                    Step(last + i + 1, (last + i + 1) / 600, 0.2 + 0.01 * (i % 7), 0.1), seconds=3e-4
                )
            start = time.thread_time()
            panel.refresh()
            for plot in panel.plots:
                plot.viewport().repaint()
            spent += time.thread_time() - start
        return spent / FRAMES

    return frames
