"""The curves of runs as a table that spreadsheets and other programs read."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any, TextIO

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from explorer.training.history import History

COLUMNS = (
    "run",
    "iteration",
    "epoch",
    "seconds",
    "learning_rate",
    "loss",
    "smoothed_loss",
    "gradient_norm",
    "update_ratio",
    "train_accuracy",
    "test_accuracy",
    "validation_accuracy",
)


def write_curves(file: TextIO, runs: Sequence[tuple[str, History]]) -> None:
    """Write the curves of runs as comma-separated values, one row an iteration, one run after another.

    What was not measured at an iteration is empty. Accuracies from before the first update have a row of
    iteration 0.

    Parameters
    ----------
    file : text file
        Opened with ``newline=""``.
    runs : sequence of (str, History)
        Name and figures of each.
    """
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for name, history in runs:
        writer.writerows([name, *row] for row in _rows(history))


def _rows(history: History) -> Iterator[list[object]]:
    """Yield the rows of one run, without its name."""
    rows, smoothed, gauged = history.rows, history.smoothed_losses, history.gauged
    found = {found.iteration: found for found in history.evaluations}
    measured = dict(zip(gauged.iteration.tolist(), range(len(gauged.iteration)), strict=True))
    accuracies = found.get(0)
    if accuracies is not None:
        yield [0, 0.0, 0.0, *[""] * 5, *_shares(accuracies)]
    for place, iteration in enumerate(rows.iteration.tolist()):
        at = measured.get(iteration)
        gauges = ("", "") if at is None else (gauged.gradient_norm[at], gauged.update_ratio[at])
        numbers = (rows.epoch, rows.seconds, rows.learning_rate, rows.loss, smoothed)
        yield [
            int(iteration),
            *(_short(column[place]) for column in numbers),
            *(_short(gauge) for gauge in gauges),
            *_shares(found.get(int(iteration))),
        ]


def _shares(found: tuple[float | None, ...] | None) -> list[object]:
    if found is None:
        return ["", "", ""]
    return ["" if share is None else _short(share) for share in found[1:]]


def _short(value: Any) -> str:
    """Return a number with as many digits as it has; an absent one as nothing."""
    if isinstance(value, str):
        return value
    return f"{value:.7g}" if isinstance(value, np.float32) else f"{float(value):.10g}"
