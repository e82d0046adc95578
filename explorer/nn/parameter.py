"""A number that a user may turn: the slope of an activation, the momentum of an optimizer."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.nn.allowed import Numbers
from explorer.nn.errors import ConfigError


@dataclass(frozen=True)
class Parameter:
    """A named number with its default and its range.

    Attributes
    ----------
    name : str
        The keyword by which functions take it.
    default : float
        Value in the literature, used when none is given.
    low, high : float
        Smallest and largest value allowed, both included.
    symbol : str
        How formulas write it, e.g. ``"β"``.
    """

    name: str
    default: float
    low: float
    high: float
    symbol: str = ""

    def check(self, value: float) -> float:
        """Return ``value`` as a float, or raise :class:`ConfigError` when it is out of range."""
        if not self.low <= value <= self.high:
            raise ConfigError(self.name, value, Numbers(self.low, self.high))
        return float(value)
