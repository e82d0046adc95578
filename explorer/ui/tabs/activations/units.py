"""The units of a layer one by one: what each receives, and which of them fall into a bar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.ui.tabs.activations.distribution import Distribution


@dataclass(frozen=True, eq=False)
class Units:
    """Some units of a layer.

    Attributes
    ----------
    unit : (k,) int
        From 0, the largest mean first.
    a, z : (k,)
        Mean over the inputs of what goes in and what comes out; for one input the numbers themselves.
    flat : (k,)
        Share of the inputs for which the unit is saturated.
    total : int
        Units of the layer.
    """

    unit: NDArray[np.intp]
    a: NDArray[np.floating]
    z: NDArray[np.floating]
    flat: NDArray[np.floating]
    total: int


def units_of(shown: Distribution, between: tuple[float, float] | None = None) -> Units:
    """Return the units of a layer, or those with a pre-activation in ``between`` (its upper end excluded)."""
    with np.errstate(invalid="ignore"):
        a, z = shown.a.mean(axis=0), shown.z.mean(axis=0)
        chosen = np.arange(shown.units)
        if between is not None:
            inside = (shown.a >= between[0]) & (shown.a < between[1])
            chosen = chosen[inside.any(axis=0)]
    # Not-a-numbers last, and equal ones in the order of the layer.
    chosen = chosen[np.argsort(-a[chosen], kind="stable")]
    return Units(chosen, a[chosen], z[chosen], shown.flat.mean(axis=0)[chosen], shown.units)
