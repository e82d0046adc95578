from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject

from explorer.ui.background import Progress, Task, run_in_background

if TYPE_CHECKING:
    from collections.abc import Callable

    from PyQt6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


class _Calls:
    def __init__(self) -> None:
        self.done: list[object] = []
        self.failed: list[BaseException] = []
        self.threads: set[int] = set()

    def on_done(self, value: object) -> None:
        self.done.append(value)
        self.threads.add(threading.get_ident())

    def on_failed(self, error: BaseException) -> None:
        self.failed.append(error)
        self.threads.add(threading.get_ident())


def _start(parent: QObject, work: Callable[[Progress], object], calls: _Calls) -> Task:
    return run_in_background(parent, work, calls.on_done, calls.on_failed)


def test_the_result_arrives_on_the_windows_thread(qtbot: QtBot) -> None:
    calls, parent, worker = _Calls(), QObject(), []

    def work(_progress: Progress) -> str:
        worker.append(threading.get_ident())
        return "result"

    task = _start(parent, work, calls)
    with qtbot.waitSignal(task.ended):
        pass
    assert calls.done == ["result"]
    assert calls.failed == []
    assert calls.threads == {threading.get_ident()}
    assert worker != [threading.get_ident()]


def test_an_error_arrives_instead(qtbot: QtBot) -> None:
    calls, parent = _Calls(), QObject()

    def work(_progress: Progress) -> None:
        raise OSError("no network")

    task = _start(parent, work, calls)
    with qtbot.waitSignal(task.ended):
        pass
    assert calls.done == []
    assert [str(error) for error in calls.failed] == ["no network"]


def test_progress_is_told_with_sizes_beyond_32_bits(qtbot: QtBot) -> None:
    calls, parent, seen = _Calls(), QObject(), []
    may_end = threading.Event()

    def work(progress: Progress) -> None:
        progress.report(5 * 2**32, 2**40)
        may_end.wait(5)

    task = _start(parent, work, calls)
    task.progressed.connect(lambda done, total: seen.append((done, total)))
    qtbot.waitUntil(lambda: bool(seen))
    with qtbot.waitSignal(task.ended):
        may_end.set()
    assert seen == [(5 * 2**32, 2**40)]


def test_cancelled_work_is_told_and_calls_nobody(qtbot: QtBot) -> None:
    calls, parent = _Calls(), QObject()
    told = threading.Event()

    def work(progress: Progress) -> None:
        while not progress.cancelled():
            pass
        told.set()

    task = _start(parent, work, calls)
    with qtbot.waitSignal(task.ended):
        task.cancel()
    assert told.is_set()
    assert calls.done == []
    assert calls.failed == []


def test_work_whose_parent_goes_is_cancelled(qtbot: QtBot, qapp: QApplication) -> None:
    calls, parent = _Calls(), QObject()
    told = threading.Event()

    def work(progress: Progress) -> None:
        while not progress.cancelled():
            pass
        told.set()

    _start(parent, work, calls)
    parent.deleteLater()
    qtbot.waitUntil(told.is_set)
    assert calls.done == []
