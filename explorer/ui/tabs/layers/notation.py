"""The network's steps and numbers as the book writes them: names, shapes, lines of code, readouts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.ui.formatting import number
from explorer.ui.tabs.layers.picture import Cell, Part

if TYPE_CHECKING:
    from explorer.nn import ForwardTrace, NetworkSpec

_IMAGE_SIDE = 28


def array_name(spec: NetworkSpec, part: Part) -> str:
    """Return ``x``, ``a1``, ``z1``, …; the last layer's output is ``y``."""
    if part.kind == "x":
        return "x"
    if part.kind == "z" and part.layer == spec.layers:
        return "y"
    return f"{part.kind}{part.layer}"


def input_name(spec: NetworkSpec, layer: int) -> str:
    """Return the name of what a layer (from 1) reads: ``x`` or the ``z`` before it."""
    return array_name(spec, Part("x", 0) if layer == 1 else Part("z", layer - 1))


def activation_name(spec: NetworkSpec, layer: int) -> str:
    """Return the function between ``a`` and ``z`` of a layer (from 1), by its name in code."""
    return spec.output if layer == spec.layers else spec.hidden[layer - 1]


def row_shape(units: int, n: int = 1) -> str:
    """Return the shape of an array of ``n`` inputs as NumPy prints it, ``(1, 784)``."""
    return f"({n}, {units})"


def shape_lines(spec: NetworkSpec, layer: int) -> tuple[str, str]:
    """Return the shapes of a layer's product and sum, cut where the line may be broken.

    The two together read ``(1, 784)·(784, 600) + (600,) → (1, 600)``.
    """
    inputs, units = spec.sizes[layer - 1], spec.sizes[layer]
    return f"(1, {inputs})·({inputs}, {units})", f"+ ({units},) → (1, {units})"


def layer_parameters(spec: NetworkSpec, layer: int) -> int:
    """Return the number of weights and biases of a layer (from 1)."""
    return spec.sizes[layer - 1] * spec.sizes[layer] + spec.sizes[layer]


def code_line(spec: NetworkSpec, part: Part | None) -> str:
    """Return the line of Python that computes a part of the picture, its shapes as a comment.

    Parameters
    ----------
    spec : NetworkSpec
    part : Part or None
        None is the whole pass.
    """
    if part is None:
        return f"y = network.predict(x)   # {row_shape(spec.sizes[0])} → {row_shape(spec.sizes[-1])}"
    if part.kind == "x":
        inputs = spec.sizes[0]
        image = f"({_IMAGE_SIDE}, {_IMAGE_SIDE})" if inputs == _IMAGE_SIDE**2 else f"({inputs},)"
        return f"x = image.reshape(1, {inputs})   # {image} → {row_shape(inputs)}"
    layer = part.layer
    if part.kind in ("a", "weights"):
        left = f"a{layer} = np.dot({input_name(spec, layer)}, W{layer}) + b{layer}"
        return f"{left}   # {' '.join(shape_lines(spec, layer))}"
    shape = row_shape(spec.sizes[layer])
    target = array_name(spec, Part("z", layer))
    return f"{target} = {activation_name(spec, layer)}(a{layer})   # {shape} → {shape}"


def readout(spec: NetworkSpec, trace: ForwardTrace, cell: Cell) -> str:
    """Return a unit's numbers: its index, its value and how it came about, for the trace's first input."""
    part, unit = cell
    if part.kind == "x":
        value = f"x[{unit}] = {number(float(trace.x[0, unit]))}"
        row, column = divmod(unit, _IMAGE_SIDE)
        square = spec.sizes[0] == _IMAGE_SIDE**2
        return f"{value} = image[{row}, {column}]" if square else value
    layer = part.layer
    a, z = float(trace.a[layer - 1][0, unit]), float(trace.z[layer - 1][0, unit])
    target = array_name(spec, Part("z", layer))
    h = activation_name(spec, layer)
    # Softmax needs every a of the layer; the others only their own.
    call = f"{h}(a{layer})[{unit}]" if h == "softmax" else f"{h}(a{layer}[{unit}])"
    return f"a{layer}[{unit}] = {number(a)},  {target}[{unit}] = {call} = {number(z)}"
