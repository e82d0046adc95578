from __future__ import annotations

import io
import json
import os
import pickle
import zipfile
from types import MappingProxyType

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.nn import HIDDEN_ACTIVATIONS, Network, WeightsError, WeightsMetadata, load_network, save_network

METADATA = WeightsMetadata("pen", "mnist", {"mnist test": 0.985}, "made by hand", "2026-01-31")


@pytest.fixture
def saved(tmp_path):
    network = Network((6, 5, 4, 3), ("relu", "gelu"), seed=0, output="sigmoid")
    save_network(tmp_path / "net.npz", network, METADATA)
    return network, tmp_path / "net.npz"


def refused(path, reason):
    with pytest.raises(WeightsError) as caught:
        load_network(path)
    assert caught.value.reason == reason, caught.value
    assert caught.value.path == path
    assert path.name in str(caught.value)
    return caught.value


def header(**changes):
    spec = {"sizes": [3, 2], "hidden": [], "output": "softmax"}
    metadata = {"name": "", "trained_on": "", "accuracy": {}, "note": "", "created": ""}
    return {"format": 1, "spec": spec, "metadata": metadata} | changes


def write(path, header_text, state=None):
    """Write an ``.npz`` as another program might."""
    arrays = {"header": np.array(header_text)}
    np.savez(path, state=np.zeros(8, np.float32) if state is None else state, **arrays)
    return path


def test_what_was_saved_comes_back(saved):
    network, path = saved
    stored = load_network(path)
    assert stored.network.spec == network.spec
    np.testing.assert_array_equal(stored.network.theta, network.theta)
    assert stored.network.theta.dtype == np.float32
    assert stored.metadata == METADATA
    np.testing.assert_array_equal(stored.network.predict(np.ones(6)), network.predict(np.ones(6)))


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sizes=st.lists(st.integers(1, 6), min_size=2, max_size=5),
    hidden=st.sampled_from(HIDDEN_ACTIVATIONS),
    dtype=st.sampled_from([np.float32, np.float64]),
    note=st.text(st.characters(exclude_categories=["Cs"])),
)
def test_any_network_survives_the_round_trip(tmp_path, sizes, hidden, dtype, note):
    network = Network(sizes, hidden, 1.0, seed=1, dtype=dtype)
    save_network(tmp_path / "any.npz", network, WeightsMetadata(note=note))
    stored = load_network(tmp_path / "any.npz")
    assert stored.network.spec == network.spec
    assert stored.network.theta.dtype == dtype
    np.testing.assert_array_equal(stored.network.theta, network.theta)
    assert stored.metadata.note == note


def test_metadata_may_hold_numpys_numbers_and_frozen_mappings(tmp_path):
    metadata = WeightsMetadata(accuracy=MappingProxyType({"test": np.float32(0.5)}))
    save_network(tmp_path / "net.npz", Network((3, 2)), metadata)
    assert load_network(tmp_path / "net.npz").metadata.accuracy == {"test": 0.5}
    save_network(tmp_path / "net.npz", Network((3, 2)))
    assert load_network(tmp_path / "net.npz").metadata == WeightsMetadata()


def test_the_file_is_one_that_numpy_reads_without_pickle_and_others_may_read(saved):
    network, path = saved
    with np.load(path, allow_pickle=False) as content:
        assert json.loads(str(content["header"]))["spec"]["sizes"] == [6, 5, 4, 3]
        np.testing.assert_array_equal(content["state"], network.theta)
        assert set(content.files) == {"state", "header", *network.params}
        for name, array in network.params.items():
            np.testing.assert_array_equal(content[name], array)
    assert path.stat().st_mode & 0o444 == 0o444


def test_a_save_that_fails_leaves_the_old_file_and_no_part_of_the_new(saved, monkeypatch):
    network, path = saved
    before = path.read_bytes()

    def full_disk(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(WeightsError, match="No space left on device") as caught:
        save_network(path, network)
    assert caught.value.reason == "unreadable"
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_save_that_is_interrupted_leaves_nothing_behind(saved, monkeypatch):
    network, path = saved
    before = path.read_bytes()

    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        save_network(path, network)
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_folder_that_is_not_there_cannot_be_written(tmp_path):
    with pytest.raises(WeightsError, match="cannot write"):
        save_network(tmp_path / "nowhere" / "net.npz", Network((3, 2)))


def test_a_missing_file_and_a_folder(tmp_path):
    refused(tmp_path / "nothing.npz", "missing")
    refused(tmp_path, "unreadable")


def test_a_file_of_a_newer_program_says_so(tmp_path):
    error = refused(write(tmp_path / "net.npz", json.dumps(header(format=2))), "newer_format")
    assert "format 2" in error.detail


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"format": null}',
        '{"format": "one"}',
        '{"format": Infinity}',
        "{" * 9,
        "[" * 100_000,
    ],
)
def test_a_header_that_is_none_is_refused(tmp_path, text):
    refused(write(tmp_path / "net.npz", text), "not_weights")


