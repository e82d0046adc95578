"""The labs of section 3.2 show the book's numbers and its collapsing layers."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.labs import Curves, Printout, Values, lab_by_key

FUNCTIONS = lab_by_key("activation_functions")
LAYERS = lab_by_key("linear_layers")


def printed(figures) -> list[str]:
    return [line.text for figure in figures if isinstance(figure, Printout) for line in figure.lines]


def curves(figures) -> Curves:
    return next(figure for figure in figures if isinstance(figure, Curves))


def test_it_opens_with_the_books_example() -> None:
    assert printed(FUNCTIONS.compute(FUNCTIONS.defaults)) == [
        "[0. 1. 1.]",
        "[0.26894142 0.73105858 0.88079708]",
        "[0. 1. 2.]",
    ]


def test_curves_run_over_the_books_range_and_the_step_is_a_step() -> None:
    figure = curves(FUNCTIONS.compute(FUNCTIONS.defaults))
    assert figure.x_range == (-5.0, 5.0)
    assert set(figure.curves[0].y) == {0.0, 1.0}


def test_only_relu_doubles_with_its_input() -> None:
    question = FUNCTIONS.question
    assert question.answer(question.experiment(FUNCTIONS.defaults)) == "relu"


def changed(**settings: float | str) -> Values:
    values = LAYERS.defaults
    for key, value in settings.items():
        values = LAYERS.changed(values, key, value)
    return values


def test_three_linear_layers_are_c_cubed_x() -> None:
    # 2 · 2 · 2 · 1
    assert printed(LAYERS.compute(LAYERS.defaults)) == ["2.0", "4.0", "8.0", "8.0"]


@pytest.mark.parametrize("c", [-1.3, 0.5, 2.0])
@pytest.mark.parametrize("depth", [1.0, 3.0, 5.0])
def test_the_last_linear_layer_lies_on_the_single_one(c: float, depth: float) -> None:
    *_, last, single = curves(LAYERS.compute(changed(c=c, depth=depth))).curves
    assert single.dashed
    np.testing.assert_allclose(last.y, single.y, rtol=1e-12)


@pytest.mark.parametrize("function", ["sigmoid", "relu"])
def test_nonlinear_layers_do_not_lie_on_a_line(function: str) -> None:
    *_, last, _ = curves(LAYERS.compute(changed(function=function))).curves
    assert np.ptp(np.diff(last.y)) > 1e-4


def test_the_question_is_answered_by_the_numbers() -> None:
    assert LAYERS.question.answer(LAYERS.question.experiment(changed(function="relu"))) == "cube"
    assert LAYERS.question.answer(changed(function="sigmoid")) == "none"
