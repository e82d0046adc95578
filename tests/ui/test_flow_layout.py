"""The layout that sets widgets like words."""

from __future__ import annotations

import pytest
from PyQt6.QtWidgets import QWidget

from explorer.ui.widgets.flow_layout import FlowLayout


@pytest.fixture
def row(qtbot):
    """A widget whose three children are 40 pixels wide and 10, 30 and 20 high."""
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box, spacing=5)
    for height in (10, 30, 20):
        child = QWidget()
        child.setFixedSize(40, height)
        flow.addWidget(child)
    return box


def places(row: QWidget, width: int) -> list[tuple[int, int]]:
    """Return where the children are in so many pixels."""
    flow = row.layout()
    flow.setGeometry(row.rect().adjusted(0, 0, width - row.width(), 0))
    return [(flow.itemAt(i).geometry().x(), flow.itemAt(i).geometry().y()) for i in range(flow.count())]


def test_what_is_on_one_line_stands_around_its_middle(row):
    assert row.layout().heightForWidth(130) == 30
    assert places(row, 130) == [(0, 10), (45, 0), (90, 5)]


def test_what_does_not_fit_begins_a_new_line(row):
    assert row.layout().heightForWidth(100) == 30 + 5 + 20
    assert places(row, 100) == [(0, 10), (45, 0), (0, 35)]


def test_the_first_of_a_line_stays_there_however_narrow_it_is(row):
    assert row.layout().heightForWidth(10) == 10 + 5 + 30 + 5 + 20
    assert [x for x, _y in places(row, 10)] == [0, 0, 0]
