"""The gradient of a network's loss by its weights, on the book's 2×3 network (section 4.4.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.labs import number_text
from explorer.labs.code_lines import code_line
from explorer.labs.equations import Equation, block
from explorer.labs.figures import Curve, Curves, Figure, Handle, Line, Printout
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.parameters import Choice, NumberArray, Slider
from explorer.nn import cross_entropy_error, numerical_gradient, softmax

if TYPE_CHECKING:
    from explorer.labs.code_lines import CodeLine
    from explorer.labs.values import Numbers64, Values

_BOOK = ((0.47355, 0.99774, 0.84668), (0.85557, 0.03564, 0.69422))
_CELLS = tuple(f"{row}{column}" for row in (0, 1) for column in (0, 1, 2))
_SUBSCRIPTS = "₀₁₂"
# The axis stands still while a weight is dragged along it; only a typed one beyond stretches it.
_LOW, _HIGH = -3.0, 4.0
_DECIMALS = 5


def _loss(W: Numbers64, values: Values) -> float:
    y = softmax(np.dot(values.array("x"), W))
    return cross_entropy_error(y, int(values.choice("label")))


def _gradient(values: Values) -> Numbers64:
    dW = numerical_gradient(lambda W: _loss(np.asarray(W, dtype=np.float64), values), values.array("W"))
    return np.asarray(dW, dtype=np.float64)


def _stepped(values: Values, dW: Numbers64) -> Numbers64:
    return values.array("W") - values.number("rate") * dW


def _cell(values: Values) -> tuple[int, int]:
    chosen = values.choice("cell")
    return int(chosen[0]), int(chosen[1])


def _equation(values: Values, dW: Numbers64) -> Equation:
    x, W, marked = values.array("x"), values.array("W"), frozenset({_cell(values)})
    a = np.dot(x, W)
    forward = (
        block("x", x, _DECIMALS),
        "·",
        block("W", W, _DECIMALS, marked),
        "=",
        block("a", a, _DECIMALS),
        "→ softmax →",
        block("y", softmax(a), _DECIMALS),
    )
    shown = (
        code_line("y = softmax(np.dot(x, W))", "{x}·{W} → {a}", x=x, W=W, a=a),
        code_line("dW = numerical_gradient(loss, W)", "{W} → {dW}", W=W, dW=dW),
    )
    return Equation("layers", (forward, ("∂L/∂W =", block("dW", dW, _DECIMALS, marked))), code=shown)


def _curves(values: Values, dW: Numbers64) -> Curves:
    cell, W = _cell(values), values.array("W")
    weight, loss = float(W[cell]), _loss(W, values)
    low, high = min(_LOW, weight), max(_HIGH, weight)
    axis = np.linspace(low, high, 141)
    heights = []
    for number in axis:
        moved = W.copy()
        moved[cell] = number
        heights.append(_loss(moved, values))
    tangent = loss + dW[cell] * (axis - weight)
    name = f"w{_SUBSCRIPTS[cell[0]]}{_SUBSCRIPTS[cell[1]]}"
    return Curves(
        "curve",
        (Curve("L", axis, np.array(heights)), Curve("∂L/∂w", axis, tangent, dashed=True)),
        x_range=(low, high),
        y_range=(0.0, max(2.0, 1.2 * max(heights))),
        x_name=name,
        y_name="L",
        points=(loss, loss),
        handle=Handle(weight, "W", cell),
        code=_curve_code(axis, W, cell),
    )


def _curve_code(axis: Numbers64, W: Numbers64, cell: tuple[int, int]) -> tuple[CodeLine, ...]:
    place, number = f"[{cell[0]}, {cell[1]}]", cell[0] * W.shape[1] + cell[1]
    return (
        code_line(f"line = np.linspace({axis[0]:g}, {axis[-1]:g}, {axis.size})", "→ {line}", line=axis),
        code_line(
            f"[loss(W + (w - W{place}) * np.eye({W.size})[{number}].reshape(W.shape)) for w in line]",
            "{line}·{W} → {line}",
            line=axis,
            W=W,
        ),
        code_line(f"loss(W) + dW{place} * (line - W{place})", "{dw}·{line} → {line}", dw=0.0, line=axis),
    )


def _lines(values: Values, dW: Numbers64) -> tuple[Line, ...]:
    a = np.dot(values.array("x"), values.array("W"))
    return (
        Line("a", a),
        Line("np.argmax(a)", np.argmax(a)),
        Line("round(loss(W), 5)", round(_loss(values.array("W"), values), 5)),
        Line("np.round(dW, 5)", np.round(dW, 5) + 0.0),
        Line("round(loss(W - rate * dW), 5)", round(_loss(_stepped(values, dW), values), 5)),
    )


def compute(values: Values) -> tuple[Figure, ...]:
    """Return the forward pass with the gradient, the loss against one weight, and what NumPy prints."""
    dW = _gradient(values)
    return (_equation(values, dW), _curves(values, dW), Printout("printout", _lines(values, dW)))


def code(values: Values) -> str:
    """Return the lab as a program; it prints what the printout shows."""
    return f"""import numpy as np

