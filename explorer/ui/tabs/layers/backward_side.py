"""Everything of the way back, together: the walk, its controls, and the strip below the picture."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject

from explorer.nn import ForwardTrace
from explorer.ui.tabs.layers.backward_strip import BackwardStrip
from explorer.ui.tabs.layers.frame import Frame, GradientRow
from explorer.ui.tabs.layers.picture import Part
from explorer.ui.tabs.layers.walk import BackwardWalk
from explorer.ui.tabs.layers.walk_bar import WalkBar

if TYPE_CHECKING:
    from explorer.ui.session import Session


class BackwardSide(QObject):
    """Made when somebody first looks back: the tab is opened forward, and sooner without it."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.walk = BackwardWalk(session, self)
        self.bar = WalkBar(session, self.walk)
        self.strip = BackwardStrip(session, self.walk)

    def trace(self) -> ForwardTrace:
        """Run the batch through anew; return the pass of the input in sight, alone."""
        moment = self.walk.refresh()
        if moment is None:
            return self._session.trace
        row = slice(moment.row, moment.row + 1)
        trace = moment.trace
        return ForwardTrace(trace.x[row], tuple(a[row] for a in trace.a), tuple(z[row] for z in trace.z))

    def with_gradients(self, frame: Frame) -> Frame:
        """Return the frame with the gradients that the walk has come to; none as long as t is missing."""
        walk, moment = self.walk, self.walk.moment
        if moment is None:
            return replace(frame, gradients=None)
        done = {line.part for line in walk.lines[: walk.line + 1]} | {Part("t", frame.spec.layers)}
        return replace(frame, gradients=GradientRow(moment, frozenset(done), walk.current.part))

    def refresh(self) -> None:
        """Show where the walk stands."""
        self.bar.refresh()
        self.strip.refresh()
