"""The second row of the picture for where the walk stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.nn import ForwardTrace
from explorer.ui.tabs.layers.frame import Frame, GradientRow
from explorer.ui.tabs.layers.picture import Part

if TYPE_CHECKING:
    from explorer.ui.tabs.layers.gradients import BackwardMoment
    from explorer.ui.tabs.layers.walk import BackwardWalk


def seen_trace(moment: BackwardMoment) -> ForwardTrace:
    """Return the pass of the batch's input that is in sight, alone."""
    row = slice(moment.row, moment.row + 1)
    trace = moment.trace
    return ForwardTrace(trace.x[row], tuple(a[row] for a in trace.a), tuple(z[row] for z in trace.z))


def gradient_row(frame: Frame, walk: BackwardWalk) -> Frame:
    """Return the frame with the gradients that the walk has come to; none as long as t is missing."""
    moment = walk.moment
    if moment is None:
        return replace(frame, gradients=None)
    done = {line.part for line in walk.lines[: walk.line + 1]} | {Part("t", frame.spec.layers)}
    return replace(frame, gradients=GradientRow(moment, frozenset(done), walk.current.part))