x = np.array({number_text.python_list(values.array("x"))})
W = np.array({number_text.python_list(values.array("W"))})
t = {values.choice("label")}  # one-hot: {np.eye(3, dtype=int)[int(values.choice("label"))].tolist()}
rate = {values.number("rate")!r}


def softmax(a):
    exp_a = np.exp(a - np.max(a))
    return exp_a / np.sum(exp_a)


def loss(W):
    return float(-np.log(softmax(np.dot(x, W))[t] + 1e-7))


def numerical_gradient(f, W, h=1e-4):
    grad = np.zeros_like(W)
    for index in np.ndindex(W.shape):
        value = W[index]
        W[index] = value + h
        above = f(W)
        W[index] = value - h
        below = f(W)
        grad[index] = (above - below) / (2 * h)
        W[index] = value
    return grad


a = np.dot(x, W)
dW = numerical_gradient(loss, W)

print(a)
print(np.argmax(a))
print(round(loss(W), 5))
print(np.round(dW, 5) + 0.0)
print(round(loss(W - rate * dW), 5))
"""


def _step(values: Values) -> Values:
    return LAB.defaults.with_("rate", 1.0)


def _outcome(values: Values) -> str:
    before, after = _loss(values.array("W"), values), _loss(_stepped(values, _gradient(values)), values)
    return "falls" if after < before else ("rises" if after > before else "same")


LAB = Lab(
    key="simple_net",
    section="4.4",
    parameters=(
        NumberArray(key="x", default=(0.6, 0.9), fewest=(2,), most=(2,), low=-10.0, high=10.0),
        NumberArray(key="W", default=_BOOK, fewest=(2, 3), most=(2, 3), low=-20.0, high=20.0),
        Choice(
            key="label",
            options=("0", "1", "2"),
            names=("t = [1, 0, 0]", "t = [0, 1, 0]", "t = [0, 0, 1]"),
            default="2",
        ),
        Slider(key="rate", low=0.0, high=5.0, step=0.05, default=0.1),
        Choice(
            key="cell",
            beside="curve",
            options=_CELLS,
            names=tuple(f"w{_SUBSCRIPTS[int(cell[0])]}{_SUBSCRIPTS[int(cell[1])]}" for cell in _CELLS),
            default="02",
        ),
    ),
    compute=compute,
    code=code,
    question=Question(("falls", "same", "rises"), _step, _outcome),
    presets=(
        Preset("book", "t = [0, 0, 1]", {}),
        Preset("other", "t = [0, 1, 0]", {"label": "1"}),
        Preset("zeros", "W = 0", {"W": np.zeros((2, 3))}),
    ),
    formulas=("weight_gradient",),
)
