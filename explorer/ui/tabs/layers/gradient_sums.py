"""One gradient of a backward pass taken apart: the products that sum to it (sections 5.3 to 5.6)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from explorer.nn.losses import DELTA
from explorer.nn.probing import Place
from explorer.ui.formatting import MINUS, number
from explorer.ui.tabs.layers.notation import activation_name, array_name, input_name
from explorer.ui.tabs.layers.picture import Part, PartKind
from explorer.ui.tabs.layers.walk_steps import gradient_name

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.ui.tabs.layers.gradients import BackwardMoment


@dataclass(frozen=True, eq=False)
class GradientSum:
    """One gradient and the products that sum to it.

    Attributes
    ----------
    name : str
        ``dz1[42]``.
    formula : str
        How it comes about, ``Σ da2 · W2[42, :]``.
    value : float
    left, right : ndarray, shape (terms,)
        Factors; their products sum to ``value``.
    names : tuple of str
        A term's name, with ``{}`` for its index; or one for each, where they differ.
    """

    name: str
    formula: str
    value: float
    left: NDArray[np.floating]
    right: NDArray[np.floating]
    names: tuple[str, ...]

    @property
    def products(self) -> NDArray[np.floating]:
        """The terms."""
        return self.left * self.right

    def term(self, index: int) -> tuple[str, str, str]:
        """Return one product in three columns: its name, its factors, its value with a sign."""
        name = self.names[index] if len(self.names) > 1 else self.names[0].replace("{}", str(index))
        left, right = float(self.left[index]), float(self.right[index])
        product = left * right
        sign = "+" if product > 0 else MINUS if product < 0 else ""
        return name, f"{number(left, 3)} · {number(right, 3)}", f"{sign}{number(abs(product), 3)}"

    def largest(self, count: int) -> NDArray[np.intp]:
        """Return the terms largest in magnitude, largest first, zeros left out."""
        products = self.products
        order = np.argsort(-np.abs(products), kind="stable")[:count]
        return order[products[order] != 0]


def gradient_sum(moment: BackwardMoment, place: Place) -> GradientSum:
    """Return the terms of the gradient by one number (sections 5.3 to 5.6)."""
    return _SUMS[place.kind](moment, place)


def loss_sum(moment: BackwardMoment) -> GradientSum:
    """Return the loss as the mean of those of the batch's inputs (section 4.2.4)."""
    y, loss = moment.trace.y, moment.network.output.loss
    own = np.array([loss(y[row : row + 1], moment.targets[row : row + 1]) for row in range(moment.n)])
    label = int(moment.targets[moment.row])
    single = f"−log(y[{label}] + 1e-7)" if moment.spec.output == "softmax" else "E(y, t)"
    formula = single if moment.n == 1 else f"Σ losses / {moment.n}"
    share = np.full(moment.n, 1.0 / moment.n)
    return GradientSum("loss", formula, moment.backward.loss, own, share, ("loss[{}]",))


def place_name(moment: BackwardMoment, place: Place) -> str:
    """Return the number behind a gradient: ``a1[42]``, with its place in the batch where there is one."""
    if place.kind in ("W", "b"):
        return f"{place.kind}{place.layer}[{', '.join(str(at) for at in place.index)}]"
    kind: PartKind = "x" if place.kind == "x" else "a" if place.kind == "a" else "z"
    name = array_name(moment.spec, Part(kind, place.layer))
    return f"{name}[{_at(moment, place.index[1])}]"


def _at(moment: BackwardMoment, unit: int | str) -> str:
    """Return an index into a batch's array; with one input alone the book's (1, n) row is not mentioned."""
    return f"{moment.row}, {unit}" if moment.n > 1 else f"{unit}"


def _by_output(moment: BackwardMoment, place: Place) -> GradientSum:
    """``dy = (y − t) / n``: the loss's own slope."""
    row, unit = place.index
    y = float(moment.trace.y[row, unit])
    t = float(moment.targets[row] == unit)
    at = _at(moment, unit)
    formula = f"y[{at}] − t[{at}]" if moment.n == 1 else f"(y[{at}] − t[{at}]) / {moment.n}"
    share = 1.0 / moment.n
    names = (f"y[{at}]", f"−t[{at}]")
    return GradientSum(
        f"dy[{at}]",
        formula,
        moment.value(place),
        np.array([y, -t]),
        np.array([share, share]),
        names,
    )


