"""The horizontal axis that all plots of a run share: iterations, epochs or seconds of training."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from explorer.training.history import Gauged, Rows

AxisKind = Literal["iteration", "epoch", "seconds"]
KINDS: tuple[AxisKind, ...] = ("iteration", "epoch", "seconds")


@dataclass(frozen=True, eq=False)
class RunAxis:
    """Where the iterations of one run lie on the axis.

    Attributes
    ----------
    kind : {"iteration", "epoch", "seconds"}
    rows : Rows
        Of the run so far.
    slope : float
        Axis units of an iteration after those, and of one before a run has begun.
    """

    kind: AxisKind
    rows: Rows
    slope: float

    def column(self, table: Rows | Gauged) -> NDArray[np.generic]:
        """Return where the rows of a table lie."""
        found: NDArray[np.generic] = getattr(table, self.kind)
        return found

    def place(self, iteration: float) -> float:
        """Return where an iteration lies, between and beyond the rows too."""
        if self.kind == "iteration":
            return float(iteration)
        return _between(self.rows.iteration, self.column(self.rows), iteration, self.slope)

    def iteration(self, x: float) -> float:
        """Return which iteration lies at ``x``."""
        if self.kind == "iteration":
            return x
        slope = 1.0 / self.slope if self.slope else 0.0
        return _between(self.column(self.rows), self.rows.iteration, x, slope)


def _between(xs: NDArray[np.generic], ys: NDArray[np.generic], x: float, slope: float) -> float:
    """Return y at ``x`` on the line through the origin and the points, going on with ``slope`` after them.

    Twenty points are looked at; NumPy's own interpolation would convert a million each time.
    """
    after = bisect_left(xs, x)
    if after == len(xs):
        x1, y1 = (float(xs[-1]), float(ys[-1])) if after else (0.0, 0.0)
        return y1 + (x - x1) * slope
    x0, y0 = (float(xs[after - 1]), float(ys[after - 1])) if after else (0.0, 0.0)
    x1, y1 = float(xs[after]), float(ys[after])
    return y1 if x1 == x0 else y0 + (x - x0) / (x1 - x0) * (y1 - y0)
