"""How the parts of the picture of a network are drawn; each function draws one kind of thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from explorer.nn import ACTIVATIONS
from explorer.ui import theme
from explorer.ui.colouring import colour_levels, heatmap_image, readable_on
from explorer.ui.formatting import MINUS, number, whole
from explorer.ui.tabs.layers.notation import (
    activation_name,
    array_name,
    layer_parameters,
    row_shape,
    shape_lines,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PyQt6.QtGui import QImage

    from explorer.nn import NetworkSpec
    from explorer.ui.tabs.layers.connections import Connections
    from explorer.ui.tabs.layers.frame import Frame
    from explorer.ui.tabs.layers.picture import Block, Picture, Rect

_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_ICON_REACH = 4.0
"""An activation's icon shows it from −4 to 4."""

_THREE_DECIMALS = 5e-4
"""Below this three decimals show nothing."""

_STRENGTHS = 5
"""Connections are drawn in so many steps of strength: one path each takes half the time of 120 paths."""


def cell_text(value: float) -> str:
    """Return a value in at most six characters, sign included: what a cell of the last layer has room for."""
    size = abs(value)
    if not np.isfinite(value):
        return number(value)
    decimals = next((n for n, end in ((3, 9.9995), (2, 99.995), (1, 999.95)) if size < end), None)
    text = f"{value:.0e}".replace("e+0", "e") if decimals is None else f"{value:.{decimals}f}"
    return text.replace("-", MINUS)


def to_qrect(rect: Rect) -> QRectF:
    """Return a layout rectangle as Qt's."""
    return QRectF(*rect)


def array_image(block: Block, values: NDArray[np.floating], limit: float) -> QImage:
    """Return an array as an image in its grid; cells past the last unit are transparent."""
    style = theme.current()
    grid = np.full(block.rows * block.columns, np.nan, dtype=np.float32)
    grid[: block.units] = values
    cells = grid.reshape(block.rows, block.columns)
    if block.part.kind == "x":
        return heatmap_image(cells, style.ink_table, 0.0, 1.0)
    return heatmap_image(cells, style.diverging, -limit, limit)


def draw_titles(painter: QPainter, picture: Picture, frame: Frame, name: QFont, caption: QFont) -> None:
    """Write each array's name and shape above it, and the weights' name above their arrow."""
    spec, n = frame.spec, frame.batch_size
    style = theme.current()
    line = QFontMetricsF(name).height()
    for block in picture.blocks:
        column = _around(block.rect.x + block.rect.width / 2, picture.titles, line)
        painter.setFont(name)
        painter.setPen(QColor(style.text))
        painter.drawText(column, _CENTRE, array_name(spec, block.part))
        painter.setFont(caption)
        painter.setPen(QColor(style.muted))
        painter.drawText(column.translated(0, line), _CENTRE, row_shape(block.units, n))
    for layer, rect in enumerate(picture.weights, start=1):
        column = _around(rect.x + rect.width / 2, picture.titles, line)
        painter.setFont(caption)
        painter.setPen(QColor(style.muted))
        painter.drawText(column, _CENTRE, f"W{layer}, b{layer}" if rect.width > 5 * line else f"W{layer}")
        captions = [_caption_span(picture.blocks[2 * layer - 2 + side], caption, n) for side in (0, 1)]
        start, end = max(rect.x, captions[0][1]), min(rect.right, captions[1][0])
        _draw_arrow(painter, start, end, column.center().y() + line)


def _caption_span(block: Block, caption: QFont, n: int) -> tuple[float, float]:
    """Return the left and right end of an array's shape caption."""
    half = QFontMetricsF(caption).horizontalAdvance(row_shape(block.units, n)) / 2
    centre = block.rect.x + block.rect.width / 2
    return centre - half, centre + half


def _draw_arrow(painter: QPainter, start: float, end: float, y: float) -> None:
    """Draw an arrow from left to right; nothing where there is no room for one."""
    u = theme.unit()
    start, end = start + 0.75 * u, end - 0.75 * u
    if end - start < u:
        return
    colour = theme.colour("muted")
    painter.setPen(QPen(colour, 1))
    painter.drawLine(QPointF(start, y), QPointF(end, y))
    for side in (-1, 1):
        painter.drawLine(QPointF(end, y), QPointF(end - 0.5 * u, y + side * 0.4 * u))


