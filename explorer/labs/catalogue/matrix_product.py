"""The product of matrices, cell by cell, and what NumPy says to shapes that do not fit (section 3.3.2)."""

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
    from explorer.labs.code_lines import CodeLine
    from explorer.labs.values import Numbers64, Value, Values

_MOST = 3
_DECIMALS = 2
_SUBSCRIPTS = "₁₂₃"
_CELLS = tuple(f"{row}{column}" for row in range(1, _MOST + 1) for column in range(1, _MOST + 1))


def _factors(values: Values) -> tuple[Numbers64, Numbers64]:
    """Return A and B; one of them may be a vector, which has one axis only."""
    a, b = values.array("A"), values.array("B")
    form = values.choice("form")
    return (a[0] if form == "row" else a), (b[:, 0] if form == "column" else b)


def _product(a: Numbers64, b: Numbers64) -> Numbers64 | str:
    """Return the product, or the error NumPy raises."""
    try:
        return np.asarray(np.dot(a, b), dtype=np.float64)
    except ValueError as error:
        return f"ValueError: {error}"


def _name(row: int, column: int, product: Numbers64) -> str:
    if product.ndim < 2:
        return f"C{_SUBSCRIPTS[row + column]}"
    return f"C{_SUBSCRIPTS[row]}{_SUBSCRIPTS[column]}"


def _as_matrices(a: Numbers64, b: Numbers64) -> tuple[Numbers64, Numbers64]:
    """Return a vector on the left as a row and one on the right as a column, as the product takes them."""
    return np.atleast_2d(a), b[:, np.newaxis] if b.ndim == 1 else b


def _shown_shape(values: Values) -> tuple[int, int]:
    """Return rows and columns of the product, with a vector taken as a row or a column."""
    a, b = _as_matrices(*_factors(values))
    return a.shape[0], b.shape[1]


def _cell(values: Values) -> tuple[int, int]:
    """Return row and column of the cell that is looked at."""
    row, column = (int(digit) - 1 for digit in values.choice("cell"))
    return row, column


def _dot_code(a: Numbers64, b: Numbers64, c: Numbers64 | str) -> CodeLine:
    if isinstance(c, str):
        return code_line("C = np.dot(A, B)", "{a}·{b} → ValueError", a=a, b=b)
    return code_line("C = np.dot(A, B)", "{a}·{b} → {c}", a=a, b=b, c=c)


def _cell_code(a: Numbers64, b: Numbers64, row: int, column: int) -> CodeLine:
    left, across = ("A", a) if a.ndim == 1 else (f"A[{row}]", a[row])
    right, down = ("B", b) if b.ndim == 1 else (f"B[:, {column}]", b[:, column])
    return code_line(f"np.sum({left} * {right})", "{a}·{b} → {c}", a=across, b=down, c=0.0)


def _equation(values: Values) -> Equation:
    a, b = _factors(values)
    c = _product(a, b)
    shown = (_dot_code(a, b, c),)
    if isinstance(c, str):
        wrong = (block("A", a, wrong=True), "·", _column("B", b, wrong=True))
        return Equation("product", (wrong,), code=shown)
    row, column = _cell(values)
    left, right = _as_matrices(a, b)
    inner, cell = left.shape[1], frozenset({(row, column)})
    parts = (
        block("A", a, _DECIMALS, frozenset((row, k) for k in range(inner))),
        "·",
        _column("B", b, frozenset((k, column) for k in range(right.shape[0]))),
        "=",
        (_column("C", c, cell) if b.ndim == 1 else block("C", c, _DECIMALS, cell)),
    )
    return Equation("product", (parts,), code=shown)


def _column(
    name: str, array: Numbers64, marked: frozenset[tuple[int, int]] = frozenset(), wrong: bool = False
) -> Block:
    """Return a block; a vector on the right stands upright, as it meets the rows, with its own shape."""
    if array.ndim != 1:
        return block(name, array, _DECIMALS, marked, wrong)
    upright = block(name, array[:, np.newaxis], _DECIMALS, marked, wrong)
    return Block(name, upright.cells, str(array.shape), marked, wrong)


def _sums(values: Values) -> Equation:
    a, b = _factors(values)
    c = _product(a, b)
    if isinstance(c, str):
        shapes, colon, extents = c.partition(": ")[2].partition(": ")
        return Equation("sums", ((shapes + colon.strip(), extents),), code=(_dot_code(a, b, c),))
    left, right = _as_matrices(a, b)
    lines = [
        tuple(
            f"{_name(row, column, c)} = {_sum(left[row], right[:, column])}"
            for column in range(right.shape[1])
        )
        for row in range(left.shape[0])
    ]
    row, column = _cell(values)
    return Equation("sums", tuple(lines), code=(_cell_code(a, b, row, column),))


