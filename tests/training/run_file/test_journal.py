from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.training import RunRecord
from explorer.training.errors import RunFileError
from explorer.training.run_file import Journal, RunFacts, glance, open_run, recover_run

CHANGES = [(9, "learning_rate", 0.03), (31, "l2", 0.01)]
FACTS = RunFacts("", "2026-11-22T14:02:00+00:00")


def grown(record, dataset, helpers, path, stops, finished=True):
    """Train with a look at the journal at each stop; return the states and how long the file was then."""
    journal = Journal(path, record, FACTS)
    passed, sizes = [], []
    for stop in stops:
        made = helpers.train(record, dataset, until=stop, changes=CHANGES)
        passed += made if not passed else made[1:]
        journal.update("mine" if stop > 30 else "")
        sizes.append(path.stat().st_size)
    if finished:
        journal.update("mine", finished=True)
    journal.close()
    return passed, sizes


def test_it_grows_with_its_run_and_is_whole_when_that_rests(bars, helpers, tmp_path):
    path = tmp_path / "runs" / "a.nnrun"
    record = RunRecord(helpers.setup(optimizer="adam"))
    passed, sizes = grown(record, bars, helpers, path, [0, 5, 6, 20, 33, 60])
    assert sizes == sorted(sizes)
    found = open_run(path)
    assert found.facts.name == "mine"
    assert found.record.changes == record.changes
    helpers.same_history(found.record.history, record.history)
    for state in passed:
        helpers.same(found.record.replay(state.iteration, bars), state)


STOPS = [4, 11, 12, 30, 47]


@pytest.fixture(scope="module")
def unfinished(bars, helpers, tmp_path_factory):
    """Return a run, its states, the bytes of its journal and how many they were after each write."""
    path = tmp_path_factory.mktemp("journal") / "a.nnrun"
    record = RunRecord(helpers.setup())
    passed, sizes = grown(record, bars, helpers, path, STOPS, finished=False)
    whole = helpers.train(RunRecord(record.setup), bars, changes=CHANGES)
    return record, [*passed, *whole[48:]], path.read_bytes(), sizes


@settings(max_examples=25)
@given(share=st.floats(0.0, 1.0))
def test_cut_anywhere_it_gives_back_what_was_written_by_then(
    bars, helpers, unfinished, tmp_path_factory, share
):
    record, passed, content, sizes = unfinished
    path = tmp_path_factory.getbasetemp() / "cut.nnrun"
    length = sizes[0] + int(share * (len(content) - sizes[0]))
    path.write_bytes(content[:length])
    found = recover_run(path)
    assert not found.complete
    end = found.record.newest.iteration
    assert end == max(stop for stop, size in zip(STOPS, sizes, strict=True) if size <= length)
    assert glance(path)[:2] == (end, False)
    helpers.same(found.record.newest, passed[end])
    np.testing.assert_array_equal(found.record.history.losses, record.history.losses[:end])
    again = helpers.train(found.record, bars, changes=CHANGES)
    helpers.same(again[-1], passed[-1])


def test_a_run_that_goes_on_after_a_rest_goes_on_in_its_file(bars, helpers, tmp_path):
    path, record = tmp_path / "a.nnrun", RunRecord(helpers.setup())
    journal = Journal(path, record, FACTS)
    helpers.train(record, bars, until=10)
    assert journal.update(finished=True)
    assert not journal.update(finished=True)
    assert open_run(path).record.newest.iteration == 10
    assert glance(path) == (10, True, "")
    helpers.train(record, bars, until=20)
    assert journal.update("now it has a name")
    with pytest.raises(RunFileError):
        open_run(path)
    assert glance(path) == (20, False, "now it has a name")
    assert recover_run(path).record.newest.iteration == 20
    journal.update(finished=True)
    journal.close()
    assert open_run(path).record.newest.iteration == 20


def test_what_is_out_of_date_does_not_pile_up(bars, helpers, tmp_path, monkeypatch):
    monkeypatch.setattr("explorer.training.run_file.writer.MOST_KEYFRAMES", 4)
    monkeypatch.setattr("explorer.training.run_file.writer.OVERHEAD", 2**17)
    record = RunRecord(helpers.setup(iterations=400, evaluate_every=None))
    path = tmp_path / "a.nnrun"
    _, sizes = grown(record, bars, helpers, path, range(0, 401, 5))
    assert max(sizes) < 3.5 * sizes[-1]
    assert sizes != sorted(sizes)
    assert open_run(path).record.newest.iteration == 400
    assert [file.name for file in tmp_path.iterdir()] == ["a.nnrun"]


def test_a_run_that_has_not_begun_leaves_no_file(tmp_path, helpers):
    assert not Journal(tmp_path / "a.nnrun", RunRecord(helpers.setup()), FACTS).update()
    assert not any(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_is_told(bars, helpers, tmp_path):
    (tmp_path / "file").touch()
    record = RunRecord(helpers.setup())
    helpers.train(record, bars, until=3)
    with pytest.raises(RunFileError) as caught:
        Journal(tmp_path / "file" / "a.nnrun", record, FACTS).update()
    assert caught.value.reason == "unwritable"


def test_a_history_that_is_thinned_on_the_way_is_followed(bars, helpers, tmp_path, monkeypatch):
    monkeypatch.setattr("explorer.training.table.FIRST_ROOM", 32)
    monkeypatch.setattr("explorer.training.history.MOST_ROWS", 64)
    record = RunRecord(helpers.setup(iterations=300, evaluate_every=7))
    path = tmp_path / "a.nnrun"
    journal = Journal(path, record, FACTS)
    for stop in range(20, 301, 20):
        helpers.train(record, bars, until=stop)
        journal.update()
        helpers.same_history(recover_run(path).record.history, record.history)
    journal.close()
    assert 0 < len(record.history) <= 64
