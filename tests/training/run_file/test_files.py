from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from explorer.data import Augmentation
from explorer.data.identity import identify
from explorer.training import RunRecord, RunSetup
from explorer.training.errors import RunFileError
from explorer.training.run_file import RunFacts, open_run, save_run

CHANGES = [(9, "learning_rate", 0.03), (31, "l2", 0.01), (31, "batch_size", 30), (44, "learning_rate", 0.01)]
SETUPS = {
    "sgd": {},
    "adam, cosine": {"optimizer": "adam", "learning_rate": 0.002, "schedule": "cosine"},
    "momentum, drawn anew": {"optimizer": "momentum", "replacement": True, "l1": 1e-4},
    "distorted": {"augmentation": Augmentation(rotation=5.0)},
    "set aside": {"validation": 0.2, "images": 150, "epochs": 8.0, "iterations": None},
}
FACTS = RunFacts("mine", "2026-11-22T14:02:00+00:00")


@pytest.mark.parametrize("settings", SETUPS.values(), ids=SETUPS.keys())
def test_a_run_comes_back_with_every_iteration_bit_for_bit(bars, helpers, tmp_path, settings):
    record = RunRecord(helpers.setup(**settings))
    passed = helpers.train(record, bars, changes=CHANGES)
    path = tmp_path / "a.nnrun"
    save_run(path, record, replace(FACTS, data=identify(bars)))
    found = open_run(path)
    assert found.facts == replace(FACTS, data=identify(bars))
    assert found.record.setup == record.setup
    assert found.record.changes == record.changes
    helpers.same_history(found.record.history, record.history)
    for state in passed:
        helpers.same(found.record.replay(state.iteration, bars), state)


@pytest.mark.parametrize("settings", SETUPS.values(), ids=SETUPS.keys())
def test_it_goes_on_as_if_it_had_never_stopped(bars, helpers, tmp_path, settings):
    whole, half = RunRecord(helpers.setup(**settings)), RunRecord(helpers.setup(**settings))
    passed = helpers.train(whole, bars, changes=CHANGES)
    helpers.train(half, bars, until=37, changes=CHANGES)
    save_run(tmp_path / "a.nnrun", half, FACTS)
    found = open_run(tmp_path / "a.nnrun").record
    assert found.newest.iteration == 37
    again = helpers.train(found, bars, changes=CHANGES)
    for one, two in zip(again, passed[37:], strict=True):
        helpers.same(one, two)
    assert found.changes == whole.changes
    np.testing.assert_array_equal(found.history.losses, whole.history.losses)
    np.testing.assert_allclose(found.history.smoothed_losses, whole.history.smoothed_losses, rtol=1e-12)
    assert found.history.evaluations == whole.history.evaluations


def test_a_branch_brings_its_parents_along(bars, helpers, tmp_path):
    first = RunRecord(helpers.setup(optimizer="momentum"))
    passed = helpers.train(first, bars, changes=CHANGES)
    other = replace(first.setup.training, optimizer="adam", learning_rate=0.003, batch_size=10)
    second = RunRecord(replace(first.setup, training=other), first, first.replay(33, bars))
    own = helpers.train(second, bars, until=48, changes=[(40, "learning_rate", 0.001)])
    third = RunRecord(second.setup, second, second.replay(45, bars))
    helpers.train(third, bars)
    save_run(tmp_path / "a.nnrun", third, FACTS)
    found = open_run(tmp_path / "a.nnrun").record
    assert [found.begins, found.parent.begins, found.parent.parent.begins] == [45, 33, 0]
    assert (found.parent.setup, found.parent.parent.setup) == (second.setup, first.setup)
    for iteration in (*range(0, 34, 3), *range(33, 61, 2)):
        helpers.same(found.replay(iteration, bars), third.replay(iteration, bars))
    helpers.same(found.replay(20, bars), passed[20])
    helpers.same(found.replay(40, bars), own[7])
    assert found.changes == third.changes
    helpers.same_history(found.history, third.history)
    helpers.same_history(found.parent.history, second.history.until(45))


def test_a_run_that_was_put_back_still_knows_what_is_to_change(bars, helpers, tmp_path):
    record = RunRecord(helpers.setup())
    passed = helpers.train(record, bars, changes=CHANGES)
    record.rewind(record.replay(20, bars))
    save_run(tmp_path / "a.nnrun", record, FACTS)
    found = open_run(tmp_path / "a.nnrun").record
    assert len(found.history) == 20
    again = helpers.train(found, bars)
    for one, two in zip(again, passed[20:], strict=True):
        helpers.same(one, two)


def test_a_file_is_opened_saved_and_opened_again(bars, helpers, tmp_path):
    record = RunRecord(helpers.setup())
    passed = helpers.train(record, bars)
    save_run(tmp_path / "a.nnrun", record, FACTS)
    save_run(tmp_path / "b.nnrun", open_run(tmp_path / "a.nnrun").record, FACTS)
    found = open_run(tmp_path / "b.nnrun").record
    for state in passed:
        helpers.same(found.replay(state.iteration, bars), state)


def test_other_data_are_told_before_anything_is_made_of_them(bars, other_bars, helpers, tmp_path):
    record = RunRecord(helpers.setup())
    helpers.train(record, bars)
    save_run(tmp_path / "a.nnrun", record, replace(FACTS, data=identify(bars)))
    found = open_run(tmp_path / "a.nnrun").record
    for attempt in (lambda: found.replay(5, other_bars), lambda: found.make_trainer(other_bars)):
        with pytest.raises(RunFileError) as caught:
            attempt()
        assert (caught.value.reason, str(caught.value.path)) == ("other_data", "bars")
    assert found.replay(found.newest.iteration, other_bars) is found.newest


def test_a_run_that_has_not_begun_is_not_saved(tmp_path):
    with pytest.raises(ValueError, match="not begun"):
        save_run(tmp_path / "a.nnrun", RunRecord(RunSetup()), FACTS)
    assert not any(tmp_path.iterdir())


def test_what_cannot_be_written_says_so_and_leaves_nothing(bars, helpers, tmp_path):
    record = RunRecord(helpers.setup())
    helpers.train(record, bars, until=3)
    with pytest.raises(RunFileError) as caught:
        save_run(tmp_path / "nowhere" / "a.nnrun", record, FACTS)
    assert caught.value.reason == "unwritable"
    (tmp_path / "folder.nnrun").mkdir()
    with pytest.raises(RunFileError):
        save_run(tmp_path / "folder.nnrun", record, FACTS)
    assert [path.name for path in tmp_path.iterdir()] == ["folder.nnrun"]


def test_a_file_stays_small_beside_the_memory(bars, helpers, tmp_path, monkeypatch):
    monkeypatch.setattr("explorer.training.run_file.writer.MOST_KEYFRAMES", 4)
    record = RunRecord(helpers.setup())
    passed = helpers.train(record, bars, until=50)
    save_run(tmp_path / "a.nnrun", record, FACTS)
    found = open_run(tmp_path / "a.nnrun").record
    assert len(found.timeline.keyframes) <= 4
    assert found.newest.iteration == 50
    for iteration in (0, 1, 33, 49, 50):
        helpers.same(found.replay(iteration, bars), passed[iteration])
