"""What a laid-out picture of a network consists of, and which of it lies under a point; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from math import isqrt
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_COLUMN_UNITS = 12
"""Layers no larger than this are one column."""

_LONGEST = 2
"""Rows for each column that a grid may have at most."""


class Rect(NamedTuple):
    """A rectangle in logical pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.y + self.height

    def contains(self, x: float, y: float) -> bool:
        """Return whether the point lies inside; left and upper edges do, the others do not."""
        return self.x <= x < self.right and self.y <= y < self.bottom


PartKind = Literal["x", "a", "z", "weights", "activation", "dx", "da", "dz", "t"]


class Part(NamedTuple):
    """One thing in the picture that can be pointed at.

    ``kind`` is the array x, a or z (y is the last layer's z), the weights between layers, or an activation;
    in the row of gradients dx, da and dz (dy is the last layer's da), and t under y. ``layer`` counts from 1
    as the book does, and is 0 for x and dx.
    """

    kind: PartKind
    layer: int


_GRADIENTS: dict[PartKind, PartKind] = {"x": "dx", "a": "da", "z": "dz"}


def gradient_part(part: Part, layers: int) -> Part:
    """Return what stands under a forward array: the gradient by it; under y, whose is never needed, t."""
    if part.kind == "z" and part.layer == layers:
        return Part("t", part.layer)
    return Part(_GRADIENTS[part.kind], part.layer)


def forward_part(part: Part) -> Part:
    """Return the forward array over a gradient or a target; a forward part is its own."""
    over: dict[PartKind, PartKind] = {"dx": "x", "da": "a", "dz": "z", "t": "z"}
    return Part(over.get(part.kind, part.kind), part.layer)


class Cell(NamedTuple):
    """One unit of an array: which array, and which unit counted row by row from 0."""

    part: Part
    unit: int


