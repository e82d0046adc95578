"""What may honestly be said about a drawing, given the probabilities a network assigns to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.ui.familiarity import Novelty

SURE_AT_LEAST = 0.5
"""Below this the strongest class alone is never named."""

CLEAR_LEAD = 3.0
"""The strongest class is named alone if it is at least this many times as probable as the second."""

PAIR_AT_LEAST = 0.7
"""Two classes are named together if they share at least this much; otherwise nothing was recognised."""


class Finding(Enum):
    """The five things that can be said."""

    BLANK = "blank"
    SURE = "sure"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"
    FOREIGN = "foreign"


@dataclass(frozen=True)
class Verdict:
    """What is said about one drawing.

    Parameters
    ----------
    finding : Finding
        Which of the five things it is.
    candidates : tuple of int
        The classes named, most probable first: none, one or two.
    probability : float
        Probability of the most probable class, 0 for a blank canvas.
    novelty : Novelty or None
        How unlike all that the network knows it is, where that was measured.
    """

    finding: Finding
    candidates: tuple[int, ...] = ()
    probability: float = 0.0
    novelty: Novelty | None = None

    def is_correct(self, truth: int | None) -> bool | None:
        """Return whether the one class named is `truth`; None where that cannot be said."""
        if truth is None or self.finding is not Finding.SURE:
            return None
        return self.candidates[0] == truth


def verdict(probabilities: NDArray[np.floating], blank: bool, novelty: Novelty | None = None) -> Verdict:
    """Return what may be said about a drawing that a network reads with these probabilities.

    A network always answers with ten numbers that sum to one, also for an empty canvas or a scribble; so the
    most probable class is named only if it leads clearly, and none if the drawing is like nothing that the
    network has learnt.

    Parameters
    ----------
    probabilities : ndarray of shape (n_classes,)
        The network's output, each in 0…1.
    blank : bool
        Whether the canvas is empty.
    novelty : Novelty or None
        How unlike all that the network knows the drawing is; None if that is not known.
    """
    if blank:
        return Verdict(Finding.BLANK)
    order = np.argsort(-probabilities, kind="stable")
    first, second = int(order[0]), int(order[1])
    top, next_best = float(probabilities[first]), float(probabilities[second])
    if not np.isfinite(top):
        return Verdict(Finding.UNKNOWN)
    if novelty is not None and novelty.foreign:
        return Verdict(Finding.FOREIGN, (), top, novelty)
    if top >= SURE_AT_LEAST and top >= CLEAR_LEAD * next_best:
        return Verdict(Finding.SURE, (first,), top, novelty)
    if top + next_best >= PAIR_AT_LEAST:
        return Verdict(Finding.AMBIGUOUS, (first, second), top, novelty)
    return Verdict(Finding.UNKNOWN, (), top, novelty)
