from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PyQt6.QtCore import QPoint, QPointF, Qt
from PyQt6.QtGui import QColor, QWheelEvent
from PyQt6.QtWidgets import QApplication

from explorer.ui import theme
from explorer.ui.widgets.plot import CurvePlot, Guide, Mark
from explorer.ui.widgets.plot.marks import spread


@pytest.fixture
def plot(qtbot):
    made = CurvePlot(format_x=lambda x: f"iteration {x:,.0f}")
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.curve("loss", 0, name="loss")
    made.set_ranges(0, 1000, 0, 3)
    with qtbot.waitExposed(made):
        made.show()
    return made


def zoom_with_the_wheel(plot: CurvePlot) -> None:
    centre = QPointF(plot.area().center())
    event = QWheelEvent(
        centre,
        plot.viewport().mapToGlobal(centre),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(plot.viewport(), event)


def drawn_points(plot: CurvePlot, key: str) -> int:
    return plot._curves[key].item.path().elementCount()


def test_a_long_curve_is_drawn_thinned_and_kept_whole(plot):
    x = np.arange(200_000)
    plot.set_ranges(0, 200_000, 0, 1)
    plot.set_curve("loss", x, np.random.default_rng(0).random(200_000))
    assert 100 < drawn_points(plot, "loss") <= 2 * plot.width() + 2
    assert len(plot.points("loss")[0]) == 200_000


def test_zooming_in_shows_every_point_of_the_part_in_sight(plot):
    x = np.arange(200_000)
    plot.set_curve("loss", x, np.sin(x))
    plot.set_ranges(1000, 1100, -1, 1)
    assert drawn_points(plot, "loss") == 103  # 101 in sight and one neighbour on either side


def test_a_diverged_curve_is_drawn_as_far_as_it_is_a_number(plot):
    y = np.linspace(2.3, 0.1, 100)
    y[60:] = np.nan
    plot.set_curve("loss", np.arange(100), y)
    plot.grab()
    assert plot._curves["loss"].last(1000) == (59.0, pytest.approx(y[59]))


def test_the_plot_follows_until_the_user_zooms_and_again_after_home(plot, qtbot):
    plot.set_ranges(0, 2000, 0, 3)
    assert plot.ranges == (0, 2000, 0, 3)
    with qtbot.waitSignal(plot.following_changed):
        zoom_with_the_wheel(plot)
    held = plot.ranges
    plot.set_ranges(0, 5000, 0, 2)
    assert plot.ranges == held
    qtbot.keyClick(plot, Qt.Key.Key_Home)
    assert plot.following
    assert plot.ranges == (0, 5000, 0, 2)


def test_the_button_in_the_corner_shows_while_the_plot_is_held(plot, qtbot):
    button = plot._follow_button
    assert not button.isVisible()
    zoom_with_the_wheel(plot)
    assert button.isVisible()
    assert button.accessibleName() or button.text()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert plot.following
    assert not button.isVisible()


def test_streamed_ranges_move_at_most_twice_a_second(plot):
    plot.stream_ranges(0, 2000, 0, 3)
    plot.stream_ranges(0, 3000, 0, 3)
    assert plot.ranges == (0, 2000, 0, 3)


def test_plots_that_share_their_axis_zoom_follow_and_point_together(plot, qtbot):
    other = CurvePlot(percent=True)
    qtbot.addWidget(other)
    other.curve("test", 1, name="test")
    other.set_curve("test", np.arange(10), np.linspace(0.1, 0.9, 10))
    other.set_ranges(0, 1000, 0, 1)
    plot.share_x(other)
    zoom_with_the_wheel(plot)
    assert other.ranges[:2] == plot.ranges[:2] != (0, 1000)
    assert other.ranges[2:] == (0, 1)
    assert not other.following
    other.follow()
    assert plot.following
    assert plot.ranges[:2] == (0, 1000)
    plot.set_cursor(4.2)
    assert other.values_at_cursor() == ["4.000", "test 45.6 %"]


def test_the_cursor_names_the_values_of_the_nearest_points(plot, qtbot):
    plot.set_curve("loss", np.arange(1001), np.linspace(3, 0, 1001))
    qtbot.mouseMove(plot.viewport(), plot.area().center().toPoint())
    lines = plot.values_at_cursor()
    assert lines[0].startswith("iteration ")
    assert lines[1].startswith("loss 1.")


def test_the_cursor_moves_by_keyboard_and_is_read_out(plot, qtbot):
    plot.set_curve("loss", np.arange(1001), np.linspace(3, 0, 1001))
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert plot.cursor_x == 510
    assert plot.accessibleDescription() == "iteration 510, loss 1.470"
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    assert plot.ranges[:2] == (255, 755)
    qtbot.keyClick(plot, Qt.Key.Key_Escape)
    assert plot.cursor_x is None


def test_other_keys_go_on_to_the_parent(plot):
    from PyQt6.QtCore import QEvent
    from PyQt6.QtGui import QKeyEvent

    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F, Qt.KeyboardModifier.NoModifier, "f")
    plot.keyPressEvent(event)
    assert not event.isAccepted()


