from __future__ import annotations

import pytest

from explorer.nn.allowed import Numbers, OneOf


@pytest.mark.parametrize(
    ("allowed", "text"),
    [
        (Numbers(0, above=True), "a number above 0"),
        (Numbers(0), "a number of 0 or more"),
        (Numbers(1, whole=True), "a whole number of 1 or more"),
        (Numbers(0, 0.999), "a number from 0 to 0.999"),
        (Numbers(1, 4000, whole=True), "a whole number from 1 to 4,000"),
        (OneOf(("sgd", "adam")), "one of sgd, adam"),
    ],
)
def test_what_is_allowed_reads_as_a_part_of_a_sentence(allowed, text):
    assert str(allowed) == text
