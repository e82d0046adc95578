"""The window's program, put together: environment, application, hooks, session, window."""

from __future__ import annotations

import contextlib
import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from explorer import limit_blas_threads
from explorer.ui import platform_check

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PyQt6.QtWidgets import QApplication

    from explorer.ui.main_window import MainWindow

NO_WINDOW = 2
_SWITCH_SECONDS = 0.001
"""How long a thread may keep the interpreter from another that waits for it. With Python's own 5 ms a tick of
the window that meets the automatic save waits twice as long: 99th percentile 41.6 ms, not 39.5."""


def build(argv: Sequence[str]) -> tuple[QApplication, MainWindow]:
    """Make everything and show nothing; no event loop runs.

    Parameters
    ----------
    argv
        The command line, the program's name first; Qt takes its own options from it.

    Returns
    -------
    tuple
        The application (the one already there, if there is one) and the window.
    """
    with _without_garbage_collection():
        return _build(argv)


def _build(argv: Sequence[str]) -> tuple[QApplication, MainWindow]:
    limit_blas_threads()
    sys.setswitchinterval(_SWITCH_SECONDS)
    # Imported here, after the line above: NumPy reads the number of threads once, when it is imported.
    from PyQt6.QtWidgets import QApplication

    from explorer.ui import messages, theme, translation
    from explorer.ui.freed_memory import keep_pages
    from explorer.ui.main_window import MainWindow
    from explorer.ui.session import Session
    from explorer.ui.settings import Settings

    keep_pages()
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(list(argv))
    app.setApplicationName("nn-explorer")
    app.setApplicationDisplayName("Neural Network Explorer")
    app.setDesktopFileName("nn-explorer")
    messages.install_hooks()
    settings = Settings()
    theme.apply(settings.theme, settings.scale)
    translation.apply_language(settings.language)
    app.setWindowIcon(theme.icon("app"))
    return app, MainWindow(Session(), settings)


def main(argv: Sequence[str] | None = None, files: Sequence[str] = ()) -> int:
    """Open the window, and in it the files of runs and weights that are named; return when it is closed.

    The exit code is 2 where no window can be opened.
    """
    problem = platform_check.find_problem()
    if problem is not None:
        sys.stderr.write(f"nn-explorer: {problem}\n")
        return NO_WINDOW
    app, window = build(sys.argv if argv is None else argv)
    from PyQt6 import sip

    from explorer.ui.signals import closing_on_signals

    window.show()
    for name in files:
        window.open_file(Path(name))
    # What is there now stays to the end; not looking through it again keeps later collections short.
    gc.freeze()
    with closing_on_signals(window):
        code = app.exec()
    # The window goes before the application, and at once: some cycle of references keeps it alive after a
    # mere ``del``, and the application, going first, crashes now and then while it looks for what is left.
    sip.delete(window)
    return code


@contextlib.contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Make many lasting objects without searching them for garbage on the way or after it.

    Both together are a seventh of the start: switched on again, the collector would begin with all of them.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if enabled:
            gc.enable()
