"""One digit that its writer kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from explorer.data.dataset import IMAGE_SIDE
from explorer.data.errors import DataError

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Labels are the digits: a kept picture of anything else could not be judged by a network of digits.
CLASSES = 10


@dataclass(frozen=True, eq=False)
class KeptDigit:
    """A picture with its label, as it is in the store.

    Parameters
    ----------
    key
        Its number in the store; never given twice.
    label
        The digit it shows.
    image
        (28, 28) uint8, light ink (255) on dark ground (0), read-only.
    created
        When it was kept, in seconds since 1970.
    """

    key: int
    label: int
    image: NDArray[np.uint8]
    created: float


def check_image(image: NDArray[np.generic]) -> NDArray[np.uint8]:
    """Return a picture that may be kept.

    Raises
    ------
    DataError
        When it is no 28×28 picture of bytes, or there is no ink in it.
    """
    if image.dtype != np.uint8:
        raise DataError("wrong_type", name="image", detail=f"{image.dtype} numbers")
    if image.shape != (IMAGE_SIDE, IMAGE_SIDE):
        raise DataError("wrong_shape", name="image", detail=f"{image.shape} where (28, 28) is expected")
    if not image.any():
        raise DataError("bad_image", name="image", detail="there is no ink in it")
    return np.asarray(image, dtype=np.uint8)


def check_label(label: int) -> int:
    """Return a label that may be kept.

    Raises
    ------
    DataError
        When it is not one of the ten digits.
    """
    if not 0 <= label < CLASSES:
        raise DataError("inconsistent", name="labels", detail=f"{label} is none of the digits 0 to 9")
    return int(label)
