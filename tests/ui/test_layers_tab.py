"""The Layers tab shows the network's own numbers, wherever its network is laid out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PyQt6.QtCore import QPoint, QPointF, Qt
from PyQt6.QtGui import QFontMetricsF, QWheelEvent

from explorer.data import DATASETS
from explorer.nn import Network
from explorer.ui import theme
from explorer.ui.formatting import number
from explorer.ui.session import InputSource
from explorer.ui.tabs.layers import LayersTab
from explorer.ui.tabs.layers.connections import row_peaks, strongest_connections, unit_connections
from explorer.ui.tabs.layers.frame import Scale, WeightPeaks, make_frame, scale_limits
from explorer.ui.tabs.layers.layout import Metrics, lay_out
from explorer.ui.tabs.layers.neuron import neuron_sum, output_line, sum_line, term
from explorer.ui.tabs.layers.notation import code_line, readout
from explorer.ui.tabs.layers.painting import cell_text
from explorer.ui.tabs.layers.picture import Cell, Part, grid_shape

PEN = (784, 600, 200, 10)
DIGITS = tuple("0123456789")


def metrics(layers: int) -> Metrics:
    return Metrics(line=14, value=50, label=8, activations=(34.0,) * layers, shapes=(200.0, 110.0))


@pytest.fixture
def digit(session):
    return session.dataset.test.images[7].astype(np.float32) / 255


@pytest.fixture
def tab(qtbot, session, digit):
    session.set_input(digit, InputSource("sample", None, 7))
    made = LayersTab(session)
    qtbot.addWidget(made)
    made.resize(940, 730)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def content(tab):
    assert tab.content is not None
    return tab.content


def point_at(qtbot, content, cell: Cell) -> None:
    rect = content.view.cell_rect(cell)
    qtbot.mouseMove(content.view, rect.center().toPoint())
    qtbot.waitUntil(lambda: content.view.cursor_at == cell)


# Grids and layout


@pytest.mark.parametrize(
    ("units", "shape"),
    [
        (784, (28, 28)),
        (600, (30, 20)),
        (200, (20, 10)),
        (50, (10, 5)),
        (100, (10, 10)),
        (10, (10, 1)),
        (1, (1, 1)),
    ],
)
def test_grids_of_familiar_layers(units, shape):
    assert grid_shape(units) == shape


@given(st.integers(1, 3000))
def test_every_grid_holds_its_units_in_a_shape_near_a_square(units):
    rows, columns = grid_shape(units)
    assert rows * columns >= units > (rows - 1) * columns
    assert columns <= rows
    assert units <= 12 or rows <= 2.5 * columns


@given(st.lists(st.integers(1, 900), min_size=2, max_size=7), st.integers(300, 2500), st.integers(200, 1500))
def test_a_layout_of_any_network_keeps_order_and_finds_every_cell(sizes, width, height):
    picture = lay_out(tuple(sizes), width, height, metrics(len(sizes) - 1))
    assert len(picture.blocks) == 2 * len(sizes) - 1
    for left, right in zip(picture.blocks, picture.blocks[1:], strict=False):
        assert left.rect.right < right.rect.x + 1
    assert picture.blocks[-1].rect.right <= picture.width
    assert max(block.rect.bottom for block in picture.blocks) < picture.height
    for block in picture.blocks:
        for unit in {0, block.units // 2, block.units - 1}:
            x, y, w, h = block.cell(unit)
            assert picture.cell_at(x + w / 2, y + h / 2) == Cell(block.part, unit)


def test_the_unfilled_end_of_a_grid_is_no_unit():
    picture = lay_out((784, 17, 10), 900, 400, metrics(2))
    block = picture.block(Part("a", 1))
    assert block.rows * block.columns > 17
    assert picture.cell_at(block.rect.right - 1, block.rect.bottom - 1) is None
    assert picture.part_at(block.rect.right - 1, block.rect.bottom - 1) == Part("a", 1)


@pytest.mark.parametrize("width", [690, 940])
def test_the_shipped_network_fits_beside_the_drawing(width):
    picture = lay_out(PEN, width - 34, 310, metrics(3))
    assert picture.width == width - 34
    assert min(block.cell_width for block in picture.blocks) >= 3


def test_arrows_reach_every_array_and_stay_inside():
    picture = lay_out(PEN, 900, 400, metrics(3))
    cell, parts = picture.neighbour(None, 0, 0), []
    for _ in range(2000):
        cell = picture.neighbour(cell, 0, 1)
        if cell.part not in parts:
            parts.append(cell.part)
    assert parts == [block.part for block in picture.blocks]
    assert picture.beside(cell, 1).part == Part("z", 3)
    assert picture.beside(None, 1).part == Part("x", 0)


# Numbers


def test_the_strongest_connections_are_the_largest_of_all_products():
    rng = np.random.default_rng(0)
    z, W = np.maximum(rng.normal(size=300), 0), rng.normal(size=(300, 70))
    found = strongest_connections(z, W, row_peaks(W), 40)
    products = np.abs(z[:, None] * W)
    assert sorted(np.abs(found.products)) == pytest.approx(np.sort(products.ravel())[-40:])
    assert found.products == pytest.approx(z[found.sources] * W[found.sources, found.targets])
    assert (np.diff(np.abs(found.products)) >= 0).all()


def test_an_empty_input_has_no_connections():
    W = np.ones((5, 3))
    assert not len(strongest_connections(np.zeros(5), W, row_peaks(W)).products)


def test_one_unit_s_connections():
    rng = np.random.default_rng(1)
    z, W = rng.normal(size=30), rng.normal(size=(30, 20))
    into = unit_connections(z, W, target=3)
    assert set(into.targets) == {3}
    assert np.abs(into.products).max() == pytest.approx(np.abs(z * W[:, 3]).max())
    out = unit_connections(z, W, source=4)
    assert sorted(np.abs(out.products)) == pytest.approx(np.sort(np.abs(z[4] * W[4]))[-12:])


def test_code_lines_are_the_book_s():
    spec = Network(PEN, "relu").spec
    assert code_line(spec, Part("weights", 1)) == (
        "a1 = np.dot(x, W1) + b1   # (1, 784)·(784, 600) + (600,) → (1, 600)"
    )
    assert code_line(spec, Part("z", 2)) == "z2 = relu(a2)   # (1, 200) → (1, 200)"
    assert code_line(spec, Part("z", 3)) == "y = softmax(a3)   # (1, 10) → (1, 10)"
    assert code_line(spec, None) == "y = network.predict(x)   # (1, 784) → (1, 10)"


def test_every_code_line_computes_what_it_says(session, digit):
    network = session.network
    trace = network.forward(digit.reshape(1, -1))
    from explorer import nn

    names = {
        "np": np,
        "network": network,
        "image": digit,
        **{key: getattr(nn, key) for key in nn.ACTIVATIONS},
    }
    names |= dict(network.params)
    layers = range(1, network.spec.layers + 1)
    parts = [Part("x", 0), *(part for layer in layers for part in (Part("a", layer), Part("z", layer)))]
    for part in parts:
        exec(code_line(network.spec, part), names)
    assert np.array_equal(names["y"], trace.y)


def test_the_sum_written_out_is_the_network_s_own(session, digit):
    network = session.network
    trace = network.forward(digit.reshape(1, -1))
    neuron = neuron_sum(network, trace, 1, 42)
    assert neuron.weighted + neuron.bias == pytest.approx(float(trace.a[0][0, 42]), rel=1e-4, abs=1e-5)
    assert sum_line(neuron).startswith("a1[42] = Σ x·w + b = ")
    assert sum_line(neuron).endswith(f"= {number(float(trace.a[0][0, 42]))}")
    assert output_line(neuron) == f"z1[42] = relu({number(neuron.a)}) = {number(neuron.z)}"
    largest = neuron.largest(5)
    assert np.abs(neuron.products[largest]).min() >= np.sort(np.abs(neuron.products))[-5]
    names, _, product = term(neuron, int(largest[0]))
    assert names == f"x[{largest[0]}]·W1[{largest[0]}, 42]"
    assert product.lstrip("+−") == number(abs(float(neuron.products[largest[0]])), 3)


def test_scales():
    network = Network((784, 30, 10), "sigmoid", init="xavier", seed=0)
    trace = network.forward(np.random.default_rng(0).random(784))
    own = scale_limits(network.spec, trace, Scale.ARRAY)
    assert own == pytest.approx((1, np.abs(trace.a[0]).max(), 1, np.abs(trace.a[1]).max(), 1))
    layer = scale_limits(network.spec, trace, Scale.LAYER)
    assert layer[1] == layer[2] == max(np.abs(trace.a[0]).max(), trace.z[0].max())
    shared = scale_limits(network.spec, trace, Scale.NETWORK)
    assert len(set(shared[1:])) == 1
    assert shared[1] == max(layer)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.9995, "1.000"),
        (-6.4771, "−6.477"),
        (12.176, "12.18"),
        (-123.45, "−123.5"),
        (12345.0, "1e4"),
        (0, "0.000"),
    ],
)
def test_cells_have_room_for_their_numbers(value, text):
    assert cell_text(value) == text


# The tab


def test_nothing_is_built_before_it_is_seen(qtbot, session):
    tab = LayersTab(session)
    qtbot.addWidget(tab)
    assert tab.content is None


def test_every_array_shown_is_the_forward_pass(content, session, digit):
    trace = session.network.forward(digit.reshape(1, -1))
    frame = content.frame
    assert np.array_equal(frame.values(Part("x", 0)), digit.ravel())
    for layer in range(1, session.network.spec.layers + 1):
        assert np.array_equal(frame.values(Part("a", layer)), trace.a[layer - 1][0])
        assert np.array_equal(frame.values(Part("z", layer)), trace.z[layer - 1][0])


def test_pointing_at_a_cell_reads_its_numbers(content, session, qtbot):
    point_at(qtbot, content, Cell(Part("a", 1), 42))
    a, z = session.trace.a[0][0, 42], session.trace.z[0][0, 42]
    assert content.card.readout.text() == (
        f"a1[42] = {number(float(a))},  z1[42] = relu(a1[42]) = {number(float(z))}"
    )
    assert content.card.code.text().startswith("a1 = np.dot(x, W1) + b1")
    point_at(qtbot, content, Cell(Part("z", 3), 8))
    assert f"y[8] = softmax(a3)[8] = {number(float(session.probabilities[8]))}" in content.card.readout.text()


def test_pointing_at_a_pixel_names_its_row_and_column(content, session):
    pixel = int(session.input.argmax())
    text = readout(session.network.spec, session.trace, Cell(Part("x", 0), pixel))
    assert text == f"x[{pixel}] = {number(float(session.input.max()))} = image[{pixel // 28}, {pixel % 28}]"


def test_a_click_takes_a_unit_apart_and_escape_lets_go(content, session, qtbot):
    answer = int(session.probabilities.argmax())
    assert (content.strip.neuron_panel.neuron.layer, content.strip.neuron_panel.neuron.unit) == (3, answer)
    cell = Cell(Part("z", 1), 17)
    point = content.view.cell_rect(cell).center().toPoint()
    qtbot.mouseClick(content.view, Qt.MouseButton.LeftButton, pos=point)
    neuron = content.strip.neuron_panel.neuron
    assert (neuron.layer, neuron.unit) == (1, 17)
    W = session.network.params["W1"][:, 17]
    assert np.array_equal(content.strip.neuron_panel.weights_map.values, W.reshape(28, 28))
    assert np.array_equal(
        content.strip.neuron_panel.products_map.values, (session.input.ravel() * W).reshape(28, 28)
    )
    assert content.strip.neuron_panel.lines == (sum_line(neuron), output_line(neuron))
    qtbot.keyClick(content.view, Qt.Key.Key_Escape)
    qtbot.keyClick(content.view, Qt.Key.Key_Escape)
    assert content.strip.neuron_panel.neuron.unit == answer


def test_pointing_at_a_weight_reads_its_term(content, session, qtbot):
    answer = int(session.probabilities.argmax())
    heatmap = content.strip.neuron_panel.weights_map
    qtbot.mouseMove(heatmap, heatmap.cell_rect(2, 3).center().toPoint())
    source = 2 * heatmap.values.shape[1] + 3
    qtbot.waitUntil(
        lambda: content.strip.neuron_panel.terms.rows[0][0] == f"z2[{source}]·W3[{source}, {answer}]"
    )


def test_keys_alone_reach_and_open_a_unit(content, qtbot):
    content.view.setFocus()
    qtbot.keyClick(content.view, Qt.Key.Key_Right)
    qtbot.keyClick(content.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(content.view, Qt.Key.Key_Down)
    assert content.view.cursor_at == Cell(Part("a", 1), 20)
    qtbot.keyClick(content.view, Qt.Key.Key_Return)
    assert (content.strip.neuron_panel.neuron.layer, content.strip.neuron_panel.neuron.unit) == (1, 20)


def test_a_new_drawing_is_followed(content, session, qtbot):
    other = session.dataset.test.images[90].astype(np.float32) / 255
    session.set_input(other, InputSource("sample", None, 90))
    qtbot.waitUntil(lambda: np.array_equal(content.frame.values(Part("x", 0)), other.ravel()))
    assert np.array_equal(content.frame.values(Part("z", 3)), session.probabilities)


def test_another_network_is_laid_out(content, session, qtbot):
    session.choose_reader(next(reader.key for reader in session.readers() if reader.name == "book"))
    qtbot.waitUntil(lambda: content.frame.spec == session.network.spec)
    assert [block.units for block in content.view.picture.blocks] == [784, 50, 50, 100, 100, 10, 10]


def test_clothes_are_called_by_their_names(content, session):
    classes = DATASETS["fashion-mnist"].classes
    frame = make_frame(session.network, session.trace, WeightPeaks(), Scale.ARRAY, classes)
    content.view.set_frame(frame, session.network)
    y, a3 = content.view.picture.blocks[-1], content.view.picture.blocks[-2]
    room = y.rect.x - a3.rect.right
    metrics = QFontMetricsF(theme.numeric_font(bold=True, factor=0.92))
    assert room > max(metrics.horizontalAdvance(name) for name in classes)
    assert y.rect.right <= content.view.width()


def test_an_empty_canvas_is_the_network_at_rest(content, session, qtbot):
    session.set_input(np.zeros((28, 28)), InputSource("blank"))
    qtbot.waitUntil(lambda: content.frame.blank)
    assert np.array_equal(content.frame.values(Part("a", 1)), session.network.params["b1"])
    assert "at rest" in content.card.readout.text()
    assert not len(content.frame.connections[0].products)


def test_numbers_that_are_none_are_told_not_hidden(qtbot, content, session):
    network = Network((784, 20, 10), "relu", seed=0)
    network.theta[:] = np.nan
    frame = make_frame(network, network.forward(np.ones(784)), WeightPeaks(), Scale.ARRAY, DIGITS)
    assert not frame.finite
    content.view.set_frame(frame, network)
    assert not content.view.grab().isNull()


def test_the_tab_fits_at_the_smallest_window(qtbot, tab, content):
    tab.resize(690, 610)
    assert content.minimumSizeHint().width() <= 690
    assert content.minimumSizeHint().height() <= 610
    qtbot.waitUntil(lambda: content.view.width() < 690)
    assert content.view.minimumWidth() <= 690 - 34
    assert content.view.picture.blocks[-1].rect.right <= content.view.width()


def test_the_choice_of_scale_reaches_the_picture(content):
    content.forward_bar.scale_box.setCurrentIndex(content.forward_bar.scale_box.findData(Scale.NETWORK))
    assert len(set(content.frame.limits[1:])) == 1


# Zoom


def turn_wheel(view, point, steps, modifiers):
    delta = QPoint(0, 120 * steps)
    event = QWheelEvent(
        QPointF(point),
        QPointF(view.mapToGlobal(point)),
        QPoint(),
        delta,
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    view.wheelEvent(event)


def test_ctrl_and_the_wheel_zoom_around_the_pointer(content, qtbot):
    view = content.view
    cell = Cell(Part("z", 2), 101)
    before = view.cell_rect(cell)
    point = before.center().toPoint()
    seen = view.visibleRegion().boundingRect()
    turn_wheel(view, point, 4, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: view.width() > 2 * seen.width() and view.visibleRegion().boundingRect().x() > 0)
    assert view.cell_rect(cell).width() > before.width()
    place = view.cell_rect(cell).center().x() - view.visibleRegion().boundingRect().x()
    assert abs(place - (point.x() - seen.x())) < 0.15 * seen.width()
    view.setFocus()
    for _ in range(8):
        qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.zoom == 1
    qtbot.waitUntil(lambda: view.width() == seen.width())


def test_a_deep_network_is_scrolled_and_zoomed(qtbot, content, session):
    network = Network((784, *([120] * 9), 10), "relu", "he", seed=0)
    trace = network.forward(session.input.ravel())
    content.card.set_frame(make_frame(network, trace, WeightPeaks(), Scale.ARRAY, DIGITS), network)
    qtbot.waitUntil(lambda: content.view.width() > content.card.scroll_area.viewport().width())
    assert len(content.view.picture.blocks) == 21
    assert content.view.picture.blocks[-1].rect.right <= content.view.width()
    content.view.set_zoom(2)
    assert not content.view.grab().isNull()
