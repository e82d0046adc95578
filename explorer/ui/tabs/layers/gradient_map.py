"""Which array stands beside a line of the walk: a weight matrix's column, the biases, slopes or terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from explorer.nn.probing import Place
from explorer.ui.tabs.layers.gradient_sums import gradient_sum
from explorer.ui.tabs.layers.notation import activation_name
from explorer.ui.tabs.layers.walk_steps import gradient_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from explorer.ui.tabs.layers.gradients import BackwardMoment
    from explorer.ui.tabs.layers.walk_steps import CodeLine


@dataclass(frozen=True, eq=False)
class GradientMap:
    """An array of numbers, each of which can be asked about.

    Attributes
    ----------
    name : str
        As in code, ``dW1[:, 42]``.
    values : ndarray, shape (k,)
    place : callable
        From an index to the number whose gradient it is, or belongs to.
    chosen : int or None
        The one asked about.
    """

    name: str
    values: NDArray[np.floating]
    place: Callable[[int], Place]
    chosen: int | None = None


def default_place(moment: BackwardMoment, line: CodeLine, unit: int | None = None) -> Place | None:
    """Return the largest of the gradients that a line computes; the loss is no gradient.

    With a ``unit`` of the line's layer it is one of that unit's: what goes on about a neuron can be followed
    from line to line.
    """
    if line.target == "loss":
        return None
    part = line.part
    if part.kind != "weights":
        return moment.place(part, _largest(moment.values(part)) if unit is None else unit)
    if line.target.startswith("db"):
        biases = moment.backward.grads[f"b{part.layer}"]
        return Place("b", part.layer, (_largest(biases) if unit is None else unit,))
    grads = moment.backward.grads[f"W{part.layer}"]
    if unit is not None:
        return Place("W", part.layer, (_largest(grads[:, unit]), unit))
    source, unit = (int(at) for at in np.unravel_index(_largest(grads), grads.shape))
    return Place("W", part.layer, (source, unit))


def gradient_map(moment: BackwardMoment, line: CodeLine, place: Place | None) -> GradientMap:
    """Return what is shown beside a line while ``place`` is asked about."""
    last, row = moment.spec.layers, moment.row
    layer = line.part.layer
    if line.target.startswith("dW"):
        return _column(moment, layer, place)
    if line.target.startswith("db"):
        chosen = place.index[0] if place is not None and (place.kind, place.layer) == ("b", layer) else None
        return GradientMap(
            line.target, moment.backward.grads[f"b{layer}"], lambda unit: Place("b", layer, (unit,)), chosen
        )
    if place is not None and (place.kind, place.layer) == ("z", last):
        slopes = moment.backward.dz[-1][row]
        return GradientMap("∂L/∂y", slopes, lambda unit: Place("z", last, (row, unit)), place.index[1])
    if place is not None and place.kind in ("x", "z"):
        name = f"{gradient_name(moment.spec, line.part._replace(kind='da', layer=place.layer + 1))} ∘ W"
        products = gradient_sum(moment, place).products
        return GradientMap(name, products, lambda unit: Place("a", place.layer + 1, (row, unit)))
    chosen = place.index[1] if place is not None and place.kind == "a" else None
    if place is not None and place.kind == "a" and place.layer < last:
        layer = place.layer
        slope = moment.network.activations[layer - 1].derivative(moment.trace.a[layer - 1][row])
        name = f"{activation_name(moment.spec, layer)}_grad(a{layer})"
        return GradientMap(name, slope, lambda unit: Place("a", layer, (row, unit)), chosen)
    values = moment.trace.y[row] if line.target == "loss" else moment.backward.da[-1][row]
    name = "y" if line.target == "loss" else "dy"
    return GradientMap(name, values, lambda unit: Place("a", last, (row, unit)), chosen)


def _column(moment: BackwardMoment, layer: int, place: Place | None) -> GradientMap:
    """Return the gradients of all weights into one unit."""
    grads = moment.backward.grads[f"W{layer}"]
    unit, chosen = _largest(moment.backward.da[layer - 1][moment.row]), None
    if place is not None and place.layer == layer and place.kind != "z":
        unit = place.index[-1]
        chosen = place.index[0] if place.kind == "W" else None
    return GradientMap(
        f"dW{layer}[:, {unit}]", grads[:, unit], lambda source: Place("W", layer, (source, unit)), chosen
    )


def _largest(values: NDArray[np.floating]) -> int:
    return int(np.argmax(np.abs(values)))
