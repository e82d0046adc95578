"""The Activations tab: curves, exact values and the distribution are explorer.nn's own numbers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PyQt6.QtCore import QPoint, Qt

from explorer.nn import ACTIVATIONS, relu
from explorer.ui.session import InputSource
from explorer.ui.tabs.activations import ActivationsTab
from explorer.ui.tabs.activations.curves import exact, function_curve, grid_step
from explorer.ui.tabs.activations.distribution import SATURATED_BELOW, bin_edges, distribution, outline
from explorer.ui.tabs.activations.function_list import FUNCTIONS


@pytest.fixture
def tab(qtbot, session):
    image = session.dataset.test.images[7].astype(np.float32) / 255
    session.set_input(image, InputSource("sample", None, 7))
    made = ActivationsTab(session)
    qtbot.addWidget(made)
    made.resize(940, 730)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    # pytest keeps the fixture's value to the end, and with it pyqtgraph's menus, which have no parent.
    for plot in (made.content.plot, made.content.live.histogram):
        plot.close()
        plot.deleteLater()


@pytest.fixture
def content(tab):
    assert tab.content is not None
    return tab.content


# Curves


def test_the_step_is_drawn_upright():
    curve = function_curve(ACTIVATIONS["step"], -6, 6, {"threshold": 1.5})
    jump = np.flatnonzero(np.diff(curve.h))
    assert len(jump) == 1
    assert curve.x[jump[0]] == 1.5
    assert curve.x[jump[0] + 1] - curve.x[jump[0]] < 1e-9


@pytest.mark.parametrize("key", FUNCTIONS)
def test_curves_are_the_functions(key):
    activation = ACTIVATIONS[key]
    parameters = {parameter.name: parameter.default for parameter in activation.parameters}
    curve = function_curve(activation, -3, 5, parameters)
    assert (np.diff(curve.x) > 0).all()
    assert np.array_equal(curve.h, activation(curve.x, **parameters))
    assert np.array_equal(curve.slope, activation.derivative(curve.x, **parameters))
    assert curve.x[0] >= -3
    assert curve.x[-1] <= 5


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.785834, "0.78583"),
        (-1.0, "−1.00000"),
        (0.0, "0.00000"),
        (2.0612e-9, "2.061e−9"),
        (float("nan"), "NaN"),
    ],
)
def test_exact_values(value, text):
    assert exact(value) == text


def test_a_dragged_x_is_rounded_to_what_a_pixel_is_worth():
    assert grid_step(12) == pytest.approx(0.01)
    assert grid_step(0.05) == pytest.approx(0.0001)


# Distribution


@given(st.floats(-50, 49), st.floats(0.01, 100))
def test_zero_is_an_edge_and_the_range_is_covered(low, span):
    edges = bin_edges(low, low + span)
    assert edges[0] <= low + 1e-9 * span
    assert edges[-1] >= low + span - 1e-9 * span
    assert 20 <= len(edges) <= 70
    if low <= 0 <= low + span:
        assert np.abs(edges).min() == 0


@pytest.mark.parametrize("key", ["relu", "sigmoid", "tanh", "elu", "identity", "softmax"])
def test_counts_sum_to_all_values_and_the_share_is_recomputed(key):
    a = np.random.default_rng(0).normal(0, 4, (50, 30))
    activation = ACTIVATIONS[key]
    shown = distribution(activation, a, bin_edges(-6, 6))
    assert shown.responsive.sum() + shown.saturated.sum() + shown.outside == a.size == shown.total
    assert shown.outside == ((a < shown.edges[0]) | (a > shown.edges[-1])).sum()
    if key == "softmax":
        assert shown.saturated_share is None
        return
    assert shown.saturated_share == (np.abs(activation.derivative(a)) < SATURATED_BELOW).mean()


def test_dead_units_pass_no_gradient_for_any_input():
    a = np.array([[-1.0, 2.0, -3.0], [-2.0, -1.0, 4.0]])
    shown = distribution(ACTIVATIONS["relu"], a, bin_edges(-6, 6))
    assert (shown.dead_units, shown.units) == (1, 3)
    assert shown.saturated_share == (relu(a) == 0).mean()


def test_values_that_are_no_number_are_counted_as_outside():
    shown = distribution(ACTIVATIONS["relu"], np.array([[np.nan, np.inf, 1.0]]), bin_edges(-6, 6))
    assert shown.outside == 2
    assert shown.total == 3


def test_the_outline_has_the_area_of_its_bars():
    edges, heights = np.array([0.0, 1.0, 2.0]), np.array([0.2, 0.6])
    corners = outline(edges, heights, np.array([0.1, 0.0]))
    x, y = corners.T
    area = abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2
    assert area == pytest.approx(heights.sum())


# The tab


def test_softmax_is_not_among_the_curves(content):
    assert "softmax" not in content.functions.boxes
    assert set(content.functions.boxes) == set(ACTIVATIONS) - {"softmax"}
    assert content.functions.shown == ("sigmoid", "relu")


@pytest.mark.parametrize("x", [-2.5, 0.0, 1.3])
def test_the_list_has_the_exact_values_at_x(content, x):
    content.x_box.setValue(x)
    assert content.x_value == x
    assert content.plot.line_x == x
    for key in FUNCTIONS:
        parameters = content.card.parameters[key]
        h, slope = ACTIVATIONS[key](x, **parameters), ACTIVATIONS[key].derivative(x, **parameters)
        assert content.functions.values(key) == (exact(float(h)), exact(float(slope)))


def test_switching_a_function_and_the_derivatives(content, qtbot):
    qtbot.mouseClick(content.functions.boxes["tanh"], Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    x, y = content.plot.points("tanh")
    assert np.array_equal(y, np.tanh(x))
    assert content.functions.chosen == "tanh"
    assert content.plot.points("tanh slope")[1].size
    content.slopes_box.setChecked(False)
    assert not content.plot.points("tanh slope")[1].size
    content.functions.boxes["tanh"].setChecked(False)
    assert not content.plot.points("tanh")[1].size


def test_a_parameter_turned_changes_curve_and_values(content):
    content.functions.choose("leaky_relu")
    assert len(content.card.sliders) == 1
    content.card.sliders[0].setValue(content.card.sliders[0].maximum() // 2)
    slope = content.card.parameters["leaky_relu"]["slope"]
    assert slope == pytest.approx(0.5)
    assert "leaky_relu" in content.functions.shown
    x, y = content.plot.points("leaky_relu")
    assert np.array_equal(y, ACTIVATIONS["leaky_relu"](x, slope=slope))
    content.set_x(-2.0)
    assert content.functions.values("leaky_relu")[0] == "−1.00000"


def test_a_click_in_the_plot_moves_x(content, qtbot):
    area = content.plot.area()
    with qtbot.waitSignal(content.plot.x_changed):
        qtbot.mouseClick(
            content.plot.viewport(),
            Qt.MouseButton.LeftButton,
            pos=QPoint(round(area.left() + 0.25 * area.width()), round(area.top() + 0.2 * area.height())),
        )
    assert content.x_value == pytest.approx(-3.0, abs=0.05)
    assert content.x_box.value() == content.x_value


def test_arrows_move_x(content, qtbot):
    content.set_x(1.3)
    content.plot.setFocus()
    qtbot.keyClick(content.plot, Qt.Key.Key_Right)
    assert content.x_value == pytest.approx(1.4)
    qtbot.keyClick(content.plot, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert content.x_value == pytest.approx(1.39)


def test_zoom_takes_the_histogram_along_and_home_resets(content, qtbot):
    content.plot.zoom_x(0.5, 0.0)
    qtbot.waitUntil(lambda: content.plot.points("sigmoid")[0][0] >= -3.0)
    assert content.live.histogram.ranges[:2] == pytest.approx((-3.0, 3.0))
    assert content.live.shown.edges[0] >= -3.2
    qtbot.keyClick(content.plot, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: content.plot.points("sigmoid")[0][0] == -6.0)


def test_the_histogram_counts_the_drawing_s_own_values(content, session):
    shown = content.live.shown
    a = session.trace.a[0]
    assert shown.total == a.size
    counts = shown.responsive + shown.saturated
    assert np.array_equal(counts, np.histogram(a, shown.edges)[0])
    assert shown.saturated_share == (session.network.activations[0].derivative(a) < SATURATED_BELOW).mean()


def test_the_histogram_counts_a_test_batch(content, session):
    trace = session.trace
    content.live.source.layer_box.setCurrentIndex(1)
    content.live.source.batch_button.setChecked(True)
    images = session.dataset.test.images[:100].reshape(100, -1) / np.float32(255)
    a = session.network.astype(np.float32).forward(images).a[1]
    assert np.array_equal(content.live.pre_activations(), a)
    assert content.live.shown.total == a.size
    assert session.trace is trace


def test_a_new_drawing_is_followed(content, session, qtbot):
    before = content.live.shown
    image = session.dataset.test.images[90].astype(np.float32) / 255
    session.set_input(image, InputSource("sample", None, 90))
    qtbot.waitUntil(lambda: content.live.shown is not before)
    a, last_edge = session.trace.a[0], content.live.shown.edges[-1]
    assert content.live.shown.responsive.sum() == ((a > 0) & (a <= last_edge)).sum()


def test_the_last_layer_has_no_slope_of_its_own(content):
    content.live.source.layer_box.setCurrentIndex(2)
    assert content.live.shown.saturated_share is None
    assert "softmax" in content.live.source.summary.text()


def test_another_network_lists_its_layers(content, session, qtbot):
    content.live.source.layer_box.setCurrentIndex(2)
    session.choose_reader(next(reader.key for reader in session.readers() if reader.name == "book"))
    qtbot.waitUntil(lambda: content.live.source.layer_box.itemText(0) == "a1 → Sigmoid")
    assert content.live.source.layer == 3


def test_the_tab_fits_at_the_smallest_window(content):
    assert content.minimumSizeHint().width() <= 690
    assert content.minimumSizeHint().height() <= 610
