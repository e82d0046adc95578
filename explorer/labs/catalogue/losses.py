"""Squared error and cross-entropy on one output of the book's network (section 4.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.labs import number_text
from explorer.labs.code_lines import code_line
from explorer.labs.figures import Column, Curve, Curves, Figure, Handle, Line, Printout, Table
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.parameters import Choice, NumberArray
from explorer.nn import cross_entropy_error, one_hot, sum_squared_error
from explorer.nn.losses import DELTA

if TYPE_CHECKING:
    from explorer.labs.values import Numbers64, Values

_CLASSES = 10
_RIGHT = (0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0)
_WRONG = (0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0)
_SURE = (0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
_SURE_AND_WRONG = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0)
# Above it the cross-entropy's curve is so steep that the rest could not be read.
_TOP = 5.0


def _label(values: Values) -> int:
    return int(values.choice("label"))


def _target(values: Values) -> Numbers64:
    return np.asarray(one_hot(_label(values), _CLASSES, np.float64), dtype=np.float64)


def _table(values: Values) -> Table:
    y, t = values.array("y"), _target(values)
    squared, entropy = (y - t) ** 2 / 2, 0.0 - t * np.log(y + DELTA)
    columns = (
        Column("y", "yₖ"),
        Column("t", "tₖ", decimals=0),
        Column("squared", "½ (yₖ − tₖ)²"),
        Column("entropy", "−tₖ log yₖ"),
    )
    sums = (float(y.sum()), None, float(squared.sum()), float(entropy.sum()))
    rows = tuple(str(k) for k in range(_CLASSES))
    shown = (
        code_line("squared = 0.5 * (y - t) ** 2", "{y}, {t} → {loss}", y=y, t=t, loss=squared),
        code_line("entropy = -t * np.log(y + 1e-7)", "{t}, {y} → {loss}", y=y, t=t, loss=entropy),
    )
    return Table("table", columns, rows, np.column_stack([y, t, squared, entropy]), sums, code=shown)


def _curves(values: Values) -> Curves:
    """Return both losses against the right class's output, the others as they are."""
    y, t, label = values.array("y"), _target(values), _label(values)
    x = np.linspace(0.0, 1.0, 401)
    others = float(np.sum((np.delete(y, label)) ** 2))
    squared = ((x - 1.0) ** 2 + others) / 2
    entropy = -np.log(x + DELTA)
    return Curves(
        "curves",
        (Curve("sum_squared_error", x, squared), Curve("cross_entropy_error", x, entropy)),
        x_range=(0.0, 1.0),
        y_range=(0.0, _TOP),
        x_name=f"y[{label}]",
        y_name="L",
        points=(sum_squared_error(y, t), cross_entropy_error(y, t)),
        handle=Handle(float(y[label]), "y", (label,)),
        code=(
            code_line(f"p = np.linspace(0, 1, {x.size})", "→ {p}", p=x),
            code_line(
                f"squared = 0.5 * ((p - 1) ** 2 + np.sum(np.delete(y, {label}) ** 2))",
                "{p} + {others} → {loss}",
                p=x,
                others=others,
                loss=squared,
            ),
            code_line("entropy = -np.log(p + 1e-7)", "{p} → {loss}", p=x, loss=entropy),
        ),
    )


def _lines(values: Values) -> tuple[Line, ...]:
    y, t = values.array("y"), _target(values)
    label = _label(values)
    return (
        Line("sum_squared_error(y, t)", sum_squared_error(y, t)),
        Line("cross_entropy_error(y, t)", cross_entropy_error(y, t)),
        Line(f"cross_entropy_error(y, {label})", cross_entropy_error(y, label)),
        Line(f"np.log(y[{label}])", _bare_log(float(y[label]))),
        Line("np.argmax(y) == np.argmax(t)", np.argmax(y) == np.argmax(t)),
    )


def _bare_log(number: float) -> np.float64:
    """Return the logarithm without the 1e-7: −inf at 0, which the printout marks."""
    with np.errstate(divide="ignore"):
        return np.float64(np.log(number))


def compute(values: Values) -> tuple[Figure, ...]:
    """Return the classes' shares of both losses, and how they answer to the right class's output."""
    return (_table(values), _curves(values), Printout("printout", _lines(values)))


def code(values: Values) -> str:
    """Return the lab as a program; it prints what the printout shows."""
    label = _label(values)
    prints = "\n".join(f"print({line.code})" for line in _lines(values))
    return f"""import numpy as np

np.seterr(divide="ignore")  # log 0 is -inf


def sum_squared_error(y, t):
    return 0.5 * np.sum((y - t) ** 2)


def cross_entropy_error(y, t):
    if np.ndim(t) == 0:                    # a label
        return -np.log(y[t] + 1e-7)
    return -np.sum(t * np.log(y + 1e-7))   # one-hot


y = np.array({number_text.python_list(values.array("y"))})
t = np.eye(10)[{label}]

{prints}
"""


def _to_zero(values: Values) -> Values:
    y = values.array("y").copy()
    y[_label(values)] = 0.0
    return values.with_("y", y)


def _what_grows_most(values: Values) -> str:
    y, t = values.array("y"), _target(values)
    squared, entropy = sum_squared_error(y, t), cross_entropy_error(y, t)
    if not np.isfinite(entropy):
        return "infinite"
    return "entropy" if entropy > squared else "squared"


def _preset(key: str, name: str, y: tuple[float, ...]) -> Preset:
    return Preset(key, name, {"y": np.array(y)})


LAB = Lab(
    key="losses",
    section="4.2",
    parameters=(
        NumberArray(
            key="y", default=_RIGHT, fewest=(_CLASSES,), most=(_CLASSES,), low=0.0, high=1.0, step=0.05
        ),
        Choice(
            key="label",
            options=tuple(str(k) for k in range(_CLASSES)),
            names=tuple(str(k) for k in range(_CLASSES)),
            default="2",
        ),
    ),
    compute=compute,
    code=code,
    question=Question(("squared", "entropy", "infinite"), _to_zero, _what_grows_most),
    presets=(
        _preset("right", "y[2] = 0.6", _RIGHT),
        _preset("wrong", "y[7] = 0.6", _WRONG),
        _preset("sure", "y[2] = 1", _SURE),
        _preset("sure_and_wrong", "y[7] = 1", _SURE_AND_WRONG),
    ),
    formulas=("sum_squared_error", "cross_entropy_error"),
)
