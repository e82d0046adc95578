"""One digit of the gallery, and how it is painted from an image that holds them all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtGui import QPainter, QPen

from explorer.ui import theme
from explorer.ui.widgets.cell_area import atlas_part

if TYPE_CHECKING:
    from PyQt6.QtGui import QImage


@dataclass(frozen=True)
class Cell:
    """One digit as it is shown.

    Attributes
    ----------
    key : int
        In the store.
    place : int
        Among all images given with it.
    label : int
        What it is.
    read : str
        Name of the class it was read as; empty where that is right, or not known yet.
    """

    key: int
    place: int
    label: int
    read: str


def paint_cell(
    painter: QPainter, area: QRectF, cell: Cell, atlas: QImage, chosen: bool, current: bool
) -> None:
    """Draw a digit with its label, and in red what it was read as where that is wrong.

    Parameters
    ----------
    painter : QPainter
    area : QRectF
        A square for the picture and a line of text below it.
    cell : Cell
    atlas : QImage
        Of `make_atlas`, in which the cell has its place.
    chosen, current : bool
        Whether it is selected; whether the keys are about it.
    """
    if chosen:
        painter.fillRect(area.adjusted(-2, -2, 2, 2), theme.colour("accent_soft"))
    picture = QRectF(area.x(), area.y(), area.width(), area.width())
    painter.drawImage(picture, atlas, atlas_part(cell.place))
    name = "accent" if chosen or current else "error" if cell.read else "border"
    pen = QPen(theme.colour(name), 2 if chosen or current else 1)
    pen.setStyle(Qt.PenStyle.DashLine if current and not chosen else Qt.PenStyle.SolidLine)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.drawRect(picture.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.setFont(theme.numeric_font(factor=0.92, bold=bool(cell.read)))
    painter.setPen(theme.colour("error" if cell.read else "muted"))
    text = picture.adjusted(0, area.width(), 0, area.height() - area.width())
    words = f"{cell.label} → {cell.read}" if cell.read else str(cell.label)
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(text.width()))
    painter.drawText(text, int(Qt.AlignmentFlag.AlignCenter), shown)
