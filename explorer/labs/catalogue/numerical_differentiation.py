"""Forward and central differences, their error over h, and the tangent they draw (section 4.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.labs.code_lines import code_line
from explorer.labs.figures import Curve, Curves, Figure, Handle, Line, Printout
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.parameters import Choice, Slider
from explorer.nn import numerical_gradient

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.labs.values import Numbers64, Values

    Function = Callable[[Numbers64], Numbers64]

_LOW, _HIGH = 0.0, 20.0
_SMALLEST, _LARGEST = -15.0, -1.0
# Below this an error is 0 in float64; its logarithm has to end somewhere.
_FLOOR = 1e-16


def _quadratic(x: Numbers64) -> Numbers64:
    return 0.01 * x**2 + 0.1 * x


def _quadratic_slope(x: Numbers64) -> Numbers64:
    return 0.02 * x + 0.1


_FUNCTIONS: dict[str, tuple[Function, Function, str, str]] = {
    "quadratic": (_quadratic, _quadratic_slope, "0.01 * x**2 + 0.1 * x", "0.02 * x + 0.1"),
    "sine": (np.sin, np.cos, "np.sin(x)", "np.cos(x)"),
}
_HEIGHTS = {"quadratic": (-1.0, 6.5), "sine": (-2.0, 2.0)}


def _x(values: Values) -> Numbers64:
    return np.array(values.number("x"))


def _h(values: Values) -> float:
    return float(10.0 ** values.number("h"))


def _forward(f: Function, x: Numbers64, h: float) -> float:
    return float((f(x + h) - f(x)) / h)


def _central(f: Function, x: Numbers64, h: float) -> float:
    return float(numerical_gradient(lambda at: float(f(np.asarray(at, dtype=np.float64))), x, h))


def _tangent(values: Values) -> Curves:
    f, *_ = _FUNCTIONS[values.choice("function")]
    x, axis = _x(values), np.linspace(_LOW, _HIGH, 401)
    slope, height = _central(f, x, _h(values)), float(f(x))
    line = slope * (axis - float(x)) + height
    return Curves(
        "tangent",
        (Curve("f(x)", axis, f(axis)), Curve("y", axis, line, dashed=True)),
        x_range=(_LOW, _HIGH),
        y_range=_HEIGHTS[values.choice("function")],
        x_name="x",
        y_name="f(x)",
        points=(height, height),
        handle=Handle(float(x), "x"),
        code=(
            code_line("slope = numerical_diff(f, x)", "{x} → {slope}", x=x, slope=slope),
            code_line(f"line = np.linspace({_LOW:g}, {_HIGH:g}, {axis.size})", "→ {line}", line=axis),
            code_line(
                "tangent = slope * (line - x) + f(x)", "{slope}·{line} → {y}", slope=slope, line=axis, y=line
            ),
        ),
    )


def _errors(values: Values) -> Curves:
    f, derivative, *_ = _FUNCTIONS[values.choice("function")]
    x, exact = _x(values), float(derivative(_x(values)))
    exponents = np.linspace(_SMALLEST, _LARGEST, 113)
    ways = {"forward": _forward, "central": _central}
    curves = [
        Curve(name, exponents, np.array([_digits(way(f, x, float(10.0**e)) - exact) for e in exponents]))
        for name, way in ways.items()
    ]
    points = tuple(_digits(way(f, x, _h(values)) - exact) for way in ways.values())
    return Curves(
        "errors",
        tuple(curves),
        x_range=(_SMALLEST, _LARGEST),
        y_range=(-16.5, 1.0),
        x_name="log₁₀ h",
        y_name="log₁₀ |Δ|",
        points=points,
        handle=Handle(values.number("h"), "h"),
        code=(
            code_line("np.log10(abs(forward_diff(f, x) - derivative(x)))", "{x} → {x}", x=x),
            code_line("np.log10(abs(numerical_diff(f, x) - derivative(x)))", "{x} → {x}", x=x),
        ),
    )


def _digits(error: float) -> float:
    return float(np.log10(max(abs(error), _FLOOR)))


def _lines(values: Values) -> tuple[Line, ...]:
    f, derivative, *_ = _FUNCTIONS[values.choice("function")]
    x, h = _x(values), _h(values)
    return (
        Line("forward_diff(f, x)", _forward(f, x, h)),
        Line("numerical_diff(f, x)", _central(f, x, h)),
        Line("derivative(x)", float(derivative(x))),
    )


def compute(values: Values) -> tuple[Figure, ...]:
    """Return the tangent, the error of both differences over h, and what Python prints."""
    return (_tangent(values), _errors(values), Printout("printout", _lines(values)))


def code(values: Values) -> str:
    """Return the lab as a program; it prints what the printout shows."""
    _, _, function, derivative = _FUNCTIONS[values.choice("function")]
    return f"""import numpy as np

x = np.float64({values.number("x")!r})
h = {_h(values)!r}


def f(x):
    return {function}


def derivative(x):
    return {derivative}


def forward_diff(f, x):
    return (f(x + h) - f(x)) / h


def numerical_diff(f, x):
    return (f(x + h) - f(x - h)) / (2 * h)


print(float(forward_diff(f, x)))
print(float(numerical_diff(f, x)))
print(float(derivative(x)))
"""


def _tiny(values: Values) -> Values:
    return values.with_("h", _SMALLEST)


def _compared(values: Values) -> str:
    f, derivative, *_ = _FUNCTIONS[values.choice("function")]
    x = _x(values)
    exact = float(derivative(x))
    now, book = (abs(_central(f, x, h) - exact) for h in (_h(values), 1e-4))
    if now > 10 * book:
        return "worse"
    return "better" if 10 * now < book else "same"


LAB = Lab(
    key="numerical_differentiation",
    section="4.3",
    parameters=(
        Slider(key="x", low=_LOW, high=_HIGH, step=0.1, default=5.0),
        Slider(key="h", low=_SMALLEST, high=_LARGEST, step=0.125, default=-4.0),
        Choice(key="function", options=tuple(_FUNCTIONS), default="quadratic"),
    ),
    compute=compute,
    code=code,
    question=Question(("better", "same", "worse"), _tiny, _compared),
    presets=(
        Preset("five", "x = 5", {}),
        Preset("ten", "x = 10", {"x": 10.0}),
        Preset("sine", "sin x", {"function": "sine", "x": 1.0}),
        Preset("coarse", "h = 0.1", {"function": "sine", "x": 1.0, "h": -1.0}),
    ),
    formulas=("derivative", "central_difference"),
)
