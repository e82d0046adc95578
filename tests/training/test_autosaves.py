from __future__ import annotations

import datetime
import gc
import threading
import weakref
from pathlib import Path

import numpy as np
import pytest

from explorer.training import RunRecord, RunSetup, Trainer, TrainingConfig
from explorer.training.autosaver import Autosaver
from explorer.training.autosaves import autosave_folder, clear_old, kept_runs, new_path
from explorer.training.run_file import open_run

SETUP = RunSetup(hidden=(6,), training=TrainingConfig(batch_size=20, iterations=40))


class Locks:
    """Locks of one program, in memory."""

    def __init__(self) -> None:
        self.held: set[Path] = set()

    def claim(self, path: Path) -> None:
        self.held.add(path)

    def release(self, path: Path) -> None:
        self.held.discard(path)

    def in_use(self, path: Path) -> bool:
        return path in self.held


@pytest.fixture
def saver(tmp_path, bars):
    errors: list[Exception] = []
    made = Autosaver(tmp_path / "runs", lambda _name: bars, Locks(), errors.append, interval=0.02)
    made.errors = errors
    yield made
    if made._thread.is_alive():
        made.close(finished=True)
    assert not any(thread.name == "autosave" for thread in threading.enumerate())


class Running:
    """A run that is trained piece by piece."""

    def __init__(self, dataset, rate=0.1) -> None:
        training = TrainingConfig(batch_size=20, iterations=40, learning_rate=rate)
        self.record = RunRecord(RunSetup(hidden=(6,), training=training))
        self.trainer: Trainer = self.record.make_trainer(dataset)
        self.record.timeline.add(self.trainer.keyframe())

    def go(self, updates: int) -> None:
        for _ in range(updates):
            step = self.trainer.step()
            self.record.history.append(step)
        self.record.timeline.note(self.trainer.keyframe())


def wait_for(condition) -> None:
    for _ in range(500):
        if condition():
            return
        threading.Event().wait(0.01)
    raise AssertionError("it never came")


def test_a_run_is_in_the_folder_while_it_goes_and_whole_when_it_rests(saver, bars):
    running = Running(bars)
    running.go(3)
    saver.follow(running.record, lambda: "mine")
    wait_for(lambda: [run.seen.iteration for run in kept_runs(saver.folder)] == [3])
    running.go(5)
    wait_for(lambda: [run.seen.iteration for run in kept_runs(saver.folder)] == [8])
    assert not kept_runs(saver.folder)[0].seen.complete
    saver.rest()
    wait_for(lambda: kept_runs(saver.folder)[0].seen.complete)
    running.go(2)
    saver.follow(running.record, lambda: "mine")
    saver.close(finished=True)
    (kept,) = kept_runs(saver.folder)
    assert tuple(kept.seen) == (10, True, "mine")
    found = open_run(kept.path)
    np.testing.assert_array_equal(found.record.newest.snapshot.state, running.trainer.network.theta)
    assert found.facts.data.train == len(bars.train)
    assert saver.errors == []


def test_each_run_has_its_file_and_the_one_before_is_finished(saver, bars):
    first, second = Running(bars), Running(bars, rate=0.2)
    first.go(4)
    second.go(6)
    saver.follow(first.record, str)
    saver.follow(second.record, str)
    saver.close(finished=False)
    newest, oldest = kept_runs(saver.folder)
    assert (newest.seen.iteration, newest.seen.complete) == (6, False)
    assert (oldest.seen.iteration, oldest.seen.complete) == (4, True)


def test_a_run_that_rests_takes_its_new_name_along(saver, bars):
    running, names = Running(bars), [""]
    running.go(4)
    saver.follow(running.record, lambda: names[0])
    saver.rest()
    names[0] = "best so far"
    saver.look()
    wait_for(lambda: [run.seen for run in kept_runs(saver.folder)] == [(4, True, "best so far")])
    open_run(kept_runs(saver.folder)[0].path)


def test_a_run_that_is_taken_up_again_goes_on_in_its_file(saver, bars):
    first, second = Running(bars), Running(bars, rate=0.2)
    for running in (first, second, first):
        running.go(4)
        saver.follow(running.record, str)
        saver.rest()
    saver.close(finished=True)
    assert sorted(run.seen.iteration for run in kept_runs(saver.folder)) == [4, 8]


