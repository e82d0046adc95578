from __future__ import annotations

import numpy as np
import pytest

from explorer.training import History, Step
from explorer.training.history import SMOOTHING
from explorer.training.smoothing import SmoothedLoss, recurrence


def filled(losses) -> History:
    history = History()
    for i, loss in enumerate(losses, start=1):
        history.append(Step(i, i / 10, float(loss), 0.1))
    return history


def by_the_book(losses, weight: float) -> list[float]:
    mean = gathered = 0.0
    found = []
    for loss in losses:
        if np.isfinite(loss):
            mean = weight * mean + (1 - weight) * loss
            gathered = weight * gathered + (1 - weight)
        found.append(mean / gathered if gathered else np.nan)
    return found


@pytest.mark.parametrize("weight", [0.0, 0.5, 0.9, 0.98, 0.999])
def test_it_is_the_debiased_mean_of_every_iteration(weight):
    losses = np.random.default_rng(0).random(5000)
    smoothed = SmoothedLoss(weight)
    assert smoothed.take(filled(losses).rows)
    np.testing.assert_allclose(smoothed.values, by_the_book(losses, weight), rtol=1e-9)


def test_at_the_weight_of_the_history_it_is_the_histories_own():
    history = filled(np.random.default_rng(1).random(700))
    smoothed = SmoothedLoss(SMOOTHING)
    smoothed.take(history.rows)
    np.testing.assert_allclose(smoothed.values, history.smoothed_losses, rtol=1e-9)


def test_taken_as_it_grows_it_is_the_same_as_at_once():
    losses = np.random.default_rng(2).random(3000)
    history, grown, whole = History(), SmoothedLoss(0.99), SmoothedLoss(0.99)
    for i, loss in enumerate(losses, start=1):
        history.append(Step(i, 0.0, float(loss), 0.1))
        if i % 170 == 0:
            grown.take(history.rows)
    grown.take(history.rows)
    whole.take(history.rows)
    np.testing.assert_allclose(grown.values, whole.values, rtol=1e-9)


def test_it_can_be_taken_in_portions():
    rows = filled(np.random.default_rng(3).random(1000)).rows
    smoothed = SmoothedLoss(0.9)
    assert not smoothed.take(rows, most=600)
    assert len(smoothed.values) == 600
    assert smoothed.take(rows, most=600)
    assert len(smoothed.values) == 1000


@pytest.mark.parametrize("weight", [0.0, 0.9])
def test_a_loss_that_is_no_number_leaves_the_mean_alone(weight):
    losses = [np.nan, np.inf, 2.0, np.nan, 4.0]
    smoothed = SmoothedLoss(weight)
    smoothed.take(filled(losses).rows)
    if weight:
        np.testing.assert_allclose(smoothed.values, by_the_book(losses, weight))
    assert np.isnan(smoothed.values[:2]).all()
    assert smoothed.values[2] == 2.0


def test_over_a_thinned_history_it_stays_close_to_the_mean_of_all(monkeypatch):
    monkeypatch.setattr("explorer.training.history.MOST_ROWS", 4096)
    losses = 2.0 * np.exp(-np.arange(9000) / 3000) + 0.2 * np.random.default_rng(4).random(9000)
    history, exact = filled(losses), by_the_book(losses, 0.99)
    smoothed = SmoothedLoss(0.99)
    smoothed.take(history.rows)
    assert history.rows.generation > 0
    at = history.rows.iteration.astype(int) - 1
    assert np.abs(smoothed.values - np.array(exact)[at]).max() < 0.02


def test_a_weight_out_of_range_is_refused():
    with pytest.raises(ValueError, match=r"between 0 and 0\.999"):
        SmoothedLoss(1.0)


def test_the_recurrence_by_hand():
    found = recurrence(np.array([0.5, 0.5, 1.0]), np.array([1.0, 2.0, 3.0]), 4.0)
    assert found.tolist() == [3.0, 3.5, 6.5]
    assert recurrence(np.empty(0), np.empty(0), 1.0).tolist() == []
