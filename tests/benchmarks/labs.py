"""Every lab: how soon it opens, and what a drag through its sliders costs a frame.

The processor's time of the window's thread, in which all of it happens: others on the machine do not count.
"""

from __future__ import annotations

import os
import tempfile
import time
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from measuring import Figure, percentile

from explorer.app import build
from explorer.labs import Choice, NumberArray, Slider, Switch, labs

if TYPE_CHECKING:
    from collections.abc import Callable

    from PyQt6.QtWidgets import QApplication

    from explorer.labs import Lab, Parameter, Value
    from explorer.ui.tabs.labs.content import LabsContent
    from explorer.ui.tabs.labs.page import LabPage

OPENINGS = 3
DRAGS = 200
"""So many that the 99th percentile is not the single worst, in which the machine had something else to do."""
OPENING_BAR_MS = 200.0
REDRAW_BAR_MS = 33.0


def measure() -> list[Figure]:
    """Open the Labs tab, then every lab in it, and drag through each."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NN_EXPLORER_SETTINGS"] = os.path.join(folder, "settings.ini")
        app, window = build(["benchmark"])
        window.resize(1280, 800)
        window.show()
        try:
            app.processEvents()
            tab = window.tabs.widget(3)
            window.tabs.setCurrentWidget(tab)
            app.processEvents()
            return _measure(app, tab.content)
        finally:
            window.close()
            app.processEvents()


def _measure(app: QApplication, content: LabsContent) -> list[Figure]:
    opened, dragged = {}, {}
    print(f"{'lab':<28} {'opens in':>10} {'redraw, median':>16} {'99th percentile':>16}")
    for lab in labs():
        opened[lab.key] = min(_opening(app, content, lab.key) for _ in range(OPENINGS))
        redraws = _redraws(app, content.page)
        dragged[lab.key] = percentile(redraws, 0.99)
        print(
            f"{lab.key:<28} {opened[lab.key]:7.0f} ms {percentile(redraws, 0.5):13.1f} ms "
            f"{dragged[lab.key]:13.1f} ms"
        )
    slowest, heaviest = max(opened, key=opened.__getitem__), max(dragged, key=dragged.__getitem__)
    return [
        Figure("the lab that opens last", opened[slowest], OPENING_BAR_MS, unit="ms", note=slowest),
        Figure(
            "the lab that redraws slowest, 99th percentile",
            dragged[heaviest],
            REDRAW_BAR_MS,
            unit="ms",
            note=heaviest,
        ),
    ]


def _opening(app: QApplication, content: LabsContent, key: str) -> float:
    """Return the milliseconds until a lab that is opened for the first time has been painted."""
    other = next(lab.key for lab in labs() if lab.key != key)
    content.open_lab(other)
    app.processEvents()
    if key in content.pages:
        page = content.pages.pop(key)
        page.setParent(None)
        page.deleteLater()
        app.processEvents()
    start = time.thread_time()
    content.open_lab(key)
    app.processEvents()
    return 1000 * (time.thread_time() - start)


def _redraws(app: QApplication, page: LabPage) -> list[float]:
    """Return the milliseconds that each step of a drag takes to be computed and painted."""
    times = []
    drag = _drag(page.lab)
    for index in range(DRAGS):
        key, value = drag(index)
        start = time.thread_time()
        page.view.set_value(key, value)
        app.processEvents()
        times.append(1000 * (time.thread_time() - start))
    return times


def _drag(lab: Lab) -> Callable[[int], tuple[str, Value]]:
    """Return what the ``index``-th step of a drag sets, by the lab's first slider or array."""
    for parameter in lab.parameters:
        if isinstance(parameter, Slider) and not parameter.beside:
            return partial(_slid, parameter)
    for parameter in lab.parameters:
        if isinstance(parameter, NumberArray):
            return partial(_turned, parameter)
    return partial(_flipped, lab.parameters[0])


def _slid(slider: Slider, index: int) -> tuple[str, Value]:
    return slider.key, slider.low + (slider.high - slider.low) * (index % 20 + 0.5) / 20


def _turned(parameter: NumberArray, index: int) -> tuple[str, Value]:
    """Return the array with another first number, within ±3 where more is allowed."""
    array = np.array(parameter.default, dtype=np.float64)
    low, high = max(parameter.low, -3.0), min(parameter.high, 3.0)
    array.flat[0] = low + (high - low) * (index % 20) / 20
    return parameter.key, array


def _flipped(parameter: Parameter, index: int) -> tuple[str, Value]:
    if isinstance(parameter, Choice):
        return parameter.key, parameter.options[index % 2]
    return parameter.key, bool(index % 2) if isinstance(parameter, Switch) else float(index % 2)
