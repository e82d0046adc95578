"""What a picture of the curves shows: which runs, in which colours, over which axes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from explorer.training.curves import reduce
from explorer.ui.tabs.train.curve_ranges import loss_in_sight
from explorer.ui.tabs.train.run_words import run_name, run_series

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from explorer.training import ListedRun, RunRecord

_BUCKETS = 1000
"""Twice as many points a curve at most: a picture is no wider."""
_LOSS = QT_TRANSLATE_NOOP("CurveSheet", "Loss")
_SMOOTHED = QT_TRANSLATE_NOOP("CurveSheet", "Loss, smoothed")
_SHARE = QT_TRANSLATE_NOOP("CurveSheet", "Accuracy")
_TEST_SHARE = QT_TRANSLATE_NOOP("CurveSheet", "Accuracy on the test images")
_BATCHES = QT_TRANSLATE_NOOP("CurveSheet", "mini-batches")
_TRAINING = QT_TRANSLATE_NOOP("CurveSheet", "training images")
_TESTING = QT_TRANSLATE_NOOP("CurveSheet", "test images")
_ITERATION = QT_TRANSLATE_NOOP("CurveSheet", "iteration")


@dataclass(frozen=True)
class SheetCurve:
    """One line with its name in the legend (none for an empty one); ``colour`` is a place in the series."""

    name: str
    colour: int
    x: NDArray[np.generic]
    y: NDArray[np.generic]
    faint: bool = False
    dashed: bool = False


@dataclass(frozen=True)
class SheetPanel:
    """One pair of axes: what goes up, how far, and its lines."""

    label: str
    top: float
    curves: tuple[SheetCurve, ...]
    percent: bool = False


@dataclass(frozen=True)
class Sheet:
    """A picture: panels above one another over the same iterations."""

    panels: tuple[SheetPanel, ...]
    last: float
    label: str


def sheet_of(runs: Sequence[ListedRun], current: RunRecord | None) -> Sheet:
    """Return the picture of some runs: smoothed loss above, accuracy below.

    One run alone shows its mini-batches too, and its accuracy on the training images.
    """
    alone = len(runs) == 1
    losses: list[SheetCurve] = []
    shares: list[SheetCurve] = []
    highest, last = float("nan"), 1.0
    for run in runs:
        history, name = run.record.history, run_name(run)
        colour = 0 if run.record is current else run_series(run)
        # Before it began, a branch is its parent: where that is drawn too, it need not be drawn twice.
        begins = run.record.begins if any(run.record.parent is other.record for other in runs) else 0
        own = int(np.searchsorted(history.iterations, max(begins, 1)))
        x, smoothed = history.iterations[own:], history.smoothed_losses[own:]
        if len(x):
            highest, last = float(np.fmax(highest, np.fmax.reduce(smoothed))), max(last, float(x[-1]))
        if alone:
            losses.append(
                SheetCurve(words(_BATCHES), colour, *reduce(x, history.losses[own:], _BUCKETS), faint=True)
            )
        losses.append(SheetCurve(name, colour, *reduce(x, smoothed, _BUCKETS)))
        measured = [found[:3] for found in history.evaluations if found.iteration >= begins]
        found = np.array(measured, np.float64).reshape(-1, 3)
        if alone:
            shares.append(SheetCurve(words(_TRAINING), colour, found[:, 0], found[:, 1], dashed=True))
        shares.append(SheetCurve(words(_TESTING) if alone else name, colour, found[:, 0], found[:, 2]))
    loss, share = (_LOSS, _SHARE) if alone else (_SMOOTHED, _TEST_SHARE)
    return Sheet(
        (
            SheetPanel(words(loss), loss_in_sight(highest), tuple(losses)),
            SheetPanel(words(share), 1.0, tuple(shares), percent=True),
        ),
        last,
        words(_ITERATION),
    )


def words(source: str) -> str:
    """Return one of this module's texts in the current language."""
    return QCoreApplication.translate("CurveSheet", source)
