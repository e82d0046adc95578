"""What the network confuses: the matrix, and under it the images of the chosen cell."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtWidgets import QLabel, QVBoxLayout, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import whole
from explorer.ui.registry_names import class_titles
from explorer.ui.tabs.train.confusion_view import ConfusionView
from explorer.ui.tabs.train.image_grid import ImageGrid
from explorer.ui.tabs.train.read_images import put_on_canvas, readings_now, show_readings

if TYPE_CHECKING:
    from explorer.training.readings import Readings
    from explorer.ui.session import Session

_INTERVAL_MS = 1000
_MOST = 40
_TILE = 5.0


class ConfusionPage(Appearance, QWidget):
    """Confusion matrix of the first test images; a cell shows its images, an image goes on the canvas.

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
        self.matrix = ConfusionView(self)
        self._which = QLabel(self)
        for label in (self._caption, self._which):
            label.setProperty("role", "caption")
            label.setWordWrap(True)
        self.images = ImageGrid(_TILE, self)
        self.images.setObjectName("confusion_images")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._caption)
        self._column.addWidget(self.matrix, 3)
        self._column.addWidget(self._which)
        self._column.addWidget(self.images, 2)
        self.matrix.chosen.connect(self._show_images)
        self.images.pressed.connect(partial(put_on_canvas, session))
        self._refresh = session.clock.add(self, self.refresh, _INTERVAL_MS)
        run = session.run
        for signal in (run.advanced, run.shown_changed, run.setup_changed, run.dataset_loaded):
            signal.connect(self._refresh.request)
        self.retranslate()
        self.restyle()

    def refresh(self) -> None:
        """Read the test images with the weights of the moment shown."""
        readings, dataset = readings_now(self._session), self._session.run.dataset
        self._readings = readings
        if readings is None or dataset is None:
            self.matrix.show_counts(np.zeros((10, 10), np.intp), tuple("0123456789"))
        else:
            self.matrix.show_counts(readings.confusion, class_titles(dataset.classes))
        self._show_images()

    def _show_images(self) -> None:
        readings, cell = self._readings, self.matrix.cell
        none = np.empty(0, np.intp)
        found = none if readings is None or cell is None else readings.of(*cell, _MOST)
        show_readings(self.images, self._session.run.dataset, readings, found)
        self._say()

    def _say(self) -> None:
        readings, cell = self._readings, self.matrix.cell
        if readings is None:
            self._caption.setText(self.tr("What it confuses appears with Start"))
            self._which.clear()
            return
        n = len(readings.labels)
        self._caption.setText(
            self.tr("How {n} test images are read: true class down, read class across").format(n=whole(n))
        )
        nothing = self.tr("Press a cell to see its images")
        self._which.setText(nothing if cell is None else self.matrix.sentence(*cell))

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
        self._refresh.request()
