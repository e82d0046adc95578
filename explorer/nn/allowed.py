"""What a setting may be: ranges of numbers and lists of names, which a window can put into its own words."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Numbers:
    """The numbers of a range; as text, in English, ``"a whole number from 1 to 100"``.

    Parameters
    ----------
    low, high : float
        Ends of the range, both in it.
    whole : bool
        Only whole numbers.
    above : bool
        Without ``low`` itself.
    """

    low: float
    high: float = math.inf
    whole: bool = False
    above: bool = False

    def hold(self, value: float) -> bool:
        """Return whether ``value`` is one of them."""
        if not (math.isfinite(value) and self.low <= value <= self.high):
            return False
        return not (self.above and value == self.low) and not (self.whole and value != int(value))

    def __str__(self) -> str:
        kind = "a whole number" if self.whole else "a number"
        if math.isfinite(self.high):
            return f"{kind} from {_plain(self.low)} to {_plain(self.high)}"
        return f"{kind} above {_plain(self.low)}" if self.above else f"{kind} of {_plain(self.low)} or more"


@dataclass(frozen=True)
class OneOf:
    """One of some names; as text, in English, ``"one of sgd, momentum"``."""

    names: tuple[str, ...]

    def __str__(self) -> str:
        return f"one of {', '.join(self.names)}"


Allowed = Numbers | OneOf | str
"""Text, in English, is for what no choice in a window can be: combinations that only code makes."""


def _plain(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:g}"
