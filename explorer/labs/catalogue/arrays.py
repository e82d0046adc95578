"""Arrays of one, two and three axes: what ndim and shape say (section 3.3.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.labs.code_lines import code_line
from explorer.labs.equations import Block, Equation
from explorer.labs.figures import Figure, Line, Printout
from explorer.labs.lab import Lab, Preset, Question
from explorer.labs.parameters import NumberArray

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.labs.values import Values


def _shape(values: Values) -> tuple[int, ...]:
    return tuple(round(float(extent)) for extent in values.array("shape"))


def _array(values: Values) -> NDArray[np.int64]:
    shape = _shape(values)
    return np.arange(1, int(np.prod(shape)) + 1).reshape(shape)


def _block(name: str, part: NDArray[np.int64]) -> Block:
    rows = tuple(tuple(str(number) for number in row) for row in np.atleast_2d(part))
    return Block(name, rows, str(part.shape))


def _equation(values: Values) -> Equation:
    array = _array(values)
    made = code_line(
        f"A = np.arange(1, {array.size + 1}).reshape({array.shape})",
        "{flat} → {A}",
        flat=array.ravel(),
        A=array,
    )
    if array.ndim < 3:
        return Equation("array", ((_block("A", array),),), code=(made,))
    stack = [(_block(f"A[{i}]", part), ",") for i, part in enumerate(array)]
    return Equation("array", (tuple(part for pair in stack for part in pair)[:-1],), code=(made,))


def _lines(values: Values) -> tuple[Line, ...]:
    array = _array(values)
    extents = (Line(f"A.shape[{axis}]", extent) for axis, extent in enumerate(array.shape))
    return (
        Line("np.ndim(A)", array.ndim),
        Line("A.shape", array.shape),
        *extents,
        Line("A.size", array.size),
        Line("A", array),
    )


def compute(values: Values) -> tuple[Figure, ...]:
    """Return the array and what NumPy says of it."""
    return (_equation(values), Printout("printout", _lines(values)))


def code(values: Values) -> str:
    """Return the lab as a program; it prints what the printout shows."""
    array = _array(values)
    prints = "\n".join(f"print({line.code})" for line in _lines(values))
    return f"""import numpy as np

A = np.array({array.tolist()!r})

{prints}
"""


def _three_numbers(values: Values) -> Values:
    return values.with_("shape", np.array([3.0]))


def _which_shape(values: Values) -> str:
    return {(3,): "vector", (1, 3): "row", (3, 1): "column"}[_array(values).shape]


def _preset(key: str, *shape: int) -> Preset:
    return Preset(key, str(shape), {"shape": np.array(shape, dtype=np.float64)})


LAB = Lab(
    key="arrays",
    section="3.3",
    parameters=(
        NumberArray(key="shape", default=(3.0, 2.0), fewest=(1,), most=(3,), low=1.0, high=5.0, step=1.0),
    ),
    compute=compute,
    code=code,
    question=Question(("vector", "row", "column"), _three_numbers, _which_shape),
    presets=(
        _preset("vector", 4),
        _preset("matrix", 3, 2),
        _preset("row", 1, 4),
        _preset("column", 4, 1),
        _preset("cube", 2, 3, 4),
    ),
)
