"""Keyframes kept along a run, thinned as it grows: between them the run can be made again exactly."""

from __future__ import annotations

import math
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.training.keyframe import Keyframe
    from explorer.training.snapshot import Snapshot

BUDGET = 256 * 2**20
MOST = 320
"""More would not be felt: in a run of 10,000 iterations they lie 32 apart, some milliseconds of training.

Each takes fresh memory, 60 microseconds for 64 kB: twice as many cost that run 1 % of its speed.
"""


class Timeline:
    """At most so many keyframes, spread evenly over the run.

    When it is full every second one goes and the distance between new ones doubles: so at any time the kept
    iterations are the multiples of one number, beside the first, which always stays.

    Parameters
    ----------
    budget : int, optional
        Bytes that the keyframes may take.
    most : int, optional
        Keyframes to keep at most, however small.
    """

    def __init__(self, budget: int = BUDGET, most: int = MOST) -> None:
        self._budget = budget
        self._most = most
        self._stride = 1
        # Grown by the thread that trains; what is thinned or cut is another list, put in this one's place.
        self._kept: list[Keyframe] = []
        self._told: tuple[list[Keyframe], tuple[Keyframe, ...]] = (self._kept, ())
        self._noted: Keyframe | None = None

    @property
    def keyframes(self) -> tuple[Keyframe, ...]:
        """What is kept, by iteration; a new tuple with each change, so that another thread may hold it."""
        kept, (told_of, told) = self._kept, self._told
        if told_of is not kept or len(told) != len(kept):
            told = tuple(kept)
            self._told = (kept, told)
        return told

    @property
    def snapshots(self) -> tuple[Snapshot, ...]:
        """The networks of the kept moments, by iteration."""
        return tuple(keyframe.snapshot for keyframe in self.keyframes)

    @property
    def newest(self) -> Keyframe | None:
        """The last state that is known, also when it is none of those that are kept for good."""
        noted, kept = self._noted, self._kept
        if noted is not None and (not kept or noted.iteration > kept[-1].iteration):
            return noted
        return kept[-1] if kept else None

    @property
    def nbytes(self) -> int:
        """Bytes that the keyframes take."""
        return sum(keyframe.nbytes for keyframe in self.keyframes)

    def expect(self, iterations: int) -> None:
        """Space the keyframes of a run of so many iterations from its beginning as they will be at its end.

        Measured: a keyframe at each of the first iterations, most of them thinned out again, takes 4 % of the
        speed of a run of 10,000.
        """
        while not self._kept and iterations // self._stride > self._most:
            self._stride *= 2

    def due(self, iteration: int) -> bool:
        """Return whether a keyframe of ``iteration`` belongs here."""
        return iteration % self._stride == 0

    def add(self, keyframe: Keyframe) -> None:
        """Keep ``keyframe``, which is later than those before it, and thin out when it gets too many."""
        self._kept.append(keyframe)
        self._thin()

    def note(self, keyframe: Keyframe) -> None:
        """Hold the newest state, until the next one is noted: from there a run can be saved and go on."""
        self._noted = keyframe

    def take_over(self, keyframes: Iterable[Keyframe]) -> None:
        """Keep what another timeline kept of the run, by iteration; its last state is only noted."""
        *kept, last = keyframes
        # All but the first and the last lie at multiples of the distance, which is a power of two.
        between = math.gcd(*(keyframe.iteration for keyframe in kept[1:]))
        self._stride = max(between & -between, 1)
        self._kept = kept or [last]
        self._thin()
        self._noted = last

    def limit(self, budget: int) -> None:
        """Make do with so many bytes from now on."""
        self._budget = budget
        self._thin()

    def _thin(self) -> None:
        """Let every second keyframe go until there is room for the others."""
        kept = self._kept
        largest = kept[-1].nbytes if kept else 0
        capacity = max(min(self._most, self._budget // max(largest, 1)), 2)
        while len(kept) > capacity:
            first = kept[0].iteration
            self._stride *= 2
            kept = [k for k in kept if k.iteration % self._stride == 0 or k.iteration == first]
        self._kept = kept

    def end_at(self, keyframe: Keyframe) -> None:
        """Drop what is later than ``keyframe``, which becomes the newest."""
        self._kept = [kept for kept in self._kept if kept.iteration <= keyframe.iteration]
        self._noted = keyframe

    def nearest(self, iteration: int) -> Keyframe | None:
        """Return the last known keyframe that is not after ``iteration``, or the first one."""
        kept, newest = self._kept, self.newest
        if newest is not None and newest.iteration <= iteration:
            return newest
        if not kept:
            return None
        return kept[max(bisect_right(kept, iteration, key=_iteration_of) - 1, 0)]


def _iteration_of(keyframe: Keyframe) -> int:
    return keyframe.iteration
