"""What if: a neuron off, an output pinned, a number changed; always on a copy, always with a way back."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt6.QtCore import Qt

from explorer.nn import Network, save_network
from explorer.ui.formatting import percent
from explorer.ui.session import InputSource
from explorer.ui.tabs.layers import LayersTab
from explorer.ui.tabs.layers.page_switch import Page
from explorer.ui.tabs.layers.picture import Cell, Part


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
def unit(session):
    """Return the hidden unit of the last hidden layer that says most for the answer."""
    answer = int(session.probabilities.argmax())
    return int((session.trace.z[1][0] * session.network.params["W3"][:, answer]).argmax())


@pytest.fixture
def page(tab, unit, qapp):
    tab.content.strip.page_switch.choose(Page.WHAT_IF)
    tab.content.view.chosen.emit(Cell(Part("z", 2), unit))
    qapp.processEvents()
    return tab.content.strip.what_if_page


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_neuron_switched_off_puts_out_nothing_and_the_verdict_says_so(page, session, unit, qtbot):
    original = session.network
    answer, before = int(session.probabilities.argmax()), session.probabilities.copy()
    click(qtbot, page.off_button)
    assert session.trace.z[1][0, unit] == 0
    assert session.probabilities[answer] < before[answer]
    assert session.reader.kind == "taught"
    turn = session.teacher.turn
    qtbot.waitUntil(lambda: turn.test_after is not None)
    assert turn.test_after == session.network.accuracy(
        session.dataset.test.images.reshape(-1, 784) / np.float32(255), session.dataset.test.labels
    )
    qtbot.waitUntil(lambda: percent(turn.test_after) in page.accuracy.text())
    assert percent(float(before[answer])) in page.verdict.text()
    assert page.state.text() == f"pen, edited reads. Pinned, and held while it learns: z2[{unit}] at 0."
    click(qtbot, page.ways_back.original_button)
    assert session.network is original
    qtbot.waitUntil(lambda: page.state.text() == "This is the original network.")


def test_an_output_is_pinned(page, session, unit, qtbot):
    page.pin_box.setValue(3.25)
    click(qtbot, page.pin_button)
    other = session.dataset.test.images[90].astype(np.float32) / 255
    session.set_input(other, InputSource("sample", None, 90))
    assert session.trace.z[1][0, unit] == 3.25


def test_a_number_typed_while_another_network_begins_to_read_changes_nothing(page, session, tmp_path):
    """The page shows its neuron at the next tick; until then it still shows one of the network before."""
    small = Network((784, 10), seed=0)
    save_network(tmp_path / "small.npz", small)
    session.add_weights_file(tmp_path / "small.npz")
    for act in (page.weight_box.setValue, page.bias_box.setValue):
        act(1.5)
    for button in (page.pin_button, page.off_button):
        button.click()
    assert session.reader.kind != "taught"
    np.testing.assert_array_equal(session.network.theta, small.theta)


def test_a_value_that_its_activation_never_gives_is_refused(page, session, qtbot, monkeypatch):
    from explorer.ui import messages

    told = []
    monkeypatch.setattr(messages, "report", told.append)
    page.pin_box.setValue(-2)
    click(qtbot, page.pin_button)
    assert len(told) == 1
    assert session.reader.kind == "shipped"


def test_a_bias_and_a_weight_are_changed_and_taken_back_one_by_one(page, session, unit, qtbot):
    original = session.network.state
    page.bias_box.setValue(1.5)
    assert session.network.params["b2"][unit] == 1.5
    page.source_box.setValue(17)
    assert page.weight_box.value() == pytest.approx(session.network.params["W2"][17, unit], abs=1e-4)
    page.weight_box.setValue(-0.75)
    assert session.network.params["W2"][17, unit] == -0.75
    assert np.count_nonzero(session.network.theta != original) == 2
    session.clock.tick()
    click(qtbot, page.ways_back.undo_button)
    assert session.network.params["W2"][17, unit] != -0.75
    session.clock.tick()
    click(qtbot, page.ways_back.redo_button)
    assert session.network.params["W2"][17, unit] == -0.75
    session.clock.tick()
    click(qtbot, page.ways_back.original_button)
    assert np.array_equal(session.network.theta, original)


def test_a_pinned_neuron_is_let_go_by_the_same_button(page, session, unit, qtbot):
    original = session.network.state
    click(qtbot, page.off_button)
    session.clock.tick()
    assert page.off_button.text() == "Let go"
    assert not page.bias_box.isEnabled()
    session.set_label(3)
    session.teacher.teach()
    assert session.trace.z[1][0, unit] == 0
    session.teacher.undo()
    session.clock.tick()
    click(qtbot, page.off_button)
    session.clock.tick()
    assert page.off_button.text() == "Switch off"
    assert page.bias_box.isEnabled()
    assert np.array_equal(session.network.theta, original)


def test_a_pinned_unit_is_marked_in_the_picture(page, tab, session, unit, qtbot):
    view = tab.content.view
    before = view.grab().toImage()
    page.pin_box.setValue(float(session.trace.z[1][0, unit]))
    click(qtbot, page.pin_button)
    qtbot.waitUntil(lambda: tab.content.frame.pinned == (Cell(Part("z", 2), unit),))
    view.point_at(Cell(Part("a", 2), unit))
    assert tab.content.card.readout.text().endswith("pinned by hand")
    view.point_at(Cell(Part("a", 2), unit + 1))
    assert "pinned" not in tab.content.card.readout.text()
    view.point_at(None)
    tab.content.view.chosen.emit(Cell(Part("z", 1), 0))
    assert view.grab().toImage() != before
    click(qtbot, page.ways_back.original_button)
    qtbot.waitUntil(lambda: tab.content.frame.pinned == ())


def test_an_output_s_score_is_pinned_and_its_class_taken_out_of_the_vote(page, tab, session, qtbot):
    answer = int(session.probabilities.argmax())
    tab.content.view.chosen.emit(Cell(Part("z", 3), answer))
    assert "score" in page.pin_button.text()
    assert "softmax" in page.pin_button.toolTip()
    assert page.pin_box.value() == pytest.approx(session.trace.a[2][0, answer], abs=1e-4)
    click(qtbot, page.off_button)
    assert session.probabilities[answer] == 0
    page.pin_box.setValue(-3.5)
    click(qtbot, page.pin_button)
    assert session.trace.a[2][0, answer] == -3.5
    session.clock.tick()
    assert f"a3[{answer}] at −3.5" in page.state.text()
    tab.content.view.chosen.emit(Cell(Part("z", 2), 0))
    assert page.pin_button.text() == "Pin at"


def test_the_page_fits_at_the_smallest_window(tab, page):
    tab.resize(690, 610)
    assert tab.content.minimumSizeHint().width() <= 690
    assert tab.content.minimumSizeHint().height() <= 610
