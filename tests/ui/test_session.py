from __future__ import annotations

import numpy as np
import pytest

from explorer.data import DataError
from explorer.data.scaling import as_input
from explorer.nn import Network, ShapeError, WeightsError, WeightsMetadata, save_network
from explorer.training import RunSetup, TrainingConfig
from explorer.ui.picture import BaseImage
from explorer.ui.run import RunState
from explorer.ui.session import InputSource

SIGNALS = (
    "input_changed",
    "reader_changed",
    "network_changed",
    "trace_changed",
    "label_changed",
    "dataset_changed",
)
DRAWING = InputSource("drawing")


@pytest.fixture
def heard(session):
    """Names of the session's signals in the order in which they come."""
    names = []
    for name in SIGNALS:
        getattr(session, name).connect(lambda name=name: names.append(name))
    return names


@pytest.fixture
def quick_run(session):
    """The session's run, set to fifty updates at full speed."""
    session.run.configure(RunSetup(hidden=(8,), training=TrainingConfig(iterations=50, batch_size=20)))
    session.run.set_speed(1.0)
    return session.run


def finish(qtbot, run):
    run.start()
    qtbot.waitUntil(lambda: run.state == RunState.FINISHED, timeout=10_000)


def digit(session, index=0):
    return as_input(session.dataset.test.images[index]).reshape(28, 28)


def follows(session):
    """Return whether all that is derived fits the input and the network."""
    expected = session.network.predict(session.input.reshape(-1))
    return np.array_equal(session.probabilities, expected) and np.array_equal(session.trace.y[0], expected)


def test_it_begins_with_a_blank_input_read_by_the_pen_weights(session):
    assert session.blank
    assert session.source == InputSource("blank")
    assert session.reader.key == "pen"
    assert session.label is None
    assert session.input.shape == (28, 28)
    assert session.input.dtype == np.float32
    assert session.probabilities.shape == (10,)
    assert session.probabilities.dtype == np.float32
    assert session.dataset.name == "sample"
    assert session.run.iteration == 0
    assert follows(session)


def test_probabilities_are_up_to_date_when_setting_the_input_returns(session):
    before = session.probabilities.copy()
    session.set_input(digit(session), DRAWING)
    assert not np.array_equal(session.probabilities, before)
    assert follows(session)
    assert session.trace.x.shape == (1, 784)


def test_they_are_up_to_date_already_when_the_signals_come(session):
    seen = []
    for name in ("input_changed", "label_changed", "trace_changed"):
        getattr(session, name).connect(lambda: seen.append(follows(session)))
    session.set_input(digit(session), InputSource("sample", label=3, index=0))
    assert seen == [True, True, True]


def test_the_input_is_a_copy_that_nobody_can_change(session):
    image = digit(session).copy()
    session.set_input(image, DRAWING)
    image[...] = 0.0
    assert session.input.any()
    with pytest.raises(ValueError, match="read-only"):
        session.input[0, 0] = 1.0


def test_a_picture_of_another_size_is_refused_and_the_input_stays(session, heard):
    session.set_input(digit(session), DRAWING)
    before = session.input
    heard.clear()
    with pytest.raises(ShapeError, match=r"\(28, 28\)"):
        session.set_input(np.zeros((20, 20)), DRAWING)
    assert session.input is before
    assert heard == []


def test_the_pen_weights_read_the_carried_digits(session):
    test = session.dataset.test
    right = 0
    for i in range(100):
        session.set_input(digit(session, i), InputSource("sample", int(test.labels[i]), i))
        right += int(np.argmax(session.probabilities) == session.label)
    assert right >= 95


def test_signals_of_a_new_input_come_in_order(session, heard):
    session.set_input(digit(session), DRAWING)
    assert heard == ["input_changed", "trace_changed"]
    heard.clear()
    session.set_input(digit(session), InputSource("sample", label=7, index=0))
    assert heard == ["input_changed", "label_changed", "trace_changed"]


def test_a_label_stays_while_its_picture_is_drawn_on(session):
    session.set_input(digit(session), InputSource("sample", label=7, index=0))
    assert session.label == 7
    session.set_input(digit(session, 1), DRAWING)
    assert session.label == 7


def test_another_picture_brings_its_own_label_or_none(session):
    session.set_input(digit(session), DRAWING)
    session.set_label(5)
    session.set_input(digit(session, 1), InputSource("sample", label=7, index=1))
    assert session.label == 7
    session.set_input(digit(session, 2), InputSource("image"))
    assert session.label is None


def test_clearing_the_canvas_forgets_the_label(session):
    session.set_input(digit(session), DRAWING)
    session.set_label(5)
    session.set_input(np.zeros((28, 28)), DRAWING)
    assert session.blank
    assert session.label is None


def test_a_label_said_twice_is_told_once(session, heard):
    session.set_label(3)
    session.set_label(3)
    session.set_label(None)
    assert heard == ["label_changed", "label_changed"]


def test_choosing_a_reader_reads_the_input_anew(session, heard):
    session.set_input(digit(session), DRAWING)
    before = session.probabilities.copy()
    heard.clear()
    session.choose_reader("book")
    assert session.reader.key == "book"
    assert session.network.sizes == (784, 50, 100, 10)
    assert session.metadata.name == "book"
    assert heard == ["network_changed", "trace_changed", "reader_changed"]
    assert not np.array_equal(session.probabilities, before)
    assert follows(session)


