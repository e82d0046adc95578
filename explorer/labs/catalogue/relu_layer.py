"""ReLU as a layer: a switch that is set on the way forward and holds on the way back (section 5.5.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.labs import number_text
from explorer.labs.code_lines import code_line
from explorer.labs.equations import Block, Equation, block
from explorer.labs.figures import Figure, Line, Printout
from explorer.labs.graphs import Edge, Graph, Node, Walk
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.parameters import NumberArray, Steps
from explorer.labs.walks import short
from explorer.nn.nodes import Relu

if TYPE_CHECKING:
    from explorer.labs.values import Numbers64, Values

_CELLS = ((0, 0), (0, 1), (1, 0), (1, 1))
_SUBSCRIPTS = "₁₂"


def _layer(values: Values) -> tuple[Relu, Numbers64, Numbers64]:
    """Return the layer after both passes, with its output and what it hands back."""
    relu = Relu()
    out = relu.forward(values.array("x"))
    (dx,) = relu.backward(values.array("dout"))
    return relu, np.asarray(out, dtype=np.float64), np.asarray(dx, dtype=np.float64)


def _graph(values: Values) -> Graph:
    """Return one lane for each number: open where it passes, shut where it does not."""
    relu, out, dx = _layer(values)
    step, nodes, edges = values.step("step"), [], []
    for lane, cell in enumerate(_CELLS):
        name = "".join(_SUBSCRIPTS[index] for index in cell)
        y, is_open = lane / (len(_CELLS) - 1), not relu.mask[cell]
        nodes += [
            Node(f"x{lane}", 0.0, y, f"x{name}", kind="value"),
            Node(f"relu{lane}", 0.5, y, "relu", kind="operation", active=step > 0 and is_open),
            Node(f"out{lane}", 1.0, y, f"y{name}", kind="value"),
        ]
        back = step == 2
        edges += [
            Edge(
                f"x{lane}",
                f"relu{lane}",
                short(float(values.array("x")[cell])),
                short(float(dx[cell])) if back else "",
                active=back,
            ),
            Edge(
                f"relu{lane}",
                f"out{lane}",
                short(float(out[cell])) if step else "",
                short(float(values.array("dout")[cell])) if back else "",
                active=step == 1,
            ),
        ]
    notes = ((), ("y = x   (x > 0)", "y = 0   (x ≤ 0)"), ("∂L/∂x = ∂L/∂y   (x > 0)", "∂L/∂x = 0   (x ≤ 0)"))
    x, dout = values.array("x"), values.array("dout")
    lines = (
        code_line("out = relu.forward(x)", "{x} → {y}", x=x, y=out),
        code_line("dx = relu.backward(dout)", "{d} → {x}", d=dout, x=dx),
    )
    return Graph(
        "graph",
        tuple(nodes),
        tuple(edges),
        walk=Walk("step", step, 2),
        note=notes[step],
        code=(lines[step == 2],),
    )


def _equation(values: Values) -> Equation:
    relu, out, dx = _layer(values)
    shut = frozenset(cell for cell in _CELLS if relu.mask[cell])
    mask = Block(
        "mask", tuple(tuple(str(cell) for cell in row) for row in relu.mask), str(relu.mask.shape), shut
    )
    forward = (block("x", values.array("x"), marked=shut), "→", mask, "→", block("y", out, marked=shut))
    back = (block("dx", dx, marked=shut), "←", mask, "←", block("dout", values.array("dout")))
    shown = code_line("mask = (x <= 0)", "{x} → {mask}", x=values.array("x"), mask=relu.mask)
    return Equation("layers", (forward, back), code=(shown,))


def _lines(values: Values) -> tuple[Line, ...]:
    relu, out, dx = _layer(values)
    return (Line("relu.mask", relu.mask), Line("out", out), Line("dx", dx))


def compute(values: Values) -> tuple[Figure, ...]:
    """Return the lanes, both passes as arrays, and what NumPy prints."""
    return (_graph(values), _equation(values), Printout("printout", _lines(values)))


def code(values: Values) -> str:
    """Return the lab as a program, with the book's class; it prints what the printout shows."""
    return f"""import numpy as np


class Relu:
    def forward(self, x):
        self.mask = (x <= 0)
        out = x.copy()
        out[self.mask] = 0
        return out

    def backward(self, dout):
        dx = dout.copy()
        dx[self.mask] = 0
        return dx


x = np.array({number_text.python_list(values.array("x"))})
dout = np.array({number_text.python_list(values.array("dout"))})

relu = Relu()
out = relu.forward(x)
dx = relu.backward(dout)

print(relu.mask)
print(out)
print(dx)
"""


def _book(values: Values) -> Values:
    return LAB.defaults


def _what_returns(values: Values) -> str:
    """Return what comes back to x₂₁ = −2, whose output is asked for with dout₂₁ = 2."""
    dx = _layer(values)[2][1, 0]
    return "nothing" if dx == 0 else ("same" if dx > 0 else "turned")


def _matrix(key: str, default: tuple[tuple[float, ...], ...]) -> NumberArray:
    return NumberArray(key=key, default=default, fewest=(2, 2), most=(2, 2), low=-100.0, high=100.0, step=0.5)


LAB = Lab(
    key="relu_layer",
    section="5.5",
    parameters=(
        _matrix("x", ((1.0, -0.5), (-2.0, 3.0))),
        _matrix("dout", ((0.5, -1.0), (2.0, 1.5))),
        Steps(key="step", beside="graph", last=2, turn=1),
    ),
    compute=compute,
    code=code,
    question=Question(("same", "turned", "nothing"), _book, _what_returns),
    presets=(
        Preset("book", "[[1, −0.5], [−2, 3]]", {}),
        Preset("dead", "x < 0", {"x": np.array([[-1.0, -0.5], [-2.0, -3.0]])}),
        Preset("edge", "x = 0", {"x": np.zeros((2, 2))}),
    ),
    formulas=("relu", "relu_backward"),
)
