"""How the drawing becomes the network's input, step by step, and what it would read without a step."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from PyQt6.QtCore import QEvent, QObject, QPoint, Qt, pyqtSignal
from PyQt6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.data import ALL_STEPS, PreprocessingSteps, preprocess
from explorer.nn import Network
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.reader_words import class_names, known_class
from explorer.ui.step_words import explanation, step_name, step_tip
from explorer.ui.verdict import verdict
from explorer.ui.widgets.probability_columns import ProbabilityColumns
from explorer.ui.widgets.step_picture import StepPicture
from explorer.ui.widgets.verdict import VerdictView

if TYPE_CHECKING:
    from PyQt6.QtGui import QKeyEvent

    from explorer.data import Preprocessed
    from explorer.nn import ForwardTrace
    from explorer.ui.drawing_document import DrawingDocument
    from explorer.ui.familiarity import Familiarity
    from explorer.ui.session import Session

_SIDE = 12.5
"""Of a picture, in grid steps."""

_COLUMNS = ("crop", "scale", "centre")
"""The steps that have a picture, from left to right."""


@dataclass(frozen=True)
class Lane:
    """The widgets of one row: the pictures after each step, and what is read at its end."""

    title: QLabel
    pictures: tuple[StepPicture, ...]
    verdict: VerdictView
    columns: ProbabilityColumns


class PreprocessingMicroscope(Appearance, QFrame):
    """A card over the window's foot with two lanes: with every step, and with the steps chosen.

    It follows the drawing, the reader and the choice of steps, and stays open while one draws.

    Parameters
    ----------
    session : Session
        Says what is read.
    document : DrawingDocument
        Has the ink.
    familiarity : Familiarity
        Knows what is like nothing that the network has learnt.
    anchor : QWidget
        The card opens beside its foot, in the same window.

    Signals
    -------
    shown(bool)
        It was opened or closed.
    """

    shown = pyqtSignal(bool)

    def __init__(
        self, session: Session, document: DrawingDocument, familiarity: Familiarity, anchor: QWidget
    ) -> None:
        super().__init__(anchor.window())
        self._session = session
        self._document = document
        self._familiarity = familiarity
        self._anchor = anchor
        self._steps = ALL_STEPS
        self.setObjectName("preprocessing_steps")
        self.setProperty("role", "message")
        self.setAutoFillBackground(True)
        self.hide()
        self._build()
        self._refresh = session.clock.add(self, self._show)
        for signal in (session.trace_changed, session.label_changed, familiarity.changed):
            signal.connect(self._refresh.request)
        window = anchor.window()
        assert window is not None
        window.installEventFilter(self)
        self.retranslate()
        self.restyle()

    # ------------------------------------------------------------------ building

    def _build(self) -> None:
        self._title = QLabel()
        self._close_button = QToolButton()
        self._close_button.setObjectName("close_steps_button")
        self._close_button.setAutoRaise(True)
        self._close_button.setIcon(theme.icon("close"))
        self._close_button.clicked.connect(self.close)
        self._drawing_caption = QLabel()
        self._drawing = StepPicture(_SIDE)
        self.switches = {field.name: QCheckBox() for field in fields(PreprocessingSteps)}
        for step, switch in self.switches.items():
            switch.setObjectName(f"step_{step}")
            switch.setChecked(True)
            switch.toggled.connect(lambda _on: self._choose())
        self._full, self._chosen = self._lane("full"), self._lane("chosen")
        self._sentence = QLabel()
        self._sentence.setWordWrap(True)
        self._arrange()

    def _lane(self, name: str) -> Lane:
        title = QLabel()
        title.setProperty("role", "caption")
        lane = Lane(title, tuple(StepPicture(_SIDE) for _ in _COLUMNS), VerdictView(), ProbabilityColumns())
        lane.verdict.setObjectName(f"verdict_{name}")
        lane.columns.setObjectName(f"columns_{name}")
        return lane

    def _arrange(self) -> None:
        self._grid = QGridLayout()
        middle, foot = Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignBottom
        self._drawing_caption.setProperty("role", "caption")
        drawing = QVBoxLayout()
        drawing.addStretch()
        drawing.addWidget(self._drawing_caption, 0, Qt.AlignmentFlag.AlignHCenter)
        drawing.addWidget(self._drawing)
        drawing.addStretch()
        self._grid.addLayout(drawing, 1, 0, 4, 1)
        for place, step in enumerate(_COLUMNS):
            self._grid.addWidget(self.switches[step], 0, 2 * place + 2, Qt.AlignmentFlag.AlignHCenter)
        for row, lane in ((1, self._full), (3, self._chosen)):
            self._grid.addWidget(lane.title, row, 2, 1, 7, foot)
            for place, picture in enumerate(lane.pictures):
                self._grid.addWidget(self._arrow(), row + 1, 2 * place + 1, middle)
                self._grid.addWidget(picture, row + 1, 2 * place + 2, middle)
            self._grid.addWidget(self._arrow(), row + 1, 7, middle)
            reading = QVBoxLayout()
            reading.setSpacing(0)
            reading.addWidget(lane.verdict)
            reading.addWidget(lane.columns)
            self._grid.addLayout(reading, row + 1, 8)
        self._grid.setColumnStretch(8, 1)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close_button)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.switches["grey"], 0, Qt.AlignmentFlag.AlignTop)
        self._foot.addWidget(self._sentence, 1, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addLayout(self._grid)
        self._column.addLayout(self._foot)

    def _arrow(self) -> QLabel:
        arrow = QLabel("\N{RIGHTWARDS ARROW}")
        arrow.setProperty("role", "caption")
        return arrow

    def retranslate(self) -> None:
        """Set all words again."""
        self.setAccessibleName(self.tr("Preprocessing steps"))
        self._title.setText(self.tr("From the drawing to what the network sees"))
        self._close_button.setAccessibleName(self.tr("Close"))
        self._close_button.setToolTip(self.tr("Close (Esc)"))
        self._drawing_caption.setText(self.tr("drawing"))
        self._drawing.setAccessibleName(self.tr("The drawing, the box of its ink framed"))
        self._chosen.title.setText(self.tr("With the steps switched on above"))
        for step, switch in self.switches.items():
            switch.setText(step_name(step))
            switch.setToolTip(step_tip(step))
        for lane in (self._full, self._chosen):
            for step, picture in zip(_COLUMNS, lane.pictures, strict=True):
                picture.setAccessibleName(step_tip(step))
        self._show()

    def restyle(self) -> None:
        """Take the measures and fonts of the theme again."""
        unit = theme.unit()
        self._column.setContentsMargins(2 * unit, unit, 2 * unit, 2 * unit)
        self._column.setSpacing(unit)
        self._grid.setHorizontalSpacing(unit // 2)
        self._grid.setVerticalSpacing(unit // 2)
        self._foot.setSpacing(2 * unit)
        self._title.setFont(theme.heading_font())
        for label in (self._drawing_caption, self._full.title, self._chosen.title):
            label.setFont(theme.caption_font())
        # Room for two lines: the card does not change its height with the sentence.
        self._sentence.setMinimumHeight(2 * self._sentence.fontMetrics().lineSpacing() + 2)
        self._place()

    # ------------------------------------------------------------------ opening and closing

    @property
    def steps(self) -> PreprocessingSteps:
        """The steps that are switched on."""
        return self._steps

    def open(self) -> None:
        """Show the card, with the focus on the first switch."""
        self.show()
        self.raise_()
        self._place()
        self._show()
        self.switches["crop"].setFocus(Qt.FocusReason.PopupFocusReason)
        self.shown.emit(True)

    def hideEvent(self, event: QEvent | None) -> None:
        """Tell that it is closed."""
        self.shown.emit(False)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Close at Escape."""
        if event is not None and event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Stay beside the anchor's foot when the window changes its size."""
        if event is not None and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place()
        return False

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None or self.isHidden():
            return
        unit = theme.unit()
        foot = self._anchor.mapTo(window, QPoint(self._anchor.width() + unit, self._anchor.height()))
        size = self.sizeHint().boundedTo(window.size())
        x = max(min(foot.x(), window.width() - size.width() - unit), 0)
        self.setGeometry(x, max(foot.y() - size.height(), 0), size.width(), size.height())

    # ------------------------------------------------------------------ showing

    def _choose(self) -> None:
        self._steps = replace(
            ALL_STEPS, **{step: switch.isChecked() for step, switch in self.switches.items()}
        )
        self._show()

    def _show(self) -> None:
        session = self._session
        ink = self._document.ink.pixels.copy()
        full, chosen = preprocess(ink), preprocess(ink, self._steps)
        base = self._document.untouched
        # An image of a data set goes to the network as it is.
        as_it_is = base is not None and base.kind != "image"
        self._drawing.show_picture(ink, None if full.empty else full.box)
        middle = (None, None) if as_it_is else (full.cropped, full.scaled)
        for picture, values in zip(self._full.pictures, (*middle, session.input), strict=True):
            picture.show_picture(values)
        self._show_steps(chosen)
        # A twin, so that the network's own last trace stays the one of its input.
        twin = Network.from_state(session.network.spec, session.network.theta)
        self._show_reading(self._full, session.trace, session.blank)
        self._show_reading(self._chosen, twin.forward(chosen.centred.reshape(-1)), chosen.empty)
        self._full.title.setText(
            self.tr("What the network gets")
            if as_it_is
            else self.tr("What the network gets: the outcome of every step")
        )
        self._sentence.setText(
            self.tr(
                "An image of the data set is 28×28 already: the network gets it as it is. Below is what the "
                "steps would make of it."
            )
            if as_it_is and self._steps == ALL_STEPS
            else explanation(self._steps)
        )

    def _show_steps(self, chosen: Preprocessed) -> None:
        values = (chosen.cropped, chosen.scaled, chosen.centred)
        for picture, step in zip(self._chosen.pictures, values, strict=True):
            picture.show_picture(step)

    def _show_reading(self, lane: Lane, trace: ForwardTrace, blank: bool) -> None:
        session = self._session
        probabilities = trace.y[0]
        classes = class_names(session.metadata, len(probabilities))
        found = verdict(probabilities, blank, self._familiarity.judge(trace))
        truth = known_class(session.label, self._document.picture.base, classes)
        lane.verdict.show_verdict(found, classes, truth)
        lane.columns.show_probabilities(probabilities, classes, quiet=blank)
