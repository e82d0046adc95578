"""Errors, wherever they happen, become a message in the window; the program goes on.

`report` may be called from any thread. `install_hooks` makes Python's own three hooks call it, for what
nobody caught: an exception in a slot, in a plain thread, in a destructor. Importing pyqtgraph later wraps the
hooks but still calls them, so it does not matter which comes first.
"""

from __future__ import annotations

import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject, Qt, pyqtSignal, pyqtSlot
from PyQt6.QtWidgets import QApplication, QWidget

from explorer.ui.error_sentences import sentence_for

if TYPE_CHECKING:
    from types import TracebackType

    from explorer.ui.message_bar import MessageBar
    from explorer.ui.sentence import Sentence

_MOST_DIFFERENT = 20


@dataclass(frozen=True)
class Report:
    """One error as the window shows it.

    The exception itself is not kept: its traceback would keep every local variable of the failed call alive.
    """

    sentence: Sentence
    summary: str
    details: str


class _Relay(QObject):
    """Carries reports from any thread to the window's; queued always, so no message cuts into a paint."""

    reported = pyqtSignal(object)


class _State:
    relay: _Relay | None = None
    reporting = threading.local()


_state = _State()


class Messages(QObject):
    """Shows the reports of this process in one window.

    Identical errors are counted in one message; different ones wait behind the newest.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._bar: MessageBar | None = None
        self._reports: list[Report] = []
        self._counts: dict[str, int] = {}
        _relay().reported.connect(self._take, Qt.ConnectionType.QueuedConnection)  # type: ignore[call-arg]

    @property
    def bar(self) -> MessageBar:
        """Return the card that shows them, made when it is first needed: most starts never need it."""
        if self._bar is None:
            from explorer.ui.message_bar import MessageBar

            self._bar = MessageBar(self._window)
            self._bar.dismissed.connect(self._forget_newest)
        return self._bar

    @pyqtSlot(object)
    def _take(self, report: Report) -> None:
        try:
            if report.details in self._counts:
                self._reports.remove(report)
            self._reports.append(report)
            self._counts[report.details] = self._counts.get(report.details, 0) + 1
            if len(self._reports) > _MOST_DIFFERENT:
                del self._counts[self._reports.pop(0).details]
            self._show_newest()
        except Exception:  # noqa: BLE001  # an error about an error must end here, not come back as a report
            _print_error()

    def _forget_newest(self) -> None:
        if self._reports:
            del self._counts[self._reports.pop().details]
        self._show_newest()

    def _show_newest(self) -> None:
        if not self._reports:
            self.bar.hide()
            return
        newest = self._reports[-1]
        self.bar.show_report(newest, self._counts[newest.details], waiting=len(self._reports) - 1)


def _print_error() -> None:
    """Write the error that is being handled to standard error."""
    import traceback

    traceback.print_exc()


def report(error: BaseException) -> None:
    """Show an error to the user; from any thread, returns at once and never raises.

    The traceback goes to standard error as well: without a window it is all there is.
    """
    if getattr(_state.reporting, "active", False):
        return
    _state.reporting.active = True
    try:
        import traceback  # with the first error; it takes 8 ms of a start

        details = "".join(traceback.format_exception(error))
        if sys.stderr is not None:
            sys.stderr.write(details)
        summary = "".join(traceback.format_exception_only(error)).strip()
        _relay().reported.emit(Report(sentence_for(error), summary, details))
    except Exception:  # noqa: BLE001  # reporting is the last resort; there is nowhere left to report to
        _print_error()
    finally:
        _state.reporting.active = False


def install_hooks() -> None:
    """Report what nobody catches, on any thread, instead of letting Qt abort the process."""
    _relay()
    sys.excepthook = _on_uncaught
    threading.excepthook = _on_thread_failure
    sys.unraisablehook = _on_unraisable


def _relay() -> _Relay:
    # Made on the thread of the window: the first Messages, or install_hooks, comes before any report.
    if _state.relay is None:
        _state.relay = _Relay()
    return _state.relay


def _on_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        app = QApplication.instance()
        if app is not None:
            app.quit()
        return
    report(error.with_traceback(trace))


def _on_thread_failure(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
        report(args.exc_value)


def _on_unraisable(unraisable: sys.UnraisableHookArgs) -> None:
    if unraisable.exc_value is not None:
        report(unraisable.exc_value)
