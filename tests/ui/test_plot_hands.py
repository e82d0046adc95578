"""Looking closer at a plot, by mouse and by keyboard, and its logarithmic axis."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt6.QtCore import QEvent, QPoint, Qt
from PyQt6.QtGui import QHelpEvent
from PyQt6.QtWidgets import QApplication, QToolTip

from explorer.ui.widgets.plot import CurvePlot, Guide
from explorer.ui.widgets.plot.axis import log_ticks

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def plot(qtbot):
    made = CurvePlot(format_x=lambda x: f"iteration {x:,.0f}")
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.curve("loss", 0, name="loss")
    made.set_curve("loss", np.arange(1001), np.linspace(3, 0, 1001))
    made.set_ranges(0, 1000, 0, 4)
    with qtbot.waitExposed(made):
        made.show()
    return made


def at(plot: CurvePlot, across: float, up: float) -> QPoint:
    area = plot.area()
    return QPoint(round(area.left() + across * area.width()), round(area.bottom() - up * area.height()))


def drag(qtbot, plot: CurvePlot, start: QPoint, end: QPoint, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    from PyQt6.QtCore import QEvent, QPointF
    from PyQt6.QtGui import QMouseEvent
    from PyQt6.QtWidgets import QApplication

    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    middle = (start + end) / 2
    for kind, place, button, held in (
        (QEvent.Type.MouseButtonPress, start, left, left),
        (QEvent.Type.MouseMove, middle, none, left),
        (QEvent.Type.MouseMove, end, none, left),
        (QEvent.Type.MouseButtonRelease, end, left, none),
    ):
        where = QPointF(place)
        event = QMouseEvent(kind, where, plot.viewport().mapToGlobal(where), button, held, modifier)
        QApplication.sendEvent(plot.viewport(), event)


def test_a_click_chooses_a_moment_and_moves_nothing(plot, qtbot):
    with qtbot.waitSignal(plot.clicked) as clicked:
        qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=at(plot, 0.5, 0.5))
    assert clicked.args[0] == pytest.approx(500, abs=5)
    assert plot.following


def test_a_drag_moves_what_is_in_sight_and_is_no_click(plot, qtbot):
    with qtbot.assertNotEmitted(plot.clicked):
        drag(qtbot, plot, at(plot, 0.5, 0.5), at(plot, 0.25, 0.5))
    assert plot.ranges[0] == pytest.approx(250, abs=10)
    assert not plot.following


def test_a_box_drawn_with_shift_is_looked_into(plot, qtbot):
    drag(qtbot, plot, at(plot, 0.2, 0.75), at(plot, 0.4, 0.25), SHIFT)
    x0, x1, y0, y1 = plot.ranges
    assert (x0, x1) == (pytest.approx(200, abs=10), pytest.approx(400, abs=10))
    assert (y0, y1) == (pytest.approx(1, abs=0.1), pytest.approx(3, abs=0.1))
    assert not plot.following


def test_everything_a_mouse_does_keys_do(plot, qtbot):
    qtbot.keyClick(plot, Qt.Key.Key_Right, SHIFT)
    assert plot.ranges == (100, 1100, 0, 4)
    qtbot.keyClick(plot, Qt.Key.Key_Up, SHIFT)
    assert plot.ranges == (100, 1100, pytest.approx(0.4), pytest.approx(4.4))
    qtbot.keyClick(plot, Qt.Key.Key_Home)
    qtbot.keyClick(plot, Qt.Key.Key_Up)
    assert plot.ranges == (0, 1000, 1, 3)
    qtbot.keyClick(plot, Qt.Key.Key_Down)
    assert plot.ranges == (0, 1000, 0, 4)
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    with qtbot.waitSignal(plot.clicked) as clicked:
        qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert clicked.args == [500.0]


def test_escape_puts_away_the_cursor_and_then_the_closer_look(plot, qtbot):
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    qtbot.keyClick(plot, Qt.Key.Key_Escape)
    assert plot.cursor_x is None
    assert not plot.following
    qtbot.keyClick(plot, Qt.Key.Key_Escape)
    assert plot.following
    assert plot.ranges == (0, 1000, 0, 4)


def test_the_cursor_goes_moment_by_moment_where_they_lie_far_apart(plot, qtbot):
    plot.least_step = 1.0
    plot.set_ranges(100, 110, 0, 4)
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert plot.cursor_x == 106


def test_a_logarithmic_axis_shows_equal_ratios_alike(plot):
    plot.set_ranges(0, 1000, 0.01, 1)
    plot.set_curve("loss", np.arange(3), np.array([1.0, 0.1, 0.01]))
    plot.set_guides([Guide(0.1, "a tenth")])
    plot.set_logarithmic(True)
    assert plot.ranges == (0, 1000, pytest.approx(0.01), pytest.approx(1))
    area = plot.area()
    ((height, _),) = plot._current_scenery().guides
    assert height == pytest.approx(area.center().y(), abs=1)
    path = plot._curves["loss"].item.path()
    assert [path.elementAt(i).y for i in range(3)] == pytest.approx([0, -1, -2])
    plot.set_logarithmic(False)
    assert plot.ranges == (0, 1000, pytest.approx(0.01), pytest.approx(1))


def test_what_has_no_logarithm_is_left_out(plot):
    plot.set_logarithmic(True)
    plot.set_curve("loss", np.arange(4), np.array([1.0, 0.0, -1.0, np.nan]))
    plot.set_ranges(0, 3, 0, 1)
    plot.grab()
    assert plot.ranges[2] == pytest.approx(1e-6)


@pytest.mark.parametrize(
    ("low", "high", "values"),
    [
        (-3.0, 0.0, [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0]),
        (-1.0, 0.31, [0.1, 0.2, 0.5, 1.0, 2.0]),
        (-9.0, 3.0, [1e-8, 1e-6, 1e-4, 1e-2, 1.0, 100.0]),
        (-0.05, 0.0, [0.9, 0.92, 0.94, 0.96, 0.98, 1.0]),
    ],
)
def test_logarithmic_ticks_are_round_numbers(low, high, values):
    found = [10**tick for tick in log_ticks(low, high, 6)]
    np.testing.assert_allclose(found, values)


def test_ticks_are_written_short(plot):
    plot._left.logarithmic = True
    assert plot._left.tickStrings([-4.0, -3.0, 0.0, 3.0, 5.0], 1.0, 1.0) == [
        "1e−4",
        "0.001",
        "1",
        "1,000",
        "1e5",
    ]
    plot._left.logarithmic = False
    assert plot._left.tickStrings([0.0, 0.0005], 1.0, 0.0005) == ["0", "5e−4"]


def test_a_curve_that_grows_is_drawn_as_one_that_is_given_whole(plot, qtbot):
    y = np.random.default_rng(0).random(60_000)
    x = np.arange(60_000.0)
    plot.set_ranges(0, 60_000, 0, 1)
    for upto in range(1000, 60_001, 1000):
        plot.set_curve("loss", x[:upto], y[:upto], same=upto - 1000)
    grown = plot._curves["loss"].item.path()
    plot.curve("other", 1)
    plot.set_curve("other", x, y)
    assert plot._curves["other"].item.path() == grown


def test_curves_behind_are_painted_first(plot):
    plot.curve("earlier", 2, behind=True)
    plot.curve("pale", 0, faint=True)
    order = {key: curve.item.zValue() for key, curve in plot._curves.items()}
    assert order["pale"] < order["earlier"] < order["loss"]


def test_the_plot_is_explained_beside_the_curves_and_hides_none_of_their_values(plot, qtbot):
    plot.setToolTip("Cross-entropy error of the mini-batches, " * 5)

    def asked_at(place: QPoint) -> bool:
        event = QHelpEvent(QEvent.Type.ToolTip, place, plot.mapToGlobal(place))
        QToolTip.hideText()
        qtbot.waitUntil(lambda: not QToolTip.isVisible())
        QApplication.sendEvent(plot, event)
        return QToolTip.isVisible()

    plot.set_cursor(500)
    assert not asked_at(at(plot, 0.5, 0.5))
    plot.set_cursor(None)
    assert asked_at(QPoint(5, 5))
    tips = [widget for widget in QApplication.topLevelWidgets() if widget.inherits("QTipLabel")]
    assert all(tip.width() < 700 for tip in tips)
    QToolTip.hideText()
