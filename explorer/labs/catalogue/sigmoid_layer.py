"""The sigmoid as a chain of four nodes, and as one (section 5.5.2)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from explorer.labs.code_lines import code_line
from explorer.labs.figures import Curve, Curves, Figure, Handle, Line, Printout
from explorer.labs.graphs import Walk
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.parameters import Slider, Steps
from explorer.labs.walks import Sketch, walked_graph
from explorer.nn.computation import Operation, run_graph
from explorer.nn.nodes import AddLayer, ExpLayer, MulLayer, ReciprocalLayer, Sigmoid

if TYPE_CHECKING:
    from explorer.labs.graphs import Graph
    from explorer.labs.values import Values
    from explorer.nn.computation import Computed

_LOW, _HIGH = -8.0, 8.0
_NODES = 4
_CHAIN = Sketch(
    places={
        "x": (0.0, 0.0),
        "minus": (0.0, 0.8),
        "u": (0.2, 0.0),
        "v": (0.4, 0.0),
        "one": (0.4, 0.8),
        "w": (0.6, 0.0),
        "y": (0.8, 0.0),
        "result": (1.0, 0.0),
    },
    symbols={"x": "x", "minus": "−1", "u": "u", "v": "v", "one": "1", "w": "w", "y": "y", "result": "y"},
    code={
        "u": ("u = x * -1", "dx, dminus = du * -1, du * x"),
        "v": ("v = np.exp(u)", "du = dv * v"),
        "w": ("w = v + 1", "dv, done = dw * 1, dw * 1"),
        "y": ("y = 1 / w", "dw = dout * -y**2"),
    },
)
_SINGLE = Sketch(
    places={"x": (0.0, 0.5), "y": (0.5, 0.5), "result": (1.0, 0.5)},
    symbols={"x": "x", "y": "y", "result": "y"},
    code={"y": ("out = sigmoid.forward(x)", "one_node = sigmoid.backward(dout)")},
)


def _chain(x: float, dout: float) -> Computed:
    operations = (
        Operation(MulLayer(), ("x", "minus"), "u"),
        Operation(ExpLayer(), ("u",), "v"),
        Operation(AddLayer(), ("v", "one"), "w"),
        Operation(ReciprocalLayer(), ("w",), "y"),
    )
    return run_graph({"x": x, "minus": -1.0, "one": 1.0}, operations, dout)


def _single(x: float, dout: float) -> Computed:
    return run_graph({"x": x}, (Operation(Sigmoid(), ("x",), "y"),), dout)


def _of(values: Values) -> tuple[float, float]:
    return values.number("x"), values.number("dout")


def _one_node(values: Values) -> Graph:
    """Return the chain as one node: it answers when all four have."""
    step = values.step("step")
    reached = 2 if step == 2 * _NODES else int(step >= _NODES)
    graph = walked_graph("single", _single(*_of(values)), _SINGLE, reached)
    return replace(graph, walk=Walk("step", step, 2 * _NODES))


def _curves(values: Values) -> Curves:
    x, axis = values.number("x"), np.linspace(_LOW, _HIGH, 321)
    node = Sigmoid()
    y = np.asarray(node.forward(axis), dtype=np.float64)
    slope = np.asarray(node.slopes[0], dtype=np.float64)
    node.forward(x)
    lines = (
        code_line(f"line = np.linspace({_LOW:g}, {_HIGH:g}, {axis.size})", "→ {x}", x=axis),
        code_line("out = sigmoid.forward(line)", "{x} → {y}", x=axis, y=y),
        code_line("out * (1 - out)", "{y} → {y}", y=y),
    )
    return Curves(
        "curves",
        (Curve("y", axis, y), Curve("y (1 − y)", axis, slope)),
        x_range=(_LOW, _HIGH),
        y_range=(0.0, 1.05),
        x_name="x",
        y_name="",
        points=(float(node.forward(x)), float(node.slopes[0])),
        handle=Handle(x, "x"),
        code=lines,
    )


def _lines(values: Values) -> tuple[Line, ...]:
    x, dout = _of(values)
    chain, single = _chain(x, dout), _single(x, dout)
    y = float(chain.values["y"])
    return (
        Line("round(y, 8)", round(y, 8)),
        Line("round(dx, 8)", round(float(chain.gradients["x"]), 8)),
        Line("round(dout * y**2 * np.exp(-x), 8)", round(dout * y**2 * float(np.exp(-x)), 8)),
        Line("round(dout * y * (1 - y), 8)", round(dout * y * (1 - y), 8)),
        Line("round(one_node, 8)", round(float(single.gradients["x"]), 8)),
    )


def compute(values: Values) -> tuple[Figure, ...]:
    """Return the chain, the printed forms of its derivative, the single node, and both curves."""
    return (
        walked_graph("chain", _chain(*_of(values)), _CHAIN, values.step("step")),
        Printout("printout", _lines(values)),
        _one_node(values),
        _curves(values),
    )


def code(values: Values) -> str:
    """Return the lab as a program; it prints what the printout shows."""
    prints = "\n".join(f"print({line.code.replace('round(', 'rounded(', 1)})" for line in _lines(values))
    x, dout = _of(values)
    return f"""import numpy as np


class Sigmoid:
    def forward(self, x):
        self.out = 1 / (1 + np.exp(-x))
        return self.out

    def backward(self, dout):
        return dout * (1.0 - self.out) * self.out


def rounded(number, digits):
    return round(float(number), digits)


x = {x!r}
dout = {dout!r}

# forward, node by node
u = x * -1
v = np.exp(u)
w = v + 1
y = 1 / w

# backward
dw = dout * -y**2
dv = dw * 1
du = dv * v
dx = du * -1

# the same as one node
sigmoid = Sigmoid()
out = sigmoid.forward(x)
one_node = sigmoid.backward(dout)

{prints}
"""


def _at_zero(values: Values) -> Values:
    return LAB.defaults.with_("x", 0.0)


def _largest_slope(values: Values) -> str:
    node = Sigmoid()
    node.forward(np.linspace(_LOW, _HIGH, 1601))
    largest = float(node.slopes[0].max())
    return min((("one", 1.0), ("half", 0.5), ("quarter", 0.25)), key=lambda case: abs(case[1] - largest))[0]


LAB = Lab(
    key="sigmoid_layer",
    section="5.5",
    parameters=(
        Slider(key="x", low=_LOW, high=_HIGH, step=0.1, default=1.0),
        Slider(key="dout", low=-5.0, high=5.0, step=0.1, default=1.0),
        Steps(key="step", beside="chain", last=2 * _NODES, turn=_NODES),
    ),
    compute=compute,
    code=code,
    question=Question(("one", "half", "quarter"), _at_zero, _largest_slope),
    presets=(
        Preset("start", "x = 1", {}),
        Preset("steepest", "x = 0", {"x": 0.0}),
        Preset("flat", "x = 6", {"x": 6.0}),
    ),
    formulas=("sigmoid", "sigmoid_backward"),
)
