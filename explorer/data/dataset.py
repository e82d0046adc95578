"""What a data set is in memory: images and labels in a training and a test part, which nobody can change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from explorer.data.errors import DataError

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Height and width of every image, in pixels.
IMAGE_SIDE = 28


@dataclass(frozen=True, eq=False)
class Split:
    """Images with their labels.

    Parameters
    ----------
    images
        (n, 28, 28) uint8, light ink (255) on dark ground (0).
    labels
        (n,) uint8, the class of each image.

    Raises
    ------
    DataError
        Another dtype, another shape, no images, or not one label per image.

    Notes
    -----
    The arrays are taken over, not copied (MNIST's images are 47 MB), and made read-only.
    """

    images: NDArray[np.uint8]
    labels: NDArray[np.uint8]

    def __post_init__(self) -> None:
        for what, array in (("images", self.images), ("labels", self.labels)):
            if array.dtype != np.uint8:
                raise DataError("wrong_type", name=what, detail=f"{array.dtype} numbers")
        if self.images.ndim != 3 or self.images.shape[1:] != (IMAGE_SIDE, IMAGE_SIDE) or not len(self.images):
            detail = f"{self.images.shape} where (n, {IMAGE_SIDE}, {IMAGE_SIDE}) with n ≥ 1 is expected"
            raise DataError("wrong_shape", name="images", detail=detail)
        if self.labels.shape != (len(self.images),):
            detail = f"{len(self.images):,} images, but labels of shape {self.labels.shape}"
            raise DataError("inconsistent", name="labels", detail=detail)
        for array in (self.images, self.labels):
            array.setflags(write=False)

    def __len__(self) -> int:
        return len(self.labels)


@dataclass(frozen=True, eq=False)
class Dataset:
    """A data set that is ready for training.

    Parameters
    ----------
    name
        Its key in ``DATASETS``.
    train, test
        What is learned from, and what is kept aside to judge the learning by.
    classes
        The name of each class in the order of the labels.
    own
        So many of the training images, the first ones, are the user's own among others: a run meets them
        more often than it would by their number.

    Raises
    ------
    DataError
        A label has no class.
    """

    name: str
    train: Split
    test: Split
    classes: tuple[str, ...]
    own: int = 0

    def __post_init__(self) -> None:
        for split in (self.train, self.test):
            highest = int(split.labels.max())
            if highest >= len(self.classes):
                detail = f"a label is {highest}, but there are only {len(self.classes)} classes"
                raise DataError("inconsistent", name=self.name, detail=detail)
