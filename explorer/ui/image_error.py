"""What can go wrong with a picture that the user brings, or with the drawing on its way into a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

ImageFault = Literal[
    "missing", "unreadable", "too_large", "blank", "no_picture", "nothing_drawn", "unwritable"
]


# For the terminal; the window has its own, translated.
_SENTENCES: dict[str, str] = {
    "missing": "there is no such file",
    "unreadable": "the file is no picture, or it is broken",
    "too_large": "the picture is too large",
    "blank": "the picture is plain, there is nothing to see in it",
    "no_picture": "what was pasted or dropped is no picture",
    "nothing_drawn": "nothing is drawn yet",
    "unwritable": "the picture cannot be written there",
}


class ImageError(Exception):
    """A picture that cannot be put on the canvas, or a drawing that cannot be saved.

    Parameters
    ----------
    reason : str
        ``missing``, ``unreadable`` (no picture, or broken), ``too_large``, ``blank`` (plain, nothing to see),
        ``no_picture`` (nothing of the kind was pasted or dropped), ``nothing_drawn`` or ``unwritable``.
    path : pathlib.Path or None
        The file at fault.
    detail : str
        What exactly was found, in English.
    """

    def __init__(self, reason: ImageFault, path: Path | None = None, detail: str = "") -> None:
        super().__init__(reason, path, detail)
        self.reason: ImageFault = reason
        self.path = path
        self.detail = detail

    def __str__(self) -> str:
        sentence = _SENTENCES[self.reason]
        named = sentence if self.path is None else f"{self.path}: {sentence}"
        return f"{named} ({self.detail})" if self.detail else named
