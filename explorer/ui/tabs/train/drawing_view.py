"""The user's own drawing, read by the network that is learning, again with every change of its weights."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from explorer.data import ALL_DATASETS
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import whole
from explorer.ui.registry_names import class_titles
from explorer.ui.verdict import verdict
from explorer.ui.widgets.probability_bars import ProbabilityBars
from explorer.ui.widgets.verdict import VerdictView

if TYPE_CHECKING:
    from PyQt6.QtGui import QResizeEvent

    from explorer.ui.session import Session

_CLASSES = 10
_INTERVAL_MS = 50


class DrawingView(Appearance, QWidget):
    """Verdict and probabilities of the run for the drawing on the canvas.

    Parameters
    ----------
    session : Session
    parent : QWidget, optional
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._caption = QLabel(self)
        self._caption.setProperty("role", "caption")
        self._caption.setWordWrap(True)
        self._verdict = VerdictView(self)
        self._verdict.setObjectName("run_verdict")
        self._bars = ProbabilityBars(self)
        self._bars.setObjectName("run_probabilities")
        self._bars.label_chosen.connect(session.set_label)
        self._choose = QPushButton(self)
        self._choose.setObjectName("run_reads_canvas")
        self._choose.clicked.connect(partial(session.choose_reader, "run"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._caption, self._verdict, self._bars, self._choose):
            self._column.addWidget(part, 1 if part is self._bars else 0)
        self._refresh = session.clock.add(self, self.refresh, _INTERVAL_MS)
        run = session.run
        for signal in (
            run.advanced,
            run.shown_changed,
            run.setup_changed,
            session.input_changed,
            session.label_changed,
            session.reader_changed,
        ):
            signal.connect(self._refresh.request)
        self.retranslate()
        self.restyle()

    def refresh(self) -> None:
        """Read the drawing with the weights of the moment shown."""
        session, run = self._session, self._session.run
        network = run.network
        named = ALL_DATASETS[run.setup.dataset].classes
        classes = class_titles(named)
        label = session.label if session.dataset.classes == named else None  # a 3 is no dress
        blank = session.blank or network is None
        if network is None:
            values = np.zeros(_CLASSES, np.float32)
        else:
            values = network.predict(session.input.reshape(1, -1))[0]
        self._bars.show_probabilities(values, classes, label, quiet=blank)
        self._make_room()
        self._verdict.show_verdict(verdict(values, blank), classes, label)
        self._say()

    def _say(self) -> None:
        run = self._session.run
        if run.shown is None:
            text = self.tr("Your drawing, read by the run: draw something, and press Start")
        elif run.live:
            text = self.tr("Your drawing, read by the run")
        else:
            text = self.tr("Your drawing, read by the run at iteration {n}").format(
                n=whole(run.shown.iteration)
            )
        if text != self._caption.text():
            self._caption.setText(text)
        reads = self._session.reader.kind == "run"
        self._choose.setEnabled(run.shown is not None and not reads)
        button = self.tr("The run reads the canvas") if reads else self.tr("Let the run read the canvas")
        if button != self._choose.text():
            self._choose.setText(button)
            self._choose.setAccessibleName(button)

    def _make_room(self) -> None:
        """Leave the verdict out where the bars, which tell the same, would not have their least height."""
        parts = (self._verdict, self._bars, self._choose)
        needed = sum(part.minimumSizeHint().height() for part in parts) + 3 * self._column.spacing()
        needed += self._caption.heightForWidth(self.width())
        self._verdict.setVisible(self._session.run.network is not None and self.height() >= needed)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Show what there is room for."""
        super().resizeEvent(event)
        self._make_room()

    def retranslate(self) -> None:
        """Set the texts."""
        self._choose.setToolTip(
            self.tr(
                "All tabs then show the network that is learning; the list over the verdict changes it back"
            )
        )
        self._say()
        self._refresh.request()

    def restyle(self) -> None:
        """Take the theme's measures."""
        self._column.setSpacing(theme.unit() // 2)
        self._caption.setFont(theme.caption_font())
