"""One network trained twice on the same batches: by numerical gradient and by backpropagation (4.5)."""

from __future__ import annotations

import time
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from explorer import resources
from explorer.data import load
from explorer.labs.code_lines import CodeLine
from explorer.labs.figures import Column, Figure, Line, Printout, Table
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.measurement import Measurement, Partial
from explorer.labs.parameters import Slider
from explorer.nn import Network
from explorer.nn.gradient import numerical_gradient_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from explorer.labs.values import Numbers64, Values

_DIGITS = ("data", "mnist_sample.npz")
_INPUTS, _OUTPUTS = 784, 10
_DEVIATION, _SEED, _RATE = 0.01, 0, 0.1
_STEPS = 5
_AT_ONCE = 400
"""Numbers that are differentiated between two looks at whether to go on: well below a tenth of a second."""
_LIVE = "b2"
_REPEATS = 7
_SCALE = 1e7


def _hidden(values: Values) -> int:
    return round(values.number("hidden"))


def _batch_size(values: Values) -> int:
    return round(values.number("batch"))


@cache
def _start(hidden: int) -> Network:
    """Return the book's TwoLayerNet with its first weights, in float64."""
    return Network((_INPUTS, hidden, _OUTPUTS), "sigmoid", _DEVIATION, _SEED, dtype=np.float64)


@cache
def _images() -> Numbers64:
    images: Numbers64 = load("sample").train.images.reshape(-1, _INPUTS) / 255.0
    images.flags.writeable = False
    return images


def _batch(size: int, number: int) -> tuple[Numbers64, Numbers64]:
    """Return the mini-batch of that number, drawn from the training images: the same for both networks."""
    chosen = np.random.default_rng([_SEED, number]).choice(len(_images()), size)
    return _images()[chosen], load("sample").train.labels[chosen].astype(np.float64)


def _passes(network: Network) -> int:
    return 2 * network.parameter_count


@lru_cache(maxsize=64)
def _live(hidden: int, size: int) -> tuple[float, Numbers64, Numbers64]:
    """Return loss and gradient of b2 by both ways; a drag comes by the same place again and again."""
    network = _start(hidden).astype(np.float64)
    x, t = _batch(size, 0)
    labels = t.astype(int)
    exact = np.asarray(network.gradient(x, labels)[_LIVE], dtype=np.float64)
    numerical = numerical_gradient_of(lambda: network.loss(x, labels), network.params[_LIVE])
    return network.loss(x, labels), np.asarray(numerical, dtype=np.float64), exact


def _lines(values: Values) -> tuple[Line, ...]:
    network = _start(_hidden(values))
    loss, numerical, exact = _live(_hidden(values), _batch_size(values))
    return (
        Line("x.shape", (_batch_size(values), _INPUTS)),
        Line("[p.shape for p in params]", str([p.shape for p in network.params.values()]), plain=True),
        Line("count", network.parameter_count),
        Line("2 * count", _passes(network)),
        Line("round(loss(), 6)", round(loss, 6)),
        Line("np.round(numerical_gradient(b2), 3) + 0.0", np.round(numerical, 3) + 0.0),
        Line("np.round(db2, 3) + 0.0", np.round(exact, 3) + 0.0),
    )


def compute(values: Values) -> tuple[Figure, ...]:
    """Return the shapes, the number of passes, and the gradient of one bias vector by both ways."""
    return (Printout("printout", _lines(values)),)


def _table(rows: list[tuple[float, ...]], hidden: int) -> Table:
    shape = (_INPUTS, hidden)
    columns = (
        Column("slow_loss", "L", "numerical", decimals=5),
        Column("slow_passes", "n", "numerical", decimals=0),
        Column("slow_time", "ms", "numerical", decimals=1),
        Column("fast_loss", "L", "backpropagation", decimals=5),
        Column("fast_passes", "n", "backpropagation", decimals=0),
        Column("fast_time", "ms", "backpropagation", decimals=2),
        Column("apart", "max |Δ| · 10⁷", decimals=2),
    )
    heads = tuple(str(step + 1) for step in range(len(rows)))
    shown = tuple(
        CodeLine(f"W1 -= {_RATE} * {gradient}", f"{shape} → {shape}")
        for gradient in ("numerical_gradient(W1)", "dW1")
    )
    return Table("steps", columns, heads, np.array(rows).reshape(len(rows), len(columns)), code=shown)


def _blank(values: Values) -> tuple[Figure, ...]:
    return (_table([], _hidden(values)),)


