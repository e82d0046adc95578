"""Activation functions and their derivatives, as the book writes them and safe for any finite input.

Every function takes an array of any shape (or a number) and returns a new array of the same shape. A floating
dtype is kept; integers become float64. None of them warns, whatever the size of ``x``: where the textbook
formula overflows, an equal one is used that does not.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.floating]


def as_float(x: ArrayLike) -> Array:
    """Return ``x`` as an array of floats, keeping a floating dtype it already has."""
    x = np.asarray(x)
    return x if np.issubdtype(x.dtype, np.floating) else x.astype(np.float64)


def identity(x: ArrayLike) -> Array:
    """Return a copy of ``x``: the output function of regression (section 3.5)."""
    return as_float(x).copy()


def identity_derivative(x: ArrayLike) -> Array:
    """Return ones: the identity rises as fast as its input."""
    return np.ones_like(as_float(x))


def step(x: ArrayLike, threshold: float = 0.0) -> Array:
    """Return 1 where ``x`` is above ``threshold`` and 0 elsewhere, as a perceptron does (section 3.2.2)."""
    x = as_float(x)
    return (x > threshold).astype(x.dtype)


def step_derivative(x: ArrayLike, threshold: float = 0.0) -> Array:
    """Return zeros: the step is flat everywhere but at the threshold, where no slope exists."""
    return np.zeros_like(as_float(x))


def sigmoid(x: ArrayLike) -> Array:
    """Return 1 / (1 + exp(−x)) (section 3.2.4).

    Computed as (tanh(x / 2) + 1) / 2, which is the same function and cannot overflow.
    """
    half = np.asarray(as_float(x) * 0.5)
    np.tanh(half, out=half)
    half *= 0.5
    half += 0.5
    return half


def sigmoid_derivative(x: ArrayLike) -> Array:
    """Return y (1 − y) with y = sigmoid(x) (section 5.5.2), without losing the tails.

    1 − y is computed as sigmoid(−x), so that the slope at x = 40 is not rounded to 0.
    """
    x = np.abs(as_float(x))
    e = np.exp(-x)
    return e / np.square(1.0 + e)


def naive_sigmoid(x: ArrayLike) -> Array:
    """Return 1 / (1 + exp(−x)) computed literally: exp overflows for large −x.

    For the lesson on overflow only; :func:`sigmoid` is the one to use.
    """
    x = as_float(x)
    with np.errstate(over="ignore"):
        return np.asarray(1.0 / (1.0 + np.exp(-x)))


def tanh(x: ArrayLike) -> Array:
    """Return the hyperbolic tangent of ``x``."""
    return np.tanh(as_float(x))


def tanh_derivative(x: ArrayLike) -> Array:
    """Return 1 − tanh²(x), computed from exp(−2|x|) so that the tails keep their digits."""
    e = np.square(np.exp(-np.abs(as_float(x))))
    return 4.0 * e / np.square(1.0 + e)


def relu(x: ArrayLike) -> Array:
    """Return max(0, x) (section 3.2.7)."""
    x = as_float(x)
    return np.maximum(x, x.dtype.type(0))


def relu_derivative(x: ArrayLike) -> Array:
    """Return 1 where ``x`` is above 0 and 0 elsewhere (section 5.5.1; 0 at the kink, as in the book)."""
    x = as_float(x)
    return (x > 0).astype(x.dtype)


def leaky_relu(x: ArrayLike, slope: float = 0.01) -> Array:
    """Return ``x`` where it is above 0 and ``slope`` · ``x`` elsewhere (Maas et al. 2013)."""
    x = as_float(x)
    return np.where(x > 0, x, x * x.dtype.type(slope))


def leaky_relu_derivative(x: ArrayLike, slope: float = 0.01) -> Array:
    """Return 1 where ``x`` is above 0 and ``slope`` elsewhere."""
    x = as_float(x)
    return np.where(x > 0, x.dtype.type(1), x.dtype.type(slope))


def elu(x: ArrayLike, alpha: float = 1.0) -> Array:
    """Return ``x`` where it is above 0 and ``alpha`` (exp(x) − 1) elsewhere (Clevert et al. 2016)."""
    x = as_float(x)
    return np.where(x > 0, x, x.dtype.type(alpha) * np.expm1(np.minimum(x, 0)))


def elu_derivative(x: ArrayLike, alpha: float = 1.0) -> Array:
    """Return 1 where ``x`` is above 0 and ``alpha`` exp(x) elsewhere."""
    x = as_float(x)
    return np.where(x > 0, x.dtype.type(1), x.dtype.type(alpha) * np.exp(np.minimum(x, 0)))


_GELU_SCALE = math.sqrt(2.0 / math.pi)
_GELU_CUBIC = 0.044715


def _gelu_tanh(x: Array) -> tuple[Array, Array]:
    """Return the clipped input and the tanh of GELU's inner polynomial.

    Beyond |x| = 30 the tanh is ±1 to the last bit, so clipping changes nothing and keeps x³ finite.
    """
    inner = np.clip(x, -30.0, 30.0)
    return inner, np.tanh(x.dtype.type(_GELU_SCALE) * (inner + x.dtype.type(_GELU_CUBIC) * inner**3))


def gelu(x: ArrayLike) -> Array:
    """Return the Gaussian error linear unit in its tanh form (Hendrycks & Gimpel 2016, section 2).

    x/2 · (1 + tanh(√(2/π) (x + 0.044715 x³))), which differs from x Φ(x) by less than 0.001.
    """
    x = as_float(x)
    return np.asarray(0.5 * x * (1.0 + _gelu_tanh(x)[1]))


def gelu_derivative(x: ArrayLike) -> Array:
    """Return the derivative of :func:`gelu`'s tanh form."""
    x = as_float(x)
    inner, t = _gelu_tanh(x)
    inner_slope = x.dtype.type(_GELU_SCALE) * (1.0 + x.dtype.type(3 * _GELU_CUBIC) * np.square(inner))
    return np.asarray(0.5 * (1.0 + t) + 0.5 * inner * (1.0 - np.square(t)) * inner_slope)


