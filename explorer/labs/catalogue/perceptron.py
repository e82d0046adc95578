"""Perceptrons as logic gates, the bias as a weight, and XOR by two layers (chapter 2 and section 3.1)."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from explorer.labs import number_text
from explorer.labs.code_lines import code_line
from explorer.labs.figures import Column, Figure, Line, Printout, Table
from explorer.labs.graphs import Edge, Graph, Node, Stage
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.parameters import Choice, NumberArray
from explorer.labs.planes import Plane, Shade, Spot
from explorer.nn import step

if TYPE_CHECKING:
    from explorer.labs.code_lines import CodeLine
    from explorer.labs.values import Numbers64, Values

_INPUTS = np.array([[1.0, 0.0, 0.0], [1.0, 1.0, 0.0], [1.0, 0.0, 1.0], [1.0, 1.0, 1.0]])
"""x₀ = 1 and the four pairs of x₁ and x₂, in the book's order."""

_WANTED = {
    "AND": np.array([0.0, 0.0, 0.0, 1.0]),
    "NAND": np.array([1.0, 1.0, 1.0, 0.0]),
    "OR": np.array([0.0, 1.0, 1.0, 1.0]),
    "XOR": np.array([0.0, 1.0, 1.0, 0.0]),
}
_AND = np.array([-0.7, 0.5, 0.5])
_NAND = np.array([0.7, -0.5, -0.5])
_OR = np.array([-0.2, 0.5, 0.5])
_RANGE = (-0.5, 1.5)
_GRID = 181
_SUBSCRIPTS = "₀₁₂"
# The colour scale ends beyond 1, so that points and grid stay readable on the region of 1.
_SHADE_END = 6.0


def _hidden(values: Values) -> bool:
    return values.choice("layers") == "two"


def _signals(values: Values, x: Numbers64) -> Numbers64:
    """Return what arrives at the output neuron for inputs (n, 3): x itself, or 1 and the hidden neurons."""
    if not _hidden(values):
        return x
    s = step(np.dot(x, values.array("hidden").T))
    return np.hstack([np.ones((len(x), 1)), s])


def _sums(values: Values, x: Numbers64) -> Numbers64:
    return np.asarray(np.dot(_signals(values, x), values.array("w")), dtype=np.float64)


def _layers_code(values: Values) -> tuple[CodeLine, ...]:
    x, w, t = _INPUTS, values.array("w"), _INPUTS[:, 0]
    if not _hidden(values):
        return (code_line("y = step(np.dot(X, w))", "{x}·{w} → {y}", x=x, w=w, y=t),)
    signals, v = _signals(values, x), values.array("hidden")
    return (
        code_line("s = step(np.dot(X, V.T))", "{x}·{v} → {s}", x=x, v=v.T, s=signals[:, 1:]),
        code_line("y = step(np.dot(signals, w))", "{s}·{w} → {y}", s=signals, w=w, y=t),
    )


def _plane_code(values: Values, y: Numbers64) -> tuple[CodeLine, ...]:
    low, high = _RANGE
    side = f"{low}:{high}:{_GRID}j"
    places = code_line(f"x2, x1 = np.mgrid[{side}, {side}]", "→ {y}, {y}", y=y)
    if not _hidden(values):
        return (places, code_line("y = step(w[0] + w[1] * x1 + w[2] * x2)", "{y} → {y}", y=y))
    return (
        places,
        code_line("s1, s2 = [step(v[0] + v[1] * x1 + v[2] * x2) for v in V]", "{y} → {y}, {y}", y=y),
        code_line("y = step(w[0] + w[1] * s1 + w[2] * s2)", "{y} → {y}", y=y),
    )


def _table(values: Values) -> Table:
    a = _sums(values, _INPUTS)
    columns = (
        Column("x1", "x₁", decimals=0),
        Column("x2", "x₂", decimals=0),
        Column("sum", "a", decimals=2),
        Column("output", "y = h(a)", decimals=0),
        Column("wanted", values.choice("gate"), decimals=0),
    )
    numbers = np.column_stack([_INPUTS[:, 1:], a, step(a), _WANTED[values.choice("gate")]])
    shown = code_line(
        "np.column_stack([X[:, 1:], a, step(a), t])",
        "{x}, {a}, {a}, {a} → {n}",
        x=_INPUTS[:, 1:],
        a=a,
        n=numbers,
    )
    return Table("table", columns, ("1", "2", "3", "4"), numbers, code=(shown,))


def _plane(values: Values) -> Plane:
    line = np.linspace(*_RANGE, _GRID)
    across, up = np.meshgrid(line, line)
    places = np.stack([np.ones(across.size), across.ravel(), up.ravel()], axis=1)
    y = np.asarray(step(_sums(values, places)), dtype=np.float64).reshape(across.shape)
    wanted = _WANTED[values.choice("gate")]
    spots = tuple(
        Spot(float(x1), float(x2), f"({x1:.0f}, {x2:.0f})", 1 if t else 0, ring=not t)
        for (_, x1, x2), t in zip(_INPUTS, wanted, strict=True)
    )
    shade, shown = Shade(y, 0.0, _SHADE_END), _plane_code(values, y)
    return Plane("plane", _RANGE, _RANGE, "x₁", "x₂", shade=shade, spots=spots, code=shown)


