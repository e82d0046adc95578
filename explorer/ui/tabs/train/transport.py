"""The row of buttons that drives a run, with its pace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt6.QtCore import QSignalBlocker, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QIcon, QKeySequence, QShortcut
from PyQt6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSlider,
    QToolButton,
    QWidget,
)

from explorer.training.pace import updates_per_second
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import compact
from explorer.ui.tabs.train.target_popup import TargetPopup

if TYPE_CHECKING:
    from explorer.ui.run import Run

_SLIDER_STEPS = 200
_NEEDS_SETUP = frozenset({"idle", "finished", "failed"})


class Transport(Appearance, QWidget):
    """Start, Pause, Step, Epoch, Reset, full speed and the speed slider; enabled as the run's state allows.

    Parameters
    ----------
    run : Run
    parent : QWidget, optional
        Gets the key F, for full speed.

    Signals
    -------
    start_pressed(), reset_pressed(), step_pressed(), epoch_pressed(), target_chosen(target)
        What the set-up has a say in; the rest goes to the run directly.
    """

    start_pressed = pyqtSignal()
    step_pressed = pyqtSignal()
    epoch_pressed = pyqtSignal()
    reset_pressed = pyqtSignal()
    target_chosen = pyqtSignal(object)

    def __init__(self, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._obstacle = ""
        self._compact = False
        self._full_width = 0
        self._pressed: QWidget | None = None
        self._start = QPushButton(self)
        self._start.setObjectName("train_start")
        self._start.setDefault(True)  # the style sheet fills the default button with the accent
        # As high as the tool buttons beside it.
        self._start.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum)
        self._pause = self._button("train_pause", "pause")
        self._step = self._button("train_step", "step")
        self._epoch = self._button("train_epoch", "epoch")
        self._to = self._button("train_to_target", "target")
        self._popup = TargetPopup(run, self)
        self._reset = self._button("train_reset", "reset")
        self._full = self._button("train_full_speed", "fast")
        self._full.setCheckable(True)
        self._speed_name = QLabel(self)
        self._speed = QSlider(Qt.Orientation.Horizontal, self)
        self._speed.setObjectName("speed")
        self._speed.setRange(0, _SLIDER_STEPS)
        self._speed.setPageStep(_SLIDER_STEPS // 10)
        self._speed_name.setBuddy(self._speed)
        self._lay_out()
        self._start.clicked.connect(self.start_pressed)
        self._pause.clicked.connect(run.pause)
        self._step.clicked.connect(self.step_pressed)
        self._epoch.clicked.connect(self.epoch_pressed)
        self._to.clicked.connect(self.ask_for_target)
        self._popup.chosen.connect(self.target_chosen)
        self._reset.clicked.connect(self.reset_pressed)
        self._full.toggled.connect(run.set_full_speed)
        self._speed.valueChanged.connect(self._set_speed)
        run.state_changed.connect(self.refresh)
        run.setup_changed.connect(self.refresh)
        run.speed_changed.connect(self._show_speed)
        self.restyle()
        self.refresh()
        self._show_speed()

    def add_full_speed_key(self, tab: QWidget) -> None:
        """Let the key F turn full speed on and off while the focus is in `tab`, except where one types."""
        key = QShortcut(QKeySequence(Qt.Key.Key_F), tab)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._full.toggle)

    def ask_for_target(self) -> None:
        """Ask where the run is to go on to, unless it cannot start."""
        if self._to.isEnabled():
            self._popup.open_under(self._to)

    def set_obstacle(self, reason: str) -> None:
        """Say why nothing can start; empty when it can."""
        if reason != self._obstacle:
            self._obstacle = reason
            self.refresh()

    def refresh(self) -> None:
        """Enable what the run's state allows."""
        state = str(self._run.state)
        blocked = bool(self._obstacle) and state in _NEEDS_SETUP
        focus = QApplication.focusWidget()
        resting = state in ("idle", "paused")
        self._start.setEnabled(state != "running" and not blocked)
        self._pause.setEnabled(state == "running")
        for button in (self._step, self._epoch):
            button.setEnabled(resting and not blocked)
        self._to.setEnabled((resting or state == "running") and not blocked)
        self._reset.setEnabled(state != "idle" or self._run.iteration > 0)
        self._pass_focus(focus)
        self.retranslate()

    def _pass_focus(self, before: QWidget | None) -> None:
        """Keep the focus on what goes and stops, where Qt would move it on from what was disabled.

        What was pressed to go gets it back once the run rests, so that the space bar presses it again.
        """
        if before is None or before.isEnabled():
            return
        if before in (self._start, self._step, self._epoch) and self._pause.isEnabled():
            self._pressed = before
            self._pause.setFocus()
        elif before is self._pause:
            pressed = self._pressed
            again = pressed if pressed is not None and pressed.isEnabled() else self._start
            again.setFocus()
        elif before is self._reset:
            self._start.setFocus()

    def _set_speed(self, value: int) -> None:
        self._run.set_speed(value / _SLIDER_STEPS)

    def _show_speed(self) -> None:
        with QSignalBlocker(self._speed), QSignalBlocker(self._full):
            self._speed.setValue(round(self._run.speed * _SLIDER_STEPS))
            self._full.setChecked(self._run.full_speed)
        self._speed.setEnabled(not self._run.full_speed)
        self._describe_speed()

    def _describe_speed(self) -> None:
        rate = updates_per_second(self._run.speed)
        text = (
            self.tr("as fast as it goes")
            if rate == float("inf")
            else self.tr("up to {n} iterations a second").format(n=compact(round(rate)))
        )
        self._speed.setAccessibleDescription(text)
        self._speed.setToolTip(self.tr("Speed: {text}. The first run speeds up by itself.").format(text=text))

    def _button(self, name: str, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setIcon(theme.icon(icon))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for button in (self._start, self._pause, self._step, self._epoch, self._to, self._reset):
            self._row.addWidget(button)
        self._row.addStretch(1)
        self._row.addWidget(self._full)
        self._row.addWidget(self._speed_name)
        self._row.addWidget(self._speed)

    def full_width(self) -> int:
        """Return the width of the row with all its words."""
        if self._full_width == 0:
            compact_row = self._compact
            self.set_compact(False)
            self._full_width = self._row.minimumSize().width()
            self.set_compact(compact_row)
        return self._full_width

    def set_compact(self, compact_row: bool) -> None:
        """Show icons alone, where the row has to be narrow; Start keeps its word."""
        self._compact = compact_row
        style = (
            Qt.ToolButtonStyle.ToolButtonIconOnly
            if compact_row
            else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        )
        for button in (self._pause, self._step, self._epoch, self._to, self._reset, self._full):
            button.setToolButtonStyle(style)
        self._speed_name.setVisible(not compact_row)

    def retranslate(self) -> None:
        """Set the texts; what cannot be pressed says why."""
        self._full_width = 0
        paused = str(self._run.state) == "paused"
        start, resume = self.tr("Start"), self.tr("Resume")
        self._start.setMinimumWidth(0)
        widths = []
        for word in (start, resume):
            self._start.setText(word)
            widths.append(self._start.sizeHint().width())
        self._start.setMinimumWidth(max(widths))  # what stands beside it stays under the pointer
        self._start.setText(resume if paused else start)
        start_tip = self.tr("Go on training") if paused else self.tr("Train the network (section 4.5)")
        blocked = bool(self._obstacle) and str(self._run.state) in _NEEDS_SETUP
        self._start.setToolTip(
            self.tr("Cannot start. {reason}").format(reason=self._obstacle) if blocked else start_tip
        )
        self._pause.setText(self.tr("Pause"))
        self._pause.setToolTip(self.tr("Stop before the next iteration"))
        self._step.setText(self.tr("Step"))
        self._step.setToolTip(
            self.tr("One iteration: one mini-batch, one change of the weights (section 4.5)")
        )
        self._epoch.setText(self.tr("Epoch"))
        self._epoch.setToolTip(
            self.tr("One epoch: as many images as there are to learn from (section 4.5.2)")
        )
        self._to.setText(self.tr("To\u2026"))
        self._to.setToolTip(self.tr("To a target: an iteration, an epoch or an accuracy, and pause there"))
        self._reset.setText(self.tr("Reset"))
        self._reset.setToolTip(self.tr("Back to iteration 0 and the same first weights"))
        self._full.setText(self.tr("Full speed"))
        self._full.setToolTip(self.tr("As fast as it goes, whatever the slider says (key F)"))
        self._speed_name.setText(self.tr("Speed"))
        self._speed.setAccessibleName(self.tr("Speed"))
        for button in (self._start, self._pause, self._step, self._epoch, self._reset, self._full):
            button.setAccessibleName(button.text())
        self._to.setAccessibleName(self.tr("To a target"))
        self._describe_speed()

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self._full_width = 0
        self._row.setSpacing(unit // 2)
        size = QSize(2 * unit, 2 * unit)
        for button in (self._start, self._pause, self._step, self._epoch, self._to, self._reset, self._full):
            button.setIconSize(size)
        self._start.setIcon(_on_accent("play", size, self.devicePixelRatioF()))
        self._speed.setFixedWidth(12 * unit)
        self.retranslate()


def _on_accent(name: str, size: QSize, ratio: float) -> QIcon:
    """Return an icon for a button filled with the accent: in the colour of text on it."""
    source, icon = theme.icon(name), QIcon()
    icon.addPixmap(source.pixmap(size, ratio, QIcon.Mode.Selected), QIcon.Mode.Normal)
    icon.addPixmap(source.pixmap(size, ratio, QIcon.Mode.Disabled), QIcon.Mode.Disabled)
    return icon
