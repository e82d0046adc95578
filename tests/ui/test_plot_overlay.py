"""The layer over a plot's curves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PyQt6.QtCore import QPointF, QRectF
from PyQt6.QtGui import QColor, QImage
from PyQt6.QtWidgets import QWidget

from explorer.ui.widgets.plot.marks import Guide
from explorer.ui.widgets.plot.overlay import PlotOverlay, Scenery, Tag


@pytest.fixture
def painted(qtbot):
    """Return a function that paints a scenery and returns its pixels (height, width)."""
    box = QWidget()
    qtbot.addWidget(box)
    box.resize(300, 100)

    def paint(scenery: Scenery) -> np.ndarray:
        overlay = PlotOverlay(lambda: scenery, box)
        overlay.resize(box.size())
        image = overlay.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        bits = image.constBits()
        bits.setsize(image.sizeInBytes())
        return np.frombuffer(bits, np.uint32).reshape(image.height(), image.width()).copy()

    return paint


def words_of_the_guide(painted, ends: list[Tag]) -> tuple[int, int]:
    """Return between which columns a level's words stand."""
    silent = Scenery(area=QRectF(20, 5, 270, 80), ends=ends, guides=[(50.0, Guide(1.0, ""))])
    told = replace(silent, guides=[(50.0, Guide(1.0, "guessing"))])
    columns = np.flatnonzero((painted(silent) != painted(told)).any(axis=0))
    return int(columns[0]), int(columns[-1])


def test_the_words_of_a_level_stand_at_its_right_end(painted):
    _left, right = words_of_the_guide(painted, [])
    assert 270 < right <= 284


def test_they_make_way_for_the_name_of_a_curve_that_ends_there(painted):
    end = Tag(QPointF(288, 50), "loss 2.312", QColor("red"))
    bare = Scenery(area=QRectF(20, 5, 270, 80))
    named = painted(replace(bare, ends=[end])) != painted(bare)
    name = np.flatnonzero(named.any(axis=0))[0]
    left, right = words_of_the_guide(painted, [end])
    assert left > 20
    assert right < name


def test_the_name_of_a_curve_that_ends_elsewhere_leaves_them_in_their_place(painted):
    end = Tag(QPointF(288, 84), "loss 0.1", QColor("red"))
    assert words_of_the_guide(painted, [end]) == words_of_the_guide(painted, [])


def test_a_curve_that_ends_earlier_keeps_its_name_beside_its_end(painted):
    bare = Scenery(area=QRectF(20, 5, 270, 80))
    long, short = (
        Tag(QPointF(288, 70), "loss 0.1", QColor("red")),
        Tag(QPointF(60, 20), "Run 1", QColor("red")),
    )
    new = painted(replace(bare, ends=[long, short])) != painted(replace(bare, ends=[long]))
    columns = np.flatnonzero(new[:40].any(axis=0))
    assert columns[0] > 50
    assert columns[-1] < 130
