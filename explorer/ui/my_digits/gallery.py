"""The left side of the window: the digits, what the network reads in them, and what one may do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from explorer.data import DATASETS, IMAGE_SIDE, DataError
from explorer.ui import messages, theme
from explorer.ui.appearance import Appearance
from explorer.ui.error_sentences import sentence_for
from explorer.ui.formatting import percent
from explorer.ui.my_digits.cell import Cell
from explorer.ui.my_digits.files import DigitFiles
from explorer.ui.my_digits.gallery_tools import GalleryTools
from explorer.ui.my_digits.mosaic import DigitMosaic
from explorer.ui.my_digits.reading import Reading, read_digits
from explorer.ui.reader_words import class_names, short_title

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.data.personal import KeptDigit
    from explorer.ui.my_digits.filter_bar import FilterBar
    from explorer.ui.session import Session

_VERDICTS_MS = 200
_AT_ONCE = 500
"""Digits read in one frame: about 10 ms with the largest shipped network."""
_CONFUSIONS = 4


class Gallery(Appearance, QFrame):
    """All kept digits with the verdicts of the network that reads the canvas.

    Parameters
    ----------
    session : Session
    parent : QWidget, optional

    Signals
    -------
    canvas_requested(object)
        A `KeptDigit` is wanted on the canvas.
    """

    canvas_requested = pyqtSignal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gallery")
        self._session = session
        self._kept = session.kept
        self._digits: tuple[KeptDigit, ...] = ()
        self._images = np.empty((0, IMAGE_SIDE, IMAGE_SIDE), np.uint8)
        self._labels = np.empty(0, np.uint8)
        self._read = np.empty(0, np.intp)
        self._headline, self._confusions, self._note = QLabel(), QLabel(), QLabel()
        self.mosaic = DigitMosaic()
        self.files = DigitFiles(self._kept, self)
        self.tools = GalleryTools()
        self._arrange()
        self._connect()
        self.retranslate()
        self.restyle()
        self._take_digits()

    # Building

    def _arrange(self) -> None:
        for label in (self._confusions, self._note):
            label.setProperty("role", "caption")
        for label in (self._headline, self._confusions, self._note):
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._headline)
        self._column.addWidget(self._confusions)
        self._column.addWidget(self.tools)
        self._column.addWidget(self.mosaic, 1)
        self._column.addWidget(self._note)

    def _connect(self) -> None:
        session, mosaic = self._session, self.mosaic
        self._kept.changed.connect(self._take_digits)
        self._refresh = session.clock.add(self, self._read_on, _VERDICTS_MS)
        session.network_changed.connect(self._read_anew)
        session.reader_changed.connect(self._refresh.request)
        self.filter.changed.connect(self._show)
        tools = self.tools
        tools.relabel_chosen.connect(self._relabel)
        for button, ask in (
            (tools.undo_button, self._undo),
            (tools.redo_button, self._redo),
            (tools.delete_button, self._delete),
            (tools.canvas_button, self._put_on_canvas),
            (tools.import_button, self.files.ask_to_import),
            (tools.export_button, self._export),
        ):
            button.clicked.connect(lambda _checked, ask=ask: ask())
        self.files.told.connect(self._note.setText)
        self.files.failed.connect(self._tell_failure)
        mosaic.selection_changed.connect(self._show_tools)
        mosaic.activated.connect(self._activate)
        mosaic.label_typed.connect(self._relabel)
        mosaic.delete_requested.connect(self._delete)

    # Words

    def retranslate(self) -> None:
        """Set all words again."""
        self._note.setText(self._legend())
        self.mosaic.setToolTip(
            self.tr("Your digits; digit keys relabel, Del deletes, Enter draws on the canvas")
        )
        self._show()

    def _legend(self) -> str:
        return self.tr("Your label → what the network reads instead")

    def restyle(self) -> None:
        """Take over fonts and measures of the theme."""
        unit = theme.unit()
        self._column.setSpacing(unit)
        self._headline.setFont(theme.heading_font())
        for label in (self._confusions, self._note):
            label.setFont(theme.caption_font())

    @property
    def filter(self) -> FilterBar:
        """Which digits are in sight."""
        return self.tools.filter

    # Digits and verdicts

    def _take_digits(self) -> None:
        self._note.setText(self._legend())
        try:
            self._digits = self._kept.digits
            self._images, self._labels = self._kept.arrays()
        except DataError as error:
            self._tell_failure(error)
        self._read_anew()
        self._show()

    def _read_anew(self) -> None:
        self._read = np.full(len(self._digits), -1, np.intp)
        self._refresh.request()

    def _read_on(self) -> None:
        """Read the next digits; the old verdicts stay in sight until all are there."""
        waiting = np.flatnonzero(self._read < 0)[:_AT_ONCE]
        if len(waiting):
            self._read[waiting] = read_digits(self._session.network, self._images[waiting])
        if (self._read >= 0).all():
            self._show()
        else:
            self._refresh.request()

    @property
    def reading(self) -> Reading:
        """What the network reads in all of them."""
        return Reading(self._labels, self._read)

    def _show(self) -> None:
        reading, classes = self.reading, self._classes()
        wrong = reading.wrong
        wanted = np.ones(len(self._digits), bool)
        if self.filter.label is not None:
            wanted &= self._labels == self.filter.label
        self.filter.show_counts(int(wanted.sum()), int((wanted & wrong).sum()))
        if self.filter.misread_only:
            wanted &= wrong
        cells = [
            Cell(digit.key, place, digit.label, classes[self._read[place]] if wrong[place] else "")
            for place, digit in enumerate(self._digits)
            if wanted[place]
        ]
        self.mosaic.show_cells(cells, self._images)
        self.mosaic.show_message(self._lesson_of_emptiness())
        self._headline.setText(self._headline_words(reading))
        self._confusions.setText(self._confusion_words(reading, classes))
        self._show_tools()

    def _classes(self) -> tuple[str, ...]:
        return class_names(self._session.metadata, self._session.network.sizes[-1])

    def _headline_words(self, reading: Reading) -> str:
        if not len(self._digits):
            return self.tr("No digits yet")
        if not reading.complete:
            return self.tr("{n} digits").format(n=len(self._digits))
        return self.tr("{reader} reads {right} of your {n} digits right: {share}").format(
            reader=short_title(self._session.reader),
            right=reading.right,
            n=len(self._digits),
            share=percent(reading.accuracy),
        )

    def _confusion_words(self, reading: Reading, classes: tuple[str, ...]) -> str:
        if not len(self._digits):
            return self.tr("Kept digits stay on this computer, in your own folder.")
        if classes != DATASETS["mnist"].classes:
            return self.tr("This network was not trained on digits: it cannot be right.")
        confusions = reading.confusions(_CONFUSIONS)
        if not confusions:
            return self.tr("Nothing is confused.")
        told = [
            self.tr("{label} read as {read}: {n}×").format(
                label=each.label, read=classes[each.read], n=each.times
            )
            for each in confusions
        ]
        return self.tr("Most confused: {list}").format(list=" · ".join(told))

    def _lesson_of_emptiness(self) -> str:
        if not len(self._digits):
            return self.tr(
                "Draw a digit, say which it is (click its bar or choose the label), and press Keep "
                "below the canvas.\n\nHere you will see how the network reads all of yours, and from ten "
                "digits on you can train it on them."
            )
        if self.filter.misread_only:
            return self.tr("None of these is misread.")
        return self.tr("You have kept no digit with this label.")

    def _show_tools(self) -> None:
        try:
            history = self._kept.can_undo, self._kept.can_redo
        except DataError:  # told where the digits were asked for
            history = False, False
        self.tools.show_state(len(self.mosaic.selection.chosen), bool(self._digits), *history)

    # Changes

    def _tell_failure(self, error: DataError) -> None:
        """Say here too what went wrong: the main window, where messages are, may be covered."""
        messages.report(error)
        self._note.setText(sentence_for(error).text())

    def _change(self, change: Callable[[], object]) -> None:
        try:
            change()
        except DataError as error:
            self._tell_failure(error)

    def _relabel(self, label: int) -> None:
        chosen = self.mosaic.selection.in_order
        self._change(lambda: self._kept.relabel(chosen, label))

    def _delete(self) -> None:
        chosen = self.mosaic.selection.in_order
        self._change(lambda: self._kept.delete(chosen))

    def _undo(self) -> None:
        self._change(lambda: self._find(self._kept.undo()))

    def _redo(self) -> None:
        self._change(lambda: self._find(self._kept.redo()))

    def _find(self, keys: tuple[int, ...]) -> None:
        """Choose the digits that a step of the history was about."""
        there = {digit.key for digit in self._digits}
        if not {cell.key for cell in self.mosaic.cells} >= there & set(keys):
            self.filter.show_all()
            self._show()
        self.mosaic.choose(keys)

    def _export(self) -> None:
        self.files.ask_to_export(self.mosaic.selection.in_order)

    def _put_on_canvas(self) -> None:
        for key in self.mosaic.selection.in_order[:1]:
            self._activate(key)

    def _activate(self, key: int) -> None:
        for digit in self._digits:
            if digit.key == key:
                self.canvas_requested.emit(digit)

    def focus_digits(self) -> None:
        """Give the keyboard to the digits."""
        self.mosaic.setFocus(Qt.FocusReason.OtherFocusReason)
