"""Ctrl-C in the terminal, and the system's request to end, close the window as its own button does."""

from __future__ import annotations

import contextlib
import signal
import socket
from typing import TYPE_CHECKING

from PyQt6.QtCore import QSocketNotifier
from PyQt6.sip import voidptr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PyQt6.QtWidgets import QWidget

_CLOSING = (signal.SIGINT, signal.SIGTERM)


@contextlib.contextmanager
def closing_on_signals(window: QWidget) -> Iterator[None]:
    """Within the block, close ``window`` on SIGINT and SIGTERM, which ends its run and keeps its settings.

    Python's signal handlers wait for the next line of Python, and none comes while Qt waits for events: so
    the signal also writes to a socket that Qt watches.
    """
    reader, writer = socket.socketpair()
    for end in (reader, writer):
        end.setblocking(False)
    notifier = QSocketNotifier(voidptr(reader.fileno()), QSocketNotifier.Type.Read, window)
    notifier.activated.connect(lambda: reader.recv(64))
    wakeup_before = signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)
    before = {number: signal.signal(number, lambda _number, _frame: window.close()) for number in _CLOSING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(wakeup_before)
        notifier.setEnabled(False)
        notifier.deleteLater()
        reader.close()
        writer.close()
