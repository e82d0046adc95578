from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from dataclasses import replace

import numpy as np
import pytest
from PyQt6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PyQt6.QtGui import QDragEnterEvent, QDropEvent
from PyQt6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QWidget

from explorer.data.identity import DataIdentity
from explorer.training import RunSetup, TrainingConfig
from explorer.training.autosaves import autosave_folder, kept_runs
from explorer.training.errors import RunFileError
from explorer.training.run_file import RunFacts, open_run, recover_run, save_run
from explorer.ui.drawing_files import DrawingFiles
from explorer.ui.error_sentences import sentence_for

SETUP = RunSetup(hidden=(8,), training=TrainingConfig(batch_size=20, iterations=60, evaluate_every=10))


def finish(qtbot, run, setup=SETUP):
    run.configure(setup)
    run.set_speed(1.0)
    run.start()
    qtbot.waitUntil(lambda: str(run.state) == "finished", timeout=10_000)


def make_file(qtbot, window, path, iterations=25):
    """Train a while and save the run through the window; leave another run there."""
    run = window.session.run
    run.configure(SETUP)
    run.step(iterations)
    qtbot.waitUntil(lambda: str(run.state) == "paused" and run.iteration == iterations)
    run.runs.rename(run.runs.listed[-1].number, "first")
    with qtbot.waitSignal(window.run_files.saved):
        window.run_files.save(path, run.record, "first")
    run.configure(replace(SETUP, hidden=(5,)))


def test_a_run_is_saved_and_opened_from_the_menu(qtbot, window, tmp_path, monkeypatch):
    run, path = window.session.run, tmp_path / "a.nnrun"
    assert not window.menus.actions["save_run"].isEnabled()
    finish(qtbot, run)
    weights = run.snapshot.state
    assert window.menus.actions["save_run"].isEnabled()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a"), ""))
    with qtbot.waitSignal(window.run_files.saved):
        window.menus.actions["save_run"].trigger()
    run.configure(replace(SETUP, hidden=(5,)))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(window.run_files.opened):
        window.menus.actions["open_run"].trigger()
    assert (str(run.state), run.iteration, run.setup) == ("finished", 60, SETUP)
    assert window.tabs.currentWidget().objectName() == "train_tab"
    np.testing.assert_array_equal(run.snapshot.state, weights)
    assert [e.iteration for e in run.history.evaluations] == [0, 10, 20, 30, 40, 50, 60]


def test_an_opened_run_goes_on_bit_for_bit(qtbot, window, tmp_path):
    run, path = window.session.run, tmp_path / "a.nnrun"
    finish(qtbot, run)
    end, losses = run.snapshot.state, run.history.losses.copy()
    make_file(qtbot, window, path)
    with qtbot.waitSignal(window.run_files.opened):
        window.run_files.open(path)
    assert (str(run.state), run.iteration) == ("paused", 25)
    assert run.runs.listed[-1].name == "first"
    run.show_iteration(13)
    qtbot.waitUntil(lambda: run.travel.exact)
    run.show_latest()
    run.start()
    qtbot.waitUntil(lambda: str(run.state) == "finished")
    np.testing.assert_array_equal(run.snapshot.state, end)
    np.testing.assert_array_equal(run.history.losses, losses)
    assert [e.iteration for e in run.history.evaluations] == [0, 10, 20, 30, 40, 50, 60]


def test_a_run_is_saved_while_it_goes_on(qtbot, window, tmp_path):
    run = window.session.run
    run.configure(RunSetup(hidden=(8,), training=TrainingConfig(batch_size=20, optimizer="adam")))
    run.set_full_speed(True)
    run.start()
    qtbot.waitUntil(lambda: run.iteration > 300)
    with qtbot.waitSignal(window.run_files.saved):
        window.run_files.save(tmp_path / "a.nnrun", run.record)
    assert str(run.state) == "running"
    run.pause()
    qtbot.waitUntil(lambda: str(run.state) == "paused")
    found = open_run(tmp_path / "a.nnrun").record
    end = found.newest.iteration
    assert len(found.history) == end > 0
    np.testing.assert_array_equal(found.history.losses, run.history.losses[:end])
    again = run.record.replay(end, run.dataset)
    np.testing.assert_array_equal(found.newest.snapshot.state, again.snapshot.state)


