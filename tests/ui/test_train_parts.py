from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.nn.allowed import Numbers
from explorer.training import PRESETS
from explorer.ui.tabs.train.curve_ranges import iterations_in_sight, loss_in_sight
from explorer.ui.tabs.train.mosaic import columns_for, mosaic
from explorer.ui.tabs.train.number_field import nice_step, unit_step, whole_nice_step
from explorer.ui.tabs.train.setup_form import FieldFault
from explorer.ui.tabs.train.setup_words import fault_sentence, summary_lines


def test_the_whole_run_is_in_sight_before_it_begins():
    assert iterations_in_sight(0, 10_000, 0.0) == 10_000
    assert iterations_in_sight(0, None, 0.0) > 0


def test_the_axis_begins_short_and_ends_with_the_run():
    assert iterations_in_sight(1, 10_000, 4.0) == 50
    assert iterations_in_sight(46, 10_000, 4.0) == 75
    assert iterations_in_sight(9_000, 10_000, 4.0) == 10_000
    assert iterations_in_sight(10_000, 10_000, 0.0) == 10_000


@given(st.integers(1, 10**7), st.floats(0, 1e5), st.none() | st.integers(1, 10**7))
def test_a_curve_never_outruns_its_axis_in_half_a_second(iteration, pace, total):
    iteration = min(iteration, total) if total else iteration
    end = iterations_in_sight(iteration, total, pace)
    assert end >= min(iteration + 0.5 * pace, total or math.inf) * (1 - 1e-9)


def test_the_loss_axis_shows_guessing_and_the_highest():
    assert loss_in_sight(math.nan) == loss_in_sight(0.1) == 3
    assert loss_in_sight(6.0) == 7.5


def test_the_mosaic_holds_every_unit_where_it_says():
    weights = np.random.default_rng(0).normal(size=(784, 50)).astype(np.float32)
    laid = mosaic(weights, 8)
    assert laid.values.shape == (7 * 29 - 1, 8 * 29 - 1)
    for unit in (0, 7, 8, 49):
        row, column = divmod(unit, 8)
        tile = laid.values[row * 29 : row * 29 + 28, column * 29 : column * 29 + 28]
        np.testing.assert_array_equal(tile, weights[:, unit].reshape(28, 28))
        assert laid.unit_at(column * 29 + 5, row * 29 + 5) == unit
    assert np.isnan(laid.values[28]).all()
    assert laid.unit_at(28.5, 5) is None
    assert laid.unit_at(2 * 29 + 5, 6 * 29 + 5) is None
    assert laid.limit == pytest.approx(3.0, rel=0.02)


@pytest.mark.parametrize("bad", [0.0, np.nan, np.inf, 1e30])
def test_a_mosaic_of_useless_weights_still_has_a_scale(bad):
    with np.errstate(invalid="ignore"):
        limit = mosaic(np.full((784, 3), bad, np.float32), 2).limit
    assert math.isfinite(limit)
    assert limit > 0


@pytest.mark.parametrize(
    ("count", "room", "columns"), [(50, (238, 240), 8), (64, (231, 231), 8), (10, (600, 60), 10)]
)
def test_columns_fill_the_room(count, room, columns):
    assert columns_for(count, *room) == columns


@pytest.mark.parametrize(
    ("value", "up", "down"),
    [(0.1, 0.2, 0.05), (0.3, 0.5, 0.2), (1.0, 2.0, 0.5), (0.001, 0.002, 0.0005), (9, 10, 5)],
)
def test_usual_values(value, up, down):
    assert nice_step(value, 1) == pytest.approx(up)
    assert nice_step(value, -1) == pytest.approx(down)


def test_steps_stay_in_their_ranges():
    assert nice_step(0.0, -1) == 0.0
    assert nice_step(0.0, 1) > 0
    assert whole_nice_step(1, -1) == 1
    assert unit_step(0, -1) == 0


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (FieldFault("learning_rate", Numbers(0, above=True)), "A number above 0."),
        (FieldFault("width0", Numbers(1, 4096, whole=True)), "A whole number from 1 to 4,096."),
        (FieldFault("seed", Numbers(0, whole=True)), "A whole number of 0 or more."),
        (FieldFault("momentum", Numbers(0, 0.999)), "A number from 0 to 0.999."),
        (
            FieldFault("batch_size", Numbers(1, 4000, whole=True)),
            "A whole number from 1 to 4,000, the training images.",
        ),
        (FieldFault("hidden", "at most 8 layers"), "It has to be at most 8 layers."),
    ],
)
def test_every_fault_has_its_sentence(fault, sentence):
    assert fault_sentence(fault) == sentence


def test_the_summary_says_shape_size_and_length():
    shape, length = summary_lines(PRESETS["book"].setup, 60_000)
    assert shape == "784-20-10 · 15,910 parameters"
    assert length == "600 iterations per epoch · 10,000 in all"
