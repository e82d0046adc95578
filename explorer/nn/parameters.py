"""The flat parameter vector and the named views into it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from explorer.nn.activations import ACTIVATIONS, HIDDEN_ACTIVATIONS
from explorer.nn.errors import ConfigError, ShapeError, choose
from explorer.nn.functions import Array
from explorer.nn.losses import OUTPUTS

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


@dataclass(frozen=True)
class NetworkSpec:
    """The shape of a network: what is needed, beside the numbers, to build it again.

    Attributes
    ----------
    sizes : tuple of int
        Units of the input and of every layer, e.g. ``(784, 50, 10)``.
    hidden : tuple of str
        Activation of each hidden layer, a name in :data:`~explorer.nn.activations.ACTIVATIONS`.
    output : str
        Output function, a name in :data:`~explorer.nn.losses.OUTPUTS`.

    Raises
    ------
    ConfigError
        When a size, an activation or the output is not allowed.
    """

    sizes: tuple[int, ...]
    hidden: tuple[str, ...]
    output: str = "softmax"

    def __post_init__(self) -> None:
        whole = all(isinstance(size, (int, np.integer)) and size >= 1 for size in self.sizes)
        if len(self.sizes) < 2 or not whole:
            raise ConfigError("sizes", self.sizes, "at least two whole numbers of 1 or more")
        object.__setattr__(self, "sizes", tuple(int(size) for size in self.sizes))  # NumPy's have no JSON
        if len(self.hidden) != len(self.sizes) - 2:
            raise ConfigError(
                "hidden", self.hidden, f"one activation for each of {len(self.sizes) - 2} hidden layers"
            )
        for name in self.hidden:
            # A network of step units can be looked at, though not trained: all elementwise ones are allowed.
            choose("hidden", name, [key for key, entry in ACTIVATIONS.items() if entry.elementwise])
        choose("output", self.output, OUTPUTS)

    @property
    def layers(self) -> int:
        """Number of layers with weights: the book counts these (section 3.4)."""
        return len(self.sizes) - 1

    @property
    def shapes(self) -> dict[str, tuple[int, ...]]:
        """Shape of every parameter, in the order in which ``theta`` holds them: W1, b1, W2, b2, …."""
        shapes: dict[str, tuple[int, ...]] = {}
        for layer, (inputs, units) in enumerate(zip(self.sizes, self.sizes[1:], strict=False), start=1):
            shapes[f"W{layer}"] = (inputs, units)
            shapes[f"b{layer}"] = (units,)
        return shapes

    @property
    def parameter_count(self) -> int:
        """Number of weights and biases."""
        return sum(math.prod(shape) for shape in self.shapes.values())

    @property
    def trainable(self) -> bool:
        """Whether every hidden layer's activation has a slope to learn by."""
        return all(name in HIDDEN_ACTIVATIONS for name in self.hidden)

    def views(self, flat: Array) -> dict[str, Array]:
        """Return the named parameters as views into a flat vector of ``parameter_count`` numbers."""
        if flat.shape != (self.parameter_count,):
            raise ShapeError("theta", f"({self.parameter_count},)", flat.shape)
        views, start = {}, 0
        for name, shape in self.shapes.items():
            stop = start + math.prod(shape)
            views[name] = flat[start:stop].reshape(shape)
            start = stop
        return views


class Parameters(Mapping[str, Array]):
    """The weights by name, each a view into ``network.theta``.

    Assigning copies into the view, so ``network.params["W1"] = network.params["W1"] - rate * grads["W1"]``,
    the book's own line, changes the network and never detaches a name from it.
    """

    def __init__(self, views: dict[str, Array]) -> None:
        self._views = views

    def __getitem__(self, name: str) -> Array:
        return self._views[name]

    def __setitem__(self, name: str, value: ArrayLike) -> None:
        view = self._views[name]
        value = np.asarray(value)
        if value.shape != view.shape:
            raise ShapeError(name, str(view.shape), value.shape)
        view[...] = value

    def __iter__(self) -> Iterator[str]:
        return iter(self._views)

    def __len__(self) -> int:
        return len(self._views)

    def __repr__(self) -> str:
        return "Parameters(" + ", ".join(f"{name} {view.shape}" for name, view in self._views.items()) + ")"
