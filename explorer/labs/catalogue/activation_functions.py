"""Step, sigmoid and ReLU on the book's range: what they share, how they differ (section 3.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.labs import number_text
from explorer.labs.code_lines import code_line
from explorer.labs.figures import Curve, Curves, Figure, Handle, Line, Printout
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.parameters import NumberArray
from explorer.nn import relu, sigmoid, step

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from explorer.labs.values import Numbers64, Values

_LOW, _HIGH = -5.0, 5.0
_AXIS = np.linspace(_LOW, _HIGH, 1001)
_FUNCTIONS: Mapping[str, Callable[[Numbers64], Numbers64]] = {
    "step": step,  # type: ignore[dict-item]
    "sigmoid": sigmoid,  # type: ignore[dict-item]
    "relu": relu,  # type: ignore[dict-item]
}


def _curves(key: str, names: tuple[str, ...], values: Values, top: float) -> Curves:
    x = float(values.array("x")[0])
    curves = tuple(Curve(name, _AXIS, _FUNCTIONS[name](_AXIS)) for name in names)
    called = ", ".join(f"{name}(line)" for name in names)
    return Curves(
        key,
        curves,
        x_range=(_LOW, _HIGH),
        y_range=(-0.1 * top, 1.1 * top),
        x_name="x",
        y_name="h(x)",
        points=tuple(float(_FUNCTIONS[name](np.array(x))) for name in names),
        handle=Handle(x, "x", (0,)),
        code=(
            code_line(f"line = np.linspace({_LOW:g}, {_HIGH:g}, {_AXIS.size})", "→ {line}", line=_AXIS),
            code_line(called, "{line} → {y}", line=_AXIS, y=[curve.y for curve in curves]),
        ),
    )


def _lines(values: Values) -> tuple[Line, ...]:
    x = values.array("x")
    return tuple(Line(f"{name}(x)", function(x)) for name, function in _FUNCTIONS.items())


def compute(values: Values) -> tuple[Figure, ...]:
    """Return the two that stay below 1, the one that does not, and what NumPy prints."""
    return (
        _curves("bounded", ("step", "sigmoid"), values, 1.0),
        _curves("all", ("step", "sigmoid", "relu"), values, _HIGH),
        Printout("printout", _lines(values)),
    )


def code(values: Values) -> str:
    """Return the lab as a program; it prints what the printout shows."""
    return f"""import numpy as np


def step(x):
    return np.array(x > 0, dtype=np.float64)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def relu(x):
    return np.maximum(0, x)


x = np.array({number_text.python_list(values.array("x"))})

print(step(x))
print(sigmoid(x))
print(relu(x))
"""


def _doubled(values: Values) -> Values:
    return values.with_("x", np.array([2.0, 4.0]))


def _which_doubles(values: Values) -> str:
    x = values.array("x")
    doubling = {name: np.isclose(function(x)[1], 2 * function(x)[0]) for name, function in _FUNCTIONS.items()}
    return next(name for name, doubles in doubling.items() if doubles)


LAB = Lab(
    key="activation_functions",
    section="3.2",
    parameters=(
        NumberArray(
            key="x", default=(-1.0, 1.0, 2.0), fewest=(1,), most=(6,), low=_LOW, high=_HIGH, step=0.1
        ),
    ),
    compute=compute,
    code=code,
    question=Question(tuple(_FUNCTIONS), _doubled, _which_doubles),
    presets=(
        Preset("book", "[−1, 1, 2]", {"x": np.array([-1.0, 1.0, 2.0])}),
        Preset("zero", "[0]", {"x": np.array([0.0])}),
        Preset("near", "[−0.1, 0, 0.1]", {"x": np.array([-0.1, 0.0, 0.1])}),
        Preset("ends", "[−5, 5]", {"x": np.array([-5.0, 5.0])}),
    ),
    formulas=("activation_step", "activation_sigmoid", "activation_relu"),
)
