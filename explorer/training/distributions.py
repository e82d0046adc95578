"""How the numbers of each layer are spread: what goes in, what comes out, the weights and their gradient."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from explorer.data.scaling import as_input

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.data import Split
    from explorer.nn import Network

BINS = 32
PROBED = 100
"""Images that are shown to the network: enough for the shape of a distribution."""

QUANTITIES = ("a", "z", "W", "dW")
"""Pre-activations, outputs, weights, and the gradient of the loss by the weights."""


@dataclass(frozen=True, eq=False)
class Distribution:
    """A histogram of finite numbers.

    Attributes
    ----------
    low, high : float
        Ends of its range.
    counts : ndarray, shape (BINS,)
        Numbers in each of the equal parts of the range.
    mean, deviation : float
        Of the numbers; nan when none is finite.
    """

    low: float
    high: float
    counts: NDArray[np.intp]
    mean: float
    deviation: float

    @classmethod
    def of(cls, values: NDArray[np.floating]) -> Distribution:
        """Return the histogram of an array of any shape."""
        numbers = values[np.isfinite(values)].astype(np.float64)
        if not len(numbers):
            return cls(-1.0, 1.0, np.zeros(BINS, np.intp), float("nan"), float("nan"))
        low, high = float(numbers.min()), float(numbers.max())
        if low == high:
            low, high = low - 0.5, high + 0.5
        counts, _ = np.histogram(numbers, BINS, (low, high))
        return cls(low, high, counts, float(numbers.mean()), float(numbers.std()))


def distributions(network: Network, split: Split) -> tuple[dict[str, Distribution], ...]:
    """Return the distributions of :data:`QUANTITIES` for each layer, the first layer first."""
    x, labels = as_input(split.images[:PROBED]), split.labels[:PROBED].astype(np.intp)
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        trace = network.forward(x)
        gradient = network.gradient(x, labels)
    return tuple(
        {
            "a": Distribution.of(trace.a[layer - 1]),
            "z": Distribution.of(trace.z[layer - 1]),
            "W": Distribution.of(network.params[f"W{layer}"]),
            "dW": Distribution.of(gradient[f"W{layer}"]),
        }
        for layer in range(1, network.spec.layers + 1)
    )
