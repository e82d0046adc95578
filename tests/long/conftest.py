"""What the long tests get: the data sets there are, folders of their own, and a note of every error."""

from __future__ import annotations

import os
import traceback
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PyQt6.QtCore import QEvent, QMessageLogContext, QStandardPaths, QtMsgType, qInstallMessageHandler

from explorer.data import DataError
from explorer.nn import NetworkError
from explorer.training.errors import RunFileError
from explorer.ui import messages
from explorer.ui.image_error import ImageError
from explorer.ui.training_bridge import DivergedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from explorer.ui.main_window import MainWindow

_ANSWERS = (DataError, DivergedError, ImageError, NetworkError, RunFileError)
"""What the program says to a bad wish: a file that is none, a rate that is none, no connection."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is of the long tier."""
    for item in items:
        if "long" in item.path.parts[-2:]:
            item.add_marker("long")


@pytest.fixture
def errors(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[BaseException]]:
    """Every error reported from here on that is no answer to a bad wish, and every complaint of Qt's."""
    noted: list[BaseException] = []
    report = messages.report

    def note(error: BaseException) -> None:
        if not isinstance(error, _ANSWERS):
            noted.append(error)
        report(error)

    def note_complaint(_kind: QtMsgType, _context: QMessageLogContext, text: str | None) -> None:
        # Such as "QPainterPath::arcTo: …"; what the platform cannot do names no function.
        if text is not None and text.startswith("Q") and "::" in text.split()[0]:
            noted.append(RuntimeError(f"{text}\n{''.join(traceback.format_stack()[-12:-1])}"))

    monkeypatch.setattr(messages, "report", note)
    before = qInstallMessageHandler(note_complaint)
    yield noted
    qInstallMessageHandler(before)


@pytest.fixture
def window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, errors: list[BaseException]
) -> Iterator[MainWindow]:
    """The program as `explorer.app` puts it together, shown; with no settings but its own."""
    QStandardPaths.setTestModeEnabled(True)
    monkeypatch.setenv("NN_EXPLORER_SETTINGS", str(tmp_path / "settings.ini"))
    monkeypatch.setenv("NN_EXPLORER_DATA", str(tmp_path))
    from explorer.app import build

    app, made = build(["long-test"])
    made.resize(1280, 800)
    made.show()
    yield made
    made.close()
    made.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    app.processEvents()
