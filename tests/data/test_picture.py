from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from explorer.data import DataError, Ink, Stroke, fit_to_square, from_grey, preprocess
from explorer.data.picture import MAX_SIDE

GREY = st.one_of(
    hnp.arrays(np.uint8, hnp.array_shapes(min_dims=2, max_dims=2, max_side=40)),
    hnp.arrays(
        np.float32, hnp.array_shapes(min_dims=2, max_dims=2, max_side=40), elements=st.floats(0, 1, width=32)
    ),
)


@pytest.fixture
def five() -> np.ndarray:
    ink = Ink()
    ink.draw(Stroke([(0.7, 0.2), (0.4, 0.2), (0.35, 0.45), (0.6, 0.5), (0.6, 0.75), (0.3, 0.8)]))
    return ink.pixels


@settings(max_examples=80, deadline=None)
@given(image=GREY)
def test_any_grey_picture_gives_ink(image):
    ink = from_grey(image)
    assert ink.dtype == np.float32
    assert ink.shape == image.shape
    assert np.isfinite(ink).all()
    assert ink.min() >= 0.0
    assert ink.max() <= 1.0


def test_an_image_of_mnist_comes_out_as_it_is(sample):
    image = next(image for image in sample.test.images if image.max() == 255)
    np.testing.assert_allclose(from_grey(image), image / 255.0, atol=1e-6)


@pytest.mark.parametrize("as_bytes", [False, True])
def test_dark_on_light_is_the_same_as_light_on_dark(five, as_bytes):
    light, dark = ((np.round(grey * 255).astype(np.uint8) if as_bytes else grey) for grey in (five, 1 - five))
    np.testing.assert_allclose(from_grey(light), from_grey(dark), atol=1e-5)
    np.testing.assert_allclose(from_grey(light), five, atol=0.005)


def test_ink_on_noisy_paper_is_read_like_the_drawing(five):
    rng = np.random.default_rng(1)
    paper = 0.8 - 0.6 * five + rng.normal(0.0, 0.015, five.shape)
    ink = from_grey(paper.clip(0, 1))
    assert np.abs(preprocess(ink).centred - preprocess(five).centred).mean() < 0.03


def test_the_ground_is_judged_by_the_border_even_when_ink_covers_most():
    image = np.full((50, 50), 1.0)
    image[3:-3, 3:-3] = 0.0
    ink = from_grey(image)
    assert ink[0, 0] == 0.0
    assert ink[25, 25] == 1.0


def test_a_plain_picture_has_no_ink():
    for level in (0.0, 0.5, 1.0):
        assert not from_grey(np.full((30, 20), level)).any()


def test_a_large_picture_is_reduced_by_means(five):
    large = np.kron(five, np.ones((10, 10), dtype=np.float32))[:2233, :1999]
    ink = from_grey(large)
    assert max(ink.shape) <= MAX_SIDE
    assert np.abs(preprocess(ink).centred - preprocess(five).centred).mean() < 0.01


@pytest.mark.parametrize(
    "image",
    [
        np.zeros(5),
        np.zeros((5, 5, 3)),
        np.zeros((0, 5)),
        np.zeros((5, 5), dtype=np.int64),
        np.full((5, 5), 2.0),
        np.full((5, 5), -0.1),
        np.full((5, 5), np.nan),
    ],
)
def test_what_is_no_grey_picture_is_refused(image):
    with pytest.raises(DataError) as caught:
        from_grey(image)
    assert caught.value.reason == "bad_image"


# ---------------------------------------------------------------------- onto the canvas


@settings(max_examples=60, deadline=None)
@given(
    ink=hnp.arrays(
        np.float32, hnp.array_shapes(min_dims=2, max_dims=2, max_side=60), elements=st.floats(0, 1, width=32)
    ),
    side=st.integers(1, 80),
)
def test_any_ink_fits_a_square(ink, side):
    fitted = fit_to_square(ink, side)
    assert fitted.shape == (side, side)
    assert fitted.dtype == np.float32
    assert np.isfinite(fitted).all()
    assert 0.0 <= fitted.min() <= fitted.max() <= ink.max() + 1e-5


def test_the_same_size_changes_nothing(five):
    np.testing.assert_allclose(fit_to_square(five, len(five)), five, atol=1e-6)


def test_a_wide_picture_keeps_its_aspect_in_the_middle():
    fitted = fit_to_square(np.ones((100, 200), dtype=np.float32), 100)
    assert (fitted[25:75] == 1.0).all()
    assert fitted.sum() == 5000


@pytest.mark.parametrize("side", [100, 500])
def test_ink_keeps_its_mass_relative_to_the_picture(five, side):
    assert fit_to_square(five, side).mean() == pytest.approx(five.mean(), rel=0.02)
