from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.data import (
    ALL_STEPS,
    Box,
    Ink,
    PreprocessingSteps,
    Stroke,
    bounding_box,
    centre_by_mass,
    crop,
    preprocess,
    scale_to_box,
)
from explorer.data.preprocess import place, shift_to_centre

COORDINATE = st.floats(-0.25, 1.25, width=32)
STROKES = st.builds(
    Stroke,
    st.lists(st.tuples(COORDINATE, COORDINATE), min_size=1, max_size=5),
    st.floats(0.005, 0.5),
    st.sampled_from([False, False, True]),
)
SEVEN = np.array([(0.0, 0.0), (0.6, 0.0), (0.2, 1.0)])


def drawing(
    points: np.ndarray, size: float = 0.6, at: tuple[float, float] = (0.2, 0.2), width: float = 0.08
) -> Ink:
    ink = Ink()
    ink.draw(Stroke(np.asarray(points) * size + at, width))
    return ink


def mass_centre(image: np.ndarray) -> tuple[float, float]:
    positions = np.arange(len(image))
    return image.sum(axis=1) @ positions / image.sum(), image.sum(axis=0) @ positions / image.sum()


@settings(max_examples=80, deadline=None)
@given(strokes=st.lists(STROKES, max_size=4))
def test_any_drawing_gives_an_image(strokes):
    ink = Ink()
    for stroke in strokes:
        ink.draw(stroke)
    result = preprocess(ink)
    assert result.centred.shape == (28, 28)
    assert result.scaled.shape == (20, 20)
    for step in (result.cropped, result.scaled, result.centred):
        assert step.dtype == np.float32
        assert np.isfinite(step).all()
        assert step.min(initial=0.0) >= 0.0
        assert step.max(initial=0.0) <= 1.0
    assert result.empty == ink.is_empty
    assert result.centred.any() == (not ink.is_empty)
    # Whatever its shape, nothing of the digit is cut off.
    assert result.centred.sum() == pytest.approx(result.scaled.sum(), rel=1e-5)


def test_no_ink_gives_zeros():
    result = preprocess(Ink())
    assert result.empty
    assert result.box == Box(0, 0, 0, 0)
    assert result.cropped.size == 0
    assert not result.scaled.any()
    assert not result.centred.any()


def test_images_of_mnist_come_out_unchanged(sample):
    unchanged = 0
    for image in sample.test.images:
        x = image / np.float32(255)
        unchanged += np.allclose(preprocess(x).centred, x, atol=1e-6)
    # One in five thousand has a longer side of 19 pixels instead of 20.
    assert unchanged >= 999


def test_a_pasted_image_comes_back(sample):
    ink = Ink()
    close = 0
    for image in sample.test.images[:200]:
        ink.paste(image)
        close += np.abs(preprocess(ink).centred - image / np.float32(255)).max() < 0.2
    # A few lie so exactly between two pixels that they are centred one further.
    assert close >= 190


def test_the_longer_side_fills_twenty_pixels_and_the_aspect_is_kept():
    # A bar five times as long as wide: 20 × 4 pixels.
    pixels = np.zeros((224, 224), dtype=np.float32)
    pixels[10:110, 50:70] = 1.0
    for ink, rows, columns in ((pixels, 20, 4), (pixels.T, 4, 20)):
        scaled = preprocess(ink).scaled
        box = bounding_box(scaled)
        assert (box.height, box.width) == (rows, columns)
        assert scaled[box.top : box.bottom, box.left : box.right].min() == pytest.approx(1.0)


def test_a_side_of_no_whole_number_of_pixels_keeps_its_length():
    pixels = np.zeros((224, 224), dtype=np.float32)
    pixels[0:200, 0:35] = 1.0
    np.testing.assert_allclose(preprocess(pixels).scaled.sum(axis=1), 3.5, rtol=1e-5)


@pytest.mark.parametrize("at", [(0.05, 0.05), (0.2, 0.3), (0.5, 0.1), (0.21, 0.33)])
def test_where_it_is_drawn_does_not_matter(at):
    here, there = preprocess(drawing(SEVEN, 0.4, (0.1, 0.1))), preprocess(drawing(SEVEN, 0.4, at))
    assert np.abs(here.centred - there.centred).mean() < 0.01


@pytest.mark.parametrize("size", [0.2, 0.35, 0.8])
def test_how_large_it_is_drawn_does_not_matter_if_the_pen_grows_too(size):
    usual = preprocess(drawing(SEVEN, 0.5, (0.1, 0.1), 0.08))
    other = preprocess(drawing(SEVEN, size, (0.1, 0.1), 0.16 * size))
    assert np.abs(usual.centred - other.centred).mean() < 0.02


def test_the_mass_is_in_the_middle_pixel_as_in_mnist(sample):
    for image in [preprocess(drawing(SEVEN)).centred, *sample.test.images[:100] / np.float32(255)]:
        for centre in mass_centre(image):
            assert 13.49 <= centre <= 14.51


@settings(max_examples=50, deadline=None)
@given(points=st.lists(st.tuples(st.floats(0.1, 0.9), st.floats(0.1, 0.9)), min_size=2, max_size=5))
def test_the_mass_is_in_the_middle_unless_the_ink_would_leave_the_image(points):
    result = preprocess(drawing(np.array(points), 1.0, (0.0, 0.0)))
    box = bounding_box(result.centred)
    at_edge = box.top == 0 or box.left == 0 or box.bottom == 28 or box.right == 28
    assert at_edge or all(13.4 <= centre <= 14.6 for centre in mass_centre(result.centred))


