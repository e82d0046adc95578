"""The window while it trains: what drawing costs, whether its ticks keep time, how soon a stroke is read."""

from __future__ import annotations

import itertools
import math
import os
import tempfile
import time
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from measuring import Figure, median_ratio, percentile, take_turns

from explorer import data
from explorer.app import build
from explorer.training import RunSetup, TrainingConfig

if TYPE_CHECKING:
    from explorer.ui.main_window import MainWindow

ROUNDS = 8
TURN_SECONDS = 3.0
TICK_SECONDS = 25.0
STROKES = 12
MOVES = 60
MOVE_MS = 16


def measure() -> list[Figure]:
    """Build the window, train in it and watch."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NN_EXPLORER_SETTINGS"] = os.path.join(folder, "settings.ini")
        app, window = build(["benchmark"])
        window.resize(1280, 800)
        window.show()
        try:
            return _measure(window)
        finally:
            window.close()
            app.processEvents()


def _measure(window: MainWindow) -> list[Figure]:
    idle = _stroke_delays(window)
    _train(window)
    kept, rates = _share_kept(window)
    gaps = _tick_gaps(window)
    busy = _stroke_delays(window)
    print(f"{rates[0]:,.0f} iterations a second with the Train tab in sight, {rates[1]:,.0f} hidden")
    print(f"{len(gaps)} ticks, {len(idle)} moves idle, {len(busy)} while training")
    print(f"median: tick {percentile(gaps, 0.5):.1f} ms, ", end="")
    print(f"stroke {percentile(idle, 0.5):.2f} ms idle, {percentile(busy, 0.5):.2f} ms training")
    return [
        Figure("training with its tab in sight / with the window hidden", kept, 0.92, True),
        Figure("33 ms tick while training, 99th percentile", percentile(gaps, 0.99), 40.0, unit="ms"),
        Figure("33 ms tick while training, longest", max(gaps), 100.0, unit="ms"),
        Figure("mouse move to probabilities, idle, 99th percentile", percentile(idle, 0.99), 5.0, unit="ms"),
        Figure("… while training, 99th percentile", percentile(busy, 0.99), 15.0, unit="ms"),
    ]


def _train(window: MainWindow) -> None:
    """Start a run without an end at full speed, with everything of the Train tab to be drawn."""
    run = window.session.run
    dataset = "mnist" if data.available("mnist") else "sample"
    training = TrainingConfig(evaluate_every=1000, evaluation_limit=1000)
    run.configure(RunSetup(dataset, (50,), "sigmoid", 0.01, training))
    run.set_full_speed(True)
    window.tabs.setCurrentWidget(window.findChild(type(window.tabs.widget(2)), "train_tab"))
    run.start()
    while run.iteration < 3000:
        _wait(0.1)


def _wait(seconds: float) -> None:
    """Let the event loop run as it does in the program."""
    from PyQt6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def _share_kept(window: MainWindow) -> tuple[float, tuple[float, float]]:
    """Return the speed in sight by that hidden, and both, in iterations a second."""
    history = window.session.run.history

    def rate(visible: bool) -> float:
        window.setVisible(visible)
        _wait(0.3)
        start, count = time.perf_counter(), len(history)
        _wait(TURN_SECONDS)
        return (len(history) - count) / (time.perf_counter() - start)

    rates = take_turns({"in sight": lambda: rate(True), "hidden": lambda: rate(False)}, ROUNDS)
    window.show()
    in_sight, hidden = rates["in sight"], rates["hidden"]
    return median_ratio(in_sight, hidden), (percentile(in_sight, 0.5), percentile(hidden, 0.5))


def _tick_gaps(window: MainWindow) -> list[float]:
    """Return the milliseconds between one tick of a 33 ms timer and the next."""
    from PyQt6.QtCore import Qt, QTimer

    times: list[float] = []
    timer = QTimer(window)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: times.append(time.perf_counter()))
    timer.start(33)
    _wait(TICK_SECONDS)
    timer.stop()
    return [1000 * (b - a) for a, b in itertools.pairwise(times)]


def _stroke_delays(window: MainWindow) -> list[float]:
    """Return the milliseconds from each mouse move of some strokes until the probabilities are set.

    The moves go through the event queue one by one, 60 a second: while a run holds the interpreter, the
    wait for it counts too.
    """
    from PyQt6.QtCore import QCoreApplication, QEvent, QPointF, Qt
    from PyQt6.QtGui import QMouseEvent
    from PyQt6.QtWidgets import QWidget

    canvas = window.findChild(QWidget, "canvas")
    assert canvas is not None
    delays: list[float] = []
    sent = 0.0

    def set_now() -> None:
        delays.append(1000 * (time.perf_counter() - sent))

    def post(kind: QEvent.Type, angle: float) -> None:
        nonlocal sent
        side = min(canvas.width(), canvas.height())
        place = QPointF(side * (0.5 + 0.28 * math.sin(angle)), side * (0.5 + 0.36 * math.cos(angle)))
        moving = kind == QEvent.Type.MouseMove
        released = kind == QEvent.Type.MouseButtonRelease
        event = QMouseEvent(
            kind,
            place,
            canvas.mapToGlobal(place),
            Qt.MouseButton.NoButton if moving else Qt.MouseButton.LeftButton,
            Qt.MouseButton.NoButton if released else Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        sent = time.perf_counter()
        QCoreApplication.postEvent(canvas, event)
        _wait(MOVE_MS / 1000)

    for stroke in range(STROKES):
        window.findChild(QWidget, "clear_button").click()  # type: ignore[union-attr]
        post(QEvent.Type.MouseButtonPress, 0.1)
        window.session.trace_changed.connect(set_now)
        for i in range(MOVES):
            post(QEvent.Type.MouseMove, 0.1 + (stroke + 3) * i / 100)
        window.session.trace_changed.disconnect(set_now)
        post(QEvent.Type.MouseButtonRelease, 0.1)
    return delays
