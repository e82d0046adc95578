"""The strongest connections of one digit: the largest products z·w between two layers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Connections(NamedTuple):
    """Products of a source unit's output and a weight, the weakest first.

    Attributes
    ----------
    sources, targets : (k,) int
        Unit indices in the two layers.
    products : (k,) float
        z[source]·W[source, target]: what the source adds to the target's a.
    """

    sources: NDArray[np.intp]
    targets: NDArray[np.intp]
    products: NDArray[np.floating]


def row_peaks(W: NDArray[np.floating]) -> NDArray[np.floating]:
    """Return the largest magnitude in each row of ``W`` (inputs, outputs): (inputs,)."""
    return np.maximum(W.max(axis=1), -W.min(axis=1))


def strongest_connections(
    z: NDArray[np.floating], W: NDArray[np.floating], peaks: NDArray[np.floating], count: int = 40
) -> Connections:
    """Return the ``count`` products z_i·W_ij that are largest in magnitude; zeros and nan are left out.

    A row's largest product is |z_i|·max_j |W_ij|, so the ``count`` largest of all lie in the ``count`` rows
    where that bound is largest: only these are multiplied out. Measured for 784×600: 0.06 ms against 27 ms.

    Parameters
    ----------
    z : (inputs,) outputs of the source layer
    W : (inputs, outputs) weights
    peaks : (inputs,) as ``row_peaks(W)`` gives; kept by the caller while the weights stay
    """
    rows = _largest(np.abs(z) * peaks, count)
    products = z[rows, np.newaxis] * W[rows]
    flat = _largest(np.abs(products).ravel(), count)
    row, targets = np.unravel_index(flat, products.shape)
    return _ascending(rows[row], targets, products[row, targets])


def unit_connections(
    z: NDArray[np.floating], W: NDArray[np.floating], *, target: int | None = None, source: int | None = None
) -> Connections:
    """Return the largest products into one target unit, or out of one source unit; at most twelve.

    Parameters
    ----------
    z : (inputs,) outputs of the source layer
    W : (inputs, outputs) weights
    target, source : int
        Exactly one of the two: the unit asked about.
    """
    if target is not None:
        products = z * W[:, target]
        chosen = _largest(np.abs(products), _OF_ONE_UNIT)
        return _ascending(chosen, np.full(chosen.shape, target), products[chosen])
    if source is None:
        raise ValueError("either a target or a source unit must be given")
    products = z[source] * W[source]
    chosen = _largest(np.abs(products), _OF_ONE_UNIT)
    return _ascending(np.full(chosen.shape, source), chosen, products[chosen])


_OF_ONE_UNIT = 12


def _largest(magnitudes: NDArray[np.floating], count: int) -> NDArray[np.intp]:
    """Return the places of the ``count`` largest magnitudes, without an order."""
    if magnitudes.size <= count:
        return np.arange(magnitudes.size)
    return np.argpartition(magnitudes, magnitudes.size - count)[-count:]


def _ascending(
    sources: NDArray[np.intp], targets: NDArray[np.intp], products: NDArray[np.floating]
) -> Connections:
    order = np.argsort(np.abs(products), kind="stable")
    shown = products[order]
    order = order[(shown != 0) & np.isfinite(shown)]
    return Connections(sources[order], targets[order], products[order])
