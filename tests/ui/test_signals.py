"""What Ctrl-C in the terminal does to the window, while Qt waits and no Python runs."""

from __future__ import annotations

import os
import signal
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PyQt6.QtCore import QEventLoop, QTimer
from PyQt6.QtWidgets import QWidget

from explorer.ui.signals import closing_on_signals

if TYPE_CHECKING:
    from PyQt6.QtGui import QCloseEvent
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process cannot send these to itself there")


class Window(QWidget):
    """Ends an event loop when it is closed."""

    def __init__(self, loop: QEventLoop) -> None:
        super().__init__()
        self.closed = False
        self._loop = loop

    def closeEvent(self, event: QCloseEvent | None) -> None:
        self.closed = True
        self._loop.quit()
        super().closeEvent(event)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_window_while_qt_waits(qtbot: QtBot, number: signal.Signals) -> None:
    loop = QEventLoop()
    window = Window(loop)
    qtbot.addWidget(window)
    before = signal.getsignal(number)
    with qtbot.waitExposed(window):
        window.show()
    # No Python runs in this loop but what the signal brings about; the timer ends it if nothing does.
    guard = QTimer(window, singleShot=True)
    guard.timeout.connect(loop.quit)
    guard.start(10_000)
    with closing_on_signals(window):
        # From another thread: this one is in Qt's event loop when the signal comes.
        threading.Timer(0.1, os.kill, (os.getpid(), number)).start()
        loop.exec()

    assert window.closed
    assert guard.isActive(), "it was the guard that ended the loop"
    guard.stop()
    assert signal.getsignal(number) is before


def test_afterwards_ctrl_c_is_pythons_again(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with closing_on_signals(window):
        pass

    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
