"""The right side of the gallery: train on one's own digits and see what is gained and what is lost."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PyQt6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from explorer.data import DataError
from explorer.data.holding_out import held_out
from explorer.nn import NetworkError
from explorer.training.practice import MOST_STEPS, PracticeConfig
from explorer.ui import messages, theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import percent, whole
from explorer.ui.my_digits.practice_run import PracticeRun, PracticeState
from explorer.ui.tip_lines import in_lines
from explorer.ui.widgets.plot import CurvePlot

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from explorer.ui.session import Session

_CURVES_MS = 100
_TOP = 1.05
"""A little more than all, so that a curve at it is seen."""
_CURVES = ("learned", "held_out", "test")


class PracticePanel(Appearance, QFrame):
    """Settings, start and stop, three curves, and what to do with the result.

    Parameters
    ----------
    session : Session
    parent : QWidget, optional
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("practice_panel")
        self.setProperty("role", "card")
        self._session = session
        self.run = PracticeRun(session, self)
        self._defaults = PracticeConfig()
        self._title, self._caption, self._outcome = QLabel(), QLabel(), QLabel()
        self._diet_label, self._steps_label, self._rate_label = QLabel(), QLabel(), QLabel()
        self.diet = QComboBox()
        self.diet.addItems(["", ""])
        self.steps = QSpinBox()
        self.steps.setRange(1, MOST_STEPS)
        self.steps.setValue(self._defaults.steps)
        self.steps.setStepType(QSpinBox.StepType.AdaptiveDecimalStepType)
        self.rate = QDoubleSpinBox()
        self.rate.setDecimals(4)
        self.rate.setRange(0.0001, 1.0)
        self.rate.setValue(self._defaults.learning_rate)
        self.rate.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
        self.start_button, self.keep_button, self.discard_button = QPushButton(), QPushButton(), QPushButton()
        self.plot = CurvePlot(self, percent=True, format_x=self._update_text)
        self._name_parts()
        self._arrange()
        self._connect()
        self.retranslate()
        self.restyle()

    def _name_parts(self) -> None:
        names: dict[str, QWidget] = {
            "practice_diet": self.diet,
            "practice_steps": self.steps,
            "practice_rate": self.rate,
            "practice_start": self.start_button,
            "practice_keep": self.keep_button,
            "practice_discard": self.discard_button,
            "practice_plot": self.plot,
            "practice_outcome": self._outcome,
        }
        for name, widget in names.items():
            widget.setObjectName(name)

    def _arrange(self) -> None:
        self._caption.setProperty("role", "caption")
        for label in (self._caption, self._outcome):
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.start_button.setAutoDefault(False)
        self._form = QGridLayout()
        rows = ((self._diet_label, self.diet), (self._steps_label, self.steps), (self._rate_label, self.rate))
        for row, (label, field) in enumerate(rows):
            label.setBuddy(field)
            self._form.addWidget(label, row, 0)
            self._form.addWidget(field, row, 1)
        self._form.addWidget(self.start_button, len(rows), 0, 1, 2)
        self._form.setColumnStretch(1, 1)
        self._line = QHBoxLayout()
        self._line.addStretch()
        self._line.addWidget(self.discard_button)
        self._line.addWidget(self.keep_button)
        self.plot.setMinimumSize(200, 120)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addWidget(self._caption)
        self._column.addLayout(self._form)
        self._column.addWidget(self.plot, 1)
        self._column.addWidget(self._outcome)
        self._column.addLayout(self._line)

    def _connect(self) -> None:
        session = self._session
        self.start_button.clicked.connect(self._start_or_stop)
        self.keep_button.clicked.connect(self.run.keep)
        self.discard_button.clicked.connect(self.run.discard)
        self.run.state_changed.connect(self._show_state)
        self._refresh = session.clock.add(self, self._show_curves, _CURVES_MS)
        self.plot.painted.connect(self._refresh.charge)
        self.run.advanced.connect(self._refresh.request)
        session.kept.changed.connect(self._show_state)

    # Words

    def retranslate(self) -> None:
        """Set all words again."""
        self.setAccessibleName(self.tr("Train on my digits"))
        self._title.setText(self.tr("Train on my digits"))
        self._diet_label.setText(self.tr("Learn from"))
        self.diet.setItemText(0, self.tr("My digits only"))
        self.diet.setItemText(1, self.tr("Mine and sample digits"))
        self.diet.setToolTip(
            self.tr("With digits of the sample mixed in, it rehearses what it knew and forgets less of it")
        )
        self._steps_label.setText(self.tr("Updates"))
        self.steps.setToolTip(self.tr("How many mini-batches of ten digits to learn from (section 4.5)"))
        self._rate_label.setText(self.tr("Learning rate"))
        self.rate.setToolTip(self.tr("Learning rate η: how far each update goes (section 4.4.2)"))
        for label, field in (
            (self._diet_label, self.diet),
            (self._steps_label, self.steps),
            (self._rate_label, self.rate),
        ):
            field.setAccessibleName(label.text())
        self.keep_button.setText(self.tr("Use the result"))
        self.keep_button.setToolTip(
            self.tr("Let the trained copy read your drawings; the original stays and you can go back to it")
        )
        self.discard_button.setText(self.tr("Discard"))
        self.discard_button.setToolTip(self.tr("Forget what the copy learned"))
        self._name_curves()
        self._show_state()

    def _name_curves(self) -> None:
        names = (self.tr("mine, learned"), self.tr("mine, held out"), self.tr("test images"))
        for place, (key, name) in enumerate(zip(_CURVES, names, strict=True)):
            self.plot.curve(key, (0, 2, 1)[place], name=name, dashed=key == "held_out")
        self.plot.set_labels(x=self.tr("update"), y=self.tr("Accuracy: share read right"))
        self.plot.setAccessibleName(self.tr("Accuracy on your digits and on test images, over the updates"))
        self.plot.setToolTip(
            in_lines(
                self.tr(
                    "Your digits that it learns from, yours that it never learns from, and test images: "
                    "how it learns, whether that carries over, and what it forgets"
                )
            )
        )

    def _update_text(self, x: float) -> str:
        return self.tr("update {n}").format(n=whole(round(x)))

    def restyle(self) -> None:
        """Take over fonts and measures of the theme."""
        unit = theme.unit()
        self._title.setFont(theme.heading_font())
        self._caption.setFont(theme.caption_font())
        self._outcome.setFont(theme.numeric_font())
        self._column.setContentsMargins(2 * unit, unit, 2 * unit, 2 * unit)
        self._column.setSpacing(unit)
        self._form.setSpacing(unit)
        self._line.setSpacing(unit)

    # State

    def end(self) -> None:
        """End a run that nobody sees any more."""
        self.run.end()

    def _start_or_stop(self) -> None:
        if self.run.state is PracticeState.RUNNING:
            self.run.stop()
            return
        try:
            self.run.start(
                PracticeConfig(
                    steps=self.steps.value(),
                    learning_rate=self.rate.value(),
                    replay=self.diet.currentIndex() == 1,
                )
            )
        except (NetworkError, DataError) as error:
            messages.report(error)

    def _count(self) -> int:
        try:
            return len(self._session.kept.digits)
        except DataError:  # told where the gallery asked for them
            return 0

    def _show_state(self) -> None:
        state, count = self.run.state, self._count()
        running = state is PracticeState.RUNNING
        missing = self.run.missing(count)
        held = held_out(count)
        if missing:
            caption = self.tr("Keep {n} more digits and a network can be trained on them here.")
        else:
            caption = self.tr(
                "A copy of the network learns {learn} of your digits; the other {held} show whether that "
                "carries over to what it has not seen."
            )
        self._caption.setText(caption.format(n=missing, learn=count - held, held=held))
        self.start_button.setText(self.tr("Stop") if running else self.tr("Start"))
        self.start_button.setToolTip(
            self.tr("Stop here; the result can still be used")
            if running
            else self.tr("Train a copy of the network that reads your drawings")
        )
        self.start_button.setEnabled(running or not missing)
        for field in (self.diet, self.steps, self.rate):
            field.setEnabled(not running and not missing)
        ended = state is PracticeState.ENDED
        for button in (self.keep_button, self.discard_button):
            button.setEnabled(ended)
        self._refresh.request()

    def _show_curves(self) -> None:
        run = self.run
        x, accuracies = run.iterations, run.accuracies
        self.plot.set_fine(run.state is not PracticeState.RUNNING)
        end = run.practice.config.steps if run.practice is not None else self.steps.value()
        self.plot.set_ranges(0.0, float(end), lowest_in_sight(accuracies), _TOP)
        for place, key in enumerate(_CURVES):
            self.plot.set_curve(key, x, accuracies[:, place])
        self.plot.set_message("" if len(x) else self._promise())
        self._outcome.setText(self._outcome_words())

    def _promise(self) -> str:
        return self.tr(
            "Three curves will show here how well the copy reads your digits that it learns, your digits "
            "that it does not, and the test images."
        )

    def _outcome_words(self) -> str:
        accuracies = self.run.accuracies
        if not len(accuracies):
            return ""
        (mine, held, test), (mine_now, held_now, test_now) = accuracies[0], accuracies[-1]
        lines = (
            self.tr("mine, learned: {before} → {after}").format(
                before=percent(mine, 0), after=percent(mine_now, 0)
            ),
            self.tr("mine, held out: {before} → {after}").format(
                before=percent(held, 0), after=percent(held_now, 0)
            ),
            self.tr("test images: {before} → {after}").format(before=percent(test), after=percent(test_now)),
        )
        return "\n".join(lines)


def lowest_in_sight(accuracies: NDArray[np.floating]) -> float:
    """Return where the axis of accuracies (n, 3) begins: a loss of a hundredth has to be seen."""
    lowest = float(accuracies.min()) if accuracies.size else 0.0
    return max(math.floor(10.0 * (lowest - 0.05)) / 10.0, 0.0)