def draw_shapes(
    painter: QPainter, picture: Picture, spec: NetworkSpec, parameters: str, caption: QFont
) -> None:
    """Write under each layer the shapes of its product as the book does, and how many parameters it has.

    ``parameters`` is the translated sentence with a ``{count}`` to fill in.
    """
    style = theme.current()
    line = QFontMetricsF(caption).height()
    painter.setFont(caption)
    for layer, section in enumerate(picture.sections, start=1):
        lines = shape_lines(spec, layer)
        texts = [" ".join(lines)] if picture.shape_lines == 1 else list(lines)
        painter.setPen(QColor(style.text))
        box = QRectF(section.x, picture.shapes, section.width, line)
        for text in texts:
            painter.drawText(box, _CENTRE | int(Qt.TextFlag.TextDontClip), text)
            box.translate(0, line)
        painter.setPen(QColor(style.muted))
        count = parameters.format(count=whole(layer_parameters(spec, layer)))
        painter.drawText(box, _CENTRE | int(Qt.TextFlag.TextDontClip), count)


def draw_ranges(painter: QPainter, picture: Picture, frame: Frame, caption: QFont) -> None:
    """Write under each array which magnitude has the end colour."""
    painter.setFont(caption)
    painter.setPen(QColor(theme.current().muted))
    line = QFontMetricsF(caption).height()
    for block, limit in zip(picture.blocks, frame.limits, strict=True):
        text = "0 … 1" if block.part.kind == "x" else f"±{number(limit, 3)}"
        painter.drawText(_around(block.rect.x + block.rect.width / 2, picture.ranges, line), _CENTRE, text)


def draw_activation(
    painter: QPainter, rect: Rect, spec: NetworkSpec, layer: int, caption: QFont, colour: QColor
) -> None:
    """Draw an activation as a small graph with its name beneath, softmax as bars that share a whole."""
    u = theme.unit()
    line = QFontMetricsF(caption).height()
    name = activation_name(spec, layer)
    width, height = min(rect.width - u, 4.0 * u), 2.5 * u
    box = QRectF(rect.x + (rect.width - width) / 2, rect.y + rect.height / 2 - height / 2, width, height)
    faint = theme.colour("control_border")
    painter.setPen(QPen(faint, 1))
    painter.drawLine(box.bottomLeft(), box.bottomRight())
    activation = ACTIVATIONS[name]
    painter.setPen(QPen(colour, 1.5))
    if activation.elementwise:
        painter.drawPolyline(_curve(name, box))
    else:
        for place, share in zip((0.15, 0.5, 0.85), (0.25, 0.9, 0.45), strict=True):
            x = box.left() + place * box.width()
            painter.drawLine(QPointF(x, box.bottom()), QPointF(x, box.bottom() - share * box.height()))
    painter.setFont(caption)
    painter.setPen(colour)
    label = name.replace("_", " ")
    painter.drawText(_around(box.center().x(), box.bottom() + 0.25 * u, line), _CENTRE, label)


def _curve(name: str, box: QRectF) -> QPolygonF:
    x = np.linspace(-_ICON_REACH, _ICON_REACH, 41)
    y = ACTIVATIONS[name](x)
    low, high = min(float(y.min()), 0.0), max(float(y.max()), 1.0)
    across = box.left() + (x + _ICON_REACH) / (2 * _ICON_REACH) * box.width()
    up = box.bottom() - (y - low) / (high - low) * box.height()
    return QPolygonF([QPointF(*point) for point in zip(across, up, strict=True)])


def draw_array(painter: QPainter, block: Block, image: QImage, frame: QColor) -> None:
    """Draw an array's image with a quiet frame."""
    rect = to_qrect(block.rect)
    painter.drawImage(rect, image)
    painter.setPen(QPen(frame, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5))


def fitting(font: QFont, height: float) -> QFont:
    """Return the font, smaller where its figures would not fit into rows of that height."""
    line = QFontMetricsF(font).height()
    if height >= 0.9 * line:
        return font
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * max(height / (0.9 * line), 0.7))
    return small


