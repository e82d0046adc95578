"""The curves of runs as a picture for paper: PNG or SVG, in the light theme's colours, with a legend."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QBuffer, QByteArray, QIODevice, QLineF, QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from explorer.ui.formatting import MINUS
from explorer.ui.palettes import LIGHT
from explorer.ui.widgets.plot.axis import round_step

if TYPE_CHECKING:
    from explorer.ui.tabs.train.curve_sheet import Sheet, SheetCurve, SheetPanel

SIZE = QSize(900, 720)
_SHARPNESS = 2
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_MARGIN, _LEFT, _GAP = 24.0, 64.0, 62.0
_FAINT = 0.35


def png_of(sheet: Sheet) -> bytes:
    """Return the picture as PNG, twice as fine as a screen of today's usual sharpness."""
    image = QImage(SIZE * _SHARPNESS, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.surface))
    image.setDotsPerMeterX(round(_SHARPNESS * 96 / 0.0254))
    image.setDotsPerMeterY(round(_SHARPNESS * 96 / 0.0254))
    painter = QPainter(image)
    painter.scale(_SHARPNESS, _SHARPNESS)
    paint(painter, sheet)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return buffer.data().data()


def svg_of(sheet: Sheet, title: str) -> bytes:
    """Return the picture as SVG, whose lines stay lines."""
    from PyQt6.QtSvg import QSvgGenerator

    content = QByteArray()
    buffer = QBuffer(content)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(SIZE)
    generator.setViewBox(QRectF(0, 0, SIZE.width(), SIZE.height()))
    generator.setTitle(title)
    painter = QPainter(generator)
    paint(painter, sheet)
    painter.end()
    return content.data()


def paint(painter: QPainter, sheet: Sheet) -> None:
    """Draw a sheet into a rectangle of :data:`SIZE`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    whole = QRectF(0, 0, SIZE.width(), SIZE.height())
    painter.fillRect(whole, QColor(LIGHT.surface))
    font = QFont(painter.font())
    font.setPixelSize(13)
    painter.setFont(font)
    legend = _legend_height(painter, sheet, whole.width() - _LEFT - _MARGIN)
    inside = whole.adjusted(_LEFT, _MARGIN + legend, -_MARGIN, -_MARGIN - 24)
    height = (inside.height() - _GAP * len(sheet.panels)) / len(sheet.panels)
    _paint_legend(painter, sheet, QRectF(_LEFT, _MARGIN, inside.width(), legend))
    for place, panel in enumerate(sheet.panels):
        top = inside.top() + _GAP / 2 + place * (height + _GAP)
        area = QRectF(inside.left(), top, inside.width(), height)
        _paint_panel(painter, panel, sheet.last, area)
    painter.setPen(QColor(LIGHT.muted))
    foot = QRectF(inside.left(), whole.bottom() - _MARGIN - 18, inside.width(), 20)
    painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, sheet.label)


def _paint_panel(painter: QPainter, panel: SheetPanel, last: float, area: QRectF) -> None:
    metrics = QFontMetricsF(painter.font())
    painter.setPen(QColor(LIGHT.text))
    painter.drawText(QPointF(area.left(), area.top() - 10), panel.label)
    for value in _ticks(panel.top, area.height() / 46):
        y = area.bottom() - value / panel.top * area.height()
        painter.setPen(QPen(QColor(LIGHT.grid), 1.0))
        painter.drawLine(QLineF(area.left(), y, area.right(), y))
        text = f"{100 * value:.4g} %" if panel.percent else _number(value)
        painter.setPen(QColor(LIGHT.muted))
        width = metrics.horizontalAdvance(text)
        painter.drawText(QPointF(area.left() - 8 - width, y + metrics.capHeight() / 2), text)
    for value in _ticks(last, area.width() / 110):
        text = _number(value)
        width = metrics.horizontalAdvance(text)
        x = area.left() + value / last * area.width()
        left = min(x - width / 2, area.right() - width)
        painter.drawText(QPointF(left, area.bottom() + metrics.height() + 2), text)
    painter.setPen(QPen(QColor(LIGHT.control_border), 1.0))
    painter.drawLine(QLineF(area.bottomLeft(), area.bottomRight()))
    painter.save()
    painter.setClipRect(area.adjusted(-1, -1, 1, 1))
    for curve in panel.curves:
        _paint_curve(painter, curve, panel.top, last, area)
    painter.restore()


def _paint_curve(painter: QPainter, curve: SheetCurve, top: float, last: float, area: QRectF) -> None:
    painter.setPen(_pen(curve))
    across, up = np.asarray(curve.x, np.float64), np.asarray(curve.y, np.float64)
    there = np.isfinite(up)
    x = area.left() + across[there] / last * area.width()
    y = area.bottom() - np.clip(up[there] / top, -1.0, 2.0) * area.height()
    points = [QPointF(float(a), float(b)) for a, b in zip(x, y, strict=True)]
    if len(points) == 1:
        painter.drawEllipse(points[0], 2.0, 2.0)
    else:
        painter.drawPolyline(QPolygonF(points))


def _pen(curve: SheetCurve) -> QPen:
    colour = QColor(LIGHT.series[curve.colour])
    if curve.faint:
        colour.setAlphaF(_FAINT)
    pen = QPen(colour, 1.0 if curve.faint else 1.8)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if curve.dashed:
        pen.setDashPattern([4.0, 3.0])
    return pen


def _legend(sheet: Sheet) -> list[SheetCurve]:
    """Return one line of each name and look."""
    looks: dict[tuple[str, int, bool, bool], SheetCurve] = {}
    for panel in sheet.panels:
        for curve in panel.curves:
            looks.setdefault((curve.name, curve.colour, curve.faint, curve.dashed), curve)
    return list(looks.values())


def _places(painter: QPainter, sheet: Sheet, width: float) -> list[tuple[SheetCurve, float, int]]:
    """Return where each entry of the legend stands: its left end and its row."""
    metrics, x, row, places = QFontMetricsF(painter.font()), 0.0, 0, []
    for curve in _legend(sheet):
        needed = 34.0 + min(metrics.horizontalAdvance(curve.name), width - 60)
        if x and x + needed > width:
            x, row = 0.0, row + 1
        places.append((curve, x, row))
        x += needed + 22.0
    return places


def _legend_height(painter: QPainter, sheet: Sheet, width: float) -> float:
    rows = max((row for _, _, row in _places(painter, sheet, width)), default=0) + 1
    return rows * 22.0


def _paint_legend(painter: QPainter, sheet: Sheet, area: QRectF) -> None:
    metrics = QFontMetricsF(painter.font())
    for curve, x, row in _places(painter, sheet, area.width()):
        middle = area.top() + 22.0 * row + 8.0
        painter.setPen(_pen(curve))
        painter.drawLine(QLineF(area.left() + x, middle, area.left() + x + 26, middle))
        painter.setPen(QColor(LIGHT.text))
        name = metrics.elidedText(curve.name, Qt.TextElideMode.ElideRight, area.width() - 60)
        painter.drawText(QPointF(area.left() + x + 34, middle + metrics.capHeight() / 2), name)


def _ticks(top: float, most: float) -> list[float]:
    """Return round values from 0 to ``top``, at most about so many."""
    step = round_step(top / max(most, 2.0), _STEPS)
    return [step * place for place in range(math.floor(top / step * (1 + 1e-9)) + 1)]


def _number(value: float) -> str:
    return f"{value:,.6g}".replace("-", MINUS)
