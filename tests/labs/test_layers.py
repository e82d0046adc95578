"""Sections 5.5 and 5.6: the layers' labs show the book's numbers and shapes."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.labs import Graph, Lab, Printout, Sheet, Table, Values, lab_by_key
from explorer.nn import numerical_gradient, sigmoid

RELU = lab_by_key("relu_layer")
SIGMOID = lab_by_key("sigmoid_layer")
AFFINE = lab_by_key("affine_layer")
SOFTMAX = lab_by_key("softmax_with_loss")
BATCH = lab_by_key("batch_gradient")


def printed(lab: Lab, values: Values | None = None) -> dict[str, str]:
    shown = lab.compute(lab.defaults if values is None else values)
    return {line.code: line.text for figure in shown if isinstance(figure, Printout) for line in figure.lines}


def figure(lab: Lab, key: str, values: Values | None = None):
    shown = lab.compute(lab.defaults if values is None else values)
    return next(figure for figure in shown if figure.key == key)


def preset(lab: Lab, key: str) -> Values:
    return lab.with_preset(next(preset for preset in lab.presets if preset.key == key))


def test_relu_has_the_books_mask() -> None:
    text = printed(RELU)
    assert text["relu.mask"].split() == ["[[False", "True]", "[", "True", "False]]"]
    assert text["out"] == "[[1. 0.]\n [0. 3.]]"
    assert text["dx"] == "[[0.5 0. ]\n [0.  1.5]]"


def test_relu_opens_the_lanes_above_nought() -> None:
    assert [node.active for node in figure(RELU, "graph").nodes if node.kind == "operation"] == [
        True,
        False,
        False,
        True,
    ]
    dead = figure(RELU, "graph", preset(RELU, "dead"))
    assert {edge.below for edge in dead.edges if edge.target.startswith("relu")} == {"0"}


@pytest.mark.parametrize("x", [-6.0, -1.5, 0.0, 1.0, 4.0])
def test_the_sigmoid_goes_back_alike_in_every_form(x: float) -> None:
    text = printed(SIGMOID, SIGMOID.changed(SIGMOID.defaults, "x", x))
    _, *forms = text.values()
    slope = float(numerical_gradient(lambda at: float(sigmoid(at)), x))
    assert [float(form) for form in forms] == pytest.approx([slope] * 4, abs=2e-8)


def test_the_sigmoid_hands_back_a_quarter_at_most() -> None:
    assert printed(SIGMOID, preset(SIGMOID, "steepest"))["round(dx, 8)"] == "0.25"
    assert printed(SIGMOID)["round(y, 8)"] == "0.73105858"


def test_the_chain_and_the_single_node_answer_together() -> None:
    for step, answered in ((3, False), (4, True), (7, True), (8, True)):
        values = SIGMOID.changed(SIGMOID.defaults, "step", float(step))
        chain, single = figure(SIGMOID, "chain", values), figure(SIGMOID, "single", values)
        assert isinstance(chain, Graph)
        assert bool(single.edges[-1].above) == answered
        assert bool(single.edges[0].below) == bool(chain.edges[0].below) == (step == 8)


def test_affine_shows_the_books_batch() -> None:
    text = printed(AFFINE)
    assert text["Y"] == "[[ 1.  2.  3.]\n [11. 12. 13.]]"
    assert text["dB"] == "[5. 7. 9.]"
    assert (text["(X.shape, dX.shape)"], text["(W.shape, dW.shape)"], text["(B.shape, dB.shape)"]) == (
        "((2, 2), (2, 2))",
        "((2, 3), (2, 3))",
        "((3,), (3,))",
    )


def test_what_comes_back_grows_with_the_batch() -> None:
    taller = AFFINE.changed(AFFINE.defaults, "X", np.ones((4, 2)))
    assert taller.array("dY").shape == (4, 3)
    assert figure(AFFINE, "graph", taller).edges[0].below == "(4, 2)"
    assert AFFINE.changed(taller, "X", np.ones((1, 2))).array("dY").shape == (1, 3)


@pytest.mark.parametrize(
    ("key", "da"),
    [("book", [0.3, -0.8, 0.5]), ("good", [0.01, -0.01, 0.0]), ("digit", [0.0081, 0.0001, -0.0082])],
)
def test_softmax_with_loss_hands_back_the_books_errors(key: str, da: list[float]) -> None:
    text = printed(SOFTMAX, preset(SOFTMAX, key))["np.round(da, 4)"]
    np.testing.assert_allclose([float(part) for part in text.strip("[]").split()], da, atol=1e-4)


def test_softmax_with_loss_is_checked_by_its_own_table() -> None:
    table = figure(SOFTMAX, "table")
    assert isinstance(table, Table)
    np.testing.assert_allclose(table.values[:, 1], [0.3, 0.2, 0.5], atol=1e-4)
    np.testing.assert_allclose(table.values[:, 3], [0.0, -5.0, 0.0], atol=1e-3)
    # Softmax's Jacobian times what the cross-entropy sent: the long way to y − t.
    y, dy = table.values[:, 1], table.values[:, 3]
    np.testing.assert_allclose((np.diag(y) - np.outer(y, y)) @ dy, table.values[:, 4], atol=1e-6)


def test_five_digits_send_back_y_minus_t_by_the_batch() -> None:
    outputs, gradient = figure(BATCH, "outputs"), figure(BATCH, "gradient")
    assert isinstance(outputs, Sheet)
    assert outputs.pictures is not None
    assert (outputs.pictures.shape, outputs.values.shape) == ((5, 28, 28), (5, 10))
    labels = [int(row.removeprefix("t=")) for row in outputs.rows]
    np.testing.assert_allclose(gradient.values, (outputs.values - np.eye(10)[labels]) / 5, atol=1e-12)


def test_every_gradient_has_the_shape_of_its_parameter() -> None:
    text = printed(BATCH)
    assert text["(x.shape, dx.shape)"] == "((5, 784), (5, 784))"
    assert text["(W1.shape, dW1.shape)"] == "((784, 50), (784, 50))"
    assert text["(b3.shape, db3.shape)"] == "((10,), (10,))"


@pytest.mark.parametrize(
    ("lab", "answer"),
    [(RELU, "nothing"), (SIGMOID, "quarter"), (AFFINE, "X"), (SOFTMAX, "little"), (BATCH, "zero")],
)
def test_the_questions_are_answered_from_the_numbers(lab: Lab, answer: str) -> None:
    assert lab.question.answer(lab.question.experiment(lab.defaults)) == answer
