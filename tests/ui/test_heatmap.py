"""The heatmap's cells are where they are painted, and mouse and keys find them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PyQt6.QtCore import QPoint, Qt

from explorer.ui import theme
from explorer.ui.widgets.heatmap import Heatmap, fit_cells


@pytest.fixture
def heatmap(qtbot):
    made = Heatmap()
    qtbot.addWidget(made)
    made.resize(120, 90)
    made.set_values(np.arange(12, dtype=np.float32).reshape(3, 4) - 6)
    return made


def centre(heatmap: Heatmap, row: int, column: int) -> QPoint:
    return heatmap.cell_rect(row, column).center().toPoint()


@given(
    st.integers(1, 40),
    st.integers(1, 40),
    st.floats(20, 500),
    st.floats(20, 500),
    st.sampled_from([1.0, 0.5, 2 / 3]),
)
def test_cells_fit_and_every_centre_finds_its_cell(rows, columns, width, height, pixel):
    grid = fit_cells((rows, columns), width, height, pixel=pixel)
    assert columns * grid.cell <= width
    assert rows * grid.cell <= height
    for row, column in ((0, 0), (rows - 1, columns - 1), (rows // 2, columns // 2)):
        x, y, side, _ = grid.rect(row, column)
        assert grid.at(x + side / 2, y + side / 2, (rows, columns)) == (row, column)
    assert grid.at(grid.left - 1, grid.top, (rows, columns)) is None


def test_cells_are_whole_device_pixels():
    grid = fit_cells((28, 28), 150, 150, pixel=0.5)
    assert (grid.cell / 0.5).is_integer()


def test_the_pointer_tells_row_and_column_and_leaving_tells_so(heatmap, qtbot):
    heatmap.show()
    told = []
    heatmap.hovered.connect(lambda row, column: told.append((row, column)))
    qtbot.mouseMove(heatmap, centre(heatmap, 1, 2))
    qtbot.waitUntil(lambda: told[-1:] == [(1, 2)])
    assert heatmap.cursor_cell == (1, 2)
    with qtbot.waitSignal(heatmap.left):
        qtbot.mouseMove(heatmap, QPoint(1, 1))
    assert heatmap.cursor_cell is None


def test_a_click_chooses(heatmap, qtbot):
    with qtbot.waitSignal(heatmap.chosen) as blocker:
        qtbot.mouseClick(heatmap, Qt.MouseButton.LeftButton, pos=centre(heatmap, 2, 3))
    assert blocker.args == [2, 3]


def test_arrows_move_the_cursor_inside_the_array_and_enter_chooses(heatmap, qtbot):
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        qtbot.keyClick(heatmap, key)
    assert heatmap.cursor_cell == (0, 1)
    with qtbot.waitSignal(heatmap.chosen) as blocker:
        qtbot.keyClick(heatmap, Qt.Key.Key_Return)
    assert blocker.args == [0, 1]
    qtbot.keyClick(heatmap, Qt.Key.Key_Escape)
    assert heatmap.cursor_cell is None


def test_what_is_painted_is_the_value_s_colour(heatmap):
    picture = heatmap.grab().toImage()
    lut = theme.current().diverging
    assert picture.pixelColor(centre(heatmap, 0, 0)).getRgb() == tuple(lut[0])
    assert picture.pixelColor(centre(heatmap, 1, 2)).name() == theme.current().surface


def test_another_shape_drops_the_cursor(heatmap, qtbot):
    qtbot.keyClick(heatmap, Qt.Key.Key_Right)
    heatmap.set_values(np.zeros((2, 2), dtype=np.float32))
    assert heatmap.cursor_cell is None
