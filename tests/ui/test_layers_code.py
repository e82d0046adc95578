"""The code beside the picture: its lines light each other, and copied they run by themselves."""

from __future__ import annotations

import contextlib
import io

import numpy as np
import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QGuiApplication

from explorer.nn import HIDDEN_ACTIVATIONS, OUTPUTS, Network, save_network
from explorer.ui.hand_edits import HandEdits
from explorer.ui.session import InputSource
from explorer.ui.tabs.layers import LayersTab
from explorer.ui.tabs.layers.code_listing import first_values
from explorer.ui.tabs.layers.mode_switch import Mode
from explorer.ui.tabs.layers.page_switch import Page
from explorer.ui.tabs.layers.picture import Cell, Part
from explorer.ui.tabs.layers.snippet import snippet


def run(program: str) -> dict[str, object]:
    names: dict[str, object] = {}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(program, names)
    return names


@pytest.fixture
def tab(qtbot, session):
    image = session.dataset.test.images[7].astype(np.float32) / 255
    session.set_input(image, InputSource("sample", 8, 7))
    made = LayersTab(session)
    qtbot.addWidget(made)
    made.resize(940, 730)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def content(tab, qapp):
    tab.content.strip.page_switch.choose(Page.CODE)
    qapp.processEvents()
    return tab.content


@pytest.mark.parametrize("hidden", HIDDEN_ACTIVATIONS)
def test_a_copied_program_gives_the_numbers_of_every_activation(tmp_path, hidden):
    network = Network((784, 9, 7, 10), hidden, "he", seed=0)
    save_network(tmp_path / "weights.npz", network)
    x = np.random.default_rng(1).random((3, 784), dtype=np.float32)
    labels = np.array([3, 1, 4])
    names = run(snippet(network.spec, tmp_path / "weights.npz", x, labels))
    twin = network.astype(np.float64)
    twin.forward(x)
    backward = twin.backward(labels)
    assert names["loss"] == pytest.approx(backward.loss, rel=1e-12)
    for name, grad in backward.grads.items():
        assert np.allclose(names[f"d{name}"], grad, rtol=1e-9, atol=1e-15), name


@pytest.mark.parametrize("output", OUTPUTS)
def test_a_copied_program_gives_the_numbers_of_every_output(tmp_path, output):
    network = Network((12, 9, 4), "relu", "he", seed=0, output=output)
    save_network(tmp_path / "weights.npz", network)
    x = np.random.default_rng(1).random((2, 12), dtype=np.float32)
    names = run(snippet(network.spec, tmp_path / "weights.npz", x, np.array([3, 1])))
    twin = network.astype(np.float64)
    twin.forward(x)
    assert names["loss"] == pytest.approx(twin.backward([3, 1]).loss, rel=1e-12)
    assert np.allclose(names["y"], twin.forward(x).y, rtol=1e-12)


def test_the_copy_button_gives_a_program_of_the_digit_in_sight(content, session, qtbot):
    qtbot.mouseClick(content.strip.code_page.copy_button, Qt.MouseButton.LeftButton)
    names = run(QGuiApplication.clipboard().text())
    assert np.array_equal(names["y"], session.trace.y)
    assert np.array_equal(names["a1"], session.trace.a[0])


def test_backward_too_and_of_weights_that_are_in_no_file(content, session, qtbot, monkeypatch, tmp_path):
    from PyQt6.QtCore import QStandardPaths

    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(tmp_path))
    session.teacher.teach()
    assert session.reader.path is None
    content.mode_switch.choose(Mode.BACKWARD)
    qtbot.mouseClick(content.backward.bar.copy_button, Qt.MouseButton.LeftButton)
    names = run(QGuiApplication.clipboard().text())
    moment = content.backward.walk.moment
    assert names["loss"] == pytest.approx(moment.backward.loss, rel=1e-12)
    assert np.allclose(names["dW1"], moment.backward.grads["W1"], rtol=1e-9, atol=1e-18)


def test_a_program_copied_before_a_change_goes_on_giving_its_numbers(
    content, session, qtbot, monkeypatch, tmp_path
):
    from PyQt6.QtCore import QStandardPaths

    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(tmp_path))
    programs, answers = [], []
    content.strip.page_switch.choose(Page.CODE)
    for value in (0.5, 3.0):
        HandEdits(session).set_parameter("b3", (4,), value)
        qtbot.mouseClick(content.strip.code_page.copy_button, Qt.MouseButton.LeftButton)
        programs.append(QGuiApplication.clipboard().text())
        answers.append(session.probabilities.copy())
    for program, answer in zip(programs, answers, strict=True):
        assert np.allclose(run(program)["y"], answer, rtol=1e-4, atol=1e-9)


def test_the_listing_shows_shapes_and_first_values_of_the_moment(content, session, qtbot):
    listing = content.strip.code_page.listing
    assert [line.target for line in listing.lines] == ["x", "a1", "z1", "a2", "z2", "a3", "y"]
    assert listing.values[1] == first_values(session.trace.a[0][0])
    session.set_input(session.dataset.test.images[90] / 255, InputSource("sample", None, 90))
    qtbot.waitUntil(lambda: listing.values[1] == first_values(session.trace.a[0][0]))


def test_lines_and_parts_light_each_other(content, qtbot):
    listing = content.strip.code_page.listing
    qtbot.mouseMove(listing, listing.line_rect(3).center().toPoint())
    qtbot.waitUntil(lambda: content.view.cursor_at == Part("a", 2))
    content.view.point_at(Cell(Part("z", 1), 3))
    assert listing.lines[listing.lit].target == "z1"
    content.view.point_at(Part("weights", 3))
    assert listing.lines[listing.lit].target == "a3"


def test_the_keyboard_moves_over_the_lines(content, qtbot):
    listing = content.strip.code_page.listing
    listing.setFocus()
    for _ in range(2):
        qtbot.keyClick(listing, Qt.Key.Key_Down)
    assert content.view.cursor_at == Part("z", 1)


def test_first_values():
    assert first_values(np.array([0.5, -1.25, 3, 4])) == "[0.500, −1.25, 3.00, …]"
    assert first_values(2.5) == "2.500"
