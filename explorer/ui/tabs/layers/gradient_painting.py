"""How the second row of the picture is drawn: the gradients, filled in as the walk goes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from explorer.ui import theme
from explorer.ui.colouring import heatmap_image, symmetric_limit
from explorer.ui.formatting import number
from explorer.ui.tabs.layers import painting
from explorer.ui.tabs.layers.connections import Connections, strongest_connections
from explorer.ui.tabs.layers.notation import activation_name
from explorer.ui.tabs.layers.picture import Part
from explorer.ui.tabs.layers.walk_steps import gradient_name

if TYPE_CHECKING:
    from explorer.nn import NetworkSpec
    from explorer.ui.tabs.layers.frame import GradientRow
    from explorer.ui.tabs.layers.frame_painter import Moment
    from explorer.ui.tabs.layers.picture import Picture, Rect

_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_FLOWS = 40


def draw_lower_arrows(
    painter: QPainter, picture: Picture, spec: NetworkSpec, batch_size: int, caption: QFont
) -> None:
    """Write between the arrays what the way back multiplies by, with arrows from right to left."""
    error = "y − t" if batch_size == 1 else f"(y − t)/{batch_size}"
    line = QFontMetricsF(caption).height()
    painter.setFont(caption)
    for layer in range(1, spec.layers + 1):
        factor = f"· W{layer}.T"
        _draw_back(painter, picture.weights[layer - 1], picture.lower_titles, factor, line)
        slope = f"· {activation_name(spec, layer).replace('_', ' ')}′" if layer < spec.layers else error
        _draw_back(painter, picture.activations[layer - 1], picture.lower_titles, slope, line)


def _draw_back(painter: QPainter, room: Rect, titles: float, text: str, line: float) -> None:
    u = theme.unit()
    painter.setPen(QColor(theme.current().muted))
    box = QRectF(room.x - 4 * u, titles, room.width + 8 * u, line)
    painter.drawText(box, _CENTRE, text)
    y = box.bottom() + 0.75 * u
    start, end = room.right - 0.5 * u, room.x + 0.5 * u
    painter.setPen(QPen(theme.colour("muted"), 1))
    painter.drawLine(QPointF(start, y), QPointF(end, y))
    for side in (-1, 1):
        painter.drawLine(QPointF(end, y), QPointF(end + 0.5 * u, y + side * 0.4 * u))


def draw_gradients(painter: QPainter, moment: Moment, row: GradientRow, caption: QFont) -> None:
    """Draw every array that the walk has computed, its name and range; frames for those still to come."""
    picture, spec = moment.picture, moment.frame.spec
    line = QFontMetricsF(caption).height()
    font = painting.fitting(theme.numeric_font(factor=0.92), picture.lower[-1].cell_height)
    name_font = theme.numeric_font(bold=True)
    flowing = row.lit.layer + 1 if row.lit.kind in ("dx", "dz") else None
    for layer in range(1, spec.layers + 1):
        if Part("weights", layer) in row.done and layer != flowing:
            _draw_weights(painter, picture, row, layer, caption)
    if flowing is not None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_flow(painter, picture, row)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for block in picture.lower:
        done = block.part in row.done
        values, limit = row.moment.values(block.part), row.moment.limit(block.part)
        if done:
            image = painting.array_image(block, values, limit)
            painting.draw_array(painter, block, image, theme.colour("border"))
            if block.part.layer == spec.layers:
                painting.draw_numbers(painter, block, values, limit, font, small=True)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("border"), 1, Qt.PenStyle.DashLine))
            painter.drawRect(painting.to_qrect(block.rect).adjusted(-0.5, -0.5, 0.5, 0.5))
        centre = block.rect.x + block.rect.width / 2
        painter.setFont(name_font)
        painter.setPen(theme.colour("text" if done else "muted"))
        height = QFontMetricsF(name_font).height()
        painter.drawText(
            _around(centre, picture.lower_titles, height), _CENTRE, gradient_name(spec, block.part)
        )
        if done and block.part.kind != "t":
            painter.setFont(caption)
            painter.setPen(theme.colour("muted"))
            painter.drawText(_around(centre, picture.lower_ranges, line), _CENTRE, f"±{number(limit, 3)}")
    if row.lit.kind != "weights":
        rect = painting.to_qrect(picture.block(row.lit).rect)
        painting.draw_outline(painter, rect.adjusted(-2, -2, 2, 2), theme.colour("accent"), 2.0)


def _draw_flow(painter: QPainter, picture: Picture, row: GradientRow) -> None:
    """Draw the largest products da·W of the layer that is being gone back through."""
    layer, moment = row.lit.layer + 1, row.moment
    part = Part("da", layer)
    W, peaks = moment.network.params[f"W{layer}"], moment.column_peaks[layer - 1]
    flows = strongest_connections(moment.values(part), W.T, peaks, _FLOWS)
    swapped = Connections(flows.targets, flows.sources, flows.products)
    painting.draw_connections(painter, picture.block(row.lit), picture.block(part), swapped)


def weights_box(picture: Picture, layer: int, caption: QFont) -> QRectF | None:
    """Return where a layer's dW is drawn small, between its arrays; None where there is no room."""
    u, room = theme.unit(), picture.weights[layer - 1]
    line = QFontMetricsF(caption).height()
    side = min(room.width - u, picture.lower[2 * layer - 1].rect.height - line - u, 8 * u)
    if side < 2 * u:
        return None
    return QRectF(room.x + room.width / 2 - side / 2, picture.lower_titles + line + 1.75 * u, side, side)


def _draw_weights(painter: QPainter, picture: Picture, row: GradientRow, layer: int, caption: QFont) -> None:
    """Draw a weight gradient small, the largest number in each patch, and under it that of the biases."""
    box = weights_box(picture, layer, caption)
    if box is None:
        return
    below = QRectF(box.left(), box.bottom() + 3, box.width(), 0.75 * theme.unit())
    lit = row.lit == Part("weights", layer)
    moment = row.moment
    for place, grad in ((box, moment.pooled_weights[layer - 1]), (below, moment.pooled_biases[layer - 1])):
        limit = symmetric_limit(grad)
        painter.drawImage(place, heatmap_image(grad, theme.current().diverging, -limit, limit))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("accent" if lit else "border"), 2 if lit else 1))
        painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))
    painter.setFont(caption)
    painter.setPen(theme.colour("text"))
    metrics, name = QFontMetricsF(caption), f"dW{layer}, db{layer}"
    if metrics.horizontalAdvance(name) > picture.weights[layer - 1].width + theme.unit():
        name = f"dW{layer}"
    painter.drawText(_around(box.center().x(), below.bottom() + 1, metrics.height()), _CENTRE, name)


def _around(centre: float, top: float, height: float) -> QRectF:
    half = 12 * theme.unit()
    return QRectF(centre - half, top, 2 * half, height)
