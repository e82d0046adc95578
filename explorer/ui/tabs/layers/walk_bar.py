"""The controls of the walk: the true label, the debugger's buttons, and what goes through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QSignalBlocker, pyqtSignal
from PyQt6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QToolButton, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.reader_words import class_names
from explorer.ui.tabs.layers.walk import SAMPLE_SIZE, BackwardWalk, Batch
from explorer.ui.widgets.label_selector import LabelSelector

if TYPE_CHECKING:
    from explorer.ui.session import Session

_ICONS = {"first": "first", "back": "left", "step": "right", "last": "last", "run": "play"}


class WalkBar(Appearance, QWidget):
    """One row; the debugger's buttons have keys too, which the tab listens to.

    Signals
    -------
    copy_asked
        The code is wanted as a program.
    """

    copy_asked = pyqtSignal()

    def __init__(self, session: Session, walk: BackwardWalk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._walk = session, walk
        self.label_box = LabelSelector()
        self.buttons = {name: QToolButton() for name in _ICONS}
        self.batch_box = QComboBox()
        self.row_box = QSpinBox()
        self.draw_button, self.copy_button = QToolButton(), QToolButton()
        self.draw_button.setObjectName("walk_draw_batch")
        self.copy_button.setObjectName("walk_copy_code")
        self._build()
        asks = {
            "first": lambda: walk.go(0),
            "back": walk.step_back,
            "step": walk.step,
            "last": lambda: walk.go(len(walk.lines) - 1),
            "run": walk.run,
        }
        for name, ask in asks.items():
            self.buttons[name].clicked.connect(ask)
        self.label_box.label_chosen.connect(session.set_label)
        self.batch_box.activated.connect(lambda: walk.choose_batch(Batch(self.batch_box.currentData())))
        self.row_box.valueChanged.connect(lambda value: walk.choose_row(value - 1))
        self.draw_button.clicked.connect(walk.draw_sample)
        self.copy_button.clicked.connect(self.copy_asked)
        walk.running_changed.connect(self._follow_run)
        self.retranslate()
        self.restyle()
        self.refresh()

    def _build(self) -> None:
        u = theme.unit()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(u // 2)
        row.addWidget(self.label_box, 2)
        debugger = QHBoxLayout()
        debugger.setSpacing(0)
        for name, button in self.buttons.items():
            button.setIcon(theme.icon(_ICONS[name]))
            button.setAutoRaise(True)
            debugger.addWidget(button)
        row.addLayout(debugger)
        for batch in Batch:
            self.batch_box.addItem("", batch)
        row.addWidget(self.batch_box, 2)
        self.row_box.setRange(1, SAMPLE_SIZE)
        row.addWidget(self.row_box)
        row.addWidget(self.draw_button)
        row.addStretch(1)
        self.draw_button.setIcon(theme.icon("dice"))
        self.draw_button.setAutoRaise(True)
        self.copy_button.setIcon(theme.icon("copy"))
        self.copy_button.setAutoRaise(True)
        row.addWidget(self.copy_button)

    @property
    def tab_chain(self) -> list[QWidget]:
        """The controls in the order in which the Tab key visits them."""
        boxes = (self.batch_box, self.row_box, self.draw_button, self.copy_button)
        return [self.label_box, *self.buttons.values(), *boxes]

    def refresh(self) -> None:
        """Show the session's label, and which of the batch is in sight."""
        session, walk = self._session, self._walk
        sample = walk.batch is Batch.SAMPLE
        classes = class_names(session.metadata, session.network.sizes[-1])
        self.label_box.show_label(classes, session.label)
        self.label_box.setVisible(not sample)
        for widget in (self.row_box, self.draw_button):
            widget.setVisible(sample)
        if sample and walk.moment is not None:
            label = classes[int(walk.moment.targets[walk.moment.row])]
            suffix = self.tr("of {count}, a {label}").format(count=walk.moment.n, label=label)
            self.row_box.setSuffix("\N{NO-BREAK SPACE}" + suffix)
        with QSignalBlocker(self.row_box):
            self.row_box.setValue(walk.row + 1)
        with QSignalBlocker(self.batch_box):
            self.batch_box.setCurrentIndex(list(Batch).index(walk.batch))
        ready, last = walk.moment is not None, len(walk.lines) - 1
        for name in ("first", "back"):
            self.buttons[name].setEnabled(ready and walk.line > 0)
        for name in ("step", "last"):
            self.buttons[name].setEnabled(ready and walk.line < last)
        self.buttons["run"].setEnabled(ready)

    def _follow_run(self) -> None:
        self.buttons["run"].setIcon(theme.icon("pause" if self._walk.running else "play"))

    def retranslate(self) -> None:
        """Set the words."""
        tips = {
            "first": self.tr("Back to the loss"),
            "back": self.tr("Step back: take a line back (F9)"),
            "step": self.tr("Step: run the next line (F10)"),
            "last": self.tr("To the last line: every gradient"),
            "run": self.tr("Run line by line, or stop (F5)"),
        }
        for name, tip in tips.items():
            self.buttons[name].setToolTip(tip)
            self.buttons[name].setAccessibleName(tip)
        draw = self.tr("Draw another mini-batch at random from the training images (section 4.2.3)")
        self.draw_button.setToolTip(draw)
        self.draw_button.setAccessibleName(draw)
        copy = self.tr("Copy a NumPy program that runs by itself and gives these very numbers")
        self.copy_button.setToolTip(copy)
        self.copy_button.setAccessibleName(copy)
        words = {
            Batch.DRAWING: self.tr("Drawing"),
            Batch.SAMPLE: self.tr("{count} images").format(count=SAMPLE_SIZE),
        }
        for index, batch in enumerate(Batch):
            self.batch_box.setItemText(index, words[batch])
        self.batch_box.setAccessibleName(self.tr("What goes through the network"))
        self.batch_box.setToolTip(
            self.tr(
                "One input, or a mini-batch: a row for each in every array, the loss a mean (section 4.2.3)"
            )
        )
        self.row_box.setPrefix(self.tr("image") + "\N{NO-BREAK SPACE}")
        which = self.tr("Which image of the batch is shown, and its true label")
        self.row_box.setAccessibleName(which)
        self.row_box.setToolTip(which)

    def restyle(self) -> None:
        """Take the theme's measures."""
        self.label_box.setMinimumWidth(10 * theme.unit())
