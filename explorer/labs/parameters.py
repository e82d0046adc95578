"""What a reader can change in a lab: sliders, choices, switches and editable arrays.

A parameter knows its default and refuses what it cannot take. To add a kind: a frozen dataclass here, its
control in ``explorer/ui/tabs/labs/controls.py``, and a typed reader in `explorer.labs.values.Values`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from explorer.labs.errors import ParameterError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from explorer.labs.values import Value, Values


@dataclass(frozen=True, kw_only=True)
class Parameter(ABC):
    """One adjustable value of a lab.

    Attributes
    ----------
    key : str
        Its name in `Values`, in the lesson's ``[parameters.<key>]`` and nowhere on the screen.
    beside : str
        Key of the figure whose heading holds its control; empty means the lab's common controls on top.
    """

    key: str
    beside: str = ""

    @property
    @abstractmethod
    def initial(self) -> Value:
        """The value a freshly opened lab has."""

    @abstractmethod
    def checked(self, value: Value) -> Value:
        """Return the value in the form a lab computes with; raises `ParameterError` if it is not allowed."""

    def settled(self, value: Value, values: Values) -> Value:
        """Return the value, or the nearest one that the other values still allow."""
        return value

    def implied(self, value: Value) -> Mapping[str, Value]:
        """Return what other parameters become when this one is set to that value: nothing, usually."""
        return {}


@dataclass(frozen=True, kw_only=True)
class Slider(Parameter):
    """A number between two bounds; ``whole`` for one that counts something."""

    low: float
    high: float
    step: float
    default: float
    whole: bool = False

    @property
    def initial(self) -> float:
        """The default, as a float."""
        return float(self.default)

    def checked(self, value: Value) -> float:
        """Return the number, rounded if it is to be whole; raises `ParameterError` outside its bounds."""
        number = _number_within(value, self.low, self.high)
        return float(round(number)) if self.whole else number


@dataclass(frozen=True, kw_only=True)
class Steps(Parameter):
    """How far something has gone that is followed step by step; all the way at first.

    Attributes
    ----------
    last : int
        The last step; step 0 is before the first.
    turn : int
        Up to which step it goes forward; beyond, it goes back. ``last`` for what only goes on.
    default : int, optional
        Where it stands at first, ``last`` if it is not given.
    """

    last: int
    turn: int
    default: int | None = None

    @property
    def initial(self) -> float:
        """The default, as a float."""
        return float(self.last if self.default is None else self.default)

    def checked(self, value: Value) -> float:
        """Return the step as a whole number; raises `ParameterError` outside 0 to the last."""
        return float(round(_number_within(value, 0.0, float(self.last))))


@dataclass(frozen=True, kw_only=True)
class Switch(Parameter):
    """Something that is on or off."""

    default: bool = False

    @property
    def initial(self) -> bool:
        """The default."""
        return self.default

    def checked(self, value: Value) -> bool:
        """Return the state."""
        return bool(value)


@dataclass(frozen=True, kw_only=True)
class Choice(Parameter):
    """One of several options.

    Attributes
    ----------
    options : tuple of str
        Every option there can be.
    default : str
        One of them.
    names : tuple of str
        What each option is called where that is mathematics (``"a₁"``); else empty, and the lesson holds the
        words as ``parameters.<key>.options.<option>``.
    offered : callable, optional
        Which of them make sense with the other values (an index must exist in the array it points into); all
        of them by default.
    """

    options: tuple[str, ...]
    default: str
    names: tuple[str, ...] = ()
    offered: Callable[[Values], Sequence[str]] | None = None

    @property
    def initial(self) -> str:
        """The default."""
        return self.default

    def checked(self, value: Value) -> str:
        """Return the option; raises `ParameterError` if it is none."""
        if value not in self.options:
            raise ParameterError("not_offered", str(value))
        return str(value)

    def settled(self, value: Value, values: Values) -> Value:
        """Return the option if it is offered, else the last one that is."""
        offered = self.offered_with(values)
        return value if value in offered else offered[-1]

    def offered_with(self, values: Values) -> tuple[str, ...]:
        """Return the options that make sense with the other values."""
        return self.options if self.offered is None else tuple(self.offered(values))


@dataclass(frozen=True, kw_only=True)
class NumberArray(Parameter):
    """An editable vector or matrix.

    Attributes
    ----------
    default : tuple
        Its numbers, nested for a matrix; the number of axes is fixed by it.
    fewest, most : tuple of int
        Smallest and largest extent along each axis; equal ones fix the shape.
    low, high : float
        Bounds of each number.
    step : float
        What one press of an arrow key adds.
    rows_of : str
        Key of a matrix that this one has as many rows as, whatever happens to that; empty for none.
    """

    default: tuple[float, ...] | tuple[tuple[float, ...], ...]
    fewest: tuple[int, ...]
    most: tuple[int, ...]
    low: float = -1e4
    high: float = 1e4
    step: float = 0.1
    rows_of: str = ""

    @property
    def initial(self) -> Value:
        """The default as a read-only float64 array."""
        return self.checked(np.array(self.default, dtype=np.float64))

    def checked(self, value: Value) -> Value:
        """Return the numbers as a read-only float64 array; raises `ParameterError` for shape or number."""
        array = np.array(value, dtype=np.float64)
        if array.ndim != len(self.most):
            raise ParameterError("ragged", str(array.tolist()))
        for extent, fewest, most in zip(array.shape, self.fewest, self.most, strict=True):
            if extent > most:
                raise ParameterError("too_many", str(extent), fewest, most)
            if extent < fewest:
                raise ParameterError("too_few", str(extent), fewest, most)
        for number in array.flat:
            _number_within(float(number), self.low, self.high)
        array.flags.writeable = False
        return array

    def settled(self, value: Value, values: Values) -> Value:
        """Return the matrix with as many rows as the one it follows: cut, or with rows of its last."""
        if not self.rows_of:
            return value
        array, rows = values.array(self.key), len(values.array(self.rows_of))
        if len(array) == rows:
            return value
        return self.checked(array[np.minimum(np.arange(rows), len(array) - 1)])


def _number_within(value: Value, low: float, high: float) -> float:
    if isinstance(value, str | np.ndarray) or not np.isfinite(value):
        raise ParameterError("not_a_number", str(value))
    number = float(value)
    if not low <= number <= high:
        raise ParameterError("out_of_range", f"{number:g}", low, high)
    return number
