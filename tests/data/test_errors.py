from __future__ import annotations

import pickle
from pathlib import Path
from typing import get_args

import pytest

from explorer.data import DataError
from explorer.data.errors import Reason


@pytest.mark.parametrize("reason", get_args(Reason))
def test_every_reason_has_a_sentence_without_gaps(reason):
    error = DataError(
        reason, name="mnist", path=Path("some", "file"), detail="a cause", files=("one.gz", "two.gz")
    )
    sentence = str(error)
    assert sentence.endswith(".")
    assert "{" not in sentence
    assert "None" not in sentence


def test_what_is_missing_says_how_to_get_it():
    error = DataError("missing", name="mnist", path=Path("cache", "mnist"), files=("train.gz",))
    sentence = str(error)
    assert "train.gz" in sentence
    assert str(Path("cache", "mnist")) in sentence
    assert "nn-explorer data fetch mnist" in sentence
    assert "EXPLORER_DATA_DIR" in sentence


def test_an_array_without_a_path_is_called_by_its_name():
    assert str(DataError("wrong_type", name="labels", detail="int64 numbers")).startswith(
        "The array of labels"
    )


def test_its_fields_survive_a_process_boundary():
    error = DataError("offline", name="mnist", path=Path("a"), detail="b", files=("c",))
    again = pickle.loads(pickle.dumps(error))
    assert (again.reason, again.name, again.path, again.detail, again.files) == (
        error.reason,
        error.name,
        error.path,
        error.detail,
        error.files,
    )
