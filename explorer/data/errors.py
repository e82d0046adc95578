"""What can go wrong with data, as one typed error: the reason, its fields and a sentence that helps."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

Reason = Literal[
    "unknown_name",
    "missing",
    "unreadable",
    "damaged",
    "truncated",
    "oversized",
    "bad_magic",
    "wrong_type",
    "wrong_shape",
    "inconsistent",
    "bad_image",
    "checksum",
    "offline",
    "unwritable",
    "cancelled",
    "not_digits",
    "too_few",
    "newer_format",
    "set_aside",
    "unstored",
]

_AGAIN = "Delete it and fetch the data set again."
_REPLACE = "Replace it with the original."

_SENTENCES = MappingProxyType(
    {
        "unknown_name": "There is no data set called {name!r}. Choose one of: {detail}.",
        "missing": (
            "The data set {name} is not on this computer: {path} has no {files}. Fetch it with "
            "'nn-explorer data fetch {name}', or set EXPLORER_DATA_DIR to a folder whose subfolder {name} "
            "holds the original files."
        ),
        "unreadable": "{subject} could not be read ({detail}). Check that it is there and readable.",
        "damaged": "{subject} is damaged ({detail}). " + _AGAIN,
        "truncated": "{subject} ends too early: {detail}. " + _AGAIN,
        "oversized": "{subject} is longer than it may be: {detail}. " + _AGAIN,
        "bad_magic": "{subject} is not an IDX file: {detail}. " + _REPLACE,
        "wrong_type": "{subject} holds {detail} where unsigned bytes are expected. " + _REPLACE,
        "wrong_shape": "{subject} has the wrong shape: {detail}. " + _REPLACE,
        "inconsistent": "{subject} does not fit together: {detail}. " + _REPLACE,
        "bad_image": "The picture cannot be used: {detail}. Use one digit on a plain background.",
        "checksum": (
            "The data set {name} was not stored: what was sent is not the original ({detail}). Try again "
            "later, or put {files} into {path} yourself."
        ),
        "offline": (
            "The data set {name} could not be downloaded: {detail}. Check the internet connection and try "
            "again, or put {files} into {path} yourself (EXPLORER_DATA_DIR can name another place)."
        ),
        "unwritable": (
            "{subject} could not be written ({detail}). Free some space, or choose another folder with "
            "EXPLORER_DATA_DIR."
        ),
        "cancelled": "Fetching {name} was cancelled. Complete files are kept; start again at any time.",
        "not_digits": (
            "{subject} does not hold digits: {detail}. Choose a file that was exported from My digits."
        ),
        "too_few": (
            "{name} needs at least 10 kept digits, and there are {detail}. Draw some in the window and keep "
            "them among My digits."
        ),
        "newer_format": "{subject} was written by a newer version of this program. Update to open it.",
        "set_aside": (
            "The file of your digits was damaged ({detail}). Nothing was deleted: it is now called {path}, "
            "and a new one was begun."
        ),
        "unstored": "{subject} could not be written ({detail}). What was kept before is still there.",
    }
)


class DataError(Exception):
    """Data that is missing, broken or out of reach.

    Parameters
    ----------
    reason
        What kind of fault it is. A user interface chooses its own words by it.
    name
        Key of the data set, e.g. ``"mnist"``, or what the array is called.
    path
        The file or folder at fault.
    detail
        What exactly was found, in English.
    files
        Names of the files that are needed in ``path``.

    Notes
    -----
    ``str(error)`` is in English: what is wrong and what to do about it.
    """

    def __init__(
        self,
        reason: Reason,
        name: str = "",
        path: Path | None = None,
        detail: str = "",
        files: tuple[str, ...] = (),
    ) -> None:
        super().__init__(reason, name, path, detail, files)
        self.reason: Reason = reason
        self.name = name
        self.path = path
        self.detail = detail
        self.files = files

    def __str__(self) -> str:
        return _SENTENCES[self.reason].format(
            subject=self.path if self.path is not None else f"The array of {self.name or 'data'}",
            name=self.name,
            path=self.path,
            detail=self.detail,
            files=", ".join(self.files),
        )
