"""The user's own digits in the session: opened when needed, every change told."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from explorer.data import DataError
from explorer.data.personal import digits_path
from explorer.ui.kept_digits import as_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from explorer.ui.session import Session


def drawing(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).random((28, 28), dtype=np.float32)


def test_starting_opens_no_store(session: Session) -> None:
    assert not digits_path().exists()
    assert session.kept.known_label(session.input) is None
    assert not digits_path().exists()


def test_starting_loads_no_database_library() -> None:
    code = "import sys, explorer.ui.session; sys.exit('sqlite3' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_keeping_tells_and_is_known(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.kept.changed):
        assert session.kept.keep(drawing(0), 7)
    assert session.kept.known_label(drawing(0)) == 7
    assert not session.kept.keep(drawing(0), 7)
    images, labels = session.kept.arrays()
    assert labels.tolist() == [7]
    assert np.array_equal(images[0], as_bytes(drawing(0)))


def test_another_session_finds_what_was_kept(session: Session) -> None:
    from explorer.ui.session import Session as Another

    session.kept.keep(drawing(0), 7)
    session.close()
    other = Another()
    assert [digit.label for digit in other.kept.digits] == [7]
    other.close()
    other.deleteLater()


def test_relabel_delete_undo_redo(session: Session) -> None:
    kept = session.kept
    for seed in range(3):
        kept.keep(drawing(seed), seed)
    first, second, _ = (digit.key for digit in kept.digits)
    kept.relabel([first], 9)
    kept.delete([first, second])
    assert [digit.label for digit in kept.digits] == [2]
    assert kept.undo() == (first, second)
    assert [digit.label for digit in kept.digits] == [9, 1, 2]
    kept.undo()
    assert kept.redo() == (first,)
    assert kept.can_undo
    assert kept.can_redo


def test_export_and_import_skip_what_is_there(session: Session, tmp_path: Path) -> None:
    kept = session.kept
    for seed in range(4):
        kept.keep(drawing(seed), seed)
    keys = [digit.key for digit in kept.digits]
    assert kept.export_to(tmp_path / "all.npz") == 4
    assert kept.export_to(tmp_path / "two.npz", keys[:2]) == 2
    kept.delete(keys[1:])
    assert kept.import_from(tmp_path / "two.npz") == (1, 1)
    assert kept.import_from(tmp_path / "all.npz") == (2, 2)
    kept.undo()
    assert len(kept.digits) == 2


def test_a_damaged_store_is_told_once(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    digits_path().write_bytes(b"junk" * 1000)
    told: list[Exception] = []
    monkeypatch.setattr("explorer.ui.messages.report", told.append)
    assert session.kept.digits == ()
    assert session.kept.digits == ()
    (error,) = told
    assert isinstance(error, DataError)
    assert error.reason == "set_aside"


def test_a_store_that_cannot_be_opened_is_an_error_each_time(session: Session) -> None:
    digits_path().mkdir()
    for _ in range(2):
        with pytest.raises(DataError):
            session.kept.keep(drawing(0), 1)
