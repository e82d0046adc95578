"""Changing single numbers of a network, to see what they are for; each returns the parameters changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.nn.activations import ACTIVATIONS
from explorer.nn.errors import ConfigError

if TYPE_CHECKING:
    from explorer.nn.functions import Array
    from explorer.nn.network import Network

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


def pin_unit(network: Network, layer: int, unit: int, value: float) -> Array:
    """Return the parameters with a hidden unit that always puts out ``value``; 0 switches it off.

    Its weights become 0 and its bias what gives that value, so all else stays an ordinary network.

    Parameters
    ----------
    network : Network
        Left as it is.
    layer, unit : int
        The hidden layer from 1 and the unit from 0.
    value : float
        Its output from now on.

    Raises
    ------
    ConfigError
        When its activation never gives that value, or the layer is not a hidden one.
    """
    if not 1 <= layer < network.spec.layers:
        raise ConfigError("layer", layer, f"a hidden layer, 1 to {network.spec.layers - 1}")
    a = input_for(network.spec.hidden[layer - 1], value)
    state = network.state
    views = network.spec.views(state)
    views[f"W{layer}"][:, unit] = 0
    views[f"b{layer}"][unit] = a
    return state


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
