"""The perceptron lab shows the gates of chapter 2 and counts layers as section 3.1 does."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.labs import Graph, Plane, Table, Values, lab_by_key

LAB = lab_by_key("perceptron")

GATES = {"and": [0, 0, 0, 1], "nand": [1, 1, 1, 0], "or": [0, 1, 1, 1], "xor": [0, 1, 1, 0]}


def preset(key: str) -> Values:
    return LAB.with_preset(next(preset for preset in LAB.presets if preset.key == key))


def figure(values: Values, kind: type):
    return next(figure for figure in LAB.compute(values) if isinstance(figure, kind))


def answers(values: Values) -> list[float]:
    return figure(values, Table).values[:, 3].tolist()


@pytest.mark.parametrize("key", GATES)
def test_every_gate_answers_as_the_book_says(key: str) -> None:
    table = figure(preset(key), Table)
    assert table.values[:, 3].tolist() == GATES[key]
    assert table.values[:, 4].tolist() == GATES[key]


def test_and_adds_up_to_the_sums_worked_by_hand() -> None:
    # -0.7 + 0.5 x1 + 0.5 x2 for (0, 0), (1, 0), (0, 1), (1, 1).
    np.testing.assert_allclose(figure(preset("and"), Table).values[:, 2], [-0.7, -0.2, -0.2, 0.3], atol=1e-12)


def test_a_sum_of_zero_is_not_above_zero() -> None:
    values = LAB.changed(LAB.defaults, "w", np.array([0.0, 1.0, 1.0]))
    assert answers(values) == [0, 1, 1, 1]


def test_the_plane_is_one_where_the_perceptron_says_one() -> None:
    plane = figure(preset("or"), Plane)
    line = np.linspace(*plane.x_range, plane.shade.values.shape[1])
    row, column = np.argmin(abs(line - 0.0)), np.argmin(abs(line - 1.0))
    assert plane.shade.values[row, column] == 1.0
    assert plane.shade.values[row, row] == 0.0


def test_one_line_of_weights_has_two_columns_of_neurons_and_two_lines_three() -> None:
    one, two = figure(preset("and"), Graph), figure(preset("xor"), Graph)
    assert [stage.key for stage in one.stages] == ["input", "output"]
    assert [stage.key for stage in two.stages] == ["input", "hidden", "output"]
    assert [edge.weight for edge in one.edges] == [-0.7, 0.5, 0.5]
    assert len(two.edges) == 9


def test_one_perceptron_gets_three_of_xor_right_at_most() -> None:
    question = LAB.question
    assert question.answer(question.experiment(LAB.defaults)) == "three"
    assert question.answer(preset("nand")) == "four"
