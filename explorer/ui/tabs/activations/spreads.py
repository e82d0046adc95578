"""The outputs of a stack's layers as histograms on one axis, as in figures 6.10 to 6.14."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from explorer.ui.tabs.activations.distribution import fitted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from explorer.nn import Activation
    from explorer.nn.stacks import StackLayer

BINS = 30
_FAR = 50.0
_BOUNDED = 1.5
"""A function that stays below this at both far ends is drawn over its whole range, as the book does."""


@dataclass(frozen=True, eq=False)
class Spread:
    """One layer's histogram and numbers.

    Attributes
    ----------
    layer : int
        From 1.
    shares : (BINS,)
        Share of all outputs in each of the equal parts of the common range.
    outside : float
        Share of the outputs that lie outside of it.
    deviation, saturated, gradient : float
        See :class:`~explorer.nn.stacks.StackLayer`.
    """

    layer: int
    shares: NDArray[np.float64]
    outside: float
    deviation: float
    saturated: float
    gradient: float


def common_range(
    activation: Activation, parameters: Mapping[str, float], layers: Sequence[StackLayer]
) -> tuple[float, float]:
    """Return the range that all layers are drawn over: the function's own, or that of the first outputs."""
    ends = activation(np.array([-_FAR, _FAR]), **parameters)
    if np.abs(ends).max() <= _BOUNDED:
        return float(ends.min()), float(ends.max())
    first = layers[0].z
    low, high = fitted(first, -6.0, 6.0)
    # What stays above nothing starts at nothing: half an empty axis would say nothing.
    return (0.0 if first.min() >= 0.0 else low), high


def spreads_of(layers: Sequence[StackLayer], low: float, high: float) -> tuple[Spread, ...]:
    """Return every layer's histogram over the same range."""
    return tuple(_spread(number, layer, low, high) for number, layer in enumerate(layers, start=1))


def _spread(number: int, layer: StackLayer, low: float, high: float) -> Spread:
    counts = np.histogram(layer.z, BINS, (low, high))[0]
    shares = counts / layer.z.size
    return Spread(
        layer=number,
        shares=shares,
        outside=max(0.0, 1.0 - float(counts.sum()) / layer.z.size),
        deviation=layer.deviation,
        saturated=layer.saturated,
        gradient=layer.gradient,
    )


def powers(values: Sequence[float]) -> NDArray[np.float64]:
    """Return log₁₀ of sizes; what is zero or no number has none and is left out of a curve (nan)."""
    sizes = np.asarray(values, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.log10(sizes)
    found[~np.isfinite(found)] = np.nan
    return found
