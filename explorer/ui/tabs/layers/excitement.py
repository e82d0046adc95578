"""Which images excite a neuron most, and where its output goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.data.scaling import as_input

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.data import Split
    from explorer.nn import Network


class Excitement:
    """Outputs of every neuron for a split's images, kept as long as network and split stay."""

    def __init__(self) -> None:
        self._of: tuple[Network, Split] | None = None
        self._sums: tuple[NDArray[np.floating], ...] = ()

    def known(self, network: Network, split: Split) -> bool:
        """Return whether the outputs are at hand."""
        return self._of is not None and self._of[0] is network and self._of[1] is split

    def most(
        self, network: Network, split: Split, layer: int, unit: int, count: int
    ) -> tuple[NDArray[np.intp], NDArray[np.floating]]:
        """Return the images that excite a neuron most, and how much.

        Measured for 784-600-200-10 and 1,000 images: 13 ms for the first neuron, 0.05 ms for every other.

        Parameters
        ----------
        network : Network
        split : Split
            Images to choose from.
        layer, unit : int
            The layer from 1 and the unit from 0.
        count : int
            How many.

        Returns
        -------
        places, sums
            Indices into the split and the neuron's ``a`` for each, the largest first. By ``a`` rather than
            ``z``: where the activation is flat, images would all be the same to it.
        """
        if not self.known(network, split):
            with np.errstate(over="ignore", invalid="ignore"):
                self._sums = network.forward(as_input(split.images, network.theta.dtype)).a
            self._of = network, split
        sums = self._sums[layer - 1][:, unit]
        places = np.argsort(-sums, kind="stable")[:count]
        return places, sums[places]


def outgoing(network: Network, layer: int, unit: int) -> NDArray[np.floating]:
    """Return the weights from a neuron to all of the next layer; none from an output."""
    if layer == network.spec.layers:
        return np.zeros(0, dtype=network.theta.dtype)
    return np.asarray(network.params[f"W{layer + 1}"][unit])
