"""The chain rule on z = (x + y)²: what flows back is multiplied at every node (section 5.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.labs.code_lines import code_line
from explorer.labs.figures import Curve, Curves, Figure, Handle, Line, Printout
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.parameters import Slider, Steps
from explorer.labs.walks import Sketch, walked_graph
from explorer.nn import numerical_gradient
from explorer.nn.computation import Operation, run_graph
from explorer.nn.nodes import AddLayer, SquareLayer

if TYPE_CHECKING:
    from explorer.labs.values import Values
    from explorer.nn.computation import Computed

_LOW, _HIGH = -5.0, 5.0
_SKETCH = Sketch(
    places={
        "x": (0.0, 0.0),
        "y": (0.0, 1.0),
        "t": (0.33, 0.5),
        "z": (0.67, 0.5),
        "result": (1.0, 0.5),
    },
    symbols={name: name for name in ("x", "y", "t", "z")} | {"result": "z"},
    final="z",
    code={"t": ("t = x + y", "dz_dx, dz_dy = dz_dt * 1, dz_dt * 1"), "z": ("z = t ** 2", "dz_dt = 2 * t")},
)


def _run(x: float, y: float) -> Computed:
    operations = (Operation(AddLayer(), ("x", "y"), "t"), Operation(SquareLayer(), ("t",), "z"))
    return run_graph({"x": x, "y": y}, operations)


def _of(values: Values) -> Computed:
    return _run(values.number("x"), values.number("y"))


def _curves(values: Values, computed: Computed) -> Curves:
    x, axis = values.number("x"), np.linspace(_LOW, _HIGH, 201)
    z, slope = float(computed.values["z"]), float(computed.gradients["x"])
    heights = np.square(axis + values.number("y"))
    return Curves(
        "curve",
        (Curve("z", axis, heights), Curve("∂z/∂x", axis, z + slope * (axis - x), dashed=True)),
        x_range=(_LOW, _HIGH),
        y_range=(-20.0, 100.0),
        x_name="x",
        y_name="z",
        points=(z, z),
        handle=Handle(x, "x"),
        code=(
            code_line(f"line = np.linspace({_LOW:g}, {_HIGH:g}, {axis.size})", "→ {line}", line=axis),
            code_line("f(line, y)", "{line}, () → {line}", line=axis),
            code_line("z + dz_dt * dt_dx * (line - x)", "{line} → {line}", line=axis),
        ),
    )


def _lines(values: Values, computed: Computed) -> tuple[Line, ...]:
    x, y = values.number("x"), values.number("y")
    numerical = float(numerical_gradient(lambda at: float(_run(float(at), y).values["z"]), x))
    return (
        Line("z", float(computed.values["z"])),
        Line("dz_dt", float(computed.gradients["t"])),
        Line("dt_dx", float(computed.slopes["t", "x"])),
        Line("dz_dt * dt_dx", float(computed.gradients["x"])),
        Line("2 * (x + y)", 2 * (x + y)),
        Line("round(numerical, 6)", round(numerical, 6) + 0.0),
    )


def compute(values: Values) -> tuple[Figure, ...]:
    """Return the graph as far as it has been walked, what is printed, and the slope as a tangent."""
    computed = _of(values)
    return (
        walked_graph("graph", computed, _SKETCH, values.step("step")),
        Printout("printout", _lines(values, computed)),
        _curves(values, computed),
    )


def code(values: Values) -> str:
    """Return the lab as a program; it prints what the printout shows."""
    prints = "\n".join(f"print({line.code})" for line in _lines(values, _of(values)))
    return f"""import numpy as np

x = {values.number("x")!r}
y = {values.number("y")!r}


def f(x, y):
    return (x + y) ** 2


t = x + y
z = t ** 2
dz_dt = 2 * t   # the local derivative of the power node
dt_dx = 1.0     # the local derivative of the add node
h = 1e-4
numerical = (f(x + h, y) - f(x - h, y)) / (2 * h)

{prints.replace("print(round(numerical, 6))", "print(round(numerical, 6) + 0.0)")}
"""


def _y_one_more(values: Values) -> Values:
    return values.with_("y", values.number("y") + 1.0).with_("step", 4.0)


def _how_the_slope_moved(values: Values) -> str:
    now = float(_of(values).gradients["x"])
    before = float(_run(values.number("x"), values.number("y") - 1.0).gradients["x"])
    return min(
        (("same", before), ("one", before + 1.0), ("two", before + 2.0)), key=lambda case: abs(case[1] - now)
    )[0]


LAB = Lab(
    key="chain_rule",
    section="5.2",
    parameters=(
        Slider(key="x", low=_LOW, high=_HIGH, step=0.1, default=2.0),
        Slider(key="y", low=_LOW, high=_HIGH, step=0.1, default=1.0),
        Steps(key="step", beside="graph", last=4, turn=2),
    ),
    compute=compute,
    code=code,
    question=Question(("same", "one", "two"), _y_one_more, _how_the_slope_moved),
    presets=(
        Preset("start", "(2, 1)", {}),
        Preset("flat", "(2, −2)", {"y": -2.0}),
        Preset("falling", "(−3, 1)", {"x": -3.0}),
    ),
    formulas=("chain_rule_sum", "chain_rule"),
)
