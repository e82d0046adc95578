"""Backpropagation against numerical differentiation on the book's network, number by number (section 5.7)."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from explorer import resources
from explorer.data import load
from explorer.labs.code_lines import CodeLine, code_line
from explorer.labs.figures import Bars, Column, Figure, Line, Printout, Table
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.measurement import Measurement, Partial
from explorer.labs.parameters import Choice
from explorer.labs.sheets import Sheet
from explorer.nn import Network, one_hot
from explorer.nn.gradient import numerical_gradient_of
from explorer.nn.losses import DELTA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from explorer.labs.values import Numbers64, Values

_DIGITS = ("data", "mnist_sample.npz")
_SIZES = (784, 50, 10)
_DEVIATION, _SEED, _BATCH = 0.01, 0, 3
_NAMES = ("W1", "b1", "W2", "b2")
# The small ones first: they are there at once.
_ORDER = ("b2", "b1", "W2", "W1")
_ROWS_AT_ONCE = 7
_TILES, _SIDE = (5, 10), 28
_ALL_DIGITS = 16.0
_TOLERANCE = 1e-7


@cache
def _start() -> Network:
    """Return the network of section 5.7.2, with ReLU, in float64 and with its first weights."""
    return Network(_SIZES, "relu", _DEVIATION, _SEED, dtype=np.float64)


@cache
def _batch() -> tuple[Numbers64, Numbers64]:
    """Return the first three training images and their one-hot labels."""
    train = load("sample").train
    x = train.images[:_BATCH].reshape(_BATCH, -1) / 255.0
    return x, np.asarray(one_hot(train.labels[:_BATCH], 10, np.float64), dtype=np.float64)


def _loss(network: Network, mistake: str) -> Callable[[], float]:
    """Return the loss as a function of nothing: it reads the network's parameters."""
    x, t = _batch()
    inside = DELTA if mistake == "delta" else 0.0
    return lambda: float(-np.sum(t * np.log(network.forward(x).y + inside)) / len(x))


def _backpropagated(mistake: str) -> dict[str, Numbers64]:
    """Return the gradients of one pass back, with the mistake that is to be found."""
    x, t = _batch()
    network = _start().astype(np.float64)
    network.forward(x)
    back = network.backward(t)
    grads = {name: np.asarray(back.grads[name], dtype=np.float64) for name in _NAMES}
    if mistake == "batch":
        return {name: gradient * len(x) for name, gradient in grads.items()}
    if mistake == "slope":
        unswitched = back.dz[0]
        grads["W1"], grads["b1"] = np.dot(x.T, unswitched), np.sum(unswitched, axis=0)
    return grads


@cache
def _difference(mistake: str, name: str) -> float:
    """Return the mean distance of both gradients of a small parameter; it is asked for at every redraw."""
    network = _start().astype(np.float64)
    numerical = numerical_gradient_of(_loss(network, mistake), network.params[name])
    return float(np.mean(np.abs(numerical - _backpropagated(mistake)[name])))


def _lines(values: Values) -> tuple[Line, ...]:
    network, mistake = _start(), values.choice("mistake")
    return (
        Line("x.shape", _batch()[0].shape),
        Line("round(loss(), 6)", round(_loss(network, mistake)(), 6)),
        Line("sum(p.size for p in (W1, b1, W2, b2))", network.parameter_count),
        Line("difference(b2, db2)", f"{_difference(mistake, 'b2'):.1e}", plain=True),
        Line("difference(b1, db1)", f"{_difference(mistake, 'b1'):.1e}", plain=True),
    )


def _code(name: str) -> tuple[CodeLine, ...]:
    parameter = _start().params[name]
    return (code_line(f"np.abs(numerical_gradient(loss, {name}) - d{name})", "{p} − {p} → {p}", p=parameter),)