def draw_numbers(
    painter: QPainter,
    block: Block,
    values: NDArray[np.floating],
    limit: float,
    font: QFont,
    *,
    small: bool = False,
) -> None:
    """Print the last layer's numbers into their cells, dark or light as their colour asks.

    With ``small`` numbers far below one are told from zero by their power of ten.
    """
    table = theme.current().diverging
    levels = colour_levels(values.reshape(1, -1), -limit, limit)[0]
    dark, light = ("text", "surface") if not theme.current().dark else ("surface", "text")
    painter.setFont(font)
    for unit, value in enumerate(values):
        red, green, blue = (int(part) for part in table[levels[unit], :3])
        painter.setPen(theme.colour(dark if readable_on(red, green, blue) else light))
        cell = to_qrect(block.cell(unit)).adjusted(0, 0, -0.5 * theme.unit(), 0)
        tiny = small and 0 < abs(value) < _THREE_DECIMALS
        painter.drawText(cell, _RIGHT, number(float(value), 1) if tiny else cell_text(float(value)))


def draw_classes(
    painter: QPainter, block: Block, classes: tuple[str, ...], best: int | None, font: QFont, bold: QFont
) -> None:
    """Write each class left of its output, the winner's in bold."""
    style = theme.current()
    for unit in range(block.units):
        cell = block.cell(unit)
        painter.setFont(bold if unit == best else font)
        painter.setPen(QColor(style.text if unit == best else style.muted))
        label = classes[unit] if unit < len(classes) else str(unit)
        box = QRectF(cell.x - 30 * theme.unit(), cell.y, 30 * theme.unit() - 0.5 * theme.unit(), cell.height)
        painter.drawText(box, _RIGHT, label)


def draw_connections(
    painter: QPainter,
    source: Block,
    target: Block,
    connections: Connections,
    *,
    opacity: float = 1.0,
    inside: bool = False,
) -> None:
    """Draw products as curves between two arrays: colour by sign, strength of colour by size.

    By default the curves keep to the room between the arrays, at the height of their cells, and only those
    out of the picture x start at their very pixel. With ``inside`` they run from cell to cell, over the
    arrays.
    """
    if not len(connections.products):
        return
    sizes = np.abs(connections.products)
    steps = np.ceil(sizes / sizes.max() * _STRENGTHS).astype(int)
    starts = _centres(source, connections.sources)
    ends = _centres(target, connections.targets)
    if not inside and source.part.kind != "x":
        starts[:, 0] = source.rect.right
    if not inside or target.columns == 1:
        ends[:, 0] = target.rect.x
    middle = (source.rect.right + target.rect.x) / 2
    paths: dict[tuple[int, bool], QPainterPath] = {}
    curves = zip(starts.tolist(), ends.tolist(), connections.products, steps, strict=True)
    for (x, y), (u, v), product, step in curves:
        path = paths.setdefault((int(step), bool(product > 0)), QPainterPath())
        path.moveTo(x, y)
        path.cubicTo(middle, y, middle, v, u, v)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for (step, positive), path in sorted(paths.items(), key=lambda item: item[0]):
        colour = theme.colour("positive" if positive else "negative")
        colour.setAlphaF(opacity * (0.12 + 0.78 * step / _STRENGTHS))
        painter.setPen(QPen(colour, 1.0))
        painter.drawPath(path)


def _centres(block: Block, units: NDArray[np.intp]) -> NDArray[np.float64]:
    rows, columns = np.divmod(units, block.columns)
    x = block.rect.x + (columns + 0.5) * block.cell_width
    y = block.rect.y + (rows + 0.5) * block.cell_height
    return np.column_stack([x, y])


def draw_outline(painter: QPainter, rect: QRectF, colour: QColor, width: float = 1.5) -> None:
    """Outline a cell or an array just outside its edge, with a seam of the background around any colour."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen_width, pen in ((width + 2, theme.colour("surface")), (width, colour)):
        painter.setPen(QPen(pen, pen_width))
        painter.drawRect(rect.adjusted(-width / 2, -width / 2, width / 2, width / 2))


def _around(centre: float, top: float, height: float) -> QRectF:
    """Return a box for one centred line of text."""
    half = 30 * theme.unit()
    return QRectF(centre - half, top, 2 * half, height)
