"""The book's nodes and layers: its numbers, and every derivative against a numerical one."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.nn import NetworkError, ShapeError, cross_entropy_error, numerical_gradient, softmax
from explorer.nn.computation import Operation, run_graph
from explorer.nn.layers import Affine, SoftmaxWithLoss
from explorer.nn.nodes import (
    AddLayer,
    BiasLayer,
    DotLayer,
    ExpLayer,
    GraphNode,
    MulLayer,
    ReciprocalLayer,
    Relu,
    Sigmoid,
    SquareLayer,
)

POINTS = np.array([-1.7, -0.4, 0.3, 2.1])


@pytest.mark.parametrize("kind", [SquareLayer, ExpLayer, ReciprocalLayer, Relu, Sigmoid])
def test_a_node_of_one_input_knows_its_slope(kind: type[GraphNode]) -> None:
    for x in POINTS:
        node = kind()
        node.forward(x)
        (dx,) = node.backward(1.3)
        numerical = numerical_gradient(lambda at, kind=kind: float(kind().forward(at)), x)
        np.testing.assert_allclose(dx, 1.3 * numerical, rtol=1e-6, atol=1e-9)


def test_add_and_multiply_answer_as_in_the_book() -> None:
    add, mul = AddLayer(), MulLayer()
    assert (float(add.forward(10, 5)), [float(d) for d in add.backward(1.3)]) == (15.0, [1.3, 1.3])
    assert (float(mul.forward(10, 5)), [float(d) for d in mul.backward(1.3)]) == (50.0, [6.5, 13.0])


def test_nothing_goes_back_before_it_went_forward() -> None:
    for early in (MulLayer(), Relu(), Affine(np.eye(2), np.zeros(2))):
        with pytest.raises(NetworkError):
            early.backward(np.ones((1, 2)))
    with pytest.raises(NetworkError):
        SoftmaxWithLoss().backward()
    with pytest.raises(NetworkError):
        _ = Relu().mask


def test_relu_masks_as_in_the_book() -> None:
    relu = Relu()
    y = relu.forward(np.array([[1.0, -0.5], [-2.0, 3.0]]))
    assert y.tolist() == [[1.0, 0.0], [0.0, 3.0]]
    assert relu.mask.tolist() == [[False, True], [True, False]]


def test_a_value_used_twice_collects_both_gradients() -> None:
    square = run_graph({"x": 3.0}, [Operation(MulLayer(), ("x", "x"), "y")])
    assert float(square.gradients["x"]) == 6.0
    branched = run_graph(
        {"x": 3.0}, [Operation(SquareLayer(), ("x",), "s"), Operation(AddLayer(), ("s", "x"), "y")]
    )
    assert float(branched.gradients["x"]) == 7.0
    assert float(branched.flows["y", "x"]) == 1.0


def test_a_graph_in_the_wrong_order_is_refused() -> None:
    with pytest.raises(NetworkError, match="needs s"):
        run_graph({"x": 3.0}, [Operation(ExpLayer(), ("s",), "y")])


def test_affine_gradients_are_the_numerical_ones() -> None:
    rng = np.random.default_rng(3)
    x, W, b, dout = (rng.standard_normal(shape) for shape in ((4, 3), (3, 2), (2,), (4, 2)))
    layer = Affine(W, b)
    layer.forward(x)
    dx = layer.backward(dout)
    np.testing.assert_allclose(
        dx, numerical_gradient(lambda at: np.sum(dout * Affine(W, b).forward(at)), x), atol=1e-8
    )
    np.testing.assert_allclose(
        layer.dW, numerical_gradient(lambda at: np.sum(dout * Affine(at, b).forward(x)), W), atol=1e-8
    )
    np.testing.assert_allclose(
        layer.db, numerical_gradient(lambda at: np.sum(dout * Affine(W, at).forward(x)), b), atol=1e-8
    )
    with pytest.raises(ShapeError):
        layer.forward(x.T)


def test_affine_is_a_product_and_a_sum_of_rows() -> None:
    rng = np.random.default_rng(4)
    X, W, B, dout = (rng.standard_normal(shape) for shape in ((4, 3), (3, 2), (2,), (4, 2)))
    operations = [Operation(DotLayer(), ("X", "W"), "P"), Operation(BiasLayer(), ("P", "B"), "Y")]
    graph = run_graph({"X": X, "W": W, "B": B}, operations, dout)
    layer = Affine(W, B)
    np.testing.assert_array_equal(graph.values["Y"], layer.forward(X))
    np.testing.assert_array_equal(graph.gradients["X"], layer.backward(dout))
    np.testing.assert_array_equal(graph.gradients["W"], layer.dW)
    np.testing.assert_array_equal(graph.gradients["B"], layer.db)


def test_softmax_with_loss_goes_back_as_y_minus_t() -> None:
    layer = SoftmaxWithLoss()
    layer.forward(np.log([0.3, 0.2, 0.5]), np.array([0.0, 1.0, 0.0]))
    np.testing.assert_allclose(layer.backward(), [[0.3, -0.8, 0.5]])
    scores, labels = np.array([[0.2, 1.0, -0.3], [2.0, 0.1, 0.4]]), np.array([1, 2])
    layer.forward(scores, labels)
    numerical = numerical_gradient(lambda at: cross_entropy_error(softmax(at), labels), scores)
    np.testing.assert_allclose(layer.backward(), numerical, atol=1e-6)