def test_runs_that_nobody_lists_any_more_are_not_held(saver, bars):
    first, second = Running(bars), Running(bars, rate=0.2)
    gone = weakref.ref(first.record)
    for running in (first, second):
        running.go(2)
        saver.follow(running.record, str)
        saver.rest()
    wait_for(lambda: len([run for run in kept_runs(saver.folder) if run.seen.complete]) == 2)
    del first, running
    gc.collect()
    assert gone() is None


def test_a_run_whose_file_was_cleared_is_written_anew_when_it_goes_on(saver, bars):
    running = Running(bars)
    running.go(3)
    saver.follow(running.record, str)
    saver.rest()
    wait_for(lambda: kept_runs(saver.folder) and kept_runs(saver.folder)[0].seen.complete)
    kept_runs(saver.folder)[0].path.unlink()
    running.go(3)
    saver.follow(running.record, str)
    saver.close(finished=True)
    (kept,) = kept_runs(saver.folder)
    assert len(open_run(kept.path).record.history) == 6


def test_an_earlier_run_takes_a_new_name_into_its_file(saver, bars):
    first, second = Running(bars), Running(bars, rate=0.2)
    for running in (first, second):
        running.go(3)
        saver.follow(running.record, str)
    saver.rest()
    wait_for(lambda: [run.seen.complete for run in kept_runs(saver.folder)] == [True, True])
    names = [(first.record, "the first"), (second.record, "")]
    saver.look(names)
    saver.look(names)
    wait_for(lambda: [run.seen.name for run in kept_runs(saver.folder)] == ["", "the first"])
    kept = kept_runs(saver.folder)[1]
    assert kept.seen.complete
    found = open_run(kept.path)
    assert found.facts.name == "the first"
    assert found.record.newest.iteration == 3
    first.go(2)
    saver.follow(first.record, lambda: "the first")
    saver.close(finished=True)
    assert [(run.seen.name, run.seen.iteration) for run in kept_runs(saver.folder)] == [
        ("", 3),
        ("the first", 5),
    ]
    assert not saver.errors


def test_a_folder_that_cannot_be_written_is_told_once_and_the_run_goes_on(tmp_path, bars):
    (tmp_path / "runs").touch()
    errors: list[Exception] = []
    saver = Autosaver(tmp_path / "runs", lambda _name: bars, Locks(), errors.append, interval=0.01)
    running = Running(bars)
    running.go(3)
    saver.follow(running.record, str)
    wait_for(lambda: errors)
    running.go(3)
    threading.Event().wait(0.05)
    saver.close(finished=True)
    assert [error.reason for error in errors] == ["unwritable"]


def test_the_folder_is_beside_what_users_make(tmp_path, monkeypatch):
    monkeypatch.setenv("NN_EXPLORER_DATA", str(tmp_path))
    assert autosave_folder() == tmp_path / "runs"
    monkeypatch.delenv("NN_EXPLORER_DATA")
    assert autosave_folder().name == "runs"


def test_the_newest_stay_within_both_limits(tmp_path):
    began = datetime.datetime(2026, 11, 22, 14, 2)
    paths = [new_path(tmp_path, began + datetime.timedelta(minutes=minute)) for minute in range(6)]
    for path in paths:
        path.write_bytes(bytes(100))
    assert clear_old(tmp_path, most_files=5) == [paths[0]]
    assert clear_old(tmp_path, most_bytes=350) == [paths[2], paths[1]]
    assert clear_old(tmp_path, lambda path: path == paths[3], most_files=1) == [paths[4]]
    assert sorted(tmp_path.iterdir()) == [paths[3], paths[5]]


def test_what_a_crash_left_half_written_goes(tmp_path):
    own, other = tmp_path / "20261122-140200-1-1.nnrun", tmp_path / "20261122-150200-1-1.nnrun"
    for path in (own, other):
        Path(f"{path}abc.part").touch()
    clear_old(tmp_path, lambda path: path == other)
    assert [path.name for path in tmp_path.iterdir()] == [f"{other.name}abc.part"]
    assert clear_old(tmp_path / "nowhere") == []


def test_foreign_files_in_the_folder_are_left_alone(tmp_path):
    for name in ("notes.txt", "20261122-140200-1-1.nnrun", "mine.nnrun"):
        (tmp_path / name).write_text("hello")
    assert kept_runs(tmp_path) == []
    assert [path.name for path in clear_old(tmp_path, most_files=0)] == ["20261122-140200-1-1.nnrun"]
    assert len(list(tmp_path.iterdir())) == 2
