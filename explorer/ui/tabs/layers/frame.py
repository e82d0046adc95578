"""One moment of the network, ready to be painted: its arrays, colour scales, strongest connections."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from explorer.ui.colouring import shared_limit, symmetric_limit
from explorer.ui.tabs.layers.connections import Connections, row_peaks, strongest_connections
from explorer.ui.tabs.layers.picture import Cell, Part

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.nn import ForwardTrace, Network, NetworkSpec
    from explorer.ui.tabs.layers.gradients import BackwardMoment


_WITHIN_ONE = frozenset({"step", "sigmoid", "tanh", "softmax"})
"""Functions whose values stay within −1 to 1."""


class Scale(StrEnum):
    """Which arrays share one colour scale."""

    ARRAY = "array"
    LAYER = "layer"
    NETWORK = "network"


@dataclass(frozen=True, eq=False)
class GradientRow:
    """What the second row of the picture shows.

    Attributes
    ----------
    moment : BackwardMoment
    done : the arrays that the walk has computed so far.
    lit : what the current line computes.
    """

    moment: BackwardMoment
    done: frozenset[Part]
    lit: Part


@dataclass(frozen=True)
class Frame:
    """What the picture shows.

    Attributes
    ----------
    spec : NetworkSpec
    trace : ForwardTrace
        Its first input is the one shown.
    parts : the arrays left to right: x, a1, z1, …, y.
    limits : for each array the magnitude that has the end colour.
    connections : for each layer the largest products that add up to its a.
    classes : what the outputs stand for.
    blank : whether the input is empty.
    pinned : the units that are pinned by hand, in z.
    gradients : the row of gradients below; None while only the way forward is shown.
    """

    spec: NetworkSpec
    trace: ForwardTrace
    parts: tuple[Part, ...]
    limits: tuple[float, ...]
    connections: tuple[Connections, ...]
    classes: tuple[str, ...]
    blank: bool
    pinned: tuple[Cell, ...] = ()
    gradients: GradientRow | None = None

    def values(self, part: Part) -> NDArray[np.floating]:
        """Return the numbers (units,) of an array; a gradient only where that row is shown."""
        if part.kind not in ("x", "a", "z"):
            assert self.gradients is not None
            return self.gradients.moment.values(part)
        if part.kind == "x":
            return self.trace.x[0]
        arrays = self.trace.a if part.kind == "a" else self.trace.z
        return arrays[part.layer - 1][0]

    @property
    def batch_size(self) -> int:
        """Number of inputs that go through together; one of them is shown."""
        return 1 if self.gradients is None else self.gradients.moment.n

    @cached_property
    def finite(self) -> bool:
        """Whether every number still is one; a run at too high a rate ends in nan."""
        return all(bool(np.isfinite(self.values(part)).all()) for part in self.parts)


def array_parts(layers: int) -> tuple[Part, ...]:
    """Return the arrays of a network of that many layers in the picture's order."""
    pairs = [(Part("a", layer), Part("z", layer)) for layer in range(1, layers + 1)]
    return (Part("x", 0), *(part for pair in pairs for part in pair))


def scale_limits(spec: NetworkSpec, trace: ForwardTrace, scale: Scale) -> tuple[float, ...]:
    """Return the end of the colour scale of each array, in the picture's order.

    ``x`` is a picture and always runs from 0, paper, to 1, ink. Where each array has its own scale, the
    outputs of functions that cannot leave −1 to 1 are shown on just that range: a probability of 0.1 is not
    dark.
    """
    pairs = [(a[0], z[0]) for a, z in zip(trace.a, trace.z, strict=True)]
    if scale is not Scale.ARRAY:
        ends = shared_limit(list(pairs), per_group=scale is Scale.LAYER)
        return (1.0, *(end for end in ends for _ in range(2)))
    ends = []
    for (a, z), name in zip(pairs, (*spec.hidden, spec.output), strict=True):
        ends += [symmetric_limit(a), 1.0 if name in _WITHIN_ONE else symmetric_limit(z)]
    return (1.0, *ends)


class WeightPeaks:
    """The largest weight of every input of every layer, kept while the weights stay."""

    def __init__(self) -> None:
        self._network: Network | None = None
        self._peaks: tuple[NDArray[np.floating], ...] = ()

    def forget(self) -> None:
        """Take note that the weights may have changed."""
        self._network = None

    def of(self, network: Network) -> tuple[NDArray[np.floating], ...]:
        """Return the peaks of each layer, (inputs,) each."""
        if self._network is not network:
            self._network = network
            self._peaks = tuple(
                row_peaks(network.params[f"W{layer}"]) for layer in range(1, network.spec.layers + 1)
            )
        return self._peaks


def make_frame(
    network: Network,
    trace: ForwardTrace,
    peaks: WeightPeaks,
    scale: Scale,
    classes: tuple[str, ...],
    pinned: tuple[Cell, ...] = (),
) -> Frame:
    """Return the moment that ``trace`` is of ``network``."""
    connections = tuple(
        strongest_connections(trace.inputs(layer)[0], network.params[f"W{layer + 1}"], peak)
        for layer, peak in enumerate(peaks.of(network))
    )
    return Frame(
        spec=network.spec,
        trace=trace,
        parts=array_parts(network.spec.layers),
        limits=scale_limits(network.spec, trace, scale),
        connections=connections,
        classes=classes,
        blank=not trace.x[0].any(),
        pinned=pinned,
    )
