"""Backpropagation against numerical differentiation on real networks, number by number (section 5.7)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from explorer.labs.checked_network import (
    MISTAKES,
    backpropagated,
    batch,
    difference,
    loss_of,
    network_for,
    program,
)
from explorer.labs.code_lines import CodeLine, code_line
from explorer.labs.figures import Bars, Column, Figure, Line, Printout, Table
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.measurement import Measurement, Partial
from explorer.labs.parameters import Choice
from explorer.labs.sheets import Sheet
from explorer.nn.gradient import numerical_gradient_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.labs.values import Numbers64, Values

_ROWS_AT_ONCE = 7
_TILES, _SIDE = (5, 10), 28
_ALL_DIGITS = 16.0
_TOLERANCE = 1e-7


def _names(key: str) -> tuple[str, ...]:
    return tuple(network_for(key).params)


def _order(key: str) -> list[str]:
    """Return the parameters as they are checked: the small ones first, they are there at once."""
    return sorted(_names(key), key=lambda name: network_for(key).params[name].size)


def _lines(values: Values) -> tuple[Line, ...]:
    key, mistake = values.choice("network"), values.choice("mistake")
    network = network_for(key)
    biases = [f"b{layer}" for layer in range(network.spec.layers, 0, -1)]
    return (
        Line("x.shape", batch()[0].shape),
        Line("round(loss(), 6)", round(loss_of(network, mistake)(), 6)),
        Line(f"sum(p.size for p in ({', '.join(_names(key))}))", network.parameter_count),
        *(Line(f"difference({b}, d{b})", f"{difference(key, mistake, b):.1e}", plain=True) for b in biases),
    )


def _code(name: str, parameter: Numbers64) -> tuple[CodeLine, ...]:
    return (code_line(f"np.abs(numerical_gradient(loss, {name}) - d{name})", "{p} − {p} → {p}", p=parameter),)


def _mosaic(difference: Numbers64) -> Numbers64:
    """Return W1's differences (784, 50) as one image of 28×28 for each hidden unit, ten in a row."""
    rows, columns = _TILES
    tiles = difference.T.reshape(rows, columns, _SIDE, _SIDE)
    return np.ascontiguousarray(tiles.transpose(0, 2, 1, 3).reshape(rows * _SIDE, columns * _SIDE))


def _sheet(name: str, differences: Numbers64) -> Sheet:
    known = np.abs(differences[~np.isnan(differences)])
    limit = float(known.max()) if known.size and known.max() > 0 else 1.0
    shown = _code(name, differences)
    if name == "W1":
        return Sheet(name, _mosaic(differences), limit, False, frame=_SIDE, code=shown)
    return Sheet(name, np.atleast_2d(differences.T), limit, False, code=shown)


@dataclass
class _Findings:
    """What is known of each parameter; a sheet that did not change stays the same object.

    Attributes
    ----------
    gradients, differences : dict
        By name; a difference is nan where it is not known.
    """

    gradients: dict[str, Numbers64]
    differences: dict[str, Numbers64] = field(init=False)
    rows: dict[str, tuple[float, ...]] = field(default_factory=dict)
    sheets: dict[str, Sheet] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.differences = {name: np.full(known.shape, np.nan) for name, known in self.gradients.items()}
        self.sheets = {name: _sheet(name, unknown) for name, unknown in self.differences.items()}
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
        return (self.bars, self.table, *self.sheets.values())

    def _summarise(self) -> None:
        names = tuple(self.gradients)
        finished = tuple(name for name in names if name in self.rows)
        means = [self.rows[name][2] if name in finished else 1.0 for name in names]
        agreeing = np.clip(-np.log10(np.maximum(means, 1e-16)), 0.0, _ALL_DIGITS)
        pairs = ", ".join(f"({name}, d{name})" for name in names)
        shown = (CodeLine(f"[difference(p, dp) for p, dp in ({pairs})]", f"→ ({len(names)},)"),)
        unknown = frozenset(names) - set(finished)
        self.bars = Bars(
            "digits", names, ("agree",), agreeing[np.newaxis], high=_ALL_DIGITS, unknown=unknown, code=shown
        )
        columns = (
            Column("count", "n", decimals=0),
            Column("gradient", "mean |∂L/∂·|"),
            Column("mean", "mean |Δ|"),
            Column("worst", "max |Δ|"),
        )
        numbers = np.array([self.rows[name] for name in finished]).reshape(len(finished), len(columns))
        self.table = Table("table", columns, finished, numbers, code=shown)


def compute(values: Values) -> tuple[Figure, ...]:
    """Return what can be checked within a redraw: both biases."""
    return (Printout("printout", _lines(values)),)


def _blank(values: Values) -> tuple[Figure, ...]:
    return _Findings(backpropagated(values.choice("network"), values.choice("mistake"))).figures()


def _measure(values: Values) -> Iterator[Partial]:
    """Differentiate every parameter numerically, a few rows at a time."""
    key, mistake = values.choice("network"), values.choice("mistake")
    findings = _Findings(backpropagated(key, mistake))
    network = network_for(key).astype(np.float64)
    loss, done, total = loss_of(network, mistake), 0, network.parameter_count
    for name in _order(key):
        parameter = network.params[name]
        for start in range(0, len(parameter), _ROWS_AT_ONCE):
            rows = slice(start, start + _ROWS_AT_ONCE)
            numerical = numerical_gradient_of(loss, parameter[rows])
            findings.learn(name, rows, np.abs(numerical - findings.gradients[name][rows]))
            done += numerical.size
            yield Partial(done, total, findings.figures())


def code(values: Values) -> str:
    """Return the lab as a program on this installation's files; it prints what the printout shows."""
    return program(values, "\n".join(f"print({line.code})" for line in _lines(values)))


def _as_in_the_book(values: Values) -> Values:
    return LAB.defaults


def _how_far(values: Values) -> str:
    mean = difference(values.choice("network"), values.choice("mistake"), "b2")
    if mean == 0:
        return "nothing"
    return "tiny" if mean < _TOLERANCE else "step"


LAB = Lab(
    key="gradient_check",
    section="5.7",
    parameters=(
        Choice(key="network", options=("first", "trained"), default="first"),
        Choice(key="mistake", options=MISTAKES, default="none"),
    ),
    compute=compute,
    code=code,
    question=Question(("nothing", "tiny", "step"), _as_in_the_book, _how_far),
    presets=(
        Preset("book", "784-50-10", {}),
        Preset("trained", "784-50-100-10", {"network": "trained"}),
        Preset("delta", "log(y + 1e-7)", {"mistake": "delta"}),
        Preset("slope", "h′ = 1", {"mistake": "slope"}),
    ),
    formulas=("gradient_difference",),
    measurement=Measurement(_blank, _measure),
)
