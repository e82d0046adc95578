"""How long the gradient is and how far an update moves the weights, measured at some of the updates."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from explorer.nn.functions import Array

_EVERY = 20
_FULL_BATCH = 32
"""Images of a batch from which on measuring every twentieth update costs a run about 1 % of its speed."""


def gauge_interval(batch_size: int) -> int:
    """Return how many updates lie between two measurements: the smaller the batch, the quicker an update."""
    return max(_EVERY, _EVERY * _FULL_BATCH // batch_size)


class UpdateGauge:
    """Measures every so many updates; it changes nothing of the run.

    Parameters
    ----------
    every : int
        Updates from one measurement to the next.
    """

    def __init__(self, every: int) -> None:
        self._every = every
        self._before: Array | None = None
        self._norm = math.nan

    def due(self, iteration: int) -> bool:
        """Return whether the update that makes ``iteration`` is measured."""
        return iteration % self._every == 0

    def begin(self, theta: Array, gradient: Array) -> None:
        """Remember what an update starts from; the optimizer may scale the gradient in place."""
        if self._before is None or self._before.shape != theta.shape:
            self._before = np.empty_like(theta)
        np.copyto(self._before, theta)
        self._norm = _length(gradient)

    def end(self, theta: Array) -> tuple[float, float]:
        """Return the length of the gradient, and that of the update by that of the weights before it."""
        before = self._before
        assert before is not None
        weights = _length(before)
        np.subtract(theta, before, out=before)
        return self._norm, _length(before) / weights if weights else math.nan


def _length(vector: Array) -> float:
    return math.sqrt(float(np.dot(vector, vector)))