def test_a_reader_that_is_not_there_cannot_be_chosen(session, heard):
    for key in ("nobody", "run"):
        with pytest.raises(KeyError):
            session.choose_reader(key)
    assert session.reader.key == "pen"
    assert heard == []


def test_a_weights_file_reads_the_input(session, tmp_path):
    network = Network((784, 6, 10), init="xavier", seed=0)
    save_network(tmp_path / "mine.npz", network, WeightsMetadata("mine"))
    reader = session.add_weights_file(tmp_path / "mine.npz")
    assert session.reader == reader
    assert reader in session.readers()
    np.testing.assert_array_equal(session.network.theta, network.theta)
    session.choose_reader("pen")
    session.choose_reader(reader.key)
    assert session.metadata.name == "mine"


def test_a_bad_weights_file_keeps_the_reader(session, heard, tmp_path):
    path = tmp_path / "bad.npz"
    path.write_bytes(b"PK nothing")
    network = session.network
    with pytest.raises(WeightsError):
        session.add_weights_file(path)
    assert session.reader.key == "pen"
    assert session.network is network
    assert len(session.readers()) == 2
    assert heard == []


def test_starting_a_run_never_changes_the_reader(qtbot, session, quick_run):
    network = session.network
    assert [reader.key for reader in session.readers()] == ["pen", "book"]
    finish(qtbot, quick_run)
    assert session.reader.key == "pen"
    assert session.network is network
    assert [reader.key for reader in session.readers()] == ["pen", "book", "run"]


def test_the_run_becomes_a_choice_when_it_has_begun_and_says_so(qtbot, session, quick_run, heard):
    finish(qtbot, quick_run)
    assert heard.count("reader_changed") == 1
    assert "network_changed" not in heard


def test_a_run_that_reads_is_followed(qtbot, session, quick_run):
    session.set_input(digit(session), DRAWING)
    quick_run.step()
    qtbot.waitUntil(lambda: quick_run.state == RunState.PAUSED)
    session.choose_reader("run")
    assert session.network is quick_run.network
    assert session.metadata.trained_on == "sample"
    early = session.probabilities.copy()
    finish(qtbot, quick_run)
    assert session.network is quick_run.snapshot.network
    assert not np.array_equal(session.probabilities, early)
    assert follows(session)


def test_an_earlier_moment_of_the_run_can_read(qtbot, session, quick_run):
    finish(qtbot, quick_run)
    session.choose_reader("run")
    quick_run.show_iteration(10)
    assert session.network is quick_run.snapshots[10].network
    assert follows(session)
    quick_run.show_latest()
    assert session.network is quick_run.snapshot.network


def test_a_moment_looked_at_is_not_read_again_because_the_run_goes_on(qtbot, session, quick_run, heard):
    quick_run.step(20)
    qtbot.waitUntil(lambda: quick_run.state == RunState.PAUSED)
    session.choose_reader("run")
    quick_run.show_iteration(10)
    heard.clear()
    quick_run.step()
    qtbot.waitUntil(lambda: quick_run.iteration == 21)
    assert "network_changed" not in heard


def test_a_reset_run_goes_on_reading_with_its_first_weights(qtbot, session, quick_run):
    quick_run.step()
    qtbot.waitUntil(lambda: quick_run.state == RunState.PAUSED)
    first = quick_run.snapshots[0].state.copy()
    session.choose_reader("run")
    quick_run.reset()
    assert session.reader.key == "run"
    assert "run" in [reader.key for reader in session.readers()]
    np.testing.assert_array_equal(session.network.theta, first)
    assert follows(session)


def test_another_setup_reads_with_its_own_first_weights(qtbot, session, quick_run):
    quick_run.step()
    qtbot.waitUntil(lambda: quick_run.state == RunState.PAUSED)
    session.choose_reader("run")
    quick_run.configure(RunSetup(hidden=(5, 4)))
    assert session.network.sizes == (784, 5, 4, 10)
    assert follows(session)


def test_the_data_set_in_use_is_the_runs(qtbot, session, quick_run, heard):
    finish(qtbot, quick_run)
    assert session.dataset.name == "sample"
    assert session.dataset is session.load_dataset("sample")
    assert "dataset_changed" not in heard


def test_a_data_set_that_is_not_there_keeps_the_one_of_before(session, data_dir, heard):
    with pytest.raises(DataError):
        session.choose_dataset("mnist")
    assert session.dataset.name == "sample"
    assert heard == []


@pytest.mark.mnist
def test_another_data_set_is_told(session, heard):
    session.choose_dataset("mnist")
    assert session.dataset.name == "mnist"
    session.choose_dataset("mnist")
    assert heard == ["dataset_changed"]


def test_closing_ends_the_run_and_stands_still(qtbot, session):
    session.run.start()
    qtbot.waitUntil(lambda: session.run.iteration > 0)
    session.close()
    before = len(session.run.history)
    qtbot.wait(50)
    assert len(session.run.history) == before


def test_without_a_canvas_a_picture_goes_straight_in(session):
    test = session.dataset.test
    image = test.images[7] / np.float32(255)
    session.show_picture(BaseImage(image, "sample", "sample", int(test.labels[7]), 7))
    np.testing.assert_array_equal(session.input, image)
    assert (session.source.kind, session.source.index, session.label) == ("sample", 7, test.labels[7])
