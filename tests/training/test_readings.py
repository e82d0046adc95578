from __future__ import annotations

import numpy as np

from explorer.nn import Network
from explorer.training.readings import Readings, read_images

READINGS = Readings(
    np.array([0, 0, 1, 1, 2]),
    np.array([[0.9, 0.1, 0.0], [0.2, 0.7, 0.1], [0.6, 0.4, 0.0], [0.0, 1.0, 0.0], [0.05, 0.9, 0.05]]),
)


def test_the_confusion_counts_true_classes_down_and_read_ones_across():
    assert READINGS.confusion.tolist() == [[1, 1, 0], [1, 1, 0], [0, 1, 0]]
    assert READINGS.confusion.sum() == 5


def test_the_worst_come_first_and_right_ones_never():
    assert READINGS.worst(9).tolist() == [4, 1, 2]
    assert READINGS.worst(2).tolist() == [4, 1]


def test_the_images_of_a_cell_are_found():
    assert READINGS.of(1, 1, 5).tolist() == [3]
    assert READINGS.of(2, 0, 5).tolist() == []


def test_a_network_reads_a_thousand_images_and_a_large_one_fewer(sample):
    small, large = Network((784, 10), seed=0), Network((784, 600, 600, 10), seed=0)
    found = read_images(small, sample.test)
    assert found.probabilities.shape == (1000, 10)
    np.testing.assert_array_equal(found.labels, sample.test.labels[:1000])
    assert 100 <= len(read_images(large, sample.test).labels) < 200
