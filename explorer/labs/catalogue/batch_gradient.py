"""What the loss sends back for a batch of real digits, and the shapes of all gradients (section 5.6)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from explorer import resources
from explorer.data import load
from explorer.labs.code_lines import code_line
from explorer.labs.figures import Figure, Line, Printout
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.parameters import Choice, Slider
from explorer.labs.sheets import Sheet
from explorer.nn import Network, load_network

if TYPE_CHECKING:
    from explorer.labs.values import Numbers64, Values
    from explorer.nn import BackwardTrace, ForwardTrace

_WEIGHTS = ("weights", "book.npz")
_DIGITS = ("data", "mnist_sample.npz")
_TRAINED_IMAGES = 4000
_MOST = 10
_DEVIATION, _SEED = 0.01, 0
_NAMES = ("W1", "b1", "W2", "b2", "W3", "b3")


@cache
def _network(key: str) -> Network:
    """Return the network in float64: the trained one, or one of the same shape with its first weights."""
    trained = load_network(resources.path(*_WEIGHTS)).network
    if key == "book":
        return trained.astype(np.float64)
    spec = trained.spec
    return Network(spec.sizes, spec.hidden, _DEVIATION, _SEED, output=spec.output, dtype=np.float64)


def _batch(values: Values) -> tuple[Numbers64, Numbers64]:
    """Return the digits (n, 784) and their labels (n,)."""
    first, size = round(values.number("first")), round(values.number("batch"))
    test = load("sample").test
    images = test.images[first : first + size].reshape(size, -1) / 255.0
    return images, test.labels[first : first + size].astype(np.float64)


def _traces(values: Values) -> tuple[ForwardTrace, BackwardTrace]:
    network = _network(values.choice("network"))
    x, t = _batch(values)
    trace = network.forward(x)
    return trace, network.backward(t.astype(int))


def _sheets(values: Values, trace: ForwardTrace, back: BackwardTrace) -> tuple[Sheet, ...]:
    x, labels = _batch(values)
    y, dy = np.asarray(trace.y, dtype=np.float64), np.asarray(back.da[-1], dtype=np.float64)
    size = len(x)
    digits = tuple(str(k) for k in range(10))
    pictures = x.reshape(size, 28, 28)
    rows = tuple(f"t={label:.0f}" for label in labels)
    forward = code_line("y = predict(x)", "{x} → {y}", x=x, y=y)
    backward = code_line("dy = (y - t) / len(x)", "({y} − {y}) / {n} → {y}", y=y, n=float(size))
    return (
        Sheet("outputs", y, 1.0, False, rows, digits, 3, pictures, code=(forward,)),
        Sheet("gradient", dy, 1.0 / size, True, rows, digits, 3, code=(backward,)),
    )


def _shapes(name: str, of_value: tuple[int, ...], of_gradient: tuple[int, ...]) -> Line:
    return Line(f"({name}.shape, d{name}.shape)", str((of_value, of_gradient)), plain=True)


def _lines(values: Values, trace: ForwardTrace, back: BackwardTrace) -> tuple[Line, ...]:
    network = _network(values.choice("network"))
    dy = np.asarray(back.da[-1], dtype=np.float64)
    shapes = [
        Line(
            f"({name}.shape, d{name}.shape)",
            str((network.params[name].shape, back.grads[name].shape)),
            plain=True,
        )
        for name in _NAMES
    ]
    return (
        Line("round(loss, 4)", round(back.loss, 4)),
        Line("np.round(np.sum(dy, axis=1), 4) + 0.0", np.round(np.sum(dy, axis=1), 4) + 0.0),
        _shapes("x", trace.x.shape, back.dx.shape),
        *shapes,
    )


def compute(values: Values) -> tuple[Figure, ...]:
    """Return the outputs and what is sent back for each digit, and all shapes."""
    traces = _traces(values)
    return (*_sheets(values, *traces), Printout("printout", _lines(values, *traces)))


def code(values: Values) -> str:
    """Return the lab as a program on this installation's files; it prints what the printout shows."""
    prints = "\n".join(f"print({line.code})" for line in _lines(values, *_traces(values)))
    first, size = round(values.number("first")), round(values.number("batch"))
    start = _TRAINED_IMAGES + first
    trained = f"""with np.load({str(resources.path(*_WEIGHTS))!r}) as file:
    state = file["state"].astype(np.float64)
start = 0


def take(*shape):
    global start
    start += int(np.prod(shape))
    return state[start - int(np.prod(shape)):start].reshape(shape)


W1, b1 = take(784, 50), take(50)
W2, b2 = take(50, 100), take(100)
W3, b3 = take(100, 10), take(10)"""
    untrained = f"""rng = np.random.default_rng({_SEED})
W1, b1 = {_DEVIATION} * rng.standard_normal((784, 50)), np.zeros(50)
W2, b2 = {_DEVIATION} * rng.standard_normal((50, 100)), np.zeros(100)
W3, b3 = {_DEVIATION} * rng.standard_normal((100, 10)), np.zeros(10)"""
    return f"""import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softmax(a):
    exp_a = np.exp(a - np.max(a, axis=1, keepdims=True))
    return exp_a / np.sum(exp_a, axis=1, keepdims=True)


with np.load({str(resources.path(*_DIGITS))!r}) as digits:
    x = digits["images"][{start}:{start + size}].reshape({size}, 784) / 255.0
    t = np.eye(10)[digits["labels"][{start}:{start + size}]]
{trained if values.choice("network") == "book" else untrained}


def predict(x):
    global z1, z2
    z1 = sigmoid(np.dot(x, W1) + b1)
    z2 = sigmoid(np.dot(z1, W2) + b2)
    return softmax(np.dot(z2, W3) + b3)


y = predict(x)
loss = float(-np.sum(t * np.log(y + 1e-7)) / len(x))
dy = (y - t) / len(x)
dW3, db3 = np.dot(z2.T, dy), np.sum(dy, axis=0)
da2 = np.dot(dy, W3.T) * z2 * (1 - z2)
dW2, db2 = np.dot(z1.T, da2), np.sum(da2, axis=0)
da1 = np.dot(da2, W2.T) * z1 * (1 - z1)
dW1, db1 = np.dot(x.T, da1), np.sum(da1, axis=0)
dx = np.dot(da1, W1.T)

{prints}
"""


def _as_it_is(values: Values) -> Values:
    return values


def _sum_of_rows(values: Values) -> str:
    _, back = _traces(values)
    sums = np.sum(back.da[-1], axis=1)
    if np.allclose(sums, 0.0, atol=1e-9):
        return "zero"
    return "one" if np.allclose(sums, 1.0) else "other"


LAB = Lab(
    key="batch_gradient",
    section="5.6",
    parameters=(
        Choice(key="network", options=("book", "untrained"), default="book"),
        Slider(key="first", low=0.0, high=990.0, step=1.0, default=0.0, whole=True),
        Slider(key="batch", low=1.0, high=_MOST, step=1.0, default=5.0, whole=True),
    ),
    compute=compute,
    code=code,
    question=Question(("zero", "one", "other"), _as_it_is, _sum_of_rows),
    presets=(
        Preset("five", "n = 5", {}),
        Preset("one", "n = 1", {"batch": 1.0}),
        Preset("untrained", "W ~ 0.01 · N(0, 1)", {"network": "untrained"}),
    ),
    formulas=("batch_backward",),
)
