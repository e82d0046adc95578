"""The command line, ``nn-explorer …``: the window by default, and what works in a terminal.

Starting is kept light: a command's module, and with it NumPy or Qt, is imported only when it was asked for.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import traceback
from types import MappingProxyType
from typing import TYPE_CHECKING

from explorer import limit_blas_threads
from explorer.commands.outcome import FAILED, INTERRUPTED, MISUSED, SUCCEEDED, CommandError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: Every command with what it does, in the order of ``--help``; each is a module of `explorer.commands`.
COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "demo": "draw, train and write a picture of every tab; needs no display",
        "train": "train a network in the terminal",
        "predict": "read the digit in a picture file",
        "data": "list the data sets, and fetch them",
    }
)

_OPENED = (".nnrun", ".npz", ".pkl")
"""Endings of what the window opens: runs, and weights."""

_DESCRIPTION = """\
See a neural network from the inside: draw a digit and follow every number of the network
that reads it, plot activation functions, train a network live. Without a command, the window
opens; given one file of a run (.nnrun) or of weights (.npz), it opens with that."""

_EPILOG = """\
examples:
  nn-explorer                          open the window
  nn-explorer train --epochs 5         train a network on the digits that come along
  nn-explorer predict picture.png      read the digit in a picture
  nn-explorer demo pictures/           see what the window shows, without a display
  nn-explorer train --help             all that a command can do"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``nn-explorer`` with these arguments (by default the process's) and return its exit code.

    0 is success, 1 a failure told in one line, 2 a wrong use, 130 an interruption by Ctrl-C.
    """
    limit_blas_threads()
    given = list(sys.argv[1:] if argv is None else argv)
    if len(given) == 1 and given[0].lower().endswith(_OPENED):
        return _open_window(given)
    parser = parser_for(given)
    arguments = parser.parse_args(given)
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        sys.stderr.write("Interrupted.\n")
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output, `head` for example, has had enough; at exit Python would complain again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:  # noqa: BLE001 - the last place where a failure can be told in one line
        if arguments.debug:
            traceback.print_exc()
        else:
            sys.stderr.write(f"nn-explorer: {_sentence(error)}\n")
        return _exit_code(error)


def parser_for(given: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser of these arguments; of the commands, only the one among them has its options."""
    parser = argparse.ArgumentParser(
        prog="nn-explorer",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="store_true", help="print the version and exit")
    parser.add_argument("--debug", action="store_true", help="show where an error comes from")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    # To name the choices of its options, a command's module imports what offers them.
    chosen = next((word for word in given if word in COMMANDS), None)
    for name, summary in COMMANDS.items():
        command = commands.add_parser(
            name, help=summary, formatter_class=argparse.RawDescriptionHelpFormatter
        )
        if name == chosen:
            importlib.import_module(f"explorer.commands.{name}").configure(command)
    return parser


def _run(arguments: argparse.Namespace) -> int:
    if arguments.version:
        from importlib import metadata

        sys.stdout.write(f"nn-explorer {metadata.version('nn-explorer')}\n")
        return SUCCEEDED
    if arguments.command is None:
        return _open_window()
    return int(arguments.run(arguments))


def _open_window(files: Sequence[str] = ()) -> int:
    from explorer import app

    # Qt's own options would be read from these; those of the process are ours.
    return app.main(["nn-explorer"], files)


def _sentence(error: Exception) -> str:
    """Return what went wrong in a line or two, for whoever typed the command."""
    from explorer.data import DataError
    from explorer.nn import ConfigError, NetworkError
    from explorer.training.errors import RunFileError

    if isinstance(error, ConfigError):
        return f"--{error.field.replace('_', '-')} has to be {error.allowed}, not {error.value!r}"
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    if isinstance(error, CommandError | DataError | NetworkError | RunFileError):
        return str(error)
    if isinstance(error, MemoryError):
        return "there is not enough memory for this; try a smaller network or data set"
    return f"something unexpected happened ({type(error).__name__}: {error}); add --debug to see where"


def _exit_code(error: Exception) -> int:
    from explorer.nn import ConfigError

    return MISUSED if isinstance(error, ConfigError) else FAILED
