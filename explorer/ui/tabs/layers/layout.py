"""Where everything lies in the picture of a network: numbers in, rectangles out, no Qt.

The picture runs left to right: the input ``x``, then for each layer its ``a``, the activation's icon and its
``z``; the last layer's two arrays are columns with one row a class. Between layers is room for the arrow of
``W``.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, sqrt
from typing import NamedTuple

from explorer.ui.tabs.layers.picture import Block, Part, Picture, Rect, gradient_part, grid_shape

_SMALLEST_CELL = 3.0
"""Logical pixels; where cells this small do not fit, the picture grows wider than its window and scrolls."""

_SMALLEST_HEIGHT, _LARGEST_CELL, _TALLEST_ROW = 7, 4, 5
"""Of an array, of a cell, and of an output's row; in grid steps."""


@dataclass(frozen=True)
class Metrics:
    """Sizes that follow the font, the network's names and the screen, in logical pixels.

    Attributes
    ----------
    line : float
        Height of a line of text.
    value : float
        Width of a cell that holds a printed number such as −12.3.
    label : float
        Width of the widest class label.
    activations : tuple of float
        Width of the room between each layer's a and z, which holds the activation's name.
    shapes : tuple of float
        Width of the widest shape line when it is written in one line, and in two.
    unit : float
        The theme's grid step.
    pixel : float
        Side of a device pixel; cells are whole device pixels.
    """

    line: float
    value: float
    label: float
    activations: tuple[float, ...]
    shapes: tuple[float, float]
    unit: float = 8.0
    pixel: float = 1.0


def cell_sizes(
    shapes: list[tuple[int, int]],
    copies: list[int],
    width: float,
    height: float,
    metrics: Metrics,
) -> list[float]:
    """Return the cell side of each array so that together they fit in ``width``, each in ``height``.

    Cells grow by one device pixel in turn, the array that is worst to read first: the one with the smallest
    geometric mean of cell side and height. So large grids keep cells that can be pointed at and small grids
    do not vanish.

    Parameters
    ----------
    shapes : (rows, columns) of each array
    copies : how often each array occurs side by side (a and z: 2)
    width, height : the room, logical pixels; where it is too small, arrays still keep a readable size
    metrics : gives the device pixel and the grid step
    """
    pixel, largest = metrics.pixel, _LARGEST_CELL * metrics.unit
    least = _SMALLEST_HEIGHT * metrics.unit
    sides = [max(_SMALLEST_CELL, min(ceil(least / rows / pixel) * pixel, largest)) for rows, _ in shapes]
    growing = set(range(len(shapes)))

    def used() -> float:
        return sum(n * shape[1] * side for n, shape, side in zip(copies, shapes, sides, strict=True))

    while growing:
        worst = min(growing, key=lambda i: (sides[i] * sqrt(shapes[i][0]), i))
        sides[worst] += pixel
        if used() > width or sides[worst] * shapes[worst][0] > height or sides[worst] > largest:
            sides[worst] -= pixel
            growing.discard(worst)
    return sides


@dataclass(frozen=True)
class _Widths:
    """Every horizontal measure of the picture, left to right."""

    cells: list[float]
    output: float
    label: float
    weights: list[float]
    activations: list[float]

    def total(self, shapes: list[tuple[int, int]]) -> float:
        arrays = self.cells[0] * shapes[0][1]
        arrays += sum(2 * cell * shape[1] for cell, shape in zip(self.cells[1:], shapes[1:], strict=True))
        return arrays + 2 * self.output + self.label + sum(self.weights) + sum(self.activations)


def lay_out(
    sizes: tuple[int, ...], width: float, height: float, metrics: Metrics, *, gradients: bool = False
) -> Picture:
    """Lay a network out in the room there is; it becomes larger than the room where cells would vanish.

    Parameters
    ----------
    sizes : units of the input and of each layer.
    width, height : the room, logical pixels.
    metrics : sizes of text, grid step and device pixel.
    gradients : whether a second row is wanted, with the gradient by each array under it.
    """
    unit, line, pixel = metrics.unit, metrics.line, metrics.pixel
    rows = 2 if gradients else 1
    above = 2 * line + unit
    # Under two rows the shapes give way: the lines of code state them.
    between, below = 2 * line + 1.5 * unit, (line + unit if gradients else 4 * line + 2.5 * unit)
    room = max((height - above - below - (rows - 1) * between) / rows, 10 * unit)
    least_row = (0.7 * line) if gradients else line + 2
    row = min(max(room / sizes[-1], least_row), _TALLEST_ROW * unit)
    row = max(int(row / pixel) * pixel, pixel)
    shapes = [grid_shape(units) for units in sizes[:-1]]
    widths = _share_width(shapes, width - 2 * unit, room, metrics)
    heights = [cell * shape[0] for cell, shape in zip(widths.cells, shapes, strict=True)]
    tallest = max(*heights, row * sizes[-1])
    total = max(width, widths.total(shapes) + 2 * unit)
    content = above + rows * tallest + (rows - 1) * between + below
    needed = max(height, content)
    frame = Rect(0, (needed - content) / 2, total, needed)
    return _place(sizes, widths, row, frame, _Rows(tallest, between, gradients), metrics)


