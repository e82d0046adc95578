from __future__ import annotations

import gzip
import hashlib
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from explorer.data import DATASETS, DataError, available, data_folder, load, load_test

LABELS = "train-labels-idx1-ubyte.gz"


def test_the_registry_lists_the_three_data_sets():
    assert list(DATASETS) == ["sample", "mnist", "fashion-mnist"]
    for key, entry in DATASETS.items():
        assert entry.key == key
        assert entry.label
        assert entry.title
        assert entry.licence
        assert entry.source
        assert len(entry.classes) == 10


def test_what_is_downloaded_has_two_mirrors_and_a_size():
    assert DATASETS["sample"].size == 0
    assert DATASETS["mnist"].size == 11_594_722
    assert DATASETS["fashion-mnist"].size == 30_878_645
    for entry in DATASETS.values():
        assert len(entry.mirrors) >= (2 if entry.files else 0)
        assert all(mirror.endswith("/") for mirror in entry.mirrors)


def test_the_test_images_come_alone_too():
    assert load_test("sample") is load("sample").test


@pytest.mark.mnist
def test_mnists_test_images_are_the_same_alone():
    np.testing.assert_array_equal(load_test("mnist").images, load("mnist").test.images)


def test_an_unknown_name_names_the_choices():
    for call in (load, available):
        with pytest.raises(DataError, match="sample, mnist, fashion-mnist") as caught:
            call("imagenet")
        assert caught.value.reason == "unknown_name"


def test_the_variable_decides_the_folder(data_dir, monkeypatch):
    assert data_folder("mnist") == data_dir / "mnist"
    monkeypatch.delenv("EXPLORER_DATA_DIR")
    assert "nn-explorer" in str(data_folder("mnist"))
    assert data_folder("mnist").name == "mnist"


def test_the_folder_may_be_given_from_home(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("EXPLORER_DATA_DIR", str(Path("~", "sets")))
    assert data_folder("mnist") == tmp_path / "sets" / "mnist"


@pytest.mark.parametrize("packed", [True, False])
def test_loads_the_files_of_the_folder_packed_or_not(fill_mnist, packed):
    fill_mnist(packed=packed)
    assert available("mnist")
    assert not available("fashion-mnist")
    mnist = load("mnist")
    assert mnist.name == "mnist"
    assert mnist.train.images.shape == (6, 28, 28)
    assert mnist.test.labels.tolist() == [0, 1, 2]
    assert mnist.classes == tuple("0123456789")


def test_a_missing_file_is_named(fill_mnist):
    folder = fill_mnist()
    (folder / LABELS).unlink()
    assert not available("mnist")
    with pytest.raises(DataError, match=LABELS) as caught:
        load("mnist")
    assert caught.value.reason == "missing"
    assert caught.value.path == folder


def test_an_empty_folder_has_nothing(data_dir):
    assert not available("mnist")
    assert available("sample")
    with pytest.raises(DataError, match="nn-explorer data fetch mnist"):
        load("mnist")


def test_labels_must_be_as_many_as_images(fill_mnist):
    fill_mnist(labels=5)
    with pytest.raises(DataError, match="5 labels for the 6 images") as caught:
        load("mnist")
    assert caught.value.reason == "inconsistent"
    assert caught.value.path.name == LABELS


def test_labels_must_be_digits(fill_mnist, idx_bytes):
    folder = fill_mnist()
    (folder / LABELS).write_bytes(gzip.compress(idx_bytes(np.array([0, 1, 2, 10, 4, 5]))))
    with pytest.raises(DataError, match="a label is 10") as caught:
        load("mnist")
    assert caught.value.path == folder / LABELS


def test_no_images_are_refused(fill_mnist):
    fill_mnist(train=0)
    with pytest.raises(DataError, match="holds no images"):
        load("mnist")


def test_importing_the_room_imports_nothing_that_only_fetching_needs():
    code = (
        "import sys, explorer.data as d; d.load('sample');"
        "print([m for m in ('pooch', 'platformdirs', 'requests', 'tqdm', 'PyQt6') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.mnist
def test_full_mnist_loads(mnist):
    assert mnist.train.images.shape == (60_000, 28, 28)
    assert mnist.test.images.shape == (10_000, 28, 28)
    assert mnist.train.labels[:10].tolist() == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]
    assert mnist.train.images.mean() == pytest.approx(33.3184, abs=1e-3)


@pytest.mark.fashion
def test_full_fashion_mnist_loads(fashion):
    assert fashion.train.images.shape == (60_000, 28, 28)
    assert fashion.classes[fashion.train.labels[0]] == "Ankle boot"
    assert fashion.train.images.mean() == pytest.approx(72.94, abs=1e-2)


@pytest.mark.mnist
@pytest.mark.usefixtures("mnist")
def test_the_catalogue_knows_the_originals():
    for file in DATASETS["mnist"].files:
        content = (data_folder("mnist") / file.name).read_bytes()
        assert len(content) == file.size
        assert hashlib.sha256(content).hexdigest() == file.sha256


@pytest.mark.fashion
@pytest.mark.usefixtures("fashion")
def test_the_catalogue_knows_the_originals_of_fashion():
    for file in DATASETS["fashion-mnist"].files:
        content = (data_folder("fashion-mnist") / file.name).read_bytes()
        assert len(content) == file.size
        assert hashlib.sha256(content).hexdigest() == file.sha256
