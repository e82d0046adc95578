"""From probabilities to an answer: argmax along an axis (section 3.6.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.labs import number_text
from explorer.labs.code_lines import code_line
from explorer.labs.equations import Block, Equation, block
from explorer.labs.figures import Figure, Line, Printout
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.parameters import Choice, NumberArray

if TYPE_CHECKING:
    from explorer.labs.values import Values

_BOOK = ((0.1, 0.8, 0.1), (0.3, 0.1, 0.6), (0.2, 0.5, 0.3), (0.8, 0.1, 0.1))
_OTHER = np.array([[0.1, 0.0, 0.1], [0.3, 0.1, 0.6], [0.2, 0.5, 0.3], [0.8, 0.1, 0.1]])


def _equation(values: Values) -> Equation:
    y, axis = values.array("y"), int(values.choice("axis"))
    places = np.argmax(y, axis=axis)
    cells = [(i, int(k)) if axis == 1 else (int(k), i) for i, k in enumerate(places)]
    marked = block("y", y, 2, frozenset(cells))
    numbers = [str(place) for place in places]
    rows = tuple((number,) for number in numbers) if axis == 1 else (tuple(numbers),)
    result = Block(f"np.argmax(y, axis={axis})", rows, str(places.shape))
    shown = code_line(f"np.argmax(y, axis={axis})", "{y} → {places}", y=y, places=places)
    return Equation("places", ((marked, "→", result),), code=(shown,))


def _lines(values: Values) -> tuple[Line, ...]:
    y = values.array("y")
    return (
        Line("y.shape", y.shape),
        Line("np.argmax(y, axis=1)", np.argmax(y, axis=1)),
        Line("np.argmax(y, axis=0)", np.argmax(y, axis=0)),
        Line("np.argmax(y)", np.argmax(y)),
    )


def compute(values: Values) -> tuple[Figure, ...]:
    """Return where the largest numbers stand, and what NumPy prints along both axes."""
    return (_equation(values), Printout("printout", _lines(values)))


def code(values: Values) -> str:
    """Return the lab as a program; it prints what the printout shows."""
    prints = "\n".join(f"print({line.code})" for line in _lines(values))
    return f"""import numpy as np

y = np.array({number_text.python_list(values.array("y"))})

{prints}
"""


def _a_tie(values: Values) -> Values:
    return values.with_("y", np.array([[0.4, 0.2, 0.4]])).with_("axis", "1")


def _answer(values: Values) -> str:
    return {0: "first", 2: "last"}[int(np.argmax(values.array("y"), axis=1)[0])]


LAB = Lab(
    key="argmax",
    section="3.6",
    parameters=(
        NumberArray(key="y", default=_BOOK, fewest=(1, 1), most=(6, 6), low=-1000.0, high=1000.0),
        Choice(key="axis", options=("1", "0"), names=("axis=1", "axis=0"), default="1"),
    ),
    compute=compute,
    code=code,
    question=Question(("first", "last", "both"), _a_tie, _answer),
    presets=(
        Preset("book", "axis=1", {}),
        Preset("across", "[[.1, 0, .1], …], axis=1", {"y": _OTHER}),
        Preset("down", "[[.1, 0, .1], …], axis=0", {"y": _OTHER, "axis": "0"}),
    ),
)
