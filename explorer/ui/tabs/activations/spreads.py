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
_SEEN = 0.01
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


def bar_end(shares: NDArray[np.float64]) -> float:
    """Return the share that is a histogram's whole height: the tallest, unless it dwarfs all others.

    Half the outputs of ReLU are zero; the book cuts that bar off too, so that the rest can be seen.
    """
    second, tallest = np.sort(shares)[-2:].tolist()
    return 3.0 * second if second > _SEEN and tallest > 4.0 * second else max(tallest, 1e-12)


def decades(sizes: NDArray[np.floating]) -> tuple[float, float]:
    """Return powers of ten around all sizes, at least from a tenth to ten; zeros and no numbers apart."""
    found = sizes[np.isfinite(sizes) & (sizes > 0.0)]
    low = np.floor(1.05 * np.log10(found.min(initial=1.0)))
    high = np.ceil(1.05 * np.log10(found.max(initial=1.0)))
    return float(10.0 ** max(min(low, -1.0), -300.0)), float(10.0 ** min(max(high, 1.0), 300.0))
