"""How a drawing becomes the network's input: four pictures in a row, in a small popup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QFontMetricsF, QGuiApplication, QPainter, QPen, QPolygonF
from PyQt6.QtWidgets import QFrame, QWidget

from explorer.data.dataset import IMAGE_SIDE
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.colouring import heatmap_image

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PyQt6.QtGui import QPaintEvent

    from explorer.data.preprocess import Box, Preprocessed


class PreprocessingSteps(Appearance, QFrame):
    """A popup with the steps drawing, crop, 20×20 and centred 28×28.

    Parameters
    ----------
    ink : ndarray of shape (side, side)
        The drawing, ink in 0…1.
    steps : Preprocessed or None
        What was made of it; None if the input is an image of a data set, which needs none of the steps.
    image : ndarray of shape (28, 28)
        The network's input.
    """

    def __init__(
        self,
        ink: NDArray[np.float32],
        steps: Preprocessed | None,
        image: NDArray[np.float32],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("preprocessing_steps")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._box: Box | None = steps.box if steps is not None and not steps.empty else None
        self._ink_side = ink.shape[0]
        if self._box is None or steps is None:
            self._pictures: tuple[NDArray[np.float32], ...] = (image,)
        else:
            self._pictures = (ink.copy(), steps.cropped, steps.scaled, image)
        self._raw = steps is None
        self._captions: tuple[str, ...] = ()
        self._text = ""
        self.retranslate()
        self.restyle()

    @property
    def pictures(self) -> tuple[NDArray[np.float32], ...]:
        """What is shown, from left to right."""
        return self._pictures

    def open_at(self, corner: QPoint) -> None:
        """Show the popup with its top left corner there (global), or as near as the screen allows."""
        # adjustSize() would cut it to two thirds of a small screen.
        self.resize(self.sizeHint())
        screen = QGuiApplication.screenAt(corner) or QGuiApplication.primaryScreen()
        if screen is not None:
            room = screen.availableGeometry()
            corner = QPoint(
                max(min(corner.x(), room.right() - self.width()), room.left()),
                max(min(corner.y(), room.bottom() - self.height()), room.top()),
            )
        self.move(corner)
        self.show()

    def sizeHint(self) -> QSize:
        """Return room for the pictures, their captions and the sentence below."""
        unit = theme.unit()
        height = self._text_top() + self._text_height() + 2 * unit
        return QSize(round(self._inner_width() + 4 * unit), round(height))

    def retranslate(self) -> None:
        """Set all words again."""
        self.setAccessibleName(self.tr("From the drawing to what the network sees"))
        if len(self._pictures) == 1:
            self._captions = (self.tr("28×28"),)
            self._text = (
                self.tr("An image of the data set is 28×28 already; the network gets it as it is.")
                if self._raw
                else self.tr("The canvas is empty: there is no ink to crop, scale and centre.")
            )
        else:
            self._captions = (
                self.tr("drawing"),
                self.tr("its ink, cropped"),
                self.tr("scaled to 20×20"),
                self.tr("centred in 28×28"),
            )
            self._text = self.tr(
                "MNIST's digits were made like this: the ink's box is scaled to 20×20 and placed in 28×28 "
                "with its centre of mass in the middle. So a small digit in a corner is read as well."
            )
        self.setAccessibleDescription(self._text)

    def restyle(self) -> None:
        """Take colours and fonts of the theme again."""
        self.updateGeometry()
        self.update()

    def _side(self) -> float:
        return 14.0 * theme.unit()

    def _gap(self) -> float:
        return 3.0 * theme.unit()

    def _inner_width(self) -> float:
        count = max(len(self._pictures), 2)
        return count * self._side() + (count - 1) * self._gap()

    def _text_top(self) -> float:
        return self._side() + 3.5 * theme.unit() + QFontMetricsF(theme.caption_font()).height()

    def _text_height(self) -> float:
        bounds = QRectF(0, 0, self._inner_width(), 1000)
        wrap = Qt.TextFlag.TextWordWrap.value
        return QFontMetricsF(theme.caption_font()).boundingRect(bounds, wrap, self._text).height()

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw the row of pictures, the arrows between them and the words."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("raised"))
        painter.setPen(QPen(theme.colour("control_border"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.setFont(theme.caption_font())
        side, unit = self._side(), theme.unit()
        line = QFontMetricsF(theme.caption_font()).height()
        for place, (picture, caption) in enumerate(zip(self._pictures, self._captions, strict=True)):
            frame = QRectF(2 * unit + place * (side + self._gap()), 2 * unit, side, side)
            self._paint_picture(painter, frame, picture, whole=place == 0)
            if place > 0:
                self._paint_arrow(painter, frame)
            painter.setPen(theme.colour("muted"))
            below = QRectF(frame.x() - unit, frame.bottom() + unit / 2, side + 2 * unit, line)
            painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), caption)
        painter.setPen(theme.colour("text"))
        words = QRectF(2 * unit, self._text_top(), self.width() - 4 * unit, self._text_height())
        painter.drawText(words, Qt.TextFlag.TextWordWrap.value, self._text)
        painter.end()

    def _paint_picture(
        self, painter: QPainter, frame: QRectF, picture: NDArray[np.float32], *, whole: bool
    ) -> None:
        painter.fillRect(frame, theme.colour("paper"))
        image = heatmap_image(picture, theme.current().ink_table, 0.0, 1.0)
        rows, columns = picture.shape
        scale = frame.width() / max(rows, columns)
        target = QRectF(0, 0, columns * scale, rows * scale)
        target.moveCenter(frame.center())
        # The fine raster is a picture to look at; the small ones are pixels to count.
        fine = max(rows, columns) > IMAGE_SIDE
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, fine)
        painter.drawImage(target, image)
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawRect(frame)
        if whole and self._box is not None:
            cell = frame.width() / self._ink_side
            box = self._box
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.drawRect(
                QRectF(
                    frame.x() + box.left * cell,
                    frame.y() + box.top * cell,
                    box.width * cell,
                    box.height * cell,
                )
            )

    def _paint_arrow(self, painter: QPainter, frame: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(frame.x() - self._gap() / 2, frame.center().y())
        reach = theme.unit() * 0.75
        painter.setPen(QPen(theme.colour("muted"), 1.5))
        painter.drawLine(middle - QPointF(reach, 0), middle + QPointF(reach, 0))
        tip = middle + QPointF(reach, 0)
        painter.drawPolyline(
            QPolygonF([tip - QPointF(reach / 2, reach / 2), tip, tip - QPointF(reach / 2, -reach / 2)])
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
