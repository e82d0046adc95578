"""Many layers on one another: the pages show explorer.nn's own numbers, and linear layers are one line."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.nn import ACTIVATIONS
from explorer.nn.stacks import StackSetup, random_stack
from explorer.ui.formatting import number
from explorer.ui.tabs.activations.collapse import matrix_difference
from explorer.ui.tabs.activations.function_column import FunctionColumn
from explorer.ui.tabs.activations.function_list import FUNCTIONS
from explorer.ui.tabs.activations.linear_page import LinearPage
from explorer.ui.tabs.activations.spreads import BINS, bar_end, common_range, decades, spreads_of
from explorer.ui.tabs.activations.stack_controls import BOOK_FIGURES
from explorer.ui.tabs.activations.stack_page import StackPage


@pytest.fixture
def column(qtbot):
    made = FunctionColumn()
    qtbot.addWidget(made)
    return made


def _shown(page, qtbot):
    qtbot.addWidget(page)
    page.resize(640, 700)
    with qtbot.waitExposed(page):
        page.show()
    return page


def _close(page):
    # pytest keeps the fixture's value to the end, and with it pyqtgraph's menus, which have no parent.
    page.plot.close()
    page.plot.deleteLater()


# Many layers


@pytest.fixture
def stack(session, column, qtbot):
    page = _shown(StackPage(session, column), qtbot)
    column.chosen_changed.connect(page.take_function)
    page.function_wanted.connect(column.choose)
    qtbot.waitUntil(lambda: bool(page.spreads))
    yield page
    _close(page)


def test_every_layer_of_a_stack_is_shown_as_picture_and_numbers(column, stack):
    stack.compute(1000)
    layers = random_stack(ACTIVATIONS["sigmoid"], StackSetup())
    assert [spread.deviation for spread in stack.spreads] == [layer.deviation for layer in layers]
    for spread, layer in zip(stack.spreads, layers, strict=True):
        assert np.array_equal(spread.shares, np.histogram(layer.z, BINS, (0.0, 1.0))[0] / layer.z.size)
        assert spread.outside == 0.0
    assert stack.table.rowCount() == 5
    assert stack.table.item(4, 1).text() == number(layers[4].deviation, 3)
    assert stack.table.item(0, 3).text() == number(layers[0].gradient, 3)
    assert stack.plot.points("gradient")[1].tolist() == [layer.gradient for layer in layers]
    cell = stack.histograms.cell(2)
    assert stack.histograms.tip_at(cell.center().x(), cell.center().y()).startswith("Layer 3:")


def test_a_figure_of_the_book_is_built_as_it_is_there(column, stack, qtbot):
    figure = next(f for f in BOOK_FIGURES if (f.activation, f.init) == ("relu", 0.01))
    stack.controls.show_figure(figure)
    assert column.chosen == "relu"
    assert (stack.controls.setup.layers, stack.controls.setup.width) == (5, 100)
    stack.compute(1000)
    last = random_stack(ACTIVATIONS["relu"], StackSetup(init=0.01))[-1]
    assert stack.spreads[-1].deviation == last.deviation < 1e-4


def test_he_and_no_weights_at_all_are_choices(stack):
    stack.controls.init_box.setCurrentIndex(2)
    assert stack.controls.setup.init == "he"
    assert not stack.controls.std_box.isEnabled()
    stack.controls.init_box.setCurrentIndex(3)
    assert stack.controls.setup.init is None
    stack.controls.set_layers(20)
    seed = stack.controls.setup.seed
    stack.controls.again_button.click()
    assert stack.controls.setup.seed == seed + 1
    stack.compute(100)
    assert len(stack.spreads) == 20
    assert stack.histograms.cell(19).bottom() <= stack.histograms.height()


@pytest.mark.parametrize("key", FUNCTIONS)
def test_every_function_can_be_stacked(key):
    activation = ACTIVATIONS[key]
    layers = random_stack(activation, StackSetup(layers=3, samples=50))
    low, high = common_range(activation, {}, layers)
    assert low < high
    shown = spreads_of(layers, low, high)
    assert all(0.0 <= spread.shares.sum() <= 1.0 + 1e-12 for spread in shown)
    assert shown[0].outside < 0.01


# Linear layers


@pytest.fixture
def linear(session, column, qtbot):
    page = _shown(LinearPage(session, column), qtbot)
    page.draw()
    yield page
    _close(page)


def test_three_linear_layers_are_one_line(column, linear):
    x, y = linear.plot.points("layer 3")
    assert np.allclose(y, 8.0 * x)
    assert np.allclose(linear.plot.points("one layer")[1], y)
    assert "2³·x = 8·x = 10.4" in linear.one.text()
    assert "1.3 → 2.6 → 5.2 → 10.4" in linear.steps.text()
    column.set_x(-1.0)
    linear.draw()
    assert "= −8 " in linear.one.text()


def test_with_a_function_between_them_they_are_not(column, linear):
    linear.bend_box.setChecked(True)
    linear.draw()
    x, y = linear.plot.points("layer 3")
    h = ACTIVATIONS["sigmoid"]
    assert np.array_equal(y, h(2.0 * h(2.0 * h(2.0 * x))))
    assert linear.bend_box.text() == "Sigmoid after each layer"
    linear.bend_box.setChecked(False)
    linear.layers_row.set_value(1)
    linear.draw()
    assert "layer 3" not in linear.plot._curves
    assert np.allclose(linear.plot.points("layer 1")[1], 2.0 * linear.plot.points("layer 1")[0])


def test_twenty_layers_with_a_large_weight_still_have_a_line(linear):
    linear.layers_row.set_value(20)
    linear.weight_row.set_value(-3.0)
    linear.draw()
    x, y = linear.plot.points("layer 20")
    assert np.allclose(y, 3.0**20 * x)
    assert "(−3)²⁰·x" in linear.one.text()


def test_matrices_collapse_too():
    assert 0.0 < matrix_difference(5) < 1e-12


def test_a_dear_stack_is_counted_in_full_in_the_background(column, stack, qtbot):
    column.choose("gelu")
    stack.controls.set_layers(20)
    qtbot.waitUntil(lambda: len(stack.spreads) == 20)
    qtbot.waitUntil(lambda: stack.samples == 1000, timeout=20_000)
    layers = random_stack(ACTIVATIONS["gelu"], StackSetup(layers=20))
    assert stack.spreads[-1].deviation == layers[-1].deviation


@pytest.mark.parametrize(
    ("sizes", "ends"),
    [
        ([1.0], (0.1, 10.0)),
        ([0.0, np.nan, np.inf], (0.1, 10.0)),
        ([3e-5, 2e7], (1e-5, 1e8)),
    ],
)
def test_the_axis_of_sizes_holds_every_size(sizes, ends):
    assert decades(np.array(sizes)) == pytest.approx(ends)


@pytest.mark.parametrize(
    ("shares", "end"),
    [([0.5, 0.3, 0.2], 0.5), ([0.8, 0.1, 0.1], 0.3), ([0.999, 0.001, 0.0], 0.999), ([0.0, 0.0], 1e-12)],
)
def test_a_bar_that_dwarfs_the_others_is_cut(shares, end):
    assert bar_end(np.array(shares)) == pytest.approx(end)
