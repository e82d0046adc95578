from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from explorer import app
from explorer.ui import messages

if TYPE_CHECKING:
    from pathlib import Path

    from PyQt6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def _run(code: str, **environment: str) -> str:
    """Run Python in a fresh interpreter and return what it prints."""
    ended = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()


def test_build_makes_everything_and_shows_nothing(qtbot: QtBot, qapp: QApplication) -> None:
    made, window = app.build(["nn-explorer"])
    qtbot.addWidget(window)
    assert made is qapp
    assert not window.isVisible()
    assert window.session.input.shape == (28, 28)
    assert window.session.probabilities.shape == (10,)
    assert window.session.run.iteration == 0
    assert window.tabs.count() == 4
    assert sys.excepthook is messages._on_uncaught
    window.close()
    window.session.deleteLater()


def test_numpy_gets_one_thread_unless_the_user_chose_otherwise() -> None:
    code = "import os, explorer; explorer.limit_blas_threads(); print(os.environ['OPENBLAS_NUM_THREADS'])"
    assert _run(code, OPENBLAS_NUM_THREADS="3") == "3"
    without = "import os; os.environ.pop('OPENBLAS_NUM_THREADS', None); "
    assert _run(without + code) == "1"


def test_importing_the_app_imports_neither_numpy_nor_qt() -> None:
    code = "import sys, explorer.app; print([name for name in ('numpy', 'PyQt6') if name in sys.modules])"
    assert _run(code) == "[]"


def test_the_program_opens_paints_and_ends(tmp_path: Path) -> None:
    code = """
from PyQt6.QtCore import QTimer
from explorer import app
built = app.build
def build(argv):
    made, window = built(argv)
    QTimer.singleShot(300, window.close)
    return made, window
app.build = build
print(app.main(["nn-explorer"]))
"""
    settings = str(tmp_path / "settings.ini")
    assert _run(code, QT_QPA_PLATFORM="offscreen", NN_EXPLORER_SETTINGS=settings) == "0"
    assert (tmp_path / "settings.ini").exists()


def test_starting_leaves_the_tabs_unseen_unbuilt() -> None:
    """What no one looks at is not imported: that is what keeps the start quick."""
    code = """
import sys
from explorer import app
made, window = app.build(["nn-explorer"])
window.show()
made.processEvents()
rooms = ("explorer.labs", *(f"explorer.ui.tabs.{tab}." for tab in ("activations", "train", "labs")))
late = ("pooch", "pyqtgraph", "requests", "tqdm", "tempfile", "hashlib", "numpy.random")
print(sorted(name for name in sys.modules if name in late or name.startswith(rooms)))
window.close()
"""
    assert _run(code, QT_QPA_PLATFORM="offscreen", NN_EXPLORER_SETTINGS=os.devnull) == "[]"
