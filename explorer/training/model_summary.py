"""A set-up in figures: its layers as ``model.summary()`` prints them, its length and its memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from explorer.nn import ACTIVATIONS, OPTIMIZERS

if TYPE_CHECKING:
    from explorer.nn import NetworkSpec
    from explorer.training.setup import RunSetup

_FLOAT_BYTES = 4
_PIXELS = 784


class SummaryLayer(NamedTuple):
    """One line of the table: an affine layer with its activation, by its key in ``ACTIVATIONS``.

    ``units`` numbers leave it, ``parameters`` are learned in it.
    """

    number: int
    activation: str
    units: int
    parameters: int


@dataclass(frozen=True)
class RunSize:
    """How much a run is.

    Attributes
    ----------
    learned, validation, test : int
        Images.
    per_epoch : int
        Updates that make a pass over what is learned from.
    total : int or None
        Updates of the run, ``None`` without an end.
    nbytes : int
        Of weights, gradient, the optimizer's memory, the images and one batch on its way.
    """

    learned: int
    validation: int
    test: int
    per_epoch: int
    total: int | None
    nbytes: int


def summary_layers(spec: NetworkSpec) -> tuple[SummaryLayer, ...]:
    """Return the layers of a network, the first hidden one first and the output last."""
    kinds = (*spec.hidden, spec.output)
    return tuple(
        SummaryLayer(number, kind, units, (inputs + 1) * units)
        for number, (kind, inputs, units) in enumerate(
            zip(kinds, spec.sizes[:-1], spec.sizes[1:], strict=True), start=1
        )
    )


def run_size(setup: RunSetup, train: int, test: int) -> RunSize:
    """Return how much a run is on a data set of so many images to learn from and to test on."""
    config, spec = setup.training, setup.spec
    slots = len(OPTIMIZERS[config.optimizer].slot_names)
    floats = (2 + slots) * spec.parameter_count + 3 * config.batch_size * sum(spec.sizes)
    return RunSize(
        learned=config.images_learned(train),
        validation=config.images_set_aside(train),
        test=test,
        per_epoch=config.iterations_per_epoch(train),
        total=config.total_iterations(train),
        nbytes=_FLOAT_BYTES * floats + _PIXELS * (train + test),
    )


def summary_text(spec: NetworkSpec) -> str:
    """Return the layers as a table for a font of equal widths, in English, with the total below."""
    rows = [("Layer", "Output", "Parameters"), ("input", f"(n, {spec.sizes[0]})", "0")]
    for layer in summary_layers(spec):
        name = f"affine {layer.number} + {ACTIVATIONS[layer.activation].label}"
        rows.append((name, f"(n, {layer.units})", f"{layer.parameters:,}"))
    total = ("total", "", f"{spec.parameter_count:,}")
    first, second, third = (max(len(row[column]) for row in (*rows, total)) for column in range(3))
    lines = [f"{name:<{first}}  {shape:<{second}}  {count:>{third}}" for name, shape, count in (*rows, total)]
    rule = "-" * len(lines[0])
    return "\n".join([lines[0], rule, *lines[1:-1], rule, lines[-1]])
