"""How a command ends: its exit code, and the error it raises when it cannot go on for a reason of its own."""

from __future__ import annotations

SUCCEEDED, FAILED, MISUSED = 0, 1, 2
INTERRUPTED = 130
"""Ended by Ctrl-C: 128 and the number of the signal, as shells count."""


class CommandError(Exception):
    """A failure whose message, one line of English, is all that the user needs to see."""
