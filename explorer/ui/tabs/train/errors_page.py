"""The worst errors: the test images whose true class seems least likely to the network."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtWidgets import QLabel, QVBoxLayout, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import whole
from explorer.ui.tabs.train.image_grid import ImageGrid
from explorer.ui.tabs.train.read_images import put_on_canvas, readings_now, show_readings

if TYPE_CHECKING:
    from explorer.training.readings import Readings
    from explorer.ui.session import Session

_INTERVAL_MS = 1000
_MOST = 100
_TILE = 6.0


class ErrorsPage(Appearance, QWidget):
    """The misread test images, the worst first; one press puts one on the canvas.

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
        self.images = ImageGrid(_TILE, self)
        self.images.setObjectName("error_images")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._caption)
        self._column.addWidget(self.images, 1)
        self.images.pressed.connect(partial(put_on_canvas, session))
        self._refresh = session.clock.add(self, self.refresh, _INTERVAL_MS)
        run = session.run
        for signal in (run.advanced, run.shown_changed, run.setup_changed, run.dataset_loaded):
            signal.connect(self._refresh.request)
        self.retranslate()
        self.restyle()

    def refresh(self) -> None:
        """Read the test images with the weights of the moment shown."""
        self._readings = readings_now(self._session)
        found = np.empty(0, np.intp) if self._readings is None else self._readings.worst(_MOST)
        show_readings(self.images, self._session.run.dataset, self._readings, found)
        self._say()

    def _say(self) -> None:
        readings = self._readings
        if readings is None:
            self._caption.setText(self.tr("What it misreads appears with Start"))
            return
        misread = int(np.count_nonzero(readings.guesses != readings.labels))
        self._caption.setText(
            self.tr("{n} of {total} test images are misread; the worst first, true → read").format(
                n=whole(misread), total=whole(len(readings.labels))
            )
        )

    def retranslate(self) -> None:
        """Set the texts."""
        self.images.setAccessibleName(self.tr("The worst errors"))
        self.images.setToolTip(self.tr("Press an image to put it on the canvas"))
        self._refresh.request()

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self._column.setContentsMargins(0, unit // 2, 0, 0)
        self._column.setSpacing(unit // 2)
        self._caption.setFont(theme.caption_font())
        self._refresh.request()
