"""A computational graph that is run forward, and backward by the chain rule (sections 5.1 to 5.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from explorer.nn.errors import NetworkError
from explorer.nn.functions import Array, as_float

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import ArrayLike

    from explorer.nn.nodes import GraphNode


@dataclass(frozen=True)
class Operation:
    """One node at work: the names of the values it takes, and of the one it makes."""

    node: GraphNode
    inputs: tuple[str, ...]
    output: str


@dataclass(frozen=True)
class Computed:
    """A graph after both passes.

    Attributes
    ----------
    operations : tuple of Operation
        In the order they ran forward; backward goes the other way.
    values : mapping
        What each name holds.
    gradients : mapping
        The derivative of the last output by each name, summed over the ways it takes.
    flows : mapping of (operation's output, input) to ndarray
        What flows back along each single edge.
    slopes : mapping of (operation's output, input) to ndarray
        The local derivative at each edge's end.
    """

    operations: tuple[Operation, ...]
    values: Mapping[str, Array]
    gradients: Mapping[str, Array]
    flows: Mapping[tuple[str, str], Array]
    slopes: Mapping[tuple[str, str], Array]


def run_graph(
    inputs: Mapping[str, ArrayLike], operations: Sequence[Operation], dout: ArrayLike = 1.0
) -> Computed:
    """Run a graph forward and backward.

    Parameters
    ----------
    inputs : mapping
        The values that come from outside, by name.
    operations : sequence of Operation
        In an order in which each finds its inputs.
    dout : array_like, optional
        What comes back into the last output: 1 when that is the result itself.

    Raises
    ------
    NetworkError
        When an operation takes a value that is not there yet.
    """
    values = {name: as_float(value) for name, value in inputs.items()}
    for operation in operations:
        missing = [name for name in operation.inputs if name not in values]
        if missing:
            raise NetworkError(f"{operation.output} needs {missing[0]}, which is not computed before it")
        values[operation.output] = operation.node.forward(*(values[name] for name in operation.inputs))
    gradients: dict[str, Array] = {name: np.zeros_like(value) for name, value in values.items()}
    gradients[operations[-1].output] = as_float(dout) + np.zeros_like(values[operations[-1].output])
    flows: dict[tuple[str, str], Array] = {}
    slopes: dict[tuple[str, str], Array] = {}
    for operation in reversed(operations):
        back = operation.node.backward(gradients[operation.output])
        for name, flow, slope in zip(operation.inputs, back, operation.node.slopes, strict=True):
            flows[operation.output, name] = flow
            slopes[operation.output, name] = slope
            gradients[name] = gradients[name] + flow
    return Computed(tuple(operations), values, gradients, flows, slopes)
