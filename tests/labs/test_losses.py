"""The labs of section 4.2 show the book's losses, and why accuracy is none."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.labs import Curves, Printout, Table, Values, lab_by_key

LOSSES = lab_by_key("losses")
BATCH = lab_by_key("mini_batch_loss")


def figure(lab, values: Values, kind: type):
    return next(figure for figure in lab.compute(values) if isinstance(figure, kind))


def numbers(lab, values: Values) -> dict[str, float]:
    return {line.code: line.value for line in figure(lab, values, Printout).lines}


def preset(lab, key: str) -> Values:
    return lab.with_preset(next(preset for preset in lab.presets if preset.key == key))


@pytest.mark.parametrize(
    ("key", "squared", "entropy"),
    [("right", 0.0975, 0.5108), ("wrong", 0.5975, 2.3026), ("sure_and_wrong", 1.0, 16.1181)],
)
def test_losses_are_the_books(key: str, squared: float, entropy: float) -> None:
    values = numbers(LOSSES, preset(LOSSES, key))
    assert values["sum_squared_error(y, t)"] == pytest.approx(squared, abs=5e-5)
    assert values["cross_entropy_error(y, t)"] == pytest.approx(entropy, abs=5e-5)


def test_label_and_one_hot_agree() -> None:
    values = numbers(LOSSES, preset(LOSSES, "wrong"))
    assert values["cross_entropy_error(y, 2)"] == values["cross_entropy_error(y, t)"]


def test_the_shares_of_the_classes_sum_to_the_losses() -> None:
    table = figure(LOSSES, LOSSES.defaults, Table)
    assert table.sums[2] == pytest.approx(0.0975)
    assert table.sums[3] == pytest.approx(0.510825, abs=1e-6)


def test_the_bare_logarithm_of_zero_is_infinite() -> None:
    assert numbers(LOSSES, preset(LOSSES, "sure_and_wrong"))["np.log(y[2])"] == -np.inf


def test_curves_pass_through_the_losses_of_the_moment() -> None:
    curves = figure(LOSSES, LOSSES.defaults, Curves)
    for curve, point in zip(curves.curves, curves.points, strict=True):
        assert np.interp(curves.handle.x, curve.x, curve.y) == pytest.approx(point, abs=1e-4)


def test_a_right_class_at_zero_costs_sixteen_in_cross_entropy() -> None:
    assert LOSSES.question.answer(LOSSES.question.experiment(LOSSES.defaults)) == "entropy"


def test_the_batch_loss_is_the_mean_of_its_images() -> None:
    table = figure(BATCH, BATCH.defaults, Table)
    loss = numbers(BATCH, BATCH.defaults)["round(loss(w), 6)"]
    assert table.sums[2] / 6 == pytest.approx(loss, abs=1e-6)


def test_nothing_known_costs_log_two() -> None:
    # w = 0 and equal scores would be log 2; here x1 speaks for class 1 a little.
    table = figure(BATCH, preset(BATCH, "nothing"), Table)
    assert table.values[0, 1] == pytest.approx(1 / (1 + np.exp(0.2)))


@pytest.mark.parametrize("w", [-1.0, 0.4, 2.0, 5.0])
def test_the_loss_has_a_slope_where_accuracy_has_none(w: float) -> None:
    values = numbers(BATCH, BATCH.changed(BATCH.defaults, "w", w))
    assert abs(values["slope(loss)"]) > 1e-3
    assert values["slope(accuracy)"] == 0.0


def test_the_question_is_answered_by_the_slopes() -> None:
    assert BATCH.question.answer(BATCH.question.experiment(BATCH.defaults)) == "loss"


def test_the_curves_pass_through_loss_and_accuracy_of_the_moment() -> None:
    curves = figure(BATCH, BATCH.defaults, Curves)
    for curve, point in zip(curves.curves, curves.points, strict=True):
        assert np.interp(curves.handle.x, curve.x, curve.y) == pytest.approx(point, abs=1e-6)
