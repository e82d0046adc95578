"""What a pass through the network leaves behind; every view draws from these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.nn.functions import Array


@dataclass(frozen=True, eq=False)
class ForwardTrace:
    """Every intermediate value of a forward pass, in the book's letters (section 3.4).

    Attributes
    ----------
    x : ndarray, shape (n, inputs)
        What went in; a single image is a batch of one.
    a : tuple of ndarray, each of shape (n, units)
        Pre-activation ``np.dot(z, W) + b`` of each layer, the first layer first.
    z : tuple of ndarray, each of shape (n, units)
        Output ``h(a)`` of each layer; the last is ``y``.
    """

    x: Array
    a: tuple[Array, ...]
    z: tuple[Array, ...]

    @property
    def y(self) -> Array:
        """Output of the network, shape (n, outputs)."""
        return self.z[-1]

    def inputs(self, layer: int) -> Array:
        """Return what ``layer`` (0 for the first) read: ``x``, or the ``z`` before it."""
        return self.x if layer == 0 else self.z[layer - 1]


@dataclass(frozen=True, eq=False)
class BackwardTrace:
    """The gradient of the loss with respect to every value of a forward pass (chapter 5).

    Attributes
    ----------
    loss : float
        Loss, averaged over the batch.
    da, dz : tuple of ndarray
        Gradients of the loss by each ``a`` and each ``z`` of the forward trace, same shapes. With softmax and
        cross-entropy ``da[-1]`` is ``(y − t) / n`` and ``dz[-1]`` is −t / y / n.
    dx : ndarray, shape (n, inputs)
        Gradient by the input.
    grads : mapping of str to ndarray
        Gradients by the parameters ``W1, b1, …``.
    """

    loss: float
    da: tuple[Array, ...]
    dz: tuple[Array, ...]
    dx: Array
    grads: Mapping[str, Array]
