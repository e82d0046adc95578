"""Whole layers with forward and backward, as the book builds its network from them (section 5.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.nn.errors import NetworkError, ShapeError
from explorer.nn.functions import Array, as_float, softmax
from explorer.nn.losses import cross_entropy_error, targets

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


class Affine:
    """``np.dot(x, W) + b`` for a batch (sections 5.6.1 and 5.6.2).

    Parameters
    ----------
    W : array_like, shape (inputs, units)
    b : array_like, shape (units,)

    Attributes
    ----------
    dW, db : ndarray
        Gradients of the last backward pass, of the shapes of ``W`` and ``b``.
    """

    def __init__(self, W: ArrayLike, b: ArrayLike) -> None:
        self.W, self.b = as_float(W), as_float(b)
        self._x: Array | None = None
        self.dW, self.db = np.zeros_like(self.W), np.zeros_like(self.b)

    def forward(self, x: ArrayLike) -> Array:
        """Return the sums (n, units) of a batch (n, inputs); raises `ShapeError` if it does not fit."""
        x = as_float(x)
        if x.ndim != 2 or x.shape[1] != self.W.shape[0]:
            raise ShapeError("x", f"(n, {self.W.shape[0]})", x.shape)
        self._x = x
        return np.asarray(np.dot(x, self.W) + self.b)

    def backward(self, dout: ArrayLike) -> Array:
        """Return the gradient by ``x`` and keep those by ``W`` and ``b`` (equation 5.13)."""
        if self._x is None:
            raise NetworkError("backward needs a forward pass before it")
        dout = as_float(dout)
        self.dW = np.dot(self._x.T, dout)
        self.db = np.sum(dout, axis=0)
        return np.asarray(np.dot(dout, self.W.T))


class SoftmaxWithLoss:
    """Softmax and cross-entropy as one layer, whose gradient is ``(y − t) / n`` (section 5.6.3).

    Attributes
    ----------
    y, t : ndarray, shape (n, k)
        Probabilities and one-hot targets of the last forward pass.
    loss : float
    """

    def __init__(self) -> None:
        self.y: Array | None = None
        self.t: Array = np.zeros(0)
        self.loss = 0.0

    def forward(self, x: ArrayLike, t: ArrayLike) -> float:
        """Return the mean loss of scores (n, k) or (k,) against labels or one-hot rows."""
        self.y = np.atleast_2d(softmax(x))
        self.t = targets(t, self.y)
        self.loss = cross_entropy_error(self.y, self.t)
        return self.loss

    def backward(self, dout: float = 1.0) -> Array:
        """Return the gradient by the scores, shape (n, k)."""
        if self.y is None:
            raise NetworkError("backward needs a forward pass before it")
        return np.asarray(dout * (self.y - self.t) / len(self.y))
