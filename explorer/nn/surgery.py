"""Changing single numbers of a network, to see what they are for; each returns the parameters changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from explorer.nn.activations import ACTIVATIONS
from explorer.nn.errors import ConfigError

if TYPE_CHECKING:
    from explorer.nn.functions import Array
    from explorer.nn.network import Network
    from explorer.nn.parameters import NetworkSpec

_REACH = 200.0
_TOLERANCE = 1e-6


def input_for(activation: str, value: float) -> float:
    """Return an ``a`` with h(a) = ``value``: of several, the one nearest 0.

    Parameters
    ----------
    activation : str
        Name of an elementwise activation.
    value : float
        0 may be asked of every one: where h only comes near it, as sigmoid does, near enough is taken.

    Raises
    ------
    ConfigError
        When the activation never gives that value.
    """
    h = ACTIVATIONS[activation]
    reach = max(_REACH, 200 * abs(value))
    # Dense near 0, where activations bend, and far enough out for the tails.
    half = np.concatenate([np.linspace(0, 8, 8001), np.geomspace(8.001, reach, 2000)])
    grid = np.concatenate([-half[:0:-1], half])
    heights = h(grid) - value
    nearest = np.flatnonzero(np.abs(heights) <= _TOLERANCE * max(abs(value), 1e-3))
    if len(nearest):
        return float(min(grid[nearest], key=abs))
    crossing = np.flatnonzero(np.sign(heights[:-1]) != np.sign(heights[1:]))
    if not len(crossing):
        low, high = float(h(grid).min()), float(h(grid).max())
        raise ConfigError("value", value, f"{activation} gives numbers from {low:.4g} to {high:.4g}")
    at = min(crossing, key=lambda index: abs(grid[index]))
    low, high = grid[at], grid[at + 1]
    for _ in range(60):
        middle = (low + high) / 2
        if np.sign(h(np.array(middle)) - value) == np.sign(heights[at]):
            low = middle
        else:
            high = middle
    if abs(float(h(np.array(high))) - value) > _TOLERANCE * max(abs(value), 1.0):
        raise ConfigError("value", value, f"a value that {activation} gives")
    return float(high)


OUT = -120.0
"""Score of an output that is switched off: what softmax and sigmoid then leave it rounds to 0 in float32."""


@dataclass(frozen=True, eq=False)
class Pin:
    """A unit that always puts out one value, and what it takes to let it go.

    Its weights become 0 and its bias what gives that value, so all else stays an ordinary network.

    Attributes
    ----------
    layer, unit : int
        The layer from 1 and the unit from 0.
    value : float
        What was asked for: the unit's output, or its score ``a`` where softmax would share it out anew.
    a : float
        Its bias while it is pinned.
    weights, bias : ndarray of shape (inputs,), float
        What it had before.
    """

    layer: int
    unit: int
    value: float
    a: float
    weights: Array
    bias: float

    def hold(self, spec: NetworkSpec, state: Array) -> None:
        """Pin the unit in ``state``, in place."""
        views = spec.views(state)
        views[f"W{self.layer}"][:, self.unit] = 0
        views[f"b{self.layer}"][self.unit] = self.a

    def let_go(self, spec: NetworkSpec, state: Array) -> None:
        """Give the unit back in ``state``, in place, what it had before."""
        views = spec.views(state)
        views[f"W{self.layer}"][:, self.unit] = self.weights
        views[f"b{self.layer}"][self.unit] = self.bias


def pins_score(spec: NetworkSpec, layer: int) -> bool:
    """Return whether a unit's score ``a`` is pinned, not its output: softmax ties its outputs together."""
    return layer == spec.layers and spec.output == "softmax"


def value_off(spec: NetworkSpec, layer: int) -> float:
    """Return at what value a unit is switched off: an output of 0, which softmax gives at a low score."""
    return OUT if pins_score(spec, layer) else 0.0


def pin(network: Network, layer: int, unit: int, value: float) -> Pin:
    """Return what pins a unit at ``value``.

    Parameters
    ----------
    network : Network
        Left as it is.
    layer, unit : int
        The layer from 1 and the unit from 0.
    value : float
        Its output from now on; the score ``a`` for an output of softmax (section 3.5).

    Raises
    ------
    ConfigError
        When its activation never gives that value, or there is no such layer.
    """
    spec = network.spec
    if not 1 <= layer <= spec.layers:
        raise ConfigError("layer", layer, f"a layer, 1 to {spec.layers}")
    a = value if pins_score(spec, layer) else input_for((*spec.hidden, spec.output)[layer - 1], value)
    weights, biases = network.params[f"W{layer}"], network.params[f"b{layer}"]
    return Pin(layer, unit, value, a, weights[:, unit].copy(), float(biases[unit]))


def set_parameter(network: Network, name: str, index: tuple[int, ...], value: float) -> Array:
    """Return the parameters with one weight or bias replaced.

    Parameters
    ----------
    network : Network
        Left as it is.
    name : str
        ``W1``, ``b1``, ….
    index : tuple of int
        Where in it.
    value : float
        The new number.
    """
    state = network.state
    network.spec.views(state)[name][index] = value
    return state
