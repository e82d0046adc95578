"""A backward pass ready to be looked at: every gradient, the terms of each, and its slope by differences."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from explorer.nn.probing import Place, numerical_derivative
from explorer.ui.colouring import symmetric_limit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.nn import BackwardTrace, ForwardTrace, Network, NetworkSpec
    from explorer.ui.tabs.layers.picture import Part

_POOLED = 40
"""Rows and columns of a weight gradient in the picture."""


@dataclass(frozen=True, eq=False)
class BackwardMoment:
    """Forward and backward of one batch, in float64: numerical differentiation is compared with it.

    Attributes
    ----------
    network : Network
        In float64.
    targets : ndarray of int, shape (n,)
        The true labels.
    trace, backward
        What the passes left.
    row : int
        Which of the batch is shown.
    """

    network: Network
    targets: NDArray[np.intp]
    trace: ForwardTrace
    backward: BackwardTrace
    row: int = 0

    @property
    def spec(self) -> NetworkSpec:
        """Shape of the network."""
        return self.network.spec

    @property
    def n(self) -> int:
        """Number of inputs in the batch."""
        return len(self.targets)

    @property
    def t(self) -> NDArray[np.floating]:
        """The one-hot row (outputs,) of the input shown."""
        row = np.zeros(self.spec.sizes[-1])
        row[self.targets[self.row]] = 1.0
        return row

    def values(self, part: Part) -> NDArray[np.floating]:
        """Return a gradient array's numbers (units,) for the input shown."""
        if part.kind == "t":
            return self.t
        if part.kind == "dx":
            return np.asarray(self.backward.dx[self.row])
        arrays = self.backward.da if part.kind == "da" else self.backward.dz
        return np.asarray(arrays[part.layer - 1][self.row])

    def limit(self, part: Part) -> float:
        """Return the magnitude that has the end colour in an array."""
        return 1.0 if part.kind == "t" else symmetric_limit(self.values(part))

    @cached_property
    def pooled_weights(self) -> tuple[NDArray[np.floating], ...]:
        """Each layer's dW drawn together to be seen small: in each patch the number largest in size."""
        layers = range(1, self.spec.layers + 1)
        return tuple(pooled(self.backward.grads[f"W{layer}"], _POOLED) for layer in layers)

    @cached_property
    def pooled_biases(self) -> tuple[NDArray[np.floating], ...]:
        """Each layer's db drawn together likewise, (1, columns)."""
        layers = range(1, self.spec.layers + 1)
        return tuple(pooled(self.backward.grads[f"b{layer}"][None, :], _POOLED) for layer in layers)

    def weight_at(self, layer: int, right: float, down: float) -> Place:
        """Return the weight behind a point of the small picture of dW, both shares of its sides.

        It is the one whose gradient is largest in its patch, which gave the patch its colour.
        """
        grads = np.abs(self.backward.grads[f"W{layer}"])
        patches = self.pooled_weights[layer - 1].shape
        sides = [-(-size // _POOLED) if size > _POOLED else 1 for size in grads.shape]
        row, column = (
            min(int(at * count), count - 1) * side
            for at, count, side in zip((down, right), patches, sides, strict=True)
        )
        patch = grads[row : row + sides[0], column : column + sides[1]]
        inside = np.unravel_index(int(patch.argmax()), patch.shape)
        return Place("W", layer, (row + int(inside[0]), column + int(inside[1])))

    @cached_property
    def column_peaks(self) -> tuple[NDArray[np.floating], ...]:
        """The largest weight into every unit of each layer."""
        return tuple(
            np.abs(self.network.params[f"W{at}"]).max(axis=0) for at in range(1, self.spec.layers + 1)
        )

    def place(self, part: Part, unit: int) -> Place:
        """Return the number behind a cell of the picture; behind t it is y, which stands over it."""
        kinds = {"dx": "x", "da": "a", "dz": "z", "t": "z"}
        return Place(kinds[part.kind], part.layer, (self.row, unit))  # type: ignore[arg-type]

    def value(self, place: Place) -> float:
        """Return the gradient by one number, from backpropagation."""
        if place.kind in ("W", "b"):
            return float(self.backward.grads[f"{place.kind}{place.layer}"][place.index])
        if place.kind == "x":
            return float(self.backward.dx[place.index])
        arrays = self.backward.da if place.kind == "a" else self.backward.dz
        return float(arrays[place.layer - 1][place.index])

    def numerical(self, place: Place) -> float:
        """Return the same by central differences."""
        inputs = tuple(self.trace.inputs(layer) for layer in range(self.spec.layers))
        return numerical_derivative(self.network, inputs, self.trace.a, self.targets, place)


def pooled(values: NDArray[np.floating], most: int) -> NDArray[np.floating]:
    """Return an array drawn together to at most ``most`` rows and columns, each patch's largest magnitude."""
    for axis in (0, 1):
        size = values.shape[axis]
        if size > most:
            starts = np.arange(0, size, -(-size // most))
            low = np.minimum.reduceat(values, starts, axis=axis)
            high = np.maximum.reduceat(values, starts, axis=axis)
            values = np.where(high >= -low, high, low)
    return values


def make_moment(
    twin: Network, x: NDArray[np.floating], labels: NDArray[np.intp], row: int = 0
) -> BackwardMoment:
    """Run a batch forward and backward through a float64 network."""
    trace = twin.forward(x)
    return BackwardMoment(twin, labels, trace, twin.backward(labels), row)
