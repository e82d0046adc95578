"""Data sets of one's own digits: alone, or among the digits of another data set."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import numpy as np

from explorer.data.dataset import IMAGE_SIDE, Dataset, Split
from explorer.data.errors import DataError
from explorer.data.holding_out import FEWEST_DIGITS, held_out_places
from explorer.data.personal.location import digits_path
from explorer.data.personal.store import DigitStore

if TYPE_CHECKING:
    from explorer.data.catalogue import DatasetEntry
    from explorer.data.personal.digit import KeptDigit


def count_digits() -> int:
    """Return how many digits are kept; 0 also where the store cannot be read. Nothing is made or changed."""
    path = digits_path()
    if not path.is_file():
        return 0
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
            (count,) = database.execute("SELECT count(*) FROM digit WHERE NOT deleted").fetchone()
    except sqlite3.Error:  # what is wrong with it is told where digits are asked for
        return 0
    return int(count)


def load_own(entry: DatasetEntry, beside: Dataset | None = None) -> Dataset:
    """Return the digits kept so far as a data set; two thirds to learn from, one to test on.

    Parameters
    ----------
    entry
        What the data set is called.
    beside
        Its training images are learned from too; the test stays that of one's own digits, for that is what
        one wants to know then.

    Raises
    ------
    DataError
        ``too_few`` digits to keep some aside, or the store cannot be read.
    """
    digits: tuple[KeptDigit, ...] = ()
    if digits_path().is_file():
        with DigitStore(digits_path()) as store:
            digits = store.digits()
    if len(digits) < FEWEST_DIGITS:
        raise DataError("too_few", name=entry.key, detail=str(len(digits)))
    images = np.array([digit.image for digit in digits], np.uint8).reshape(-1, IMAGE_SIDE, IMAGE_SIDE)
    labels = np.array([digit.label for digit in digits], np.uint8)
    aside = held_out_places(labels)
    learned, test = Split(images[~aside], labels[~aside]), Split(images[aside], labels[aside])
    if beside is None:
        return Dataset(entry.key, learned, test, entry.classes)
    known = {image.tobytes() for image in test.images}
    others = np.array([image.tobytes() not in known for image in beside.train.images])
    train = Split(
        np.concatenate([learned.images, beside.train.images[others]]),
        np.concatenate([learned.labels, beside.train.labels[others]]),
    )
    return Dataset(entry.key, train, test, entry.classes, own=len(learned))
