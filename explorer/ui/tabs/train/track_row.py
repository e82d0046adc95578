"""One drawing in a row: its picture, how it is read now, and its probabilities over the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QImage, QPainter, QPen
from PyQt6.QtWidgets import QSizePolicy, QToolButton, QWidget
from pyqtgraph.functions import arrayToQPolygonF

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import percent, whole
from explorer.ui.pointed_tips import PointedTips

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PyQt6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from explorer.ui.tabs.train.drawing_tracks import TrackedDrawing

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_SEEN = 0.02
_REMOVE = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})


class TrackRow(Appearance, PointedTips, QWidget):
    """A drawing that the run reads again as it learns.

    Parameters
    ----------
    pinned : bool
        Whether it can be unpinned.
    parent : QWidget

    Signals
    -------
    unpinned, chosen
        The drawing is to be taken off; it is to go on the canvas.
    """

    unpinned = pyqtSignal()
    chosen = pyqtSignal()

    def __init__(self, pinned: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._drawing: TrackedDrawing | None = None
        self._picture = QImage()
        self._label: int | None = None
        self._shown: NDArray[np.floating] | None = None
        self._classes: tuple[str, ...] = tuple("0123456789")
        self._end = self._cursor = 0
        self._live = True
        self._remove = QToolButton(self)
        self._remove.setIcon(theme.icon("close"))
        self._remove.setAutoRaise(True)
        self._remove.setVisible(pinned)
        self._remove.clicked.connect(self.unpinned)
        self._pinned = pinned
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()
        self.restyle()

    def show_drawing(
        self,
        drawing: TrackedDrawing,
        label: int | None,
        shown: NDArray[np.floating] | None,
        classes: tuple[str, ...],
        span: tuple[int, int],
        live: bool,
    ) -> None:
        """Show a drawing.

        Parameters
        ----------
        drawing : TrackedDrawing
        label : int, optional
            What it is among the classes.
        shown : ndarray, shape (classes,), optional
            What the moment looked at reads in it; ``None`` before the run.
        classes : tuple of str
        span : (int, int)
            Last iteration of the axis, and the one looked at.
        live : bool
            Whether the newest moment is looked at.
        """
        if self._drawing is not drawing:
            grey = np.rint(drawing.image * 255.0).astype(np.uint8)
            grey = grey if theme.current().dark else 255 - grey
            self._picture = QImage(grey.tobytes(), 28, 28, 28, QImage.Format.Format_Grayscale8).copy()
        self._drawing, self._label = drawing, label
        self._shown, self._classes = shown, classes
        (self._end, self._cursor), self._live = span, live
        self.setAccessibleDescription(self.verdict())
        self.update()

    @property
    def drawing(self) -> TrackedDrawing | None:
        """What is shown."""
        return self._drawing

    def verdict(self) -> str:
        """Return how it is read, in a few words."""
        if self._shown is None or not np.isfinite(self._shown).all():
            return self.tr("not read yet")
        guess = int(self._shown.argmax())
        text = self.tr("{name}, {share}").format(
            name=self._classes[guess], share=percent(float(self._shown[guess]))
        )
        label = self._label
        if label is None or label == guess:
            return text
        return self.tr("{verdict}; it is {label}").format(verdict=text, label=self._classes[label])

    # Drawing

    def _parts(self) -> tuple[QRectF, QRectF, QRectF]:
        """Return the places of picture, verdict and plot."""
        unit = theme.unit()
        side = min(self.height() - 4.0, 6.0 * unit)
        top = (self.height() - side) / 2
        picture = QRectF(2, top, side, side)
        words = QRectF(picture.right() + unit / 2, top, 5.5 * unit, side)
        right = self.width() - (2.5 * unit if self._pinned else 0.0) - 2
        return (
            picture,
            words,
            QRectF(words.right(), 2.5, max(right - words.right(), 1.0), self.height() - 5.0),
        )

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        """Draw picture, verdict and plot."""
        painter = QPainter(self)
        picture, words, plot = self._parts()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(picture, self._picture)
        painter.fillRect(plot, theme.colour("raised"))
        painter.fillRect(QRectF(plot.left(), plot.bottom(), plot.width(), 1), theme.colour("border"))
        if self._drawing is not None:
            self._draw_verdict(painter, words)
            self._draw_lines(painter, plot, self._drawing)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _draw_verdict(self, painter: QPainter, place: QRectF) -> None:
        if self._shown is None or not np.isfinite(self._shown).all():
            return
        guess = int(self._shown.argmax())
        wrong = self._label not in (None, guess)
        painter.setPen(theme.colour("error" if wrong else "text"))
        painter.setFont(theme.numeric_font(bold=True, factor=1.3))
        half = place.height() * 0.58
        name = self._classes[guess] if len(self._classes[guess]) < 3 else str(guess)
        upper = QRectF(place.left(), place.top(), place.width(), half)
        painter.drawText(upper, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom), name)
        painter.setPen(theme.colour("muted"))
        painter.setFont(theme.numeric_font(factor=0.8))
        lower = QRectF(place.left(), place.top() + half, place.width(), place.height() - half)
        share = percent(float(self._shown[guess]), 0)
        painter.drawText(lower, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), share)

    def _draw_lines(self, painter: QPainter, plot: QRectF, drawing: TrackedDrawing) -> None:
        """Draw all classes faintly, over them the true one or, where none is known, the one read now."""
        track = drawing.track
        if not len(track):
            return
        x = plot.left() + track.iterations / max(self._end, 1) * plot.width()
        y = plot.bottom() - 1 - np.clip(track.probabilities, 0, 1) * (plot.height() - 2)
        leading = int(track.probabilities[-1].argmax()) if self._shown is None else int(self._shown.argmax())
        faint = theme.colour("muted")
        faint.setAlphaF(0.45)
        for column in range(y.shape[1]):
            if column not in (leading, self._label) and track.probabilities[:, column].max() > _SEEN:
                _draw_line(painter, x, y[:, column], faint, 1.0)
        if self._label is not None and self._label != leading:
            _draw_line(painter, x, y[:, leading], theme.colour("error"), 1.0)
        right = self._label if self._label is not None else leading
        _draw_line(painter, x, y[:, right], theme.colour("accent"), 1.5)
        if not self._live:
            at = plot.left() + self._cursor / max(self._end, 1) * plot.width()
            painter.fillRect(QRectF(at - 0.5, plot.top(), 1, plot.height()), theme.colour("text"))

    # What one does with it

    def tip_at(self, x: float, y: float) -> str:
        """Return what the row shows at a place: over the plot, the likeliest classes of that iteration."""
        plot, drawing = self._parts()[2], self._drawing
        if drawing is None or not plot.contains(x, y) or not len(drawing.track):
            return ""
        iteration = round((x - plot.left()) / plot.width() * max(self._end, 1))
        found = drawing.track.at(iteration)
        if found is None:
            return ""
        order = np.argsort(-found)[:3]
        shares = " · ".join(f"{self._classes[k]} {percent(float(found[k]))}" for k in order)
        return self.tr("iteration {n}: {shares}").format(n=whole(iteration), shares=shares)

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Put the drawing on the canvas when its picture is pressed."""
        if event is not None and self._pinned and self._parts()[0].contains(event.position()):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Put it on the canvas by Enter, take it off by Delete."""
        if event is None:
            return
        key = Qt.Key(event.key())
        if self._pinned and key in _ENTER:
            self.chosen.emit()
        elif self._pinned and key in _REMOVE:
            self.unpinned.emit()
        else:
            event.ignore()

    def focusInEvent(self, _event: QFocusEvent | None) -> None:
        """Show where the keys are."""
        self.update()

    def focusOutEvent(self, _event: QFocusEvent | None) -> None:
        """Show that they are elsewhere."""
        self.update()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Keep the button at the end of the row."""
        super().resizeEvent(event)
        side = round(2.5 * theme.unit())
        self._remove.setGeometry(self.width() - side, (self.height() - side) // 2, side, side)

    def sizeHint(self) -> QSize:
        """Return room for the picture at twice its size."""
        return QSize(28 * theme.unit(), 7 * theme.unit())

    def minimumSizeHint(self) -> QSize:
        """Return the least that shows a curve."""
        return QSize(20 * theme.unit(), 5 * theme.unit())

    def retranslate(self) -> None:
        """Set the texts."""
        self.setAccessibleName(
            self.tr("Pinned drawing") if self._pinned else self.tr("Drawing on the canvas")
        )
        what = self.tr(
            "Its probabilities over the iterations: the true class, or the one read now, in colour, "
            "the others faint"
        )
        keys = self.tr("Press the picture, or Enter, to put it on the canvas; Delete takes it off")
        self.setToolTip(f"{what}\n{keys}" if self._pinned else what)
        self._remove.setToolTip(self.tr("Unpin"))
        self._remove.setAccessibleName(self._remove.toolTip())

    def restyle(self) -> None:
        """Take the theme's colours and measures."""
        drawing, self._drawing = self._drawing, None
        if drawing is not None:  # its picture is of the ground of the theme
            span = self._end, self._cursor
            self.show_drawing(drawing, self._label, self._shown, self._classes, span, self._live)
        unit = theme.unit()
        self._remove.setIconSize(QSize(round(1.5 * unit), round(1.5 * unit)))
        self.updateGeometry()


def _draw_line(
    painter: QPainter, x: NDArray[np.floating], y: NDArray[np.floating], colour: QColor, width: float
) -> None:
    painter.setPen(QPen(colour, width))
    good = np.isfinite(y)
    if not good.any():
        return
    # Point by point it would take a third of the time of a frame: here the polygon's memory is written.
    painter.drawPolyline(arrayToQPolygonF(x[good], y[good]))
