"""What the transport's buttons do with the set-up: when the run takes it, and when it has to wait."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject, pyqtSignal

from explorer.training.live import live_settings, with_live
from explorer.ui.run import RunState
from explorer.ui.tabs.train.setup_form import form_of, read_form

if TYPE_CHECKING:
    from explorer.training import RunSetup
    from explorer.training.target import Target
    from explorer.ui.run import Run
    from explorer.ui.tabs.train.progress_line import ProgressLine
    from explorer.ui.tabs.train.setup_panel import SetupPanel
    from explorer.ui.tabs.train.transport import Transport

_UNDER_WAY = frozenset({RunState.RUNNING, RunState.PAUSED})


class RunDriver(QObject):
    """Brings transport, set-up panel and run together.

    An idle run takes every valid set-up at once. One that is under way keeps its own until Reset; only what
    may change live reaches it, when it is typed to its end. One that is over takes the new set-up with Start.

    Parameters
    ----------
    run : Run
    transport : Transport
        Its parent too.
    panel : SetupPanel
    progress : ProgressLine

    Signals
    -------
    starting()
        The user pressed Start, and it will.
    """

    starting = pyqtSignal()

    def __init__(self, run: Run, transport: Transport, panel: SetupPanel, progress: ProgressLine) -> None:
        super().__init__(transport)
        self._run = run
        self._transport = transport
        self._panel = panel
        self._progress = progress
        transport.start_pressed.connect(self._start)
        transport.step_pressed.connect(self._step)
        transport.epoch_pressed.connect(self._step_epoch)
        transport.target_chosen.connect(self._run_to)
        transport.reset_pressed.connect(self._reset)
        panel.edited.connect(self._follow)
        panel.live_committed.connect(self._take_live)
        run.setup_changed.connect(self._show)
        run.state_changed.connect(self._follow)
        panel.show_setup(run.setup)
        self._follow()

    def _start(self) -> None:
        if self._take_setup():
            self.starting.emit()
            self._run.start()

    def _step(self) -> None:
        if self._take_setup():
            self._run.step()

    def _step_epoch(self) -> None:
        if self._take_setup():
            self._run.step_epoch()

    def _run_to(self, target: Target) -> None:
        if self._take_setup():
            self.starting.emit()
            self._run.run_to(target)

    def _reset(self) -> None:
        setup = self._panel.setup
        if setup is not None and setup != normal(self._run.setup):
            self._run.configure(setup)
        else:
            self._run.reset()

    def _take_setup(self) -> bool:
        """Give a run that begins anew what is set up; return whether it may go."""
        if self._run.state in _UNDER_WAY:
            return True
        setup = self._panel.setup
        if setup is None:
            return False
        if setup != normal(self._run.setup):
            self._run.configure(setup)
        return True

    def _follow(self) -> None:
        """Let an idle run take what is set up; say what stands in the way, or what waits."""
        setup, idle = self._panel.setup, self._run.state == RunState.IDLE
        for part in (self._transport, self._progress):
            part.set_obstacle(self._panel.reason)
        current = normal(self._run.setup)
        if idle and setup is not None and setup != current:
            self._run.configure(setup)
        self._panel.set_pending(not idle and setup is not None and _with_live_of(current, setup) != current)

    def _show(self) -> None:
        """Show the run's set-up, unless the panel is where it came from."""
        if self._panel.setup != normal(self._run.setup):
            self._panel.show_setup(self._run.setup)
        self._follow()

    def _take_live(self, field: str) -> None:
        setup, run = self._panel.setup, self._run
        if setup is None or run.state not in _UNDER_WAY:
            return
        typed, expected = live_settings(setup.training), run.expected_settings
        if field in expected and typed.get(field, expected[field]) != expected[field]:
            run.change(field, typed[field])


def normal(setup: RunSetup) -> RunSetup:
    """Return a set-up as the form says it: equal ones compare equal, however they were made."""
    return read_form(form_of(setup))[0] or setup


def _with_live_of(other: RunSetup, setup: RunSetup) -> RunSetup:
    """Return a set-up with what may change live taken from another, as far as the two have it in common."""
    return replace(setup, training=with_live(setup.training, live_settings(other.training)))
