"""What the axes of loss and accuracy show: all of the current run, and of those drawn beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.data import sizes
from explorer.ui.tabs.train import curve_ranges

if TYPE_CHECKING:
    from explorer.ui.run import Run
    from explorer.ui.tabs.train.run_curves import RunCurves
    from explorer.ui.tabs.train.run_series import RunSeries
    from explorer.ui.widgets.plot import CurvePlot

_ACCURACY_TOP = 1.12
"""A little more than all: room for the names over curves that come near it."""
_LEAST_DIFFERENCE = 0.01
"""Half the height of a plot of differences, where there are none."""


def axis_end(run: Run, series: RunSeries, others: RunCurves) -> float:
    """Return how far the horizontal axis reaches: to the end of the longest run in sight."""
    axis, total = series.axis, run.total or _expected_total(run)
    if axis.kind == "seconds":
        whole_run = None if total is None or not len(series) else axis.place(total)
        end = curve_ranges.seconds_in_sight(series.end, whole_run)
    else:
        end = axis.place(curve_ranges.iterations_in_sight(run.iteration, total, run.iterations_per_second))
    return max([end, *(other.end for _, other in others)])


def _expected_total(run: Run) -> int | None:
    """Return the run's length by the catalogue, as long as the data set itself is not loaded."""
    return run.setup.training.total_iterations(sizes(run.setup.dataset)[0])


def epochs_of_an_iteration(run: Run) -> float:
    """Return the part of a pass over the training images that an iteration of the set-up makes."""
    training, key = run.setup.training, run.setup.dataset
    images = sizes(key)[0] if run.dataset is None else len(run.dataset.train)
    return training.batch_size / max(training.images_learned(images), 1)


def loss_range(series: RunSeries, others: RunCurves, logarithmic: bool) -> tuple[float, float]:
    """Return bottom and top of the axis of the loss."""
    limits = [series.smoothed_limits, *(other.smoothed_limits for _, other in others)]
    top = curve_ranges.loss_in_sight(max(high for _, high in limits))
    return (curve_ranges.floor_in_sight(min(low for low, _ in limits), top) if logarithmic else 0.0), top


def accuracy_range() -> tuple[float, float]:
    """Return bottom and top of the axis of the accuracies."""
    return 0.0, _ACCURACY_TOP


def difference_range(plot: CurvePlot, others: RunCurves) -> tuple[float, float]:
    """Return bottom and top of the axis of a plot of differences."""
    drawn = [plot.points(f"run {run.number}")[1] for run, _ in others]
    reach = max((curve_ranges.span_in_sight(y, _LEAST_DIFFERENCE) for y in drawn), default=_LEAST_DIFFERENCE)
    return -reach, reach
