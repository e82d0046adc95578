from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from PyQt6.QtCore import QEvent, QPoint, QPointF, Qt
from PyQt6.QtGui import QColor, QHelpEvent, QImage
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication, QToolTip

from explorer.ui import theme
from explorer.ui.widgets.probability_bars import ProbabilityBars

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

DIGITS = tuple("0123456789")
LEFT = Qt.MouseButton.LeftButton


def peak(strongest: int, probability: float = 0.9) -> np.ndarray:
    values = np.full(10, (1 - probability) / 9, np.float32)
    values[strongest] = probability
    return values


@pytest.fixture
def bars(qtbot: QtBot) -> ProbabilityBars:
    made = ProbabilityBars()
    qtbot.addWidget(made)
    made.resize(190, 240)
    made.show()
    made.show_probabilities(peak(7), DIGITS, None, quiet=False)
    return made


def chosen(bars: ProbabilityBars) -> list[int | None]:
    found: list[int | None] = []
    bars.label_chosen.connect(found.append)
    return found


def accent_pixels(bars: ProbabilityBars, row: int) -> int:
    """How many pixels along the middle of a row have the accent colour."""
    image: QImage = bars.grab().toImage()
    y = round(bars.row_rect(row).center().y())
    accent = QColor(theme.current().accent).rgb()
    return sum(image.pixel(x, y) == accent for x in range(image.width()))


def test_strongest_is_painted_in_the_accent_as_long_as_it_is_probable(bars: ProbabilityBars) -> None:
    nearly_all = accent_pixels(bars, 7)
    assert nearly_all > 60
    assert not any(accent_pixels(bars, row) for row in range(10) if row != 7)
    bars.show_probabilities(peak(7, 0.45), DIGITS, None, quiet=False)
    assert accent_pixels(bars, 7) == pytest.approx(nearly_all / 2, abs=4)


def test_an_empty_canvas_has_no_strongest(bars: ProbabilityBars) -> None:
    bars.show_probabilities(peak(7), DIGITS, None, quiet=True)
    assert accent_pixels(bars, 7) == 0
    assert "empty" in bars.accessibleDescription()


def test_click_takes_a_class_as_the_label_and_a_second_one_takes_it_back(bars: ProbabilityBars) -> None:
    found = chosen(bars)
    place = bars.row_rect(3).center().toPoint()
    QTest.mouseClick(bars, LEFT, pos=place)
    bars.show_probabilities(peak(7), DIGITS, 3, quiet=False)
    QTest.mouseClick(bars, LEFT, pos=place)
    assert found == [3, None]


def test_arrows_move_and_enter_chooses(bars: ProbabilityBars) -> None:
    found = chosen(bars)
    QTest.keyClick(bars, Qt.Key.Key_Up)
    QTest.keyClick(bars, Qt.Key.Key_Return)
    QTest.keyClick(bars, Qt.Key.Key_Down)
    QTest.keyClick(bars, Qt.Key.Key_Down)
    QTest.keyClick(bars, Qt.Key.Key_Space)
    QTest.keyClick(bars, Qt.Key.Key_5)
    assert found == [9, 1, 5]


def test_label_is_marked_and_told(bars: ProbabilityBars) -> None:
    before = bars.grab().toImage()
    bars.show_probabilities(peak(7), DIGITS, 3, quiet=False)
    assert bars.grab().toImage() != before
    assert "True label: 3" in bars.accessibleDescription()
    assert "7: 0.900" in bars.accessibleDescription()


def test_tooltip_gives_the_row_under_the_pointer(bars: ProbabilityBars) -> None:
    place = bars.row_rect(7).center().toPoint()
    event = QHelpEvent(QEvent.Type.ToolTip, place, bars.mapToGlobal(place))
    QApplication.sendEvent(bars, event)
    assert "0.900" in QToolTip.text()
    QToolTip.hideText()


def test_any_classes_by_name(bars: ProbabilityBars) -> None:
    names = ("T-shirt/top", "Trouser", "Ankle boot")
    bars.show_probabilities(np.array([0.1, 0.2, 0.7], np.float32), names, 2, quiet=False)
    found = chosen(bars)
    QTest.mouseClick(bars, LEFT, pos=QPoint(5, bars.height() - 2))
    assert found == [None]
    assert "Ankle boot: 0.700" in bars.accessibleDescription()
    bars.grab()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    hnp.arrays(np.float32, st.integers(2, 14), elements=st.floats(0, 1, width=32, allow_nan=False)),
    st.booleans(),
    st.integers(20, 400),
)
def test_whatever_is_shown_is_painted(
    bars: ProbabilityBars, values: np.ndarray, nan: bool, width: int
) -> None:
    if nan:
        values = np.full_like(values, np.nan)
    bars.resize(width, 200)
    names = tuple(f"class {index}" for index in range(len(values)))
    bars.show_probabilities(values, names, len(values) - 1, quiet=False)
    bars.grab()
    for y in (-5.0, 0.0, 199.0, 300.0):
        assert 0 <= bars.row_at(QPointF(0, y).y()) < len(values)
