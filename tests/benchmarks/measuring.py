"""Comparing speeds on a noisy machine: rivals take turns, and medians of their times are compared."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping


def take_turns(rivals: Mapping[str, Callable[[int], None]], repeats: int, rounds: int) -> dict[str, float]:
    """Return the median seconds of one repeat of each rival, which run in turn: A B C A B C ….

    Parameters
    ----------
    rivals : mapping of str to callable
        Each does its work so many times as it is told.
    repeats : int
        Work in a row, so that the clock has something to measure.
    rounds : int
        Turns that each takes, after one that does not count.
    """
    times: dict[str, list[float]] = {name: [] for name in rivals}
    for turn in range(rounds + 1):
        for name, work in rivals.items():
            start = time.perf_counter()
            work(repeats)
            if turn:
                times[name].append((time.perf_counter() - start) / repeats)
    return {name: statistics.median(taken) for name, taken in times.items()}


def report(what: str, ratio: float, bar: str, note: str = "") -> None:
    """Print one line: what, the ratio, the bar it is held against."""
    print(f"{what:<58} {ratio:6.2f}   bar {bar:<8} {note}")
