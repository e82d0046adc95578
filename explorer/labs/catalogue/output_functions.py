"""Identity, sigmoid and softmax at the output: which for what (section 3.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.labs import number_text
from explorer.labs.code_lines import code_line
from explorer.labs.figures import Bars, Column, Figure, Line, Printout, Table
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.parameters import NumberArray
from explorer.nn import OUTPUTS

if TYPE_CHECKING:
    from explorer.labs.values import Numbers64, Values

_MOST = 6
_SUBSCRIPTS = "₁₂₃₄₅₆"


def _outputs(a: Numbers64) -> dict[str, Numbers64]:
    """Return y by the name of its output function."""
    return {name: np.asarray(output.function(a), dtype=np.float64) for name, output in OUTPUTS.items()}


def _table(values: Values) -> Table:
    a = values.array("a")
    outputs = _outputs(a)
    columns = (Column("score", "aₖ", decimals=2), *(Column(name, name) for name in outputs))
    numbers = np.column_stack([a, *outputs.values()])
    sums = (None, *(float(y.sum()) for y in outputs.values()))
    rows = tuple(str(k + 1) for k in range(a.size))
    called = ", ".join(f"{name}(a)" for name in outputs)
    shown = code_line(f"y = {called}", "{a} → {y}", a=a, y=list(outputs.values()))
    return Table("table", columns, rows, numbers, sums, coloured=True, code=(shown,))


def _bars(values: Values) -> Bars:
    a = values.array("a")
    outputs = _outputs(a)
    heights = np.stack([outputs["sigmoid"], outputs["softmax"]])
    names = tuple(f"y{_SUBSCRIPTS[k]}" for k in range(a.size))
    shown = code_line("np.stack([sigmoid(a), softmax(a)])", "{a}, {a} → {y}", a=a, y=heights)
    return Bars("bars", names, ("sigmoid", "softmax"), heights, code=(shown,))


def _lines(values: Values) -> tuple[Line, ...]:
    a = values.array("a")
    outputs = _outputs(a)
    return (
        *(Line(f"{name}(a)", y) for name, y in outputs.items()),
        Line("np.sum(softmax(a))", np.sum(outputs["softmax"])),
        Line("np.argmax(a)", np.argmax(a)),
        Line("np.argmax(softmax(a))", np.argmax(outputs["softmax"])),
    )


def compute(values: Values) -> tuple[Figure, ...]:
    """Return the outputs by all three functions, two of them as bars, and what NumPy prints."""
    return (_table(values), _bars(values), Printout("printout", _lines(values)))


def code(values: Values) -> str:
    """Return the lab as a program; it prints what the printout shows."""
    prints = "\n".join(f"print({line.code})" for line in _lines(values))
    return f"""import numpy as np


def identity(a):
    return a


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def softmax(a):
    exp_a = np.exp(a - np.max(a))
    return exp_a / np.sum(exp_a)


a = np.array({number_text.python_list(values.array("a"))})

{prints}
"""


def _raised(values: Values) -> Values:
    a = values.array("a").copy()
    a[0] = min(a[0] + 2.0, 50.0)
    return values.with_("a", a)


def _which_answers(values: Values) -> str:
    """Return the function whose other outputs change when the first score does.

    Where another score is far above the first, softmax changes them by less than their last digit.
    """
    a = values.array("a")
    lower = a.copy()
    lower[0] -= 2.0
    after, before = _outputs(a), _outputs(lower)
    changed = (name for name in OUTPUTS if not np.array_equal(after[name][1:], before[name][1:]))
    return next(changed, "softmax")


LAB = Lab(
    key="output_functions",
    section="3.5",
    parameters=(
        NumberArray(key="a", default=(0.3, 2.9, 4.0), fewest=(2,), most=(_MOST,), low=-50.0, high=50.0),
    ),
    compute=compute,
    code=code,
    question=Question(tuple(OUTPUTS), _raised, _which_answers),
    presets=(
        Preset("book", "[0.3, 2.9, 4.0]", {}),
        Preset("close", "[0.3, 0.5, 0.7]", {"a": np.array([0.3, 0.5, 0.7])}),
        Preset("near", "[1.5, 2, 2.2]", {"a": np.array([1.5, 2.0, 2.2])}),
        Preset("two", "[1.2, 0]", {"a": np.array([1.2, 0.0])}),
    ),
    formulas=("output_identity", "activation_sigmoid", "softmax_naive"),
)
