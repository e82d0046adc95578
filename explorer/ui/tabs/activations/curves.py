"""The points of a function's curve: jumps stand upright, and every zoom gets as many points as pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from explorer.ui.formatting import MINUS, number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from explorer.nn import Activation

_POINTS = 900


class FunctionCurve(NamedTuple):
    """A function and its derivative at the same ``x`` (n,), ascending."""

    x: NDArray[np.float64]
    h: NDArray[np.floating]
    slope: NDArray[np.floating]


def function_curve(
    activation: Activation, low: float, high: float, parameters: Mapping[str, float]
) -> FunctionCurve:
    """Return the points of an activation between two ``x``.

    Where the function or its slope may jump (at zero, and at a threshold) there are points either side, at
    the next numbers that float64 has: the jump is drawn as the vertical line that it is, not as a slant.
    """
    breaks = [0.0, parameters.get("threshold", 0.0)]
    sides = [side for at in breaks for side in (np.nextafter(at, -np.inf), at, np.nextafter(at, np.inf))]
    x = np.unique(np.concatenate([np.linspace(low, high, _POINTS), sides]))
    x = x[(x >= low) & (x <= high)]
    return FunctionCurve(x, activation(x, **parameters), activation.derivative(x, **parameters))


def value_and_slope(activation: Activation, x: float, parameters: Mapping[str, float]) -> tuple[float, float]:
    """Return h(x) and h′(x) in float64."""
    point = np.float64(x)
    return float(activation(point, **parameters)), float(activation.derivative(point, **parameters))


def exact(value: float) -> str:
    """Return a value with five decimals, in powers of ten where these would be all zeros."""
    if (value != 0.0 and abs(value) < 5e-6) or not np.isfinite(value) or abs(value) >= 1e6:
        return number(value, 4)
    return f"{value:.5f}".replace("-", MINUS)


def grid_step(span: float) -> float:
    """Return the power of ten to which a dragged ``x`` is rounded when so much of the axis is in sight."""
    return float(10.0 ** np.clip(np.floor(np.log10(span / 400)), -6, 0))
