"""One picture of the way from the drawing to the network's input."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QRectF, QSize, Qt
from PyQt6.QtGui import QPainter, QPen
from PyQt6.QtWidgets import QSizePolicy, QWidget

from explorer.data.dataset import IMAGE_SIDE
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.colouring import heatmap_image

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PyQt6.QtGui import QImage, QPaintEvent

    from explorer.data.preprocess import Box


class StepPicture(Appearance, QWidget):
    """Ink of any size on a square of paper: a fine raster smooth, few pixels each as a square to count.

    Parameters
    ----------
    side : float
        Width and height in grid steps.
    """

    def __init__(self, side: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._picture: NDArray[np.float32] | None = None
        self._box: Box | None = None
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.restyle()

    @property
    def picture(self) -> NDArray[np.float32] | None:
        """The ink shown, (rows, columns) in 0…1; None where this step is not taken."""
        return self._picture

    def show_picture(self, picture: NDArray[np.float32] | None, box: Box | None = None) -> None:
        """Show ink, the longer side as long as the widget.

        Parameters
        ----------
        picture : ndarray of shape (rows, columns) or None
            Ink in 0…1; None or of no size shows a dash.
        box : Box or None
            Part of it to frame.
        """
        self._picture, self._box, self._image = picture, box, None
        self.update()

    def sizeHint(self) -> QSize:
        """Return the square."""
        side = round(self._side * theme.unit())
        return QSize(side, side)

    def restyle(self) -> None:
        """Colour the picture from the theme again."""
        self._image = None
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw paper, ink, the box and the edge."""
        painter = QPainter(self)
        frame = QRectF(self.rect())
        picture = self._picture
        if picture is None or picture.size == 0:
            painter.setPen(theme.colour("muted"))
            painter.drawText(frame, int(Qt.AlignmentFlag.AlignCenter), "\N{EN DASH}")
        else:
            painter.fillRect(frame, theme.colour("paper"))
            self._paint_ink(painter, frame, picture)
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawRect(frame.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _paint_ink(self, painter: QPainter, frame: QRectF, picture: NDArray[np.float32]) -> None:
        if self._image is None:
            self._image = heatmap_image(picture, theme.current().ink_table, 0.0, 1.0)
        rows, columns = picture.shape
        scale = frame.width() / max(rows, columns)
        target = QRectF(0, 0, columns * scale, rows * scale)
        target.moveCenter(frame.center())
        fine = max(rows, columns) > IMAGE_SIDE
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, fine)
        painter.drawImage(target, self._image)
        if self._box is not None:
            box = self._box
            painter.setPen(QPen(theme.colour("accent"), 1.5))
            painter.drawRect(
                QRectF(box.left * scale, box.top * scale, box.width * scale, box.height * scale).translated(
                    target.topLeft()
                )
            )
