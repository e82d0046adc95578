"""Teaching in the session: a copy learns, the original stays, and every step can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from explorer.data import Split, load
from explorer.data.scaling import as_input
from explorer.nn import ConfigError, load_network
from explorer.resources import path
from explorer.training import RunSetup, TrainingConfig
from explorer.training.teaching import judge
from explorer.ui import taught as taught_module
from explorer.ui.background import Progress
from explorer.ui.hand_edits import HandEdits
from explorer.ui.judging import Judgement
from explorer.ui.kept_digits import as_bytes
from explorer.ui.reader_words import judged_words, reader_tip, reader_title
from explorer.ui.readers import Change
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


def test_a_lesson_knows_what_it_cost(session: Session, qtbot: QtBot) -> None:
    test = session.load_dataset("sample").test
    pen = session.network
    show_misread(session)
    session.teacher.teach()
    turn = session.teacher.turn
    assert turn is not None
    assert turn.lesson is not None
    with qtbot.waitSignal(session.teacher.judged, check_params_cb=lambda: turn.test_before is not None):
        pass
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


def test_the_reader_tells_taught_updated_and_edited_apart(session: Session) -> None:
    show_misread(session)
    session.teacher.teach()
    assert reader_title(session.reader) == "pen, taught"
    assert "your own digits" in reader_tip(session.reader)
    assert "By hand" not in reader_tip(session.reader)
    assert "its user: 1" in session.metadata.note
    assert session.reader.name == "pen-taught"
    HandEdits(session).set_parameter("b1", (3,), 0.5)
    assert reader_title(session.reader) == "pen, taught + edited"
    assert "by hand: 1" in session.metadata.note
    session.teacher.undo()
    session.teacher.undo()
    assert reader_title(session.reader) == "pen – made for drawings"
    HandEdits(session).set_parameter("b1", (3,), 0.5)
    assert reader_title(session.reader) == "pen, edited"
    assert "by hand" in reader_tip(session.reader)
    session.teacher.teach(Change.UPDATED)
    assert reader_title(session.reader) == "pen, updated + edited"
    assert [reader.name for reader in session.readers()][2:] == ["pen-updated-edited"]


def test_a_pin_holds_while_the_network_learns_and_can_be_let_go(session: Session) -> None:
    show_misread(session)
    edits, teacher = HandEdits(session), session.teacher
    columns = session.network.params["W2"].copy()
    edits.pin(2, 7, 3.25)
    edits.pin(2, 9, 0.0)
    for _ in range(3):
        teacher.teach()
    teacher.adopt(
        (session.reader, session.network, session.metadata),
        session.network.state + np.float32(0.01),
        as_bytes(np.ones((1, 28, 28))),
        1,
    )
    edits.set_parameter("W2", (5, 7), 1.0)
    assert [session.trace.z[1][0, unit] for unit in (7, 9)] == [3.25, 0.0]
    assert not session.network.params["W2"][:, [7, 9]].any()
    edits.pin(2, 7, 1.5)
    assert [pin.value for pin in edits.pins] == [0.0, 1.5]
    edits.let_go(2, 7)
    assert np.array_equal(session.network.params["W2"][:, 7], columns[:, 7])
    assert [pin.unit for pin in edits.pins] == [9]
    teacher.undo()
    assert session.trace.z[1][0, 7] == 1.5
    assert edits.pin_of(2, 7) is not None
    teacher.back_to_original()
    assert edits.pins == ()
    assert np.array_equal(session.network.params["W2"], columns)


def test_test_images_are_counted_beside_the_window_and_for_the_newest_change_only(
    session: Session, qtbot: QtBot
) -> None:
    edits, teacher = HandEdits(session), session.teacher
    counted = []
    teacher.judged.connect(lambda: counted.append(teacher.turn.after.done))  # type: ignore[union-attr]
    edits.set_parameter("b1", (0,), 5.0)
    first = teacher.turn
    edits.set_parameter("b1", (1,), 5.0)
    turn = teacher.turn
    assert first is not None
    assert turn is not None
    assert turn.test_after is None
    assert "sample test" not in session.metadata.accuracy
    qtbot.waitUntil(lambda: "sample test" in session.metadata.accuracy)
    test = session.load_dataset("sample").test
    assert session.metadata.accuracy["sample test"] == turn.test_after == judge(session.network, test)
    assert counted[-1] == len(test)
    assert judged_words(turn.before, turn.after).endswith("of 1,000 test images")
    teacher.undo()
    qtbot.waitUntil(lambda: first.test_after is not None)
    assert first.test_after == judge(session.network, test)


def test_a_count_given_up_goes_on_where_it_stopped() -> None:
    test = load("sample").test
    network = load_network(path("weights", "pen.npz")).network
    judgement, progress = Judgement(len(test)), Progress()
    real = progress.report
    progress.report = lambda done, total: (real(done, total), progress.cancel() if done == 300 else None)  # type: ignore[assignment,method-assign,func-returns-value]
    assert not judgement.count(test, network, progress)
    assert judgement.done == 300
    assert judgement.accuracy is None
    assert judgement.estimate == judge(network, Split(test.images[:300], test.labels[:300]))
    assert "300 of 1,000" in judged_words(Judgement(1000), judgement)
    assert judgement.count(test, network, Progress())
    assert judgement.accuracy == judge(network, test)


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
