"""A typeset formula in the theme's text colour, at the size of the text around it."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from functools import cache

from PyQt6.QtCore import QByteArray, QRectF, QSize, Qt
from PyQt6.QtGui import QFontInfo, QFontMetricsF, QPainter, QPaintEvent
from PyQt6.QtSvg import QSvgRenderer
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer import resources
from explorer.ui import theme
from explorer.ui.appearance import Appearance

_LARGER_THAN_TEXT = 1.12
"""Mathematics set in a serif face looks smaller than the sans-serif text beside it."""


@dataclass(frozen=True)
class TypesetFormula:
    """One SVG of ``resources/formulas``: its source, its extent in ems, and its drawing.

    Attributes
    ----------
    latex : str
        What it was typeset from.
    width, height, ascent : float
        Extent in ems; ``ascent`` is how far it reaches above its baseline.
    svg : str
        The drawing, in ``currentColor``.
    """

    latex: str
    width: float
    height: float
    ascent: float
    svg: str


@cache
def typeset_formula(name: str) -> TypesetFormula:
    """Return the formula of that name; raises ``FileNotFoundError`` if there is none."""
    svg = resources.read_text("formulas", f"{name}.svg")
    root = ElementTree.fromstring(svg)
    em = float(root.attrib["font-size"])
    _, top, width, height = (float(part) / em for part in root.attrib["viewBox"].split())
    latex = root.findtext("{http://www.w3.org/2000/svg}desc") or name
    return TypesetFormula(latex, width, height, -top, svg)


class FormulaView(Appearance, QWidget):
    """Shows one formula by name; it shrinks to the width it is given, and never grows beyond the text's size.

    Parameters
    ----------
    name : str
        File name in ``resources/formulas`` without ``.svg``; may be empty, which shows nothing.
    parent : QWidget, optional
    """

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formula: TypesetFormula | None = None
        self._renderer = QSvgRenderer(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_formula(name)

    def set_formula(self, name: str) -> None:
        """Show the formula of that name; raises ``FileNotFoundError`` if it was never typeset."""
        self._formula = typeset_formula(name) if name else None
        self.setAccessibleName(self._formula.latex if self._formula else "")
        self.restyle()

    def restyle(self) -> None:
        """Take the theme's text colour and the font's size."""
        if self._formula is not None:
            svg = self._formula.svg.replace("currentColor", theme.current().text)
            self._renderer.load(QByteArray(svg.encode()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the formula's size at the size of the text."""
        if self._formula is None:
            return QSize(0, 0)
        em = self._em()
        return QSize(round(self._formula.width * em) + 1, round(self._formula.height * em) + 1)

    def minimumSizeHint(self) -> QSize:
        """Return half the natural width: below that the indices could not be read."""
        hint = self.sizeHint()
        return QSize(hint.width() // 2, hint.height() // 2)

    def hasHeightForWidth(self) -> bool:
        """Return True: a narrower formula is a lower one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the formula when it must fit ``width`` pixels."""
        hint = self.sizeHint()
        if hint.width() <= width or hint.width() == 0:
            return hint.height()
        return max(1, round(hint.height() * width / hint.width()))

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw the formula at the left, centred vertically."""
        if self._formula is None:
            return
        em = self._em()
        width, height = self._formula.width * em, self._formula.height * em
        scale = min(1.0, self.width() / width, self.height() / height)
        target = QRectF(0, (self.height() - height * scale) / 2, width * scale, height * scale)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            target.moveRight(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._renderer.render(painter, target)
        painter.end()

    def _em(self) -> float:
        pixels = QFontInfo(self.font()).pixelSize()
        return max(pixels, QFontMetricsF(self.font()).height() / 2) * _LARGER_THAN_TEXT
