"""The book's own network class (sections 4.5.1 and 5.7.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.nn.network import Network

if TYPE_CHECKING:
    import numpy as np


class TwoLayerNet(Network):
    """One hidden sigmoid layer and softmax, with the constructor of the book.

    Parameters
    ----------
    input_size, hidden_size, output_size : int
        Units of the three layers.
    weight_init_std : float, optional
        Standard deviation of the first weights.
    seed : int, numpy.random.Generator or None, optional
        Where they come from.

    Examples
    --------
    >>> network = TwoLayerNet(input_size=784, hidden_size=50, output_size=10)
    >>> network.params["W1"].shape
    (784, 50)
    """

    def __init__(
        self,
        input_size: int,
        hidden_size: int,
        output_size: int,
        weight_init_std: float = 0.01,
        seed: int | np.random.Generator | None = None,
    ) -> None:
        super().__init__((input_size, hidden_size, output_size), "sigmoid", weight_init_std, seed)
