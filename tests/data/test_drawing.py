from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.data import INK_SIDE, Ink, Stroke

COORDINATE = st.floats(-0.25, 1.25, width=32)
POINTS = st.lists(st.tuples(COORDINATE, COORDINATE), min_size=1, max_size=6)
STROKES = st.builds(Stroke, POINTS, st.floats(0.001, 1.0), st.booleans())
QUICK = settings(max_examples=60, deadline=None)


def drawn(*strokes: Stroke) -> Ink:
    ink = Ink()
    for stroke in strokes:
        ink.draw(stroke)
    return ink


def test_a_new_canvas_is_empty():
    ink = Ink()
    assert ink.is_empty
    assert ink.pixels.shape == (INK_SIDE, INK_SIDE)
    assert ink.pixels.dtype == np.float32


def test_a_line_covers_its_width_times_its_length_and_two_half_discs():
    ink = Ink(200)
    ink.add_segment((0.25, 0.5), (0.75, 0.5), 0.1)
    assert ink.pixels.sum() == pytest.approx(100 * 20 + np.pi * 10**2, rel=0.002)
    assert (ink.pixels[91:109, 50:150] == 1.0).all()
    assert ink.pixels[:, :39].max() == 0.0
    # Round: the corner of the line's box is empty, the tip of its cap is not.
    assert ink.pixels[90, 40] == 0.0
    assert ink.pixels[99, 41] > 0.9


def test_x_runs_to_the_right_and_y_down():
    ink = Ink(100)
    ink.add_segment((0.8, 0.2), (0.8, 0.2), 0.1)
    rows, columns = np.nonzero(ink.pixels)
    assert rows.mean() == pytest.approx(19.5)
    assert columns.mean() == pytest.approx(79.5)


def test_edges_are_antialiased():
    # Centres lie on halves: a line of 3 pixels around y = 50.25 covers 49 and 50, and its neighbours in part.
    ink = Ink(100)
    ink.add_segment((0.2, 0.5025), (0.8, 0.5025), 0.03)
    np.testing.assert_allclose(ink.pixels[48:53, 50], [0.25, 1.0, 1.0, 0.75, 0.0], atol=1e-4)


@QUICK
@given(stroke=STROKES)
def test_ink_stays_between_nothing_and_full(stroke):
    ink = drawn(stroke)
    assert np.isfinite(ink.pixels).all()
    assert ink.pixels.min() >= 0.0
    assert ink.pixels.max() <= 1.0
    assert not (stroke.erase and not ink.is_empty)


@QUICK
@given(points=POINTS, width=st.floats(0.01, 0.3))
def test_a_stroke_is_the_sum_of_its_segments_in_either_direction(points, width):
    stroke = Stroke(points, width)
    whole, back = drawn(stroke), drawn(Stroke(stroke.points[::-1], width))
    np.testing.assert_allclose(whole.pixels, back.pixels, atol=2e-3)
    twice = whole.copy()
    twice.draw(stroke)
    np.testing.assert_array_equal(whole.pixels, twice.pixels)


@QUICK
@given(points=POINTS, width=st.floats(0.01, 0.3))
def test_erasing_along_the_same_way_leaves_nothing(points, width):
    ink = drawn(Stroke(points, width), Stroke(points, min(1.0, width + 0.02), erase=True))
    assert ink.is_empty


def test_the_eraser_cuts_and_leaves_the_rest():
    ink = drawn(Stroke([(0.2, 0.5), (0.8, 0.5)], 0.1))
    before = ink.pixels.copy()
    ink.draw(Stroke([(0.5, 0.2), (0.5, 0.8)], 0.1, erase=True))
    middle = INK_SIDE // 2
    assert ink.pixels[middle, middle] == 0.0
    np.testing.assert_array_equal(ink.pixels[:, : middle - 20], before[:, : middle - 20])


def test_drawing_outside_leaves_what_reaches_inside():
    assert drawn(Stroke([(-0.5, -0.5), (1.5, -0.5)], 0.1)).is_empty
    ink = drawn(Stroke([(-0.5, 0.0), (1.5, 0.0)], 0.1))
    assert ink.pixels[0].min() == 1.0
    assert ink.pixels[INK_SIDE // 2].max() == 0.0


def test_points_closer_than_floating_point_can_divide_by_are_a_dot():
    dot = drawn(Stroke([(0.5, 0.5)], 0.1))
    np.testing.assert_array_equal(drawn(Stroke([(0.5, 0.5), (0.5, 0.5 + 1e-12)], 0.1)).pixels, dot.pixels)


def test_a_copy_is_independent_and_clearing_empties():
    ink = drawn(Stroke([(0.5, 0.5)], 0.1))
    twin = ink.copy()
    ink.clear()
    assert ink.is_empty
    assert not twin.is_empty


def test_a_stroke_keeps_its_own_points():
    points = np.array([[0.1, 0.2], [0.3, 0.4]])
    stroke = Stroke(points)
    points[:] = 0.0
    assert stroke.points.tolist() == [[0.1, 0.2], [0.3, 0.4]]
    with pytest.raises(ValueError, match="read-only"):
        stroke.points[0] = 1.0


@pytest.mark.parametrize("points", [[], [0.1, 0.2], [(0.1, 0.2, 0.3)], [(0.1, np.nan)], [(np.inf, 0.0)]])
def test_a_stroke_refuses_what_are_no_points(points):
    with pytest.raises(ValueError, match="points must be"):
        Stroke(points)


@pytest.mark.parametrize("width", [0.0, -0.1, 1.1, np.nan])
def test_a_stroke_refuses_an_impossible_width(width):
    with pytest.raises(ValueError, match="width must be"):
        Stroke([(0.5, 0.5)], width)


def test_pasting_replaces_the_ink_and_keeps_every_pixel_mean(sample):
    ink = drawn(Stroke([(0.0, 0.0), (1.0, 1.0)], 0.2))
    errors = []
    for image in sample.test.images[:50]:
        ink.paste(image)
        means = ink.pixels.reshape(28, 8, 28, 8).mean(axis=(1, 3))
        assert (ink.pixels.reshape(28, 8, 28, 8).max(axis=(1, 3)) > 0).tolist() == (image > 0).tolist()
        errors.append(np.abs(means - image / 255.0))
    assert np.mean(errors) < 0.005
    assert np.max(errors) < 0.2


def test_pasting_takes_bytes_and_fractions_alike(sample):
    bytes_, fractions = Ink(), Ink()
    bytes_.paste(sample.test.images[0])
    fractions.paste(sample.test.images[0].astype(np.float32) / np.float32(255))
    np.testing.assert_allclose(bytes_.pixels, fractions.pixels, atol=1e-6)


def test_pasting_is_smooth(sample):
    # Enlarged by repeating pixels it would step by up to 1 from one pixel of the canvas to the next.
    ink = Ink()
    image = np.zeros((28, 28), dtype=np.float32)
    image[10:18, 10:18] = 0.5
    image[13:15, 13:15] = 1.0
    ink.paste(image)
    inside = ink.pixels[90:134, 90:134]
    assert np.abs(np.diff(inside, axis=0)).max() < 0.15


def test_pasting_refuses_another_size():
    with pytest.raises(ValueError, match="must be"):
        Ink().paste(np.zeros((20, 20)))