def _by_answer(moment: BackwardMoment, place: Place) -> GradientSum:
    """∂L/∂y alone, before softmax's own slopes turn it into ``y − t`` (appendix A)."""
    row, unit = place.index
    y, t = float(moment.trace.y[row, unit]), float(moment.targets[row] == unit)
    at, share = _at(moment, unit), 1.0 / moment.n
    if moment.spec.output == "identity":
        return replace(_by_output(moment, Place("a", place.layer, place.index)), name=f"∂L/∂y[{at}]")
    formula, names = f"−t[{at}] / (y[{at}] + 1e−7)", [f"−t[{at}] / y[{at}]"]
    left, right = [-t], [share / (y + DELTA)]
    if moment.spec.output == "sigmoid":
        formula += f" + (1 − t[{at}]) / (1 − y[{at}] + 1e−7)"
        names.append(f"(1 − t[{at}]) / (1 − y[{at}])")
        left, right = [-t, 1.0 - t], [*right, share / (1.0 - y + DELTA)]
    if moment.n > 1:
        formula = f"({formula}) / {moment.n}"
    value = moment.value(place)
    return GradientSum(f"∂L/∂y[{at}]", formula, value, np.array(left), np.array(right), tuple(names))


def _by_sum(moment: BackwardMoment, place: Place) -> GradientSum:
    """Through the activation: ``da = dz · h'(a)``, one product; at the output ``y − t``."""
    layer, (row, unit) = place.layer, place.index
    if layer == moment.spec.layers:
        return _by_output(moment, place)
    a = moment.trace.a[layer - 1][row]
    slope = moment.network.activations[layer - 1].derivative(a)[unit]
    at, h = _at(moment, unit), activation_name(moment.spec, layer)
    second = f"{h}_grad(a{layer}[{at}])"
    return GradientSum(
        f"da{layer}[{at}]",
        f"dz{layer}[{at}] · {second}",
        moment.value(place),
        moment.backward.dz[layer - 1][row, unit : unit + 1],
        np.array([float(slope)]),
        (f"dz{layer}[{at}] · {h}_grad",),
    )


def _by_signal(moment: BackwardMoment, place: Place) -> GradientSum:
    """Back through the weights: ``dz = da · Wᵀ``, a term for each unit of the next layer."""
    layer, (row, unit) = place.layer, place.index
    if layer == moment.spec.layers:
        return _by_answer(moment, place)
    after = layer + 1
    da = gradient_name(moment.spec, Part("da", after))
    mine = "dx" if layer == 0 else f"dz{layer}"
    return GradientSum(
        f"{mine}[{_at(moment, unit)}]",
        f"Σ {da} · W{after}[{unit}, :]",
        moment.value(place),
        moment.backward.da[after - 1][row],
        moment.network.params[f"W{after}"][unit],
        (f"{da}[{_at(moment, '{}')}]·W{after}[{unit}, {{}}]",),
    )


def _by_weight(moment: BackwardMoment, place: Place) -> GradientSum:
    """Multiply for a weight what came in with what comes back: a term for each input of the batch."""
    layer, (source, unit) = place.layer, place.index
    before, da = input_name(moment.spec, layer), gradient_name(moment.spec, Part("da", layer))
    many = moment.n > 1
    single = f"{before}[{source}]·{da}[{unit}]"
    formula = f"Σ {before}[:, {source}] · {da}[:, {unit}]" if many else single
    return GradientSum(
        f"dW{layer}[{source}, {unit}]",
        formula,
        moment.value(place),
        moment.trace.inputs(layer - 1)[:, source],
        moment.backward.da[layer - 1][:, unit],
        (f"{before}[{{}}, {source}]·{da}[{{}}, {unit}]" if many else single,),
    )


def _by_bias(moment: BackwardMoment, place: Place) -> GradientSum:
    """Sum for a bias what comes back over the batch."""
    layer, (unit,) = place.layer, place.index
    da = gradient_name(moment.spec, Part("da", layer))
    many = moment.n > 1
    back = moment.backward.da[layer - 1][:, unit]
    return GradientSum(
        f"db{layer}[{unit}]",
        f"Σ {da}[:, {unit}]" if many else f"{da}[{unit}]",
        moment.value(place),
        back,
        np.ones_like(back),
        (f"{da}[{{}}, {unit}]" if many else f"{da}[{unit}]",),
    )


_SUMS = {"x": _by_signal, "z": _by_signal, "a": _by_sum, "W": _by_weight, "b": _by_bias}
