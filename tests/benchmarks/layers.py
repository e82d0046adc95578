"""The Layers tab: how soon it answers, how fast it redraws, and what it takes from a run that it follows."""

from __future__ import annotations

import os
import tempfile
import time
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from measuring import Figure, median_ratio, percentile, take_turns
from window import _wait

from explorer.app import build
from explorer.training import RunSetup, TrainingConfig

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.ui.main_window import MainWindow
    from explorer.ui.tabs.layers.content import LayersContent

ANSWERS = 100
CHANGES = 40
DRAWING_SECONDS = 6.0
ROUNDS = 6
TURN_SECONDS = 2.5
BAR_MS = 33.0

Cost = tuple[float, float]
"""Milliseconds that passed, and those that this thread had the processor."""


def measure() -> list[Figure]:
    """Build the window with pen, 784-600-200-10, and operate its Layers tab."""
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
    from explorer.ui.session import InputSource

    session = window.session
    _wait(0.3)
    split = session.load_dataset("sample").test
    session.set_input(split.images[7] / 255.0, InputSource("sample", int(split.labels[7]), 7))
    content: LayersContent = window.tabs.widget(0).content  # type: ignore[union-attr]
    figures = []
    for what, costs in _answers(window, content).items():
        walls, cpus = zip(*costs, strict=True)
        work = f"{percentile(cpus, 0.5):.1f}, 99th {percentile(cpus, 0.99):.1f}"
        note = f"median {percentile(walls, 0.5):.1f}; on the processor {work}"
        worst = percentile(walls, 0.99)
        figures.append(Figure(f"{what}, 99th percentile", worst, BAR_MS, unit="ms", note=note))
    figures.append(_redraws(window))
    figures += _shares_kept(window)
    return figures


def _answers(window: MainWindow, content: LayersContent) -> dict[str, list[Cost]]:
    """Return what each act cost until it was painted, for each kind of act."""
    from explorer.ui.tabs.layers.mode_switch import Mode
    from explorer.ui.tabs.layers.page_switch import Page
    from explorer.ui.tabs.layers.picture import Cell, Part
    from explorer.ui.tabs.layers.walk import Batch

    view, strip = content.view, content.strip
    costs: dict[str, list[Cost]] = {}

    def unit(turn: int) -> Cell:
        return Cell(Part("z", 1 + turn % 2), 37 * turn % 200)

    def take(what: str, act: Callable[[int], None], count: int = ANSWERS) -> None:
        act(0)
        costs[what] = [_painted(window, lambda at=turn: act(at)) for turn in range(1, count)]  # type: ignore[misc]

    take("selecting a unit", lambda turn: view.chosen.emit(unit(turn)))
    take("pointing at a unit", lambda turn: view.point_at(unit(turn)))
    view.point_at(None)
    strip.page_switch.choose(Page.WHAT_IF)
    _wait(0.3)
    page = strip.what_if_page
    take("what if: a bias changed", lambda turn: page.bias_box.setValue(0.01 * turn), CHANGES)
    page.ways_back.original_button.click()
    _wait(0.3)
    content.mode_switch.choose(Mode.BACKWARD)
    _wait(0.3)
    walk, updates = content.backward.walk, content.backward.strip.updates
    take("stepping through the lines", lambda turn: walk.go(turn % len(walk.lines)))
    take("taking a gradient apart", lambda turn: walk.ask_cell(Cell(Part("dz", 1 + turn % 2), turn)))
    take("Update on the drawing", lambda turn: updates.update_network(), CHANGES)
    updates.ways_back.original_button.click()
    walk.choose_batch(Batch.SAMPLE)
    _wait(0.3)
    take("Update on a mini-batch", lambda turn: updates.update_network(), CHANGES)
    updates.ways_back.original_button.click()
    content.mode_switch.choose(Mode.FORWARD)
    strip.page_switch.choose(Page.NEURON)
    _wait(0.3)
    return costs


def _painted(window: MainWindow, act: Callable[[], None]) -> Cost:
    """Return the milliseconds from an act until all that it changed is painted, by the clock and of work.

    The wait for the frame clock's next tick, 33 ms at most, is left out.
    """
    from PyQt6.QtWidgets import QApplication

    _wait(0.02)
    start, worked = time.perf_counter(), time.thread_time()
    act()
    window.session.clock.tick()
    QApplication.processEvents()
    return 1000 * (time.perf_counter() - start), 1000 * (time.thread_time() - worked)


def _redraws(window: MainWindow) -> Figure:
    """Return how often a second the whole picture is painted while somebody draws, at 60 moves a second."""
    from explorer.ui.session import InputSource

    session = window.session
    content: LayersContent = window.tabs.widget(0).content  # type: ignore[union-attr]
    images = session.load_dataset("sample").test.images / 255.0
    painted: list[float] = []
    content.view.painted.connect(painted.append)
    start, turn = time.perf_counter(), 0
    while time.perf_counter() - start < DRAWING_SECONDS:
        turn += 1
        session.set_input(images[turn % len(images)], InputSource("drawing"))
        _wait(0.0165)
    rate = len(painted) / (time.perf_counter() - start)
    content.view.painted.disconnect(painted.append)
    note = f"painting {1000 * percentile(painted, 0.5):.1f} ms"
    # The clock ticks every 33 ms, and a tick that comes late is not made up for.
    return Figure("the full picture redrawn while drawing", rate, 28.0, True, "Hz", note)


def _shares_kept(window: MainWindow) -> list[Figure]:
    """Return the speed of a run that the tab follows, both ways, by that with the window hidden."""
    from explorer.ui.tabs.layers.mode_switch import Mode

    session = window.session
    content: LayersContent = window.tabs.widget(0).content  # type: ignore[union-attr]
    run = session.run
    training = TrainingConfig(evaluate_every=None)
    run.configure(RunSetup("sample", (50,), "sigmoid", 0.01, training))
    run.set_full_speed(True)
    run.start()
    while run.iteration < 2000:
        _wait(0.1)
    session.choose_reader("run")
    session.set_label(8)

    def rate(mode: Mode | None) -> float:
        if mode is not None:
            content.mode_switch.choose(mode)
        window.setVisible(mode is not None)
        _wait(0.3)
        start, count = time.perf_counter(), len(run.history)
        _wait(TURN_SECONDS)
        return (len(run.history) - count) / (time.perf_counter() - start)

    rivals: dict[str, Callable[[], float]] = {mode.value: lambda at=mode: rate(at) for mode in Mode}  # type: ignore[misc]
    rates = take_turns(rivals | {"hidden": lambda: rate(None)}, ROUNDS)
    window.show()
    run.pause()
    figures = []
    for mode in Mode:
        kept = median_ratio(rates[mode.value], rates["hidden"])
        note = f"{percentile(rates[mode.value], 0.5):,.0f} it/s"
        figures.append(
            Figure(f"training that feeds Layers {mode.value} / hidden", kept, 0.9, True, note=note)
        )
    return figures
