"""The mean loss of a mini-batch, and why accuracy cannot take its place (sections 4.2.3 to 4.2.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.labs import number_text
from explorer.labs.code_lines import code_line
from explorer.labs.figures import Column, Curve, Curves, Figure, Handle, Line, Printout, Table
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.parameters import NumberArray, Slider
from explorer.nn import cross_entropy_error, softmax
from explorer.nn.losses import DELTA

if TYPE_CHECKING:
    from explorer.labs.values import Numbers64, Values

_X = np.array([[1.0, 0.2], [0.4, 0.9], [0.8, 0.5], [0.1, 0.7], [0.6, 0.3], [0.3, 0.4]])
"""Six inputs of two numbers; a single weight decides how much the first speaks for class 0."""

_LOW, _HIGH = -2.0, 6.0
_STEP = 0.01


def _labels(values: Values) -> Numbers64:
    return np.rint(values.array("t"))


def _probabilities(w: float | Numbers64) -> Numbers64:
    """Return y (…, 6, 2) of the smallest network there is: scores w·x₀ and x₁, then softmax."""
    first = np.multiply.outer(np.asarray(w, dtype=np.float64), _X[:, 0])
    scores = np.stack([first, np.broadcast_to(_X[:, 1], first.shape)], axis=-1)
    return np.asarray(softmax(scores), dtype=np.float64)


def _loss(w: float, values: Values) -> float:
    return cross_entropy_error(_probabilities(w), _labels(values))


def _accuracy(w: float, values: Values) -> float:
    return float(np.mean(np.argmax(_probabilities(w), axis=1) == _labels(values)))


def _table(values: Values) -> Table:
    y, t = _probabilities(values.number("w")), _labels(values)
    rows = np.arange(len(t))
    of_right = y[rows, t.astype(int)]
    losses = np.array([cross_entropy_error(y[n], int(t[n])) for n in rows])
    right = (np.argmax(y, axis=1) == t).astype(np.float64)
    columns = (
        Column("t", "t", decimals=0),
        Column("y", "y[t]"),
        Column("loss", "−log y[t]"),
        Column("right", "argmax y = t", decimals=0),
    )
    sums = (None, None, float(losses.sum()), float(right.sum()))
    names = tuple(f"x[{n}]" for n in rows)
    shown = (
        code_line("y = predict(w)", "{w}·{x} → {y}", w=0.0, x=_X, y=y),
        code_line(
            f"losses = -np.log(y[np.arange({len(t)}), t] + 1e-7)", "{y}, {t} → {loss}", y=y, t=t, loss=losses
        ),
    )
    return Table("table", columns, names, np.column_stack([t, of_right, losses, right]), sums, code=shown)


def _curves(values: Values) -> Curves:
    w = values.number("w")
    x = np.linspace(_LOW, _HIGH, 1601)
    y, t = _probabilities(x), _labels(values)
    of_right = y[:, np.arange(len(t)), t.astype(int)]
    loss = np.mean(-np.log(of_right + DELTA), axis=1)
    accuracy = np.mean(np.argmax(y, axis=2) == t, axis=1)
    return Curves(
        "curves",
        (Curve("loss", x, loss), Curve("accuracy", x, accuracy)),
        x_range=(_LOW, _HIGH),
        y_range=(0.0, 2.0),
        x_name="w",
        y_name="",
        points=(_loss(w, values), _accuracy(w, values)),
        handle=Handle(w, "w"),
        code=(
            code_line(f"line = np.linspace({_LOW:g}, {_HIGH:g}, {x.size})", "→ {w}", w=x),
            code_line("[loss(w) for w in line]", "{w} → {loss}", w=x, loss=loss),
            code_line("[accuracy(w) for w in line]", "{w} → {share}", w=x, share=accuracy),
        ),
    )


def _slope(function: str, values: Values) -> float:
    measured = {"loss": _loss, "accuracy": _accuracy}[function]
    w = values.number("w")
    return (measured(w + _STEP, values) - measured(w - _STEP, values)) / (2 * _STEP)


def _lines(values: Values) -> tuple[Line, ...]:
    w = values.number("w")
    return (
        Line("round(loss(w), 6)", round(_loss(w, values), 6)),
        Line("round(accuracy(w), 6)", round(_accuracy(w, values), 6)),
        Line("slope(loss)", round(_slope("loss", values), 6) + 0.0),
        Line("slope(accuracy)", round(_slope("accuracy", values), 6) + 0.0),
    )


def compute(values: Values) -> tuple[Figure, ...]:
    """Return the batch image by image, loss and accuracy against the weight, and both slopes."""
    return (_table(values), _curves(values), Printout("printout", _lines(values)))


def code(values: Values) -> str:
    """Return the lab as a program; it prints what the printout shows."""
    labels = [int(label) for label in _labels(values)]
    return f"""import numpy as np

x = np.array({number_text.python_list(_X)})
t = np.array({labels})
w = {values.number("w")!r}


def predict(w):
    a = np.column_stack([w * x[:, 0], x[:, 1]])
    exp_a = np.exp(a - np.max(a, axis=1, keepdims=True))
    return exp_a / np.sum(exp_a, axis=1, keepdims=True)


def loss(w):
    y = predict(w)
    return -np.sum(np.log(y[np.arange(len(t)), t] + 1e-7)) / len(t)


def accuracy(w):
    return float(np.mean(np.argmax(predict(w), axis=1) == t))


def slope(f):
    return round(float(f(w + {_STEP}) - f(w - {_STEP})) / {2 * _STEP}, 6) + 0.0


print(round(float(loss(w)), 6))
print(round(accuracy(w), 6))
print(slope(loss))
print(slope(accuracy))
"""


def _at_the_start(values: Values) -> Values:
    return values.with_("w", 0.4).with_("t", LAB.defaults["t"])


def _what_moves(values: Values) -> str:
    moves = {name: abs(_slope(name, values)) > 1e-9 for name in ("loss", "accuracy")}
    if all(moves.values()):
        return "both"
    return "loss" if moves["loss"] else "accuracy"


LAB = Lab(
    key="mini_batch_loss",
    section="4.2",
    parameters=(
        Slider(key="w", low=_LOW, high=_HIGH, step=0.05, default=0.4),
        NumberArray(
            key="t",
            default=(0.0, 1.0, 0.0, 1.0, 0.0, 1.0),
            fewest=(len(_X),),
            most=(len(_X),),
            low=0.0,
            high=1.0,
            step=1.0,
        ),
    ),
    compute=compute,
    code=code,
    question=Question(("loss", "accuracy", "both"), _at_the_start, _what_moves),
    presets=(
        Preset("start", "w = 0.4", {}),
        Preset("nothing", "w = 0", {"w": 0.0}),
        Preset("far", "w = 5", {"w": 5.0}),
    ),
    formulas=("batch_cross_entropy",),
)