def _edges(sources: tuple[str, ...], target: str, weights: Numbers64) -> list[Edge]:
    named = zip(sources, weights, strict=True)
    return [Edge(source, target, number_text.plain(float(w)), weight=float(w)) for source, w in named]


def _graph(values: Values) -> Graph:
    heights = (0.0, 0.5, 1.0)
    inputs = [
        Node(
            f"x{k}",
            0.0,
            heights[k],
            "1" if k == 0 else f"x{_SUBSCRIPTS[k]}",
            kind="unit" if k else "constant",
        )
        for k in range(3)
    ]
    sources: tuple[str, ...] = ("x0", "x1", "x2")
    if not _hidden(values):
        output = Node("y", 1.0, 0.5, "y")
        edges = _edges(sources, "y", values.array("w"))
        ends = (Stage("input", 0.0), Stage("output", 1.0))
        return Graph("graph", (*inputs, output), tuple(edges), ends, code=_layers_code(values))
    hidden = [Node("s0", 0.5, 0.0, "1", kind="constant")]
    hidden += [Node(f"s{k}", 0.5, heights[k], f"s{_SUBSCRIPTS[k]}") for k in (1, 2)]
    edges = [edge for k in (1, 2) for edge in _edges(sources, f"s{k}", values.array("hidden")[k - 1])]
    edges += _edges(("s0", "s1", "s2"), "y", values.array("w"))
    nodes = (*inputs, *hidden, Node("y", 1.0, 0.5, "y"))
    stages = (Stage("input", 0.0), Stage("hidden", 0.5), Stage("output", 1.0))
    return Graph("graph", nodes, tuple(edges), stages, code=_layers_code(values))


def _lines(values: Values) -> tuple[Line, ...]:
    a = _sums(values, _INPUTS)
    y = step(a)
    lines = (
        Line("a", a),
        Line("step(a)", y),
        Line("np.sum(step(a) == t)", np.sum(y == _WANTED[values.choice("gate")])),
    )
    if not _hidden(values):
        return lines
    return (Line("s", step(np.dot(_INPUTS, values.array("hidden").T))), *lines)


def compute(values: Values) -> tuple[Figure, ...]:
    """Return the neurons, where they say 1, the truth table, and what NumPy prints."""
    return (_graph(values), _plane(values), _table(values), Printout("printout", _lines(values)))


def code(values: Values) -> str:
    """Return the lab as a program; it prints what the printout shows."""
    wanted = number_text.python_list(_WANTED[values.choice("gate")])
    prints = "\n".join(f"print({line.code})" for line in _lines(values))
    first = "signals = X"
    if _hidden(values):
        first = f"""V = np.array({number_text.python_list(values.array("hidden"))})
s = step(np.dot(X, V.T))                     # the hidden layer
signals = np.hstack([np.ones((4, 1)), s])    # and its own 1 for the bias"""
    return f"""import numpy as np


def step(a):
    return (a > 0).astype(np.float64)


# The first column is x0 = 1: the bias is the weight w0 on it.
X = np.array({number_text.python_list(_INPUTS)})
t = np.array({wanted})
w = np.array({number_text.python_list(values.array("w"))})
{first}
a = np.dot(signals, w)

{prints}
"""


def _one_layer_for_xor(values: Values) -> Values:
    return values.with_("gate", "XOR").with_("layers", "one")


def _most_right(values: Values) -> str:
    """Return how many of the four a single perceptron gets right at best, over a grid of its weights."""
    steps = np.linspace(-1.0, 1.0, 9)
    weights = np.array(list(product(steps, repeat=3)))
    outputs = step(np.dot(_INPUTS, weights.T))
    right = np.sum(outputs == _WANTED[values.choice("gate")][:, np.newaxis], axis=0)
    return {2: "two", 3: "three", 4: "four"}[int(right.max())]


LAB = Lab(
    key="perceptron",
    section="3.1",
    parameters=(
        NumberArray(
            key="w", default=(-0.7, 0.5, 0.5), fewest=(3,), most=(3,), low=-10.0, high=10.0, step=0.1
        ),
        Choice(key="gate", options=tuple(_WANTED), names=tuple(_WANTED), default="AND"),
        Choice(key="layers", options=("one", "two"), default="one"),
        NumberArray(
            key="hidden",
            default=((0.7, -0.5, -0.5), (-0.2, 0.5, 0.5)),
            fewest=(2, 3),
            most=(2, 3),
            low=-10.0,
            high=10.0,
            step=0.1,
        ),
    ),
    compute=compute,
    code=code,
    question=Question(("two", "three", "four"), _one_layer_for_xor, _most_right),
    presets=(
        Preset("and", "AND", {"w": _AND, "gate": "AND"}),
        Preset("nand", "NAND", {"w": _NAND, "gate": "NAND"}),
        Preset("or", "OR", {"w": _OR, "gate": "OR"}),
        Preset("xor", "XOR", {"w": _AND, "gate": "XOR", "layers": "two", "hidden": np.array([_NAND, _OR])}),
    ),
    formulas=("perceptron", "perceptron_bias"),
)
