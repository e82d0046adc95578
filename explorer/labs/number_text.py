"""Numbers as text: read from what a reader types or pastes, and written as NumPy or a table shows them."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

import numpy as np

from explorer.labs.errors import ParameterError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.labs.values import Numbers64

_PRINT_WIDTH = 48
"""Characters of a printed line: three numbers with eight digits and an exponent fit, as in the book."""

_CELL_FIGURES = 6

_BLANKS = re.compile(r"[\s,]+")
_WRAPPER = re.compile(r"^\s*(?:np\.)?array\((.*)\)\s*$", re.DOTALL)
_ROW_END = re.compile(r"\]\s*,?\s*|\n|;")


def read_number(text: str) -> float:
    """Return the finite number a text spells; raises `ParameterError` if it spells none.

    A true minus and a decimal comma are understood: both arrive by copying from a page.
    """
    plain = text.strip().replace("\N{MINUS SIGN}", "-")
    if plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    try:
        number = float(plain)
    except ValueError:
        raise ParameterError("not_a_number", text.strip()) from None
    if not math.isfinite(number):
        raise ParameterError("not_a_number", text.strip())
    return number


def is_list(text: str) -> bool:
    """Return whether a text is several numbers, as pasted from code or a spreadsheet, rather than one."""
    return "[" in text or len(text.split()) > 1


def read_array(text: str, axes: int) -> Numbers64:
    """Return the vector (one axis) or matrix (two) that a text spells; raises `ParameterError`.

    Python lists, ``np.array(…)``, NumPy's own printing and rows from a spreadsheet are understood.
    """
    wrapped = _WRAPPER.match(text)
    body = wrapped[1] if wrapped else text
    if axes == 1:
        return np.array(_row(body))
    rows = [row for row in map(_row, _ROW_END.split(body)) if row]
    if not rows or len({len(row) for row in rows}) != 1:
        raise ParameterError("ragged", text.strip())
    return np.array(rows)


def cell(value: float, decimals: int) -> str:
    """Return a number for a table's cell, as a power of ten where decimals would hide it.

    Large numbers lose decimals rather than grow wider than a column, and what is not finite reads as NumPy
    prints it. ``cell(0.0182113, 4)`` is ``"0.0182"``, ``cell(4.5e-05, 4)`` is ``"4.50e-05"``.
    """
    if not math.isfinite(value):
        return str(value)
    if value != 0.0 and (abs(value) < 10.0**-decimals or abs(value) >= 1e5):
        return f"{value:.2e}"
    before_point = len(f"{abs(value):.0f}")
    return f"{value:.{min(decimals, max(_CELL_FIGURES - before_point, 0))}f}"


def plain(value: float) -> str:
    """Return a number as briefly as it can be typed back: ``"0.3"``, ``"1010"``, ``"1e-05"``."""
    return f"{value:.12g}"


def python_list(array: NDArray[np.floating]) -> str:
    """Return an array as the Python list that makes it, e.g. ``"[0.3, 2.9, 4.0]"``."""
    return repr(array.tolist())


def numpy_print(value: NDArray[np.generic] | np.generic | float | tuple[float, ...] | str) -> str:
    """Return what NumPy prints for a value: eight digits, blanks between, as the book shows it."""
    if isinstance(value, np.ndarray):
        return np.array2string(value, precision=8, max_line_width=_PRINT_WIDTH)
    return str(value)


def _row(text: str) -> list[float]:
    return [read_number(part) for part in _BLANKS.split(text.replace("[", " ").replace("]", " ")) if part]
