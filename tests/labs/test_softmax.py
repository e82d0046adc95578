"""The softmax lab shows the numbers of section 3.5."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from explorer.labs import Bars, Curves, Printout, Table, Values, lab_by_key

if TYPE_CHECKING:
    from explorer.labs.lab import Preset

LAB = lab_by_key("softmax")


def printed(values: Values) -> dict[str, str]:
    printout = figure(values, Printout)
    return {line.code: line.text for line in printout.lines}


def figure(values: Values, kind: type):
    return next(figure for figure in LAB.compute(values) if isinstance(figure, kind))


def preset(key: str) -> Values:
    return LAB.with_preset(next(preset for preset in LAB.presets if preset.key == key))


def with_scores(*scores: float) -> Values:
    return LAB.changed(LAB.defaults, "a", np.array(scores))


def test_it_opens_with_the_books_example() -> None:
    assert printed(LAB.defaults)["softmax(a)"] == "[0.01821127 0.24519181 0.73659691]"
    assert printed(LAB.defaults)["naive_softmax(a)"] == "[0.01821127 0.24519181 0.73659691]"


def test_the_books_overflow_is_nan_by_the_formula_and_right_once_shifted() -> None:
    text = printed(preset("overflow"))
    assert text["naive_softmax(a)"] == "[nan nan nan]"
    assert text["softmax(a)"] == "[9.99954600e-01 4.53978686e-05 2.06106005e-09]"


@pytest.mark.parametrize("key", ["book", "close", "near", "overflow"])
def test_probabilities_sum_to_one_and_keep_the_order_of_the_scores(key: str) -> None:
    values = preset(key)
    y = figure(values, Bars).values[1]
    assert y.sum() == pytest.approx(1.0, abs=1e-12)
    np.testing.assert_array_equal(np.argsort(y), np.argsort(values.array("a")))
    assert printed(values)["np.argsort(a)"] == printed(values)["np.argsort(y)"]


@pytest.mark.parametrize(
    ("key", "expected"),
    [("close", [0.269308, 0.328933, 0.401760]), ("near", [0.214478, 0.353615, 0.431906])],
)
def test_presets_give_the_softmax_of_their_scores(key: str, expected: list[float]) -> None:
    # exp: 1.349859 + 1.648721 + 2.013753 = 5.012333; 4.481689 + 7.389056 + 9.025013 = 20.895758.
    np.testing.assert_allclose(figure(preset(key), Bars).values[1], expected, atol=1e-6)


@pytest.mark.parametrize("shift", [-1000.0, -3.0, 250.0, 1000.0])
def test_a_constant_added_to_all_scores_changes_no_probability(shift: float) -> None:
    y = figure(LAB.defaults, Bars).values[1]
    shifted = figure(LAB.changed(LAB.defaults, "shift", shift), Bars).values[1]
    np.testing.assert_allclose(shifted, y, rtol=1e-12)


@pytest.mark.parametrize(
    ("shift", "finite"), [(705.0, True), (706.0, False), (-745.0, True), (-752.0, False)]
)
def test_the_literal_formula_fails_where_the_text_says(shift: float, finite: bool) -> None:
    naive = figure(LAB.changed(LAB.defaults, "shift", shift), Bars).values[0]
    assert bool(np.all(np.isfinite(naive))) is finite


def test_float32_overflows_above_88() -> None:
    single = LAB.changed(LAB.defaults, "single", True)
    assert np.all(np.isfinite(figure(LAB.changed(single, "shift", 84.0), Bars).values[0]))
    assert np.all(np.isnan(figure(LAB.changed(single, "shift", 85.0), Bars).values[0][2]))


def test_the_table_says_inf_and_nan_plainly() -> None:
    table = figure(preset("overflow"), Table)
    assert table.text(0, 1) == "inf"
    assert table.text(0, 2) == "nan"
    assert table.text(0, 3) == "0.00"
    assert table.text(1, 3) == "-10.00"
    assert table.text(3, 5) == "1.0000"


def test_the_curves_pass_through_the_current_point() -> None:
    curves = figure(LAB.defaults, Curves)
    assert curves.handle.x == 4.0
    for curve, point in zip(curves.curves, curves.points, strict=True):
        assert np.interp(curves.handle.x, curve.x, curve.y) == pytest.approx(point, abs=1e-3)


def test_dragging_the_handle_keeps_the_range_still() -> None:
    moved = with_scores(0.3, 2.9, -1.25)
    assert figure(moved, Curves).x_range == figure(LAB.defaults, Curves).x_range


def test_a_varied_score_that_is_removed_gives_way_to_the_last_one() -> None:
    assert with_scores(1.0, 2.0).choice("vary") == "2"
    assert figure(with_scores(1.0, 2.0), Curves).x_name == "a₂"


@pytest.mark.parametrize("shift", [0.0, 1000.0])
@pytest.mark.parametrize("chosen", LAB.presets, ids=lambda chosen: chosen.key)
@pytest.mark.parametrize("single", [False, True])
def test_the_copied_program_prints_the_labs_numbers(chosen: Preset, shift: float, single: bool) -> None:
    values = LAB.changed(LAB.changed(LAB.with_preset(chosen), "shift", shift), "single", single)
    program = [sys.executable, "-W", "ignore", "-c", LAB.code(values)]
    output = subprocess.run(program, capture_output=True, text=True, check=True, timeout=60).stdout
    shown = "\n".join(line.text for line in figure(values, Printout).lines)
    assert output.split() == shown.split()


def test_the_question_is_answered_by_the_numbers() -> None:
    question = LAB.question
    assert question.answer(question.experiment(LAB.defaults)) == "nan"
    # From far below zero the same constant leads to ordinary scores: the formula survives.
    assert question.answer(question.experiment(with_scores(-1000.0, -999.0))) == "same"
