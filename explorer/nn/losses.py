"""Losses, and the output functions that go with them (sections 3.5 and 4.2)."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from explorer.nn import functions as f
from explorer.nn.errors import ShapeError
from explorer.nn.functions import Array, as_float

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import ArrayLike

DELTA = 1e-7
"""What the book adds inside the logarithm so that log 0 does not become −inf (section 4.2.2)."""


def one_hot(t: ArrayLike, classes: int, dtype: np.dtype | type = np.float32) -> Array:
    """Return labels as one-hot rows.

    Parameters
    ----------
    t : array_like of int, shape (n,) or ()
        Class labels.
    classes : int
        Number of classes.
    dtype : dtype, optional
        Of the result.

    Returns
    -------
    ndarray, shape (n, classes) or (classes,)
    """
    t = np.asarray(t)
    with np.errstate(invalid="ignore"):
        labels = t.astype(np.intp)
    if not np.array_equal(labels, t):
        raise ShapeError("t", "whole numbers as labels", f"labels such as {t[labels != t].flat[0]}")
    if labels.size and (labels.min() < 0 or labels.max() >= classes):
        raise ShapeError("t", f"labels from 0 to {classes - 1}", f"labels from {t.min()} to {t.max()}")
    rows: Array = np.eye(classes, dtype=dtype)[labels]
    return rows


def targets(t: ArrayLike, y: Array) -> Array:
    """Return ``t`` as an array of the shape and dtype of ``y``, whichever form it came in.

    Parameters
    ----------
    t : array_like
        Labels, shape (n,) or a single one; or rows of the shape of ``y``, a single one with or without its
        first axis.
    y : ndarray, shape (n, k) or (k,)
        Network output.

    Raises
    ------
    ShapeError
        When ``t`` fits neither as labels nor as rows.
    """
    t = np.asarray(t)
    if y.ndim == 2 and len(y) == 1 and t.shape == y.shape[1:]:
        t = t[None]
    if t.shape == y.shape:
        return t.astype(y.dtype, copy=False)
    labels = t.reshape(-1) if t.size == 1 and y.ndim == 2 and len(y) == 1 else t
    if labels.shape != y.shape[:-1]:
        raise ShapeError("t", f"{y.shape[:-1]} (labels) or {y.shape} (one-hot)", t.shape)
    if y.shape[-1] == 1:  # two classes on a single sigmoid unit: the label is the target
        return labels[..., None].astype(y.dtype)
    return one_hot(labels, y.shape[-1], y.dtype)


def _mean_over_batch(total: np.floating, y: Array) -> float:
    return float(total) / (len(y) if y.ndim == 2 else 1)


def sum_squared_error(y: ArrayLike, t: ArrayLike) -> float:
    """Return ½ Σ (y_k − t_k)², averaged over a batch (section 4.2.1).

    Parameters
    ----------
    y : array_like, shape (k,) or (n, k)
        Output of the network.
    t : array_like
        Labels (n,) or rows of the shape of ``y``.
    """
    y = as_float(y)
    return _mean_over_batch(0.5 * np.sum(np.square(y - targets(t, y))), y)


def cross_entropy_error(y: ArrayLike, t: ArrayLike) -> float:
    """Return −Σ t_k log(y_k + 1e-7), averaged over a batch (sections 4.2.2 and 4.2.4).

    Parameters
    ----------
    y : array_like, shape (k,) or (n, k)
        Probabilities.
    t : array_like
        Labels (n,) or one-hot rows of the shape of ``y``.
    """
    y = as_float(y)
    return _mean_over_batch(-np.sum(targets(t, y) * np.log(y + y.dtype.type(DELTA))), y)


def binary_cross_entropy(y: ArrayLike, t: ArrayLike) -> float:
    """Return −Σ t log(y + 1e-7) + (1 − t) log(1 − y + 1e-7), averaged over a batch.

    Parameters
    ----------
    y : array_like, shape (k,) or (n, k)
        Probabilities, each of its own yes-or-no question.
    t : array_like
        0 or 1 for each, of the shape of ``y`` (or labels (n,) when k = 1).
    """
    y = as_float(y)
    t = targets(t, y)
    delta = y.dtype.type(DELTA)
    return _mean_over_batch(-np.sum(t * np.log(y + delta) + (1 - t) * np.log(1 - y + delta)), y)


@dataclass(frozen=True)
class Output:
    """An output function with the loss that makes its gradient ``y − t`` (section 5.6.3, appendix A).

    Attributes
    ----------
    name : str
        Key in :data:`OUTPUTS`.
    function : callable
        From the last layer's ``a`` to ``y``.
    loss : callable
        ``loss(y, t)``, averaged over a batch.
    loss_name : str
        Key of the loss, e.g. ``"cross_entropy_error"``.
    """

    name: str
    function: Callable[[ArrayLike], Array]
    loss: Callable[[ArrayLike, ArrayLike], float]

    @property
    def loss_name(self) -> str:
        """Name of the loss function, as code calls it."""
        return self.loss.__name__


OUTPUTS: Mapping[str, Output] = MappingProxyType(
    {
        "identity": Output("identity", f.identity, sum_squared_error),
        "sigmoid": Output("sigmoid", f.sigmoid, binary_cross_entropy),
        "softmax": Output("softmax", f.softmax, cross_entropy_error),
    }
)
"""Output functions by name: identity for regression, sigmoid for two classes, softmax for more (3.5)."""
