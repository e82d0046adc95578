from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PyQt6.QtCore import QTimer
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QWidget

from explorer.data.errors import DataError
from explorer.nn.allowed import Numbers, OneOf
from explorer.nn.errors import ConfigError, ShapeError, WeightsError
from explorer.ui import messages
from explorer.ui.error_sentences import UNEXPECTED, sentence_for
from explorer.ui.training_bridge import DivergedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[messages.Messages]:
    """Messages over a plain window that is open."""
    window = QWidget()
    window.resize(1000, 600)
    qtbot.addWidget(window)
    made = messages.Messages(window)
    window.show()
    yield made
    window.close()


def _text(shown: messages.Messages) -> str:
    label = shown.bar.findChild(QLabel, "message_sentence")
    assert label is not None
    return label.text()


def _click(shown: messages.Messages, name: str) -> None:
    button = shown.bar.findChild(QAbstractButton, name)
    assert button is not None
    button.click()


def _raised(error: BaseException) -> BaseException:
    """Return the error with a traceback."""
    try:
        raise error
    except BaseException as caught:  # noqa: BLE001  # whatever was asked for
        return caught


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ConfigError("learning_rate", -1, Numbers(0, above=True)), ("learning rate", "-1", "above 0")),
        (ConfigError("batch_size", 0, Numbers(1, 4000, whole=True)), ("batch size", "from 1 to 4,000")),
        (ConfigError("optimizer", "x", OneOf(("sgd", "adam"))), ("optimizer", "One of sgd, adam")),
        (ConfigError("sizes", (3,), "at least two"), ("sizes", "at least two")),
        (DivergedError(1200, 0.5, 1150), ("iteration 1,200", "0.5", "back to iteration 1,150")),
        (ShapeError("x", "(n, 784)", (1, 3)), ("x", "(n, 784)", "(1, 3)")),
        (WeightsError("/somewhere/w.pkl", "unsafe"), ("w.pkl", "refused")),
        (DataError("offline", name="mnist"), ("MNIST", "internet")),
        (DataError("truncated", path=Path("/d/train.gz")), ("train.gz", "early")),
        (MemoryError(), ("memory",)),
        (FileNotFoundError(2, "no", "gone.png"), ("gone.png",)),
        (ZeroDivisionError("x"), ("unexpected", "kept")),
    ],
)
def test_each_kind_of_error_has_its_sentence(error: BaseException, words: tuple[str, ...]) -> None:
    text = sentence_for(error).text()
    for word in words:
        assert word in text


def test_braces_in_what_is_named_do_no_harm() -> None:
    assert "{odd}.npz" in sentence_for(WeightsError("{odd}.npz", "missing")).text()


def test_a_report_shows_and_goes(qtbot: QtBot, shown: messages.Messages) -> None:
    messages.report(_raised(WeightsError("w.npz", "missing")))
    qtbot.waitUntil(shown.bar.isVisible)
    assert "w.npz" in _text(shown)
    _click(shown, "message_close_button")
    assert not shown.bar.isVisible()


def test_identical_errors_are_counted_and_different_ones_wait(qtbot: QtBot, shown: messages.Messages) -> None:
    for number in (1, 1, 1):
        messages.report(ConfigError("batch_size", number, "another"))
    messages.report(ValueError("quite another"))
    qtbot.waitUntil(lambda: _text(shown) == UNEXPECTED)
    notes = [label.text() for label in shown.bar.findChildren(QLabel)]
    assert "1 more" in notes
    _click(shown, "message_close_button")
    assert "batch size" in _text(shown)
    assert "3 times" in [label.text() for label in shown.bar.findChildren(QLabel)]
    _click(shown, "message_close_button")
    assert not shown.bar.isVisible()


def test_details_tell_where_and_on_what(qtbot: QtBot, shown: messages.Messages) -> None:
    messages.report(_raised(RuntimeError("the cause")))
    qtbot.waitUntil(shown.bar.isVisible)
    low = shown.bar.height()
    _click(shown, "message_details_button")
    details = shown.bar.findChild(QPlainTextEdit, "message_details")
    assert details is not None
    assert "the cause" in details.toPlainText()
    assert "_raised" in details.toPlainText()
    assert "numpy" in details.toPlainText()
    assert shown.bar.height() > low
    assert shown.bar.geometry().bottom() < shown.bar.parentWidget().height()
    _click(shown, "message_copy_button")
    clipboard = QGuiApplication.clipboard()
    assert clipboard is not None
    assert clipboard.text() == shown.bar.details_text()


def test_an_exception_in_a_slot_is_shown_and_the_program_goes_on(
    qtbot: QtBot, shown: messages.Messages
) -> None:
    messages.install_hooks()
    after = []
    QTimer.singleShot(0, lambda: 1 // 0)
    QTimer.singleShot(1, lambda: after.append("still here"))
    qtbot.waitUntil(lambda: bool(after) and shown.bar.isVisible())
    assert "ZeroDivisionError" in shown.bar.details_text()


def test_an_exception_in_a_plain_thread_is_shown(qtbot: QtBot, shown: messages.Messages) -> None:
    messages.install_hooks()
    thread = threading.Thread(target=lambda: {}["missing key"])
    thread.start()
    thread.join()
    qtbot.waitUntil(shown.bar.isVisible)
    assert "missing key" in shown.bar.details_text()


def test_an_exception_in_a_destructor_is_shown(qtbot: QtBot, shown: messages.Messages) -> None:
    messages.install_hooks()

    class Untidy:
        def __del__(self) -> None:
            raise OSError("left open")

    Untidy()
    qtbot.waitUntil(shown.bar.isVisible)
    assert "left open" in shown.bar.details_text()


def test_pyqtgraph_imported_afterwards_does_not_take_the_hooks_away(
    qtbot: QtBot, shown: messages.Messages
) -> None:
    messages.install_hooks()
    from pyqtgraph.exceptionHandling import ExceptionHandler

    handler = ExceptionHandler()  # what its import does
    try:
        error = _raised(RuntimeError("behind pyqtgraph"))
        sys.excepthook(type(error), error, error.__traceback__)
        qtbot.waitUntil(shown.bar.isVisible)
        assert "behind pyqtgraph" in shown.bar.details_text()
        assert "times" not in " ".join(label.text() for label in shown.bar.findChildren(QLabel))
    finally:
        handler.remove()


def test_an_error_while_reporting_ends_there(
    shown: messages.Messages, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    messages.install_hooks()

    def fail(_error: BaseException) -> None:
        raise RuntimeError("reporting broke")

    monkeypatch.setattr(messages, "sentence_for", fail)
    messages.report(ValueError("the first"))
    printed = capsys.readouterr().err
    assert "the first" in printed
    assert "reporting broke" in printed


def test_an_error_while_showing_is_not_reported_again(
    qtbot: QtBot,
    shown: messages.Messages,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    messages.install_hooks()
    calls = []

    def fail(*_args: object, **_kwargs: object) -> None:
        calls.append(1)
        raise RuntimeError("showing broke")

    monkeypatch.setattr(shown.bar, "show_report", fail)
    messages.report(ValueError("the first"))
    qtbot.waitUntil(lambda: "showing broke" in capsys.readouterr().err)
    assert len(calls) == 1


def test_many_different_errors_do_not_pile_up(qtbot: QtBot, shown: messages.Messages) -> None:
    for number in range(100):
        messages.report(ValueError(number))
    qtbot.waitUntil(lambda: "ValueError: 99" in shown.bar.details_text())
    closed = 0
    while shown.bar.isVisible():
        _click(shown, "message_close_button")
        closed += 1
    assert closed == 20
