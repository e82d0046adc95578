from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.data.identity import DataIdentity
from explorer.training import RunRecord, Runs, RunSetup, Step, TrainingConfig, differing

SETUP = RunSetup(hidden=(6,), training=TrainingConfig(batch_size=20, iterations=30))


def after(setup, accuracies=(), length=10):
    """Return the record of a run that went so far."""
    record = RunRecord(setup)
    for i in range(length):
        accuracy = accuracies[i] if i < len(accuracies) else None
        record.history.append(Step(i + 1, 0.0, 1.0, 0.1, accuracy, accuracy))
    return record


def with_rate(rate):
    return replace(SETUP, training=replace(SETUP.training, learning_rate=rate))


def numbers(runs):
    return [run.number for run in runs.listed]


def test_runs_are_listed_in_order_with_their_figures():
    runs = Runs()
    runs.begin(after(SETUP, (0.2, 0.9, 0.7)))
    runs.begin(after(with_rate(0.5), length=0))
    first, second = runs.listed
    assert (first.number, first.iteration, first.best_accuracy, first.last_accuracy) == (1, 10, 0.9, 0.7)
    assert first.last_loss == pytest.approx(1.0)
    assert (second.number, second.iteration) == (2, 0)
    assert second.best_accuracy is second.last_accuracy is second.last_loss is None


def test_a_run_that_would_be_the_same_takes_the_place_of_the_one_before():
    runs = Runs()
    runs.begin(after(SETUP))
    runs.rename(1, "slow")
    again = RunRecord(SETUP)
    runs.begin(again)
    assert [(run.number, run.name, run.record) for run in runs.listed] == [(1, "slow", again)]


def test_a_run_changed_on_its_way_stays():
    runs = Runs()
    changed = after(SETUP)
    changed.control.set("learning_rate", 0.01)
    changed.control.take(5, {})
    runs.begin(changed)
    runs.begin(after(SETUP))
    assert numbers(runs) == [1, 2]


def test_a_run_that_is_taken_up_again_is_the_newest_and_no_second_one():
    runs = Runs()
    changed = after(SETUP)
    changed.control.set("learning_rate", 0.01)
    changed.control.take(5, changed.settings)
    runs.begin(changed)
    runs.begin(after(with_rate(0.5)))
    runs.begin(changed)
    assert numbers(runs) == [2, 1]
    assert runs.find(1).record is changed


def test_a_shorter_run_from_a_file_does_not_take_the_place_of_a_longer_one(bars):
    runs = Runs()
    runs.begin(after(SETUP))
    for length, left in ((5, [10, 5]), (10, [10])):
        opened = after(SETUP, length=length)
        opened.timeline.add(opened.make_trainer(bars).keyframe())
        runs.begin(opened)
        assert [run.iteration for run in runs.listed] == left
        assert runs.listed[-1].record is opened


def test_a_run_that_never_began_does_not_stay():
    runs = Runs()
    runs.begin(after(SETUP, length=0))
    runs.begin(after(with_rate(0.5)))
    assert numbers(runs) == [2]


def test_runs_are_renamed_hidden_deleted_and_brought_back_where_they_were():
    runs = Runs()
    for rate in (0.1, 0.2, 0.3):
        runs.begin(after(with_rate(rate)))
    runs.rename(2, "  middle ")
    runs.show(2, False)
    assert (runs.find(2).name, runs.find(2).shown) == ("middle", False)
    runs.delete(2)
    runs.delete(1)
    assert numbers(runs) == [3]
    assert runs.can_restore
    runs.restore()
    runs.restore()
    assert numbers(runs) == [1, 2, 3]
    assert runs.find(2).name == "middle"
    assert not runs.can_restore
    with pytest.raises(KeyError):
        runs.find(9)


def test_the_past_has_one_budget_and_deleted_runs_are_part_of_it(bars, monkeypatch):
    def full(rate):
        record = after(with_rate(rate))
        trainer = record.make_trainer(bars)
        for _ in range(12):
            record.timeline.add(trainer.keyframe())
            trainer.step()
        return record

    records = [full(rate) for rate in (0.1, 0.2, 0.3, 0.4)]
    one = records[0].timeline.nbytes // 12
    monkeypatch.setattr("explorer.training.runs.PAST_BUDGET", 9 * one)
    runs = Runs()
    for record in records:
        runs.begin(record)
    assert [len(record.timeline.keyframes) for record in records] == [3, 3, 3, 12]
    runs.delete(1)
    runs.begin(full(0.5))
    assert sum(record.timeline.nbytes for record in records) <= 9 * one


def test_only_so_many_deleted_runs_come_back(monkeypatch):
    monkeypatch.setattr("explorer.training.runs.MOST_DELETED", 2)
    runs = Runs()
    for rate in (0.1, 0.2, 0.3):
        runs.begin(after(with_rate(rate)))
    for number in (1, 2, 3):
        runs.delete(number)
    runs.restore()
    runs.restore()
    assert (numbers(runs), runs.can_restore) == ([2, 3], False)


def test_what_differs_is_named():
    adam = TrainingConfig(batch_size=20, optimizer="adam", learning_rate=0.001, epochs=2, l2=0.1)
    assert differing(SETUP, SETUP) == ()
    assert differing(RunSetup(hidden=(7,), training=adam), SETUP) == (
        "network",
        "optimizer",
        "learning_rate",
        "l2",
        "length",
    )


def test_another_setup_keeps_the_beginning_of_a_branch_where_it_fits(bars):
    parent = RunRecord(SETUP)
    trainer = parent.make_trainer(bars)
    parent.timeline.add(trainer.keyframe())
    for _ in range(8):
        trainer.step()
    branch = parent.branch(8, bars)
    assert (branch.parent, branch.begins, branch.setup) == (parent, 8, SETUP)
    assert branch.with_setup(with_rate(0.5)).start is branch.start
    assert branch.with_setup(replace(SETUP, hidden=(9,))).start is None
    for _ in range(22):
        trainer.step()
    assert parent.branch(30, bars).setup.training.iterations == 60
    assert RunRecord(SETUP).branch(0, bars) is None


def test_runs_on_ones_own_digits_stay_apart_for_these_may_be_others_by_now():
    own = replace(SETUP, dataset="my-digits")
    runs, first = Runs(), after(own)
    first.data = DataIdentity("my-digits", 8, 4, "a")
    runs.begin(first)
    runs.begin(after(own, length=0))
    assert numbers(runs) == [1, 2]


def test_images_and_validation_are_told_apart():
    some = replace(SETUP, training=replace(SETUP.training, images=300, validation=0.1, schedule="cosine"))
    assert differing(some, SETUP) == ("images", "validation", "schedule")
