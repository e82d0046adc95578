"""Chapter 5 as a walk: the lines of a forward and a backward pass, in the order in which they run."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from explorer.nn import OUTPUTS
from explorer.ui.tabs.layers.notation import activation_name, array_name, input_name
from explorer.ui.tabs.layers.picture import Part

if TYPE_CHECKING:
    from explorer.nn import NetworkSpec

_IMAGE_SIDE = 28


class CodeLine(NamedTuple):
    """One line of code.

    Attributes
    ----------
    target : str
        What it computes: ``a1``, ``dW3``, ``loss``.
    text : str
        The line, runnable.
    shapes : str
        Of what it reads and what it gives.
    part : Part
        What it is about in the picture; ``weights`` for dW and db.
    """

    target: str
    text: str
    shapes: str
    part: Part

    @property
    def result(self) -> str:
        """Shape of what it computes."""
        return self.shapes.rpartition("→ ")[2]


def gradient_name(spec: NetworkSpec, part: Part) -> str:
    """Return ``dx``, ``da1``, ``dz1``, …, ``t``; the book calls the last layer's ``dy`` (section 5.7.2)."""
    if part.kind == "t":
        return "t"
    if part.kind == "dx":
        return "dx"
    if part.kind == "da" and part.layer == spec.layers:
        return "dy"
    return f"{part.kind}{part.layer}"


@lru_cache(maxsize=8)
def forward_lines(spec: NetworkSpec, n: int) -> tuple[CodeLine, ...]:
    """Return the lines of a forward pass of ``n`` inputs, from the image to ``y`` (section 3.4)."""
    inputs = spec.sizes[0]
    square = inputs == _IMAGE_SIDE**2
    image = f"image.reshape({n}, {inputs})" if square else "inputs"
    before = f"({n}, {_IMAGE_SIDE}, {_IMAGE_SIDE})" if n > 1 else f"({_IMAGE_SIDE}, {_IMAGE_SIDE})"
    shape = f"{before} → ({n}, {inputs})" if square else f"({n}, {inputs})"
    lines = [CodeLine("x", f"x = {image}", shape, Part("x", 0))]
    for layer in range(1, spec.layers + 1):
        source, units = input_name(spec, layer), spec.sizes[layer]
        product = f"({n}, {spec.sizes[layer - 1]})·({spec.sizes[layer - 1]}, {units}) + ({units},)"
        a, z = Part("a", layer), Part("z", layer)
        text = f"a{layer} = np.dot({source}, W{layer}) + b{layer}"
        lines.append(CodeLine(f"a{layer}", text, f"{product} → ({n}, {units})", a))
        target = array_name(spec, z)
        text = f"{target} = {activation_name(spec, layer)}(a{layer})"
        lines.append(CodeLine(target, text, f"({n}, {units})", z))
    return tuple(lines)


@lru_cache(maxsize=8)
def backward_lines(spec: NetworkSpec, n: int) -> tuple[CodeLine, ...]:
    """Return the lines of a backward pass of ``n`` inputs, from the loss to ``dx`` (section 5.7.2)."""
    last, outputs = spec.layers, spec.sizes[-1]
    lines = [
        CodeLine(
            "loss",
            f"loss = {OUTPUTS[spec.output].loss_name}(y, t)",
            f"2 × ({n}, {outputs}) → ()",
            Part("t", last),
        ),
        CodeLine("dy", "dy = (y - t) / batch_size", f"({n}, {outputs})", Part("da", last)),
    ]
    for layer in range(last, 0, -1):
        units, inputs = spec.sizes[layer], spec.sizes[layer - 1]
        da, source = gradient_name(spec, Part("da", layer)), input_name(spec, layer)
        weights = Part("weights", layer)
        product = f"({inputs}, {n})·({n}, {units}) → ({inputs}, {units})"
        lines.append(CodeLine(f"dW{layer}", f"dW{layer} = np.dot({source}.T, {da})", product, weights))
        total = f"({n}, {units}) → ({units},)"
        lines.append(CodeLine(f"db{layer}", f"db{layer} = np.sum({da}, axis=0)", total, weights))
        back = Part("dx", 0) if layer == 1 else Part("dz", layer - 1)
        target = gradient_name(spec, back)
        product = f"({n}, {units})·({units}, {inputs}) → ({n}, {inputs})"
        lines.append(CodeLine(target, f"{target} = np.dot({da}, W{layer}.T)", product, back))
        if layer > 1:
            h = activation_name(spec, layer - 1)
            text = f"da{layer - 1} = dz{layer - 1} * {h}_grad(a{layer - 1})"
            lines.append(CodeLine(f"da{layer - 1}", text, f"({n}, {inputs})", Part("da", layer - 1)))
    return tuple(lines)