def _sum(row: Numbers64, column: Numbers64) -> str:
    terms = " + ".join(f"{_factor(x)}·{_factor(y)}" for x, y in zip(row, column, strict=True))
    return f"{terms} = {number_text.plain(float(np.round(row @ column, 9)))}"


def _factor(number: float) -> str:
    text = number_text.plain(float(number))
    return f"({text})" if number < 0 else text


def _lines(values: Values) -> tuple[Line, ...]:
    a, b = _factors(values)
    return (
        Line("A.shape", a.shape),
        Line("B.shape", b.shape),
        Line("np.dot(A, B)", _product(a, b)),
        Line("np.dot(B, A)", _product(b, a)),
    )


def compute(values: Values) -> tuple[Figure, ...]:
    """Return the product, the sum behind each of its cells, and both orders as NumPy prints them."""
    return (_equation(values), _sums(values), Printout("printout", _lines(values)))


def code(values: Values) -> str:
    """Return the lab as a program; it prints what the printout shows, errors included."""
    a, b = _factors(values)
    return f"""import numpy as np

A = np.array({number_text.python_list(a)})
B = np.array({number_text.python_list(b)})


def product(a, b):
    try:
        return np.dot(a, b)
    except ValueError as error:
        return f"ValueError: {{error}}"


print(A.shape)
print(B.shape)
print(product(A, B))
print(product(B, A))
"""


def _offered(values: Values) -> list[str]:
    rows, columns = _shown_shape(values)
    return [f"{row}{column}" for row in range(1, rows + 1) for column in range(1, columns + 1)]


def _swapped(values: Values) -> Values:
    a, b = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[5.0, 6.0], [7.0, 8.0]])
    return values.with_("A", b).with_("B", a).with_("form", "matrices")


def _compared(values: Values) -> str:
    a, b = values.array("A"), values.array("B")
    ab, ba = _product(a, b), _product(b, a)
    if isinstance(ab, str) or isinstance(ba, str):
        return "error"
    return "same" if np.array_equal(ab, ba) else "other"


def _matrices(a: list[list[float]], b: list[list[float]], form: str = "matrices") -> dict[str, Value]:
    return {"form": form, "A": np.array(a), "B": np.array(b)}


def _matrix(key: str, default: tuple[tuple[float, ...], ...]) -> NumberArray:
    most = (_MOST, _MOST)
    return NumberArray(key=key, default=default, fewest=(1, 1), most=most, low=-100.0, high=100.0, step=1.0)


LAB = Lab(
    key="matrix_product",
    section="3.3",
    parameters=(
        _matrix("A", ((1.0, 2.0), (3.0, 4.0))),
        _matrix("B", ((5.0, 6.0), (7.0, 8.0))),
        Choice(key="form", options=("matrices", "row", "column"), default="matrices"),
        Choice(
            key="cell",
            beside="product",
            options=_CELLS,
            names=tuple(
                f"C{_SUBSCRIPTS[int(cell[0]) - 1]}{_SUBSCRIPTS[int(cell[1]) - 1]}" for cell in _CELLS
            ),
            default="11",
            offered=_offered,
        ),
    ),
    compute=compute,
    code=code,
    question=Question(("same", "other", "error"), _swapped, _compared),
    presets=(
        Preset("book", "(2, 2)·(2, 2)", {}),
        Preset("second", "[[1, 2], [3, 4]]·[[4, 5], [7, 8]]", {"B": np.array([[4.0, 5.0], [7.0, 8.0]])}),
        Preset("shapes", "(2, 3)·(3, 2)", _matrices([[1, 2, 3], [4, 5, 6]], [[1, 2], [3, 4], [5, 6]])),
        Preset("vector", "[1, 2]·(2, 3)", _matrices([[1, 2]], [[1, 2, 3], [4, 5, 6]], "row")),
        Preset("upright", "(3, 2)·(2,)", _matrices([[1, 2], [3, 4], [5, 6]], [[7], [8]], "column")),
        Preset("mismatch", "(2, 3)·(2, 2)", _matrices([[1, 2, 3], [4, 5, 6]], [[1, 2], [3, 4]])),
    ),
    formulas=("matrix_product",),
)