def test_a_window_that_closes_waits_for_its_files(qtbot, window, tmp_path):
    finish(qtbot, window.session.run)
    window.run_files.save(tmp_path / "a.nnrun", window.session.run.record)
    window.close()
    assert len(open_run(tmp_path / "a.nnrun").record.history) == 60


def test_an_opened_run_can_be_branched(qtbot, window, tmp_path):
    run, path = window.session.run, tmp_path / "a.nnrun"
    make_file(qtbot, window, path)
    with qtbot.waitSignal(window.run_files.opened):
        window.run_files.open(path)
    qtbot.waitUntil(lambda: run.dataset is not None)
    with qtbot.waitExposed(window):
        window.show()
    button = window.findChild(QAbstractButton, "branch_button")
    qtbot.waitUntil(lambda: button.isEnabled() and run.total == 60)
    run.show_iteration(13)
    qtbot.waitUntil(lambda: run.travel.exact)
    run.branch()
    assert (str(run.state), run.iteration) == ("idle", 13)
    run.set_speed(1.0)
    run.start()
    qtbot.waitUntil(lambda: str(run.state) == "finished")
    assert len(run.runs.listed) == 2


def test_files_named_at_the_start_are_opened(qtbot, window, tmp_path):
    path, weights = tmp_path / "a.nnrun", tmp_path / "w.npz"
    make_file(qtbot, window, path)
    window.weights_files.save(weights)
    with qtbot.waitSignal(window.run_files.opened):
        window.open_file(path)
    assert window.session.run.iteration == 25
    window.open_file(weights)
    assert window.session.reader.path == weights


def drop(target, mime):
    """Drop on a widget as the system does; return whether it, or one around it, took it."""
    how = Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(20, 20), *how)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    if enter.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(20, 20), *how))
    return enter.isAccepted()


@pytest.mark.parametrize("name", ["canvas", "tabs", "layers_tab"])
def test_a_run_file_is_dropped_anywhere_on_the_window(qtbot, window, tmp_path, name):
    path = tmp_path / "a.nnrun"
    make_file(qtbot, window, path)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    assert not DrawingFiles.offers_picture(mime)  # so the canvas lets it through
    with qtbot.waitSignal(window.run_files.opened):
        assert drop(window.findChild(QWidget, name), mime)
    assert window.session.run.iteration == 25


@pytest.mark.parametrize("names", [["weights.txt"], ["a.nnrun", "b.nnrun"]])
def test_other_files_are_not_taken_for_a_run(window, tmp_path, names):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    assert not drop(window.tabs, mime)


def test_a_damaged_file_is_a_message_and_the_run_of_before_stays(qtbot, window, tmp_path, monkeypatch):
    reported = []
    monkeypatch.setattr("explorer.ui.messages.report", reported.append)
    run = window.session.run
    finish(qtbot, run)
    (tmp_path / "a.nnrun").write_bytes(b"NNRUN\r\n\x1a and then nothing")
    window.run_files.open(tmp_path / "a.nnrun")
    qtbot.waitUntil(lambda: bool(reported))
    assert isinstance(reported[0], RunFileError)
    assert "a.nnrun" in sentence_for(reported[0]).text()
    assert (str(run.state), run.iteration) == ("finished", 60)


def test_data_that_are_not_here_are_told_and_can_come_later(qtbot, window, tmp_path, monkeypatch):
    run, path = window.session.run, tmp_path / "a.nnrun"
    make_file(qtbot, window, path)
    failures = []
    run.failed.connect(failures.append)
    gone = {"gone": True}
    load = window.session.load_dataset

    def missing(name):
        if gone:
            from explorer.data import DataError

            raise DataError("missing", name=name)
        return load(name)

    for place in (run, run.travel):
        monkeypatch.setattr(place, "_load", missing)
    run.configure(replace(SETUP, dataset="mnist"))  # its data are no longer held
    with qtbot.waitSignal(window.run_files.opened):
        window.run_files.open(path)
    qtbot.waitUntil(lambda: bool(failures))
    assert failures[0].reason == "missing"
    assert (str(run.state), run.iteration, len(run.history)) == ("paused", 25, 25)
    run.start()
    qtbot.waitUntil(lambda: len(failures) == 2)
    assert (str(run.state), run.iteration) == ("paused", 25)
    gone.clear()
    run.set_speed(1.0)
    run.start()
    qtbot.waitUntil(lambda: str(run.state) == "finished")
    assert run.iteration == 60


