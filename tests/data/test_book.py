from __future__ import annotations

import numpy as np
import pytest

from explorer.data import DataError, load_mnist


def test_by_default_rows_of_fractions_and_digits(fill_mnist):
    fill_mnist()
    (x_train, t_train), (x_test, t_test) = load_mnist()
    assert x_train.shape == (6, 784)
    assert x_train.dtype == np.float32
    assert 0.0 <= x_train.min() < x_train.max() <= 1.0
    assert t_train.tolist() == [0, 1, 2, 3, 4, 5]
    assert x_test.shape == (3, 784)
    assert t_test.tolist() == [0, 1, 2]


def test_pixels_as_they_are(fill_mnist):
    fill_mnist()
    (x_train, _), _ = load_mnist(flatten=True, normalize=False)
    assert x_train.dtype == np.uint8
    assert x_train.max() > 1
    (fractions, _), _ = load_mnist()
    np.testing.assert_allclose(fractions, x_train / 255, rtol=1e-6)


def test_images_keep_their_shape_with_one_channel(fill_mnist):
    fill_mnist()
    (x_train, _), (x_test, _) = load_mnist(flatten=False)
    assert x_train.shape == (6, 1, 28, 28)
    assert x_test.shape == (3, 1, 28, 28)


def test_labels_one_hot(fill_mnist):
    fill_mnist()
    _, (_, t_test) = load_mnist(one_hot_label=True)
    np.testing.assert_array_equal(t_test, np.eye(10)[:3])


@pytest.mark.parametrize("normalize", [True, False])
def test_the_arrays_belong_to_the_reader(fill_mnist, normalize):
    fill_mnist()
    (x_train, t_train), _ = load_mnist(normalize=normalize)
    x_train[:] = 0
    t_train[:] = 0


@pytest.mark.usefixtures("data_dir")
def test_without_mnist_it_says_how_to_get_it():
    with pytest.raises(DataError, match="nn-explorer data fetch mnist"):
        load_mnist()
