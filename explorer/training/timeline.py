"""Snapshots kept along a run, thinned as it grows, so that one can look back."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explorer.training.snapshot import Snapshot

BUDGET = 48 * 2**20
MOST = 256


class Timeline:
    """At most so many snapshots, spread evenly over the run.

    When it is full every second one goes and the distance between new ones doubles: so at any time the kept
    iterations are the multiples of one number, and the first, iteration 0, always stays.

    Parameters
    ----------
    budget : int, optional
        Bytes that the snapshots may take.
    most : int, optional
        Snapshots to keep at most, however small.
    """

    def __init__(self, budget: int = BUDGET, most: int = MOST) -> None:
        self._budget = budget
        self._most = most
        self._stride = 1
        self._kept: tuple[Snapshot, ...] = ()

    @property
    def snapshots(self) -> tuple[Snapshot, ...]:
        """What is kept, by iteration; a new tuple with each change, so that another thread may hold it."""
        return self._kept

    def due(self, iteration: int) -> bool:
        """Return whether a snapshot of ``iteration`` belongs here."""
        return iteration % self._stride == 0

    def add(self, snapshot: Snapshot) -> None:
        """Keep ``snapshot``, which is later than those before it, and thin out when it gets too many."""
        capacity = max(min(self._most, self._budget // max(snapshot.state.nbytes, 1)), 2)
        kept = (*self._kept, snapshot)
        while len(kept) > capacity:
            self._stride *= 2
            kept = tuple(s for s in kept if s.iteration % self._stride == 0)
        self._kept = kept

    def forget_after(self, iteration: int) -> None:
        """Drop what is later than ``iteration``, such as weights that turned out to be no numbers."""
        self._kept = tuple(snapshot for snapshot in self._kept if snapshot.iteration <= iteration)

    def nearest(self, iteration: int) -> Snapshot | None:
        """Return the last kept snapshot that is not after ``iteration``, or the first one."""
        kept = self._kept
        if not kept:
            return None
        return kept[max(bisect_right([s.iteration for s in kept], iteration) - 1, 0)]
