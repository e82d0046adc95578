"""Comparing speeds on a noisy machine: rivals take turns, and medians of their times are compared."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


@dataclass(frozen=True)
class Figure:
    """What was measured, against what DESIGN asks for.

    Attributes
    ----------
    what : str
        In a few words.
    value, bar : float
        Both in ``unit``.
    at_least : bool
        Whether the value has to reach the bar; otherwise it has to stay below.
    unit : str
        ``"x"`` for ratios.
    note : str
        Circumstances worth knowing.
    """

    what: str
    value: float
    bar: float
    at_least: bool = False
    unit: str = "x"
    note: str = ""

    @property
    def met(self) -> bool:
        """Whether the bar is met."""
        return self.value >= self.bar if self.at_least else self.value <= self.bar

    def line(self) -> str:
        """Return the figure as a row of the table."""
        sign = ">=" if self.at_least else "<="
        bar = f"{sign} {self.bar:g} {self.unit}"
        verdict = "met" if self.met else "MISSED"
        return (
            f"{self.what:<58} {self.value:8.2f} {self.unit:<3} {bar:>11}  {verdict:<7} {self.note}".rstrip()
        )


def take_turns(rivals: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """Return what each rival gave in each of its turns: A B C A B C …, after one that does not count.

    Parameters
    ----------
    rivals : mapping of str to callable
        Each does its work once and returns its figure.
    rounds : int
        Turns that count.
    """
    figures: dict[str, list[float]] = {name: [] for name in rivals}
    for turn in range(rounds + 1):
        for name, work in rivals.items():
            figure = work()
            if turn:
                figures[name].append(figure)
    return figures


def seconds_of_one(work: Callable[[int], None], repeats: int) -> Callable[[], float]:
    """Return a rival that does ``work(repeats)`` and returns the seconds that one repeat took."""

    def timed() -> float:
        start = time.perf_counter()
        work(repeats)
        return (time.perf_counter() - start) / repeats

    return timed


def median_ratio(above: Sequence[float], below: Sequence[float]) -> float:
    """Return the median of the ratios of turns that were next to each other, which had the same weather."""
    return statistics.median(a / b for a, b in zip(above, below, strict=True))


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that ``share`` (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]
