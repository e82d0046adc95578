"""A figure of a network's units as small pictures of the plane, with the connections between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.labs.figures import Figure

if TYPE_CHECKING:
    from explorer.labs.planes import Segments, Shade
    from explorer.labs.values import Value


@dataclass(frozen=True)
class Tile:
    """One unit: what it says at every place of the plane.

    Attributes
    ----------
    key : str
        What connections call it.
    column, row : int
        Layer and place in it.
    name : str
        Mathematical name.
    shade : Shade
    boundary : Segments, optional
        Where its sum is 0, with the plane's edges at 0 and 1.
    option : str
        What its bias is called; empty for one that has none.
    """

    key: str
    column: int
    row: int
    name: str
    shade: Shade
    boundary: Segments | None = None
    option: str = ""


@dataclass(frozen=True)
class Link:
    """A connection, its weight, and what that weight is called."""

    source: str
    target: str
    weight: float
    option: str


@dataclass(frozen=True)
class Pick:
    """A weight a reader can choose by a click: it writes its name into a choice."""

    parameter: str
    option: str

    def value_at(self, current: Value, x: float, y: float) -> Value:
        """Return the weight's name, wherever the click was."""
        return self.option


@dataclass(frozen=True)
class UnitMap(Figure):
    """Units in columns, one for each layer.

    Attributes
    ----------
    tiles : tuple of Tile
    links : tuple of Link
    headings : tuple of str
        Mathematics over each column.
    picked : Pick
        The weight or bias that is taken hold of.
    """

    tiles: tuple[Tile, ...]
    links: tuple[Link, ...]
    headings: tuple[str, ...]
    picked: Pick
