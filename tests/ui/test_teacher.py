"""Teaching in the session: a copy learns, the original stays, and every step can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from explorer.data.scaling import as_input
from explorer.nn import ConfigError, load_network
from explorer.training import RunSetup, TrainingConfig
from explorer.training.teaching import judge
from explorer.ui import taught as taught_module
from explorer.ui.kept_digits import as_bytes
from explorer.ui.reader_words import reader_tip, reader_title
from explorer.ui.session import InputSource, Session
from explorer.ui.teacher import Obstacle

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pytestqt.qtbot import QtBot


def show_misread(session: Session, number: int = 0) -> int:
    """Put a digit that pen reads wrong on the canvas, with its label; return that."""
    split = session.load_dataset("sample").train
    pen = load_network(session.readers()[0].path or "").network
    wrong = np.flatnonzero(pen.predict(as_input(split.images)).argmax(axis=1) != split.labels)[number]
    image = split.images[wrong] / np.float32(255.0)
    session.set_input(image, InputSource("drawing"))
    label = int(split.labels[wrong])
    session.set_label(label)
    return label


def theta(session: Session) -> NDArray[np.float32]:
    return session.network.theta.copy()


def test_one_lesson_turns_the_verdict_and_leaves_the_original(session: Session) -> None:
    pen = session.network
    before = theta(session)
    label = show_misread(session)
    assert session.probabilities.argmax() != label
    assert session.teacher.teach()
    assert session.probabilities.argmax() == label
    assert session.reader.kind == "taught"
    assert session.reader in session.readers()
    assert np.array_equal(pen.theta, before)
    session.choose_reader("pen")
    assert session.network is pen


def test_a_lesson_knows_what_it_cost(session: Session) -> None:
    test = session.load_dataset("sample").test
    pen = session.network
    show_misread(session)
    session.teacher.teach()
    turn = session.teacher.turn
    assert turn is not None
    assert turn.lesson is not None
    assert turn.test_before == judge(pen, test)
    assert turn.test_after == judge(session.network, test) == session.metadata.accuracy["sample test"]
    assert turn.tested == len(test)
    assert np.array_equal(turn.lesson.after, session.probabilities)


def test_steps_are_undone_and_redone_to_the_bit(session: Session) -> None:
    pen = session.network
    states = []
    for number in range(3):
        show_misread(session, number)
        session.teacher.teach()
        states.append(theta(session))
    teacher = session.teacher
    for expected in reversed(states[:-1]):
        teacher.undo()
        assert np.array_equal(session.network.theta, expected)
    teacher.undo()
    assert session.network is pen
    assert session.reader.key == "pen"
    assert not teacher.can_undo
    assert all(reader.kind != "taught" for reader in session.readers())
    for expected in states:
        assert teacher.can_redo
        teacher.redo()
        assert np.array_equal(session.network.theta, expected)
    assert not teacher.can_redo


def test_back_to_the_original_in_one_action_can_be_undone(session: Session) -> None:
    for number in range(3):
        show_misread(session, number)
        session.teacher.teach()
    end = theta(session)
    session.teacher.back_to_original()
    assert session.reader.key == "pen"
    for _ in range(3):
        session.teacher.redo()
    assert np.array_equal(session.network.theta, end)


def test_a_new_lesson_ends_what_could_be_redone(session: Session) -> None:
    show_misread(session)
    session.teacher.teach()
    session.teacher.undo()
    show_misread(session, 1)
    session.teacher.teach()
    assert not session.teacher.can_redo
    assert [reader.key for reader in session.readers()] == ["pen", "book", "taught:1"]


def test_teaching_the_original_again_makes_another(session: Session) -> None:
    show_misread(session)
    session.teacher.teach()
    first = theta(session)
    session.choose_reader("pen")
    show_misread(session, 1)
    session.teacher.teach()
    assert [reader.key for reader in session.readers()][2:] == ["taught:1", "taught:2"]
    assert reader_title(session.reader) == "pen, taught (2)"
    session.choose_reader("taught:1")
    assert np.array_equal(session.network.theta, first)
    session.teacher.undo()
    assert session.reader.key == "pen"


def test_the_reader_says_that_it_is_edited(session: Session) -> None:
    show_misread(session)
    session.teacher.teach()
    assert reader_title(session.reader) == "pen, taught"
    assert "Edited" in reader_tip(session.reader)
    assert "its user: 1" in session.metadata.note


def test_a_run_can_be_taught_too(session: Session, qtbot: QtBot) -> None:
    run = session.run
    run.configure(RunSetup(hidden=(10,), training=TrainingConfig(iterations=3)))
    run.start()
    qtbot.waitUntil(lambda: run.state == "finished", timeout=20_000)
    session.choose_reader("run")
    show_misread(session)
    assert session.teacher.teach()
    assert reader_title(session.reader) == "the run, taught"
    session.teacher.undo()
    assert session.reader.key == "run"
    session.teacher.redo()
    run.reset()
    session.teacher.undo()
    assert not session.teacher.can_undo


def test_what_was_taught_does_not_judge(session: Session) -> None:
    test = session.load_dataset("sample").test
    session.set_input(test.images[3] / np.float32(255.0), InputSource("sample", int(test.labels[3]), 3))
    session.teacher.teach()
    turn = session.teacher.turn
    assert turn is not None
    assert turn.tested == len(test) - 1


def test_obstacles(session: Session) -> None:
    teacher = session.teacher
    assert teacher.obstacle is Obstacle.BLANK
    assert not teacher.teach()
    show_misread(session)
    session.set_label(None)
    assert teacher.obstacle is Obstacle.NO_LABEL
    session.set_label(3)
    assert teacher.obstacle is None
    teacher.rate = -1.0
    with pytest.raises(ConfigError):
        teacher.teach()
    assert session.reader.key == "pen"


def test_long_histories_merge_at_their_far_end(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taught_module, "TURNS_KEPT", 3)
    pen = session.network
    show_misread(session)
    for _ in range(6):
        session.teacher.teach()
    end, taught = theta(session), session.teacher.taught
    assert taught is not None
    assert taught.updates == 6
    undone = 0
    while session.teacher.can_undo:
        session.teacher.undo()
        undone += 1
    assert undone == 3
    assert session.network is pen
    while session.teacher.can_redo:
        session.teacher.redo()
    assert np.array_equal(session.network.theta, end)


def test_what_was_practised_is_adopted_and_undone(session: Session) -> None:
    pen = session.network
    original = session.reader, session.network, session.metadata
    state = session.network.state + np.float32(0.001)
    session.choose_reader("book")
    session.teacher.adopt(original, state, as_bytes(np.ones((2, 28, 28))), 40)
    assert reader_title(session.reader) == "pen, taught"
    assert np.array_equal(session.network.theta, state)
    assert session.teacher.taught is not None
    assert session.teacher.taught.updates == 40
    session.teacher.undo()
    assert session.network is pen


def test_the_network_is_judged_ahead_of_the_first_lesson(session: Session) -> None:
    show_misread(session)
    session.clock.tick()
    assert session.teacher._judged is not None
    assert session.teacher._judged[0] is session.network
