"""Resident memory of the window with full MNIST loaded and training, its timeline's budget apart."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from measuring import Figure
from window import _train, _wait

from explorer import data
from explorer.app import build

MB = 2**20


def resident() -> float:
    """Return the resident memory of this process in MB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("this system does not say")


def measure() -> list[Figure]:
    """Train in the window for a while, with every tab built, and look."""
    if not sys.platform.startswith("linux"):
        print("memory is read from /proc, which this system has not: left out")
        return []
    if not data.available("mnist"):
        print("MNIST is not here: memory is left out")
        return []
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NN_EXPLORER_SETTINGS"] = str(Path(folder, "settings.ini"))
        app, window = build(["benchmark"])
        window.resize(1280, 800)
        window.show()
        for i in range(window.tabs.count()):
            window.tabs.setCurrentIndex(i)
            _wait(0.5)
        before = resident()
        _train(window)
        highest = 0.0
        for _ in range(20):
            _wait(0.5)
            kept = sum(keyframe.nbytes for keyframe in window.session.run.keyframes) / MB
            highest = max(highest, resident() - kept)
        print(f"{before:.0f} MB before training; the timeline holds {kept:.0f} MB more")
        window.close()
        app.processEvents()
    return [Figure("resident memory while training on MNIST", highest, 350.0, unit="MB")]