def test_other_data_than_the_run_s_are_told_and_nothing_is_made_of_them(qtbot, window, tmp_path, monkeypatch):
    reported, failures = [], []
    monkeypatch.setattr("explorer.ui.messages.report", reported.append)
    monkeypatch.setattr("explorer.training.run_file.writer.MOST_KEYFRAMES", 4)
    run = window.session.run
    run.replay_failed.connect(failures.append)
    finish(qtbot, run)
    other = DataIdentity("sample", 4000, 1000, "of other images")
    save_run(tmp_path / "a.nnrun", run.record, RunFacts("", "", other))
    run.configure(replace(SETUP, hidden=(5,)))
    with qtbot.waitSignal(window.run_files.opened):
        window.run_files.open(tmp_path / "a.nnrun")
    assert [error.reason for error in reported] == ["other_data"]
    assert "MNIST sample" in sentence_for(reported[0]).text()
    assert (run.iteration, len(run.history)) == (60, 60)
    run.show_iteration(13)
    qtbot.waitUntil(lambda: bool(failures))
    assert failures[0].iteration == 13
    assert run.shown.iteration == failures[0].kept < 13


def test_every_reason_has_a_sentence():
    from explorer.training.errors import _SENTENCES

    texts = {sentence_for(RunFileError("x.nnrun", reason)).text() for reason in _SENTENCES}
    assert len(texts) == len(_SENTENCES)


def test_runs_are_kept_by_themselves_and_listed_in_the_menu(qtbot, window):
    run = window.session.run
    finish(qtbot, run)
    in_use = window.autosave.locks.in_use
    qtbot.waitUntil(lambda: [kept.seen.complete for kept in kept_runs(autosave_folder(), in_use)] == [True])
    menu = window.menus.menus["kept_runs"]
    menu.aboutToShow.emit()
    (action,) = menu.actions()
    assert action.text().endswith(": 60 iterations")
    run.configure(replace(SETUP, hidden=(5,)))
    with qtbot.waitSignal(window.run_files.opened):
        action.trigger()
    assert (str(run.state), run.iteration) == ("finished", 60)


def test_no_run_leaves_no_folder_and_an_empty_menu(qtbot, window):
    assert not autosave_folder().exists()
    menu = window.menus.menus["kept_runs"]
    menu.aboutToShow.emit()
    assert [action.isEnabled() for action in menu.actions()] == [False]