def test_ink_too_lopsided_to_be_centred_stays_inside_the_image():
    scaled = np.zeros((20, 20), dtype=np.float32)
    scaled[:2] = 1.0
    scaled[:, 10] = 0.1
    image = centre_by_mass(scaled)
    assert image.sum() == pytest.approx(scaled.sum())
    assert image[27].any()


def test_a_single_dot_fills_the_box():
    result = preprocess(drawing(np.zeros((1, 2)), width=0.05))
    assert bounding_box(result.scaled) == Box(0, 20, 0, 20)
    assert result.scaled[10, 10] == 1.0
    assert result.scaled[0, 0] == 0.0


def test_a_single_pixel_fills_the_box():
    pixels = np.zeros((224, 224), dtype=np.float32)
    pixels[7, 9] = 0.5
    assert (preprocess(pixels).scaled == 0.5).all()


def test_a_full_canvas_fills_the_box():
    result = preprocess(np.ones((224, 224), dtype=np.float32))
    np.testing.assert_allclose(result.scaled, 1.0, atol=1e-6)
    assert result.shift == (4, 4)


def test_grey_levels_are_means_not_black_and_white():
    # Columns of ink and paper in turn, finer than the pixels they end up in: every pixel is half grey.
    pixels = np.zeros((200, 200), dtype=np.float32)
    pixels[:, ::2] = 1.0
    np.testing.assert_allclose(preprocess(pixels).scaled[:, 1:-1], 0.5, atol=0.06)


def test_the_steps_can_be_taken_one_by_one():
    ink = drawing(SEVEN)
    result = preprocess(ink)
    box = bounding_box(ink.pixels)
    assert box == result.box
    assert (box.height, box.width) == result.cropped.shape
    np.testing.assert_array_equal(crop(ink.pixels, box), result.cropped)
    np.testing.assert_array_equal(scale_to_box(result.cropped), result.scaled)
    assert shift_to_centre(result.scaled) == result.shift
    np.testing.assert_array_equal(place(result.scaled, result.shift), result.centred)
    np.testing.assert_array_equal(centre_by_mass(result.scaled), result.centred)


def test_the_result_is_cut_loose_from_the_ink():
    ink = drawing(SEVEN)
    result = preprocess(ink)
    before = result.cropped.copy()
    ink.clear()
    np.testing.assert_array_equal(result.cropped, before)
    with pytest.raises(ValueError, match="read-only"):
        result.centred[0, 0] = 1.0


# ---------------------------------------------------------------------- steps left out

CORNER = {"size": 0.25, "at": (0.68, 0.7), "width": 0.04}


@settings(max_examples=60, deadline=None)
@given(
    strokes=st.lists(STROKES, max_size=3),
    steps=st.builds(PreprocessingSteps, st.booleans(), st.booleans(), st.booleans(), st.booleans()),
)
def test_any_choice_of_steps_gives_an_image(strokes, steps):
    ink = Ink()
    for stroke in strokes:
        ink.draw(stroke)
    result = preprocess(ink, steps)
    assert result.centred.shape == (28, 28)
    assert result.empty == ink.is_empty
    assert 0.0 <= result.centred.min() <= result.centred.max() <= 1.0
    # Whatever is left out, nothing of the digit is cut off.
    assert result.centred.sum() == pytest.approx(result.scaled.sum(), rel=1e-5)


def test_all_steps_are_the_usual_way():
    ink = drawing(SEVEN, **CORNER)
    np.testing.assert_array_equal(preprocess(ink).centred, preprocess(ink, ALL_STEPS).centred)


def test_without_any_step_the_image_is_the_canvas_made_small():
    ink = drawing(SEVEN, **CORNER)
    result = preprocess(ink, PreprocessingSteps(crop=False, scale=False, centre=False))
    np.testing.assert_allclose(result.centred, ink.pixels.reshape(28, 8, 28, 8).mean(axis=(1, 3)), atol=1e-6)
    assert bounding_box(result.centred).top > 16


def test_without_cropping_a_small_digit_stays_small():
    ink = drawing(SEVEN, **CORNER)
    assert preprocess(ink, PreprocessingSteps(crop=False)).box == Box(0, 224, 0, 224)
    small, large = (
        bounding_box(preprocess(ink, PreprocessingSteps(crop=crop)).centred) for crop in (False, True)
    )
    assert large.height == 20
    assert small.height < 8


def test_without_scaling_ink_keeps_the_scale_of_the_canvas():
    ink = drawing(SEVEN, **CORNER)
    result = preprocess(ink, PreprocessingSteps(scale=False))
    assert result.scaled.shape == tuple(-(-size // 8) for size in result.cropped.shape)
    assert result.scaled.sum() * 64 == pytest.approx(result.cropped.sum(), rel=1e-3)
    assert all(13.4 <= centre <= 14.6 for centre in mass_centre(result.centred))


def test_without_centring_the_box_is_in_the_middle():
    ink = drawing(SEVEN)
    result = preprocess(ink, PreprocessingSteps(centre=False))
    assert result.shift == (4, 4)
    assert bounding_box(result.centred) != bounding_box(preprocess(ink).centred)


def test_without_grey_levels_every_pixel_is_black_or_white():
    result = preprocess(drawing(SEVEN), PreprocessingSteps(grey=False))
    assert set(np.unique(result.centred)) == {0.0, 1.0}
