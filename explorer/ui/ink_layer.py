"""The drawing in device pixels: ink on transparency, grown segment by segment as the document grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QPointF, QRect, QRectF, Qt
from PyQt6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from explorer.data.picture import fit_to_square
from explorer.ui.pen import Pen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from explorer.ui.drawing_document import DrawingDocument, Point

_FORMAT = QImage.Format.Format_ARGB32_Premultiplied

_MARGIN = 2
"""Pixels around a segment that antialiasing and rounding may touch."""


class InkLayer:
    """A square image of a document's ink that is transparent where there is none, so that erasing is real.

    The running stroke is drawn as one path over what was there before it. Painting each short segment over
    the last would add up the half-covered pixels of its edge and make slow strokes ragged.
    """

    def __init__(self, document: DrawingDocument) -> None:
        self._document = document
        self._colour = QColor(Qt.GlobalColor.black)
        self._side = 0
        self._image = QImage()
        self._finished = QImage()
        self._stale = False

    @property
    def image(self) -> QImage:
        """The ink, premultiplied ARGB; empty before the first `configure`."""
        if self._stale:
            self._paint()
        return self._image

    @property
    def side(self) -> int:
        """Width and height in device pixels."""
        return self._side

    def configure(self, side: int, colour: QColor) -> None:
        """Make the layer again for `side` device pixels and this colour of ink, if either has changed."""
        if (side, colour) != (self._side, self._colour):
            self._side, self._colour = side, QColor(colour)
            self.rebuild()

    def rebuild(self) -> None:
        """Paint the whole document again when it is next looked at, however often it changes till then."""
        self._stale = True

    def _paint(self) -> None:
        self._stale = False
        picture = self._document.picture
        self._finished = QImage(self._side, self._side, _FORMAT)
        self._finished.fill(Qt.GlobalColor.transparent)
        if self._finished.isNull():
            self._image = QImage()
            return
        painter = QPainter(self._finished)
        if picture.base is not None:
            painter.drawImage(0, 0, ink_image(enlarge(picture.base.image, self._side), self._colour))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for stroke in picture.strokes:
            points = [(float(x), float(y)) for x, y in stroke.points]
            self._stroke(painter, self._path([points]), Pen(stroke.width, stroke.erase))
        painter.end()
        self._image = self._finished.copy()
        if self._document.pen_down is not None:
            self._draw_running(self._image.rect())

    def grow(self) -> QRectF:
        """Draw the newest segment of the running stroke; return what changed, in canvas units."""
        pen = self._document.pen_down
        if pen is None:
            return QRectF()
        reach = pen.width / 2
        ends = [QPointF(x, y) for x, y in self._document.running_points[-2:]]
        box = QRectF(ends[0], ends[-1]).normalized().adjusted(-reach, -reach, reach, reach)
        if self._side > 0 and not self._stale:
            side = self._side
            pixels = QRectF(box.x() * side, box.y() * side, box.width() * side, box.height() * side)
            dirty = pixels.toAlignedRect().adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
            self._draw_running(dirty.intersected(self._image.rect()))
        return box

    def finish_stroke(self) -> None:
        """Take the stroke that has just ended for granted: later ones are drawn over it."""
        if not self._stale:
            self._finished = self._image.copy()

    def _draw_running(self, dirty: QRect) -> None:
        pen = self._document.pen_down
        if dirty.isEmpty() or pen is None:
            return
        reach = pen.width / 2 + _MARGIN / self._side
        near = (
            (dirty.left() / self._side - reach, dirty.top() / self._side - reach),
            (dirty.right() / self._side + reach, dirty.bottom() / self._side + reach),
        )
        painter = QPainter(self._image)
        painter.setClipRect(dirty)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(dirty.topLeft(), self._finished, dirty)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pieces = pieces_near(self._document.running_points, *near)
        self._stroke(painter, self._path(pieces), pen)
        painter.end()

    def _path(self, pieces: Iterable[Sequence[Point]]) -> QPainterPath:
        path = QPainterPath()
        for piece in pieces:
            corners = [QPointF(x * self._side, y * self._side) for x, y in piece]
            path.moveTo(corners[0])
            if all(corner == corners[0] for corner in corners):
                # Qt draws nothing for a line without length; a hair's breadth makes its caps a dot.
                path.lineTo(corners[0] + QPointF(0.01, 0.0))
            for corner in corners[1:]:
                path.lineTo(corner)
        return path

    def _stroke(self, painter: QPainter, path: QPainterPath, pen: Pen) -> None:
        modes = QPainter.CompositionMode
        painter.setCompositionMode(
            modes.CompositionMode_DestinationOut if pen.erase else modes.CompositionMode_SourceOver
        )
        cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(self._colour, pen.width * self._side, Qt.PenStyle.SolidLine, cap, join))
        painter.drawPath(path)


def drawing_image(document: DrawingDocument, side: int) -> QImage:
    """Return the whole drawing as black ink on white paper, drawn anew at `side` × `side` pixels."""
    layer = InkLayer(document)
    layer.configure(side, QColor(Qt.GlobalColor.black))
    image = QImage(side, side, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.drawImage(0, 0, layer.image)
    painter.end()
    return image


def pieces_near(points: Sequence[Point], low: Point, high: Point) -> list[list[Point]]:
    """Return the runs of a polyline whose segments' boxes touch the box from `low` to `high`.

    A polyline of one point is one run of one point.
    """
    if len(points) == 1:
        return [list(points)]
    array = np.asarray(points)
    starts, ends = array[:-1], array[1:]
    touches = np.all((np.minimum(starts, ends) <= high) & (np.maximum(starts, ends) >= low), axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], touches, [False]))))
    return [list(points[first : last + 1]) for first, last in edges.reshape(-1, 2).tolist()]


def enlarge(image: NDArray[np.float32], side: int) -> NDArray[np.float32]:
    """Return a square picture at `side` × `side` pixels, smoothly interpolated and kept in 0…1.

    A picture that is finer than that is averaged.

    Catmull and Rom's cubic (1974) as one matrix for rows and columns: bilinear interpolation shows
    its lattice when 28 pixels become several hundred.
    """
    count = image.shape[0]
    if count > side:
        return fit_to_square(image, side)
    positions = (np.arange(side, dtype=np.float32) + 0.5) * count / max(side, 1) - 0.5
    left = np.floor(positions).astype(np.intp)
    t = positions - left
    weights = (
        ((2 - t) * t - 1) * t / 2,
        ((3 * t - 5) * t * t + 2) / 2,
        ((4 - 3 * t) * t + 1) * t / 2,
        (t - 1) * t * t / 2,
    )
    matrix = np.zeros((side, count), np.float32)
    for offset, weight in zip((-1, 0, 1, 2), weights, strict=True):
        np.add.at(matrix, (np.arange(side), np.clip(left + offset, 0, count - 1)), weight)
    return np.clip(matrix @ image @ matrix.T, 0.0, 1.0).astype(np.float32)


def ink_image(amount: NDArray[np.float32], colour: QColor) -> QImage:
    """Return an image whose opacity is the amount of ink (0…1) and whose colour is `colour`."""
    height, width = amount.shape
    channels = np.array([colour.red(), colour.green(), colour.blue(), 255], np.float32)
    rgba = np.rint(amount[..., None] * channels).astype(np.uint8)
    image = QImage(rgba.tobytes(), width, height, 4 * width, QImage.Format.Format_RGBA8888_Premultiplied)
    return image.copy()
