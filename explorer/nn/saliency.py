"""What an answer hangs on: its slope by every pixel, and the least change along it that turns the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from explorer.nn.functions import Array
    from explorer.nn.network import Network

_COARSE, _FINE = 24, 16
"""Lengths tried along each direction, and within the interval in which the answer turned."""


def score_gradients(network: Network, x: ArrayLike) -> Array:
    """Return the slope of every output's score by every input, ∂a_k/∂x (Simonyan et al. 2014).

    Scores, the last layer's ``a``, rather than probabilities: those are flat where the network is sure.

    Parameters
    ----------
    network : Network
    x : array_like, shape (inputs,)

    Returns
    -------
    ndarray, shape (outputs, inputs)
    """
    trace = network.forward(x)
    signal = np.eye(network.sizes[-1], dtype=network.theta.dtype)
    for layer in range(network.spec.layers, 0, -1):
        signal = np.dot(signal, network.params[f"W{layer}"].T)
        if layer > 1:
            signal = signal * network.activations[layer - 2].derivative(trace.a[layer - 2])
    return signal


@dataclass(frozen=True, eq=False)
class Turn:
    """The nearest image found that is read as something else.

    Attributes
    ----------
    image : ndarray, shape (inputs,)
        Within 0 to 1.
    change : ndarray, shape (inputs,)
        What was added.
    before, after : int
        The answers.
    length : float
        ‖change‖, in the space of all inputs.
    """

    image: Array
    change: Array
    before: int
    after: int
    length: float


def nearest_turn(network: Network, x: ArrayLike, gradients: Array | None = None) -> Turn | None:
    """Return the smallest step along a gradient that changes the answer; None when there is none.

    For each other class the direction is that in which its score gains most on the answer's, the gradient of
    a_k − a_answer; pixels stop at 0 and 1. The class that needs the shortest step is taken (after DeepFool,
    Moosavi-Dezfooli et al. 2016, with one straight step).

    Parameters
    ----------
    network : Network
        With at least two outputs.
    x : array_like, shape (inputs,)
        0 to 1.
    gradients : ndarray, optional
        What :func:`score_gradients` gave for ``x``.
    """
    x = np.asarray(x, dtype=network.theta.dtype).reshape(-1)
    if network.sizes[-1] < 2:
        return None
    gradients = score_gradients(network, x) if gradients is None else gradients
    before = int(np.argmax(network.predict(x)))
    directions = np.delete(gradients - gradients[before], before, axis=0)
    lengths = np.linalg.norm(directions, axis=1, keepdims=True)
    if not np.isfinite(lengths).all() or not lengths.any():
        return None
    directions = directions[lengths[:, 0] > 0] / lengths[lengths[:, 0] > 0]
    # No image is farther from another than √inputs; short steps are tried more densely.
    far = float(np.sqrt(len(x)))
    steps = far * (np.arange(1, _COARSE + 1) / _COARSE) ** 3
    found = _first_turns(network, x, directions, steps, before)
    if not np.isfinite(found).any():
        return None
    best = directions[int(np.argmin(found))][np.newaxis]
    high = float(found.min())
    low = float(max(steps[steps < high], default=0.0))
    for _ in range(3):
        steps = np.linspace(low, high, _FINE + 1)[1:]
        # The answer turned at the end of the interval, so it turns in it.
        high = float(_first_turns(network, x, best, steps, before).min())
        low = high - (steps[1] - steps[0])
    image = np.clip(x + high * best[0], 0, 1).astype(x.dtype)
    after = int(np.argmax(network.predict(image)))
    change = image - x
    return Turn(image, change, before, after, float(np.linalg.norm(change)))


def _first_turns(network: Network, x: Array, directions: Array, steps: Array, before: int) -> Array:
    """Return for each direction the first of the ``steps`` at which the answer is another, or infinity."""
    tried = x + steps[np.newaxis, :, np.newaxis] * directions[:, np.newaxis, :]
    images = np.clip(tried, 0, 1).astype(x.dtype).reshape(-1, len(x))
    answers = np.argmax(network.predict(images), axis=1).reshape(len(directions), len(steps))
    turned = answers != before
    first = np.where(turned.any(axis=1), steps[np.argmax(turned, axis=1)], np.inf)
    return np.asarray(first)