def _measure(values: Values) -> Iterator[Partial]:
    """Take a few steps with two networks that began alike, each following its own gradient."""
    hidden = _hidden(values)
    slow, fast = (_start(hidden).astype(np.float64) for _ in range(2))
    count, rows = slow.parameter_count, list[tuple[float, ...]]()
    for step in range(_STEPS):
        x, t = _batch(_batch_size(values), step)
        labels = t.astype(int)
        slow_loss, fast_loss = slow.loss(x, labels), fast.loss(x, labels)
        numerical, seconds = np.zeros(count), 0.0
        for start in range(0, count, _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            began = time.perf_counter()
            numerical[part] = numerical_gradient_of(lambda: slow.loss(x, labels), slow.theta[part])  # noqa: B023
            seconds += time.perf_counter() - began
            yield Partial(
                step * count + min(start + _AT_ONCE, count), _STEPS * count, (_table(rows, hidden),)
            )
        fast_seconds = _median_time(fast, x, labels)
        gradients = fast.gradient(x, labels)
        exact = np.concatenate([gradients[name].ravel() for name in fast.params])
        apart = float(np.abs(numerical - exact).max())
        rows.append(
            (slow_loss, 2.0 * count, 1e3 * seconds, fast_loss, 2.0, 1e3 * fast_seconds, _SCALE * apart)
        )
        slow.theta -= _RATE * numerical
        fast.theta -= _RATE * exact
        yield Partial((step + 1) * count, _STEPS * count, (_table(rows, hidden),))


def _median_time(network: Network, x: Numbers64, labels: NDArray[np.intp]) -> float:
    """Return the seconds of one gradient: so short that a single one is at the mercy of the window's work."""
    times = []
    for _ in range(_REPEATS):
        began = time.perf_counter()
        network.gradient(x, labels)
        times.append(time.perf_counter() - began)
    return sorted(times)[_REPEATS // 2]


def code(values: Values) -> str:
    """Return the lab as a program on this installation's files; it prints what the printout shows."""
    prints = "\n".join(f"print({line.code})" for line in _lines(values))
    hidden, size = _hidden(values), _batch_size(values)
    return f"""import numpy as np

with np.load({str(resources.path(*_DIGITS))!r}) as digits:
    images, labels = digits["images"][:4000].reshape(4000, 784) / 255.0, digits["labels"][:4000]

rng = np.random.default_rng({_SEED})
W1, b1 = {_DEVIATION} * rng.standard_normal((784, {hidden})), np.zeros({hidden})
W2, b2 = {_DEVIATION} * rng.standard_normal(({hidden}, 10)), np.zeros(10)
params = [W1, b1, W2, b2]
count = sum(p.size for p in params)

# 1. mini-batch
chosen = np.random.default_rng([{_SEED}, 0]).choice(4000, {size})
x, t = images[chosen], np.eye(10)[labels[chosen]]


def predict():
    z1 = 1 / (1 + np.exp(-(np.dot(x, W1) + b1)))
    a2 = np.dot(z1, W2) + b2
    exp_a = np.exp(a2 - np.max(a2, axis=1, keepdims=True))
    return z1, exp_a / np.sum(exp_a, axis=1, keepdims=True)


def loss():
    return float(-np.sum(t * np.log(predict()[1] + 1e-7)) / len(x))


def numerical_gradient(parameter, h=1e-4):
    grad = np.zeros_like(parameter)
    for index in np.ndindex(parameter.shape):
        value = parameter[index]
        parameter[index] = value + h
        above = loss()
        parameter[index] = value - h
        below = loss()
        parameter[index] = value
        grad[index] = (above - below) / (2 * h)
    return grad


# 2. gradient, by backpropagation
z1, y = predict()
dy = (y - t) / len(x)
dW2, db2 = np.dot(z1.T, dy), np.sum(dy, axis=0)
da1 = np.dot(dy, W2.T) * z1 * (1 - z1)
dW1, db1 = np.dot(x.T, da1), np.sum(da1, axis=0)

{prints}
"""


def _book_size(values: Values) -> Values:
    return values.with_("hidden", 20.0)


def _how_many(values: Values) -> str:
    passes = _passes(_start(_hidden(values)))
    sizes = {"hundred": 100, "thousand": 1_000, "tens": 30_000}
    return min(sizes, key=lambda name: abs(np.log(sizes[name] / passes)))


LAB = Lab(
    key="two_gradients",
    section="4.5",
    parameters=(
        Slider(key="hidden", low=2.0, high=50.0, step=1.0, default=5.0, whole=True),
        Slider(key="batch", low=1.0, high=100.0, step=1.0, default=10.0, whole=True),
    ),
    compute=compute,
    code=code,
    question=Question(("hundred", "thousand", "tens"), _book_size, _how_many),
    presets=(
        Preset("small", "784-5-10", {}),
        Preset("larger", "784-20-10", {"hidden": 20.0}),
        Preset("book", "784-50-10, n = 100", {"hidden": 50.0, "batch": 100.0}),
    ),
    formulas=("central_difference", "weight_update"),
    measurement=Measurement(_blank, _measure),
)
