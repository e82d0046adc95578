"""Kept digits as a file: what goes out comes back, and nothing harmful comes in."""

from __future__ import annotations

import contextlib
import io
import zipfile
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.data import DataError
from explorer.data.personal import KeptDigit, export_digits, import_digits

if TYPE_CHECKING:
    from pathlib import Path


def digits(count: int) -> list[KeptDigit]:
    images = np.random.default_rng(0).integers(1, 256, (count, 28, 28), dtype=np.uint8)
    return [KeptDigit(number, number % 10, image, 0.0) for number, image in enumerate(images)]


def write(path: Path, **arrays: np.ndarray) -> Path:
    np.savez(path, **arrays)
    return path


def test_what_is_exported_can_be_imported(tmp_path: Path) -> None:
    kept = digits(12)
    export_digits(tmp_path / "mine.npz", kept)
    images, labels = import_digits(tmp_path / "mine.npz")
    assert np.array_equal(images, [digit.image for digit in kept])
    assert labels.tolist() == [digit.label for digit in kept]


def test_an_export_that_fails_leaves_the_file_of_before(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        export_digits(tmp_path / "nowhere" / "mine.npz", digits(1))
    assert caught.value.reason == "unstored"
    (tmp_path / "folder.npz").mkdir()
    with pytest.raises(DataError):
        export_digits(tmp_path / "folder.npz", digits(1))
    assert [entry.name for entry in tmp_path.iterdir()] == ["folder.npz"]


def test_a_picture_without_ink_is_left_out(tmp_path: Path) -> None:
    images = np.ones((3, 28, 28), np.uint8)
    images[1] = 0
    found, labels = import_digits(write(tmp_path / "a.npz", images=images, labels=np.array([1, 2, 3])))
    assert labels.tolist() == [1, 3]
    assert len(found) == 2


ONE = np.ones((1, 28, 28), np.uint8)


@pytest.mark.parametrize(
    "arrays",
    [
        {"images": ONE},
        {"labels": np.zeros(1, np.uint8)},
        {"images": ONE, "labels": np.zeros(2, np.uint8)},
        {"images": ONE, "labels": np.full(1, 10)},
        {"images": ONE, "labels": np.full(1, -1)},
        {"images": ONE, "labels": np.zeros(1, float)},
        {"images": ONE.astype(float), "labels": np.zeros(1, np.uint8)},
        {"images": ONE[:, :27], "labels": np.zeros(1, np.uint8)},
        {"images": ONE[0], "labels": np.zeros(28, np.uint8)},
        {"images": np.zeros_like(ONE), "labels": np.zeros(1, np.uint8)},
        {"images": ONE[:0], "labels": np.zeros(0, np.uint8)},
    ],
)
def test_refuses_arrays_that_are_no_digits(tmp_path: Path, arrays: dict[str, np.ndarray]) -> None:
    with pytest.raises(DataError) as caught:
        import_digits(write(tmp_path / "a.npz", **arrays))
    assert caught.value.reason == "not_digits"
    assert "a.npz" in str(caught.value)


def test_refuses_what_would_run_code(tmp_path: Path) -> None:
    evil = np.empty(1, object)
    evil[0] = print
    np.savez(tmp_path / "a.npz", images=evil, labels=evil)
    with pytest.raises(DataError) as caught:
        import_digits(tmp_path / "a.npz")
    assert caught.value.reason == "not_digits"


def test_refuses_a_bomb_before_it_is_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.npz", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("labels.npy", b"")
        archive.writestr("images.npy", bytes(40 * 2**20))
    with pytest.raises(DataError, match="more than"):
        import_digits(tmp_path / "a.npz")


def test_refuses_a_header_that_lies(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    np.lib.format.write_array_header_1_0(
        buffer, {"descr": "|u1", "fortran_order": False, "shape": (10**14, 28, 28)}
    )
    with zipfile.ZipFile(tmp_path / "a.npz", "w") as archive:
        archive.writestr("images.npy", buffer.getvalue())
        archive.writestr("labels.npy", buffer.getvalue())
    with pytest.raises(DataError) as caught:
        import_digits(tmp_path / "a.npz")
    assert caught.value.reason == "not_digits"


def test_a_file_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        import_digits(tmp_path / "gone.npz")
    assert caught.value.reason == "unreadable"


@given(content=st.binary(max_size=300), at=st.floats(0, 1))
def test_a_broken_file_always_ends_in_a_data_error(
    content: bytes, at: float, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("broken") / "a.npz"
    export_digits(path, digits(3))
    whole = bytearray(path.read_bytes())
    place = int(at * len(whole))
    whole[place : place + len(content)] = content
    path.write_bytes(whole)
    with contextlib.suppress(DataError):  # whatever else came would fail the test
        images, labels = import_digits(path)
        assert len(images) == len(labels)
