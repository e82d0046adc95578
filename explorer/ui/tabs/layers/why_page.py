"""Why this answer: the pixels it hangs on, and the nearest drawing that is read otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QGridLayout, QLabel, QWidget

from explorer.nn.saliency import Turn, nearest_turn, score_gradients
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.colouring import symmetric_limit
from explorer.ui.formatting import number, percent
from explorer.ui.reader_words import class_names
from explorer.ui.tabs.layers.saliency_map import SaliencyMap

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.ui.session import Session

_MAPS = ("gradient", "product", "change", "image")
_INK = 0.5
"""From which value on a pixel counts as a stroke, for the outline."""

_SIDE = 116
"""Four pixels for each of the drawing's, and the frame."""


class WhyPage(Appearance, QWidget):
    """Four pictures over the pixels of the drawing, and what they say in words."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._turn: Turn | None = None
        self._size = 0.0
        self.maps = {name: SaliencyMap(side=_SIDE) for name in _MAPS}
        self._captions = {name: QLabel() for name in _MAPS}
        self.words = QLabel()
        self._build()
        for name, heatmap in self.maps.items():
            heatmap.hovered.connect(lambda row, column, name=name: self._point(name, row, column))
            heatmap.left.connect(self._name_maps)
        self.retranslate()
        self.restyle()

    def _build(self) -> None:
        u = theme.unit()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(u)
        grid.setVerticalSpacing(u // 2)
        for column, (name, heatmap) in enumerate(self.maps.items()):
            caption = self._captions[name]
            caption.setProperty("role", "caption")
            caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(heatmap, 0, column)
            grid.addWidget(caption, 1, column)
            grid.setColumnStretch(column, 1)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(self.words, 2, 0, 1, len(_MAPS))
        grid.setRowStretch(0, 1)

    @property
    def turn(self) -> Turn | None:
        """The nearest image that is read otherwise."""
        return self._turn

    def refresh(self) -> None:
        """Ask the network anew.

        Measured for 784-600-200-10: 9 ms.
        """
        session = self._session
        network, x = session.network, session.input.reshape(-1)
        gradients = score_gradients(network, x)
        answer = int(np.argmax(session.probabilities))
        with np.errstate(over="ignore", invalid="ignore"):
            self._turn = nearest_turn(network, x, gradients)
        self._size = float(np.linalg.norm(x))
        arrays = {"gradient": gradients[answer], "product": gradients[answer] * x}
        nothing = np.zeros_like(x)
        arrays["change"] = nothing if self._turn is None else self._turn.change
        for name, values in arrays.items():
            limit = symmetric_limit(values)
            self.maps[name].set_values(_square(values), low=-limit, high=limit)
        for name in ("gradient", "product", "change"):
            self.maps[name].set_ink(_square(x) >= _INK)
        image = nothing if self._turn is None else self._turn.image
        self.maps["image"].set_values(_square(image), low=0.0, high=1.0, diverging=False)
        self._write()

    def _write(self) -> None:
        session, turn = self._session, self._turn
        classes = class_names(session.metadata, len(session.probabilities))
        if turn is None:
            self.words.setText(self.tr("No step along the gradient changes this answer."))
            return
        share = float(session.network.predict(turn.image)[turn.after])
        relative = percent(turn.length / self._size) if self._size else "–"
        self.words.setText(
            self.tr(
                "What would change its mind: from {before} to {after} ({share}) by ‖Δx‖ = {length}, "
                "{relative} of the drawing's own ‖x‖; no pixel changes by more than {most}."
            ).format(
                before=classes[turn.before],
                after=classes[turn.after],
                share=percent(share),
                length=number(turn.length, 3),
                relative=relative,
                most=number(float(np.abs(turn.change).max()), 2),
            )
        )

    def _point(self, name: str, row: int, column: int) -> None:
        value = float(self.maps[name].values[row, column])
        self._captions[name].setText(f"[{row}, {column}] = {number(value)}")

    def _name_maps(self) -> None:
        for name, heatmap in self.maps.items():
            self._captions[name].setText(heatmap.accessibleName())

    def retranslate(self) -> None:
        """Set the words."""
        captions = {
            "gradient": self.tr("gradient"),
            "product": self.tr("gradient × input"),
            "change": self.tr("smallest change"),
            "image": self.tr("changed drawing"),
        }
        tips = {
            "gradient": self.tr(
                "How the answer's score changes with each pixel: more ink helps it where red"
            ),
            "product": self.tr("Gradient times ink: which strokes speak for the answer, and which against"),
            "change": self.tr("The smallest step along a gradient that changes the answer"),
            "image": self.tr("The drawing with that change: the network reads something else"),
        }
        for name, caption in captions.items():
            self.maps[name].setAccessibleName(caption)
            self.maps[name].setToolTip(tips[name])
        self._name_maps()
        if self.maps["image"].values.size:
            self._write()

    def restyle(self) -> None:
        """Take fonts from the theme."""
        for caption in self._captions.values():
            caption.setFont(theme.caption_font())
        self.words.setFont(theme.numeric_font(factor=0.96))


def _square(values: NDArray[np.floating]) -> NDArray[np.floating]:
    """Return the pixels of an image (784,) as it is seen."""
    side = int(np.sqrt(len(values)))
    return values.reshape(side, side)
