"""What a lab shows: frozen descriptions of tables, bars, curves and printed numbers, without a pixel.

To add a kind: a frozen dataclass here whose ``labels`` names the texts its lesson must hold, and a view for
it in ``explorer/ui/tabs/labs/figure_views.py``. Words come from the lesson; what is written here is
mathematics, which reads alike in every language.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from explorer.labs import number_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.labs.code_lines import CodeLine
    from explorer.labs.values import Numbers64, Value


@dataclass(frozen=True)
class Figure:
    """One thing a lab shows; its caption is the lesson's ``[figures.<key>] caption``.

    Attributes
    ----------
    key : str
        What the lesson calls it.
    code : tuple of CodeLine
        The code that makes it, shown below it with the shapes of the moment; a printout is code already.
    """

    key: str
    code: tuple[CodeLine, ...] = field(default=(), kw_only=True)

    @property
    def labels(self) -> tuple[str, ...]:
        """Texts below ``[figures.<key>]`` that the lesson must hold."""
        return ("caption",)


@dataclass(frozen=True)
class Column:
    """A table's column: its key, the mathematics that heads it, the group it stands in, its decimals.

    Neighbouring columns of one group share a heading, whose words the lesson holds as ``groups.<group>``.
    """

    key: str
    heading: str
    group: str = ""
    decimals: int = 4


@dataclass(frozen=True)
class Table(Figure):
    """Numbers in rows and columns, with an optional last row of sums.

    Attributes
    ----------
    columns : tuple of Column
    rows : tuple of str
        Head of each row.
    values : ndarray, shape (rows, columns)
        Anything not finite is marked as an error by the view.
    sums : tuple of float or None
        One for each column that has a sum; empty for no such row.
    coloured : bool
        Whether rows carry the colours that bars and curves of the same index have.
    """

    columns: tuple[Column, ...]
    rows: tuple[str, ...]
    values: Numbers64
    sums: tuple[float | None, ...] = ()
    coloured: bool = False

    @property
    def labels(self) -> tuple[str, ...]:
        """The caption, each column's meaning, and the groups' headings."""
        groups = dict.fromkeys(column.group for column in self.columns if column.group)
        return (
            "caption",
            *(f"columns.{column.key}" for column in self.columns),
            *(f"groups.{group}" for group in groups),
        )

    def text(self, row: int, column: int) -> str:
        """Return what stands in a cell; the row after the last holds the sums."""
        value = self.sums[column] if row == len(self.rows) else float(self.values[row, column])
        return "" if value is None else number_text.cell(value, self.columns[column].decimals)


@dataclass(frozen=True)
class Bars(Figure):
    """The same bars for several series, in panels side by side so that they can be compared.

    Attributes
    ----------
    categories : tuple of str
        Name under each bar.
    series : tuple of str
        Key of each panel; its heading is the lesson's ``series.<key>``.
    values : ndarray, shape (series, categories)
    high : float
        Top of the common scale, which starts at 0.
    unknown : frozenset of str
        Categories that have no value yet: their place stays empty.
    """

    categories: tuple[str, ...]
    series: tuple[str, ...]
    values: Numbers64
    high: float = 1.0
    unknown: frozenset[str] = frozenset()

    @property
    def labels(self) -> tuple[str, ...]:
        """The caption and the panels' headings."""
        return ("caption", *(f"series.{key}" for key in self.series))


@dataclass(frozen=True)
class Line:
    """A line of code and the value it has; a text is the error it ends in, unless it is said to be plain."""

    code: str
    value: NDArray[np.generic] | np.generic | float | tuple[float, ...] | str
    plain: bool = False

    @cached_property
    def text(self) -> str:
        """The value as NumPy prints it."""
        return number_text.numpy_print(self.value)

    @property
    def finite(self) -> bool:
        """Whether no inf and no nan is in it, and it is no error."""
        if isinstance(self.value, str):
            return self.plain
        return bool(np.all(np.isfinite(self.value)))


@dataclass(frozen=True)
class Printout(Figure):
    """Lines of code with the values NumPy prints for them, digit by digit as in the book."""

    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Curve:
    """One curve: its mathematical name and its points; dashed for one to compare with."""

    name: str
    x: Numbers64
    y: Numbers64
    dashed: bool = False


@dataclass(frozen=True)
class Handle:
    """A vertical line on the curves that a reader can drag: it writes its x into one number.

    Attributes
    ----------
    x : float
        Where it stands.
    parameter : str
        Key of the parameter it writes to.
    index : tuple of int
        Which number of that array; empty for a `explorer.labs.parameters.Slider`.
    """

    x: float
    parameter: str
    index: tuple[int, ...] = ()

    def value_at(self, current: Value, x: float, y: float) -> Value:
        """Return the parameter's value once the line is at ``x``."""
        if not self.index:
            return x
        array = np.array(current, dtype=np.float64)
        array[self.index] = x
        return array


@dataclass(frozen=True)
class Curves(Figure):
    """Curves over one x axis, within fixed ranges, with the current point of each.

    Attributes
    ----------
    curves : tuple of Curve
    x_range, y_range : tuple of float
    x_name, y_name : str
        The mathematical names of the axes.
    points : tuple of float
        Height of each curve at the handle; none without one.
    handle : Handle or None
        None for curves that are only looked at.
    """

    curves: tuple[Curve, ...]
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    x_name: str
    y_name: str
    points: tuple[float, ...]
    handle: Handle | None
