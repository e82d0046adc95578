"""The lab of section 4.4.2 shows the loss and the gradient of the book's 2×3 network."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.labs import Curves, Printout, Values, lab_by_key

LAB = lab_by_key("simple_net")


def numbers(values: Values) -> dict[str, np.ndarray]:
    printout = next(figure for figure in LAB.compute(values) if isinstance(figure, Printout))
    return {line.code: line.value for line in printout.lines}


def test_loss_and_scores_are_the_books() -> None:
    book = numbers(LAB.defaults)
    assert book["round(loss(W), 5)"] == 0.92807
    np.testing.assert_allclose(book["a"], [1.05414809, 0.63071653, 1.1328074], atol=1e-5)
    assert book["np.argmax(a)"] == 2


def test_the_gradient_is_the_books() -> None:
    dW = [[0.21924763, 0.14356247, -0.36281009], [0.32887144, 0.2153437, -0.54421514]]
    np.testing.assert_allclose(numbers(LAB.defaults)["np.round(dW, 5)"], dW, atol=1e-5)


@pytest.mark.parametrize("label", ["0", "1", "2"])
def test_the_gradient_is_x_times_y_minus_t(label: str) -> None:
    # Section 5.6.3 will say so: dW = xᵀ (y − t).
    values = LAB.changed(LAB.defaults, "label", label)
    a = numbers(values)["a"]
    y = np.exp(a) / np.exp(a).sum()
    expected = np.outer(values.array("x"), y - np.eye(3)[int(label)])
    np.testing.assert_allclose(numbers(values)["np.round(dW, 5)"], expected, atol=1e-5)


def test_equal_weights_cost_log_three() -> None:
    assert numbers(LAB.changed(LAB.defaults, "W", np.zeros((2, 3))))["round(loss(W), 5)"] == 1.09861


def test_the_dashed_line_touches_the_loss_at_the_weight() -> None:
    curves = next(figure for figure in LAB.compute(LAB.defaults) if isinstance(figure, Curves))
    loss, tangent = curves.curves
    at = curves.handle.x
    assert np.interp(at, loss.x, loss.y) == pytest.approx(np.interp(at, tangent.x, tangent.y), abs=1e-3)
    slope = np.interp(at, loss.x, np.gradient(loss.y, loss.x))
    assert slope == pytest.approx(np.gradient(tangent.y, tangent.x)[0], abs=1e-3)


def test_dragging_a_weight_keeps_the_axis_still() -> None:
    moved = np.array([[0.47355, 0.99774, -2.0], [0.85557, 0.03564, 0.69422]])
    ranges = [
        next(figure for figure in LAB.compute(values) if isinstance(figure, Curves)).x_range
        for values in (LAB.defaults, LAB.changed(LAB.defaults, "W", moved))
    ]
    assert ranges[0] == ranges[1]


def test_a_step_of_one_lowers_the_loss() -> None:
    assert LAB.question.answer(LAB.question.experiment(LAB.defaults)) == "falls"
