"""A figure of two axes: regions, arrows, trails and spots, with one point that may be dragged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from explorer.labs.figures import Figure

if TYPE_CHECKING:
    from explorer.labs.values import Numbers64, Value


@dataclass(frozen=True)
class Shade:
    """A value at every place of the plane, drawn as colour.

    Attributes
    ----------
    values : ndarray, shape (rows, columns)
        Row 0 lies at the bottom, column 0 at the left; the outermost ones on the plane's edges.
    low, high : float
        Ends of the colour scale.
    diverging : bool
        Whether the scale has a middle, or runs from nothing to much.
    """

    values: Numbers64
    low: float
    high: float
    diverging: bool = False


@dataclass(frozen=True)
class Arrows:
    """Arrows of a vector field: where each starts and how far it reaches, shape (n, 2) both."""

    tails: Numbers64
    reaches: Numbers64


@dataclass(frozen=True)
class Trail:
    """A line through points (n, 2) in the colour of that index, with a dot at each where ``dotted``."""

    points: Numbers64
    colour: int = 0
    dotted: bool = False


@dataclass(frozen=True)
class Spot:
    """A point with its name, in the colour of that index; ``ring`` leaves its middle open."""

    x: float
    y: float
    text: str = ""
    colour: int = 0
    ring: bool = False


@dataclass(frozen=True)
class Cloud:
    """Many points (n, 2) of one class, in the colour that the shade has below or above its middle."""

    points: Numbers64
    above: bool


@dataclass(frozen=True)
class Segments:
    """Straight pieces (n, 2, 2), start and end as x and y; ``strong`` ones stand out from the others."""

    ends: Numbers64
    strong: bool = False


@dataclass(frozen=True)
class PointHandle:
    """A point a reader can drag: it writes both its coordinates into a parameter of two numbers."""

    x: float
    y: float
    parameter: str

    def value_at(self, current: Value, x: float, y: float) -> Value:
        """Return the parameter's value once the point is at that place."""
        return np.array([x, y])


@dataclass(frozen=True)
class Plane(Figure):
    """What lies in a plane, in the order it is drawn.

    Attributes
    ----------
    x_range, y_range : tuple of float
    x_name, y_name : str
        Mathematical names of the axes.
    shade : Shade, optional
    arrows : Arrows, optional
    segments : tuple of Segments
    clouds : tuple of Cloud
    trails : tuple of Trail
    spots : tuple of Spot
    handle : PointHandle, optional
    """

    x_range: tuple[float, float]
    y_range: tuple[float, float]
    x_name: str
    y_name: str
    shade: Shade | None = None
    arrows: Arrows | None = None
    trails: tuple[Trail, ...] = ()
    spots: tuple[Spot, ...] = ()
    handle: PointHandle | None = None
    segments: tuple[Segments, ...] = ()
    clouds: tuple[Cloud, ...] = ()
