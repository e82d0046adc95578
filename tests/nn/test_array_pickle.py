"""What a pickle may do here: hold arrays of floats; the attacks are built from pickle's own operations."""

from __future__ import annotations

import codecs
import copyreg
import os
import pickle
import struct
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from explorer.nn.array_pickle import UnsafePickleError, read_arrays


class Calls:
    """Pickled, it asks for ``function(*arguments)``."""

    def __init__(self, function, *arguments):
        self.request = function, arguments

    def __reduce__(self):
        return self.request


@pytest.fixture
def mark(tmp_path):
    """A file that an attack would create."""
    yield tmp_path / "mark"
    assert not (tmp_path / "mark").exists()


@given(
    content=st.dictionaries(
        st.text(max_size=5),
        arrays(st.sampled_from([np.float16, np.float32, np.float64, np.dtype(">f8")]), array_shapes()),
        max_size=4,
    ),
    protocol=st.integers(0, 5),
    by_columns=st.booleans(),
)
def test_arrays_come_back_as_they_were(content, protocol, by_columns):
    if by_columns:
        content = {name: np.asfortranarray(array) for name, array in content.items()}
    found = read_arrays(pickle.dumps(content, protocol))
    assert list(found) == list(content)
    for name, array in content.items():
        np.testing.assert_array_equal(found[name], array)
        assert found[name].dtype == array.dtype.newbyteorder("=")
        assert found[name].flags.writeable


def test_the_names_of_numpy_1_and_2_are_both_known():
    plain = pickle.dumps({"W1": np.ones((2, 2))}, 3).replace(b"numpy._core", b"numpy.core")
    for name in (b"numpy.core", b"numpy._core"):
        content = plain.replace(b"numpy.core", name)
        assert name + b".multiarray" in content
        assert read_arrays(content)["W1"].tolist() == [[1, 1], [1, 1]]


def test_a_pickle_that_python_2_wrote():
    # protocol 2, in which Python 2 wrote the bytes of an array as one of its own strings (U)
    values = np.array([1.5, -2.5], "<f4").tobytes()
    content = (
        b"\x80\x02}U\x02b1cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85U\x01b\x87R"
        b"(K\x01K\x02\x85cnumpy\ndtype\nU\x02f4K\x00K\x01\x87R"
        b"(K\x03U\x01<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tb\x89U\x08" + values + b"tbs."
    )
    assert read_arrays(content)["b1"].tolist() == [1.5, -2.5]


def attacks(mark):
    command = f"touch {mark}"
    code = f"open({str(mark)!r}, 'w').close()"
    return {
        "os.system": Calls(os.system, command),
        "eval": Calls(eval, f"open({str(mark)!r}, 'w')"),
        "exec": Calls(exec, code),
        "open": Calls(open, str(mark), "w"),
        "getattr": Calls(getattr, np.zeros(3), "tofile"),
        "numpy.load": Calls(np.load, str(mark)),
        "numpy.fromfile": Calls(np.fromfile, str(mark)),
        "numpy.memmap": Calls(np.memmap, str(mark), "float64", "w+"),
        "numpy.save": Calls(np.save, str(mark), np.zeros(3)),
        "copyreg": Calls(copyreg._reconstructor, dict, object, None),
        "codecs.lookup": Calls(codecs.lookup, "utf-8"),
        "a class": Calls(type, "Made", (), {}),
        "bytearray": Calls(bytearray, 2**40),
    }


@pytest.mark.parametrize("protocol", [0, 2, 4, 5])
@pytest.mark.parametrize("attack", attacks("x"))
def test_requests_for_anything_else_are_refused_before_they_happen(mark, attack, protocol):
    content = {"W1": np.ones((2, 2)), "b1": attacks(mark)[attack]}
    with pytest.raises(UnsafePickleError, match=r"asks for"):
        read_arrays(pickle.dumps(content, protocol))


def test_an_encoding_that_does_more_than_latin_1_is_refused():
    with pytest.raises(UnsafePickleError, match="encoding"):
        read_arrays(pickle.dumps({"W1": Calls(codecs.encode, "text", "rot13")}, 2))


