"""What takes a lab longer than a redraw: a generator of results, pulled by whoever shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from explorer.labs.figures import Figure
    from explorer.labs.values import Values


@dataclass(frozen=True)
class Partial:
    """What is known so far: how much of the work is done, and the figures as they stand."""

    done: int
    total: int
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Measurement:
    """Long work that a lab offers; the lesson's ``measurement.start`` names the button that begins it.

    Attributes
    ----------
    blank : callable
        From values to the figures before anything is known; every `Partial` holds the same keys.
    run : callable
        From values to an iterator of `Partial`. Stopping is closing it, pausing is not pulling: it yields
        often enough (every tenth of a second or so) and knows nothing of threads.
    """

    blank: Callable[[Values], tuple[Figure, ...]]
    run: Callable[[Values], Iterator[Partial]]
