"""The row above the curves: how they are smoothed, what they go by, and which more there are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QMenu, QSizePolicy, QSlider, QToolButton, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.tabs.train.curve_choices import EXTRA, POSITIONS, CurveChoices, position_of, weight_at
from explorer.ui.tabs.train.folded_choices import FoldedChoices
from explorer.ui.tabs.train.run_axis import KINDS
from explorer.ui.tip_lines import in_lines

if TYPE_CHECKING:
    from PyQt6.QtGui import QResizeEvent

_SLIDER_WIDTH = 6
_NARROWEST = 22
_LEAST, _ROOMY, _ROOMIEST = 38, 44, 54
"""Grid steps of width from which on all controls stand in the row, and one or two are named beside them."""


class CurveBar(Appearance, QWidget):
    """Controls of the curves.

    Parameters
    ----------
    choices : CurveChoices
        What they show at first.
    parent : QWidget, optional

    Signals
    -------
    changed
        :attr:`choices` are others.
    difference_toggled(bool)
        Draw the other runs as their difference to the current one, or as they are.
    """

    changed = pyqtSignal()
    difference_toggled = pyqtSignal(bool)

    def __init__(self, choices: CurveChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self._smoothing_label, self._smoothing_value = QLabel(self), QLabel(self)
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._slider.setObjectName("curve_smoothing")
        self._slider.setRange(0, POSITIONS)
        self._slider.setPageStep(POSITIONS // 6)
        self._slider.setValue(position_of(choices.smoothing))
        self._slider.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._slider.valueChanged.connect(lambda place: self._choose(smoothing=weight_at(place)))
        self._axis_label = QLabel(self)
        self._axis = QComboBox(self)
        self._axis.setObjectName("curve_axis")
        self._axis.addItems([""] * len(KINDS))
        self._axis.setCurrentIndex(KINDS.index(choices.axis))
        self._axis.currentIndexChanged.connect(lambda index: self._choose(axis=KINDS[index]))
        self._log = self._button("curve_log")
        self._log.setChecked(choices.logarithmic)
        self._log.toggled.connect(lambda on: self._choose(logarithmic=on))
        self._difference = self._button("curve_difference")
        self._difference.toggled.connect(self.difference_toggled)
        self._more = self._button("curve_more")
        self._more.setCheckable(False)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self._more)
        self._menu.setToolTipsVisible(True)
        self._more.setMenu(self._menu)
        self._extra = {name: self._action(name) for name in EXTRA}
        self._folded = FoldedChoices(self._menu, self._axis, (self._log, self._difference))
        self._lay_out()
        self.retranslate()
        self.restyle()

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _action(self, name: str) -> QAction:
        action = QAction(self._menu)
        action.setObjectName(f"curve_{name}")
        action.setCheckable(True)
        action.setChecked(name in self._choices.extra)
        action.toggled.connect(self._take_extra)
        self._menu.addAction(action)
        return action

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for part in (self._smoothing_label, self._slider, self._smoothing_value):
            self._row.addWidget(part)
        self._row.addStretch(1)
        for control in (self._axis_label, self._axis, self._log, self._difference, self._more):
            self._row.addWidget(control)

    @property
    def choices(self) -> CurveChoices:
        """What is chosen."""
        return self._choices

    def set_difference(self, on: bool, possible: bool) -> None:
        """Show whether differences are drawn, and whether there is a run to compare with."""
        if (on, possible) != (self._difference.isChecked(), self._difference.isEnabled()):
            self._difference.blockSignals(True)
            self._difference.setChecked(on)
            self._difference.blockSignals(False)
            self._difference.setEnabled(possible)

    def _choose(self, **fields: object) -> None:
        choices = replace(self._choices, **fields)  # type: ignore[arg-type]
        if choices != self._choices:
            self._choices = choices
            self._say_smoothing()
            self.changed.emit()

    def _take_extra(self) -> None:
        self._choose(extra=tuple(name for name, action in self._extra.items() if action.isChecked()))

    def _say_smoothing(self) -> None:
        weight = self._choices.smoothing
        self._smoothing_value.setText(f"{weight:.3f}" if weight > 0.985 else f"{weight:.2f}")
        reach = round(1.0 / (1.0 - weight))
        self._slider.setAccessibleDescription(
            self.tr("{weight}: about the last {n} iterations").format(weight=f"{weight:.3f}", n=reach)
        )

    def minimumSizeHint(self) -> QSize:
        """Return the room of what is left in a narrow row."""
        return QSize(_NARROWEST * theme.unit(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Leave out the words beside the controls where there is no room for them, then the controls."""
        super().resizeEvent(event)
        narrow = self.width() < _LEAST * theme.unit()
        for control in (self._axis, self._log, self._difference):
            control.setVisible(not narrow)
        self._folded.set_shown(narrow)
        self._smoothing_label.setVisible(self.width() >= _ROOMY * theme.unit())
        self._axis_label.setVisible(self.width() >= _ROOMIEST * theme.unit())

    def retranslate(self) -> None:
        """Set the texts."""
        self._smoothing_label.setText(self.tr("Smooth"))
        self._slider.setAccessibleName(self.tr("Smoothing of the loss"))
        tip = self.tr(
            "How much of the past the smoothed loss keeps: 0 leaves every mini-batch as it is, 0.9 means "
            "over about ten, 0.999 over a thousand. The start is not pulled to zero."
        )
        for part in (self._smoothing_label, self._slider, self._smoothing_value):
            part.setToolTip(tip)
        self._axis_label.setText(self.tr("by"))
        for index, name in enumerate(self._axis_words()):
            self._axis.setItemText(index, name)
        self._axis.setAccessibleName(self.tr("What the curves go by"))
        self._axis.setToolTip(
            in_lines(
                self.tr(
                    "By iterations, by epochs (passes over the training images, section 4.5.3), or by the "
                    "time spent training; pauses do not count"
                )
            )
        )
        for button, (text, name, tip) in self._button_words().items():
            button.setText(text)
            button.setAccessibleName(name)
            button.setToolTip(tip)
        self._folded.retranslate()
        for extra, (text, tip) in self._extra_words().items():
            self._extra[extra].setText(text)
            self._extra[extra].setToolTip(tip)
        self._say_smoothing()

    def _axis_words(self) -> tuple[str, ...]:
        names = {
            "iteration": self.tr("iteration"),
            "epoch": self.tr("epoch"),
            "seconds": self.tr("time"),
        }
        return tuple(names[kind] for kind in KINDS)

    def _button_words(self) -> dict[QToolButton, tuple[str, str, str]]:
        """Return what stands on each button, its name in full, and its tip."""
        return {
            self._log: (
                self.tr("Log"),
                self.tr("Logarithmic loss"),
                self.tr("Draw the loss by ratios: from 1 to 0.1 is as far as from 0.1 to 0.01"),
            ),
            self._difference: (
                self.tr("Diff"),
                self.tr("Difference to the current run"),
                self.tr(
                    "Draw each shown run minus the current one, at the same iterations: "
                    "below 0 its loss is lower"
                ),
            ),
            self._more: (
                self.tr("More ▾"),
                self.tr("More curves"),
                self.tr("Show the learning rate, the gradient's length, or how far each update goes"),
            ),
        }

    def _extra_words(self) -> dict[str, tuple[str, str]]:
        """Return the name and the tip of each curve that can be added."""
        return {
            "learning_rate": (
                self.tr("Learning rate"),
                self.tr("The rate of every update, after its schedule (section 4.4.2)"),
            ),
            "gradient_norm": (
                self.tr("Gradient norm"),
                self.tr("How steep the loss is where the weights are (section 4.4)"),
            ),
            "update_ratio": (
                self.tr("Update-to-weight ratio"),
                self.tr("How far an update moves the weights by how large they are; about 0.001 is usual"),
            ),
        }

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self._row.setSpacing(unit // 2)
        self._slider.setMinimumWidth(_SLIDER_WIDTH * unit)
        self._slider.setMaximumWidth(2 * _SLIDER_WIDTH * unit)
        self._smoothing_value.setFont(theme.numeric_font(factor=0.92))
        self._smoothing_value.setMinimumWidth(self._smoothing_value.fontMetrics().horizontalAdvance("0.999"))
        for part in (
            self._smoothing_label,
            self._axis_label,
            self._axis,
            self._log,
            self._difference,
            self._more,
        ):
            part.setFont(theme.caption_font())
        for button in (self._log, self._difference, self._more):
            button.setIconSize(QSize(2 * unit, 2 * unit))
