from __future__ import annotations

import importlib.util

import numpy as np
import pytest

from explorer import resources
from explorer.data import DataError, bounding_box, load_scribbles
from explorer.data.scribbles import load_scribbles as cached


def test_scribbles_are_images_as_the_canvas_makes_them():
    images = load_scribbles()
    assert images.shape[1:] == (28, 28)
    assert len(images) > 1000
    assert images.dtype == np.uint8
    assert images.reshape(len(images), -1).max(axis=1).min() > 0
    for image in images[:100]:
        box = bounding_box(image)
        assert 18 <= max(box.height, box.width) <= 20


def test_nobody_can_write_into_them():
    with pytest.raises(ValueError, match="read-only"):
        load_scribbles()[0, 0, 0] = 1


def test_the_script_draws_the_same_again():
    path = resources.path("make", "scribbles.py")
    spec = importlib.util.spec_from_file_location("make_scribbles", path)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    for hand in (*made.SCRIBBLES, made.letter):
        first, second = (made.draw(hand(rng), rng) for rng in map(np.random.default_rng, (5, 5)))
        np.testing.assert_array_equal(first, second)
        assert first.any(), hand.__name__


def test_a_damaged_file_is_named(tmp_path, monkeypatch):
    broken = tmp_path / "scribbles.npz"
    broken.write_bytes(b"nothing of the kind")
    monkeypatch.setattr(resources, "path", lambda *_: broken)
    cached.cache_clear()
    with pytest.raises(DataError) as found:
        load_scribbles()
    assert found.value.path == broken
    cached.cache_clear()
