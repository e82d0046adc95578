"""The three-layer network worked out by hand in the book, with every weight editable (section 3.4)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from explorer.labs import number_text
from explorer.labs.code_lines import code_line
from explorer.labs.equations import Block, Equation, block
from explorer.labs.figures import Figure, Line, Printout
from explorer.labs.graphs import Edge, Graph, Node, Stage
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.parameters import NumberArray
from explorer.nn import Network

if TYPE_CHECKING:
    from explorer.labs.code_lines import CodeLine
    from explorer.labs.values import Numbers64, Values
    from explorer.nn import ForwardTrace

_SIZES = (2, 3, 2, 2)
_STAGES = ("input", "first", "second", "output")
_SUBSCRIPTS = "₁₂₃"
_WEIGHTS: dict[str, tuple[float, ...] | tuple[tuple[float, ...], ...]] = {
    "W1": ((0.1, 0.3, 0.5), (0.2, 0.4, 0.6)),
    "b1": (0.1, 0.2, 0.3),
    "W2": ((0.1, 0.4), (0.2, 0.5), (0.3, 0.6)),
    "b2": (0.1, 0.2),
    "W3": ((0.1, 0.3), (0.2, 0.4)),
    "b3": (0.1, 0.2),
}


def _trace(values: Values) -> ForwardTrace:
    network = Network(_SIZES, "sigmoid", init="zeros", output="identity", dtype=np.float64)
    for name in _WEIGHTS:
        network.params[name] = values.array(name)
    return network.forward(values.array("x"))


def _signals(trace: ForwardTrace) -> list[Numbers64]:
    """Return what every column of neurons sends on: x, z1, z2, y."""
    return [np.asarray(signal[0], dtype=np.float64) for signal in (trace.x, *trace.z)]


def _network_code(trace: ForwardTrace) -> tuple[CodeLine, ...]:
    signals = _signals(trace)
    lines = []
    for layer, (before, after) in enumerate(pairwise(signals), start=1):
        product = f"np.dot({'X' if layer == 1 else f'Z{layer - 1}'}, W{layer}) + B{layer}"
        text = f"Z{layer} = sigmoid({product})" if layer < 3 else f"Y = {product}"
        lines.append(code_line(text, "{z} → {a}", z=before, a=after))
    return tuple(lines)


def _sums_code(values: Values, trace: ForwardTrace) -> tuple[CodeLine, ...]:
    return tuple(
        code_line(
            f"A{layer} = np.dot({'X' if layer == 1 else f'Z{layer - 1}'}, W{layer}) + B{layer}",
            "{z}·{W} + {b} → {a}",
            z=trace.inputs(layer - 1)[0],
            W=values.array(f"W{layer}"),
            b=values.array(f"b{layer}"),
            a=trace.a[layer - 1][0],
        )
        for layer in (1, 2, 3)
    )


def _graph(values: Values, trace: ForwardTrace) -> Graph:
    nodes, edges = [], []
    for layer, signal in enumerate(_signals(trace)):
        letter = "x" if layer == 0 else ("y" if layer == len(_SIZES) - 1 else "z")
        for unit, number in enumerate(signal):
            # Fewer neurons stand as close together as the three of the widest column do.
            height = 0.5 + (unit - (signal.size - 1) / 2) / (max(_SIZES) - 1)
            key, text = f"{layer}{unit}", number_text.cell(float(number), 4)
            nodes.append(Node(key, layer / 3, height, text, f"{letter}{_SUBSCRIPTS[unit]}"))
            if layer:
                weights = values.array(f"W{layer}")[:, unit]
                edges += [
                    Edge(f"{layer - 1}{source}", key, weight=float(w)) for source, w in enumerate(weights)
                ]
    stages = tuple(Stage(key, layer / 3) for layer, key in enumerate(_STAGES))
    return Graph("graph", tuple(nodes), tuple(edges), stages, code=_network_code(trace))


def _equation(values: Values, trace: ForwardTrace) -> Equation:
    signals = _signals(trace)
    lines = []
    for layer in (1, 2, 3):
        name = "X" if layer == 1 else f"Z{layer - 1}"
        parts: list[Block | str] = [
            block(name, signals[layer - 1]),
            "·",
            block(f"W{layer}", values.array(f"W{layer}")),
            "+",
            block(f"B{layer}", values.array(f"b{layer}")),
            "=",
            block(f"A{layer}", trace.a[layer - 1][0]),
            "→ h →" if layer < 3 else "→ σ →",
            block(f"Z{layer}" if layer < 3 else "Y", signals[layer]),
        ]
        lines.append(tuple(parts))
    return Equation("layers", tuple(lines), code=_sums_code(values, trace))


def _lines(trace: ForwardTrace) -> tuple[Line, ...]:
    a, z = [part[0] for part in trace.a], [part[0] for part in trace.z]
    return (Line("A1", a[0]), Line("Z1", z[0]), Line("A2", a[1]), Line("Z2", z[1]), Line("Y", z[2]))


def compute(values: Values) -> tuple[Figure, ...]:
    """Return the network with its signals, each layer as matrices, and what NumPy prints."""
    trace = _trace(values)
    return (_graph(values, trace), _equation(values, trace), Printout("printout", _lines(trace)))


def code(values: Values) -> str:
    """Return the lab as a program; it prints what the printout shows."""
    arrays = "\n".join(
        f"{name.replace('b', 'B')} = np.array({number_text.python_list(values.array(name))})"
        for name in _WEIGHTS
    )
    return f"""import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


X = np.array({number_text.python_list(values.array("x"))})
{arrays}

A1 = np.dot(X, W1) + B1
Z1 = sigmoid(A1)
A2 = np.dot(Z1, W2) + B2
Z2 = sigmoid(A2)
Y = np.dot(Z2, W3) + B3  # the output function is the identity

print(A1)
print(Z1)
print(A2)
print(Z2)
print(Y)
"""


def _twice_the_input(values: Values) -> Values:
    return LAB.defaults.with_("x", np.array([2.0, 1.0]))


def _growth(values: Values) -> str:
    after = _signals(_trace(values))[-1]
    before = _signals(_trace(values.with_("x", values.array("x") / 2)))[-1]
    ratio = float(np.max(after / before))
    if np.isclose(ratio, 2.0):
        return "double"
    return "less" if ratio < 2.0 else "more"


def _array(key: str, default: tuple[float, ...] | tuple[tuple[float, ...], ...]) -> NumberArray:
    shape = np.shape(default)
    return NumberArray(key=key, default=default, fewest=shape, most=shape, low=-100.0, high=100.0, step=0.1)


LAB = Lab(
    key="three_layer_net",
    section="3.4",
    parameters=(_array("x", (1.0, 0.5)), *(_array(name, default) for name, default in _WEIGHTS.items())),
    compute=compute,
    code=code,
    question=Question(("double", "less", "more"), _twice_the_input, _growth),
    presets=(
        Preset("book", "x = [1.0, 0.5]", {}),
        Preset("swapped", "x = [0.5, 1.0]", {"x": np.array([0.5, 1.0])}),
        Preset("nothing", "x = [0, 0]", {"x": np.array([0.0, 0.0])}),
    ),
    formulas=("layer_sum", "layer_activation"),
)
