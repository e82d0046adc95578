"""A figure of many numbers as colours, with the digits they belong to beside the rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.labs.figures import Figure

if TYPE_CHECKING:
    from explorer.labs.values import Numbers64


@dataclass(frozen=True)
class Sheet(Figure):
    """An array as coloured cells.

    Attributes
    ----------
    values : ndarray, shape (rows, columns)
        nan stays empty: not known yet.
    limit : float
        Where the colour scale ends; it starts at 0, or at −limit if it is diverging.
    diverging : bool
        Whether the sign matters.
    rows, columns : tuple of str
        Heads; empty for none.
    decimals : int or None
        Of the number in each cell; None for cells too small to hold one.
    pictures : ndarray, shape (rows, height, width), optional
        What stands beside each row: an image, 0 … 1.
    frame : int
        Every so many cells a line is drawn, for a sheet put together from tiles; 0 for none.
    """

    values: Numbers64
    limit: float
    diverging: bool = True
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    decimals: int | None = None
    pictures: Numbers64 | None = None
    frame: int = 0
