"""Softmax, and how computing it literally overflows (section 3.5.1 and 3.5.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.labs import number_text
from explorer.labs.code_lines import code_line
from explorer.labs.figures import Bars, Column, Curve, Curves, Figure, Handle, Line, Printout, Table
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.parameters import Choice, NumberArray, Slider, Switch
from explorer.nn import naive_softmax, softmax

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.labs.values import Numbers64, Values

_MOST = 8
_SUBSCRIPTS = "₁₂₃₄₅₆₇₈"
_OVERFLOWING_SHIFT = 1000.0
# How far the curves reach at least beyond the other scores: exp(-7) < 0.001, so both ends are flat.
_REACH = 7.0


def _scores(values: Values) -> NDArray[np.floating]:
    """Return a + C in the floating-point type the lab is set to."""
    a = values.array("a") + values.number("shift")
    return a.astype(np.float32) if values.switch("single") else a


def _offered(values: Values) -> list[str]:
    return [str(k + 1) for k in range(values.array("a").size)]


def _names(letter: str, count: int) -> tuple[str, ...]:
    return tuple(f"{letter}{_SUBSCRIPTS[k]}" for k in range(count))


def _table(values: Values) -> Table:
    a = _scores(values)
    with np.errstate(over="ignore"):
        exp_a = np.exp(a)
    naive = naive_softmax(a)
    below_largest = a - np.max(a)
    exp_shifted = np.exp(below_largest)
    y = softmax(a)
    score = "aₖ + C" if values.number("shift") else "aₖ"
    columns = (
        Column("score", score, decimals=2),
        Column("exp_naive", "exp", "naive"),
        Column("y_naive", "yₖ", "naive"),
        Column("below_largest", "− max", "shifted", decimals=2),
        Column("exp_shifted", "exp", "shifted"),
        Column("y_shifted", "yₖ", "shifted"),
    )
    stacked = np.stack([a, exp_a, naive, below_largest, exp_shifted, y], axis=1)
    with np.errstate(over="ignore"):
        sums = (None, exp_a.sum(), naive.sum(), None, exp_shifted.sum(), y.sum())
    return Table(
        "table",
        columns,
        tuple(str(k + 1) for k in range(a.size)),
        stacked.astype(np.float64),
        tuple(None if total is None else float(total) for total in sums),
        coloured=True,
        code=(
            code_line("naive = np.exp(a) / np.sum(np.exp(a))", "{a} / {sum} → {y}", a=a, sum=0.0, y=y),
            code_line("exp_a = np.exp(a - np.max(a))", "{a} − {max} → {y}", a=a, max=0.0, y=y),
            code_line("y = exp_a / np.sum(exp_a)", "{a} / {sum} → {y}", a=a, sum=0.0, y=y),
        ),
    )


def _bars(values: Values) -> Bars:
    a = _scores(values)
    heights = np.stack([naive_softmax(a), softmax(a)]).astype(np.float64)
    shown = code_line("np.stack([naive_softmax(a), softmax(a)])", "{a}, {a} → {y}", a=a, y=heights)
    return Bars("bars", _names("y", a.size), ("naive", "shifted"), heights, code=(shown,))


def _lines(a: NDArray[np.floating]) -> tuple[Line, ...]:
    y = softmax(a)
    return (
        Line("naive_softmax(a)", naive_softmax(a)),
        Line("softmax(a)", y),
        Line("np.sum(y)", np.sum(y)),
        Line("np.argsort(a)", np.argsort(a)),
        Line("np.argsort(y)", np.argsort(y)),
    )


def _curves(values: Values) -> Curves:
    a: Numbers64 = values.array("a")
    k = int(values.choice("vary")) - 1
    others = np.delete(a, k) if a.size > 1 else a
    # From the others alone, so that the range stands still while this one is dragged through it.
    reach = max(_REACH, 1.5 * float(np.ptp(others)))
    low = min(float(others.min()) - reach, float(a[k]))
    high = max(float(others.max()) + reach, float(a[k]))
    x = np.linspace(low, high, 241)
    moved = np.repeat(a[np.newaxis, :], x.size, axis=0)
    moved[:, k] = x
    y = np.asarray(softmax(moved), dtype=np.float64)
    return Curves(
        "curves",
        tuple(Curve(name, x, y[:, i]) for i, name in enumerate(_names("y", a.size))),
        x_range=(low, high),
        y_range=(0.0, 1.0),
        x_name=_names("a", a.size)[k],
        y_name="y",
        points=tuple(float(value) for value in softmax(a)),
        handle=Handle(float(a[k]), "a", (k,)),
        code=(
            code_line(
                f"line = np.linspace({low:g}, {high:g}, {x.size})[:, None]", "→ {x}", x=x[:, np.newaxis]
            ),
            code_line(
                f"moved = np.where(np.arange({a.size}) == {k}, line, a - C)",
                "{x}, {a} → {moved}",
                x=x[:, np.newaxis],
                a=a,
                moved=moved,
            ),
            code_line("[softmax(a) for a in moved]", "{moved} → {y}", moved=moved, y=y),
        ),
    )


def compute(values: Values) -> tuple[Figure, ...]:
    """Return both ways of computing softmax, side by side, and how it answers to one score."""
    return (_table(values), _bars(values), _curves(values), Printout("printout", _lines(_scores(values))))


def code(values: Values) -> str:
    """Return the lab as a program; it prints what the printout shows."""
    dtype = "np.float32" if values.switch("single") else "np.float64"
    scores = number_text.python_list(values.array("a"))
    shift = values.number("shift")
    prints = "\n".join(f"print({line.code})" for line in _lines(_scores(values)))
    return f"""import numpy as np


