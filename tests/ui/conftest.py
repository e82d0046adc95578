"""What every test of the window gets: no screen, no user's folders, and a look at what was left alive."""

from __future__ import annotations

import gc
import os
import sys
import threading
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PyQt6 import sip
from PyQt6.QtCore import QEvent, QStandardPaths, QThread, QTimer

from explorer.ui import theme, translation
from explorer.ui.settings import LOCATION_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PyQt6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from explorer.ui.main_window import MainWindow
    from explorer.ui.session import Session


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and kept digits go into the test's own folder."""
    QStandardPaths.setTestModeEnabled(True)
    monkeypatch.setenv(LOCATION_VARIABLE, str(tmp_path / "settings.ini"))
    monkeypatch.setenv("NN_EXPLORER_DATA", str(tmp_path))


@pytest.fixture(autouse=True)
def _own_hooks() -> Iterator[None]:
    """A test that installs the program's hooks for uncaught errors leaves those of before."""
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    yield
    if getattr(sys.excepthook, "__module__", "") == "explorer.ui.messages":
        sys.excepthook, threading.excepthook, sys.unraisablehook = before


@pytest.fixture(autouse=True)
def _plain_appearance(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every test with widgets starts in the light theme, at the usual size, in English."""
    if "qapp" not in request.fixturenames and "qtbot" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("qapp")
    if (theme.choice(), theme.scale(), theme.is_applied()) != ("light", 1.0, True):
        theme.apply("light")
    yield
    if translation.language_choice() != "en":
        translation.apply_language("en")


@pytest.fixture(autouse=True)
def _nothing_left_alive(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a running thread, an active timer or a top-level widget behind.

    Set up last of all here and so torn down before the others, but after the test's own fixtures.
    """
    if "qapp" not in request.fixturenames and "qtbot" not in request.fixturenames:
        yield
        return
    app = request.getfixturevalue("qapp")
    before = set(_alive(app))
    yield
    delete_what_is_due(app)
    left = [name for key, name in _alive(app).items() if key not in before]
    if left:
        gc.collect()
        delete_what_is_due(app)
        left = [name for key, name in _alive(app).items() if key not in before]
    assert not left, f"left alive: {', '.join(left)}"


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Session]:
    """A session as the program makes it, closed at the end."""
    from explorer.ui.session import Session

    made = Session()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def window(qtbot: QtBot, session: Session) -> Iterator[MainWindow]:
    """The whole window around that session, not shown yet."""
    from explorer.ui.main_window import MainWindow

    made = MainWindow(session)
    qtbot.addWidget(made)
    yield made
    made.close()
    made.deleteLater()


def delete_what_is_due(app: QApplication) -> None:
    """Carry out every ``deleteLater``; ``processEvents`` alone does not outside of an event loop."""
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    app.processEvents()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _alive(app: QApplication) -> dict[int, str]:
    """Return running threads, active timers and top-level widgets by identity."""
    found = {}
    for thing in gc.get_objects():
        if isinstance(thing, (QThread, QTimer)) and not sip.isdeleted(thing):
            busy = thing.isRunning() if isinstance(thing, QThread) else thing.isActive()
            if busy and thing is not app.thread():
                found[id(thing)] = f"{type(thing).__name__} of {type(thing.parent()).__name__}"
    for widget in app.topLevelWidgets():
        # Qt keeps the label of the last tool tip for the next one.
        if widget.metaObject().className() != "QTipLabel":
            found[id(widget)] = f"{type(widget).__name__} {widget.objectName()!r}"
    return found
