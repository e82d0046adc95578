"""The left column: canvas, tools, what the network sees and what it reads."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QPoint, Qt, pyqtSignal
from PyQt6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from explorer.data import ALL_DATASETS
from explorer.data.sample import WELCOME_INDEX, WELCOME_LABEL, welcome_image
from explorer.nn import NetworkError
from explorer.ui import messages, theme
from explorer.ui.appearance import Appearance
from explorer.ui.canvas_feed import CanvasFeed
from explorer.ui.canvas_menu import CanvasMenu
from explorer.ui.digit_actions import DigitActions
from explorer.ui.drawing_document import Change, DrawingDocument
from explorer.ui.drawing_files import DrawingFiles
from explorer.ui.drawing_words import drawing_words
from explorer.ui.familiarity import Familiarity
from explorer.ui.picture import BaseImage, KeptImage
from explorer.ui.picture_drop import PictureDrop
from explorer.ui.reader_words import class_names, known_class, network_tip, reader_tip, reader_title
from explorer.ui.verdict import verdict
from explorer.ui.weights_files import WeightsFiles
from explorer.ui.widgets.canvas import Canvas
from explorer.ui.widgets.drawing_tools import DrawingTools
from explorer.ui.widgets.label_selector import LabelSelector
from explorer.ui.widgets.probability_bars import ProbabilityBars
from explorer.ui.widgets.reader_selector import ReaderChoice, ReaderSelector
from explorer.ui.widgets.seen import SeenView
from explorer.ui.widgets.square_box import SquareBox
from explorer.ui.widgets.verdict import VerdictView

if TYPE_CHECKING:
    from PyQt6.QtGui import QResizeEvent

    from explorer.data import Dataset
    from explorer.data.personal import KeptDigit
    from explorer.ui.pen import Pen
    from explorer.ui.preprocessing_microscope import PreprocessingMicroscope
    from explorer.ui.session import Session


class DrawingPanel(Appearance, QWidget):
    """Where one draws and sees what is read; it stays while the tabs change.

    A stroke goes from the document through preprocessing into the session at once, so the session's
    probabilities are up to date when the mouse event's handler returns; what is shown follows on the clock.

    Parameters
    ----------
    session : Session
        Gets the input, and says what is read.

    Signals
    -------
    steps_shown(bool)
        The preprocessing steps were opened or closed.
    """

    steps_shown = pyqtSignal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drawing_panel")
        self._session = session
        self._microscope: PreprocessingMicroscope | None = None
        self._weights = WeightsFiles(session, self)
        self.document = DrawingDocument()
        self.files = DrawingFiles(self.document, self)
        self.familiarity = Familiarity(session, self)
        self.canvas = Canvas(self.document)
        PictureDrop(self, self.files, self.canvas.show_drop)
        self._square = SquareBox(self.canvas)
        self._caption = QLabel()
        self._tools = DrawingTools()
        self._reader = ReaderSelector()
        self._seen = SeenView()
        self._seen_caption = QLabel()
        self._label = LabelSelector()
        self._verdict = VerdictView()
        self._bars = ProbabilityBars()
        self.digit_actions = DigitActions(session, self._shows_no_digit)
        self._arrange()
        self._connect()
        welcome = np.divide(welcome_image(), 255.0, dtype=np.float32)
        self.document.start_with(BaseImage(welcome, "welcome", "sample", WELCOME_LABEL, WELCOME_INDEX))
        self.retranslate()
        self.restyle()

    @cached_property
    def _rng(self) -> np.random.Generator:
        """Chance for the random samples, made when first asked for: importing it takes 10 ms of a start."""
        return np.random.default_rng()

    # ------------------------------------------------------------------ what the menu asks for

    def undo(self) -> None:
        """Take the last step on the canvas back."""
        self.document.undo()

    def redo(self) -> None:
        """Do again what was undone."""
        self.document.redo()

    def clear(self) -> None:
        """Empty the canvas."""
        self.document.clear()

    def random_sample(self) -> None:
        """Put a random test image of the data set in use on the canvas, with its true label."""
        dataset = self._session.dataset
        self.document.place(_test_image(dataset, int(self._rng.integers(len(dataset.test)))))

    def show_kept(self, digit: KeptDigit) -> None:
        """Put one of the user's own digits on the canvas, with its label; undo brings back what was there."""
        self.document.place(KeptImage(digit.image, digit.label))

    def show_picture(self, picture: BaseImage | KeptImage) -> None:
        """Put a picture on the canvas that someone asked for; undo brings back what was there."""
        self.document.place(picture)

    def paste_image(self) -> None:
        """Put the picture on the clipboard on the canvas."""
        self.files.paste()

    def open_image(self) -> None:
        """Ask for a picture file and put it on the canvas."""
        self.files.ask_to_open()

    def save_drawing(self) -> None:
        """Ask where to, and save the drawing as PNG."""
        self.files.ask_to_save()

    def toggle_steps(self) -> None:
        """Open the preprocessing steps beside the column, or close them."""
        if self._microscope is None:
            # Imported when asked for: hardly any start of the program needs it.
            from explorer.ui.preprocessing_microscope import PreprocessingMicroscope

            self._microscope = PreprocessingMicroscope(self._session, self.document, self.familiarity, self)
            self._microscope.shown.connect(self._steps_toggled)
        if self._microscope.isVisible():
            self._microscope.close()
        else:
            self._microscope.open()

    def _steps_toggled(self, shown: bool) -> None:
        self._seen.setChecked(shown)
        if not shown:
            self._seen.setFocus(Qt.FocusReason.PopupFocusReason)
        self.steps_shown.emit(shown)

    def open_menu(self, place: QPoint) -> None:
        """Open the canvas's menu at a place on the screen."""
        CanvasMenu(self).popup(place)

    # ------------------------------------------------------------------ building

    def _arrange(self) -> None:
        for label in (self._caption, self._seen_caption):
            label.setProperty("role", "caption")
        self._seen_caption.setWordWrap(True)
        self._seen_caption.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._caption.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._reading = QGridLayout()
        self._reading.setContentsMargins(0, 0, 0, 0)
        self._reading.addWidget(self._seen, 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        self._reading.addWidget(self._seen_caption, 2, 0, Qt.AlignmentFlag.AlignTop)
        self._reading.addWidget(self._label, 4, 0, Qt.AlignmentFlag.AlignBottom)
        self._reading.addWidget(self._verdict, 0, 1)
        self._reading.addWidget(self._bars, 1, 1, 4, 1)
        self._reading.setRowStretch(3, 1)
        self._reading.setColumnStretch(1, 1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._caption)
        # The canvas takes all the height it can use, its width; only then do the bars grow.
        self._column.addWidget(self._square, 100)
        self._column.addWidget(self._tools)
        self._column.addWidget(self._reader)
        self._column.addLayout(self._reading, 1)
        self._column.addWidget(self.digit_actions)
        self._column.addStretch()
        chain = (self.canvas, *self._tools.tab_chain, self._reader.box, self._seen, self._bars, self._label)
        for before, after in pairwise((*chain, *self.digit_actions.tab_chain)):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        session, tools = self._session, self._tools
        self._feed = CanvasFeed(self.document, session)
        self.document.listen(self._show_history)
        self.canvas.pen_changed.connect(lambda: tools.show_pen(self.canvas.pen))
        self.canvas.sample_requested.connect(self.random_sample)
        self.canvas.menu_requested.connect(self.open_menu)
        tools.show_pen(self.canvas.pen)
        tools.pen_chosen.connect(self._take_pen)
        tools.undo_button.clicked.connect(self.undo)
        tools.redo_button.clicked.connect(self.redo)
        tools.clear_button.clicked.connect(self.clear)
        tools.sample_button.clicked.connect(self.random_sample)
        session.picture_requested.connect(self.show_picture)
        self._reader.reader_chosen.connect(self._choose_reader)
        self._reader.file_requested.connect(self._weights.ask_to_open)
        self._seen.clicked.connect(self.toggle_steps)
        self._bars.label_chosen.connect(session.set_label)
        self._label.label_chosen.connect(session.set_label)
        refresh = session.clock.add(self, self._show_reading)
        for signal in (
            session.trace_changed,
            session.label_changed,
            session.input_changed,
            self.familiarity.changed,
        ):
            signal.connect(refresh.request)
        readers = session.clock.add(self._reader, self._show_readers)
        for signal in (session.reader_changed, session.network_changed):
            signal.connect(readers.request)

    def retranslate(self) -> None:
        """Set all words again."""
        self.setAccessibleName(self.tr("Drawing"))
        self._seen_caption.setText(self.tr("What the network sees"))
        self._show_readers()
        self._show_reading()

    def restyle(self) -> None:
        """Take the measures and fonts of the theme again."""
        unit = theme.unit()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(unit)
        self._reading.setHorizontalSpacing(unit)
        self._reading.setVerticalSpacing(unit // 2)
        for label in (self._caption, self._seen_caption):
            label.setFont(theme.caption_font())
        self._bars.setMaximumHeight(36 * unit)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Let the canvas be no higher than wide, so that it leaves no gap."""
        self._square.setMaximumHeight(self.width())
        super().resizeEvent(event)

    # ------------------------------------------------------------------ canvas to session

    def _show_history(self, _change: Change) -> None:
        document = self.document
        started = document.pen_down is not None
        self._tools.show_history(
            document.can_undo, document.can_redo, started or not document.picture.is_empty
        )

    def _take_pen(self, pen: Pen) -> None:
        self.canvas.set_pen_width(pen.width)
        self.canvas.set_eraser(pen.erase)

    # ------------------------------------------------------------------ session to view

    def _classes(self) -> tuple[str, ...]:
        return class_names(self._session.metadata, len(self._session.probabilities))

    def _show_reading(self) -> None:
        session = self._session
        classes, probabilities, blank = self._classes(), session.probabilities, session.blank
        label = known_class(session.label, self.document.picture.base, classes)
        self._bars.show_probabilities(probabilities, classes, label, quiet=blank)
        novelty = self.familiarity.judge(session.trace)
        self._verdict.show_verdict(verdict(probabilities, blank, novelty), classes, label)
        self._seen.show_image(session.input)
        self._label.show_label(classes, label)
        self._caption.setText(drawing_words(self.document, blank))

    def _shows_no_digit(self) -> bool:
        base = self.document.picture.base
        return (
            isinstance(base, BaseImage)
            and ALL_DATASETS[base.dataset].classes != ALL_DATASETS["mnist"].classes
        )

    def _show_readers(self) -> None:
        session = self._session
        current = session.reader.key
        choices = []
        for reader in session.readers():
            tip = reader_tip(reader)
            if reader.key == current:
                tip = f"{tip}\n{network_tip(session.network, session.metadata)}"
            choices.append(ReaderChoice(reader.key, reader_title(reader), tip))
        self._reader.show_readers(choices, current)

    def _choose_reader(self, key: str) -> None:
        try:
            self._session.choose_reader(key)
        except NetworkError as error:
            messages.report(error)


def _test_image(dataset: Dataset, index: int) -> BaseImage:
    image = dataset.test.images[index] / np.float32(255.0)
    return BaseImage(image, "sample", dataset.name, int(dataset.test.labels[index]), index)
