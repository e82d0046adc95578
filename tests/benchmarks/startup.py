"""From the start of the program to its first painted frame, against the imports that it cannot do without."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measuring import Figure, median_ratio, take_turns

ROUNDS = 9

IMPORTS = """
import numpy
from PyQt6 import QtCore, QtGui, QtWidgets
import pyqtgraph
print("ready", flush=True)
"""

PROGRAM = """
from explorer.app import build
app, window = build(["nn-explorer"])
from PyQt6.QtCore import QEvent, QObject, QTimer

class FirstFrame(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            app.removeEventFilter(self)
            QTimer.singleShot(0, self.tell)  # after the paint events that belong to the same frame
        return False

    def tell(self):
        print("ready", flush=True)
        window.close()
        app.quit()

first = FirstFrame()
app.installEventFilter(first)
window.show()
app.exec()
"""


def measure() -> list[Figure]:
    """Start both in turn."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "QT_QPA_PLATFORM": "offscreen",
            "NN_EXPLORER_SETTINGS": str(Path(folder, "settings.ini")),
            "PYTHONPATH": str(Path(__file__).parents[2]),
            # Compiled by the turn that does not count, as an installed program is by its installation.
            "PYTHONPYCACHEPREFIX": folder,
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)

        def seconds(program: str) -> float:
            start = time.perf_counter()
            with subprocess.Popen(
                [sys.executable, "-c", program], stdout=subprocess.PIPE, env=environment, text=True
            ) as process:
                assert process.stdout is not None
                if process.stdout.readline().strip() != "ready":
                    raise RuntimeError("the program did not start")
                return time.perf_counter() - start

        took = take_turns({"program": lambda: seconds(PROGRAM), "imports": lambda: seconds(IMPORTS)}, ROUNDS)
    program, imports = (statistics.median(took[name]) for name in ("program", "imports"))
    print(f"first frame after {program:.2f} s, imports alone {imports:.2f} s")
    return [
        Figure("start to first frame / bare imports", median_ratio(took["program"], took["imports"]), 1.7)
    ]
