"""The 5,000 MNIST digits that the program carries, so that it needs no network to begin with."""

from __future__ import annotations

import zipfile
import zlib
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from explorer import resources
from explorer.data.catalogue import DATASETS
from explorer.data.dataset import Dataset, Split
from explorer.data.errors import DataError

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FILE = ("data", "mnist_sample.npz")
_WELCOME_FILE = ("data", "welcome.npy")

WELCOME_INDEX, WELCOME_LABEL = 37, 3
"""The test image of the sample that the window opens with, a clear 3, and what it shows."""


@cache
def load_sample() -> Dataset:
    """Return the carried sample: 4,000 images to train, 1,000 to test, every class equally often.

    Notes
    -----
    All are from MNIST's training set. Every ten images in a row hold each digit once, so the first n of a
    split are balanced too. Read once (about 20 ms) and shared: nobody can write into it.

    Raises
    ------
    DataError
        The file is missing or damaged: the installation is broken.
    """
    entry = DATASETS["sample"]
    path = resources.path(*_FILE)
    try:
        # Opened here, because np.load leaves a file open that turns out to be no archive.
        with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
            images, labels = archive["images"], archive["labels"]
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, zlib.error) as error:
        raise DataError("unreadable", name=entry.key, path=path, detail=str(error)) from error
    count = entry.train_size
    return Dataset(
        name=entry.key,
        train=Split(images[:count], labels[:count]),
        test=Split(images[count:], labels[count:]),
        classes=entry.classes,
    )


def welcome_image() -> NDArray[np.uint8]:
    """Return the image (28, 28) that the window opens with, from a file of its own.

    Reading the whole sample for it would take 13 ms of every start.

    Raises
    ------
    DataError
        The file is missing or damaged: the installation is broken.
    """
    path = resources.path(*_WELCOME_FILE)
    try:
        image: NDArray[np.uint8] = np.load(path, allow_pickle=False)
    except (OSError, ValueError) as error:
        raise DataError("unreadable", name="sample", path=path, detail=str(error)) from error
    return image


def mnist_without_sample(mnist: Dataset) -> Split:
    """Return MNIST's training images without those of the carried sample.

    The shipped weights are trained on it, so that the sample stays unseen by them.

    Parameters
    ----------
    mnist
        The full data set, ``load("mnist")``.

    Returns
    -------
    Split
        Every training image whose bytes are not exactly those of a sample image, in MNIST's order
        (55,000 of the 60,000).
    """
    sample = load_sample()
    seen = {image.tobytes() for split in (sample.train, sample.test) for image in split.images}
    train = mnist.train
    keep = np.fromiter((image.tobytes() not in seen for image in train.images), dtype=bool, count=len(train))
    return Split(train.images[keep], train.labels[keep])
