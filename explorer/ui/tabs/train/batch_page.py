"""One mini-batch and what it does: its images as they are read, its loss, its gradient, the update."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from explorer.data import ALL_DATASETS
from explorer.data.scaling import as_input
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import number, whole
from explorer.ui.registry_names import class_titles
from explorer.ui.session import InputSource
from explorer.ui.tabs.train.image_grid import ImageGrid
from explorer.ui.tabs.train.read_images import tip_of
from explorer.ui.tabs.train.update_view import UpdatePictures, UpdateTable

if TYPE_CHECKING:
    from PyQt6.QtGui import QHideEvent, QShowEvent

    from explorer.training.batch_look import BatchLook
    from explorer.ui.session import Session

_INTERVAL_MS = 50
_TILE = 4.0
_FAST = 33.0
"""Updates a second from which on not every one can be seen."""


class BatchPage(Appearance, QWidget):
    """Live in slow motion; at full speed it takes samples, and at rest it shows the last update.

    Parameters
    ----------
    session : Session
    parent : QWidget, optional
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._run = session.run
        self._look: BatchLook | None = None
        self._caption, self._figures, self._scale = (self._label() for _ in range(3))
        self._figures.setObjectName("batch_figures")
        self.images = ImageGrid(_TILE, self)
        self.images.setObjectName("batch_images")
        self.table = UpdateTable(self)
        self._what = QComboBox(self)
        self._what.setObjectName("batch_pictures")
        for key in ("gradient", "change"):
            self._what.addItem("", key)
        self.pictures = UpdatePictures(self)
        self._lay_out()
        self._what.currentIndexChanged.connect(self._show_pictures)
        self.images.pressed.connect(self._put_on_canvas)
        self._refresh = session.clock.add(self, self.refresh, _INTERVAL_MS)
        self._run.batches.changed.connect(self._refresh.request)
        for signal in (self._run.state_changed, self._run.speed_changed, self._run.setup_changed):
            signal.connect(self._refresh.request)
        self.retranslate()
        self.restyle()

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", "caption")
        label.setWordWrap(True)
        return label

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._caption)
        self._column.addWidget(self._figures)
        self._column.addWidget(self.images, 3)
        self._column.addWidget(self.table)
        row = QHBoxLayout()
        row.addWidget(self._what)
        row.addWidget(self._scale, 1)
        self._column.addLayout(row)
        self._column.addWidget(self.pictures, 2)

    def refresh(self) -> None:
        """Show the update looked at now."""
        look = self._run.batches.look
        if look is not self._look:
            self._look = look
            self._show_images()
            self.table.show_look(look)
            self._show_pictures()
        self._say()

    def _show_images(self) -> None:
        look = self._look
        if look is None:
            self.images.show_images(np.empty(0, np.intp), np.empty((0, 28, 28), np.uint8), ())
            return
        classes = class_titles(ALL_DATASETS[self._run.setup.dataset].classes)
        guesses = look.probabilities.argmax(axis=1)
        wrong = guesses != look.labels
        pairs = zip(look.labels, guesses, strict=True)
        words = [f"{label}" if label == guess else f"{label}→{guess}" for label, guess in pairs]

        def tip(i: int) -> str:
            return tip_of(int(look.labels[i]), look.probabilities[i], classes)

        self.images.show_images(np.arange(len(look.images)), look.images, words, tip, wrong)

    def _show_pictures(self) -> None:
        limit = self.pictures.show_look(self._look, self._what.currentData() == "change")
        self._scale.setText(self.tr("First layer, ±{limit}").format(limit=number(limit, 2)) if limit else "")

    def _say(self) -> None:
        look = self._look
        self._caption.setText(self._sentence(look))
        self._figures.setVisible(look is not None)
        if look is not None:
            self._figures.setText(
                self.tr("Loss {loss} · {right} of {n} read right").format(
                    loss=number(look.loss, 4), right=whole(look.right), n=whole(look.size)
                )
            )

    def _sentence(self, look: BatchLook | None) -> str:
        if look is None:
            return self.tr("The mini-batch of each update appears here: press Step, or start in slow motion")
        iteration = whole(look.iteration)
        running = self._run.live and str(self._run.state) == "running"
        if running and self._run.updates_limit > _FAST:
            return self.tr("A sample: the batch of iteration {n}. Slow down to see every one").format(
                n=iteration
            )
        return self.tr("The batch of iteration {n}, and what it did").format(n=iteration)

    def _put_on_canvas(self, index: int) -> None:
        look = self._look
        if look is not None:
            image = as_input(look.images[index]).reshape(28, 28)
            self._session.set_input(image, InputSource("image", int(look.labels[index])))

    def showEvent(self, event: QShowEvent | None) -> None:
        """Watch the batches while this page is in sight."""
        super().showEvent(event)
        self._run.batches.watch(True)
        self._refresh.request()

    def hideEvent(self, event: QHideEvent | None) -> None:
        """Let the run go on unwatched."""
        super().hideEvent(event)
        self._run.batches.watch(False)

    def retranslate(self) -> None:
        """Set the texts."""
        for index, text in enumerate((self.tr("Gradient"), self.tr("Change"))):
            self._what.setItemText(index, text)
        self._what.setAccessibleName(self.tr("What the pictures show"))
        self._what.setToolTip(
            self.tr("The gradient of the loss, or what the optimizer changed by it (section 6.1)")
        )
        self.images.setAccessibleName(self.tr("Images of the batch"))
        self.images.setToolTip(self.tr("Press an image to put it on the canvas"))
        self._show_images()
        self._say()
        self._refresh.request()

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self._column.setContentsMargins(0, unit // 2, 0, 0)
        self._column.setSpacing(unit // 2)
        for label in (self._caption, self._scale):
            label.setFont(theme.caption_font())
        self._scale.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._figures.setFont(theme.numeric_font())
        self._show_images()
        self._refresh.request()
