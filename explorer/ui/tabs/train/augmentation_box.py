"""Whether images are distorted anew for every batch, and a look at what that does to them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QPainter
from PyQt6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from explorer.data import Augmentation, augment
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.background import Progress, Task, run_in_background
from explorer.ui.colouring import heatmap_image
from explorer.ui.tip_lines import in_lines

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PyQt6.QtGui import QImage, QMouseEvent, QPaintEvent

    from explorer.data import Dataset
    from explorer.ui.session import Session

PAIRS = 6
_SIDE = 28
_CELL = 5  # grid steps


class AugmentationBox(Appearance, QWidget):
    """A checkbox, and while it is checked some training images above what a batch makes of them.

    Parameters
    ----------
    session : Session
        Where the images come from.
    parent : QWidget, optional

    Signals
    -------
    edited()
        The user checked or unchecked it.
    """

    edited = pyqtSignal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted = ""
        self._dataset: Dataset | None = None
        self._limit: int | None = None
        self._task: Task | None = None
        self._own = Augmentation()
        self.box = QCheckBox(self)
        self.box.setObjectName("augmentation")
        self.strip = AugmentationStrip(self)
        self.again = QToolButton(self)
        self.again.setObjectName("augmentation_again")
        self.again.setIcon(theme.icon("dice"))
        self._caption = QLabel(self)
        self._caption.setProperty("role", "caption")
        self._caption.setWordWrap(True)
        below = QHBoxLayout()
        below.addWidget(self._caption, 1)
        below.addWidget(self.again)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.box)
        self._column.addWidget(self.strip)
        self._column.addLayout(below)
        self.box.clicked.connect(self._change)
        self.again.clicked.connect(self.redraw)
        self.strip.pressed.connect(self.redraw)
        self._follow()
        self.retranslate()
        self.restyle()

    @property
    def tab_chain(self) -> list[QWidget]:
        """What the keyboard goes through, in order."""
        return [self.box, self.again]

    @property
    def value(self) -> Augmentation | None:
        """How images are distorted, ``None`` for not at all."""
        return self._own if self.box.isChecked() else None

    def show_value(self, value: Augmentation | None) -> None:
        """Show what a set-up says."""
        self._own = value or Augmentation()
        self.box.setChecked(value is not None)
        self._follow()

    def show_data(self, key: str, limit: int | None) -> None:
        """Take the images from a data set that is there, the first ``limit``; none for an empty key."""
        if (key, limit) != (self._wanted, self._limit):
            self._wanted, self._limit = key, limit
            if self._dataset is not None and self._dataset.name != key:
                self._dataset = None
            self._follow()

    @cached_property
    def _rng(self) -> np.random.Generator:
        return np.random.default_rng()

    def redraw(self) -> None:
        """Take other images and distort them anew."""
        if self._dataset is None:
            return
        images = self._dataset.train.images[: self._limit]
        chosen = images[self._rng.integers(0, len(images), PAIRS)]
        self.strip.show_pairs(chosen, augment(chosen, self._rng, self._own))

    def _change(self) -> None:
        self._follow()
        self.edited.emit()

    def _follow(self) -> None:
        """Show the strip where it is asked for, and fetch its images beside the window."""
        on = self.box.isChecked()
        for part in (self.strip, self._caption, self.again):
            part.setVisible(on)
        if not on or not self._wanted or self._task is not None:
            return
        if self._dataset is not None and self._dataset.name == self._wanted:
            self.redraw()
            return
        key, load = self._wanted, self._session.load_dataset

        def work(_progress: Progress) -> Dataset:
            return load(key)

        self._task = run_in_background(self, work, self._take, self._fail)

    def _take(self, dataset: Dataset) -> None:
        self._task, self._dataset = None, dataset
        self._follow()

    def _fail(self, _error: BaseException) -> None:
        # The run would tell of it; a picture that stays away need not.
        self._task, self._wanted = None, ""

    def retranslate(self) -> None:
        """Set the texts."""
        self.box.setText(self.tr("Distort the images"))
        self.box.setToolTip(
            in_lines(
                self.tr(
                    "Every batch is turned, stretched, bent and drawn with another pen anew: so a network "
                    "overfits less (beside section 6.4; Simard, Steinkraus and Platt 2003)"
                )
            )
        )
        self.box.setAccessibleName(self.box.text())
        self._caption.setText(self.tr("Above as it is, below as a batch may have it"))
        self.again.setToolTip(self.tr("Other images, distorted anew"))
        self.again.setAccessibleName(self.again.toolTip())
        self.strip.setToolTip(self.again.toolTip())
        self.strip.setAccessibleName(self.tr("Training images and their distorted versions"))

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self._column.setSpacing(unit // 2)
        self.again.setIconSize(QSize(2 * unit, 2 * unit))
        self._caption.setFont(theme.caption_font())


class AugmentationStrip(Appearance, QWidget):
    """Images in a row, and under each what became of it.

    Signals
    -------
    pressed()
        It was pressed.
    """

    pressed = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("augmentation_strip")
        self._values: NDArray[np.float32] | None = None
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.restyle()

    @property
    def values(self) -> NDArray[np.float32] | None:
        """What is shown, shape (2 · 28, pairs · 28), 0 to 255; ``None`` before there are images."""
        return self._values

    def show_pairs(self, images: NDArray[np.uint8], distorted: NDArray[np.float32]) -> None:
        """Show images (n, 28, 28) of bytes above their distorted versions of 0 to 1."""
        rows = [np.concatenate(list(images), axis=1), np.concatenate(list(distorted * 255.0), axis=1)]
        self._values = np.concatenate(rows).astype(np.float32)
        self._image = None
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for all pairs."""
        return QSize(PAIRS * _CELL, 2 * _CELL) * theme.unit()

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        """Draw the pairs as one image, their pixels square."""
        painter = QPainter(self)
        if self._values is not None:
            if self._image is None:
                self._image = heatmap_image(self._values, theme.current().ink_table, 0.0, 255.0)
            rows, columns = self._values.shape
            scale = min(self.width() / columns, self.height() / rows)
            area = QRectF(0, 0, columns * scale, rows * scale)
            painter.drawImage(area, self._image)
            painter.setPen(theme.colour("border"))
            painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
            middle = area.height() / 2
            painter.drawLine(0, round(middle), round(area.right()), round(middle))
            for i in range(1, columns // _SIDE):
                x = round(i * _SIDE * scale)
                painter.drawLine(x, 0, x, round(area.bottom()))
        painter.end()

    def mousePressEvent(self, _event: QMouseEvent | None) -> None:
        """Ask for others."""
        self.pressed.emit()

    def restyle(self) -> None:
        """Take the theme's colours and measures."""
        self._image = None
        self.updateGeometry()
        self.update()
