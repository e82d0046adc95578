"""The loss smoothed as strongly as one likes: an exponential mean that begins without a bias."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.training.history import Rows

STRONGEST = 0.999
"""About the last thousand iterations count."""
_CHUNK = 2**15
_SETTLED = 40.0
"""Once βⁿ is below e⁻⁴⁰, dividing by 1 − βⁿ changes no digit."""


class SmoothedLoss:
    """Follows a growing history with a mean of its own weight.

    The mean after n iterations is ``m = β m + (1 − β) loss``, divided by ``1 − βⁿ`` so that it is not pulled
    to the zero it starts from (Kingma & Ba 2015, section 3). A thinned row counts as the iterations that it
    stands for, each with their mean loss; a loss that is no number leaves the mean alone.

    Parameters
    ----------
    weight : float
        β, of the past, 0 to :data:`STRONGEST`; 0 leaves the loss as it is.
    """

    def __init__(self, weight: float) -> None:
        if not 0.0 <= weight <= STRONGEST:
            raise ValueError(f"weight must be between 0 and {STRONGEST}, not {weight}")
        self.weight = weight
        self._forget(-1)

    def _forget(self, generation: int) -> None:
        self._generation = generation
        self._values = np.empty(1024)
        self._count = 0
        self._mean = 0.0
        self._iterations = 0.0

    @property
    def values(self) -> NDArray[np.float64]:
        """Means of the rows taken so far, shape (n,), read-only."""
        values = self._values[: self._count]
        values.flags.writeable = False
        return values

    def take(self, rows: Rows, most: int | None = None) -> bool:
        """Go on to the end of ``rows``, or by so many rows at ``most``; return whether the end is reached.

        Rows that were thinned since are taken from their beginning again.
        """
        if rows.generation != self._generation:
            self._forget(rows.generation)
        n = len(rows.loss)
        if n > len(self._values):
            larger = np.empty(max(2 * len(self._values), n))
            larger[: self._count] = self._values[: self._count]
            self._values = larger
        end = n if most is None else min(n, self._count + most)
        while self._count < end:
            stop = min(self._count + _CHUNK, end)
            if self._count < len(rows.mean) < stop:
                stop = len(rows.mean)
            self._take(rows, stop)
        return end == n

    def _take(self, rows: Rows, stop: int) -> None:
        start = self._count
        if start < len(rows.mean):
            losses, spans = rows.mean[start:stop], rows.span[start:stop]
        else:
            losses, spans = rows.loss[start:stop], np.broadcast_to(1.0, stop - start)
        finite = np.isfinite(losses)
        if not finite.all():
            spans = np.where(finite, spans, 0.0)
            losses = np.where(finite, losses, 0.0)
        keep = np.power(self.weight, spans) if len(rows.mean) > start else _weights(self.weight, spans)
        means = recurrence(keep, (1.0 - keep) * losses, self._mean)
        self._mean = float(means[-1])
        self._values[start:stop] = means / self._share(spans)
        self._count = stop

    def _share(self, spans: NDArray[np.float64]) -> NDArray[np.float64] | float:
        """Return how much of the whole weight 1 has gathered by each row."""
        before = self._iterations
        self._iterations += float(spans.sum())
        if self.weight == 0.0:
            return np.where(before + np.cumsum(spans) > 0, 1.0, np.nan)
        decay = -math.log(self.weight)
        if before * decay > _SETTLED:
            return 1.0
        gathered: NDArray[np.float64] = -np.expm1(-decay * (before + np.cumsum(spans)))
        return np.where(gathered > 0.0, gathered, np.nan)


def _weights(weight: float, spans: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return ``weight ** spans`` for spans of 1, and of 0 where a loss is no number."""
    return np.where(spans == 0.0, 1.0, weight)


def recurrence(keep: NDArray[np.float64], add: NDArray[np.float64], start: float) -> NDArray[np.float64]:
    """Return ``m`` of ``m[i] = keep[i] · m[i − 1] + add[i]``, with ``start`` before the first.

    The rows are cut into as many stretches as each is long. All stretches advance together, one row at a time
    and from zero; then what each begins with is handed on. So n rows take 2 √n steps in Python.

    Parameters
    ----------
    keep, add : ndarrays of shape (n,)
    start : float
    """
    n = len(add)
    length = math.isqrt(max(n - 1, 0)) + 1
    stretches = -(-n // length)
    factors, sums = (
        np.pad(values, (0, length * stretches - n)).reshape(stretches, length).T.copy()
        for values in (keep, add)
    )
    for i in range(1, length):
        sums[i] += factors[i] * sums[i - 1]
        factors[i] *= factors[i - 1]
    handed = np.empty(stretches)
    last_factors, last_sums = factors[-1].tolist(), sums[-1].tolist()
    for i in range(stretches):
        handed[i] = start
        start = last_factors[i] * start + last_sums[i]
    sums += factors * handed
    return sums.T.reshape(-1)[:n]
