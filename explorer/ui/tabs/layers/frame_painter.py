"""Paints one moment of the network into its laid-out picture, and keeps what only a new layout changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QFontMetricsF, QPainter, QPixmap

from explorer.ui import theme
from explorer.ui.formatting import whole
from explorer.ui.tabs.layers import painting
from explorer.ui.tabs.layers.connections import unit_connections
from explorer.ui.tabs.layers.layout import Metrics
from explorer.ui.tabs.layers.notation import activation_name, layer_parameters, shape_lines
from explorer.ui.tabs.layers.picture import Cell, Part, Picture, forward_part, gradient_part

if TYPE_CHECKING:
    from PyQt6.QtCore import QRectF

    from explorer.nn import Network, NetworkSpec
    from explorer.ui.tabs.layers.frame import Frame

_BEHIND = 0.25
"""Opacity of the other connections while one unit's are shown."""


class Moment(NamedTuple):
    """Everything that is painted: the numbers, where they go, and what is marked."""

    frame: Frame
    network: Network
    picture: Picture
    cursor: Cell | Part | None
    selected: Cell | None


class FramePainter:
    """Fonts, words and the ground of the picture: titles, shapes and icons, which outlast the numbers."""

    def __init__(self) -> None:
        self._ground: QPixmap | None = None
        self._parameters = "{count}"
        self._hint = ""
        self.restyle()

    def restyle(self) -> None:
        """Take fonts from the theme."""
        self._name = theme.numeric_font(bold=True)
        self._caption = theme.numeric_font(factor=0.88)
        self._number = theme.numeric_font(factor=0.92)
        self._bold = theme.numeric_font(bold=True, factor=0.92)
        self.forget()

    def set_words(self, parameters: str, hint: str) -> None:
        """Take the sentences: the parameter count with its ``{count}``, and what a blank input asks for."""
        self._parameters, self._hint = parameters, hint
        self.forget()

    def forget(self) -> None:
        """Paint the ground anew next time."""
        self._ground = None

    def metrics(self, frame: Frame, pixel: float) -> Metrics:
        """Return what the layout must know of the texts; ``pixel`` is one of the screen's in logical ones."""
        u = theme.unit()
        small, bold = QFontMetricsF(self._caption), QFontMetricsF(self._bold)
        spec = frame.spec
        layers = range(1, spec.layers + 1)
        names = [activation_name(spec, layer).replace("_", " ") for layer in layers]
        one_line, two_lines = self._shape_widths(spec, small)
        return Metrics(
            line=QFontMetricsF(self._name).height(),
            value=QFontMetricsF(self._number).horizontalAdvance("−0.000") + 1.25 * u,
            label=max(bold.horizontalAdvance(name) for name in frame.classes),
            activations=tuple(max(small.horizontalAdvance(name) + 0.75 * u, 3.5 * u) for name in names),
            shapes=(one_line + 0.5 * u, two_lines),
            unit=u,
            pixel=pixel,
        )

    def _shape_widths(self, spec: NetworkSpec, small: QFontMetricsF) -> tuple[float, float]:
        one_line = two_lines = 0.0
        for layer in range(1, spec.layers + 1):
            pair = shape_lines(spec, layer)
            count = self._parameters.format(count=whole(layer_parameters(spec, layer)))
            one_line = max(one_line, small.horizontalAdvance(" ".join(pair)))
            two_lines = max(two_lines, *(small.horizontalAdvance(text) for text in (*pair, count)))
        return one_line, two_lines

    def weights_box(self, picture: Picture, layer: int) -> QRectF | None:
        """Return where the gradient of a layer's weights is drawn, in a picture with a row of gradients."""
        from explorer.ui.tabs.layers import gradient_painting

        return gradient_painting.weights_box(picture, layer, self._caption) if picture.lower else None

    def paint(self, painter: QPainter, moment: Moment, *, connections: bool) -> None:
        """Draw the ground, then everything that changes with the numbers."""
        frame, picture = moment.frame, moment.picture
        painter.drawPixmap(0, 0, self._painted_ground(painter, frame, picture))
        painting.draw_ranges(painter, picture, frame, self._caption)
        border = theme.colour("border")
        for block, limit in zip(picture.blocks, frame.limits, strict=True):
            image = painting.array_image(block, frame.values(block.part), limit)
            painting.draw_array(painter, block, image, border)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if frame.gradients is None:
            self._paint_connections(painter, moment, connections)
        else:
            # Imported when somebody first looks back: the tab opens forward.
            from explorer.ui.tabs.layers import gradient_painting

            gradient_painting.draw_gradients(painter, moment, frame.gradients, self._caption)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._paint_outputs(painter, frame, picture)
        _paint_marks(painter, moment)

    def _painted_ground(self, painter: QPainter, frame: Frame, picture: Picture) -> QPixmap:
        device = painter.device()
        ratio = 1.0 if device is None else device.devicePixelRatioF()
        if self._ground is None or self._ground.devicePixelRatio() != ratio:
            ground = QPixmap(round(picture.width * ratio), round(picture.height * ratio))
            ground.setDevicePixelRatio(ratio)
            ground.fill(theme.colour("surface"))
            on_ground = QPainter(ground)
            on_ground.setRenderHint(QPainter.RenderHint.Antialiasing)
            painting.draw_titles(on_ground, picture, frame, self._name, self._caption)
            if picture.lower:
                from explorer.ui.tabs.layers import gradient_painting

                gradient_painting.draw_lower_arrows(
                    on_ground, picture, frame.spec, frame.batch_size, self._caption
                )
            else:
                painting.draw_shapes(on_ground, picture, frame.spec, self._parameters, self._caption)
            muted = theme.colour("muted")
            for layer, icon in enumerate(picture.activations, start=1):
                painting.draw_activation(on_ground, icon, frame.spec, layer, self._caption, muted)
            on_ground.end()
            self._ground = ground
        return self._ground

    def _paint_connections(self, painter: QPainter, moment: Moment, shown: bool) -> None:
        blocks = moment.picture.blocks
        pointed = isinstance(moment.cursor, Cell)
        if shown:
            for layer, strongest in enumerate(moment.frame.connections, start=1):
                pair = blocks[2 * layer - 2], blocks[2 * layer - 1]
                painting.draw_connections(painter, *pair, strongest, opacity=_BEHIND if pointed else 1.0)
        if isinstance(moment.cursor, Cell):
            self._paint_own_connections(painter, moment, moment.cursor)

    def _paint_own_connections(self, painter: QPainter, moment: Moment, cell: Cell) -> None:
        """Draw the largest products into the unit pointed at, and those that its output goes into."""
        layer, blocks = cell.part.layer, moment.picture.blocks
        trace, params = moment.frame.trace, moment.network.params
        if layer > 0:
            into = unit_connections(trace.inputs(layer - 1)[0], params[f"W{layer}"], target=cell.unit)
            painting.draw_connections(
                painter, blocks[2 * layer - 2], blocks[2 * layer - 1], into, inside=True
            )
        if layer < moment.frame.spec.layers:
            out = unit_connections(trace.inputs(layer)[0], params[f"W{layer + 1}"], source=cell.unit)
            source, target = blocks[2 * layer], blocks[2 * layer + 1]
            painting.draw_connections(painter, source, target, out, inside=True)

    def _paint_outputs(self, painter: QPainter, frame: Frame, picture: Picture) -> None:
        cell = picture.blocks[-1].cell_height
        font = painting.fitting(self._number, cell)
        for block, limit in zip(picture.blocks[-2:], frame.limits[-2:], strict=True):
            painting.draw_numbers(painter, block, frame.values(block.part), limit, font)
        best = int(frame.trace.y[0].argmax()) if frame.finite else None
        bold = painting.fitting(self._bold, cell)
        painting.draw_classes(painter, picture.blocks[-1], frame.classes, best, font, bold)
        if frame.blank:
            painter.setFont(self._caption)
            painter.setPen(theme.colour("muted"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(painting.to_qrect(picture.blocks[0].rect), int(flags), self._hint)


def _paint_marks(painter: QPainter, moment: Moment) -> None:
    accent, text = theme.colour("accent"), theme.colour("text")
    picture = moment.picture
    for pinned in moment.frame.pinned:
        for part in (Part("a", pinned.part.layer), pinned.part):
            rect = painting.to_qrect(picture.block(part).cell(pinned.unit))
            painting.draw_outline(painter, rect, theme.colour("warning"), 1.5)
    for cell, colour, width in ((moment.selected, accent, 2.0), (moment.cursor, text, 1.5)):
        if not isinstance(cell, Cell):
            continue
        for part in _same_unit(picture, cell.part):
            rect = painting.to_qrect(picture.block(part).cell(cell.unit))
            painting.draw_outline(painter, rect, colour, width)
    if isinstance(moment.cursor, Part):
        lit = painting.to_qrect(picture.room_of(moment.cursor))
        painting.draw_outline(painter, lit, accent, 2.0)


def _same_unit(picture: Picture, part: Part) -> tuple[Part, ...]:
    """Return the arrays in which a part's units are too: a and z, and under each the gradient by it."""
    part = forward_part(part)
    upper = (part,) if part.kind == "x" else (Part("a", part.layer), Part("z", part.layer))
    if not picture.lower:
        return upper
    layers = len(picture.weights)
    return (*upper, *(gradient_part(over, layers) for over in upper))
