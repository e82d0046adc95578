"""The store of kept digits: what it keeps, takes back, and does not lose."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.data import DataError
from explorer.data.personal import DigitStore, digits_path
from explorer.data.personal import store as store_module

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def picture(number: int) -> np.ndarray:
    image = np.zeros((28, 28), np.uint8)
    image.reshape(-1)[:4] = np.frombuffer(np.uint32(number + 1).tobytes(), np.uint8)
    return image


def keep(store: DigitStore, *labels: int) -> None:
    """Keep one new picture for each label, one step each."""
    start = len(store.digits())
    for place, label in enumerate(labels):
        store.keep([picture(start + place)], [label])


def labels(store: DigitStore) -> list[int]:
    return [digit.label for digit in store.digits()]


def keys(store: DigitStore) -> list[int]:
    return [digit.key for digit in store.digits()]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DigitStore]:
    with DigitStore(tmp_path / "deep" / "digits.sqlite") as made:
        yield made


def test_what_is_kept_is_there_again_byte_for_byte(tmp_path: Path) -> None:
    image = np.random.default_rng(0).integers(0, 256, (28, 28), dtype=np.uint8)
    with DigitStore(tmp_path / "digits.sqlite") as first:
        first.keep([image], [7])
    with DigitStore(tmp_path / "digits.sqlite") as second:
        (digit,) = second.digits()
    assert digit.label == 7
    assert np.array_equal(digit.image, image)
    assert not digit.image.flags.writeable


def test_a_picture_kept_twice_is_there_once(store: DigitStore) -> None:
    assert store.keep([picture(0), picture(0)], [3, 3]) == 1
    assert store.keep([picture(0)], [3]) == 0
    assert labels(store) == [3]


def test_a_picture_kept_with_another_label_takes_it(store: DigitStore) -> None:
    keep(store, 1)
    assert store.keep([picture(0)], [7]) == 1
    assert labels(store) == [7]
    store.undo()
    assert labels(store) == [1]


def test_everything_can_be_undone_and_redone(store: DigitStore) -> None:
    keep(store, 4, 9)
    store.relabel(keys(store), 2)
    store.delete(keys(store)[:1])
    seen = [labels(store)]
    while store.can_undo:
        store.undo()
        seen.append(labels(store))
    assert seen == [[2], [2, 2], [4, 9], [4], []]
    for expected in reversed(seen[:-1]):
        store.redo()
        assert labels(store) == expected
    assert not store.can_redo


def test_undo_and_redo_name_the_digits_they_are_about(store: DigitStore) -> None:
    keep(store, 1, 2, 3)
    first, _, last = keys(store)
    store.delete([first, last])
    assert store.undo() == (first, last)
    assert store.redo() == (first, last)
    assert DigitStore.undo(store) == (first, last)


def test_undo_without_a_step_does_nothing(store: DigitStore) -> None:
    assert store.undo() == ()
    assert store.redo() == ()


def test_a_new_change_ends_what_could_be_redone(store: DigitStore) -> None:
    keep(store, 1, 2)
    store.undo()
    keep(store, 5)
    assert not store.can_redo
    assert labels(store) == [1, 5]


def test_a_change_that_changes_nothing_is_no_step(store: DigitStore) -> None:
    keep(store, 1)
    store.relabel(keys(store), 1)
    store.delete([999])
    store.undo()
    assert not store.can_undo


def test_history_outlives_the_program(tmp_path: Path) -> None:
    with DigitStore(tmp_path / "digits.sqlite") as first:
        keep(first, 1, 2, 3)
        first.delete(keys(first))
    with DigitStore(tmp_path / "digits.sqlite") as second:
        second.undo()
        assert labels(second) == [1, 2, 3]


def test_what_no_step_remembers_leaves_the_file(store: DigitStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "STEPS_KEPT", 3)
    keep(store, 1)
    store.delete(keys(store))
    keep(store, 2, 3, 4, 5)
    with sqlite3.connect(store.path) as database:
        assert database.execute("SELECT count(*) FROM digit").fetchone() == (4,)
    while store.can_undo:
        store.undo()
    assert labels(store) == [2]


@pytest.mark.parametrize(
    ("image", "label", "reason"),
    [
        (np.zeros((28, 28), np.uint8), 1, "bad_image"),
        (np.ones((28, 27), np.uint8), 1, "wrong_shape"),
        (np.ones((28, 28), np.float32), 1, "wrong_type"),
        (np.ones((28, 28), np.uint8), 10, "inconsistent"),
        (np.ones((28, 28), np.uint8), -1, "inconsistent"),
    ],
)
def test_refuses_what_is_no_digit_and_keeps_nothing(
    store: DigitStore, image: np.ndarray, label: int, reason: str
) -> None:
    with pytest.raises(DataError) as caught:
        store.keep([picture(1), image], [1, label])
    assert caught.value.reason == reason
    assert labels(store) == []


def test_a_change_that_fails_halfway_did_not_happen(
    store: DigitStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(store, 1)

    def fail(*_arguments: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(store, "_record", fail)
    with pytest.raises(DataError, match="disk is full") as caught:
        store.keep([picture(5), picture(6)], [1, 2])
    assert caught.value.reason == "unstored"
    monkeypatch.undo()
    assert labels(store) == [1]
    keep(store, 2)
    assert labels(store) == [1, 2]


# Files


@pytest.mark.parametrize(
    "junk", [b"this is no database at all, not even nearly" * 40, b"SQLite format 3\0" + b"\7" * 4000]
)
def test_a_damaged_file_is_set_aside_and_never_deleted(tmp_path: Path, junk: bytes) -> None:
    path = tmp_path / "digits.sqlite"
    path.write_bytes(junk)
    with DigitStore(path) as store:
        assert store.set_aside is not None
        assert store.set_aside.read_bytes() == junk
        keep(store, 1)
        assert labels(store) == [1]
    path.write_bytes(junk)
    with DigitStore(path) as again:
        assert again.set_aside not in (None, store.set_aside)


def test_a_file_broken_inside_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "digits.sqlite"
    with DigitStore(path) as store:
        for number in range(40):
            store.keep([picture(number)], [number % 10])
    content = bytearray(path.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    path.write_bytes(content)
    with DigitStore(path) as store:
        assert store.set_aside is not None
        assert store.digits() == ()


def test_another_programs_database_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "digits.sqlite"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE digit (a)")
    database.close()
    with DigitStore(path) as store:
        assert store.set_aside is not None


def test_a_newer_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "digits.sqlite"
    DigitStore(path).close()
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 2")
    database.close()
    before = path.read_bytes()
    with pytest.raises(DataError) as caught:
        DigitStore(path)
    assert caught.value.reason == "newer_format"
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DataError) as caught:
        DigitStore(tmp_path / "file" / "digits.sqlite")
    assert caught.value.reason == "unstored"


def test_a_file_that_cannot_be_opened_is_told_and_left(tmp_path: Path) -> None:
    (tmp_path / "digits.sqlite").mkdir()
    with pytest.raises(DataError) as caught:
        DigitStore(tmp_path / "digits.sqlite")
    assert caught.value.reason == "unstored"


def test_two_programs_share_the_file(tmp_path: Path) -> None:
    with DigitStore(tmp_path / "digits.sqlite") as first, DigitStore(tmp_path / "digits.sqlite") as second:
        keep(first, 1)
        keep(second, 2)
        assert labels(first) == labels(second) == [1, 2]


def test_the_folder_can_be_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NN_EXPLORER_DATA", str(tmp_path))
    assert digits_path() == tmp_path / "my_digits.sqlite"
    monkeypatch.delenv("NN_EXPLORER_DATA")
    assert "nn-explorer" in str(digits_path())


# Killed at any moment

_WRITER = """
import sys
from pathlib import Path
import numpy as np
from explorer.data.personal import DigitStore
store = DigitStore(Path(sys.argv[1]))
for number in range(100_000):
    image = np.zeros((28, 28), np.uint8)
    image.reshape(-1)[:4] = np.frombuffer(np.uint32(number + 1).tobytes(), np.uint8)
    store.keep([image], [number % 10])
    if number % 3 == 2:
        store.relabel([store.digits()[-1].key], (number + 1) % 10)
        store.undo()
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()
"""


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no such signal")
def test_killed_while_writing_nothing_confirmed_is_lost(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "digits.sqlite"
    moments = np.random.default_rng(seed)
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path)], stdout=subprocess.PIPE, text=True, env=os.environ
    ) as writer:
        assert writer.stdout is not None
        told = [writer.stdout.readline() for _ in range(int(moments.integers(5, 30)))]
        with pytest.raises(subprocess.TimeoutExpired):
            writer.wait(float(moments.uniform(0.0, 0.02)))
        writer.kill()
        told += writer.stdout.read().splitlines(keepends=True)
    confirmed = sum(line.endswith("\n") for line in told)
    with DigitStore(path) as store:
        assert store.set_aside is None
        digits = store.digits()
    # One more may be on the disk than its writer lived to tell.
    assert len(digits) in (confirmed, confirmed + 1)
    for number, digit in enumerate(digits):
        assert np.array_equal(digit.image, picture(number))
        assert digit.label in (number % 10, (number + 1) % 10)


_CHANGES = st.lists(
    st.tuples(st.sampled_from(["keep", "relabel", "delete", "undo", "redo"]), st.integers(0, 9)), max_size=25
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=_CHANGES)
def test_undoing_all_and_redoing_all_comes_back(
    changes: list[tuple[str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with DigitStore(tmp_path_factory.mktemp("digits") / "digits.sqlite") as store:
        for name, label in changes:
            some = keys(store)[label % 3 :: 2]
            if name == "keep":
                store.keep([picture(label), picture(label + 10)], [label, 0])
            elif name == "relabel":
                store.relabel(some, label)
            elif name == "delete":
                store.delete(some)
            else:
                getattr(store, name)()
        while store.can_redo:
            store.redo()
        end = [(digit.key, digit.label) for digit in store.digits()]
        while store.can_undo:
            store.undo()
        assert store.digits() == ()
        while store.can_redo:
            store.redo()
        assert [(digit.key, digit.label) for digit in store.digits()] == end
