"""A trained network reads real digits, one by one and in batches (section 3.6)."""

from __future__ import annotations

import time
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from explorer import resources
from explorer.data import load
from explorer.labs.code_lines import code_line
from explorer.labs.figures import Bars, Column, Figure, Line, Printout, Table
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.measurement import Measurement, Partial
from explorer.labs.parameters import Choice, Switch
from explorer.nn import Network, cross_entropy_error, load_network

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.labs.values import Numbers64, Values

_WEIGHTS = ("weights", "book.npz")
_DIGITS = ("data", "mnist_sample.npz")
_SEED = 0
_DEVIATION = 0.01
_BATCHES = (1, 10, 100, 1_000, 10_000)
_IMAGES = 10_000
# Long enough between two looks at the clock to cost nothing, short enough to stop at once.
_PATIENCE = 0.1


@cache
def _network(key: str) -> Network:
    """Return the network in float64: the trained one, or one of the same shape with its first weights."""
    trained = load_network(resources.path(*_WEIGHTS)).network
    if key == "book":
        return trained.astype(np.float64)
    spec = trained.spec
    return Network(spec.sizes, spec.hidden, _DEVIATION, _SEED, output=spec.output, dtype=np.float64)


def _pixels(normalised: bool) -> Numbers64:
    images = load("sample").test.images.reshape(-1, 784)
    return images / 255.0 if normalised else images.astype(np.float64)


@cache
def _read(key: str, normalised: bool) -> Numbers64:
    """Return the outputs (n, 10) for the test images; the same question is asked at every redraw."""
    y: Numbers64 = _network(key).predict(_pixels(normalised)).astype(np.float64)
    y.flags.writeable = False
    return y


def _outputs(values: Values) -> Numbers64:
    return _read(values.choice("network"), values.switch("normalised"))


def _bars(values: Values) -> Bars:
    y, t = _outputs(values), load("sample").test.labels
    right = np.argmax(y, axis=1) == t
    by_digit = np.array([right[t == digit].mean() for digit in range(10)])
    digits = tuple(str(digit) for digit in range(10))
    heights = np.stack([by_digit, y.mean(axis=0)])
    shown = (
        code_line(
            "[np.mean(np.argmax(y[t == k], axis=1) == k) for k in range(10)]", "{y} → {k}", y=y, k=by_digit
        ),
        code_line("np.mean(y, axis=0)", "{y} → {k}", y=y, k=by_digit),
    )
    return Bars("digits", digits, ("right", "mean"), heights, code=shown)


def _lines(values: Values) -> tuple[Line, ...]:
    y, t = _outputs(values), load("sample").test.labels
    network = _network(values.choice("network"))
    shapes = [Line(f"W{layer}.shape", network.params[f"W{layer}"].shape) for layer in (1, 2, 3)]
    return (
        Line("x.shape", (len(y), network.sizes[0])),
        *shapes,
        Line("y.shape", y.shape),
        Line("np.mean(np.argmax(y, axis=1) == t)", np.mean(np.argmax(y, axis=1) == t)),
        Line("round(loss, 4)", round(cross_entropy_error(y, t), 4)),
        Line("np.round(np.mean(y, axis=0), 3)", np.round(np.mean(y, axis=0), 3)),
    )


def compute(values: Values) -> tuple[Figure, ...]:
    """Return how the network reads each digit, and its shapes, accuracy and loss."""
    return (_bars(values), Printout("printout", _lines(values)))


def _table(rows: list[tuple[int, float]]) -> Table:
    """Return the table of what was measured: batch size and seconds for all images."""
    columns = (
        Column("calls", "predict(x)", decimals=0),
        Column("seconds", "s", decimals=3),
        Column("rate", "10³/s", decimals=1),
        Column("gain", "×", decimals=1),
    )
    numbers = [
        (_IMAGES / batch, seconds, _IMAGES / seconds / 1e3, rows[0][1] / seconds) for batch, seconds in rows
    ]
    heads = tuple(f"({batch}, 784)" for batch, _ in rows)
    return Table("batches", columns, heads, np.array(numbers).reshape(len(rows), len(columns)))


def _blank(values: Values) -> tuple[Figure, ...]:
    return (_table([]),)


def _measure(values: Values) -> Iterator[Partial]:
    """Read 10,000 images in batches of every size, in float32 as this program trains."""
    network = _network(values.choice("network")).astype(np.float32)
    pixels = _pixels(values.switch("normalised")).astype(np.float32)
    x = np.resize(pixels, (_IMAGES, pixels.shape[1]))
    network.predict(x[:100])  # the first call pays for what all later ones share
    total = _IMAGES * len(_BATCHES)
    rows: list[tuple[int, float]] = []
    for batch in _BATCHES:
        seconds, looked = 0.0, time.perf_counter()
        for start in range(0, _IMAGES, batch):
            began = time.perf_counter()
            network.predict(x[start : start + batch])
            now = time.perf_counter()
            seconds += now - began
            if now - looked > _PATIENCE:
                yield Partial(len(rows) * _IMAGES + start, total, (_table(rows),))
                looked = time.perf_counter()
        rows.append((batch, seconds))
        yield Partial(len(rows) * _IMAGES, total, (_table(rows),))


def code(values: Values) -> str:
    """Return the lab as a program on this installation's files; it prints what the printout shows."""
    prints = "\n".join(f"print({line.code})" for line in _lines(values))
    book = values.choice("network") == "book"
    scale = 255.0 if values.switch("normalised") else 1.0
    weights = f"""with np.load({str(resources.path(*_WEIGHTS))!r}) as file:
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
    x, t = digits["images"][4000:].reshape(-1, 784) / {scale}, digits["labels"][4000:]
{weights if book else untrained}

z1 = sigmoid(np.dot(x, W1) + b1)
z2 = sigmoid(np.dot(z1, W2) + b2)
y = softmax(np.dot(z2, W3) + b3)
loss = float(-np.mean(np.log(y[np.arange(len(t)), t] + 1e-7)))

{prints}
"""


def _untrained(values: Values) -> Values:
    return values.with_("network", "untrained").with_("normalised", True)


def _loss_is(values: Values) -> str:
    loss = cross_entropy_error(_outputs(values), load("sample").test.labels)
    if abs(loss - np.log(10)) < 0.1:
        return "log"
    return "low" if loss < np.log(10) else "high"


LAB = Lab(
    key="inference",
    section="3.6",
    parameters=(
        Choice(key="network", options=("book", "untrained"), default="book"),
        Switch(key="normalised", default=True),
    ),
    compute=compute,
    code=code,
    question=Question(("low", "log", "high"), _untrained, _loss_is),
    presets=(
        Preset("book", "784-50-100-10", {}),
        Preset("raw", "x = 0 … 255", {"normalised": False}),
        Preset("untrained", "W ~ 0.01 · N(0, 1)", {"network": "untrained"}),
    ),
    measurement=Measurement(_blank, _measure),
)
