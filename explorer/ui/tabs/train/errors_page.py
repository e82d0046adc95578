"""What the network confuses: the matrix, and under it the images of a cell or the worst errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QImage, QPainter
from PyQt6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from explorer.data.scaling import as_input
from explorer.training.readings import Readings, read_images
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import whole
from explorer.ui.session import InputSource
from explorer.ui.tabs.train.confusion_view import ConfusionView

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PyQt6.QtGui import QMouseEvent, QPaintEvent

    from explorer.ui.session import Session

_INTERVAL_MS = 1000
_COLUMNS = 6
_MOST = 18


class ErrorsPage(Appearance, QWidget):
    """Confusion matrix of the first test images, and the images themselves; one press puts one on the canvas.

    Parameters
    ----------
    session : Session
    parent : QWidget, optional
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._readings: Readings | None = None
        self._caption = QLabel(self)
        self._caption.setProperty("role", "caption")
        self._caption.setWordWrap(True)
        self.matrix = ConfusionView(self)
        self._which = QLabel(self)
        self._which.setProperty("role", "caption")
        self._which.setWordWrap(True)
        self.images = ImageGrid(self)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._caption)
        self._column.addWidget(self.matrix, 3)
        self._column.addWidget(self._which)
        self._column.addWidget(self.images, 2)
        self.matrix.chosen.connect(self._show_images)
        self.images.pressed.connect(self._put_on_canvas)
        self._refresh = session.clock.add(self, self.refresh, _INTERVAL_MS)
        run = session.run
        for signal in (run.advanced, run.shown_changed, run.setup_changed, run.dataset_loaded):
            signal.connect(self._refresh.request)
        self.retranslate()
        self.restyle()

    def refresh(self) -> None:
        """Read the test images with the weights of the moment shown."""
        run = self._session.run
        network, dataset = run.network, run.dataset
        if network is None or dataset is None:
            self._readings = None
            self.matrix.show_counts(np.zeros((10, 10), np.intp), tuple("0123456789"))
        else:
            self._readings = read_images(network, dataset.test)
            self.matrix.show_counts(self._readings.confusion, dataset.classes)
        self._show_images()

    def _show_images(self) -> None:
        readings, dataset, cell = self._readings, self._session.run.dataset, self.matrix.cell
        if readings is None or dataset is None:
            self.images.show_images(np.empty(0, np.intp), np.empty((0, 28, 28), np.uint8), ())
        else:
            found = readings.worst(_MOST) if cell is None else readings.of(*cell, _MOST)
            pairs = [f"{readings.labels[i]} → {readings.guesses[i]}" for i in found]
            self.images.show_images(found, dataset.test.images[found], pairs)
        self._say()

    def _say(self) -> None:
        readings, cell = self._readings, self.matrix.cell
        if readings is None:
            self._caption.setText(self.tr("What it confuses appears with Start"))
            self._which.clear()
            return
        n = len(readings.labels)
        self._caption.setText(self.tr("How {n} test images are read").format(n=whole(n)))
        self._which.setText(
            self.tr("Worst errors, true → read") if cell is None else self.matrix.sentence(*cell)
        )

    def _put_on_canvas(self, index: int) -> None:
        dataset = self._session.run.dataset
        if dataset is not None:
            image = as_input(dataset.test.images[index]).reshape(28, 28)
            label = int(dataset.test.labels[index])
            self._session.set_input(image, InputSource("sample", label, index))

    def retranslate(self) -> None:
        """Set the texts."""
        self.images.setAccessibleName(self.tr("Images of the chosen cell"))
        self.images.setToolTip(self.tr("Press an image to put it on the canvas"))
        self._refresh.request()

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self._column.setContentsMargins(0, unit // 2, 0, 0)
        self._column.setSpacing(unit // 2)
        for label in (self._caption, self._which):
            label.setFont(theme.caption_font())


class ImageGrid(QWidget):
    """Images with a word under each, in rows.

    Parameters
    ----------
    parent : QWidget

    Signals
    -------
    pressed(index)
        An image was pressed.
    """

    pressed = pyqtSignal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._indices: NDArray[np.intp] = np.empty(0, np.intp)
        self._images: list[QImage] = []
        self._words: tuple[str, ...] = ()
        self.setObjectName("error_images")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_images(
        self, indices: NDArray[np.intp], images: NDArray[np.uint8], words: tuple[str, ...] | list[str]
    ) -> None:
        """Show images (n, 28, 28), known by their indices, with a word for each."""
        self._indices, self._words = indices, tuple(words)
        grey = QImage.Format.Format_Grayscale8
        # Ink on paper, as on the canvas; copied, for Qt keeps the buffer it is given.
        shown = np.ascontiguousarray(images if theme.current().dark else 255 - images)
        self._images = [QImage(image.tobytes(), 28, 28, 28, grey).copy() for image in shown]
        self.update()

    def _place(self, i: int) -> QRectF:
        width = self.width() / _COLUMNS
        height = width + self.fontMetrics().height()
        return QRectF(i % _COLUMNS * width, i // _COLUMNS * height, width - 2, height - 2)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        """Draw what has room."""
        painter = QPainter(self)
        painter.setFont(theme.numeric_font(factor=0.8))
        painter.setPen(theme.colour("muted"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for i, (image, word) in enumerate(zip(self._images, self._words, strict=True)):
            place = self._place(i)
            if place.bottom() > self.height():
                break
            painter.drawImage(QRectF(place.left(), place.top(), place.width(), place.width()), image)
            under = QRectF(
                place.left(), place.top() + place.width(), place.width(), place.height() - place.width()
            )
            painter.drawText(under, int(Qt.AlignmentFlag.AlignCenter), word)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Tell which image was pressed."""
        if event is None:
            return
        for i, index in enumerate(self._indices):
            place = self._place(i)
            if place.contains(event.position()) and place.bottom() <= self.height():
                self.pressed.emit(int(index))

    def minimumSizeHint(self) -> QSize:
        """Return room for one row."""
        return QSize(22 * theme.unit(), 7 * theme.unit())
