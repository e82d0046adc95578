"""``nn-explorer demo``: the window does its main job by itself and leaves pictures; it needs no display."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.commands.outcome import SUCCEEDED, CommandError
from explorer.ui import platform_check

if TYPE_CHECKING:
    import argparse

_DESCRIPTION = """\
Open the window, draw digits on its canvas with the mouse, tell what is read, press Start and
train on the carried sample, and write a PNG of every tab in both themes into OUT. Where there is
no display, all of it happens unseen. Your settings are left alone."""

_EPILOG = """\
example:
  nn-explorer demo pictures/    writes pictures/light-layers.png, pictures/dark-train.png and others"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Give the command its option."""
    parser.description = _DESCRIPTION
    parser.epilog = _EPILOG
    parser.add_argument("out", type=Path, metavar="OUT", help="folder for the pictures; made if need be")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Demonstrate the window and return the exit code.

    Raises
    ------
    CommandError
        When a system library is missing, or the window does not do what it should.
    OSError
        When the folder cannot be written.
    """
    folder: Path = arguments.out
    _check_writable(folder)
    if platform_check.find_problem() is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    problem = platform_check.find_problem()
    if problem is not None:
        raise CommandError(problem)
    with tempfile.TemporaryDirectory() as settings:
        os.environ["NN_EXPLORER_SETTINGS"] = str(Path(settings, "settings.ini"))
        os.environ["NN_EXPLORER_DATA"] = settings
        pictures = _demonstrate(folder)
    print(f"{pictures} pictures in {folder}")
    return SUCCEEDED


def _check_writable(folder: Path) -> None:
    """Make the folder, and raise OSError now rather than at the end if nothing can be written there."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder):
        pass


def _demonstrate(folder: Path) -> int:
    from explorer import app
    from explorer.ui.demo import DIGITS, Demonstration, DemonstrationError

    # Held until the end: Qt's application lives no longer than what holds it.
    application, window = app.build(["nn-explorer"])
    window.show()
    demonstration = Demonstration(window, print)
    try:
        for digit in DIGITS:
            demonstration.draw(digit)
        demonstration.train()
        return demonstration.write_pictures(folder)
    except DemonstrationError as error:
        raise CommandError(str(error)) from error
    finally:
        window.close()
        application.processEvents()
