"""The nodes of a computational graph, as the book writes them (sections 5.1 to 5.5).

Each computes one simple thing forward, remembers what its local derivative needs, and multiplies what comes
back by it. They take numbers or arrays and keep a floating dtype.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import numpy as np

from explorer.nn.errors import NetworkError
from explorer.nn.functions import Array, as_float, sigmoid

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


class GraphNode:
    """The base: ``forward`` computes, ``slopes`` are the local derivatives there, ``backward`` multiplies.

    Attributes
    ----------
    sign : str
        What stands in the node's circle.
    """

    sign: ClassVar[str] = ""

    def __init__(self) -> None:
        self._inputs: tuple[Array, ...] | None = None
        self._output: Array = np.zeros(())

    def forward(self, *inputs: ArrayLike) -> Array:
        """Return the node's output, and keep what goes back through it needs."""
        self._inputs = tuple(as_float(x) for x in inputs)
        self._output = np.asarray(self._compute(*self._inputs))
        return self._output

    def backward(self, dout: ArrayLike) -> tuple[Array, ...]:
        """Return the gradient by each input: what comes from above times the local derivative.

        Raises
        ------
        NetworkError
            When nothing has gone forward yet.
        """
        return tuple(np.asarray(as_float(dout) * slope) for slope in self.slopes)

    @property
    def slopes(self) -> tuple[Array, ...]:
        """The local derivative by each input of the last forward pass."""
        if self._inputs is None:
            raise NetworkError("backward needs a forward pass before it")
        return tuple(np.asarray(slope) for slope in self._slopes(*self._inputs))

    def _compute(self, *inputs: Array) -> Array:
        raise NotImplementedError

    def _slopes(self, *inputs: Array) -> tuple[Array, ...]:
        raise NotImplementedError


class AddLayer(GraphNode):
    """``x + y``: passes on what comes back, unchanged, to both (section 5.4.2)."""

    sign = "+"

    def _compute(self, *inputs: Array) -> Array:
        x, y = inputs
        return np.asarray(x + y)

    def _slopes(self, *inputs: Array) -> tuple[Array, ...]:
        return tuple(np.ones_like(x) for x in inputs)


class MulLayer(GraphNode):
    """``x · y``: multiplies what comes back by the other input (section 5.4.1)."""

    sign = "×"

    def _compute(self, *inputs: Array) -> Array:
        x, y = inputs
        return np.asarray(x * y)

    def _slopes(self, *inputs: Array) -> tuple[Array, ...]:
        x, y = inputs
        return y, x


class SquareLayer(GraphNode):
    """``x²``: the power node of the chain rule's example (section 5.2.3)."""

    sign = "**2"

    def _compute(self, *inputs: Array) -> Array:
        (x,) = inputs
        return np.square(x)

    def _slopes(self, *inputs: Array) -> tuple[Array, ...]:
        (x,) = inputs
        return (2 * x,)


class ExpLayer(GraphNode):
    """``exp(x)``: its derivative is its own output (section 5.5.2)."""

    sign = "exp"

    def _compute(self, *inputs: Array) -> Array:
        (x,) = inputs
        return np.exp(x)

    def _slopes(self, *inputs: Array) -> tuple[Array, ...]:
        return (self._output,)


class ReciprocalLayer(GraphNode):
    """``1 / x``, the book's ``/`` node: its derivative is −y² (section 5.5.2)."""

    sign = "/"

    def _compute(self, *inputs: Array) -> Array:
        (x,) = inputs
        return np.asarray(1.0 / x)

    def _slopes(self, *inputs: Array) -> tuple[Array, ...]:
        return (-np.square(self._output),)


class DotLayer(GraphNode):
    """``np.dot(X, W)`` of two matrices: hands back each the other, transposed (section 5.6.1)."""

    sign = "dot"

    def backward(self, dout: ArrayLike) -> tuple[Array, ...]:
        """Return ``dout · Wᵀ`` and ``Xᵀ · dout`` (equation 5.13)."""
        W_transposed, X_transposed = self.slopes
        dout = as_float(dout)
        return np.dot(dout, W_transposed), np.dot(X_transposed, dout)

    def _compute(self, *inputs: Array) -> Array:
        X, W = inputs
        return np.asarray(np.dot(X, W))

    def _slopes(self, *inputs: Array) -> tuple[Array, ...]:
        X, W = inputs
        return W.T, X.T


class BiasLayer(GraphNode):
    """``X + B`` with one B for every row: what comes back to B is the sum over the rows (section 5.6.2)."""

    sign = "+"

    def backward(self, dout: ArrayLike) -> tuple[Array, ...]:
        """Return ``dout``, and its sum along axis 0."""
        dout = as_float(dout)
        return dout, np.asarray(np.sum(dout, axis=0))

    def _compute(self, *inputs: Array) -> Array:
        X, B = inputs
        return np.asarray(X + B)

    def _slopes(self, *inputs: Array) -> tuple[Array, ...]:
        return tuple(np.ones_like(x) for x in inputs)


class Relu(GraphNode):
    """``max(0, x)``: lets through what was above 0, and back only there (section 5.5.1)."""

    sign = "relu"

    @property
    def mask(self) -> Array:
        """True where the last input was 0 or less, as in the book; nothing passes there."""
        if self._inputs is None:
            raise NetworkError("the mask needs a forward pass before it")
        return np.asarray(self._inputs[0] <= 0)

    def backward(self, dout: ArrayLike) -> tuple[Array, ...]:
        """Return what comes back where the switch is open, and a plain 0 (never −0) elsewhere."""
        dout = as_float(dout)
        return (np.where(self.mask, dout.dtype.type(0), dout),)

    def _compute(self, *inputs: Array) -> Array:
        (x,) = inputs
        return np.where(x > 0, x, x.dtype.type(0))

    def _slopes(self, *inputs: Array) -> tuple[Array, ...]:
        (x,) = inputs
        return ((x > 0).astype(x.dtype),)


class Sigmoid(GraphNode):
    """``1 / (1 + exp(−x))`` as one node: its derivative is y (1 − y) (section 5.5.2)."""

    sign = "sigmoid"

    def _compute(self, *inputs: Array) -> Array:
        (x,) = inputs
        return sigmoid(x)

    def _slopes(self, *inputs: Array) -> tuple[Array, ...]:
        y = self._output
        return (y * (1.0 - y),)
