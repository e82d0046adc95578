"""One unit's sum taken apart: its weights, its products, the largest terms, and what becomes of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from explorer.ui.formatting import MINUS, number
from explorer.ui.tabs.layers.notation import activation_name, array_name, input_name
from explorer.ui.tabs.layers.picture import Part

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.nn import ForwardTrace, Network, NetworkSpec


@dataclass(frozen=True)
class NeuronSum:
    """What makes ``a`` of one unit.

    Attributes
    ----------
    spec : NetworkSpec
    layer : int
        From 1.
    unit : int
    inputs, weights, products : (inputs,)
        What comes in, this unit's column of W, and their products, one by one.
    bias, a, z : float
    """

    spec: NetworkSpec
    layer: int
    unit: int
    inputs: NDArray[np.floating]
    weights: NDArray[np.floating]
    products: NDArray[np.floating]
    bias: float
    a: float
    z: float

    @property
    def weighted(self) -> float:
        """The sum Σ x·w, without the bias."""
        return float(self.products.sum(dtype=np.float64))

    def largest(self, count: int) -> NDArray[np.intp]:
        """Return the inputs whose products are largest in magnitude, largest first, zeros left out."""
        order = np.argsort(-np.abs(self.products), kind="stable")[:count]
        return order[self.products[order] != 0]


def neuron_sum(network: Network, trace: ForwardTrace, layer: int, unit: int) -> NeuronSum:
    """Return the sum of one unit for the trace's first input.

    Parameters
    ----------
    network : Network
    trace : ForwardTrace
        A pass through that very network.
    layer, unit : int
        The layer from 1 and the unit from 0.
    """
    inputs = trace.inputs(layer - 1)[0]
    weights = network.params[f"W{layer}"][:, unit].copy()
    return NeuronSum(
        spec=network.spec,
        layer=layer,
        unit=unit,
        inputs=inputs,
        weights=weights,
        products=inputs * weights,
        bias=float(network.params[f"b{layer}"][unit]),
        a=float(trace.a[layer - 1][0, unit]),
        z=float(trace.z[layer - 1][0, unit]),
    )


def sum_line(neuron: NeuronSum) -> str:
    """Return the sum written out: ``a1[42] = Σ x·w + b = 3.214 − 0.107 = 3.107``."""
    letter = "x" if neuron.layer == 1 else "z"
    sign = MINUS if neuron.bias < 0 else "+"
    bias = number(abs(neuron.bias))
    name = f"a{neuron.layer}[{neuron.unit}]"
    return f"{name} = Σ {letter}·w + b = {number(neuron.weighted)} {sign} {bias} = {number(neuron.a)}"


def output_line(neuron: NeuronSum) -> str:
    """Return what the activation makes of the sum: ``z1[42] = relu(3.107) = 3.107``."""
    h = activation_name(neuron.spec, neuron.layer)
    target = f"{array_name(neuron.spec, Part('z', neuron.layer))}[{neuron.unit}]"
    if h == "softmax":
        a = f"a{neuron.layer}"
        return f"{target} = exp({a}[{neuron.unit}]) / Σ exp({a}) = {number(neuron.z)}"
    return f"{target} = {h}({number(neuron.a)}) = {number(neuron.z)}"


def term(neuron: NeuronSum, source: int) -> tuple[str, str, str]:
    """Return one product in three columns: ``x[407]·W1[407, 42]``, ``0.9800 · 0.6100``, ``+0.5978``."""
    name = input_name(neuron.spec, neuron.layer)
    names = f"{name}[{source}]·W{neuron.layer}[{source}, {neuron.unit}]"
    factors = f"{number(float(neuron.inputs[source]), 3)} · {number(float(neuron.weights[source]), 3)}"
    product = float(neuron.products[source])
    sign = "+" if product > 0 else MINUS if product < 0 else ""
    return names, factors, f"{sign}{number(abs(product), 3)}"