BAD_CONTENTS = {
    "no spec": {"spec": None},
    "sizes of text": {"spec": {"sizes": "32", "hidden": [], "output": "softmax"}},
    "sizes of fractions": {"spec": {"sizes": [3, 2.5], "hidden": [], "output": "softmax"}},
    "sizes beyond all": {"spec": {"sizes": [3, float("inf")], "hidden": [], "output": "softmax"}},
    "more sizes than numbers": {"spec": {"sizes": [10**9, 10**9], "hidden": [], "output": "softmax"}},
    "an unknown activation": {"spec": {"sizes": [3, 2, 2], "hidden": ["magic"], "output": "softmax"}},
    "an activation of lists": {"spec": {"sizes": [3, 2, 2], "hidden": [["relu"]], "output": "softmax"}},
    "an unknown output": {"spec": {"sizes": [3, 2], "hidden": [], "output": "magic"}},
    "no metadata": {"metadata": {}},
    "accuracies of text": {"metadata": header()["metadata"] | {"accuracy": {"test": "much"}}},
    "accuracies in a list": {"metadata": header()["metadata"] | {"accuracy": [1, 2]}},
}


@pytest.mark.parametrize("what", BAD_CONTENTS)
def test_a_header_that_does_not_fit_is_refused(tmp_path, what):
    refused(write(tmp_path / "net.npz", json.dumps(header(**BAD_CONTENTS[what]))), "bad_shape")


@pytest.mark.parametrize(
    "state",
    [
        np.zeros(7, np.float32),
        np.zeros((2, 4), np.float32),
        np.zeros(8, np.int64),
        np.zeros(8, np.complex64),
        np.array([0, 1, 2, 3, 4, 5, 6, np.nan], np.float32),
        np.array([0, 1, 2, 3, 4, 5, 6, -np.inf], np.float32),
    ],
)
def test_numbers_that_are_no_weights_of_that_network_are_refused(tmp_path, state):
    refused(write(tmp_path / "net.npz", json.dumps(header()), state), "bad_shape")


@pytest.mark.parametrize("dtype", [np.float16, ">f4", ">f8"])
def test_other_floats_are_taken_as_the_machines_own(tmp_path, dtype):
    path = write(tmp_path / "net.npz", json.dumps(header()), np.arange(8).astype(dtype))
    theta = load_network(path).network.theta
    assert theta.dtype in (np.float32, np.float64)
    assert theta.tolist() == list(range(8))


def test_every_truncation_of_a_file_is_refused(saved):
    _, path = saved
    whole = path.read_bytes()
    for length in range(0, len(whole) - 1, 37):
        path.write_bytes(whole[:length])
        with pytest.raises(WeightsError) as caught:
            load_network(path)
        assert caught.value.reason in ("unreadable", "not_weights")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.sampled_from([b"", b"PK", b"PK\x03\x04", b"\x80\x04"]), rest=st.binary(max_size=200))
