"""Many equal layers on top of one another: what becomes of a signal, and of the gradient on its way back.

Section 6.2 looks at the outputs of five layers of a hundred units on random input, for different first
weights; section 3.2.6 says why layers without an activation are worth one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from explorer.nn.errors import ConfigError
from explorer.nn.initializers import deviation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.nn.activations import Activation
    from explorer.nn.functions import Array
    from explorer.nn.network import Network

SATURATED_BELOW = 0.01
"""A value is called saturated where |h′(a)| is below this: next to nothing of a gradient passes."""


@dataclass(frozen=True, eq=False)
class StackLayer:
    """What one layer of a random stack gives, and the gradient that reaches it.

    Attributes
    ----------
    z : ndarray, shape (samples, width)
        Its outputs.
    deviation : float
        Their standard deviation.
    saturated : float
        Share of its pre-activations at which |h′(a)| is below :data:`SATURATED_BELOW`.
    gradient : float
        Root mean square of ∂L/∂z here, as a multiple of what it is at the last layer.
    """

    z: Array
    deviation: float
    saturated: float
    gradient: float


@dataclass(frozen=True)
class StackSetup:
    """How a random stack is built.

    Attributes
    ----------
    layers, width : int
        How many layers, and the units of each.
    init : float, str or None
        First weights, as :class:`~explorer.nn.Network` takes them; ``None`` for no weights at all: the
        function is applied to its own output.
    samples : int
        Rows of N(0, 1) numbers that are sent through.
    seed : int
        Of the input and of the weights; a layer's weights do not depend on how many follow.
    """

    layers: int = 5
    width: int = 100
    init: float | str | None = 1.0
    samples: int = 1000
    seed: int = 0


def random_stack(
    activation: Activation, setup: StackSetup, parameters: Mapping[str, float] | None = None
) -> tuple[StackLayer, ...]:
    """Send random input through equal random layers, and a random gradient back (section 6.2).

    Everything is float64; a signal that leaves its range becomes infinite without a warning.

    Parameters
    ----------
    activation : Activation
        Elementwise; every layer's.
    setup : StackSetup
    parameters : mapping, optional
        The activation's own numbers.

    Raises
    ------
    ConfigError
        When the activation takes a whole layer at once, or the deviation is not allowed.
    """
    if not activation.elementwise:
        raise ConfigError("activation", activation.name, "an activation that takes each number on its own")
    own = dict(parameters or {})
    source, back = (np.random.default_rng([setup.seed, stream]) for stream in (0, 1))
    z: Array = source.standard_normal((setup.samples, setup.width))
    outputs: list[Array] = []
    slopes: list[Array] = []
    weights: list[Array | None] = []
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        for _ in range(setup.layers):
            W = _weights(setup, source)
            a = z if W is None else np.dot(z, W)
            z = activation(a, **own)
            outputs.append(z)
            slopes.append(activation.derivative(a, **own))
            weights.append(W)
        gradients = _gradients(back.standard_normal(z.shape), weights, slopes)
        return tuple(
            StackLayer(z, float(z.std()), float((np.abs(slope) < SATURATED_BELOW).mean()), gradient)
            for z, slope, gradient in zip(outputs, slopes, gradients, strict=True)
        )


def _weights(setup: StackSetup, rng: np.random.Generator) -> Array | None:
    if setup.init is None:
        return None
    W = rng.standard_normal((setup.width, setup.width))
    W *= deviation(setup.init, setup.width)
    return W


def _gradients(dz: Array, weights: list[Array | None], slopes: list[Array]) -> list[float]:
    """Return the size of ∂L/∂z at every layer, first to last, relative to the last."""
    sizes = [_size(dz)]
    for W, slope in zip(reversed(weights[1:]), reversed(slopes[1:]), strict=True):
        da = dz * slope
        dz = da if W is None else np.dot(da, W.T)
        sizes.append(_size(dz))
    return [size / sizes[0] for size in reversed(sizes)]


def _size(values: Array) -> float:
    return float(np.sqrt(np.mean(np.square(values))))


def chain(x: Array, c: float, layers: int, activation: Activation, **parameters: float) -> tuple[Array, ...]:
    """Return h(cx), h(c·h(cx)), …: layers of one unit with the weight ``c`` each, after each of them."""
    outputs: list[Array] = []
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        for _ in range(layers):
            x = activation(c * x, **parameters)
            outputs.append(x)
    return tuple(outputs)


def one_layer(network: Network) -> tuple[Array, Array]:
    """Return ``W`` and ``b`` of the one layer that does what a network of linear layers does (section 3.2.6).

    ``W`` is the product of its matrices, shape (inputs, outputs); ``b`` has the shape (outputs,).

    Raises
    ------
    ConfigError
        When a layer of it is not linear.
    """
    for name in (*network.spec.hidden, network.spec.output):
        if name != "identity":
            raise ConfigError("activation", name, "identity in every layer")
    W, b = network.params["W1"].copy(), network.params["b1"].copy()
    for layer in range(2, network.spec.layers + 1):
        W = np.dot(W, network.params[f"W{layer}"])
        b = np.dot(b, network.params[f"W{layer}"]) + network.params[f"b{layer}"]
    return W, b
