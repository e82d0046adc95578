"""A figure of arrays between brackets with signs between them, as a calculation is written on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from explorer.labs import number_text
from explorer.labs.figures import Figure

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


@dataclass(frozen=True)
class Block:
    """An array between brackets.

    Attributes
    ----------
    name : str
        What stands over it.
    cells : tuple of tuple of str
        Its rows; a vector is one row.
    shape : str
        What stands under it.
    marked : frozenset of (row, column)
        Cells that are emphasised.
    wrong : bool
        Whether its shape does not fit.
    """

    name: str
    cells: tuple[tuple[str, ...], ...]
    shape: str = ""
    marked: frozenset[tuple[int, int]] = frozenset()
    wrong: bool = False


@dataclass(frozen=True)
class Equation(Figure):
    """Lines of blocks and signs; a line that is too long goes on below."""

    lines: tuple[tuple[Block | str, ...], ...]


def block(
    name: str,
    array: ArrayLike,
    decimals: int = 4,
    marked: frozenset[tuple[int, int]] = frozenset(),
    wrong: bool = False,
) -> Block:
    """Return a vector or matrix as a block, with its shape as NumPy gives it."""
    numbers = np.asarray(array, dtype=np.float64)
    # All with as many decimals as the one that needs most, as NumPy prints an array.
    shown = max((_decimals(float(number), decimals) for number in numbers.flat), default=0)
    cells = tuple(
        tuple(number_text.cell(float(number), shown) for number in row) for row in np.atleast_2d(numbers)
    )
    return Block(name, cells, str(numbers.shape), marked, wrong)


def _decimals(number: float, most: int) -> int:
    """Return how many decimals a number needs, ``most`` at most; trailing zeros count for nothing."""
    return len(f"{number:.{most}f}".rstrip("0").partition(".")[2])