def test_an_array_may_not_be_made_over_a_buffer_of_the_pickles_choice():
    with pytest.raises(UnsafePickleError, match=r"numpy\.ndarray"):
        read_arrays(pickle.dumps({"W1": Calls(np.ndarray, (4,), "f8")}, 2))


@pytest.mark.parametrize("dtype", [object, "i4", "U3", "f4,f4", "M8[s]", bool, "c8"])
@pytest.mark.parametrize("protocol", [2, 4, 5])
def test_arrays_of_anything_but_floats_are_refused(dtype, protocol):
    with pytest.raises(UnsafePickleError, match=r"weights are floats|asks for"):
        read_arrays(pickle.dumps({"W1": np.zeros(2, dtype=dtype)}, protocol))


def test_a_type_whose_flags_lie_does_not_turn_bytes_into_objects():
    # NumPy would take the flags and then treat the eight bytes as the address of a Python object.
    content = (
        b"\x80\x02}U\x02W1cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85U\x01b\x87R"
        b"(K\x01K\x01\x85cnumpy\ndtype\nU\x02%sK\x00K\x01\x87R"
        b"(K\x03U\x01|NNNJ\x08\x00\x00\x00J\x08\x00\x00\x00K%stb\x89U\x08AAAAAAAAtbs."
    )
    with pytest.raises(UnsafePickleError):
        read_arrays(content % (b"O8", b"\x00"))
    found = read_arrays(content % (b"f8", b"\x3f"))  # a float stays a float, whatever its flags claim
    assert found["W1"].dtype == np.float64


@pytest.mark.parametrize("target", [b"cnumpy\nndarray\n", b"cnumpy\ndtype\n", b"c_codecs\nencode\n"])
def test_attributes_set_on_what_it_names_reach_nothing_outside(target):
    known = pickle.dumps({"W1": np.ones(2)}, 2)
    # BUILD with a pair sets attributes: here ``__call__`` and ``__code__`` of what was named.
    content = b"\x80\x02}U\x02W1" + target + b"N}(U\x08__call__NU\x06lookedK\x01u\x86bs."
    with pytest.raises(ValueError, match="no dictionary of arrays"):
        read_arrays(content)
    assert read_arrays(known)["W1"].tolist() == [1, 1]
    assert not hasattr(np.ndarray, "looked")


def test_a_place_in_memory_far_out_is_not_made_room_for():
    # LONG_BINPUT of 2³¹ − 1: Python's reader would make room for four thousand million objects
    started = time.perf_counter()
    with pytest.raises(ValueError, match="more objects"):
        read_arrays(b"\x80\x02}r" + struct.pack("<I", 2**31 - 1) + b".")
    assert time.perf_counter() - started < 1.0


def test_a_long_program_is_not_run():
    with pytest.raises(ValueError, match="longer than"):
        read_arrays(b"\x80\x02" + b"}0" * 100_000 + b"}.")


def test_a_reference_to_something_outside_is_refused():
    with pytest.raises(UnsafePickleError, match="outside"):
        read_arrays(b"\x80\x02U\x03abcQ.")


def test_values_too_few_or_too_many_for_the_shape_are_refused():
    whole = pickle.dumps({"W1": np.ones((2, 2), np.float32)}, 2)
    assert whole.count(b"K\x02K\x02\x86") == 1
    with pytest.raises(ValueError, match="reshape"):
        read_arrays(whole.replace(b"K\x02K\x02\x86", b"K\x03K\x02\x86"))


@settings(max_examples=300)
@given(data=st.data(), protocol=st.integers(0, 5))
def test_a_damaged_pickle_gives_arrays_of_floats_or_a_typed_error(data, protocol):
    content = bytearray(pickle.dumps({"W1": np.ones((2, 3)), "b1": np.zeros(3)}, protocol))
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = read_arrays(bytes(content))
    except (UnsafePickleError, ValueError):
        return
    assert all(isinstance(array, np.ndarray) and array.dtype.kind == "f" for array in found.values())
