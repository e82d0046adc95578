from __future__ import annotations

import math
import threading

import numpy as np
import pytest

from explorer.training import Evaluation, History, Step


def filled(losses):
    history = History()
    for i, loss in enumerate(losses, start=1):
        history.append(Step(i, i / 10, loss, 0.1))
    return history


def test_a_new_history_is_empty():
    history = History()
    assert len(history) == 0
    assert history.iterations.shape == history.losses.shape == history.smoothed_losses.shape == (0,)
    assert history.evaluations == ()


def test_every_step_leaves_its_loss():
    history = filled([2.3, 2.0, 1.5])
    assert history.iterations.tolist() == [1, 2, 3]
    assert history.losses.tolist() == [2.3, 2.0, 1.5]
    assert len(history) == 3


def test_the_smoothed_loss_by_hand():
    # weight 0.9 of the past, divided by the weight so far: 4; (0.9·4 + 2)/1.9; (0.81·4 + 0.9·2 + 1)/2.71
    expected = [4.0, 5.6 / 1.9, 6.04 / 2.71]
    np.testing.assert_allclose(filled([4.0, 2.0, 1.0]).smoothed_losses, expected)


def test_a_constant_loss_is_its_own_mean_from_the_start():
    np.testing.assert_allclose(filled([2.3] * 2000).smoothed_losses, 2.3)


def test_a_loss_that_is_no_number_leaves_the_mean_alone():
    history = filled([math.inf, 4.0, math.nan, 4.0])
    np.testing.assert_allclose(history.smoothed_losses[1:], 4.0)
    assert math.isnan(history.smoothed_losses[0])
    assert math.isnan(history.losses[2])


def test_it_grows_beyond_its_first_room():
    losses = np.random.default_rng(0).normal(size=5000)
    history = filled(losses)
    np.testing.assert_array_equal(history.losses, losses)
    np.testing.assert_array_equal(history.iterations, np.arange(1, 5001))


def test_what_a_reader_holds_does_not_change_and_cannot_be_changed():
    history = filled([1.0] * 1000)
    held = history.losses
    for i in range(1001, 3000):
        history.append(Step(i, 0.0, 9.0, 0.1))
    assert held.shape == (1000,)
    assert (held == 1.0).all()
    with pytest.raises(ValueError, match="read-only"):
        held[0] = 5.0


def test_accuracies_are_kept_where_they_were_measured():
    history = History()
    history.append_evaluation(Evaluation(0, 0.1, 0.09))
    history.append(Step(1, 0.1, 2.0, 0.1))
    history.append(Step(2, 0.2, 1.9, 0.1, 0.5, 0.4))
    assert history.evaluations == (Evaluation(0, 0.1, 0.09), Evaluation(2, 0.5, 0.4))
    assert history.evaluations[1].test_accuracy == 0.4


def test_a_reader_in_another_thread_sees_only_complete_rows():
    history = History()
    last = 30_000

    def write():
        for i in range(1, last + 1):
            history.append(Step(i, 0.0, float(i) * 2.0, 0.1))

    writer = threading.Thread(target=write)
    writer.start()
    seen = 0
    while seen < last:
        iterations, losses = history.iterations, history.losses
        assert len(iterations) >= seen
        seen = len(iterations)
        np.testing.assert_array_equal(iterations, np.arange(1, seen + 1))
        np.testing.assert_array_equal(losses[:seen], 2.0 * iterations)
    writer.join()


def test_rows_are_of_one_moment_and_say_when_and_how_fast():
    history = History()
    history.append(Step(1, 0.5, 2.0, 0.1), seconds=0.25)
    history.append(Step(2, 1.0, 1.0, 0.05), seconds=0.5)
    rows = history.rows
    assert rows.seconds.tolist() == [0.25, 0.75]
    assert rows.epoch.tolist() == [0.5, 1.0]
    np.testing.assert_allclose(rows.learning_rate, [0.1, 0.05])
    assert rows.loss.tolist() == [2.0, 1.0]
    assert len(rows.mean) == len(rows.span) == 0


def test_measured_updates_are_kept_beside_the_rows():
    history = filled([2.0] * 9)
    history.append(Step(10, 1.0, 2.0, 0.1, gradient_norm=3.0, update_ratio=0.001), seconds=1.0)
    gauged = history.gauged
    assert gauged.iteration.tolist() == [10]
    assert gauged.seconds.tolist() == [1.0]
    assert gauged.gradient_norm.tolist() == [3.0]
    np.testing.assert_allclose(gauged.update_ratio, [0.001])


def test_thinned_rows_remember_the_mean_of_those_that_went(monkeypatch):
    monkeypatch.setattr("explorer.training.history.MOST_ROWS", 2048)
    losses = np.random.default_rng(1).random(7000)
    history = filled(losses)
    rows = history.rows
    assert rows.generation > 0
    assert rows.span.sum() == rows.iteration[len(rows.span) - 1]
    np.testing.assert_allclose((rows.mean * rows.span).sum(), losses[: int(rows.span.sum())].sum())
    assert rows.loss[: len(rows.mean)].max() == losses[: int(rows.span.sum())].max()


def test_arrays_make_the_same_history_again(monkeypatch):
    monkeypatch.setattr("explorer.training.history.MOST_ROWS", 2048)
    history = filled(np.random.default_rng(2).random(3000))
    history.append(Step(3001, 9.0, 1.0, 0.1, 0.9, 0.8, None, 2.0, 0.1), seconds=0.5)
    history.append_evaluation(Evaluation(3002, 0.9, 0.8, 0.7))
    again = History.from_arrays({name: np.array(array) for name, array in history.arrays().items()})
    for one, other in ((history.rows, again.rows), (history.gauged, again.gauged)):
        for before, after in zip(one[:-1], other[:-1], strict=True):
            np.testing.assert_array_equal(before, after)
    assert again.evaluations == history.evaluations
    for one in (history, again):
        one.append(Step(3002, 9.1, 0.5, 0.1), seconds=0.5)
    np.testing.assert_allclose(again.smoothed_losses[-1], history.smoothed_losses[-1])
    assert again.rows.seconds[-1] == history.rows.seconds[-1] == 1.0


def test_a_branch_has_its_own_copy_up_to_its_beginning():
    history = filled([4.0, 2.0, 1.0, 0.5])
    history.append_evaluation(Evaluation(2, 0.5, 0.4))
    history.append_evaluation(Evaluation(4, 0.6, 0.5))
    branch = history.until(2)
    assert branch.iterations.tolist() == [1, 2]
    assert branch.evaluations == (Evaluation(2, 0.5, 0.4),)
    branch.append(Step(3, 0.3, 1.0, 0.1))
    assert branch.smoothed_losses[-1] == pytest.approx(history.smoothed_losses[2])
    assert len(history) == 4


def test_a_full_history_stays_within_its_budget():
    from explorer.training.history import _GAUGED, _ROWS, BUDGET, MOST_GAUGED, MOST_ROWS

    row, gauged = (sum(np.dtype(kind).itemsize for kind in kinds.values()) for kinds in (_ROWS, _GAUGED))
    stand_ins = 16 * (MOST_ROWS // 2)
    assert MOST_ROWS * row + MOST_GAUGED * gauged + stand_ins <= BUDGET