def test_any_bytes_are_weights_or_a_typed_error(tmp_path, start, rest):
    path = tmp_path / "any"
    path.write_bytes(start + rest)
    with pytest.raises(WeightsError):
        load_network(path)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_byte_gives_weights_or_a_typed_error(saved, data):
    _, path = saved
    content = bytearray(path.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    damaged = path.with_name("damaged.npz")
    damaged.write_bytes(content)
    try:
        stored = load_network(damaged)
    except WeightsError:
        return
    assert np.isfinite(stored.network.theta).all()


def test_a_file_that_would_unpack_to_gigabytes_is_not_unpacked(tmp_path):
    path = tmp_path / "bomb.npz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        chunk = b"\0" * 2**24
        with archive.open("state.npy", "w", force_zip64=True) as entry:
            for _ in range(20):
                entry.write(chunk)
    assert path.stat().st_size < 2**20
    assert "unpack" in refused(path, "not_weights").detail


def test_an_array_that_claims_more_than_its_file_holds_is_refused(tmp_path):
    text = "{'descr': '<f4', 'fortran_order': False, 'shape': (1000000000000,), }"
    claim = b"\x93NUMPY\x01\x00" + (118).to_bytes(2, "little") + text.ljust(117).encode() + b"\n"
    with zipfile.ZipFile(tmp_path / "net.npz", "w") as archive:
        archive.writestr("state.npy", claim)
    refused(tmp_path / "net.npz", "unreadable")


def test_a_file_larger_than_any_network_is_not_read(tmp_path):
    path = tmp_path / "large.pkl"
    with path.open("wb") as file:
        file.truncate(2**28 + 1)
    assert "MB" in refused(path, "not_weights").detail


class Armed:
    """Creates a file when it is unpickled."""

    def __init__(self, mark):
        self.mark = mark

    def __reduce__(self):
        return open, (str(self.mark), "w")


def test_pickled_objects_inside_an_npz_are_not_unpickled(tmp_path):
    armed = np.array([Armed(tmp_path / "mark")], dtype=object)
    np.savez(tmp_path / "net.npz", state=armed, header=np.array("{}"))
    refused(tmp_path / "net.npz", "unreadable")
    assert not (tmp_path / "mark").exists()


def test_a_zip_file_of_something_else_is_no_network(tmp_path):
    for name in ("word/document.xml", "W1", "state"):
        with zipfile.ZipFile(tmp_path / "letter.docx", "w") as archive:
            archive.writestr(name, "text")
            archive.writestr("b1", "text")
        refused(tmp_path / "letter.docx", "not_weights")


def books_arrays(sizes=(784, 50, 100, 10), dtype=np.float32):
    network = Network(sizes, seed=0, dtype=dtype)
    return {name: network.params[name].copy() for name in network.params}


def test_named_arrays_in_an_npz_are_a_sigmoid_network(tmp_path):
    arrays = books_arrays((5, 4, 3))
    np.savez(tmp_path / "plain.npz", **arrays)
    stored = load_network(tmp_path / "plain.npz")
    assert stored.network.sizes == (5, 4, 3)
    np.testing.assert_array_equal(stored.network.params["W2"], arrays["W2"])


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("protocol", range(6))
def test_the_books_pickle_is_read_in_every_protocol(tmp_path, protocol, dtype):
    arrays = books_arrays(dtype=dtype)
    path = tmp_path / "sample_weight.pkl"
    path.write_bytes(pickle.dumps(arrays, protocol))
    stored = load_network(path)
    assert stored.network.sizes == (784, 50, 100, 10)
    assert stored.network.spec.hidden == ("sigmoid", "sigmoid")
    assert stored.network.spec.output == "softmax"
    assert stored.network.theta.dtype == dtype
    assert stored.metadata.name == "sample_weight"
    for name, array in arrays.items():
        np.testing.assert_array_equal(stored.network.params[name], array)
    stored.network.params["b1"] = np.ones(50)  # its numbers are its own, and can be written


def without(name):
    return {key: array for key, array in books_arrays((3, 4, 2)).items() if key != name}


NO_NETWORKS = {
    "nothing": {},
    "a parameter too few": without("b2"),
    "a name of another kind": without("b2") | {"gamma": np.zeros(2, np.float32)},
    "a layer left out": without("W1") | {"W3": np.zeros((3, 4), np.float32)},
}
BAD_SHAPES = {
    "a bias too long": {"b1": np.zeros(5, np.float32)},
    "layers that do not meet": {"W2": np.zeros((3, 2), np.float32)},
    "weights in a row": {"W1": np.zeros(12, np.float32)},
    "weights of no shape": {"W1": np.float32(1.0) + np.zeros((), np.float32)},
    "no units": {"W2": np.zeros((4, 0), np.float32), "b2": np.zeros(0, np.float32)},
    "a weight that is no number": {"b1": np.array([0, 1, np.nan, 3], np.float32)},
}


@pytest.mark.parametrize("what", NO_NETWORKS)
def test_a_pickle_of_other_arrays_is_no_network(tmp_path, what):
    (tmp_path / "other.pkl").write_bytes(pickle.dumps(NO_NETWORKS[what], 4))
    refused(tmp_path / "other.pkl", "not_weights")


@pytest.mark.parametrize("what", BAD_SHAPES)
def test_a_pickle_of_arrays_that_do_not_fit_is_refused(tmp_path, what):
    arrays = {name: np.asarray(array) for name, array in (books_arrays((3, 4, 2)) | BAD_SHAPES[what]).items()}
    (tmp_path / "bad.pkl").write_bytes(pickle.dumps(arrays, 4))
    refused(tmp_path / "bad.pkl", "bad_shape")


def test_a_pickle_that_asks_for_more_is_refused_unexecuted(tmp_path):
    path = tmp_path / "evil.pkl"
    path.write_bytes(pickle.dumps(books_arrays((3, 4, 2)) | {"W1": Armed(tmp_path / "mark")}))
    assert "open" in refused(path, "unsafe").detail
    assert not (tmp_path / "mark").exists()


def test_pickled_lists_and_texts_are_no_weights(tmp_path):
    for content in ([1, 2], "text", None, {"W1": [1.0, 2.0], "b1": [0.0]}, {1: 2}):
        buffer = io.BytesIO()
        pickle.dump(content, buffer)
        (tmp_path / "list.pkl").write_bytes(buffer.getvalue())
        refused(tmp_path / "list.pkl", "not_weights")


@pytest.mark.parametrize("name", ["pen", "book"])
def test_the_carried_weights_can_be_read(name):
    from explorer import resources

    stored = load_network(resources.path("weights", f"{name}.npz"))
    assert stored.network.sizes[0] == 784
    assert stored.network.sizes[-1] == 10
    assert stored.metadata.name == name
    assert stored.metadata.trained_on == "mnist"
    assert stored.metadata.accuracy
