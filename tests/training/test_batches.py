from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from explorer.training.batches import Batches


@given(images=st.integers(1, 60), batch=st.integers(1, 60), seed=st.integers(0, 99))
def test_without_replacement_a_pass_shows_no_image_twice(images, batch, seed):
    batch = min(batch, images)
    supply = Batches(images, batch, np.random.default_rng(seed), replacement=False)
    for _ in range(3):
        of_pass = np.concatenate([supply.next() for _ in range(images // batch)])
        assert len(set(of_pass.tolist())) == len(of_pass) == images // batch * batch
        assert 0 <= of_pass.min() <= of_pass.max() < images


def test_every_pass_has_another_order():
    supply = Batches(50, 50, np.random.default_rng(0), replacement=False)
    assert supply.next().tolist() != supply.next().tolist()


@given(images=st.integers(1, 60), batch=st.integers(1, 200), seed=st.integers(0, 99))
def test_with_replacement_any_size_of_batch_is_drawn_from_all(images, batch, seed):
    supply = Batches(images, batch, np.random.default_rng(seed), replacement=True)
    drawn = supply.next()
    assert drawn.shape == (batch,)
    assert 0 <= drawn.min() <= drawn.max() < images


def test_with_replacement_a_batch_may_show_an_image_twice_and_all_come_in_the_end():
    supply = Batches(10, 10, np.random.default_rng(0), replacement=True)
    batches = [set(supply.next().tolist()) for _ in range(50)]
    assert min(len(batch) for batch in batches) < 10
    assert set.union(*batches) == set(range(10))


@given(replacement=st.booleans(), seed=st.integers(0, 99))
def test_the_generator_alone_decides(replacement, seed):
    one, two = (Batches(30, 7, np.random.default_rng(seed), replacement) for _ in range(2))
    for _ in range(9):
        np.testing.assert_array_equal(one.next(), two.next())
