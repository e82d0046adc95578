from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.data import Augmentation, augment

NONE = Augmentation(rotation=0, scale=0, shear=0, shift=0, elastic=0, thickness=0)


def only(**amounts: float) -> Augmentation:
    return Augmentation(
        **{"rotation": 0, "scale": 0, "shear": 0, "shift": 0, "elastic": 0, "thickness": 0, **amounts}
    )


def generator(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


@pytest.fixture
def block() -> np.ndarray:
    """Many times the same bar, 12 × 4 pixels around the middle."""
    images = np.zeros((200, 28, 28), dtype=np.float32)
    images[:, 8:20, 12:16] = 1.0
    return images


def test_nothing_switched_on_changes_nothing(sample):
    images = sample.test.images[:150]
    np.testing.assert_allclose(augment(images, generator(), NONE), images / 255.0, atol=1e-5)


def test_the_same_generator_gives_the_same_images_and_another_others(sample):
    images = sample.test.images[:100]
    first, again, other = (augment(images, generator(seed)) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, again)
    assert np.abs(first - other).mean() > 0.01


@settings(max_examples=40, deadline=None)
@given(
    config=st.builds(
        Augmentation,
        rotation=st.floats(0, 180),
        scale=st.floats(0, 0.9),
        shear=st.floats(0, 2),
        shift=st.floats(0, 40),
        elastic=st.floats(0, 20),
        thickness=st.floats(0, 1),
        probability=st.floats(0, 1),
    ),
    seed=st.integers(0, 1000),
)
def test_however_much_it_is_varied_it_stays_an_image(sample, config, seed):
    images = augment(sample.test.images[:70], generator(seed), config)
    assert images.shape == (70, 28, 28)
    assert images.dtype == np.float32
    assert np.isfinite(images).all()
    assert images.min() >= 0.0
    assert images.max() <= 1.0 + 1e-6


def test_bytes_and_fractions_are_the_same(sample):
    images = sample.test.images[:20]
    from_bytes = augment(images, generator())
    from_fractions = augment(images / np.float32(255), generator())
    np.testing.assert_allclose(from_bytes, from_fractions, atol=1e-5)
    np.testing.assert_allclose(augment(images / 255.0, generator()), from_bytes, atol=1e-5)


def test_the_images_given_are_left_alone(block):
    before = block.copy()
    augment(block, generator())
    np.testing.assert_array_equal(block, before)


def test_no_images_give_no_images():
    assert augment(np.zeros((0, 28, 28), dtype=np.uint8), generator()).shape == (0, 28, 28)


def test_only_the_share_asked_for_is_varied(block):
    varied = augment(block, generator(), Augmentation(probability=0.3))
    share = np.mean([not np.allclose(a, b, atol=1e-5) for a, b in zip(varied, block, strict=True)])
    assert 0.2 < share < 0.4


def test_shifts_stay_within_their_bound_and_reach_it(block):
    varied = augment(block, generator(), only(shift=3.0))
    positions = np.arange(28)
    for axis in (1, 2):
        profile = varied.sum(axis=axis)
        moved = profile @ positions / profile.sum(axis=1) - 13.5
        assert np.abs(moved).max() <= 3.01
        assert moved.max() > 2.0
        assert moved.min() < -2.0


def test_rotation_turns_around_the_middle_and_keeps_the_mass(block):
    varied = augment(block, generator(), only(rotation=90.0))
    np.testing.assert_allclose(varied.sum(axis=(1, 2)), 48.0, rtol=0.05)
    y, x = np.mgrid[:28, :28] - 13.5
    slant = (varied * x * y).sum(axis=(1, 2))
    assert slant.max() > 100
    assert slant.min() < -100
    assert np.abs((varied * x).sum(axis=(1, 2))).max() < 3.0


def test_scaling_changes_width_and_height_on_their_own(block):
    varied = augment(block, generator(), only(scale=0.3))
    height, width = varied[:, :, 14].sum(axis=1), varied[:, 14].sum(axis=1)
    assert height.min() < 10 < 14 < height.max()
    assert width.min() < 3.4 < 4.8 < width.max()
    assert abs(np.corrcoef(height, width)[0, 1]) < 0.25


def test_elastic_bends_smoothly(block):
    varied = augment(block, generator(), only(elastic=1.0))
    # Where the bar is from one row to the next moves, but by less than a pixel.
    rows = varied[:, 10:18]
    middle = (rows @ np.arange(28)) / rows.sum(axis=2)
    assert middle.std() > 0.5
    assert np.abs(np.diff(middle, axis=1)).max() < 1.5


def test_thickness_makes_lines_wider_and_thinner(block):
    widths = augment(block, generator(), only(thickness=1.0))[:, 14].sum(axis=1)
    assert widths.max() == pytest.approx(6.0, abs=0.1)
    assert widths.min() == pytest.approx(2.0, abs=0.1)
    assert np.mean(widths) == pytest.approx(4.0, abs=0.3)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("rotation", -1),
        ("scale", 0.95),
        ("thickness", 1.5),
        ("probability", 2),
        ("shift", np.nan),
        ("elastic", np.inf),
    ],
)
def test_an_impossible_amount_is_refused_by_name(name, value):
    with pytest.raises(ValueError, match=name):
        Augmentation(**{name: value})
