from __future__ import annotations

import contextlib
import gzip
import struct
import tracemalloc

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from explorer.data import DataError
from explorer.data.idx import MAX_BYTES, read_idx

ARRAYS = hnp.arrays(np.uint8, hnp.array_shapes(min_dims=1, max_dims=3, min_side=0, max_side=7))
FILES = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def header(*shape: int, type_code: int = 8) -> bytes:
    return struct.pack(f">4B{len(shape)}I", 0, 0, type_code, len(shape), *shape)


def reason_of(path, shape=(None,)) -> str:
    with pytest.raises(DataError) as caught:
        read_idx(path, shape)
    assert caught.value.path == path
    return caught.value.reason


@FILES
@given(array=ARRAYS, packed=st.booleans())
def test_reads_back_what_was_written(tmp_path, idx_bytes, array, packed):
    path = tmp_path / "file"
    content = idx_bytes(array)
    path.write_bytes(gzip.compress(content) if packed else content)
    found = read_idx(path, (None,) * array.ndim)
    assert found.dtype == np.uint8
    np.testing.assert_array_equal(found, array)


@FILES
@given(array=ARRAYS, packed=st.booleans(), data=st.data())
def test_refuses_a_file_cut_off_anywhere(tmp_path, idx_bytes, array, packed, data):
    content = idx_bytes(array)
    content = gzip.compress(content) if packed else content
    cut = data.draw(st.integers(0, len(content) - 1))
    path = tmp_path / "file"
    path.write_bytes(content[:cut])
    assert reason_of(path, (None,) * array.ndim) in {"truncated", "bad_magic"}


@FILES
@given(array=ARRAYS, packed=st.booleans(), extra=st.binary(min_size=1, max_size=9))
def test_refuses_bytes_after_the_data(tmp_path, idx_bytes, array, packed, extra):
    content = idx_bytes(array) + extra
    path = tmp_path / "file"
    path.write_bytes(gzip.compress(content) if packed else content)
    assert reason_of(path, (None,) * array.ndim) == "oversized"


@FILES
@given(content=st.binary(max_size=60), packed=st.booleans())
def test_any_bytes_give_an_array_or_a_data_error(tmp_path, content, packed):
    path = tmp_path / "file"
    path.write_bytes(gzip.compress(content) if packed else content)
    with contextlib.suppress(DataError):
        assert read_idx(path, (None,)).ndim == 1


@FILES
@given(array=ARRAYS, position=st.integers(0), flip=st.integers(1, 255))
def test_a_changed_byte_in_a_packed_file_is_noticed_or_harmless(tmp_path, idx_bytes, array, position, flip):
    content = bytearray(gzip.compress(idx_bytes(array)))
    content[position % len(content)] ^= flip
    path = tmp_path / "file"
    path.write_bytes(content)
    try:
        found = read_idx(path, (None,) * array.ndim)
    except DataError:
        return
    # Only the fields of the gzip header that say nothing about the data (its time, its system) may change.
    np.testing.assert_array_equal(found, array)


def test_a_file_that_is_not_there_is_unreadable(tmp_path):
    assert reason_of(tmp_path / "nothing") == "unreadable"
    assert reason_of(tmp_path) == "unreadable"


def test_refuses_what_is_no_idx_file(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    assert reason_of(path) == "bad_magic"
    path.write_bytes(b"\0\0\x07\x01" + bytes(100))
    assert reason_of(path) == "bad_magic"


@pytest.mark.parametrize("type_code", [0x09, 0x0B, 0x0C, 0x0D, 0x0E])
def test_refuses_other_numbers_than_bytes(tmp_path, type_code):
    path = tmp_path / "file"
    path.write_bytes(header(1, type_code=type_code) + bytes(8))
    assert reason_of(path) == "wrong_type"


@pytest.mark.parametrize(
    ("found", "expected"), [((2,), (None, 28, 28)), ((1, 27, 28), (None, 28, 28)), ((3,), (4,))]
)
def test_refuses_another_shape_than_expected(tmp_path, found, expected):
    path = tmp_path / "file"
    path.write_bytes(header(*found) + bytes(int(np.prod(found))))
    assert reason_of(path, expected) == "wrong_shape"


@pytest.mark.parametrize("packed", [False, True])
def test_a_header_that_promises_too_much_costs_no_memory(tmp_path, packed):
    path = tmp_path / "file"
    content = header(MAX_BYTES - 1) + bytes(1000)
    path.write_bytes(gzip.compress(content) if packed else content)
    tracemalloc.start()
    try:
        assert reason_of(path) == "truncated"
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


def test_a_header_beyond_all_reason_is_refused(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(header(2**32 - 1, 28, 28) + bytes(1000))
    assert reason_of(path, (None, 28, 28)) == "oversized"


def test_a_decompression_bomb_is_not_unpacked(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(gzip.compress(header(10) + bytes(64_000_000), compresslevel=1))
    tracemalloc.start()
    try:
        assert reason_of(path) == "oversized"
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


def test_a_wrong_checksum_of_gzip_is_damage(tmp_path):
    content = bytearray(gzip.compress(header(100) + bytes(100)))
    content[-8] ^= 1
    path = tmp_path / "file"
    path.write_bytes(content)
    assert reason_of(path) == "damaged"
