"""One state of the canvas: a picture, of a data set or of the user's own, under strokes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

import numpy as np

from explorer.data.dataset import IMAGE_SIDE
from explorer.data.picture import fit_to_square

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.data.drawing import Ink, Stroke

OPENED_SIDE = 448
"""Pixels to the side of an opened picture: twice the ink's, so that it looks crisp on a fine screen too."""


@dataclass(frozen=True, eq=False)
class BaseImage:
    """An image of a data set that lies under the strokes and fills the canvas.

    Parameters
    ----------
    image : ndarray of shape (28, 28)
        Ink in 0…1, float32, read-only.
    kind : {"welcome", "sample"}
        Why it is there; a welcome picture leaves when the user starts to draw.
    dataset : str
        Key of its data set.
    label : int
        Its true class.
    index : int
        Its place in its part of the data set.
    part : {"test", "train"}
        Which part that is.
    """

    image: NDArray[np.float32]
    kind: Literal["welcome", "sample"]
    dataset: str
    label: int
    index: int
    part: Literal["test", "train"] = "test"

    def lay(self, ink: Ink) -> None:
        """Make it all the ink there is."""
        ink.paste(self.image)


@dataclass(frozen=True, eq=False)
class OpenedImage:
    """A picture of the user's own that lies under the strokes: opened, dropped or pasted.

    Parameters
    ----------
    levels : ndarray of shape (side, side)
        Ink, uint8, read-only: a quarter of the memory, for the history keeps it.
    """

    levels: NDArray[np.uint8]
    kind: ClassVar[Literal["image"]] = "image"

    @classmethod
    def of_ink(cls, ink: NDArray[np.float32]) -> OpenedImage:
        """Return a picture's ink (height, width) as it comes on the canvas: whole, and in the middle."""
        small = ink.shape == (IMAGE_SIDE, IMAGE_SIDE)
        levels = np.rint((ink if small else fit_to_square(ink, OPENED_SIDE)) * 255.0).astype(np.uint8)
        levels.flags.writeable = False
        return cls(levels)

    @property
    def image(self) -> NDArray[np.float32]:
        """Its ink in 0…1."""
        return self.levels * np.float32(1.0 / 255.0)

    def lay(self, ink: Ink) -> None:
        """Make it all the ink there is; an image of a data set gives that very image when preprocessed."""
        if len(self.levels) == IMAGE_SIDE:
            ink.paste(self.levels)
        else:
            ink.pixels[:] = fit_to_square(self.image, ink.side)


@dataclass(frozen=True, eq=False)
class KeptImage(OpenedImage):
    """One of the digits that the user kept: it was preprocessed when it was, and is read as it is.

    Parameters
    ----------
    levels : ndarray of shape (28, 28)
        Ink, uint8, read-only.
    label : int
        What it shows.
    """

    label: int


Base = BaseImage | OpenedImage


@dataclass(frozen=True, eq=False)
class Picture:
    """One state of the canvas: everything that undo brings back."""

    base: Base | None = None
    strokes: tuple[Stroke, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was put on the canvas; strokes that were erased again count as something."""
        return self.base is None and not self.strokes
