"""Backward in the Layers tab: chapter 5 on the digit in sight, every number as backpropagation gives it."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt6.QtCore import QPointF, Qt

from explorer.nn import Network
from explorer.nn.probing import Place
from explorer.ui.formatting import number
from explorer.ui.hand_edits import HandEdits
from explorer.ui.reader_words import reader_title
from explorer.ui.session import InputSource
from explorer.ui.tabs.layers import LayersTab
from explorer.ui.tabs.layers.gradient_map import default_place
from explorer.ui.tabs.layers.gradient_panel import relative_difference
from explorer.ui.tabs.layers.gradient_sums import gradient_sum
from explorer.ui.tabs.layers.gradients import make_moment, pooled
from explorer.ui.tabs.layers.mode_switch import Mode
from explorer.ui.tabs.layers.picture import Cell, Part, gradient_part
from explorer.ui.tabs.layers.walk import SAMPLE_SIZE, Batch
from explorer.ui.tabs.layers.walk_steps import backward_lines, forward_lines

PEN = (784, 600, 200, 10)


@pytest.fixture
def tab(qtbot, session):
    image = session.dataset.test.images[7].astype(np.float32) / 255
    session.set_input(image, InputSource("sample", 8, 7))
    tab = LayersTab(session)
    qtbot.addWidget(tab)
    tab.resize(940, 730)
    with qtbot.waitExposed(tab):
        tab.show()
    return tab


@pytest.fixture
def content(tab, qapp):
    tab.content.mode_switch.choose(Mode.BACKWARD)
    qapp.processEvents()  # another strip is laid out
    return tab.content


def exact(session):
    twin = session.network.astype(np.float64)
    twin.forward(session.input.reshape(1, -1))
    return twin.backward([session.label])


# The lines


def test_the_lines_are_the_book_s_from_the_loss_to_the_first_layer():
    lines = backward_lines(Network((784, 50, 10), "sigmoid").spec, 1)
    assert [line.text for line in lines] == [
        "loss = cross_entropy_error(y, t)",
        "dy = (y - t) / batch_size",
        "dW2 = np.dot(z1.T, dy)",
        "db2 = np.sum(dy, axis=0)",
        "dz1 = np.dot(dy, W2.T)",
        "da1 = dz1 * sigmoid_grad(a1)",
        "dW1 = np.dot(x.T, da1)",
        "db1 = np.sum(da1, axis=0)",
        "dx = np.dot(da1, W1.T)",
    ]
    assert [line.shapes for line in backward_lines(Network(PEN, "relu").spec, 10)][2:5] == [
        "(200, 10)·(10, 10) → (200, 10)",
        "(10, 10) → (10,)",
        "(10, 10)·(10, 200) → (10, 200)",
    ]


@pytest.mark.parametrize("n", [1, 4])
def test_every_line_runs_and_gives_what_the_network_gives(n):
    from explorer import nn

    network = Network((784, 6, 5, 4), ["sigmoid", "relu"], "he", seed=3, dtype=np.float64)
    rng = np.random.default_rng(0)
    image, labels = rng.random((n, 28, 28)), rng.integers(0, 4, n)
    names = {"np": np, "image": image, "t": np.eye(4)[labels], "batch_size": n, **network.params}
    names |= {key: getattr(nn, key) for key in ("sigmoid", "relu", "softmax", "cross_entropy_error")}
    names |= {f"{key}_grad": nn.ACTIVATIONS[key].derivative for key in ("sigmoid", "relu")}
    for line in (*forward_lines(network.spec, n), *backward_lines(network.spec, n)):
        exec(line.text, names)
    moment = make_moment(network, image.reshape(n, -1), labels)
    assert names["loss"] == moment.backward.loss
    for name, grad in moment.backward.grads.items():
        assert np.array_equal(names[f"d{name}"], grad), name
    assert np.array_equal(names["dx"], moment.backward.dx)


# The terms


@pytest.mark.parametrize("n", [1, 5])
@pytest.mark.parametrize("hidden", ["sigmoid", "relu", "tanh"])
def test_the_terms_sum_to_the_gradient_and_differences_agree(n, hidden):
    network = Network((9, 7, 6, 4), hidden, "he", seed=1, dtype=np.float64)
    rng = np.random.default_rng(2)
    moment = make_moment(network, rng.random((n, 9)), rng.integers(0, 4, n), n - 1)
    for line in backward_lines(network.spec, n)[1:]:
        place = default_place(moment, line)
        total = gradient_sum(moment, place)
        assert total.products.sum() == pytest.approx(total.value, rel=1e-12), line
        assert relative_difference(total.value, moment.numerical(place)) <= 1e-5, line


@pytest.mark.parametrize("n", [1, 5])
@pytest.mark.parametrize("output", ["softmax", "sigmoid", "identity"])
def test_the_slope_by_each_output_is_the_loss_s_own(n, output):
    network = Network((9, 7, 4), "tanh", "xavier", seed=1, output=output, dtype=np.float64)
    rng = np.random.default_rng(2)
    moment = make_moment(network, rng.random((n, 9)), rng.integers(0, 4, n), n - 1)
    for unit in range(4):
        place = moment.place(Part("t", 2), unit)
        total = gradient_sum(moment, place)
        assert total.name.startswith("∂L/∂y[")
        assert total.products.sum() == pytest.approx(total.value, rel=1e-12)
        assert total.value == moment.backward.dz[-1][n - 1, unit]
        assert relative_difference(total.value, moment.numerical(place)) <= 1e-5


def test_pooling_keeps_the_largest_of_each_patch():
    values = np.zeros((100, 90))
    values[7, 80], values[8, 79] = -5, 3
    small = pooled(values, 40)
    assert small.shape == (34, 30)
    assert np.count_nonzero(small) == 1
    assert small.min() == -5


# The tab


def test_every_gradient_shown_is_backpropagation_s(content, session):
    backward, walk = exact(session), content.backward.walk
    walk.go(len(walk.lines) - 1)
    frame = content.frame
    layers = session.network.spec.layers
    for layer in range(1, layers + 1):
        assert np.array_equal(frame.values(Part("da", layer)), backward.da[layer - 1][0])
        if layer < layers:
            assert np.array_equal(frame.values(Part("dz", layer)), backward.dz[layer - 1][0])
    assert np.array_equal(frame.values(Part("dx", 0)), backward.dx[0])
    assert frame.values(Part("t", layers)).tolist() == np.eye(10)[8].tolist()
    assert frame.gradients.done == {line.part for line in walk.lines} | {Part("t", layers)}


def test_the_keys_step_step_back_and_run(content, session, qtbot):
    walk, listing = content.backward.walk, content.backward.strip.listing
    assert (walk.line, listing.current) == (0, 0)
    for _ in range(3):
        qtbot.keyClick(content, Qt.Key.Key_F10)
    assert listing.lines[listing.current].text == "db3 = np.sum(dy, axis=0)"
    assert Part("dz", 2) not in content.frame.gradients.done
    qtbot.keyClick(content, Qt.Key.Key_F9)
    assert listing.lines[listing.current].target == "dW3"
    walk.go(len(walk.lines) - 2)
    qtbot.keyClick(content, Qt.Key.Key_F5)
    assert walk.running
    qtbot.waitUntil(lambda: not walk.running)
    assert listing.lines[listing.current].target == "dx"
    assert session.run.state == "idle"


def test_in_the_window_the_keys_are_the_tab_s_while_it_is_in_sight(qtbot, window, session):
    with qtbot.waitExposed(window):
        window.show()
    content = window.tabs.widget(0).content
    session.set_input(session.dataset.test.images[7] / 255, InputSource("sample", 8, 7))
    content.mode_switch.choose(Mode.BACKWARD)
    full_speed = session.run.full_speed
    qtbot.keyClick(window, Qt.Key.Key_F10)
    qtbot.keyClick(window, Qt.Key.Key_F10)
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert (content.backward.walk.line, session.run.full_speed) == (1, full_speed)
    window.tabs.setCurrentIndex(1)
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert session.run.full_speed is not full_speed
    assert content.backward.walk.line == 1


def test_a_click_on_a_gradient_shows_its_terms_and_the_numerical_value(content, session, qtbot):
    backward, panel = exact(session), content.backward.strip.panel
    cell = Cell(Part("dz", 1), 17)
    content.backward.walk.go(5)
    point = content.view.cell_rect(cell).center().toPoint()
    qtbot.mouseClick(content.view, Qt.MouseButton.LeftButton, pos=point)
    value = float(backward.dz[0][0, 17])
    assert content.backward.walk.current.target == "dz1"
    assert panel.equation.text() == f"dz1[17] = Σ da2 · W2[17, :] = {number(value, 7)}"
    assert panel.numerical == pytest.approx(value, rel=1e-5)
    assert number(panel.numerical, 7) in panel.check.text()
    W2 = session.network.params["W2"].astype(np.float64)
    products = backward.da[1][0] * W2[17]
    largest = int(np.abs(products).argmax())
    assert panel.terms.rows[0][0] == f"da2[{largest}]·W2[17, {largest}]"
    qtbot.keyClick(content.view, Qt.Key.Key_Escape)
    qtbot.keyClick(content.view, Qt.Key.Key_Escape)
    assert content.backward.walk.place.index[1] == int(np.abs(backward.dz[0][0]).argmax())


def test_the_lines_follow_the_unit_that_was_asked_about(content, session, qtbot):
    backward, walk = exact(session), content.backward.walk
    content.view.chosen.emit(Cell(Part("da", 2), 17))
    assert walk.place == Place("a", 2, (0, 17))
    walk.step()
    assert walk.current.target == "dW2"
    assert walk.place == Place("W", 2, (int(np.abs(backward.grads["W2"][:, 17]).argmax()), 17))
    walk.step()
    assert walk.place == Place("b", 2, (17,))
    walk.step()
    assert walk.place.kind == "z"
    walk.step_back()
    qtbot.keyClick(content, Qt.Key.Key_Escape)
    assert walk.place == Place("b", 2, (int(np.abs(backward.grads["b2"]).argmax()),))


def test_a_click_on_the_small_picture_of_weights_takes_the_largest_there(content, session, qtbot):
    grads = exact(session).grads["W3"]
    walk, view = content.backward.walk, content.view
    walk.go(len(walk.lines) - 1)
    box = view._painter.weights_box(view.picture, 3)
    place = QPointF(box.left() + 0.55 * box.width(), box.top() + 0.31 * box.height())
    assert view.at(place) == Part("weights", 3)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place.toPoint())
    assert walk.current.target == "dW3"
    source, unit = walk.place.index
    patch = grads[source // 5 * 5 : source // 5 * 5 + 5, unit]
    assert abs(grads[source, unit]) == np.abs(patch).max()
    assert (source // 5, unit) == (12, 5)
    assert walk.moment.weight_at(3, 1.0, 1.0).index[1] == 9


def test_y_and_t_show_the_slope_by_y_and_why_the_walk_has_no_line_for_it(content, session, qtbot):
    backward, walk, panel = exact(session), content.backward.walk, content.backward.strip.panel
    for part in (Part("z", 3), Part("t", 3)):
        walk.go(3)
        content.view.chosen.emit(Cell(part, 8))
        assert walk.current.target == "loss"
        assert walk.cell == Cell(Part("t", 3), 8)
        assert panel.sum.value == backward.dz[-1][0, 8]
        assert panel.equation.text().startswith("∂L/∂y[8] = −t[8] / (y[8] + 1e−7) = −")
        assert panel.title.text() == "Slope of the loss by y[8]"
        assert panel.numerical == pytest.approx(panel.sum.value, rel=1e-5)
        assert "one node" in panel.note.text()
        assert panel.note.isVisibleTo(panel)
    content.view.point_at(Cell(Part("t", 3), 8))
    assert content.card.readout.text().startswith("t[8] = 1.000,  ∂L/∂y[8] = ")
    content.view.chosen.emit(Cell(Part("da", 3), 8))
    assert "y − t" in panel.note.text()
    walk.go(4)
    assert not panel.note.isVisibleTo(panel)


def test_a_click_on_a_weight_s_gradient(content, session, qtbot):
    content.backward.walk.ask(Place("a", 1, (0, 5)))
    content.backward.walk.go(
        next(at for at, line in enumerate(content.backward.walk.lines) if line.target == "dW1")
    )
    panel = content.backward.strip.panel
    unit = content.backward.walk.place.index[1]
    assert np.array_equal(panel.map.values, exact(session).grads["W1"][:, unit].reshape(28, 28).astype("f4"))
    pixel = int(session.input.argmax())
    point = panel.map.cell_rect(*divmod(pixel, 28)).center().toPoint()
    qtbot.mouseClick(panel.map, Qt.MouseButton.LeftButton, pos=point)
    assert content.backward.walk.place == Place("W", 1, (pixel, unit))
    assert panel.equation.text().startswith(f"dW1[{pixel}, {unit}] = x[{pixel}]·da1[{unit}] = ")


def test_lines_and_picture_light_each_other(content, qtbot):
    content.backward.walk.go(5)
    listing = content.backward.strip.listing
    listing.setFocus()
    qtbot.keyClick(listing, Qt.Key.Key_Up)
    assert content.view.cursor_at == Part("dz", 2)
    qtbot.keyClick(listing, Qt.Key.Key_Down)
    assert content.view.cursor_at == Part("da", 2)
    content.view.point_at(Cell(Part("dz", 2), 3))
    assert listing.lines[listing.lit].target == "dz2"
    qtbot.keyClick(listing, Qt.Key.Key_Return)
    assert content.backward.walk.current.target == "dz2"


def test_without_a_label_it_asks_for_one(content, session, qtbot):
    session.set_label(None)
    qtbot.waitUntil(lambda: content.frame.gradients is None)
    assert not content.backward.bar.buttons["step"].isEnabled()
    assert not content.backward.strip.updates.update_button.isEnabled()
    qtbot.keyClick(content, Qt.Key.Key_F10)
    assert content.backward.walk.line == 0
    qtbot.keyClick(content, Qt.Key.Key_F5)
    assert not content.backward.walk.running
    assert content.focusWidget() is content.backward.bar.label_box
    content.backward.bar.label_box.label_chosen.emit(3)
    assert session.label == 3
    qtbot.waitUntil(lambda: content.frame.gradients is not None)
    assert content.frame.values(Part("t", 3))[3] == 1


def test_the_tab_key_goes_from_the_switch_over_the_walk_s_controls_to_the_picture(content, qtbot):
    switch, bar = content.mode_switch.buttons[Mode.BACKWARD], content.backward.bar
    content.backward.walk.go(4)
    switch.setFocus()
    visited = []
    for _ in range(12):
        qtbot.keyClick(content.focusWidget(), Qt.Key.Key_Tab)
        visited.append(content.focusWidget())
        if visited[-1] is content.view:
            break
    assert visited[0] is bar.label_box
    assert visited[-1] is content.view
    assert all(widget in bar.tab_chain for widget in visited[:-1])
    assert bar.batch_box in visited


def test_the_answer_itself_may_be_taken_as_the_label(content, session, qtbot):
    session.set_label(None)
    qtbot.waitUntil(lambda: content.frame.gradients is None)
    button = content.backward.strip.answer_button
    assert button.text() == "The answer is right: 8"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert session.label == 8
    session.set_label(None)
    session.set_input(np.zeros((28, 28)), InputSource("blank"))
    qtbot.waitUntil(lambda: button.isHidden())


def test_another_mini_batch_is_drawn_at_random(content, session, qtbot):
    walk, bar = content.backward.walk, content.backward.bar
    walk.choose_batch(Batch.SAMPLE)
    qtbot.waitUntil(lambda: walk.moment.n == SAMPLE_SIZE)
    first = walk.images.copy()
    walk.choose_row(3)
    qtbot.mouseClick(bar.draw_button, Qt.MouseButton.LeftButton)
    assert walk.row == 0
    assert not np.array_equal(walk.images, first)
    session.clock.tick()
    assert bar.row_box.text().endswith(str(walk.inputs()[1][0]))
    assert bar.label_box.isHidden()


def test_a_mini_batch_has_its_axis_and_its_averages(content, session, qtbot):
    content.backward.walk.choose_batch(Batch.SAMPLE)
    qtbot.waitUntil(lambda: content.backward.walk.moment.n == SAMPLE_SIZE)
    assert content.backward.walk.lines[1].shapes == "(10, 10)"
    x, t = content.backward.walk.inputs()
    grads = session.network.astype(np.float64).gradient(x, t)
    assert np.array_equal(content.backward.walk.moment.backward.grads["W2"], grads["W2"])
    content.backward.bar.row_box.setValue(4)
    qtbot.waitUntil(lambda: content.backward.walk.moment.row == 3)
    assert np.allclose(content.frame.values(Part("x", 0)), x[3])
    content.backward.walk.ask(Place("W", 3, (7, 2)))
    assert content.backward.strip.panel.equation.text().startswith("dW3[7, 2] = Σ z2[:, 7] · dy[:, 2] = ")


def test_a_step_takes_the_pass_in_sight_only_if_it_is_that_of_the_batch(content, session, qtbot):
    walk = content.backward.walk
    walk.choose_batch(Batch.SAMPLE)
    x, t = walk.inputs()
    assert walk.moment.n == 1
    exact = session.network.astype(np.float64).gradient(x, t)
    assert all(np.array_equal(grad, exact[name]) for name, grad in walk.gradients(x, t).items())
    qtbot.waitUntil(lambda: walk.moment.n == SAMPLE_SIZE)
    assert walk.gradients(x, t) is walk.moment.backward.grads
    assert all(np.array_equal(grad, exact[name]) for name, grad in walk.gradients(x, t).items())
    HandEdits(session).set_parameter("b3", (4,), 0.5)
    edited = session.network.astype(np.float64).gradient(x, t)
    assert np.array_equal(walk.gradients(x, t)["W3"], edited["W3"])


@pytest.mark.parametrize("batch", list(Batch))
def test_an_update_moves_the_copy_down_the_slope_and_can_be_undone(content, session, qtbot, batch):
    original = session.network
    content.backward.walk.choose_batch(batch)
    session.set_label(3)
    session.clock.tick()
    updates = content.backward.strip.updates
    updates.rate_box.setValue(0.01)
    x, t = content.backward.walk.inputs()
    expected = {name: -0.01 * grad for name, grad in original.gradient(x, t).items()}
    qtbot.mouseClick(updates.update_button, Qt.MouseButton.LeftButton)
    moved = updates.movement
    assert session.reader.kind == "taught"
    assert moved.loss_after < moved.loss_before == pytest.approx(original.loss(x, t))
    for name, change in moved.largest.items():
        assert abs(change) == pytest.approx(np.abs(expected[name]).max(), rel=1e-2)
    assert number(moved.loss_after) in updates.effect.text()
    qtbot.mouseClick(updates.ways_back.undo_button, Qt.MouseButton.LeftButton)
    assert np.array_equal(session.network.theta, original.theta)
    assert session.reader.kind == "shipped"
    assert updates.movement is None


@pytest.mark.parametrize("batch", list(Batch))
def test_an_update_leaves_pinned_units_pinned_and_says_so(content, session, qtbot, batch):
    HandEdits(session).pin(2, 11, 2.5)
    content.backward.walk.choose_batch(batch)
    session.set_label(3)
    session.clock.tick()
    updates = content.backward.strip.updates
    qtbot.mouseClick(updates.update_button, Qt.MouseButton.LeftButton)
    assert session.trace.z[1][0, 11] == 2.5
    assert updates.moved.text().endswith("pinned units held: 1")
    assert reader_title(session.reader) == "pen, updated + edited"


def test_another_depth_is_walked_too(content, session, qtbot):
    content.backward.walk.go(15)
    session.choose_reader("book")
    qtbot.waitUntil(lambda: content.frame.spec == session.network.spec)
    assert content.backward.walk.current in content.backward.walk.lines
    assert not content.view.grab().isNull()


def test_both_rows_fit_at_the_smallest_window(tab, content, qtbot):
    tab.resize(690, 610)
    assert content.minimumSizeHint().width() <= 690
    assert content.minimumSizeHint().height() <= 610
    qtbot.waitUntil(lambda: content.view.width() < 690)
    picture = content.view.picture
    assert picture.width <= content.view.width()
    layers = content.frame.spec.layers
    for upper, lower in zip(picture.blocks, picture.lower, strict=True):
        assert lower.part == gradient_part(upper.part, layers)
        assert lower.rect.y > upper.rect.bottom
        assert lower.rect.x == upper.rect.x
        assert picture.cell_at(lower.rect.x + 1, lower.rect.y + 1) == Cell(lower.part, 0)


def test_arrows_lead_from_an_array_to_its_gradient_and_back(content):
    picture = content.view.picture
    last = picture.blocks[1].units - 1
    below = picture.neighbour(Cell(Part("a", 1), last), 1, 0)
    assert below.part == Part("da", 1)
    assert picture.neighbour(below, -1, 0).part == Part("a", 1)
    assert picture.beside(below, 1).part == Part("dz", 1)


def test_the_lines_stay_those_of_the_pass_in_sight_until_the_next_refresh(content, session, qtbot):
    qtbot.waitUntil(lambda: content.backward.walk.moment is not None)
    lines = content.backward.walk.lines
    session.choose_reader("book")  # other widths and functions, and the clock has not shown it yet
    assert content.backward.walk.lines == lines
    content.backward.strip.refresh()
    qtbot.waitUntil(lambda: content.backward.walk.moment.spec == session.network.spec)
    assert content.backward.walk.lines == backward_lines(session.network.spec, 1) != lines
