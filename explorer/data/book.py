"""MNIST as the book's readers load it (section 3.6.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.data.loading import load

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

    from explorer.data.dataset import Split

    Pair = tuple[NDArray[Any], NDArray[Any]]


def load_mnist(
    normalize: bool = True, flatten: bool = True, one_hot_label: bool = False
) -> tuple[Pair, Pair]:
    """Load the full MNIST data set with the book's options.

    Parameters
    ----------
    normalize
        Pixels as float32 from 0.0 to 1.0 instead of uint8 from 0 to 255.
    flatten
        Each image as a row of 784 numbers instead of (1, 28, 28).
    one_hot_label
        Labels as rows of ten, 1 at the digit and 0 elsewhere, instead of the digits themselves.

    Returns
    -------
    (x_train, t_train), (x_test, t_test)
        60,000 and 10,000 images with labels; the arrays are the caller's own.

    Raises
    ------
    DataError
        MNIST is not on this computer (the message says how to get it), or its files are broken.
    """
    mnist = load("mnist")
    train, test = (
        _as_in_the_book(split, normalize, flatten, one_hot_label) for split in (mnist.train, mnist.test)
    )
    return train, test


def _as_in_the_book(split: Split, normalize: bool, flatten: bool, one_hot_label: bool) -> Pair:
    x: NDArray[Any] = split.images.astype(np.float32 if normalize else np.uint8)
    if normalize:
        x /= 255.0
    x = x.reshape(len(split), -1) if flatten else x[:, np.newaxis]
    if not one_hot_label:
        return x, split.labels.copy()
    t = np.zeros((len(split), 10))
    t[np.arange(len(split)), split.labels] = 1.0
    return x, t
