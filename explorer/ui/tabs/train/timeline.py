"""The run's timeline, in line with the plots: every iteration can be looked at again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.formatting import whole
from explorer.ui.still_line import StillLine
from explorer.ui.tabs.train.timeline_track import TimelineTrack
from explorer.ui.tip_lines import in_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.ui.session import Session
    from explorer.ui.tabs.train.run_axis import RunAxis


class Timeline(Appearance, QWidget):
    """Looks back along a run, plays it both ways, and returns to the newest.

    Parameters
    ----------
    session : Session
    parent : QWidget, optional
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = session.run
        self.setObjectName("timeline")
        # Its words give way where the plots are narrow; the track tells them to whom they are read aloud.
        self._where = StillLine(self)
        self._back = self._button("timeline_back", "play-back", partial(self._play, -1))
        self._forward = self._button("timeline_forward", "play", partial(self._play, 1))
        self._live = self._button("timeline_live", "last", self._run.show_latest)
        self._branch = self._button("branch_button", "branch", self._run.branch)
        self._branch.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._buttons = (self._back, self._forward, self._live, self._branch)
        self._track = TimelineTrack(self._run, self)
        self._row = QHBoxLayout()
        self._row.addWidget(self._where, 1)
        for button in self._buttons:
            self._row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        column.addWidget(self._track)
        self.setFocusProxy(self._track)
        self._run.shown_changed.connect(self.refresh)
        self.retranslate()
        self.restyle()

    def _button(self, name: str, icon: str, pressed: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setIcon(theme.icon(icon))
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda _checked: pressed())
        return button

    def _play(self, direction: int) -> None:
        travel = self._run.travel
        if travel.playing == direction:
            travel.stop()
        else:
            travel.play(direction)

    def set_scale(self, left: float, right: float, low: float, high: float, axis: RunAxis) -> None:
        """Put `low` and `high` of an axis at `left` and `right`, pixels from this widget's left edge."""
        self._track.set_scale((left, right, low, high), axis)

    def refresh(self) -> None:
        """Take the moment looked at."""
        self._track.update()
        run = self._run
        begun = run.iteration > 0
        self._back.setEnabled(begun and run.looked_at > 0)
        self._forward.setEnabled(begun)
        self._live.setEnabled(not run.live)
        self._branch.setEnabled(begun and run.dataset is not None)
        for button, direction, icon in ((self._back, -1, "play-back"), (self._forward, 1, "play")):
            name = "pause" if run.travel.playing == direction else icon
            if button.property("shows") != name:
                button.setProperty("shows", name)
                button.setIcon(theme.icon(name))
        self._say()

    def _say(self) -> None:
        run = self._run
        branch = run.record is not None and run.record.begins == run.looked_at > 0
        if branch:
            text = self.tr("Branch at iteration {n}").format(n=whole(run.looked_at))
        elif not run.live:
            text = self.tr("Looking back at iteration {n}").format(n=whole(run.looked_at))
        elif run.iteration > 1:
            text = self.tr("Timeline: any of {n} iterations").format(n=whole(run.iteration))
        else:
            text = self.tr("Timeline: look back at any iteration")
        if text != self._where.text():
            self._where.set_text(text)
            self._track.setAccessibleDescription(text)

    def retranslate(self) -> None:
        """Set the texts."""
        self._track.setAccessibleName(self.tr("Timeline of the run"))
        self._track.setToolTip(
            in_lines(
                self.tr(
                    "Drag to look at the network as it was at any iteration. Left and Right go by one, "
                    "Page Up and Page Down by a hundredth of the run; End returns to the newest."
                )
            )
        )
        for button, name, tip in (
            (self._back, self.tr("Play backwards"), self.tr("Play the run backwards")),
            (self._forward, self.tr("Play"), self.tr("Play the run from here, or from its beginning")),
            (self._live, self.tr("Newest"), self.tr("Back to the newest weights")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(tip)
        self._branch.setText(self.tr("Branch"))
        self._branch.setAccessibleName(self.tr("Branch here"))
        self._branch.setToolTip(
            self.tr(
                "Train on from this iteration as a new run beside this one: "
                "change a setting, then press Start"
            )
        )
        self.refresh()

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        for button in self._buttons:
            button.setIconSize(QSize(2 * unit, 2 * unit))
        self._row.setSpacing(unit // 4)
        self._where.setFont(theme.numeric_font(factor=0.92))
        self._track.updateGeometry()
        self._track.update()
