"""Layers with a linear activation collapse into one layer (section 3.2.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.labs.code_lines import code_line
from explorer.labs.figures import Curve, Curves, Figure, Handle, Line, Printout
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.parameters import Choice, Slider
from explorer.nn import identity, relu, sigmoid

if TYPE_CHECKING:
    from explorer.labs.values import Numbers64, Values

_REACH = 3.0
_MOST = 5
_FUNCTIONS = {"linear": identity, "sigmoid": sigmoid, "relu": relu}
_SUPERSCRIPTS = ("", "²", "³", "⁴", "⁵")
_CODE = {
    "linear": "return c * x",
    "sigmoid": "return 1 / (1 + np.exp(-c * x))",
    "relu": "return np.maximum(c * x, 0)",
}


def _depth(values: Values) -> int:
    return round(values.number("depth"))


def _outputs(values: Values, x: Numbers64) -> list[Numbers64]:
    """Return h(x), h(h(x)), … for as many layers as there are."""
    h, c = _FUNCTIONS[values.choice("function")], values.number("c")
    outputs = []
    signal = x
    for _ in range(_depth(values)):
        signal = np.asarray(h(c * signal), dtype=np.float64)
        outputs.append(signal)
    return outputs


def _nested(depth: int, x: str = "x") -> str:
    return "h(" * depth + x + ")" * depth


def _one_layer(depth: int) -> str:
    return f"c{_SUPERSCRIPTS[depth - 1]}x"


def _curves(values: Values) -> Curves:
    c, x, depth = values.number("c"), values.number("x"), _depth(values)
    axis = np.linspace(-_REACH, _REACH, 401)
    curves = [Curve(_nested(k + 1), axis, y) for k, y in enumerate(_outputs(values, axis))]
    curves.append(Curve(_one_layer(depth), axis, c**depth * axis, dashed=True))
    points = [float(y) for y in _outputs(values, np.array(x))] + [c**depth * x]
    reach = max(1.0, _REACH * abs(c), *(float(abs(curve.y).max()) for curve in curves))
    return Curves(
        "curves",
        tuple(curves),
        x_range=(-_REACH, _REACH),
        y_range=(-1.1 * reach, 1.1 * reach),
        x_name="x",
        y_name="y",
        points=tuple(points),
        handle=Handle(x, "x"),
        code=(
            code_line(f"line = np.linspace({-_REACH:g}, {_REACH:g}, {axis.size})", "→ {line}", line=axis),
            code_line(f"y = {_nested(depth, 'line')}", "{line} → {y}", line=axis, y=curves[-2].y),
            code_line(f"one_layer = c**{depth} * line", "{c}·{line} → {line}", c=c, line=axis),
        ),
    )


def _lines(values: Values) -> tuple[Line, ...]:
    c, x, depth = values.number("c"), values.number("x"), _depth(values)
    outputs = _outputs(values, np.array(x))
    lines = [Line(_nested(k + 1), float(np.round(y, 10))) for k, y in enumerate(outputs)]
    return (*lines, Line(f"c**{depth} * x", float(np.round(c**depth * x, 10))))


def compute(values: Values) -> tuple[Figure, ...]:
    """Return the output after each layer beside that of one layer, and the numbers at one x."""
    return (_curves(values), Printout("printout", _lines(values)))


def code(values: Values) -> str:
    """Return the lab as a program; it prints what the printout shows."""
    depth = _depth(values)
    prints = "\n".join(f"print(round(float({_nested(k + 1)}), 10))" for k in range(depth))
    return f"""import numpy as np

c = {values.number("c")!r}
x = {values.number("x")!r}


def h(x):
    {_CODE[values.choice("function")]}


{prints}
print(round(c**{depth} * x, 10))
"""


def _three_doubling(values: Values) -> Values:
    return values.with_("function", "linear").with_("c", 2.0).with_("depth", 3.0).with_("x", 1.0)


def _same_as(values: Values) -> str:
    c, x = values.number("c"), values.number("x")
    candidates = {"one": c * x, "sum": 3 * c * x, "cube": c**3 * x}
    y = float(_outputs(values, np.array(x))[-1])
    return next((key for key, value in candidates.items() if np.isclose(value, y)), "none")


LAB = Lab(
    key="linear_layers",
    section="3.2",
    parameters=(
        Choice(key="function", options=tuple(_FUNCTIONS), default="linear"),
        Slider(key="c", low=-2.0, high=2.0, step=0.1, default=2.0),
        Slider(key="depth", low=1.0, high=_MOST, step=1.0, default=3.0, whole=True),
        Slider(key="x", low=-_REACH, high=_REACH, step=0.05, default=1.0),
    ),
    compute=compute,
    code=code,
    question=Question(("one", "sum", "cube", "none"), _three_doubling, _same_as),
    presets=(
        Preset("book", "h(x) = cx", {}),
        Preset("sigmoid", "h(x) = sigmoid(cx)", {"function": "sigmoid"}),
        Preset("relu", "h(x) = ReLU(cx)", {"function": "relu", "c": 1.5}),
        Preset("shrinking", "c = 0.5", {"c": 0.5}),
    ),
    formulas=("linear_layers",),
)