def _share_width(shapes: list[tuple[int, int]], width: float, height: float, metrics: Metrics) -> _Widths:
    """Give the cells what the gaps do not need at the least, then give the gaps what the cells left."""
    unit = metrics.unit
    layers = len(shapes)
    output = metrics.value
    label = metrics.label + unit
    activations = list(metrics.activations)
    copies = [1] + [2] * (layers - 1)
    least = cell_sizes(shapes, copies, 0, height, metrics)
    arrays = sum(n * shape[1] * cell for n, shape, cell in zip(copies, shapes, least, strict=True))
    # Wider gaps only from what the smallest cells leave: a deep network is no wider than it must be.
    left = (width - arrays - 2 * output - label - sum(activations)) / layers
    weights = [min(max(0.05 * width, 4 * unit), 8 * unit, max(left, 4 * unit))] * layers
    fixed = 2 * output + label + sum(weights) + sum(activations)
    cells = cell_sizes(shapes, copies, width - fixed, height, metrics)
    inner = [2 * cell * shape[1] for cell, shape in zip(cells[1:], shapes[1:], strict=True)]
    inner.append(2 * output + label)
    # A layer of few units is narrower than the line that states its shapes: its arrow takes the difference.
    weights = [
        max(gap, metrics.shapes[1] + unit - array - icon)
        for gap, array, icon in zip(weights, inner, activations, strict=True)
    ]
    spare = width - _Widths(cells, output, label, weights, activations).total(shapes)
    if spare > 0:
        widen = min(spare / layers, 14 * unit)
        weights = [gap + 0.75 * widen for gap in weights]
        activations = [gap + 0.25 * widen for gap in activations]
    return _Widths(cells, output, label, weights, activations)


class _Rows(NamedTuple):
    """How the arrays stand over each other: height of the tallest, room between two rows, whether two."""

    tallest: float
    between: float
    gradients: bool


def _place(
    sizes: tuple[int, ...], widths: _Widths, row: float, frame: Rect, rows: _Rows, metrics: Metrics
) -> Picture:
    """Walk from left to right and put every part on the common axis."""
    unit, line, pixel = metrics.unit, metrics.line, metrics.pixel
    tallest = rows.tallest
    first = frame.y + 2 * line + unit
    shapes = [grid_shape(units) for units in sizes[:-1]]
    blocks: list[Block] = []
    lower: list[Block] = []
    weights: list[Rect] = []
    activations: list[Rect] = []
    sections: list[Rect] = []
    layers = len(sizes) - 1

    def snap(value: float) -> float:
        return round(value / pixel) * pixel

    def put(part: Part, units: int, grid: tuple[int, int], cell: tuple[float, float], x: float) -> float:
        width, height = grid[1] * cell[0], grid[0] * cell[1]
        rect = Rect(snap(x), snap(first + (tallest - height) / 2), width, height)
        blocks.append(Block(part, units, *grid, rect, *cell))
        if rows.gradients:
            under = rect._replace(y=snap(rect.y + tallest + rows.between))
            lower.append(Block(gradient_part(part, layers), units, *grid, under, *cell))
        return x + width

    def gap(rects: list[Rect], x: float, width: float) -> float:
        rects.append(Rect(x, first, width, tallest))
        return x + width

    x = (frame.width - widths.total(shapes)) / 2
    x = put(Part("x", 0), sizes[0], shapes[0], (widths.cells[0], widths.cells[0]), x)
    bottom = first + tallest
    for layer, units in enumerate(sizes[1:], start=1):
        start = x
        last = layer == layers
        grid = (units, 1) if last else shapes[layer]
        cell = (widths.output, row) if last else (widths.cells[layer], widths.cells[layer])
        x = gap(weights, x, widths.weights[layer - 1])
        x = put(Part("a", layer), units, grid, cell, x)
        x = gap(activations, x, widths.activations[layer - 1])
        x = put(Part("z", layer), units, grid, cell, x + (widths.label if last else 0.0))
        sections.append(Rect(start, bottom, x - start, 0 if rows.gradients else frame.height - bottom))
    one_line = all(section.width >= metrics.shapes[0] for section in sections)
    return Picture(
        blocks=tuple(blocks),
        weights=tuple(weights),
        activations=tuple(activations),
        sections=tuple(sections),
        titles=frame.y,
        ranges=bottom + 0.5 * unit,
        shapes=bottom + line + 1.5 * unit,
        shape_lines=1 if one_line else 2,
        width=frame.width,
        height=frame.height,
        lower=tuple(lower),
        lower_titles=bottom + rows.between - line - 0.25 * unit,
        lower_ranges=bottom + rows.between + tallest + 0.25 * unit,
    )
