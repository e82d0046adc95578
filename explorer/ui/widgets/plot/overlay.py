"""The layer over a plot's curves: guides, marks, the cursor and its values, the names at the curves' ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QWidget

from explorer.ui import theme
from explorer.ui.widgets.plot.marks import spread

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from explorer.ui.widgets.plot.marks import Guide, Mark

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_TOP_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_BOTTOM_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
_WRAPPED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True)
class Tag:
    """A coloured text tied to one point of a curve, in pixels of the overlay."""

    point: QPointF
    text: str
    colour: QColor


@dataclass
class Scenery:
    """Everything an overlay draws; positions in pixels, worked out by the plot.

    Attributes
    ----------
    area : QRectF
        The part of the plot inside its axes.
    guides, marks : lists of (position, what)
        Levels with their y, moments with their x.
    ends : list of Tag
        Each named curve's last point.
    position : float or None
        x of the moment being looked at, when that is not the newest.
    cursor : float or None
        x of the cursor.
    title : str
        First line of the values beside the cursor.
    values : list of Tag
        The curves' values at the cursor.
    boxed : bool
        Whether title and values are written beside the cursor.
    label_x, label_y : str
        What the axes measure: under the horizontal one's right end, above the vertical one.
    message : str
        One sentence across an empty plot.
    focused : bool
        Whether to draw the focus ring.
    """

    area: QRectF = field(default_factory=QRectF)
    guides: list[tuple[float, Guide]] = field(default_factory=list)
    marks: list[tuple[float, Mark]] = field(default_factory=list)
    ends: list[Tag] = field(default_factory=list)
    position: float | None = None
    cursor: float | None = None
    title: str = ""
    values: list[Tag] = field(default_factory=list)
    boxed: bool = True
    label_x: str = ""
    label_y: str = ""
    message: str = ""
    focused: bool = False


class PlotOverlay(QWidget):
    """Draws a `Scenery` above a plot; the mouse goes through it.

    Parameters
    ----------
    scenery : callable
        Asked for what to draw at each painting: several changes in one frame are worked out once.
    parent : QWidget
    """

    def __init__(self, scenery: Callable[[], Scenery], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scenery = scenery
        self.text_font = QFont()

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        """Draw from the back to the front."""
        scenery, colours = self._scenery(), theme.current()
        painter = QPainter(self)
        painter.setFont(self.text_font)
        metrics = QFontMetricsF(self.text_font)
        if not scenery.area.isEmpty():
            painter.setPen(QColor(colours.muted))
            bounds = QRectF(self.rect()).adjusted(2, 1, -4, -1)
            if scenery.label_y:
                label = metrics.elidedText(scenery.label_y, Qt.TextElideMode.ElideRight, bounds.width())
                painter.drawText(bounds, int(_TOP_LEFT), label)
            if scenery.label_x:
                painter.drawText(bounds, int(_BOTTOM_RIGHT), scenery.label_x)
            boxes = _end_boxes(metrics, scenery, self.width() - 4.0)
            _draw_guides(painter, metrics, scenery, _message_box(painter, scenery), boxes)
            _draw_marks(painter, metrics, scenery)
            _draw_ends(painter, scenery, boxes)
            if scenery.message:
                _draw_message(painter, scenery)
            if scenery.cursor is not None:
                _draw_cursor(painter, metrics, scenery)
        if scenery.focused:
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()


def _message_room(scenery: Scenery) -> QRectF:
    return scenery.area.adjusted(24, 8, -24, -8)


def _message_box(painter: QPainter, scenery: Scenery) -> QRectF:
    """Return what the message covers; nothing where there is none."""
    if not scenery.message:
        return QRectF()
    text = painter.boundingRect(_message_room(scenery), _WRAPPED, scenery.message)
    return text.adjusted(-6, -3, 6, 3)


def _draw_message(painter: QPainter, scenery: Scenery) -> None:
    painter.fillRect(_message_box(painter, scenery), QColor(theme.current().surface))
    painter.setPen(QColor(theme.current().muted))
    painter.drawText(_message_room(scenery), _WRAPPED, scenery.message)


def _draw_guides(
    painter: QPainter, metrics: QFontMetricsF, scenery: Scenery, covered: QRectF, taken: Sequence[QRectF]
) -> None:
    """Draw each level and its name left of the names it would meet, if it stays clear of the message."""
    area = scenery.area
    muted = QColor(theme.current().muted)
    pen = QPen(muted, 0)
    pen.setDashPattern([4, 4])
    for y, guide in scenery.guides:
        if not area.top() <= y <= area.bottom():  # nor where a logarithm has none
            continue
        painter.setPen(pen)
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        above = y - 2 - metrics.height() >= area.top()
        top = y - 2 - metrics.height() if above else y + 2
        box = QRectF(area.left() + 6, top, area.width() - 12, metrics.height())
        # The words stand on the level or hang from it, however high their script makes the line.
        flags = int(_BOTTOM_RIGHT if above else _TOP_RIGHT)
        words = painter.boundingRect(box, flags, guide.text)
        lefts = [other.left() for other in taken if other.intersects(words)]
        if lefts:
            box.setRight(min(lefts) - 8)
            words = painter.boundingRect(box, flags, guide.text)
        if not words.intersects(covered):
            painter.setPen(muted)
            painter.drawText(box, flags, guide.text)


def _draw_marks(painter: QPainter, metrics: QFontMetricsF, scenery: Scenery) -> None:
    area, colours = scenery.area, theme.current()
    pen = QPen(QColor(colours.warning), 0)
    pen.setDashPattern([2, 3])
    free = area.left()
    for x, mark in scenery.marks:
        if not area.left() <= x <= area.right():
            continue
        painter.setPen(pen)
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        width = metrics.horizontalAdvance(mark.text)
        if x + 4 >= free and x + 4 + width <= area.right():
            painter.setPen(QColor(colours.warning))
            painter.drawText(QRectF(x + 4, area.top(), width + 1, metrics.height()), int(_LEFT), mark.text)
            free = x + width + 12
    if scenery.position is not None and area.left() <= scenery.position <= area.right():
        painter.setPen(QPen(QColor(colours.accent), 0))
        painter.drawLine(QPointF(scenery.position, area.top()), QPointF(scenery.position, area.bottom()))


def _end_boxes(metrics: QFontMetricsF, scenery: Scenery, right: float) -> list[QRectF]:
    """Return where each curve's name goes: right of its end, or above and below it at the plot's edge."""
    area, height = scenery.area, metrics.height()
    widths = [metrics.horizontalAdvance(tag.text) for tag in scenery.ends]
    lefts = [tag.point.x() + 8 for tag in scenery.ends]
    at_edge = [left + width > right for left, width in zip(lefts, widths, strict=True)]
    wanted = [tag.point.y() for tag in scenery.ends]
    # Above the highest curve that ends at the edge and below the others, clear of their lines.
    top = min((y for y, edge in zip(wanted, at_edge, strict=True) if edge), default=0.0)
    for index, edge in enumerate(at_edge):
        if edge:
            wanted[index] += (-0.8 if wanted[index] == top else 0.8) * height
            lefts[index] = right - widths[index]
    places = spread(wanted, height, area.top(), area.bottom() - height / 2)
    return [
        QRectF(left, y - height / 2, width, height)
        for left, y, width in zip(lefts, places, widths, strict=True)
    ]


def _draw_ends(painter: QPainter, scenery: Scenery, boxes: Sequence[QRectF]) -> None:
    """Write each curve's name where it goes, and mark its end."""
    surface = QColor(theme.current().surface)
    surface.setAlpha(225)
    for tag in scenery.ends:
        _draw_dot(painter, tag.point, tag.colour)
    for tag, box in zip(scenery.ends, boxes, strict=True):
        painter.fillRect(box.adjusted(-2, 1, 2, -1), surface)
        painter.setPen(tag.colour)
        painter.drawText(box, int(_LEFT), tag.text)


