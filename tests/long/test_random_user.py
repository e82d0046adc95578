"""Ten thousand actions of a user without a plan, while a run trains: no error, no leak, no stuck state.

Run with ``pytest -m long -s tests/long/test_random_user.py``. ``NN_EXPLORER_ACTIONS`` and
``NN_EXPLORER_SEED`` set how many actions and which; what was done last is printed when it fails.
"""

from __future__ import annotations

import gc
import os
import threading
import time
import traceback
from collections import deque
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PyQt6 import sip
from PyQt6.QtCore import QEvent, QObject, QThread
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QAbstractButton, QApplication, QFileDialog

from explorer import resources
from explorer.labs import labs
from explorer.training import RunSetup, TrainingConfig
from explorer.ui.tabs.labs.content import LabsContent
from tests.long.random_user import RandomUser
from tests.long.resident import resident

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from explorer.ui.main_window import MainWindow
    from explorer.ui.run import Run

ACTIONS = int(os.environ.get("NN_EXPLORER_ACTIONS", "10000"))
SEED = int(os.environ.get("NN_EXPLORER_SEED", "1"))
WARM_UP = ACTIONS // 5
"""Actions after which every page has been opened once: what is there then may stay."""
MOST_MORE_OBJECTS = 0.25


def test_ten_thousand_actions_leave_no_error_no_leak_and_no_stuck_state(
    window: MainWindow,
    errors: list[BaseException],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _answer_file_dialogs(tmp_path, monkeypatch)
    _open_everything(window)
    user = RandomUser(window, SEED)
    last: deque[str] = deque(maxlen=12)
    objects = []
    for count in range(1, ACTIONS + 1):
        last.append(user.act())
        if errors:
            story = "\n  ".join(last)
            trace = "".join(traceback.format_exception(errors[0]))
            pytest.fail(f"action {count} of seed {SEED}, after\n  {story}\nleft\n{trace}", pytrace=False)
        assert window.isVisible(), f"the window was closed by {last[-1]}"
        if count % max(ACTIONS // 10, 1) == 0:
            print(f"{count:>6,} actions  {resident():6.0f} MB", flush=True)
        if count in (WARM_UP, ACTIONS):
            user.rest() if count == ACTIONS else None
            objects.append(_alive())
            print(f"{count:>6,} actions  {objects[-1]:,} Qt objects", flush=True)
    _assert_everything_answers(window)
    assert not errors
    before, after = objects
    assert after <= (1 + MOST_MORE_OBJECTS) * before, f"{before:,} Qt objects became {after:,}"
    _assert_nothing_runs_on(window)


def _answer_file_dialogs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Good, bad and no files, in turn; what is saved goes into the test's folder, and is opened again."""
    broken = folder / "broken.npz"
    broken.write_bytes(b"no weights")
    files = [str(resources.path("weights", "book.npz")), str(broken), "", str(folder / "absent.png")]
    rng = np.random.default_rng(SEED)

    def existing(*_args: object, **_kwargs: object) -> tuple[str, str]:
        possible = [*files, *map(str, folder.glob("saved-*"))]
        return possible[rng.integers(len(possible))], ""

    def to_be_written(*_args: object, **_kwargs: object) -> tuple[str, str]:
        name = folder / f"saved-{rng.integers(5)}"
        return (str(name) if rng.random() < 0.7 else ""), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", existing)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", to_be_written)


def _open_everything(window: MainWindow) -> None:
    """Build what is built when it is first opened, and then stays: every tab and every lab."""
    for index in range(window.tabs.count()):
        window.tabs.setCurrentIndex(index)
        QTest.qWait(300)
    for lab in labs():
        window.findChild(LabsContent).open_lab(lab.key)  # type: ignore[union-attr]
        QTest.qWait(50)


def _alive() -> int:
    """Return how many Qt objects there are."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    for _ in range(3):
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        app.processEvents()
    gc.collect()
    windows = {id(window): window for window in app.topLevelWidgets()}
    return sum(1 + len(window.findChildren(QObject)) for window in windows.values())


def _assert_everything_answers(window: MainWindow) -> None:
    """A run can be begun, paused, stepped and put back, and a drawing is read."""
    run = window.session.run
    window.tabs.setCurrentIndex(2)
    run.configure(RunSetup(training=TrainingConfig()))  # without an end
    run.set_full_speed(True)
    _click(window, "train_start")
    _wait_until(run, lambda: run.iteration > 20)
    _click(window, "train_pause")
    _wait_until(run, lambda: run.state == "paused")
    before = run.iteration
    _click(window, "train_step")
    _wait_until(run, lambda: run.state == "paused" and run.iteration == before + 1)
    _click(window, "train_reset")
    assert run.state == "idle"
    assert window.session.probabilities.shape == (10,)
    assert window.session.probabilities.sum() == pytest.approx(1, abs=1e-4)


def _click(window: MainWindow, name: str) -> None:
    button = window.findChild(QAbstractButton, name)
    assert button is not None
    assert button.isEnabled(), f"{name} cannot be pressed while the run is {window.session.run.state}"
    button.click()


def _wait_until(run: Run, done: Callable[[], bool], seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, f"the run stays {run.state} at iteration {run.iteration}"
        QTest.qWait(10)


def _assert_nothing_runs_on(window: MainWindow) -> None:
    """Once the window is closed no thread of it goes on."""
    window.close()
    QTest.qWait(500)
    gc.collect()
    threads = [found for found in gc.get_objects() if isinstance(found, QThread)]
    running = [found for found in threads if not sip.isdeleted(found) and found.isRunning()]
    assert len(running) <= 1, running  # the window's own
    assert len(threads) <= 3, f"{len(threads)} threads of earlier runs hold what they trained"
    others = [thread.name for thread in threading.enumerate() if not thread.daemon]
    assert others == ["MainThread"]
