"""Numbers become the pixels that the colour table says, and the image keeps them."""

from __future__ import annotations

import gc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from explorer.ui.colouring import (
    colour_levels,
    heatmap_image,
    readable_on,
    shared_limit,
    symmetric_limit,
)
from explorer.ui.palettes import DARK, LIGHT


def test_zero_gets_the_middle_level_and_the_ends_get_the_ends():
    levels = colour_levels(np.array([[-2.0, 0.0, 2.0, -9.0, 9.0]]), -2.0, 2.0)
    assert levels.tolist() == [[0, 128, 255, 0, 255]]


def test_infinities_take_the_ends_and_nan_the_middle():
    levels = colour_levels(np.array([[-np.inf, np.nan, np.inf]], dtype=np.float32), -1.0, 1.0)
    assert levels.tolist() == [[0, 128, 255]]


@given(
    arrays.arrays(
        st.sampled_from([np.float32, np.float64]),
        (3, 4),
        elements=st.floats(width=32, allow_nan=True, allow_infinity=True),
    )
)
def test_any_array_gives_a_scale_and_levels_without_a_warning(values):
    limit = symmetric_limit(values)
    assert np.isfinite(limit)
    assert limit > 0
    levels = colour_levels(values, -limit, limit)
    positive = np.isfinite(values) & (values > 0)
    assert (levels[positive] >= 128).all()
    assert (levels[np.isfinite(values) & (values < 0)] <= 128).all()


def test_the_limit_is_the_largest_finite_magnitude_of_all_arrays():
    assert symmetric_limit(np.array([1.0, -7.0]), np.array([np.inf, 3.0, np.nan])) == 7.0
    assert symmetric_limit(np.zeros(4), np.array([])) == 1.0


def test_shared_and_own_limits():
    groups = [(np.array([1.0]), np.array([-2.0])), (np.array([5.0]),)]
    assert shared_limit(groups, per_group=True) == [2.0, 5.0]
    assert shared_limit(groups, per_group=False) == [5.0, 5.0]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_pixel_is_its_level_s_colour(theme):
    values = np.linspace(-1, 1, 12).reshape(3, 4)
    image = heatmap_image(values, theme.diverging, -1.0, 1.0)
    levels = colour_levels(values, -1.0, 1.0)
    for row in range(3):
        for column in range(4):
            pixel = image.pixelColor(column, row)
            assert pixel.getRgb() == tuple(theme.diverging[levels[row, column]])


def test_zero_is_the_background():
    image = heatmap_image(np.zeros((1, 1)), LIGHT.diverging, -1.0, 1.0)
    assert image.pixelColor(0, 0).name() == LIGHT.surface


def test_nan_is_transparent():
    image = heatmap_image(np.array([[np.nan, 1.0]]), LIGHT.diverging, -1.0, 1.0)
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(1, 0).alpha() == 255


def test_the_image_outlives_and_ignores_the_array():
    values = np.ones((5, 7), dtype=np.float32)
    image = heatmap_image(values, LIGHT.diverging, -1.0, 1.0)
    before = image.pixelColor(3, 3)
    values[:] = -1.0
    assert image.pixelColor(3, 3) == before
    del values
    gc.collect()
    assert image.copy().pixelColor(6, 4) == before


def test_text_on_a_colour_is_the_readable_one():
    assert readable_on(255, 255, 255)
    assert not readable_on(127, 17, 22)
