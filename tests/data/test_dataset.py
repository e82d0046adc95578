from __future__ import annotations

from dataclasses import FrozenInstanceError

import numpy as np
import pytest

from explorer.data import DataError, Dataset, Split


def images(count: int = 3) -> np.ndarray:
    return np.zeros((count, 28, 28), dtype=np.uint8)


def labels(count: int = 3) -> np.ndarray:
    return np.zeros(count, dtype=np.uint8)


def test_a_split_cannot_be_changed():
    split = Split(images(), labels())
    with pytest.raises(ValueError, match="read-only"):
        split.images[0, 0, 0] = 1
    with pytest.raises(ValueError, match="read-only"):
        split.labels[0] = 1
    with pytest.raises(FrozenInstanceError):
        split.labels = labels()


def test_a_split_takes_its_arrays_without_copying():
    array = images()
    assert np.shares_memory(Split(array, labels()).images, array)


def test_its_length_is_the_number_of_images():
    assert len(Split(images(5), labels(5))) == 5


@pytest.mark.parametrize(
    ("x", "t", "reason"),
    [
        (images().astype(np.float32), labels(), "wrong_type"),
        (images(), labels().astype(np.int64), "wrong_type"),
        (images().reshape(3, 784), labels(), "wrong_shape"),
        (images()[:, 1:], labels(), "wrong_shape"),
        (images(0), labels(0), "wrong_shape"),
        (images(), labels(2), "inconsistent"),
        (images(), labels().reshape(3, 1), "inconsistent"),
    ],
)
def test_a_split_refuses_arrays_that_are_not_images_with_labels(x, t, reason):
    with pytest.raises(DataError) as caught:
        Split(x, t)
    assert caught.value.reason == reason


def test_a_label_without_a_class_is_refused():
    good, bad = Split(images(), labels()), Split(images(), labels() + np.uint8(2))
    assert len(Dataset("two", good, good, ("a", "b")).classes) == 2
    with pytest.raises(DataError, match="only 2 classes"):
        Dataset("two", good, bad, ("a", "b"))
