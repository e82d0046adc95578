"""Numerical differentiation, and the check of backpropagation against it (sections 4.3, 4.4 and 5.7.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import ArrayLike

    from explorer.nn.functions import Array
    from explorer.nn.network import Network

H = 1e-4
"""The book's step: small enough for the formula, large enough for float64 (section 4.3.1)."""


def numerical_gradient(f: Callable[[Array], float], x: ArrayLike, h: float = H) -> Array:
    """Return the gradient of ``f`` at ``x`` by central differences (section 4.4).

    Parameters
    ----------
    f : callable
        From an array of the shape of ``x`` to a number.
    x : array_like
        Where; any shape. It is left as it was. Integers are taken as float64.
    h : float, optional
        Step to either side.

    Returns
    -------
    ndarray of float64, same shape as ``x``
    """
    x = np.array(x, dtype=np.float64)
    return numerical_gradient_of(lambda: f(x), x, h)


def numerical_gradient_of(f: Callable[[], float], x: Array, h: float = H) -> Array:
    """Return the gradient of ``f()`` by the numbers in ``x``, which ``f`` reads; ``x`` is restored.

    The form for parameters: they are nudged in place, one after the other, and ``f`` looks at them itself.
    """
    grad = np.zeros(x.shape, dtype=np.float64)
    for index in np.ndindex(x.shape):
        value = x[index]
        try:
            x[index] = value + h
            above = f()
            x[index] = value - h
            below = f()
        finally:
            x[index] = value
        grad[index] = (above - below) / (2 * h)
    return grad


@dataclass(frozen=True)
class GradientDifference:
    """How far two gradients of one parameter lie apart.

    Attributes
    ----------
    mean, worst : float
        Mean and largest absolute difference.
    relative : float
        Largest absolute difference, divided by the largest gradient of that parameter.
    """

    mean: float
    worst: float
    relative: float


def check_gradient(
    network: Network, x: ArrayLike, t: ArrayLike, names: Sequence[str] | None = None
) -> dict[str, GradientDifference]:
    """Compare backpropagation with numerical differentiation, both in float64 (section 5.7.3).

    Parameters
    ----------
    network : Network
        It is left as it was.
    x, t : array_like
        A small batch and its labels or one-hot rows.
    names : sequence of str, optional
        Only these parameters; all by default.

    Returns
    -------
    dict of str to GradientDifference
    """
    twin = network.astype(np.float64)
    exact = twin.gradient(x, t)
    differences = {}
    for name, numerical in twin.numerical_gradient(x, t, names).items():
        difference = np.abs(exact[name] - numerical)
        largest = max(float(np.max(np.abs(numerical))), np.finfo(np.float64).tiny)
        worst = float(np.max(difference))
        differences[name] = GradientDifference(float(np.mean(difference)), worst, worst / largest)
    return differences
