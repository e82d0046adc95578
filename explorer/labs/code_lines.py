"""The line of code that makes a figure, with the shapes of what goes in and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


@dataclass(frozen=True)
class CodeLine:
    """One line of Python, and the shapes it works on as they are now.

    It speaks of the names in the program that *Copy as Python* gives, and runs after it: a test does so and
    holds the result against the shape behind the arrow.

    Attributes
    ----------
    text : str
        The line, e.g. ``"a = np.dot(x, W) + b"``.
    shapes : str
        E.g. ``"(2,)·(2, 3) + (3,) → (3,)"``.
    """

    text: str
    shapes: str

    def __str__(self) -> str:
        return f"{self.text}  # {self.shapes}"


def code_line(text: str, shapes: str, **arrays: ArrayLike) -> CodeLine:
    """Return a line with the shapes of these arrays put into ``shapes``.

    Parameters
    ----------
    text : str
        The line of code.
    shapes : str
        With each array's name in braces, as in ``"{x}·{W} + {b} → {a}"``.
    **arrays : array_like
        The arrays of those names, or numbers, whose shape is ``()``.
    """
    return CodeLine(text, shapes.format(**{name: np.shape(array) for name, array in arrays.items()}))
