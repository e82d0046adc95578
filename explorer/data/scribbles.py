"""The scribbles that the program carries: drawings that are no digits."""

from __future__ import annotations

import zipfile
import zlib
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from explorer import resources
from explorer.data.errors import DataError

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FILE = ("data", "scribbles.npz")


@cache
def load_scribbles() -> NDArray[np.uint8]:
    """Return drawings that are no digits, (n, 28, 28), as the canvas hands them to a network; read-only.

    Walks, zigzags, hatching, spirals, blobs, dots, shapes and letters, in random order; made by
    ``resources/make/scribbles.py``.

    Raises
    ------
    DataError
        The file is missing or damaged: the installation is broken.
    """
    path = resources.path(*_FILE)
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
            images: NDArray[np.uint8] = archive["images"]
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, zlib.error) as error:
        raise DataError("unreadable", name="scribbles", path=path, detail=str(error)) from error
    images.setflags(write=False)
    return images
