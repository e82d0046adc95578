from __future__ import annotations

import numpy as np
import pytest

from explorer.data import ALL_DATASETS, DATASETS, DataError, available, load, own_digits, sizes
from explorer.data.personal import DigitStore, digits_path


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("NN_EXPLORER_DATA", str(tmp_path))


def keep(count, start=0, others=None):
    rng = np.random.default_rng(start)
    images = rng.integers(1, 256, (count, 28, 28), np.uint8) if others is None else others
    with DigitStore(digits_path()) as store:
        store.keep(list(images), [i % 10 for i in range(count)])
    return images


def test_they_are_beside_the_data_sets_that_can_be_fetched():
    own = [key for key, entry in ALL_DATASETS.items() if entry.own]
    assert own == ["my-digits", "my-digits-sample", "my-digits-mnist"]
    assert not set(own) & set(DATASETS)


def test_without_digits_nothing_is_made_on_the_disk():
    assert own_digits() == 0
    assert sizes("my-digits") == (0, 0)
    assert sizes("my-digits-sample") == (4000, 0)
    assert not available("my-digits")
    with pytest.raises(DataError) as caught:
        load("my-digits")
    assert (caught.value.reason, caught.value.detail) == ("too_few", "0")
    assert not digits_path().exists()


def test_nine_are_too_few_and_ten_are_not():
    keep(9)
    assert not available("my-digits")
    with pytest.raises(DataError, match="at least 10"):
        load("my-digits-sample")
    keep(1, start=1)
    assert available("my-digits")
    assert sizes("my-digits") == (7, 3)


def test_two_thirds_are_learned_from_and_one_is_not():
    images = keep(30)
    dataset = load("my-digits")
    assert (len(dataset.train), len(dataset.test)) == sizes("my-digits") == (20, 10)
    assert dataset.name == "my-digits"
    both = {image.tobytes() for split in (dataset.train, dataset.test) for image in split.images}
    assert both == {image.tobytes() for image in images}
    assert set(dataset.test.labels) == set(range(10))
    again = load("my-digits")
    np.testing.assert_array_equal(again.test.images, dataset.test.images)


def test_among_others_ones_own_come_first_and_alone_judge():
    keep(30)
    alone, mixed, sample = load("my-digits"), load("my-digits-sample"), load("sample")
    assert mixed.own == 20
    np.testing.assert_array_equal(mixed.train.images[:20], alone.train.images)
    np.testing.assert_array_equal(mixed.train.images[20:], sample.train.images)
    np.testing.assert_array_equal(mixed.test.images, alone.test.images)
    assert (len(mixed.train), len(mixed.test)) == sizes("my-digits-sample") == (4020, 10)


def test_a_kept_sample_image_is_not_learned_from_and_tested_on():
    keep(12, others=load("sample").train.images[:12])
    mixed = load("my-digits-sample")
    learned = {image.tobytes() for image in mixed.train.images}
    assert not learned & {image.tobytes() for image in mixed.test.images}


def test_a_damaged_store_counts_as_none(tmp_path):
    digits_path().write_bytes(b"no database" * 100)
    assert own_digits() == 0
