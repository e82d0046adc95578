"""The registry of activation functions: what menus list, plots draw and networks are built from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.nn import functions as f
from explorer.nn.functions import Array
from explorer.nn.parameter import Parameter

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

# h'(a) from a and z = h(a), written into an array: the training step's way, which allocates nothing.
SlopeInto = Callable[[Array, Array, Array], None]
# z = h(a) written into an array.
ValueInto = Callable[[Array, Array], None]


@dataclass(frozen=True)
class Activation:
    """An activation function with its derivative, formula and adjustable numbers.

    Attributes
    ----------
    name : str
        Key in :data:`ACTIVATIONS`.
    label : str
        Proper name as the literature writes it.
    function, derivative_function : callable
        ``h(x, **parameters)`` and ``h'(x, **parameters)``.
    formula, derivative_formula : str
        Both in LaTeX.
    parameters : tuple of Parameter
        Numbers the function takes beside ``x``.
    elementwise : bool
        Whether each output depends on its own input alone (softmax does not).
    trains : bool
        Whether a hidden layer with it can learn: its slope is not zero everywhere.
    """

    name: str
    label: str
    function: Callable[..., Array]
    derivative_function: Callable[..., Array]
    formula: str
    derivative_formula: str
    parameters: tuple[Parameter, ...] = ()
    elementwise: bool = True
    trains: bool = True
    value_into: ValueInto | None = None
    slope_into: SlopeInto | None = None

    def __call__(self, x: ArrayLike, **parameters: float) -> Array:
        """Return h(x), same shape and dtype as ``x``."""
        return self.function(x, **parameters)

    def derivative(self, x: ArrayLike, **parameters: float) -> Array:
        """Return h′(x), the shape of ``x``; for softmax the Jacobian, shape (..., k, k)."""
        return self.derivative_function(x, **parameters)

    def write_value(self, a: Array, out: Array) -> None:
        """Write h(a) into ``out``, without allocating where a faster form is known."""
        if self.value_into is not None:
            self.value_into(a, out)
        else:
            out[...] = self.function(a)

    def write_slope(self, a: Array, z: Array, out: Array) -> None:
        """Write h′(a) into ``out``, given also z = h(a), from which some slopes follow cheaply."""
        if self.slope_into is not None:
            self.slope_into(a, z, out)
        else:
            out[...] = self.derivative_function(a)


def _sigmoid_into(a: Array, out: Array) -> None:
    np.multiply(a, 0.5, out=out)
    np.tanh(out, out=out)
    np.multiply(out, 0.5, out=out)
    np.add(out, 0.5, out=out)


def _sigmoid_slope_into(a: Array, z: Array, out: Array) -> None:
    np.subtract(1.0, z, out=out)
    np.multiply(out, z, out=out)


def _tanh_into(a: Array, out: Array) -> None:
    np.tanh(a, out=out)


def _tanh_slope_into(a: Array, z: Array, out: Array) -> None:
    np.multiply(z, z, out=out)
    np.subtract(1.0, out, out=out)


def _relu_into(a: Array, out: Array) -> None:
    np.maximum(a, 0.0, out=out)


def _relu_slope_into(a: Array, z: Array, out: Array) -> None:
    np.greater(a, 0.0, out=out)


def _identity_into(a: Array, out: Array) -> None:
    np.copyto(out, a)


def _identity_slope_into(a: Array, z: Array, out: Array) -> None:
    out.fill(1.0)


def _cases(positive: str, negative: str) -> str:
    return rf"\begin{{cases}} {positive} & (x > 0) \\ {negative} & (x \leq 0) \end{{cases}}"


def _registry(*entries: Activation) -> Mapping[str, Activation]:
    return MappingProxyType({entry.name: entry for entry in entries})


_in_place: dict[str, dict[str, Any]] = {
    "sigmoid": {"value_into": _sigmoid_into, "slope_into": _sigmoid_slope_into},
    "tanh": {"value_into": _tanh_into, "slope_into": _tanh_slope_into},
    "relu": {"value_into": _relu_into, "slope_into": _relu_slope_into},
    "identity": {"value_into": _identity_into, "slope_into": _identity_slope_into},
}

ACTIVATIONS: Mapping[str, Activation] = _registry(
    Activation(
        "step",
        "Step",
        f.step,
        f.step_derivative,
        r"h(x) = \begin{cases} 1 & (x > \theta) \\ 0 & (x \leq \theta) \end{cases}",
        r"h'(x) = 0 \quad (x \neq \theta)",
        (Parameter("threshold", 0.0, -5.0, 5.0, "θ"),),
        trains=False,
    ),
    Activation(
        "identity",
        "Identity",
        f.identity,
        f.identity_derivative,
        r"h(x) = x",
        r"h'(x) = 1",
        **_in_place["identity"],
    ),
    Activation(
        "sigmoid",
        "Sigmoid",
        f.sigmoid,
        f.sigmoid_derivative,
        r"h(x) = \frac{1}{1 + e^{-x}}",
        r"h'(x) = h(x)\,(1 - h(x))",
        **_in_place["sigmoid"],
    ),
    Activation(
        "tanh",
        "tanh",
        f.tanh,
        f.tanh_derivative,
        r"h(x) = \frac{e^{x} - e^{-x}}{e^{x} + e^{-x}}",
        r"h'(x) = 1 - h(x)^2",
        **_in_place["tanh"],
    ),
    Activation(
        "relu",
        "ReLU",
        f.relu,
        f.relu_derivative,
        "h(x) = " + _cases("x", "0"),
        "h'(x) = " + _cases("1", "0"),
        **_in_place["relu"],
    ),
    Activation(
        "leaky_relu",
        "Leaky ReLU",
        f.leaky_relu,
        f.leaky_relu_derivative,
        "h(x) = " + _cases("x", "s x"),
        "h'(x) = " + _cases("1", "s"),
        (Parameter("slope", 0.01, 0.0, 1.0, "s"),),
    ),
    Activation(
        "elu",
        "ELU",
        f.elu,
        f.elu_derivative,
        "h(x) = " + _cases("x", r"\alpha (e^{x} - 1)"),
        "h'(x) = " + _cases("1", r"\alpha e^{x}"),
        (Parameter("alpha", 1.0, 0.0, 5.0, "α"),),
    ),
    Activation(
        "gelu",
        "GELU",
        f.gelu,
        f.gelu_derivative,
        r"h(x) = \frac{x}{2}\left(1 + \tanh u\right),\quad u = \sqrt{\frac{2}{\pi}}\,(x + 0.044715\,x^3)",
        r"h'(x) = \frac{1 + \tanh u}{2} + \frac{x}{2}\,(1 - \tanh^2 u)\,\frac{du}{dx}",
    ),
    Activation(
        "softplus",
        "Softplus",
        f.softplus,
        f.softplus_derivative,
        r"h(x) = \log(1 + e^{x})",
        r"h'(x) = \frac{1}{1 + e^{-x}}",
    ),
    Activation(
        "swish",
        "Swish",
        f.swish,
        f.swish_derivative,
        r"h(x) = \frac{x}{1 + e^{-\beta x}}",
        r"h'(x) = \sigma(\beta x) + \beta x\,\sigma(\beta x)\,(1 - \sigma(\beta x))",
        (Parameter("beta", 1.0, 0.0, 10.0, "β"),),
    ),
    Activation(
        "softmax",
        "Softmax",
        f.softmax,
        f.softmax_derivative,
        r"y_k = \frac{e^{a_k}}{\sum_{i=1}^{n} e^{a_i}}",
        r"\frac{\partial y_i}{\partial a_j} = y_i\,(\delta_{ij} - y_j)",
        elementwise=False,
        trains=False,
    ),
)
"""Every activation function by name."""

HIDDEN_ACTIVATIONS: tuple[str, ...] = tuple(key for key, entry in ACTIVATIONS.items() if entry.trains)
"""Names of those that a hidden layer can learn with."""
