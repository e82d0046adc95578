"""A trained network reads real digits, one by one and in batches (section 3.6)."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np

from explorer.data import available
from explorer.labs.code_lines import code_line
from explorer.labs.digit_program import program
from explorer.labs.digit_reading import digits, network_for, outputs, scale
from explorer.labs.figures import Bars, Column, Figure, Line, Printout, Table
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.measurement import Measurement, Partial
from explorer.labs.parameters import Choice, Switch
from explorer.labs.weights_file import WeightsFile
from explorer.nn import cross_entropy_error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from explorer.labs.values import Numbers64, Values
    from explorer.nn import Network

_BATCHES = (1, 10, 100, 1_000, 10_000)
_IMAGES = 10_000
# Long enough between two looks at the clock to cost nothing, short enough to stop at once.
_PATIENCE = 0.1


def _network(values: Values) -> Network:
    return network_for(values.choice("network"), values.choice("file"))


def _outputs(values: Values) -> Numbers64:
    key, file = values.choice("network"), values.choice("file")
    return outputs(key, file, values.choice("images"), values.switch("normalised"))


def _labels(values: Values) -> NDArray[np.uint8]:
    return digits(values.choice("images")).labels


def _bars(values: Values) -> Bars:
    y, t = _outputs(values), _labels(values)
    right = np.argmax(y, axis=1) == t
    by_digit = np.array([right[t == digit].mean() for digit in range(10)])
    names = tuple(str(digit) for digit in range(10))
    heights = np.stack([by_digit, y.mean(axis=0)])
    shown = (
        code_line(
            "[np.mean(np.argmax(y[t == k], axis=1) == k) for k in range(10)]", "{y} → {k}", y=y, k=by_digit
        ),
        code_line("np.mean(y, axis=0)", "{y} → {k}", y=y, k=by_digit),
    )
    return Bars("digits", names, ("right", "mean"), heights, code=shown)


def _lines(values: Values) -> tuple[Line, ...]:
    y, t = _outputs(values), _labels(values)
    network = _network(values)
    layers = range(1, network.spec.layers + 1)
    shapes = [Line(f"W{layer}.shape", network.params[f"W{layer}"].shape) for layer in layers]
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
    network = _network(values).astype(np.float32)
    pixels = digits(values.choice("images")).images.reshape(-1, 784).astype(np.float32)
    # The thousand of the sample come round ten times.
    x = np.resize(pixels, (_IMAGES, 784)) / np.float32(scale(values.switch("normalised")))
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
    """Return the lab as a program; it prints what the printout shows."""
    return program(
        _network(values),
        values.choice("network"),
        values.choice("file"),
        values.choice("images"),
        values.switch("normalised"),
        [line.code for line in _lines(values)],
    )


def _offered(values: Values) -> tuple[str, ...]:
    return ("book", "untrained", "own") if values.choice("file") else ("book", "untrained")


def _available(values: Values) -> tuple[str, ...]:
    return ("sample", "mnist") if available("mnist") else ("sample",)


def _untrained(values: Values) -> Values:
    return values.with_("network", "untrained").with_("normalised", True)


def _loss_is(values: Values) -> str:
    loss = cross_entropy_error(_outputs(values), _labels(values))
    if abs(loss - np.log(10)) < 0.1:
        return "log"
    return "low" if loss < np.log(10) else "high"


LAB = Lab(
    key="inference",
    section="3.6",
    parameters=(
        Choice(key="network", options=("book", "untrained", "own"), default="book", offered=_offered),
        WeightsFile(key="file", beside="network", chooses=("network", "own")),
        Choice(key="images", options=("sample", "mnist"), default="sample", offered=_available),
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