def naive_softmax(a):
    exp_a = np.exp(a)
    return exp_a / np.sum(exp_a)


def softmax(a):
    exp_a = np.exp(a - np.max(a))  # the largest exponent is now 0: no overflow
    return exp_a / np.sum(exp_a)


C = {shift!r}
a = (np.array({scores}) + C).astype({dtype})
y = softmax(a)

{prints}
"""


def _overflow(values: Values) -> Values:
    return values.with_("shift", _OVERFLOWING_SHIFT)


def _naive_outcome(values: Values) -> str:
    a = _scores(values)
    naive = naive_softmax(a)
    if not np.all(np.isfinite(naive)):
        return "nan"
    return "same" if np.allclose(naive, softmax(a - values.number("shift"))) else "larger"


LAB = Lab(
    key="softmax",
    section="3.5",
    parameters=(
        NumberArray(
            key="a", default=(0.3, 2.9, 4.0), fewest=(2,), most=(_MOST,), low=-5000.0, high=5000.0, step=0.1
        ),
        Slider(key="shift", low=-1000.0, high=1000.0, step=1.0, default=0.0),
        Switch(key="single"),
        Choice(
            key="vary",
            beside="curves",
            options=tuple(str(k + 1) for k in range(_MOST)),
            names=_names("a", _MOST),
            default="3",
            offered=_offered,
        ),
    ),
    compute=compute,
    code=code,
    question=Question(("same", "larger", "nan"), _overflow, _naive_outcome),
    presets=(
        Preset("book", "[0.3, 2.9, 4.0]", {"a": np.array([0.3, 2.9, 4.0])}),
        Preset("close", "[0.3, 0.5, 0.7]", {"a": np.array([0.3, 0.5, 0.7])}),
        Preset("near", "[1.5, 2, 2.2]", {"a": np.array([1.5, 2.0, 2.2])}),
        Preset("overflow", "[1010, 1000, 990]", {"a": np.array([1010.0, 1000.0, 990.0])}),
    ),
    formulas=("softmax_naive", "softmax_invariance", "softmax_shifted"),
)
