"""Verdicts and confusions, by hand."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from explorer.data.scaling import as_input
from explorer.nn import Network
from explorer.ui.my_digits.reading import Confusion, Reading, read_digits

if TYPE_CHECKING:
    from explorer.data import Dataset


def test_counts_and_confusions() -> None:
    labels = np.array([7, 7, 7, 4, 4, 1, 2])
    read = np.array([1, 1, 7, 9, 4, 1, -1])
    reading = Reading(labels, read)
    assert reading.right == 3
    assert reading.wrong.tolist() == [True, True, False, True, False, False, False]
    assert not reading.complete
    assert reading.confusions(5) == (Confusion(7, 1, 2), Confusion(4, 9, 1))
    assert reading.confusions(1) == (Confusion(7, 1, 2),)


def test_nothing_has_no_accuracy() -> None:
    nothing = Reading(np.empty(0, int), np.empty(0, int))
    assert math.isnan(nothing.accuracy)
    assert nothing.confusions(3) == ()


def test_reading_is_the_networks_own(sample: Dataset) -> None:
    network = Network((784, 20, 10), "relu", "he", seed=0)
    images = sample.test.images[:30]
    assert np.array_equal(read_digits(network, images), network.predict(as_input(images)).argmax(axis=1))