def _draw_cursor(painter: QPainter, metrics: QFontMetricsF, scenery: Scenery) -> None:
    area, colours, x = scenery.area, theme.current(), scenery.cursor
    if x is None:
        return
    painter.setPen(QPen(QColor(colours.muted), 0))
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
    for tag in scenery.values:
        if area.top() - 1 <= tag.point.y() <= area.bottom() + 1:
            _draw_dot(painter, tag.point, tag.colour)
    if not scenery.boxed:
        return
    lines = [(scenery.title, QColor(colours.muted)), *((tag.text, tag.colour) for tag in scenery.values)]
    _draw_values(painter, metrics, area, x, lines)


def _draw_values(
    painter: QPainter, metrics: QFontMetricsF, area: QRectF, x: float, lines: Sequence[tuple[str, QColor]]
) -> None:
    """Draw the table of values on the roomier side of the cursor."""
    colours = theme.current()
    width = max(metrics.horizontalAdvance(text) for text, _ in lines) + 16
    height = metrics.height() * len(lines) + 10
    left = x + 10 if x + 10 + width <= area.right() else x - 10 - width
    box = QRectF(max(left, area.left()), area.top() + 4, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(QColor(colours.border), 1))
    painter.setBrush(QColor(colours.raised))
    painter.drawRoundedRect(box, 4, 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for row, (text, colour) in enumerate(lines):
        painter.setPen(colour)
        line = QRectF(box.left() + 8, box.top() + 5 + row * metrics.height(), width - 16, metrics.height())
        painter.drawText(line, int(_LEFT), text)


def _draw_dot(painter: QPainter, point: QPointF, colour: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(QColor(theme.current().surface), 1))
    painter.setBrush(colour)
    painter.drawEllipse(point, 3.5, 3.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
