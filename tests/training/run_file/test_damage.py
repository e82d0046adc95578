from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.nn import Network, save_network
from explorer.training import RunRecord
from explorer.training.errors import RunFileError
from explorer.training.run_file import RunFacts, glance, open_run, recover_run, save_run
from explorer.training.run_file.chunks import MAGIC, Chunk, read_chunks, write_chunk

PLACES = st.floats(0.0, 1.0, exclude_max=True)
"""In the file, as a share of its length."""


@pytest.fixture(scope="module")
def content(bars, helpers, tmp_path_factory) -> bytes:
    """Return the bytes of a branch's file."""
    parent = RunRecord(helpers.setup(optimizer="adam", learning_rate=0.01))
    helpers.train(parent, bars, until=12, changes=[(5, "learning_rate", 0.02)])
    branch = RunRecord(parent.setup, parent, parent.replay(8, bars))
    helpers.train(branch, bars, until=15)
    path = tmp_path_factory.mktemp("whole") / "a.nnrun"
    save_run(path, branch, RunFacts("mine"))
    return path.read_bytes()


def refused(path) -> str:
    with pytest.raises(RunFileError) as caught:
        open_run(path)
    assert str(caught.value)
    return caught.value.reason


@settings(max_examples=60)
@given(share=PLACES, bits=st.integers(1, 255))
def test_a_changed_byte_is_found_wherever_it_is(content, tmp_path_factory, share, bits):
    changed = bytearray(content)
    changed[int(share * len(content))] ^= bits
    path = tmp_path_factory.getbasetemp() / "flipped.nnrun"
    path.write_bytes(changed)
    assert refused(path) in {"damaged", "truncated", "not_a_run", "newer_format"}


@settings(max_examples=40)
@given(share=PLACES)
def test_a_file_cut_anywhere_says_so(content, tmp_path_factory, share):
    path = tmp_path_factory.getbasetemp() / "cut.nnrun"
    path.write_bytes(content[: int(share * len(content))])
    assert refused(path) in ({"truncated"} if path.stat().st_size else {"not_a_run"})


@settings(max_examples=60)
@given(junk=st.binary(max_size=400), after_magic=st.booleans())
def test_junk_is_no_run(tmp_path_factory, junk, after_magic):
    path = tmp_path_factory.getbasetemp() / "junk.nnrun"
    path.write_bytes(MAGIC + junk if after_magic else junk)
    refused(path)
    with pytest.raises(RunFileError):
        recover_run(path)
    with pytest.raises(RunFileError):
        glance(path)


def test_other_files_are_told_apart(tmp_path):
    save_network(tmp_path / "weights.npz", Network((4, 3, 2)))
    (tmp_path / "picture.nnrun").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (tmp_path / "empty.nnrun").touch()
    for name in ("weights.npz", "picture.nnrun", "empty.nnrun"):
        assert refused(tmp_path / name) == "not_a_run"
    assert refused(tmp_path / "nothing.nnrun") == "missing"
    assert refused(tmp_path) == "unreadable"


def rewritten(content: bytes, path, change) -> None:
    """Write the file again with one of its descriptions changed, and with checksums that are right."""
    source = path.with_suffix(".source")
    source.write_bytes(content)
    with source.open("rb") as file, path.open("wb") as out:
        file.read(len(MAGIC))
        out.write(MAGIC)
        for chunk in read_chunks(file, len(content)):
            write_chunk(out, change(chunk))


def with_value(kind, keys, value):
    """Return a change of one value in the first chunk of a kind."""

    def change(chunk: Chunk) -> Chunk:
        if chunk.kind != kind:
            return chunk
        tree = json.loads(json.dumps(chunk.content))
        place = tree
        for key in keys[:-1]:
            place = place[key]
        place[keys[-1]] = value
        return Chunk(chunk.kind, tree, chunk.arrays)

    return change


SETTINGS = ["setup", "fields", "training", "fields"]
STATE = ["keyframe", "fields"]


@pytest.mark.parametrize(
    ("kind", "keys", "value", "reason"),
    [
        ("HEAD", ["format"], 99, "newer_format"),
        ("HEAD", ["format"], "two", "damaged"),
        ("RUN ", [*SETTINGS, "hyperdrive"], 1, "newer_format"),
        ("RUN ", ["setup", "type"], "Subprocess", "newer_format"),
        ("RUN ", ["setup", "type"], "Keyframe", "newer_format"),
        ("RUN ", [*SETTINGS, "learning_rate"], -1, "damaged"),
        ("RUN ", [*SETTINGS, "learning_rate"], "fast", "damaged"),
        ("RUN ", [*SETTINGS, "optimizer"], "magic", "damaged"),
        ("RUN ", [*SETTINGS, "l1"], None, "damaged"),
        ("RUN ", ["setup", "fields", "hidden"], [7], "damaged"),
        ("KEYF", ["run"], 5, "damaged"),
        ("KEYF", ["run"], -1, "damaged"),
        ("KEYF", [*STATE, "rule"], "sgd", "damaged"),
        ("KEYF", [*STATE, "generator"], {"map": {"bit_generator": "PCG64"}}, "damaged"),
        ("KEYF", [*STATE, "batches", "fields", "start"], "here", "damaged"),
        ("KEYF", [*STATE, "snapshot", "fields", "state"], {"array": 77}, "damaged"),
        ("KEYF", [*STATE, "snapshot", "fields", "iteration"], 1e300, "damaged"),
        ("LAST", [*STATE, "settings"], {"map": {"learning_rate": "fast"}}, "damaged"),
        ("CHNG", ["changes"], [[1, "learning_rate", 0.1]], "damaged"),
        ("CHNG", ["changes"], 3, "damaged"),
        ("CHNG", ["changes", 0, "fields", "field"], "seed", "damaged"),
        ("CHNG", ["changes", 0, "fields", "value"], -1, "damaged"),
        ("KEYF", [*STATE, "settings", "map", "batch_size"], 0, "damaged"),
        ("KEYF", [*STATE, "settings", "map", "warp"], 1, "damaged"),
        ("KEYF", [*STATE, "course"], None, "damaged"),
        ("HIST", ["names"], ["rows.loss"], "damaged"),
        ("DONE", ["run"], 3, None),
    ],
)
def test_what_makes_no_sense_is_refused_though_its_checksum_is_right(
    content, tmp_path, kind, keys, value, reason
):
    path = tmp_path / "a.nnrun"
    rewritten(content, path, with_value(kind, keys, value))
    if reason is None:
        open_run(path)
    else:
        assert refused(path) == reason


def test_a_part_that_only_a_newer_version_knows_is_told(content, tmp_path):
    path = tmp_path / "a.nnrun"
    rewritten(content, path, lambda chunk: Chunk("MORE", {}) if chunk.kind == "NAME" else chunk)
    open_run(path)
    rewritten(content, path, lambda chunk: Chunk("MORE", {}) if chunk.kind == "CHNG" else chunk)
    assert refused(path) == "newer_format"


def test_numbers_of_another_kind_are_refused(content, tmp_path):
    path = tmp_path / "a.nnrun"

    def halved(chunk: Chunk) -> Chunk:
        if chunk.kind != "LAST":
            return chunk
        return Chunk(chunk.kind, chunk.content, [array.astype(np.int64) for array in chunk.arrays])

    rewritten(content, path, halved)
    assert refused(path) == "damaged"