def grid_shape(units: int) -> tuple[int, int]:
    """Return (rows, columns) in which a layer's units are laid out, at least as tall as wide.

    Width is what the picture is short of. Small layers are one column. Otherwise the grid is full and
    near-square where the count allows, and prefers sides that are multiples of ten, then of five, so that a
    unit's index is easily counted: 600 is 30×20, 200 is 20×10, 50 is 10×5, 784 is 28×28. Counts such as
    primes leave the last row unfilled.
    """
    if units <= _COLUMN_UNITS:
        return units, 1
    whole = [
        (units // columns, columns)
        for columns in range(1, isqrt(units) + 1)
        if units % columns == 0 and units // columns <= _LONGEST * columns
    ]
    if not whole:
        columns = isqrt(units)
        return -(-units // columns), columns

    def roundness(shape: tuple[int, int]) -> tuple[int, int]:
        return next((step for step in (10, 5) if shape[0] % step == 0 == shape[1] % step), 1), shape[1]

    return max(whole, key=roundness)


@dataclass(frozen=True)
class Block:
    """One array as cells: what it is, where, and its grid.

    ``cell_width`` and ``cell_height`` differ only in the last layer, whose cells hold their printed numbers.
    """

    part: Part
    units: int
    rows: int
    columns: int
    rect: Rect
    cell_width: float
    cell_height: float

    def unit_at(self, x: float, y: float) -> int | None:
        """Return the unit at a point, None outside or in the unfilled end of the last row."""
        if not self.rect.contains(x, y):
            return None
        row, column = int((y - self.rect.y) / self.cell_height), int((x - self.rect.x) / self.cell_width)
        unit = min(row, self.rows - 1) * self.columns + min(column, self.columns - 1)
        return unit if unit < self.units else None

    def cell(self, unit: int) -> Rect:
        """Return where one unit is."""
        row, column = divmod(unit, self.columns)
        return Rect(
            self.rect.x + column * self.cell_width,
            self.rect.y + row * self.cell_height,
            self.cell_width,
            self.cell_height,
        )


@dataclass(frozen=True)
class Picture:
    """The laid-out picture.

    Attributes
    ----------
    blocks : the arrays, left to right: x, a1, z1, …, y.
    lower : the gradients by them, each under its own: dx, da1, dz1, …, dy, t; empty in one row.
    weights : room of the arrow into each layer.
    activations : room of the icon of each layer's activation.
    sections : for each layer, the span from its arrow to its z, for the lines beneath.
    titles, ranges, shapes, lower_titles, lower_ranges : float
        Upper edges of the rows of text above and below the arrays.
    shape_lines : int
        Whether each layer's shapes are written in one line or in two.
    width, height : float
        What the picture needs.
    """

    blocks: tuple[Block, ...]
    weights: tuple[Rect, ...]
    activations: tuple[Rect, ...]
    sections: tuple[Rect, ...]
    titles: float
    ranges: float
    shapes: float
    shape_lines: int
    width: float
    height: float
    lower: tuple[Block, ...] = ()
    lower_titles: float = 0.0
    lower_ranges: float = 0.0

    def block(self, part: Part) -> Block:
        """Return the array of that kind and layer."""
        row = self.blocks if part.kind in ("x", "a", "z") else self.lower
        return row[0 if part.layer == 0 else 2 * part.layer - (part.kind in ("a", "da"))]

    def room_of(self, part: Part) -> Rect:
        """Return where a part is: an array, an activation's icon, or what lies between two layers.

        Over a row of gradients the room between two layers is that of the weights' gradient.
        """
        if part.kind == "activation":
            return self.activations[part.layer - 1]
        if part.kind == "weights":
            room = self.weights[part.layer - 1]
            return (
                room._replace(y=room.y + self.lower[0].rect.y - self.blocks[0].rect.y) if self.lower else room
            )
        return self.block(part).rect

    def cell_at(self, x: float, y: float) -> Cell | None:
        """Return the unit at a point."""
        for block in (*self.blocks, *self.lower):
            unit = block.unit_at(x, y)
            if unit is not None:
                return Cell(block.part, unit)
        return None

    def part_at(self, x: float, y: float) -> Part | None:
        """Return what is at a point: an array, an activation's icon, or the weights between two layers."""
        for block in (*self.blocks, *self.lower):
            if block.rect.contains(x, y):
                return block.part
        gradients = [
            self.room_of(Part("weights", at + 1)) for at in range(len(self.weights) if self.lower else 0)
        ]
        others: tuple[tuple[PartKind, Sequence[Rect]], ...] = (
            ("weights", gradients),
            ("activation", self.activations),
            ("weights", self.weights),
            ("weights", self.sections),
        )
        for kind, rects in others:
            for layer, rect in enumerate(rects, start=1):
                if rect.contains(x, y):
                    return Part(kind, layer)
        return None

    def neighbour(self, cell: Cell | None, down: int, right: int) -> Cell:
        """Return the unit one step away: past the left or right edge, the next array's at that height.

        Past the lower edge of an array lies the gradient by it, where there is one, and the way back up.

        Parameters
        ----------
        cell : Cell or None
            Where the cursor is; None puts it on the first unit of x.
        down, right : int
            The step, each −1, 0 or 1.
        """
        if cell is None:
            return Cell(self.blocks[0].part, 0)
        block = self.block(cell.part)
        row, column = divmod(cell.unit, block.columns)
        array_row = self.lower if block in self.lower else self.blocks
        index = array_row.index(block)
        if self.lower and not 0 <= row + down < block.rows:
            other = (self.lower if array_row is self.blocks else self.blocks)[index]
            if (down > 0) == (array_row is self.blocks):
                unit = column if down > 0 else (block.rows - 1) * block.columns + column
                return Cell(other.part, min(unit, block.units - 1))
        row = min(max(row + down, 0), block.rows - 1)
        if 0 <= column + right < block.columns:
            return Cell(block.part, min(row * block.columns + column + right, block.units - 1))
        index += right
        if not 0 <= index < len(array_row):
            return Cell(block.part, min(row * block.columns + column, block.units - 1))
        other = array_row[index]
        place = block.rect.y + (row + 0.5) * block.cell_height
        other_row = min(max(int((place - other.rect.y) / other.cell_height), 0), other.rows - 1)
        unit = other_row * other.columns + (0 if right > 0 else other.columns - 1)
        return Cell(other.part, min(unit, other.units - 1))

    def beside(self, cell: Cell | None, step: int) -> Cell:
        """Return the first unit of the array ``step`` to the right (negative: left), inside the picture."""
        if cell is None:
            return Cell(self.blocks[0].part, 0)
        block = self.block(cell.part)
        array_row = self.lower if block in self.lower else self.blocks
        here = array_row.index(block) + step
        return Cell(array_row[min(max(here, 0), len(array_row) - 1)].part, 0)
