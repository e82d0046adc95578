"""The labs of sections 3.4 and 3.5 show the book's forward pass and its output functions."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.labs import Equation, Graph, Printout, Table, Values, lab_by_key

NET = lab_by_key("three_layer_net")
OUTPUT = lab_by_key("output_functions")


def figure(lab, values: Values, kind: type):
    return next(figure for figure in lab.compute(values) if isinstance(figure, kind))


def numbers(values: Values) -> dict[str, np.ndarray]:
    return {line.code: line.value for line in figure(NET, values, Printout).lines}


@pytest.mark.parametrize(
    ("name", "book"),
    [
        ("A1", [0.3, 0.7, 1.1]),
        ("Z1", [0.5744, 0.6682, 0.7503]),
        ("A2", [0.5162, 1.2140]),
        ("Z2", [0.6262, 0.7710]),
        ("Y", [0.3168, 0.6963]),
    ],
)
def test_every_layer_gives_the_books_numbers(name: str, book: list[float]) -> None:
    # Y: 0.6263 · 0.1 + 0.7710 · 0.2 + 0.1 = 0.3168
    np.testing.assert_allclose(numbers(NET.defaults)[name], book, atol=5e-5)


def test_the_printout_has_the_books_digits() -> None:
    text = {line.code: line.text for line in figure(NET, NET.defaults, Printout).lines}
    assert text["Z1"] == "[0.57444252 0.66818777 0.75026011]"
    assert text["Y"] == "[0.31682708 0.69627909]"


def test_exchanged_inputs_give_other_numbers() -> None:
    swapped = numbers(NET.with_preset(NET.presets[1]))
    np.testing.assert_allclose(swapped["A1"], [0.35, 0.75, 1.15], atol=1e-12)
    # Z1 0.58662 0.67918 0.75951, A2 0.52235 1.22994, Z2 0.62770 0.77377
    np.testing.assert_allclose(swapped["Y"], [0.31752, 0.69782], atol=2e-5)


def test_the_graph_carries_every_signal_and_every_weight() -> None:
    graph = figure(NET, NET.defaults, Graph)
    assert [node.text for node in graph.nodes if node.key.startswith("3")] == ["0.3168", "0.6963"]
    assert len(graph.edges) == 2 * 3 + 3 * 2 + 2 * 2


def test_shapes_stand_under_the_matrices() -> None:
    first, *_ = figure(NET, NET.defaults, Equation).lines
    assert [block.shape for block in first if not isinstance(block, str)] == [
        "(2,)", "(2, 3)", "(3,)", "(3,)", "(3,)",
    ]  # fmt: skip


def test_twice_the_input_gives_less_than_twice_the_output() -> None:
    assert NET.question.answer(NET.question.experiment(NET.defaults)) == "less"


def test_only_softmax_sums_to_one() -> None:
    table = figure(OUTPUT, OUTPUT.defaults, Table)
    assert table.sums[3] == pytest.approx(1.0)
    assert table.sums[1] == pytest.approx(7.2)
    np.testing.assert_allclose(table.values[:, 3], [0.01821127, 0.24519181, 0.73659691], atol=1e-8)


def test_softmax_of_two_is_the_sigmoid_of_their_difference() -> None:
    table = figure(OUTPUT, OUTPUT.with_preset(OUTPUT.presets[3]), Table)
    assert table.values[0, 3] == pytest.approx(table.values[0, 2])
    assert table.text(0, 3) == "0.7685"


def test_only_softmax_lets_one_score_change_the_other_outputs() -> None:
    assert OUTPUT.question.answer(OUTPUT.question.experiment(OUTPUT.defaults)) == "softmax"
