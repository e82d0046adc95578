"""One update looked at closely: the batch it learned from, its gradient, and what it did to the weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.nn import Network, TrainingPass
    from explorer.nn.functions import Array

MOST_IMAGES = 100
MOST_UNITS = 64
_SIDE = 28


class LayerUpdate(NamedTuple):
    """Lengths of what an update knows of one layer's weights.

    Attributes
    ----------
    gradient : float
        ‖∂L/∂W‖.
    change : float
        ‖ΔW‖.
    weights : float
        ‖W‖ before the update.
    """

    gradient: float
    change: float
    weights: float


@dataclass(frozen=True, eq=False)
class BatchLook:
    """What went into an update and what came of it; owns its numbers, which cannot be written.

    Attributes
    ----------
    iteration : int
        That the update made.
    size : int
        Images in the batch.
    loss : float
        Of the batch, before the update.
    right : int
        Images of it that were read right before the update.
    images : ndarray of uint8, shape (n, 28, 28)
        The first ones of the batch as the network saw them, distorted where they are.
    labels : ndarray, shape (n,)
        Their classes.
    probabilities : ndarray, shape (n, classes)
        What they were read as, before the update.
    layers : tuple of LayerUpdate
        From the first layer on.
    gradient, change : ndarray, shape (784, units)
        ∂L/∂W1 and ΔW1 of the first units.
    """

    iteration: int
    size: int
    loss: float
    right: int
    images: NDArray[np.uint8]
    labels: NDArray[np.intp]
    probabilities: NDArray[np.floating]
    layers: tuple[LayerUpdate, ...]
    gradient: Array
    change: Array


class BatchWitness:
    """Takes down one update: what there is of it before the optimizer has its way, and what is then.

    Parameters
    ----------
    network : Network
        Before the update.
    passed : TrainingPass
        After its run: batch, outputs and gradient are in its buffers.
    labels : ndarray, shape (batch_size,)
        Right classes.
    """

    def __init__(self, network: Network, passed: TrainingPass, labels: NDArray[np.intp]) -> None:
        shown = slice(0, MOST_IMAGES)
        self._network = network
        self._before = network.theta.copy()
        self._gradient = passed.gradient.copy()
        y = passed.outputs
        self._right = int(np.count_nonzero(y.argmax(axis=1) == labels))
        self._size = len(labels)
        self._labels = labels[shown].copy()
        self._probabilities = y[shown].copy()
        self._images = np.rint(passed.x[shown] * 255.0).astype(np.uint8).reshape(-1, _SIDE, _SIDE)

    def look(self, iteration: int, loss: float) -> BatchLook:
        """Return the look, once the update is made."""
        spec = self._network.spec
        change = self._network.theta - self._before
        views = [spec.views(vector) for vector in (self._gradient, change, self._before)]
        names = [f"W{layer}" for layer in range(1, spec.layers + 1)]
        layers = tuple(LayerUpdate(*(float(np.linalg.norm(view[name])) for view in views)) for name in names)
        first = [view["W1"][:, :MOST_UNITS].copy() for view in views[:2]]
        for array in (self._images, self._labels, self._probabilities, *first):
            array.flags.writeable = False
        return BatchLook(
            iteration,
            self._size,
            loss,
            self._right,
            self._images,
            self._labels,
            self._probabilities,
            layers,
            *first,
        )
