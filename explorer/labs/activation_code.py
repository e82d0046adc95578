"""Activation functions as the NumPy expressions that programs handed out to readers use."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ACTIVATION_CODE: Mapping[str, str] = MappingProxyType(
    {
        "step": "(a > 0).astype(float)",
        "identity": "a",
        "sigmoid": "1 / (1 + np.exp(-a))",
        "tanh": "np.tanh(a)",
        "relu": "np.maximum(0, a)",
        "leaky_relu": "np.where(a > 0, a, 0.01 * a)",
        "elu": "np.where(a > 0, a, np.expm1(np.minimum(a, 0)))",
        "gelu": "0.5 * a * (1 + np.tanh(np.sqrt(2 / np.pi) * (a + 0.044715 * a**3)))",
        "softplus": "np.maximum(a, 0) + np.log1p(np.exp(-np.abs(a)))",
        "swish": "a / (1 + np.exp(-a))",
    }
)
"""What each activation of a hidden layer makes of ``a``, by its name in `explorer.nn.ACTIVATIONS`."""
