from __future__ import annotations

from pathlib import Path

import pytest

from explorer.nn import ConfigError, NetworkError, ShapeError, WeightsError
from explorer.nn.allowed import Numbers


def test_every_error_of_the_room_can_be_caught_as_one_kind():
    for kind in (ShapeError, ConfigError, WeightsError):
        assert issubclass(kind, NetworkError)
    assert issubclass(NetworkError, ValueError)


def test_errors_say_what_is_wrong_and_keep_it_in_fields():
    shape = ShapeError("x", "(n, 784)", (3, 4))
    assert str(shape) == "x should have shape (n, 784), but has (3, 4)"
    assert (shape.what, shape.expected, shape.got) == ("x", "(n, 784)", "(3, 4)")
    config = ConfigError("learning_rate", -1, Numbers(0, above=True))
    assert str(config) == "learning_rate should be a number above 0, but is -1"
    assert (config.field, config.value, config.allowed) == ("learning_rate", -1, Numbers(0, above=True))


@pytest.mark.parametrize(
    "reason", ["missing", "unreadable", "not_weights", "newer_format", "bad_shape", "unsafe"]
)
def test_every_reason_of_a_weights_error_has_its_sentence(reason):
    error = WeightsError("some/where/net.npz", reason)
    assert str(error).startswith("net.npz: ")
    assert len(str(error)) > 20
    assert error.path == Path("some/where/net.npz")
    assert str(WeightsError("net.npz", reason, "so and so")).endswith("(so and so)")
