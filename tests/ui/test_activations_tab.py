"""The Activations tab: curves, exact values and the distribution are explorer.nn's own numbers."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt6.QtCore import QPoint, Qt

from explorer.nn import ACTIVATIONS, relu
from explorer.training import RunSetup, TrainingConfig
from explorer.ui.run import RunState
from explorer.ui.session import InputSource
from explorer.ui.tabs.activations import ActivationsTab
from explorer.ui.tabs.activations.curves import exact
from explorer.ui.tabs.activations.distribution import (
    SATURATED_BELOW,
)
from explorer.ui.tabs.activations.function_list import FUNCTIONS
from explorer.ui.tabs.activations.function_plot import FunctionPlot
from explorer.ui.tabs.activations.page_switch import Page
from explorer.ui.tabs.activations.source_bar import Source
from explorer.ui.widgets.plot import CurvePlot


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
    for plot in made.content.findChildren(CurvePlot):
        plot.close()
        plot.deleteLater()


@pytest.fixture
def content(tab):
    assert tab.content is not None
    return tab.content


# The tab


def test_softmax_is_not_among_the_curves(content):
    assert "softmax" not in content.column.functions.boxes
    assert set(content.column.functions.boxes) == set(ACTIVATIONS) - {"softmax"}
    assert content.column.functions.shown == ("sigmoid", "relu")


@pytest.mark.parametrize("x", [-2.5, 0.0, 1.3])
def test_the_list_has_the_exact_values_at_x(content, x):
    content.column.x_box.setValue(x)
    assert content.x_value == x
    assert content.network_page.plot.line_x == x
    for key in FUNCTIONS:
        parameters = content.column.card.parameters[key]
        h, slope = ACTIVATIONS[key](x, **parameters), ACTIVATIONS[key].derivative(x, **parameters)
        assert content.column.functions.values(key) == (exact(float(h)), exact(float(slope)))


def test_switching_a_function_and_the_derivatives(content, qtbot):
    qtbot.mouseClick(content.column.functions.boxes["tanh"], Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    x, y = content.network_page.plot.points("tanh")
    assert np.array_equal(y, np.tanh(x))
    assert content.column.functions.chosen == "tanh"
    assert content.network_page.plot.points("tanh slope")[1].size
    content.column.slopes_box.setChecked(False)
    assert not content.network_page.plot.points("tanh slope")[1].size
    content.column.functions.boxes["tanh"].setChecked(False)
    assert not content.network_page.plot.points("tanh")[1].size


def test_a_parameter_turned_changes_curve_and_values(content):
    content.column.functions.choose("leaky_relu")
    assert len(content.column.card.sliders) == 1
    content.column.card.sliders[0].setValue(content.column.card.sliders[0].maximum() // 2)
    slope = content.column.card.parameters["leaky_relu"]["slope"]
    assert slope == pytest.approx(0.5)
    assert "leaky_relu" in content.column.functions.shown
    x, y = content.network_page.plot.points("leaky_relu")
    assert np.array_equal(y, ACTIVATIONS["leaky_relu"](x, slope=slope))
    content.set_x(-2.0)
    assert content.column.functions.values("leaky_relu")[0] == "−1.00000"


def test_a_click_in_the_plot_moves_x(content, qtbot):
    area = content.network_page.plot.area()
    with qtbot.waitSignal(content.network_page.plot.x_changed):
        qtbot.mouseClick(
            content.network_page.plot.viewport(),
            Qt.MouseButton.LeftButton,
            pos=QPoint(round(area.left() + 0.25 * area.width()), round(area.top() + 0.2 * area.height())),
        )
    assert content.x_value == pytest.approx(-3.0, abs=0.05)
    assert content.column.x_box.value() == content.x_value


def test_arrows_move_x(content, qtbot):
    content.set_x(1.3)
    content.network_page.plot.setFocus()
    qtbot.keyClick(content.network_page.plot, Qt.Key.Key_Right)
    assert content.x_value == pytest.approx(1.4)
    qtbot.keyClick(content.network_page.plot, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert content.x_value == pytest.approx(1.39)


def test_zoom_takes_the_histogram_along_and_home_resets(content, qtbot):
    content.network_page.plot.zoom_x(0.5, 0.0)
    qtbot.waitUntil(lambda: content.network_page.plot.points("sigmoid")[0][0] >= -3.0)
    assert content.network_page.live.histogram.ranges[:2] == pytest.approx((-3.0, 3.0))
    assert content.network_page.live.counts.edges[0] >= -3.2
    qtbot.keyClick(content.network_page.plot, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: content.network_page.plot.points("sigmoid")[0][0] == -6.0)


def test_the_histogram_counts_the_drawing_s_own_values(content, session):
    shown, counts = content.network_page.live.shown, content.network_page.live.counts
    a = session.trace.a[0]
    assert counts.total == a.size
    assert np.array_equal(counts.responsive + counts.saturated, np.histogram(a, counts.edges)[0])
    assert shown.saturated_share == (session.network.activations[0].derivative(a) < SATURATED_BELOW).mean()


def test_the_histogram_counts_a_test_batch(content, session):
    trace = session.trace
    content.network_page.live.source.layer_box.setCurrentIndex(1)
    content.network_page.live.source.choose(Source.BATCH)
    images = session.dataset.test.images[:100].reshape(100, -1) / np.float32(255)
    a = session.network.astype(np.float32).forward(images).a[1]
    assert np.array_equal(content.network_page.live.pre_activations(), a)
    assert content.network_page.live.counts.total == a.size
    assert session.trace is trace


def test_a_new_drawing_is_followed(content, session, qtbot):
    live = content.network_page.live
    before = live.counts
    image = session.dataset.test.images[90].astype(np.float32) / 255
    session.set_input(image, InputSource("sample", None, 90))
    qtbot.waitUntil(lambda: live.counts is not before)
    a, last_edge = session.trace.a[0], live.counts.edges[-1]
    assert live.counts.responsive.sum() == ((a > 0) & (a <= last_edge)).sum()


def test_the_last_layer_has_no_slope_of_its_own(content):
    content.network_page.live.source.layer_box.setCurrentIndex(2)
    assert content.network_page.live.shown.saturated_share is None
    assert "softmax" in content.network_page.live.source.summary.text()


def test_another_network_lists_its_layers(content, session, qtbot):
    content.network_page.live.source.layer_box.setCurrentIndex(2)
    session.choose_reader(next(reader.key for reader in session.readers() if reader.name == "book"))
    qtbot.waitUntil(lambda: content.network_page.live.source.layer_box.itemText(0) == "a1 → Sigmoid")
    assert content.network_page.live.source.layer == 3


def test_the_tab_fits_at_the_smallest_window(content):
    assert content.minimumSizeHint().width() <= 690
    assert content.minimumSizeHint().height() <= 610


# What goes in, what comes out, and whose it is


def _page(content):
    return content.network_page


def _train_a_little(session, qtbot, updates=3):
    session.run.configure(RunSetup(hidden=(20,), training=TrainingConfig(iterations=50)))
    session.run.step(updates)
    qtbot.waitUntil(lambda: session.run.state == RunState.PAUSED, timeout=10_000)


def test_the_outputs_lie_beside_the_curve_on_its_axis(content, session):
    page = _page(content)
    z = relu(session.trace.a[0])
    counts = page.strip.counts
    assert counts.total == z.size
    assert np.array_equal(counts.responsive + counts.saturated, np.histogram(z, counts.edges)[0])
    area, (_, _, low, high) = page.plot.area(), page.plot.ranges
    assert page.strip._pixel(low) == pytest.approx(area.bottom(), abs=0.01)
    assert page.strip._pixel(high) == pytest.approx(area.top(), abs=0.01)
    assert page.strip.y() == page.plot.y()
    assert "between 0 and" in page.strip.tip_at(1, page.strip._pixel(0.0) - 1)


def test_the_values_can_go_through_the_chosen_function_instead(content, session):
    page = _page(content)
    page.through_box.setCurrentIndex(1)
    sigmoid = ACTIVATIONS["sigmoid"]
    assert np.array_equal(page.live.shown.z, sigmoid(session.trace.a[0]))
    content.column.choose("leaky_relu")
    content.column.card.sliders[0].setValue(content.column.card.sliders[0].maximum() // 2)
    assert np.array_equal(page.live.shown.z, ACTIVATIONS["leaky_relu"](session.trace.a[0], slope=0.5))
    page.through_box.setCurrentIndex(0)
    assert np.array_equal(page.live.shown.z, relu(session.trace.a[0]))


def test_the_share_outside_is_said_and_the_axis_fits_on_request(content, session):
    live = _page(content).live
    a = session.trace.a[0]
    edges = live.counts.edges
    left = live.histogram.beyond["left"]
    assert left.isVisible()
    assert f"{100 * (a < edges[0]).mean():.1f} %" in left.text()
    left.click()
    assert live.source.fit_button.isChecked()
    assert live.counts.outside == 0
    low, high, _, top = _page(content).plot.ranges
    assert low <= a.min()
    assert high >= a.max()
    assert top >= relu(a).max()
    assert _page(content).strip.counts.outside == 0
    assert not left.isVisible()
    live.source.fit_button.setChecked(False)
    assert _page(content).plot.ranges == pytest.approx((-6.0, 6.0, -1.5, 4.0))
    assert live.histogram.ranges[:2] == pytest.approx((-6.0, 6.0))


def test_a_bar_lists_its_units_and_a_click_on_one_asks_for_it(content, session, qtbot):
    live = _page(content).live
    assert live.units.units.total == 600
    histogram = live.histogram
    area = histogram.area()
    x = 1.1
    across = area.left() + (x + 6) / 12 * area.width()
    place = QPoint(round(across), round(area.center().y()))
    qtbot.mouseClick(histogram.viewport(), Qt.MouseButton.LeftButton, pos=place)
    low, high = histogram.chosen
    assert low <= x < high
    a = session.trace.a[0][0]
    assert set(live.units.units.unit) == set(np.flatnonzero((a >= low) & (a < high)))
    index = live.units.model().index(0, 0)
    with qtbot.waitSignal(session.unit_requested) as asked:
        rectangle = live.units.visualRect(index)
        qtbot.mouseClick(live.units.viewport(), Qt.MouseButton.LeftButton, pos=rectangle.center())
    assert asked.args == [1, int(live.units.units.unit[0])]


def test_bars_and_units_are_reached_by_keys(content, session, qtbot):
    live = _page(content).live
    qtbot.keyClick(live.histogram, Qt.Key.Key_Right)
    first = live.histogram.chosen
    assert first is not None
    qtbot.keyClick(live.histogram, Qt.Key.Key_Right)
    assert live.histogram.chosen[0] > first[0]
    qtbot.keyClick(live.histogram, Qt.Key.Key_Left)
    assert live.histogram.chosen == pytest.approx(first)
    live.units.setCurrentIndex(live.units.model().index(0, 0))
    with qtbot.waitSignal(session.unit_requested):
        qtbot.keyClick(live.units, Qt.Key.Key_Return)
    qtbot.keyClick(live.histogram, Qt.Key.Key_Escape)
    assert live.histogram.chosen is None
    assert len(live.units.units.unit) == 600


def test_before_a_run_its_first_weights_are_counted(content, session):
    live = _page(content).live
    live.source.choose(Source.RUN)
    start = session.run.setup.build_network()
    images = session.dataset.test.images[:100].reshape(100, -1) / np.float32(255)
    assert np.array_equal(live.pre_activations(), start.forward(images).a[0])
    assert "iteration 0" in live.source.summary.text()


def test_units_of_a_run_that_has_not_begun_say_that_they_cannot_be_found(content, session, qtbot):
    live = _page(content).live
    found = "click to find"
    assert found in live.units_caption.text()
    live.source.choose(Source.RUN)
    cell = live.units.model().index(0, 0)
    assert "Start" in live.units_caption.text()
    assert live.units.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor
    assert not cell.data(Qt.ItemDataRole.ToolTipRole)
    with qtbot.assertNotEmitted(session.unit_requested):
        live.units.clicked.emit(cell)
    _train_a_little(session, qtbot)
    qtbot.waitUntil(lambda: found in live.units_caption.text())
    assert live.units.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    with qtbot.waitSignal(session.unit_requested):
        live.units.clicked.emit(live.units.model().index(0, 0))


def test_the_run_is_followed_and_so_is_time_travel(content, session, qtbot):
    live = _page(content).live
    live.source.choose(Source.RUN)
    before = live.shown
    _train_a_little(session, qtbot)
    qtbot.waitUntil(lambda: live.shown is not before and "iteration 3" in live.source.summary.text())
    images = session.run.dataset.test.images[:100].reshape(100, -1) / np.float32(255)
    assert np.array_equal(live.shown.a, session.run.network.forward(images).a[0])
    newest = live.shown
    session.run.show_iteration(0)
    qtbot.waitUntil(lambda: live.shown is not newest and "iteration 0" in live.source.summary.text())
    assert np.array_equal(live.shown.a, session.run.network.forward(images).a[0])


def test_a_unit_of_the_run_is_looked_for_in_the_run(content, session, qtbot):
    live = _page(content).live
    live.source.choose(Source.RUN)
    _train_a_little(session, qtbot)
    with qtbot.waitSignal(session.unit_requested) as asked:
        live.find_unit(7)
    assert asked.args == [1, 7]
    assert session.reader.kind == "run"


def test_the_pages_fit_at_the_smallest_window(content):
    content.switch.choose(Page.LINEAR)
    for page in Page:
        content.switch.choose(page)
        assert content.minimumSizeHint().width() <= 690
        assert content.minimumSizeHint().height() <= 610


def test_the_function_that_values_go_through_is_plotted_too(content):
    page = _page(content)
    content.column.choose("tanh")
    assert not page.plot.points("tanh")[1].size
    page.through_box.setCurrentIndex(1)
    assert page.plot.points("tanh")[1].size
    page.through_box.setCurrentIndex(0)
    assert not page.plot.points("tanh")[1].size


def test_headings_of_the_units_are_whole_at_the_smallest_window(tab, content, qtbot):
    live = _page(content).live
    live.source.choose(Source.BATCH)
    tab.resize(690, 610)
    head = live.units.horizontalHeader()
    qtbot.waitUntil(lambda: live.units.isColumnHidden(2))
    for column in range(2):
        needed = head.fontMetrics().horizontalAdvance(
            live.units.model().headerData(column, Qt.Orientation.Horizontal)
        )
        assert head.sectionSize(column) >= needed + 4


def test_the_list_of_units_says_means_over_a_batch(content):
    live = _page(content).live
    live.source.choose(Source.BATCH)
    model = live.units.model()
    headings = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(3)]
    assert headings == ["unit", "mean a", "flat"]
    unit = int(live.units.units.unit[0])
    flat = np.abs(ACTIVATIONS["relu"].derivative(live.shown.a[:, unit])) < SATURATED_BELOW
    assert model.index(0, 2).data() == f"{100 * flat.mean():.0f} %"
    live.source.layer_box.setCurrentIndex(2)
    assert model.headerData(2, Qt.Orientation.Horizontal) == "mean h"


def test_an_end_that_a_function_reaches_lies_inside_of_it(content):
    page = _page(content)
    content.column.choose("tanh")
    page.live.source.choose(Source.BATCH)
    page.through_box.setCurrentIndex(1)
    assert (page.live.shown.z == 1.0).any()
    counts = page.strip.counts
    beyond = (counts.edges[:-1] >= 1.0 - 1e-9) | (counts.edges[1:] <= -1.0 + 1e-9)
    assert (counts.responsive + counts.saturated)[beyond].sum() == 0


def test_the_line_is_painted_where_the_number_puts_it(qtbot, session):
    page = ActivationsTab(session)
    qtbot.addWidget(page)
    page.resize(960, 730)
    with qtbot.waitExposed(page):
        page.show()
    plot = page.findChild(FunctionPlot)
    qtbot.wait(100)
    frames = []
    plot.painted.connect(frames.append)
    plot.set_x(2.5)
    qtbot.waitUntil(lambda: len(frames) > 0)