def _mosaic(difference: Numbers64) -> Numbers64:
    """Return W1's differences (784, 50) as one image of 28×28 for each hidden unit, ten in a row."""
    rows, columns = _TILES
    tiles = difference.T.reshape(rows, columns, _SIDE, _SIDE)
    return np.ascontiguousarray(tiles.transpose(0, 2, 1, 3).reshape(rows * _SIDE, columns * _SIDE))


def _sheet(name: str, difference: Numbers64) -> Sheet:
    known = np.abs(difference[~np.isnan(difference)])
    limit = float(known.max()) if known.size and known.max() > 0 else 1.0
    if name == "W1":
        return Sheet(name, _mosaic(difference), limit, False, frame=_SIDE, code=_code(name))
    return Sheet(name, np.atleast_2d(difference.T), limit, False, code=_code(name))


@dataclass
class _Findings:
    """What is known of each parameter; a sheet that did not change stays the same object.

    Attributes
    ----------
    gradients, differences : dict
        By name; a difference is nan where it is not known.
    """

    gradients: dict[str, Numbers64]
    differences: dict[str, Numbers64] = field(default_factory=lambda: _unknown())
    rows: dict[str, tuple[float, ...]] = field(default_factory=dict)
    sheets: dict[str, Sheet] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in _NAMES:
            self.sheets[name] = _sheet(name, self.differences[name])
        self._summarise()

    def learn(self, name: str, rows: slice, differences: Numbers64) -> None:
        """Take what some rows of a parameter differ by."""
        known = self.differences[name]
        known[rows] = differences
        self.sheets[name] = _sheet(name, known)
        if not np.isnan(known).any():
            mean_gradient = float(np.abs(self.gradients[name]).mean())
            self.rows[name] = (float(known.size), mean_gradient, float(known.mean()), float(known.max()))
            self._summarise()

    def figures(self) -> tuple[Figure, ...]:
        """Return how many digits agree, the numbers of each parameter, and where they differ."""
        return (self.bars, self.table, *(self.sheets[name] for name in _NAMES))

    def _summarise(self) -> None:
        finished = tuple(name for name in _NAMES if name in self.rows)
        means = [self.rows[name][2] if name in finished else 1.0 for name in _NAMES]
        agreeing = np.clip(-np.log10(np.maximum(means, 1e-16)), 0.0, _ALL_DIGITS)
        pairs = "((W1, dW1), (b1, db1), (W2, dW2), (b2, db2))"
        shown = (CodeLine(f"[difference(p, dp) for p, dp in {pairs}]", "→ (4,)"),)
        unknown = frozenset(_NAMES) - set(finished)
        self.bars = Bars(
            "digits", _NAMES, ("agree",), agreeing[np.newaxis], high=_ALL_DIGITS, unknown=unknown, code=shown
        )
        columns = (
            Column("count", "n", decimals=0),
            Column("gradient", "mean |∂L/∂·|", decimals=6),
            Column("mean", "mean |Δ|"),
            Column("worst", "max |Δ|"),
        )
        numbers = np.array([self.rows[name] for name in finished]).reshape(len(finished), len(columns))
        self.table = Table("table", columns, finished, numbers, code=shown)


def _unknown() -> dict[str, Numbers64]:
    return {name: np.full(_start().params[name].shape, np.nan) for name in _NAMES}


def compute(values: Values) -> tuple[Figure, ...]:
    """Return what can be checked within a redraw: both biases."""
    return (Printout("printout", _lines(values)),)


def _blank(values: Values) -> tuple[Figure, ...]:
    return _Findings(_backpropagated(values.choice("mistake"))).figures()


