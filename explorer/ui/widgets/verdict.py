"""The one line that says what the network reads, with its doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import percent, signed
from explorer.ui.verdict import Finding, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PyQt6.QtGui import QFont, QPaintEvent

_LARGE, _MIDDLE = 2.6, 1.35
"""Sizes of a single digit and of words, in text sizes."""


class VerdictView(Appearance, QWidget):
    """The class read, large, with its probability and, where the truth is known, whether it is right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verdict = Verdict(Finding.BLANK)
        self._classes: tuple[str, ...] = tuple("0123456789")
        self._correct: bool | None = None
        self._text = ""
        self.setObjectName("verdict")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()
        self.restyle()

    @property
    def text(self) -> str:
        """The words shown: a class, "4 or 9?", or that there is none."""
        return self._text

    @property
    def correct(self) -> bool | None:
        """Whether the mark shows that the reading is right or wrong; None: no mark."""
        return self._correct

    def show_verdict(self, verdict: Verdict, classes: Sequence[str], truth: int | None) -> None:
        """Show what is said about a drawing.

        Parameters
        ----------
        verdict : Verdict
            What is said.
        classes : sequence of str
            Names of the classes it may name.
        truth : int or None
            The true label, if it is known.
        """
        shown = (verdict, tuple(classes), verdict.is_correct(truth))
        if shown != (self._verdict, self._classes, self._correct):
            self._verdict, self._classes, self._correct = shown
            self.retranslate()

    def sizeHint(self) -> QSize:
        """Return room for one large digit and its probability."""
        return QSize(20 * theme.unit(), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return the same height with less width."""
        return QSize(15 * theme.unit(), self._height())

    def retranslate(self) -> None:
        """Put the verdict in words again."""
        self._text = self._words()
        self.setAccessibleName(self.tr("Verdict"))
        spoken = self._spoken().format(reading=self._text, percent=percent(self._verdict.probability))
        if spoken != self.accessibleDescription():
            self.setAccessibleDescription(spoken)
        self.setToolTip(self._explanation())
        self.update()

    def restyle(self) -> None:
        """Take colours and fonts of the theme again."""
        self.updateGeometry()
        self.update()

    def _height(self) -> int:
        return round(QFontMetricsF(theme.numeric_font(bold=True, factor=_LARGE)).height())

    def _digits(self) -> bool:
        return all(len(name) == 1 for name in self._classes)

    def _words(self) -> str:
        digits = self._digits()
        names = [self._classes[index] for index in self._verdict.candidates]
        if self._verdict.finding is Finding.SURE:
            return names[0]
        if self._verdict.finding is Finding.AMBIGUOUS:
            return self.tr("{first} or {second}?").format(first=names[0], second=names[1])
        if self._verdict.finding is Finding.UNKNOWN:
            return self.tr("no digit?") if digits else self.tr("none of these?")
        if self._verdict.finding is Finding.FOREIGN:
            return self.tr("not a digit") if digits else self.tr("none of these")
        return self.tr("Draw a digit") if digits else self.tr("Draw something")

    def _spoken(self) -> str:
        """Return the sentence for screen readers, to be filled in."""
        if not self._verdict.candidates:
            return "{reading}"
        if self._correct is None:
            return self.tr("{reading}, probability {percent}")
        if self._correct:
            return self.tr("{reading}, probability {percent}, correct")
        return self.tr("{reading}, probability {percent}, wrong")

    def _explanation(self) -> str:
        reasons = {
            Finding.BLANK: self.tr("The canvas is empty, so the network's answer means nothing."),
            Finding.SURE: self.tr("The most probable class and its probability."),
            Finding.AMBIGUOUS: self.tr("Two classes are nearly as probable as one another."),
            Finding.UNKNOWN: self.tr("No class stands out: the network does not recognise this."),
            Finding.FOREIGN: self.tr(
                "Unlike all that this network has learnt, whatever its probabilities say."
            ),
        }
        reason, novelty = reasons[self._verdict.finding], self._verdict.novelty
        if novelty is None or not np.isfinite(novelty.score):
            return reason
        measured = self.tr(
            "Out-of-distribution score, from its last hidden layer and its energy −log Σ exp(a): {score}. "
            "For {known} of known images it is below {limit}."
        ).format(score=signed(novelty.score), limit=signed(novelty.limit), known=percent(novelty.known))
        return f"{reason}\n{measured}"

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw the words, and for one class its probability and the mark: beside a digit, below a name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        painter.setPen(theme.colour("text" if self._verdict.candidates else "muted"))
        if self._verdict.finding is not Finding.SURE:
            self._paint_words(painter, area)
        elif self._digits():
            self._paint_words(painter, area)
            words = QFontMetricsF(painter.font()).horizontalAdvance(self._text)
            self._paint_aside(painter, area.adjusted(words + 1.5 * theme.unit(), 0, 0, 0), _MIDDLE)
        else:
            upper = QRectF(area.x(), area.y(), area.width(), area.height() * 0.56)
            self._paint_words(painter, upper)
            self._paint_aside(painter, area.adjusted(0, upper.height(), 0, 0), 1.0)
        painter.end()

    def words_font(self, room: float) -> QFont:
        """Return the font of the words: large for digits, and no wider than the room."""
        named = bool(self._verdict.candidates)
        factor = _LARGE if named and self._digits() else _MIDDLE
        needed = QFontMetricsF(theme.numeric_font(named, factor)).horizontalAdvance(self._text)
        # A little less than the ratio: glyphs do not shrink quite in proportion.
        return theme.numeric_font(named, factor * min(1.0, 0.95 * room / max(needed, 1.0)))

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(self.words_font(area.width()))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, int(left), self._text)

    def _paint_aside(self, painter: QPainter, area: QRectF, factor: float) -> None:
        font = theme.numeric_font(factor=factor)
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, int(left), percent(self._verdict.probability))
        if self._correct is not None:
            room = QFontMetricsF(font).horizontalAdvance("100.0 %")
            size = 1.3 * theme.unit() * factor
            corner = QPointF(area.x() + room + theme.unit(), area.center().y() - size / 2)
            paint_mark(painter, QRectF(corner.x(), corner.y(), size, size), self._correct)


def paint_mark(painter: QPainter, area: QRectF, correct: bool) -> None:
    """Draw a tick or a cross; the shape says it as well as the colour."""
    pen = QPen(theme.colour("success" if correct else "error"), area.width() / 6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)

    def at(x: float, y: float) -> QPointF:
        return QPointF(area.x() + x * area.width(), area.y() + y * area.height())

    if correct:
        painter.drawPolyline(QPolygonF([at(0.1, 0.55), at(0.4, 0.85), at(0.9, 0.15)]))
    else:
        painter.drawLine(at(0.15, 0.15), at(0.85, 0.85))
        painter.drawLine(at(0.85, 0.15), at(0.15, 0.85))
