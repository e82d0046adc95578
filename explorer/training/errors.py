"""What can be wrong when a run goes into a file, or comes out of one."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

RunFileReason = Literal[
    "missing",
    "unreadable",
    "not_a_run",
    "newer_format",
    "truncated",
    "damaged",
    "unwritable",
    "other_data",
]

_SENTENCES: dict[str, str] = {
    "missing": "the file is not there",
    "unreadable": "the file cannot be read",
    "not_a_run": "this is not the file of a run",
    "newer_format": "it was written by a newer version of this program",
    "truncated": "the file ends too early",
    "damaged": "the file is damaged",
    "unwritable": "the file cannot be written",
    "other_data": "the data set on this computer is not the one that the run learned from",
}


class RunFileError(Exception):
    """A run could not be read from its file, written to it, or gone on with.

    Attributes
    ----------
    path : pathlib.Path
        The file, or the name of the data set for ``other_data``.
    reason : str
        What is wrong, in one word.
    detail : str
        More of it, for whoever looks closer.
    """

    def __init__(self, path: str | Path, reason: RunFileReason, detail: str = "") -> None:
        self.path = Path(path)
        self.reason = reason
        self.detail = detail
        more = f" ({detail})" if detail else ""
        super().__init__(f"{self.path}: {_SENTENCES[reason]}{more}")


NoScriptReason = Literal["augmentation", "data", "images", "not_begun"]

_NO_SCRIPT: dict[str, str] = {
    "augmentation": "it learned from distorted images, which take more code than a short script has",
    "data": "its data are none that a script could read: they are the user's own",
    "images": "it branched off a run that learned from other images",
    "not_begun": "it has not begun",
}


class NoScriptError(Exception):
    """A short script cannot make this run again.

    Attributes
    ----------
    reason : str
        Why not, in one word.
    """

    def __init__(self, reason: NoScriptReason) -> None:
        self.reason = reason
        super().__init__(f"no script for this run: {_NO_SCRIPT[reason]}")
