"""What the Train tab shows: its parts, where they are, and how set-up and run go together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QToolButton, QVBoxLayout, QWidget

from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.tabs.train.curves_panel import CurvesPanel
from explorer.ui.tabs.train.doctor_line import DoctorLine
from explorer.ui.tabs.train.progress_line import ProgressLine
from explorer.ui.tabs.train.run_driver import RunDriver
from explorer.ui.tabs.train.run_views import RunViews
from explorer.ui.tabs.train.runs_view import RunsView
from explorer.ui.tabs.train.setup_panel import SetupPanel
from explorer.ui.tabs.train.transport import Transport

if TYPE_CHECKING:
    from PyQt6.QtGui import QResizeEvent

    from explorer.ui.session import Session

# Grid steps.
_SETUP_WIDTH = 34
_VIEWS_WIDTH = 32
_CURVES_WIDTH = 42
_PROGRESS_MS = 100
_LEAST_CURVES = QSize(30, 48)


class TrainContent(Appearance, QWidget):
    """Transport above, set-up, curves and views side by side below.

    Parameters
    ----------
    session : Session
    parent : QWidget, optional
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._run = session.run
        run = self._run
        self._setup_toggle = self._toggle("setup_toggle", "settings")
        self.transport = Transport(run, self)
        self.transport.add_full_speed_key(self)
        self._views_toggle = self._toggle("views_toggle", "eye")
        self.progress = ProgressLine(run, self)
        self.doctor = DoctorLine(session, self)
        self.setup_panel = SetupPanel(session, self)
        self.curves = CurvesPanel(session, self)
        self._setup_card = self._card(self._setup_toggle, self.setup_panel)
        self.views = RunViews(session, self)
        self._views_card = self._card(self._views_toggle, self.views.heading, self.views)
        self._lay_out()
        self._connect()
        self._progress_refresh = session.clock.add(self.progress, self.progress.refresh, _PROGRESS_MS)
        for signal in (run.advanced, run.state_changed, run.setup_changed):
            signal.connect(self._progress_refresh.request)
        self._setup_toggle.setChecked(True)
        self._arrange()
        self._progress_refresh.request()
        self.retranslate()
        self.restyle()

    def _card(self, toggle: QToolButton, *parts: QWidget) -> QFrame:
        """Make a side panel that a button opens and closes; it begins closed."""
        card = QFrame(self)
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        for part in parts:
            column.addWidget(part, 0 if isinstance(part, QLabel) else 1)
        card.hide()
        toggle.toggled.connect(card.setVisible)
        return card

    def _toggle(self, name: str, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setIcon(theme.icon(icon))
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def _lay_out(self) -> None:
        self._top = QHBoxLayout()
        self._top.addWidget(self._setup_toggle)
        self._top.addWidget(self.transport, 1)
        self._top.addWidget(self._views_toggle)
        self._middle = QHBoxLayout()
        self._middle.addWidget(self._setup_card)
        self._middle.addWidget(self.curves, 1)
        self._middle.addWidget(self._views_card)
        self._column = QVBoxLayout(self)
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._column.addLayout(self._top)
        progress = QHBoxLayout()
        progress.setSpacing(0)  # the doctor has its own; while it is silent the bar goes to the edge
        progress.addWidget(self.progress, 1)
        progress.addWidget(self.doctor)
        self._column.addLayout(progress)
        self._column.addWidget(self.doctor.explanation)
        self._column.addLayout(self._middle, 1)

    def _connect(self) -> None:
        self._driver = RunDriver(self._run, self.transport, self.setup_panel, self.progress)
        self._driver.starting.connect(self._show_views)
        runs = self.views.page("runs")
        if isinstance(runs, RunsView):
            runs.difference_asked.connect(partial(self.curves.show_difference, True))
        self._setup_toggle.clicked.connect(self._make_room_for_setup)
        self._views_toggle.clicked.connect(self._make_room_for_views)

    # Room

    def _is_narrow(self) -> bool:
        return self.width() < (_SETUP_WIDTH + _VIEWS_WIDTH + _CURVES_WIDTH) * theme.unit()

    def _make_room_for_setup(self, opened: bool) -> None:
        if opened and self._is_narrow():
            self._views_toggle.setChecked(False)

    def _make_room_for_views(self, opened: bool) -> None:
        if opened and self._is_narrow():
            self._setup_toggle.setChecked(False)

    def _show_views(self) -> None:
        """Where there is room for one side, show the one that has something to see now."""
        if self._is_narrow():
            self._views_toggle.setChecked(True)
            self._setup_toggle.setChecked(False)

    def _arrange(self) -> None:
        """Show both sides where there is room for both."""
        narrow = self._is_narrow()
        if narrow and self._setup_toggle.isChecked() and self._views_toggle.isChecked():
            (self._setup_toggle if self._run.iteration else self._views_toggle).setChecked(False)
        elif not narrow and self._was_narrow:
            self._setup_toggle.setChecked(True)
            self._views_toggle.setChecked(True)
        self._was_narrow = narrow
        sides = self._setup_toggle.sizeHint().width() + self._views_toggle.sizeHint().width()
        room = self.width() - sides - 2 * theme.unit()
        self.transport.set_compact(room < self.transport.full_width())

    _was_narrow = True

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Open and close the sides as the room allows."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Return the room of one side beside the curves: what has no room closes."""
        unit = theme.unit()
        return QSize((_SETUP_WIDTH + _LEAST_CURVES.width() + 1) * unit, _LEAST_CURVES.height() * unit)

    def retranslate(self) -> None:
        """Set the texts."""
        self._setup_toggle.setText(self.tr("Set-up"))
        self._setup_toggle.setToolTip(self.tr("Show or hide what is trained, on what, and how"))
        self._views_toggle.setText(self.tr("Views"))
        self._views_toggle.setToolTip(self.tr("Show or hide the network as it learns, and the list of runs"))
        for button in (self._setup_toggle, self._views_toggle):
            button.setAccessibleName(button.text())

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self._column.setContentsMargins(0, unit, 0, 0)
        self._column.setSpacing(unit)
        self._top.setSpacing(unit)
        self._middle.setSpacing(unit)
        self._setup_card.setFixedWidth(_SETUP_WIDTH * unit)
        self._views_card.setFixedWidth(_VIEWS_WIDTH * unit)
        for card in (self._setup_card, self._views_card):
            column = card.layout()
            if column is not None:
                column.setContentsMargins(unit, unit, unit, unit)
                column.setSpacing(unit)
        for button in (self._setup_toggle, self._views_toggle):
            button.setIconSize(QSize(2 * unit, 2 * unit))
        self._arrange()
