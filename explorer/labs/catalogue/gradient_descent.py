"""Partial derivatives, the field of gradients, and descent along it (section 4.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.labs import number_text
from explorer.labs.code_lines import code_line
from explorer.labs.figures import Curve, Curves, Figure, Handle, Line, Printout
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.parameters import NumberArray, Slider
from explorer.labs.planes import Arrows, Plane, PointHandle, Shade, Spot, Trail
from explorer.nn import numerical_gradient

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.labs.values import Numbers64, Values

_RANGE = (-5.0, 5.0)
_MOST = 100
_GRID = 61
# The colour of the hollow stays soft, so that arrows and trail can be read on it.
_SHADE_END = 160.0
_ARROW = 0.055
_SMALLEST = 1e-30


def _f(x: NDArray[np.floating]) -> float:
    return float(np.sum(x**2))


def _steps(values: Values) -> int:
    return round(values.number("steps"))


def _path(values: Values) -> Numbers64:
    """Return every point of the descent, shape (steps + 1, 2)."""
    x, rate = values.array("start").copy(), values.number("rate")
    points = [x.copy()]
    for _ in range(_steps(values)):
        x -= rate * numerical_gradient(_f, x)
        points.append(x.copy())
    return np.array(points)


def _field() -> Arrows:
    line = np.linspace(_RANGE[0] + 0.5, _RANGE[1] - 0.5, 10)
    tails = np.stack(np.meshgrid(line, line), axis=-1).reshape(-1, 2)
    downhill = np.array([-numerical_gradient(_f, tail) for tail in tails])
    return Arrows(tails, _ARROW * downhill)


def _bowl() -> Shade:
    line = np.linspace(*_RANGE, _GRID)
    x0, x1 = np.meshgrid(line, line)
    return Shade(x0**2 + x1**2, 0.0, _SHADE_END)


_ARROWS, _BOWL = _field(), _bowl()


def _plane(values: Values, path: Numbers64) -> Plane:
    start, end = path[0], path[-1]
    spots = []
    if np.all(np.abs(end) <= _RANGE[1]) and len(path) > 1:
        spots.append(Spot(float(end[0]), float(end[1]), "", 1))
    return Plane(
        "plane",
        _RANGE,
        _RANGE,
        "x₀",
        "x₁",
        shade=_BOWL,
        arrows=_ARROWS,
        trails=(Trail(path, 1, dotted=True),),
        spots=tuple(spots),
        handle=PointHandle(float(start[0]), float(start[1]), "start"),
        code=(code_line("x -= rate * numerical_gradient(f, x)", "{rate}·{x} → {x}", rate=0.0, x=start),),
    )


def _curve(values: Values, path: Numbers64) -> Curves:
    heights = np.log10(np.maximum(np.sum(path**2, axis=1), _SMALLEST))
    steps = np.arange(len(path), dtype=np.float64)
    if len(path) == 1:
        steps, heights = np.array([0.0, 0.0]), np.repeat(heights, 2)
    low, high = min(-2.0, float(heights.min())), max(2.0, float(heights.max()))
    return Curves(
        "curve",
        (Curve("f", steps, heights),),
        x_range=(0.0, float(_MOST)),
        y_range=(low - 1.0, high + 1.0),
        x_name="n",
        y_name="log₁₀ f",
        points=(float(heights[-1]),),
        handle=Handle(float(_steps(values)), "steps"),
        code=(code_line("np.log10(f(x))", "{x} → {f}", x=path[-1], f=0.0),),
    )


def _lines(values: Values, path: Numbers64) -> tuple[Line, ...]:
    start, rate = values.array("start"), values.number("rate")
    return (
        Line("numerical_gradient(f, start)", numerical_gradient(_f, start)),
        Line("x", path[-1]),
        Line("f(x)", _f(path[-1])),
        Line("numerical_gradient(f, x)", numerical_gradient(_f, path[-1])),
        Line("start * (1 - 2 * rate) ** steps", start * (1 - 2 * rate) ** _steps(values)),
    )


def compute(values: Values) -> tuple[Figure, ...]:
    """Return the descent on the plane, its height at every step, and what NumPy prints."""
    path = _path(values)
    return (_plane(values, path), _curve(values, path), Printout("printout", _lines(values, path)))


def code(values: Values) -> str:
    """Return the lab as a program; it prints what the printout shows."""
    return f"""import numpy as np


def f(x):
    return np.sum(x ** 2)


def numerical_gradient(f, x, h=1e-4):
    grad = np.zeros_like(x)
    for i in range(x.size):
        value = x[i]
        x[i] = value + h
        above = f(x)
        x[i] = value - h
        below = f(x)
        grad[i] = (above - below) / (2 * h)
        x[i] = value
    return grad


start = np.array({number_text.python_list(values.array("start"))})
rate = {values.number("rate")!r}
steps = {_steps(values)}

x = start.copy()
for _ in range(steps):
    x -= rate * numerical_gradient(f, x)

print(numerical_gradient(f, start))
print(x)
print(f(x))
print(numerical_gradient(f, x))
print(start * (1 - 2 * rate) ** steps)  # what the exact gradient (2 x0, 2 x1) leads to
"""


def _far_too_fast(values: Values) -> Values:
    return values.with_("rate", 10.0).with_("steps", 100.0)


def _outcome(values: Values) -> str:
    end = _path(values)[-1]
    if np.max(np.abs(end)) < 1e-3:
        return "arrives"
    return "stuck" if not np.any(numerical_gradient(_f, end)) else "grows"


LAB = Lab(
    key="gradient_descent",
    section="4.4",
    parameters=(
        NumberArray(key="start", default=(-3.0, 4.0), fewest=(2,), most=(2,), low=-5.0, high=5.0),
        Slider(key="rate", low=0.0, high=10.0, step=0.01, default=0.1),
        Slider(key="steps", low=0.0, high=_MOST, step=1.0, default=100.0, whole=True),
    ),
    compute=compute,
    code=code,
    question=Question(("arrives", "grows", "stuck"), _far_too_fast, _outcome),
    presets=(
        Preset("book", "η = 0.1", {}),
        Preset("fast", "η = 10", {"rate": 10.0}),
        Preset("slow", "η = 1e-10", {"rate": 1e-10}),
        Preset("bounce", "η = 0.95", {"rate": 0.95}),
        Preset("partial", "(3, 4)", {"start": np.array([3.0, 4.0])}),
    ),
    formulas=("partial_derivatives", "descent_step"),
)