def test_the_theme_reaches_everything(plot, qapp):
    theme.apply("dark")
    try:
        assert plot._curves["loss"].colour == QColor(theme.DARK.series[0])
        assert plot.backgroundBrush().color() == QColor(theme.DARK.surface)
        picture = plot.grab().toImage()
        assert picture.pixelColor(picture.width() - 2, 2) == QColor(theme.DARK.surface)
    finally:
        theme.apply("light")
    assert plot._curves["loss"].colour == QColor(theme.LIGHT.series[0])


def test_the_first_and_last_tick_are_written(plot):
    plot.grab()
    assert plot._left.tickStrings([0.0, 1.5, 3.0], 1.0, 0.5) == ["0", "1.5", "3.0"]
    assert plot._bottom.tickStrings([0.0, 2000.0, -5.0], 1.0, 500) == ["0", "2,000", "−5"]
    assert CurvePlot(percent=True)._left.tickStrings([0.0, 0.25, 1.0], 1.0, 0.25) == ["0 %", "25 %", "100 %"]
    assert CurvePlot(percent=True)._left.tickStrings([0.025, 0.05], 1.0, 0.025) == ["2.5 %", "5.0 %"]


def test_guides_marks_and_message_are_painted(plot):
    empty = plot.grab().toImage()
    plot.set_guides([Guide(2.303, "guessing: 2.303")])
    guided = plot.grab().toImage()
    plot.set_marks([Mark(500, "rate 0.05")])
    marked = plot.grab().toImage()
    plot.set_message("Start trains a network.")
    pictures = [empty, guided, marked, plot.grab().toImage()]
    assert all(before != after for before, after in itertools.pairwise(pictures))


def test_removing_a_curve_removes_its_line(plot):
    plot.set_curve("loss", np.arange(1001), np.full(1001, 1.0))
    with_curve = plot.grab().toImage()
    plot.remove_curve("loss")
    assert plot.grab().toImage() != with_curve


def test_lean_lines_are_thinner(plot):
    plot.set_curve("loss", np.arange(1001), np.linspace(3, 0, 1001))
    plot.set_fine(False)
    assert plot._curves["loss"].item.pen().widthF() == 1
    plot.set_fine(True)
    assert plot._curves["loss"].item.pen().widthF() > 1


@given(st.lists(st.floats(0, 200), max_size=8))
def test_spread_positions_keep_their_order_and_distance(wanted):
    places = spread(wanted, 14.0, 0.0, 200.0)
    order = sorted(range(len(wanted)), key=wanted.__getitem__)
    assert all(places[b] - places[a] >= 14 - 1e-6 for a, b in itertools.pairwise(order))
    assert all(-1e-6 <= place <= 200 + 1e-6 for place in places)


def test_positions_that_are_apart_stay():
    assert spread([10, 100, 50], 14, 0, 200) == [10, 100, 50]


def test_a_curve_on_a_grid_line_is_in_front_of_it(plot):
    plot.set_fine(False)
    plot.set_curve("loss", np.arange(1001), np.full(1001, 1.0))
    picture = plot.viewport().grab().toImage()
    area = plot.area()
    column = int(area.left() + 0.3 * area.width())
    middle = round(area.bottom() - area.height() / 3)
    seen = {picture.pixelColor(column, y).name() for y in range(middle - 2, middle + 3)}
    assert theme.LIGHT.series[0] in seen


def test_what_a_logarithm_has_no_place_for_is_not_drawn(plot):
    plot.curve("loss", 0, name="loss")
    plot.set_curve("loss", np.arange(3.0), np.array([0.5, 0.1, -0.2]))
    plot.set_guides([Guide(0.0, "equal")])
    plot.set_ranges(0.0, 2.0, 0.01, 1.0)
    plot.set_logarithmic(True)
    scenery = plot._current_scenery()
    assert (scenery.ends, scenery.guides) == ([], [])
    plot.set_logarithmic(False)
    plot.set_ranges(0.0, 2.0, -1.0, 1.0)
    assert len(plot._current_scenery().ends) == len(plot._current_scenery().guides) == 1
