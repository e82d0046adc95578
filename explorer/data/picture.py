"""From a grey picture of a digit, scanned or saved, to ink that can be preprocessed like a drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.data.errors import DataError

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

#: Larger pictures are first reduced to this height or width: far finer than the 20 pixels a digit ends up in.
MAX_SIDE = 512

# Ink fainter than this part of the strongest is paper, noise or a compression artefact.
_PAPER = 0.15
# Below this difference between the ground and anything on it there is no ink to be found.
_FAINTEST = 0.05


def from_grey(image: ArrayLike) -> NDArray[np.float32]:
    """Return the ink in a grey picture, light on dark or dark on light.

    Parameters
    ----------
    image
        (height, width) uint8, or floating point in 0…1. The ground is what the picture's border shows.

    Returns
    -------
    ndarray of float32
        (height, width), the longer at most 512: 0 where there is only ground, 1 at the strongest ink. All
        zeros if the picture is plain. An image of MNIST whose strongest pixel is 1 comes out as it is.

    Raises
    ------
    DataError
        ``bad_image``: not two-dimensional, without pixels, or with numbers that are no grey level.
    """
    picture = _checked(np.asarray(image))
    picture = _reduced(picture)
    border = np.concatenate([picture[0], picture[-1], picture[1:-1, 0], picture[1:-1, -1]])
    ground = np.median(border)
    darker, lighter = float(ground - picture.min()), float(picture.max() - ground)
    contrast = max(darker, lighter)
    if contrast < _FAINTEST:
        return np.zeros_like(picture)
    ink = (picture - ground) if lighter >= darker else (ground - picture)
    ink /= np.float32(contrast)
    # The ground of a computer's picture is exact, and every grey on it is ink; paper is never that even.
    if np.count_nonzero(border != ground) > 0:
        ink = (ink - np.float32(_PAPER)) / np.float32(1.0 - _PAPER)
    clipped: NDArray[np.float32] = np.clip(ink, np.float32(0.0), np.float32(1.0))
    return clipped


def fit_to_square(ink: NDArray[np.float32], side: int) -> NDArray[np.float32]:
    """Return ink on a square of ``side`` pixels: as large as fits, in the middle, its aspect kept.

    Parameters
    ----------
    ink
        (height, width) in 0…1, at least one pixel.
    side
        Height and width of the result.

    Notes
    -----
    A triangle filter as wide as the coarser of the two grids: it averages where the picture shrinks and
    interpolates linearly where it grows.
    """
    scale = side / max(ink.shape)
    rows, columns = (_resampling(size, scale, side) for size in ink.shape)
    return np.clip(rows @ ink @ columns.T, 0.0, 1.0).astype(np.float32)


def _resampling(size: int, scale: float, side: int) -> NDArray[np.float32]:
    """Return the matrix (side, size) that scales ``size`` pixels into the middle of ``side``."""
    margin = (side - size * scale) / 2
    centres = (np.arange(side) + 0.5 - margin) / scale - 0.5
    reach = max(1.0, 1.0 / scale)
    distance = np.abs(centres.clip(0, size - 1)[:, np.newaxis] - np.arange(size))
    weights = np.maximum(1.0 - distance / reach, 0.0)
    weights /= weights.sum(axis=1, keepdims=True)
    # Past the picture's edges there is paper, not its last pixel drawn out.
    weights[(centres < -0.5) | (centres >= size - 0.5)] = 0.0
    matrix: NDArray[np.float32] = weights.astype(np.float32)
    return matrix


def _checked(image: NDArray[np.generic]) -> NDArray[np.float32]:
    """Return the picture as float32 in 0…1."""
    if image.ndim != 2 or not image.size:
        raise DataError("bad_image", detail=f"its shape is {image.shape}, not (height, width)")
    if image.dtype == np.uint8:
        return image.astype(np.float32) / np.float32(255.0)
    if not np.issubdtype(image.dtype, np.floating):
        raise DataError("bad_image", detail=f"its pixels are {image.dtype}, not uint8 or floating point")
    picture = image.astype(np.float32)
    if not (picture.min() >= 0.0 and picture.max() <= 1.0):
        raise DataError("bad_image", detail="its grey levels do not lie in 0…1")
    return picture


def _reduced(picture: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the picture at no more than MAX_SIDE, each pixel the mean of a block of the original."""
    height, width = picture.shape
    block = -(-max(height, width) // MAX_SIDE)
    if block == 1:
        return picture
    # Edges are repeated to whole blocks, so that nothing of the picture is cut off.
    padded = np.pad(picture, ((0, -height % block), (0, -width % block)), mode="edge")
    rows, columns = (size // block for size in padded.shape)
    means: NDArray[np.float32] = padded.reshape(rows, block, columns, block).mean(axis=(1, 3))
    return means
