"""One step of gradient descent on the batch in sight: what it moved, and what the verdict became."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from explorer.nn.losses import targets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from explorer.nn import Network
    from explorer.nn.functions import Array


@dataclass(frozen=True)
class Movement:
    """What lies between two states of a network, seen from one batch.

    Attributes
    ----------
    loss_before, loss_after : float
        Of the batch.
    right_before, right_after : float
        Mean output for the true class, 0 to 1 with softmax.
    largest : mapping of str to float
        For each parameter array the change of the number that moved most.
    """

    loss_before: float
    loss_after: float
    right_before: float
    right_after: float
    largest: dict[str, float]


def descend(network: Network, grads: Mapping[str, Array], rate: float) -> Array:
    """Return the parameters after one step, θ − η ∂L/∂θ (section 4.4.2), in the network's own precision.

    It is taken in float64 and rounded at the end: a sure network's gradients are so small that float32 has
    them only as subnormal numbers, for which a processor takes four times as long.

    Parameters
    ----------
    network : Network
        Left as it is.
    grads : mapping of str to ndarray of float64
        The gradient of each parameter.
    rate : float
        The learning rate, η.
    """
    step = np.concatenate([grads[name].reshape(-1) for name in network.params])
    with np.errstate(over="ignore", invalid="ignore"):
        step *= rate
        return np.subtract(network.theta, step, out=step).astype(network.theta.dtype)


def movement(before: Network, after: Network, x: Array, t: NDArray[np.integer]) -> Movement:
    """Return how far the second network is from the first, for a batch."""
    sides = []
    for network in (before, after):
        y = network.predict(x)
        sides.append((network.output.loss(y, targets(t, y)), float(np.mean(y[np.arange(len(t)), t]))))
    with np.errstate(over="ignore", invalid="ignore"):
        changes = before.spec.views(after.theta - before.theta)
    ends = {name: (float(change.min()), float(change.max())) for name, change in changes.items()}
    largest = {name: high if high >= -low else low for name, (low, high) in ends.items()}
    return Movement(sides[0][0], sides[1][0], sides[0][1], sides[1][1], largest)
