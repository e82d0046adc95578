"""How a layer's values are distributed before and after its activation, and how many lie where it is flat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from explorer.nn.stacks import SATURATED_BELOW

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from explorer.nn import Activation

__all__ = ["SATURATED_BELOW", "Counts", "Distribution", "bin_edges", "count", "distribution", "outline"]

_BINS = 60


@dataclass(frozen=True, eq=False)
class Counts:
    """A histogram in two parts, and what it leaves out.

    Attributes
    ----------
    edges : (bins + 1,)
    responsive, saturated : (bins,) int
        Counts of values with a slope of at least `SATURATED_BELOW`, and below it.
    below, above : int
        Values left and right of the edges; what is no number is in neither.
    total : int
        All values.
    """

    edges: NDArray[np.float64]
    responsive: NDArray[np.intp]
    saturated: NDArray[np.intp]
    below: int
    above: int
    total: int

    @property
    def outside(self) -> int:
        """Values that are in no bin, those that are no number included."""
        return self.total - int(self.responsive.sum()) - int(self.saturated.sum())

    @property
    def shares(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Responsive and saturated counts as shares of all values."""
        total = max(self.total, 1)
        return self.responsive / total, self.saturated / total


@dataclass(frozen=True, eq=False)
class Distribution:
    """A layer's values before and after a function.

    Attributes
    ----------
    a, z : (n, units)
        What goes in and what comes out.
    flat : (n, units) bool
        Where the slope is below `SATURATED_BELOW`; nowhere for softmax, which has none in one variable.
    saturated_share : float or None
        Of all values; None for softmax.
    dead_units : int or None
        Units whose slope is zero for every input; None for softmax.
    """

    a: NDArray[np.floating]
    z: NDArray[np.floating]
    flat: NDArray[np.bool_]
    saturated_share: float | None
    dead_units: int | None

    @property
    def units(self) -> int:
        """Units of the layer."""
        return self.a.shape[1]


def bin_edges(low: float, high: float, bins: int = _BINS) -> NDArray[np.float64]:
    """Return edges of at most about ``bins`` bins over the part of the axis in sight; zero is one of them.

    The widths are round (1, 2 or 5 times a power of ten), so that bins stand still while someone zooms.
    """
    raw = (high - low) / bins
    power = 10.0 ** np.floor(np.log10(raw))
    width = next(power * step for step in (1, 2, 5, 10) if power * step >= raw * (1 - 1e-9))
    return np.arange(np.floor(low / width), np.ceil(high / width) + 1) * width


def distribution(
    activation: Activation, a: NDArray[np.floating], parameters: Mapping[str, float] | None = None
) -> Distribution:
    """Send a layer's pre-activations through a function.

    Parameters
    ----------
    activation : Activation
        The layer's own function, or another to compare.
    a : (n, units)
        Pre-activations of n inputs.
    parameters : mapping, optional
        The function's own numbers.
    """
    own = dict(parameters or {})
    with np.errstate(over="ignore", invalid="ignore"):
        z = activation(a, **own)
        if not activation.elementwise:
            return Distribution(a, z, np.zeros(a.shape, dtype=bool), None, None)
        slopes = np.abs(activation.derivative(a, **own))
    flat = slopes < SATURATED_BELOW
    share = float(flat.mean()) if flat.size else 0.0
    return Distribution(a, z, flat, share, int((slopes == 0).all(axis=0).sum()))


def count(values: NDArray[np.floating], flat: NDArray[np.bool_], edges: NDArray[np.float64]) -> Counts:
    """Count values of any shape into bins (edges ascending), the flat ones apart."""
    values, flat = values.ravel(), flat.ravel()
    responsive, saturated = (np.histogram(values[part], edges)[0] for part in (~flat, flat))
    return Counts(
        edges=edges,
        responsive=responsive,
        saturated=saturated,
        below=int((values < edges[0]).sum()),
        above=int((values > edges[-1]).sum()),
        total=values.size,
    )


def fitted(values: NDArray[np.floating], low: float, high: float) -> tuple[float, float]:
    """Return a round range that holds all finite values, and at least a twentieth of the usual one.

    The ends are 1, 1.5, 2, 3, 4, 5, 6 or 8 times a power of ten: they stand still while the values move a
    little.

    Parameters
    ----------
    values : ndarray
    low, high : float
        The usual range; values that all lie on one side of zero leave the other end close to it.
    """
    finite = values[np.isfinite(values)]
    if not finite.size:
        return low, high
    least = (high - low) / 20
    return -_round_end(max(-float(finite.min()), least)), _round_end(max(float(finite.max()), least))


def _round_end(size: float) -> float:
    power = float(10.0 ** np.floor(np.log10(size)))
    return next(step * power for step in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if step * power >= size * (1 - 1e-9))


def outline(
    edges: NDArray[np.float64], heights: NDArray[np.float64], floor: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the corners (k, 2) of a histogram's bars as one closed outline above ``floor`` (bins,)."""
    x = np.repeat(edges, 2)[1:-1]
    top = np.repeat(floor + heights, 2)
    bottom = np.repeat(floor, 2)
    return np.column_stack([np.concatenate([x, x[::-1]]), np.concatenate([top, bottom[::-1]])])
