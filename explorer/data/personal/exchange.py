"""Kept digits as a file to hand on: an ``.npz`` of plain arrays, read without trust."""

from __future__ import annotations

import contextlib
import os
import tempfile
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from explorer.data.dataset import IMAGE_SIDE
from explorer.data.errors import DataError
from explorer.data.personal.digit import CLASSES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from explorer.data.personal.digit import KeptDigit

MOST_DIGITS = 5_000
"""More than anyone draws, and still shown without a pause."""

# What NumPy, zipfile and zlib answer broken files with; a header that lies about its size ends in
# MemoryError, one that is no Python literal in SyntaxError.
_BROKEN = (
    ValueError,
    KeyError,
    EOFError,
    SyntaxError,
    MemoryError,
    RuntimeError,
    NotImplementedError,
    zipfile.BadZipFile,
    zlib.error,
)
_LARGEST_FILE = 32 * 2**20
_LARGEST_ARRAY = (MOST_DIGITS * IMAGE_SIDE**2) + 2**16


def export_digits(path: Path, digits: Sequence[KeptDigit]) -> None:
    """Write digits as ``images`` (n, 28, 28) and ``labels`` (n,), both uint8; whole or not at all.

    Raises
    ------
    DataError
        ``unstored`` when the file cannot be written; one of that name is then as it was.
    """
    images = np.array([digit.image for digit in digits], dtype=np.uint8).reshape(-1, IMAGE_SIDE, IMAGE_SIDE)
    labels = np.array([digit.label for digit in digits], dtype=np.uint8)
    temporary = None
    try:
        with tempfile.NamedTemporaryFile(
            dir=path.parent, prefix=path.name, suffix=".part", delete=False
        ) as file:
            temporary = Path(file.name)
            np.savez_compressed(file, images=images, labels=labels)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)  # temporary files are private; what is handed on is an ordinary one
        temporary.replace(path)
    except OSError as error:
        raise DataError("unstored", path=path, detail=error.strerror or str(error)) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def import_digits(path: Path) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Read what `export_digits` wrote; nothing in the file is run, and its size is looked at first.

    Returns
    -------
    tuple of ndarray
        Images (n, 28, 28) uint8, each with some ink, and labels (n,) uint8 from 0 to 9.

    Raises
    ------
    DataError
        ``unreadable`` where the file cannot be read, ``not_digits`` for whatever is wrong with what is in it.
    """
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise DataError("not_digits", path=path, detail="it is far too large")
        with zipfile.ZipFile(path) as archive:
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
        for name in ("images.npy", "labels.npy"):
            if name not in sizes:
                raise DataError("not_digits", path=path, detail=f"it has no {name.removesuffix('.npy')}")
            if sizes[name] > _LARGEST_ARRAY:
                raise DataError("not_digits", path=path, detail=f"it holds more than {MOST_DIGITS:,} digits")
        with np.load(path, allow_pickle=False) as arrays:
            return _checked(path, arrays["images"], arrays["labels"])
    except OSError as error:
        raise DataError("unreadable", path=path, detail=error.strerror or str(error)) from error
    except _BROKEN as error:
        raise DataError("not_digits", path=path, detail=str(error)) from error


def _checked(
    path: Path, images: NDArray[np.generic], labels: NDArray[np.generic]
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    def refuse(detail: str) -> DataError:
        return DataError("not_digits", path=path, detail=detail)

    if images.dtype != np.uint8 or images.ndim != 3 or images.shape[1:] != (IMAGE_SIDE, IMAGE_SIDE):
        raise refuse(f"its images are {images.dtype} of shape {images.shape}, not uint8 of (n, 28, 28)")
    if labels.shape != (len(images),) or labels.dtype.kind not in "iu":
        raise refuse(f"{len(images):,} images, but labels of shape {labels.shape}")
    if len(images) and (labels.min() < 0 or labels.max() >= CLASSES):
        raise refuse("a label is none of the digits 0 to 9")
    inked = images.reshape(len(images), -1).any(axis=1)
    if not inked.any():
        raise refuse("there is no ink in it")
    return np.asarray(images[inked], dtype=np.uint8), np.asarray(labels[inked], dtype=np.uint8)
