"""What an add node and a multiply node hand back (section 5.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.labs.figures import Figure, Line, Printout
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.parameters import Slider, Steps
from explorer.labs.snippets import ADD_LAYER, MUL_LAYER
from explorer.labs.walks import Sketch, walked_graph
from explorer.nn.computation import Operation, run_graph
from explorer.nn.nodes import AddLayer, MulLayer

if TYPE_CHECKING:
    from explorer.labs.values import Values
    from explorer.nn.computation import Computed

_NODES = {"add": AddLayer, "mul": MulLayer}
_SKETCHES = {
    node: Sketch(
        places={"x": (0.0, 0.0), "y": (0.0, 1.0), "z": (0.5, 0.5), "result": (1.0, 0.5)},
        symbols={"x": "x", "y": "y", "result": "z"},
        code={"z": (f"z = {node}.forward(x, y)", f"dx, dy = {node}.backward(dout)")},
    )
    for node in _NODES
}


def _run(node: str, values: Values) -> Computed:
    inputs = {"x": values.number("x"), "y": values.number("y")}
    return run_graph(inputs, (Operation(_NODES[node](), ("x", "y"), "z"),), values.number("dout"))


def _lines(values: Values) -> tuple[Line, ...]:
    lines = []
    for node in _NODES:
        computed = _run(node, values)
        back = tuple(round(float(computed.gradients[name]), 6) for name in ("x", "y"))
        lines += [
            Line(f"round({node}.forward(x, y), 6)", round(float(computed.values["z"]), 6)),
            Line(f"rounded({node}.backward(dout))", back),
        ]
    return tuple(lines)


def compute(values: Values) -> tuple[Figure, ...]:
    """Return both nodes as far as they have been walked, and what their classes print."""
    step = values.step("step")
    graphs = (walked_graph(node, _run(node, values), sketch, step) for node, sketch in _SKETCHES.items())
    return (*graphs, Printout("printout", _lines(values)))


def code(values: Values) -> str:
    """Return the lab as a program; it prints what the printout shows."""
    prints = "\n".join(f"print({line.code})" for line in _lines(values))
    return f"""{ADD_LAYER}


{MUL_LAYER}


def rounded(numbers):
    return tuple(round(number, 6) for number in numbers)


x = {values.number("x")!r}
y = {values.number("y")!r}
dout = {values.number("dout")!r}  # what comes back from above

add = AddLayer()
mul = MulLayer()

{prints}
"""


def _book(values: Values) -> Values:
    return LAB.defaults


def _who_gets_more(values: Values) -> str:
    gradients = _run("mul", values).gradients
    x, y = float(gradients["x"]), float(gradients["y"])
    return "same" if x == y else ("x" if x > y else "y")


LAB = Lab(
    key="backward_nodes",
    section="5.3",
    parameters=(
        Slider(key="x", low=-20.0, high=20.0, step=0.5, default=10.0),
        Slider(key="y", low=-20.0, high=20.0, step=0.5, default=5.0),
        Slider(key="dout", low=-5.0, high=5.0, step=0.1, default=1.3),
        Steps(key="step", last=2, turn=1),
    ),
    compute=compute,
    code=code,
    question=Question(("x", "y", "same"), _book, _who_gets_more),
    presets=(
        Preset("book", "x = 10, y = 5, ∂L/∂z = 1.3", {}),
        Preset("one", "∂L/∂z = 1", {"dout": 1.0}),
        Preset("nothing", "y = 0", {"y": 0.0}),
    ),
    formulas=("add_backward", "mul_backward"),
)
