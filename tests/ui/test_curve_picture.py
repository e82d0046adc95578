from __future__ import annotations

import re

import numpy as np
import pytest
from PyQt6.QtGui import QImage

from explorer.training import Evaluation, RunRecord, RunSetup, Step
from explorer.training.runs import ListedRun
from explorer.ui.palettes import LIGHT
from explorer.ui.tabs.train.curve_picture import SIZE, _ticks, png_of, svg_of
from explorer.ui.tabs.train.curve_sheet import sheet_of

pytestmark = pytest.mark.usefixtures("qapp")


def listed(number, length=200, parent=None, name="") -> ListedRun:
    record = RunRecord(RunSetup())
    for i in range(1, length + 1):
        record.history.append(Step(i, i / 40, 2.0 / (i + number), 0.1))
        if i % 50 == 0:
            record.history.append_evaluation(Evaluation(i, 1 - 1 / i, 1 - 2 / i))
    record.parent = parent
    return ListedRun(number, record, name)


def colours_in(png: bytes) -> set[str]:
    image = QImage.fromData(png, "PNG")
    assert image.size() == 2 * SIZE
    bits = image.convertToFormat(QImage.Format.Format_RGB32).constBits()
    pixels = np.frombuffer(bits.asarray(image.sizeInBytes()), np.uint32) & 0xFFFFFF
    return {f"#{pixel:06x}" for pixel in np.unique(pixels)}


def test_one_run_shows_its_batches_and_both_accuracies():
    run = listed(1, name="slow")
    sheet = sheet_of([run], run.record)
    loss, accuracy = sheet.panels
    assert [curve.name for curve in loss.curves] == ["mini-batches", "slow"]
    assert [curve.name for curve in accuracy.curves] == ["training images", "test images"]
    np.testing.assert_array_equal(accuracy.curves[1].x, [50, 100, 150, 200])
    assert sheet.last == 200
    assert colours_in(png_of(sheet)) >= {LIGHT.series[0], LIGHT.surface}


def test_several_runs_keep_their_colours_and_names():
    runs = [listed(1), listed(2, length=400, name="<b> & co")]
    sheet = sheet_of(runs, runs[1].record)
    loss, accuracy = sheet.panels
    assert [curve.name for curve in loss.curves] == ["Run 1", "<b> & co"]
    assert [curve.colour for curve in accuracy.curves] == [2, 0]
    assert sheet.last == 400
    assert colours_in(png_of(sheet)) >= {LIGHT.series[0], LIGHT.series[2]}
    svg = svg_of(sheet, "Runs").decode()
    assert "Run 1" in svg
    assert "&lt;b&gt; &amp; co" in svg
    assert len(re.findall("<polyline", svg)) >= 4


def test_the_picture_is_light_whatever_the_window(qapp):
    from explorer.ui import theme

    run = listed(1)
    before = png_of(sheet_of([run], run.record))
    theme.apply("dark", 1.25)
    assert png_of(sheet_of([run], run.record)) == before
    theme.apply("light")


def test_a_branch_beside_its_parent_is_drawn_from_where_it_begins(monkeypatch):
    parent = listed(1)
    branch = listed(2, parent=parent.record)
    monkeypatch.setattr(RunRecord, "begins", property(lambda self: 80 if self.parent else 0))
    both = sheet_of([parent, branch], branch.record)
    assert both.panels[0].curves[1].x[0] == 80
    np.testing.assert_array_equal(both.panels[1].curves[1].x, [100, 150, 200])
    alone = sheet_of([branch], branch.record)
    assert alone.panels[0].curves[0].x[0] == 1


def test_runs_without_figures_make_an_empty_picture():
    run = ListedRun(1, RunRecord(RunSetup()))
    sheet = sheet_of([run], None)
    assert png_of(sheet).startswith(b"\x89PNG")
    assert svg_of(sheet, "Runs").startswith(b"<?xml")


@pytest.mark.parametrize(("top", "most"), [(1.0, 6), (3.0, 5.5), (0.02, 7), (93_750.0, 7.8), (1.0, 0.5)])
def test_ticks_are_round_and_few(top, most):
    ticks = _ticks(top, most)
    assert ticks[0] == 0
    assert ticks[-1] <= top * (1 + 1e-9)
    assert 2 <= len(ticks) <= max(most, 2) + 2
