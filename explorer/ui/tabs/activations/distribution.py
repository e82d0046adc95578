"""How a layer's pre-activations are distributed, and how many lie where the activation hardly moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.nn import Activation

SATURATED_BELOW = 0.01
"""A value is called saturated where |h′(a)| is below this: next to nothing of a gradient passes."""

_BINS = 60


@dataclass(frozen=True)
class Distribution:
    """A histogram of pre-activations in two parts, and what it leaves out.

    Attributes
    ----------
    edges : (bins + 1,)
    responsive, saturated : (bins,) int
        Counts of values with a slope of at least `SATURATED_BELOW`, and below it. For softmax, which has no
        slope of its own in one variable, everything counts as responsive.
    outside : int
        Values left and right of the edges, and those that are no finite number.
    total : int
        All values.
    saturated_share : float or None
        Of all values; None for softmax.
    dead_units, units : int or None, int
        Units whose slope is zero for every input counted, of how many; None for softmax.
    """

    edges: NDArray[np.float64]
    responsive: NDArray[np.intp]
    saturated: NDArray[np.intp]
    outside: int
    total: int
    saturated_share: float | None
    dead_units: int | None
    units: int

    @property
    def shares(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Responsive and saturated counts as shares of all values."""
        total = max(self.total, 1)
        return self.responsive / total, self.saturated / total


def bin_edges(low: float, high: float) -> NDArray[np.float64]:
    """Return edges of about sixty bins over the part of the axis in sight; zero is always one of them.

    The widths are round (1, 2 or 5 times a power of ten), so that bins stand still while someone zooms.
    """
    raw = (high - low) / _BINS
    power = 10.0 ** np.floor(np.log10(raw))
    width = next(power * step for step in (1, 2, 5, 10) if power * step >= raw * (1 - 1e-9))
    return np.arange(np.floor(low / width), np.ceil(high / width) + 1) * width


def distribution(activation: Activation, a: NDArray[np.floating], edges: NDArray[np.float64]) -> Distribution:
    """Return the distribution of a layer's pre-activations.

    Parameters
    ----------
    activation : Activation
        The function that the layer applies to them.
    a : (n, units)
        Pre-activations of n inputs.
    edges : (bins + 1,)
        Ascending edges of the bins.
    """
    values = a.ravel()
    if activation.elementwise:
        slopes = np.abs(activation.derivative(a))
        flat = (slopes < SATURATED_BELOW).ravel()
        share = float(flat.mean()) if flat.size else 0.0
        dead = int((slopes == 0).all(axis=0).sum())
    else:
        flat, share, dead = np.zeros(values.shape, dtype=bool), None, None
    responsive = np.histogram(values[~flat], edges)[0]
    saturated = np.histogram(values[flat], edges)[0]
    return Distribution(
        edges=edges,
        responsive=responsive,
        saturated=saturated,
        outside=values.size - int(responsive.sum()) - int(saturated.sum()),
        total=values.size,
        saturated_share=share,
        dead_units=dead,
        units=a.shape[1],
    )


def outline(
    edges: NDArray[np.float64], heights: NDArray[np.float64], floor: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the corners (k, 2) of a histogram's bars as one closed outline above ``floor`` (bins,)."""
    x = np.repeat(edges, 2)[1:-1]
    top = np.repeat(floor + heights, 2)
    bottom = np.repeat(floor, 2)
    return np.column_stack([np.concatenate([x, x[::-1]]), np.concatenate([top, bottom[::-1]])])