def softplus(x: ArrayLike) -> Array:
    """Return log(1 + exp(x)), computed as max(x, 0) + log1p(exp(−|x|)) (Dugas et al. 2001)."""
    x = as_float(x)
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def softplus_derivative(x: ArrayLike) -> Array:
    """Return sigmoid(x): softplus is the integral of the sigmoid."""
    return sigmoid(x)


def _swish_inner(x: Array, beta: float) -> Array:
    """Return ``beta`` · x, kept where its sigmoid is exactly 0 or 1 anyway, so that 0 · ∞ never arises."""
    with np.errstate(over="ignore"):
        return np.clip(x * x.dtype.type(beta), -1e4, 1e4)


def swish(x: ArrayLike, beta: float = 1.0) -> Array:
    """Return x · sigmoid(``beta`` · x) (Ramachandran et al. 2017; SiLU for ``beta`` = 1)."""
    x = as_float(x)
    return x * sigmoid(_swish_inner(x, beta))


def swish_derivative(x: ArrayLike, beta: float = 1.0) -> Array:
    """Return s + ``beta`` · x · s (1 − s) with s = sigmoid(``beta`` · x)."""
    scaled = _swish_inner(as_float(x), beta)
    return sigmoid(scaled) + scaled * sigmoid_derivative(scaled)


def softmax(a: ArrayLike) -> Array:
    """Return exp(a_k) / Σ exp(a_i) along the last axis (section 3.5).

    The largest score is subtracted first: by equation 3.11 that changes nothing in the result, and exp never
    sees a number above 0 (section 3.5.2).

    Parameters
    ----------
    a : array_like, shape (..., k)
        Scores of ``k`` classes.

    Returns
    -------
    ndarray, shape (..., k)
        Probabilities that sum to 1 along the last axis.
    """
    a = as_float(a)
    with np.errstate(over="ignore"):  # a difference beyond the largest float is −∞, and its exp rightly 0
        y = np.exp(a - np.max(a, axis=-1, keepdims=True))
    y /= np.sum(y, axis=-1, keepdims=True)
    return np.asarray(y)


def softmax_derivative(a: ArrayLike) -> Array:
    """Return the Jacobian ∂y_i/∂a_j = y_i (δ_ij − y_j), shape (..., k, k)."""
    y = softmax(a)
    diagonal = y[..., :, None] * np.eye(y.shape[-1], dtype=y.dtype)
    return np.asarray(diagonal - y[..., :, None] * y[..., None, :])


def naive_softmax(a: ArrayLike) -> Array:
    """Return softmax computed literally: inf / inf = nan once a score passes 709 (section 3.5.2).

    For the lesson on overflow only; :func:`softmax` is the one to use.
    """
    a = as_float(a)
    with np.errstate(over="ignore", invalid="ignore"):
        exp_a = np.exp(a)
        return np.asarray(exp_a / np.sum(exp_a, axis=-1, keepdims=True))