def _measure(values: Values) -> Iterator[Partial]:
    """Differentiate every parameter numerically, a few rows at a time."""
    mistake = values.choice("mistake")
    findings = _Findings(_backpropagated(mistake))
    network = _start().astype(np.float64)
    loss, done, total = _loss(network, mistake), 0, network.parameter_count
    for name in _ORDER:
        parameter = network.params[name]
        for start in range(0, len(parameter), _ROWS_AT_ONCE):
            rows = slice(start, start + _ROWS_AT_ONCE)
            numerical = numerical_gradient_of(loss, parameter[rows])
            findings.learn(name, rows, np.abs(numerical - findings.gradients[name][rows]))
            done += numerical.size
            yield Partial(done, total, findings.figures())


_MISTAKES = {
    "none": ("", ""),
    "delta": (" + 1e-7", ""),
    "batch": (
        "",
        "dW1, db1, dW2, db2 = dW1 * len(x), db1 * len(x), dW2 * len(x), db2 * len(x)  # the mistake\n",
    ),
    "slope": ("", "dW1, db1 = np.dot(x.T, dz1), np.sum(dz1, axis=0)  # the mistake\n"),
}


def code(values: Values) -> str:
    """Return the lab as a program on this installation's files; it prints what the printout shows."""
    inside, mistake = _MISTAKES[values.choice("mistake")]
    prints = "\n".join(f"print({line.code})" for line in _lines(values))
    return f"""import numpy as np

with np.load({str(resources.path(*_DIGITS))!r}) as digits:
    x = digits["images"][:{_BATCH}].reshape({_BATCH}, 784) / 255.0
    t = np.eye(10)[digits["labels"][:{_BATCH}]]

rng = np.random.default_rng({_SEED})
W1, b1 = {_DEVIATION} * rng.standard_normal((784, 50)), np.zeros(50)
W2, b2 = {_DEVIATION} * rng.standard_normal((50, 10)), np.zeros(10)


def softmax(a):
    exp_a = np.exp(a - np.max(a, axis=1, keepdims=True))
    return exp_a / np.sum(exp_a, axis=1, keepdims=True)


def predict():
    z1 = np.maximum(np.dot(x, W1) + b1, 0)
    return z1, softmax(np.dot(z1, W2) + b2)


def loss():
    return float(-np.sum(t * np.log(predict()[1]{inside})) / len(x))


def numerical_gradient(f, parameter, h=1e-4):
    grad = np.zeros_like(parameter)
    for index in np.ndindex(parameter.shape):
        value = parameter[index]
        parameter[index] = value + h
        above = f()
        parameter[index] = value - h
        below = f()
        parameter[index] = value
        grad[index] = (above - below) / (2 * h)
    return grad


def difference(parameter, gradient):
    return f"{{np.mean(np.abs(numerical_gradient(loss, parameter) - gradient)):.1e}}"


# backpropagation
z1, y = predict()
dy = (y - t) / len(x)
dW2, db2 = np.dot(z1.T, dy), np.sum(dy, axis=0)
dz1 = np.dot(dy, W2.T)
da1 = dz1 * (z1 > 0)
dW1, db1 = np.dot(x.T, da1), np.sum(da1, axis=0)
{mistake}
# difference(W2, dW2) takes a second, difference(W1, dW1) ten
{prints}
"""


def _as_in_the_book(values: Values) -> Values:
    return values.with_("mistake", "none")


def _how_far(values: Values) -> str:
    difference = _difference(values.choice("mistake"), "b2")
    if difference == 0:
        return "nothing"
    return "tiny" if difference < _TOLERANCE else "step"


LAB = Lab(
    key="gradient_check",
    section="5.7",
    parameters=(Choice(key="mistake", options=tuple(_MISTAKES), default="none"),),
    compute=compute,
    code=code,
    question=Question(("nothing", "tiny", "step"), _as_in_the_book, _how_far),
    presets=(
        Preset("book", "W1 b1 W2 b2", {}),
        Preset("delta", "log(y + 1e-7)", {"mistake": "delta"}),
        Preset("slope", "h′ = 1", {"mistake": "slope"}),
    ),
    formulas=("gradient_difference",),
    measurement=Measurement(_blank, _measure),
)
