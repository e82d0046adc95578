"""From stored pixels to what a network reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import DTypeLike, NDArray


def as_input(images: NDArray[np.uint8], dtype: DTypeLike = np.float32) -> NDArray[np.floating]:
    """Return images as rows of floats from 0 to 1 (section 3.6.1).

    Parameters
    ----------
    images : ndarray of uint8, shape (n, 28, 28) or (28, 28)
        One image counts as a batch of one.
    dtype : dtype, optional
        Of the result.

    Returns
    -------
    ndarray, shape (n, 784)
    """
    rows = images.reshape(-1, images.shape[-2] * images.shape[-1])
    return np.asarray(rows.astype(dtype) * np.asarray(1.0 / 255.0, dtype))