CHILD = """
    import sys, time
    from PyQt6.QtCore import QTimer
    from explorer.app import build
    from explorer.training import RunSetup, TrainingConfig
    import explorer.training.autosaver as autosaver, explorer.ui.training_bridge as bridge
    autosaver.INTERVAL = bridge.NOTED_EVERY = float(sys.argv[1])
    autosaver.Autosaver.__init__.__defaults__ = (float(sys.argv[1]),)
    app, window = build(["nn-explorer"])
    run = window.session.run
    run.configure(RunSetup(hidden=(20,), training=TrainingConfig(optimizer="adam", learning_rate=0.001)))
    run.set_full_speed(True)
    window.show()
    run.start()
    timer = QTimer(interval=20)
    timer.timeout.connect(lambda: print(time.time(), run.iteration, flush=True))
    timer.start()
    app.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_program_offers_its_run_at_the_next_start(qtbot, window, tmp_path):
    interval, seconds = 0.3, 1.5
    environment = os.environ | {
        "NN_EXPLORER_DATA": str(tmp_path),
        "NN_EXPLORER_SETTINGS": str(tmp_path / "s"),
    }
    child = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(CHILD), str(interval)],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    told = []
    with child:
        for line in child.stdout:
            told.append(tuple(float(word) for word in line.split()))
            if told[-1][1] > 0 and told[-1][0] - next(at for at, n in told if n > 0) > seconds:
                break
        child.send_signal(signal.SIGKILL)
        killed = time.time()
    (kept,) = kept_runs(tmp_path / "runs", window.autosave.locks.in_use)
    assert not kept.seen.complete
    found = recover_run(kept.path).record
    saved = found.newest.iteration
    # What it had made when it was last written: not longer ago than two intervals and a slow moment.
    reached = max(at for at, iteration in told if iteration <= saved)
    assert killed - reached < 3 * interval + 1.0
    assert len(found.history) == saved > 0
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: window._interrupted is not None and window._interrupted.isVisible())
    sentence = window.findChild(QLabel, "interrupted_sentence").text()
    assert f"{saved:,} iterations" in sentence
    with qtbot.waitSignal(window.run_files.opened):
        qtbot.mouseClick(window.findChild(QAbstractButton, "interrupted_open"), Qt.MouseButton.LeftButton)
    assert not window._interrupted.isVisible()
    run = window.session.run
    assert (str(run.state), run.iteration) == ("paused", saved)
    np.testing.assert_array_equal(run.snapshot.state, found.newest.snapshot.state)
    assert open_run(kept.path).record.newest.iteration == saved
    run.step(3)
    qtbot.waitUntil(lambda: str(run.state) == "paused" and run.iteration == saved + 3)


def test_a_run_that_goes_on_when_the_window_closes_is_kept_to_its_last_iteration(qtbot, window):
    run = window.session.run
    run.configure(RunSetup(hidden=(8,), training=TrainingConfig(batch_size=20)))
    run.set_full_speed(True)
    run.start()
    qtbot.waitUntil(lambda: run.iteration > 50)
    window.close()
    (kept,) = kept_runs(autosave_folder())
    assert not kept.seen.complete
    assert kept.seen.iteration == len(run.history)


@pytest.fixture
def interrupted(qtbot, window):
    """Two runs that were going on when the program ended; gives what looks for them as a start does."""
    from explorer.ui.interrupted_runs import InterruptedRuns

    run = window.session.run
    for hidden in (5, 6):
        finish(qtbot, run, replace(SETUP, hidden=(hidden,)))
    qtbot.waitUntil(lambda: [kept.seen.complete for kept in kept_runs(autosave_folder())] == [True, True])
    for kept in kept_runs(autosave_folder()):
        kept.path.write_bytes(kept.path.read_bytes()[:-5])
    with qtbot.waitExposed(window):
        window.show()

    def start():
        card = InterruptedRuns(window.run_files, window.autosave.locks, run, window)
        with qtbot.waitSignal(card.looked):
            card.look()
        return card

    return start


def press(qtbot, card, name):
    qtbot.mouseClick(card.findChild(QAbstractButton, f"interrupted_{name}"), Qt.MouseButton.LeftButton)


def test_of_interrupted_runs_the_newest_is_offered_once(qtbot, window, interrupted):
    card = interrupted()
    assert card.isVisible()
    text = card.findChild(QLabel, "interrupted_sentence").text()
    assert "60 iterations, was going on when the program ended" in text
    assert "1 more in File" in text
    press(qtbot, card, "later")
    assert not card.isVisible()
    assert len(kept_runs(autosave_folder())) == 2
    assert not interrupted().isVisible()


def test_an_interrupted_run_is_discarded(qtbot, window, interrupted):
    newest = kept_runs(autosave_folder())[0].path
    press(qtbot, interrupted(), "discard")
    assert not newest.exists()
    assert len(kept_runs(autosave_folder())) == 1
    assert not interrupted().isVisible()


def test_the_card_gives_way_to_training_and_after_a_while(qtbot, window, interrupted):
    card = interrupted()
    card._patience.timeout.emit()
    assert not card.isVisible()
    card = interrupted()
    assert card.isVisible()  # nobody answered
    window.session.run.configure(SETUP)
    window.session.run.step(1)
    assert not card.isVisible()
    qtbot.waitUntil(lambda: str(window.session.run.state) == "paused")
    assert not interrupted().isVisible()
