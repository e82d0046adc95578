"""Your drawings over time: that on the canvas and up to eight pinned ones, read as the network learns."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from explorer.data import ALL_DATASETS
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.registry_names import class_titles
from explorer.ui.session import InputSource
from explorer.ui.tabs.train.drawing_tracks import MOST_PINS, DrawingTracks
from explorer.ui.tabs.train.track_row import TrackRow

if TYPE_CHECKING:
    from PyQt6.QtGui import QHideEvent, QShowEvent

    from explorer.ui.session import Session
    from explorer.ui.tabs.train.drawing_tracks import TrackedDrawing

_INTERVAL_MS = 100


class DrawingsPage(Appearance, QWidget):
    """A row for each drawing, the canvas's first.

    Parameters
    ----------
    session : Session
    parent : QWidget, optional
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._run = session.run
        self.tracks = DrawingTracks(session, self)
        self._caption = QLabel(self)
        self._caption.setProperty("role", "caption")
        self._caption.setWordWrap(True)
        self._pin = QPushButton(self)
        self._pin.setObjectName("pin_drawing")
        self._pin.setIcon(theme.icon("pin"))
        self._back = QPushButton(self)
        self._back.setObjectName("bring_back_drawing")
        self._back.setIcon(theme.icon("undo"))
        self._inside = QWidget()
        self._rows = QVBoxLayout(self._inside)
        self._canvas_row = TrackRow(pinned=False, parent=self._inside)
        self._canvas_row.setObjectName("canvas_track")
        self._rows.addWidget(self._canvas_row, 1)
        self._pinned_rows: list[TrackRow] = []
        self._lay_out()
        self._pin.clicked.connect(self.tracks.pin)
        self._back.clicked.connect(self.tracks.bring_back)
        self.tracks.pins_changed.connect(self._make_rows)
        self._refresh = session.clock.add(self, self.refresh, _INTERVAL_MS)
        run = session.run
        run.state_changed.connect(self._fill_gaps)
        for signal in (
            run.advanced,
            run.shown_changed,
            run.setup_changed,
            run.runs_changed,
            session.input_changed,
            session.label_changed,
            self.tracks.filled,
            self.tracks.pins_changed,
        ):
            signal.connect(self._refresh.request)
        self._make_rows()
        self.retranslate()
        self.restyle()

    def _lay_out(self) -> None:
        self._inside.setObjectName("tracks_inside")
        self._inside.setStyleSheet("#tracks_inside { background: transparent; }")
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setAlignment(Qt.AlignmentFlag.AlignTop)
        scroll = QScrollArea(self)
        scroll.setStyleSheet("QScrollArea { background: transparent; }")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._inside)
        buttons = QHBoxLayout()
        buttons.addWidget(self._pin, 1)
        buttons.addWidget(self._back)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._caption)
        self._column.addWidget(scroll, 1)
        self._column.addLayout(buttons)

    @property
    def rows(self) -> list[TrackRow]:
        """The rows, the canvas's first."""
        return [self._canvas_row, *self._pinned_rows]

    def _make_rows(self) -> None:
        """Have as many rows as there are pins; what stands in which is shown by the next refresh."""
        while len(self._pinned_rows) > len(self.tracks.pins):
            row = self._pinned_rows.pop()
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._pinned_rows) < len(self.tracks.pins):
            row = TrackRow(pinned=True, parent=self._inside)
            row.unpinned.connect(partial(self._unpin, row))
            row.chosen.connect(partial(self._put_on_canvas, row))
            self._pinned_rows.append(row)
            self._rows.addWidget(row, 1)
        self._measure_rows()
        if self.isVisible():
            self.refresh()

    def _measure_rows(self) -> None:
        """Give all rows one height, and what is over to none."""
        for row in self.rows:
            row.setMaximumHeight(8 * theme.unit())

    def refresh(self) -> None:
        """Read the drawings with the weights of the moment shown."""
        tracks, run = self.tracks, self._run
        tracks.follow()
        shown, named = run.shown, ALL_DATASETS[run.setup.dataset].classes
        titles = class_titles(named)
        y = None if shown is None else tracks.read(shown, keep=run.live)
        if shown is not None and self.isVisible():
            tracks.fill_in()
        span = max(run.iteration, 1), run.looked_at
        for place, (row, drawing) in enumerate(zip(self.rows, tracks.drawings, strict=True)):
            label = drawing.label if drawing.named == named else None
            row.show_drawing(drawing, label, None if y is None else y[place], titles, span, run.live)
        self._pin.setEnabled(tracks.can_pin)
        self._back.setVisible(tracks.can_bring_back)
        self._say()

    def _fill_gaps(self) -> None:
        """Ask the kept moments for what went by too fast, once the run rests."""
        if str(self._run.state) != "running":
            self.tracks.rest()
            self._refresh.request()

    def _say(self) -> None:
        if self._run.shown is None:
            text = self.tr("Your drawings, read by the run as it learns: draw, pin, and press Start")
        else:
            text = self.tr("How the run reads your drawings, from its first iteration on")
        if text != self._caption.text():
            self._caption.setText(text)

    def _drawing_of(self, row: TrackRow) -> TrackedDrawing:
        return self.tracks.pins[self._pinned_rows.index(row)]

    def _unpin(self, row: TrackRow) -> None:
        self.tracks.unpin(self._drawing_of(row))
        (self._back if self._back.isVisible() else self._pin).setFocus()

    def _put_on_canvas(self, row: TrackRow) -> None:
        drawing = self._drawing_of(row)
        self._session.set_input(drawing.image, InputSource("image", drawing.label))

    def showEvent(self, event: QShowEvent | None) -> None:
        """Catch up with what was missed."""
        super().showEvent(event)
        self._refresh.request()

    def hideEvent(self, event: QHideEvent | None) -> None:
        """Read nothing more until somebody looks."""
        super().hideEvent(event)
        self.tracks.rest()

    def retranslate(self) -> None:
        """Set the texts."""
        self._pin.setText(self.tr("Pin this drawing"))
        self._pin.setAccessibleName(self._pin.text())
        self._pin.setToolTip(
            self.tr("Keep what is on the canvas here, to see how it is read; up to {n} drawings").format(
                n=MOST_PINS
            )
        )
        self._back.setText(self.tr("Bring back"))
        self._back.setAccessibleName(self._back.text())
        self._back.setToolTip(self.tr("Pin again what was unpinned last"))
        self._say()

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self._column.setContentsMargins(0, unit // 2, 0, 0)
        self._column.setSpacing(unit // 2)
        self._rows.setSpacing(unit // 2)
        self._caption.setFont(theme.caption_font())
        for button in (self._pin, self._back):
            button.setIconSize(QSize(2 * unit, 2 * unit))
        self._measure_rows()
        self._refresh.request()
