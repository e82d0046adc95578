"""What linear layers add up to: one line for layers of one unit, one matrix for wide ones (section 3.2.6)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from explorer.nn import ACTIVATIONS, Network
from explorer.nn.stacks import chain, one_layer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

_WIDTH = 100
_SAMPLES = 100
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
REACH = 3.0
"""The lines are drawn from −3 to 3."""


@dataclass(frozen=True, eq=False)
class Chain:
    """Layers of one unit with the weight ``c``, one after another.

    Attributes
    ----------
    x : (n,)
    outputs : tuple of (n,)
        After each layer.
    line : (n,)
        ``cⁿ·x``: the one layer that linear ones are worth.
    """

    x: NDArray[np.float64]
    outputs: tuple[NDArray[np.floating], ...]
    line: NDArray[np.float64]

    def reach(self, outputs_only: bool = False) -> float:
        """Return the largest value of any of them, the one layer's apart if wanted."""
        values = np.concatenate(self.outputs if outputs_only else (*self.outputs, self.line))
        finite = np.abs(values[np.isfinite(values)])
        return float(finite.max(initial=1.0))


def follow(x: NDArray[np.float64], c: float, layers: int, key: str, parameters: Mapping[str, float]) -> Chain:
    """Send ``x`` through layers of one unit with an activation; ``identity`` makes them linear."""
    outputs = chain(x, c, layers, ACTIVATIONS[key], **parameters)
    return Chain(x, outputs, c**layers * x)


def power(c: str, exponent: int) -> str:
    """Return ``cⁿ`` in letters: ``"2³"``; of a negative number in brackets."""
    base = f"({c})" if not c[0].isdigit() and c != "c" else c
    return base if exponent == 1 else base + str(exponent).translate(_SUPERSCRIPTS)


@lru_cache(maxsize=64)
def matrix_difference(layers: int) -> float:
    """Return how far a network of random linear layers and the product of its matrices are apart.

    The largest difference of any output for random input, as a part of the largest output: what is left is
    rounding.
    """
    sizes = (_WIDTH,) * (layers + 1)
    network = Network(sizes, "identity", "xavier", seed=layers, output="identity", dtype=np.float64)
    x = np.random.default_rng(layers).standard_normal((_SAMPLES, _WIDTH))
    W, b = one_layer(network)
    y = network.predict(x)
    return float(np.abs(np.dot(x, W) + b - y).max() / np.abs(y).max())
