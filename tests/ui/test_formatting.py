from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.ui import formatting


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.9741, "97.4 %"),
        (1.0, "100.0 %"),
        (0.0, "0.0 %"),
        (0.99999, "99.9 %"),
        (0.0001, "< 0.1 %"),
        (None, "–"),
        (math.nan, "–"),
    ],
)
def test_percent_never_claims_certainty_that_is_not_there(share: float | None, text: str) -> None:
    assert formatting.percent(share) == text


@given(st.floats(0.0, 1.0, exclude_max=True))
def test_no_share_below_one_reads_as_all(share: float) -> None:
    assert not formatting.percent(share).startswith("100")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (7, "7"),
        (0.5, "0.5"),
        (1234, "1,234"),
        (9999, "9,999"),
        (12_345, "12.3 k"),
        (123_456, "123 k"),
        (999_900, "1.00 M"),
        (4_560_000, "4.56 M"),
        (2e9, "2.00 G"),
        (-12_345, "−12.3 k"),
        (math.inf, "∞"),
        (math.nan, "NaN"),
    ],
)
def test_compact(number: float, text: str) -> None:
    assert formatting.compact(number) == text


@given(st.floats(0, 1e12))
def test_compact_stays_short(number: float) -> None:
    assert len(formatting.compact(number)) <= 7


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.4181, "+0.418"), (-1.25, "−1.250"), (0.0, "0.000"), (-0.0001, "0.000"), (-math.inf, "−∞")],
)
def test_signed_always_shows_the_sign_but_of_zero(value: float, text: str) -> None:
    assert formatting.signed(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (3.10712, "3.107"),
        (-0.012346, "−0.01235"),
        (1234.56, "1,235"),
        (1e-7, "1.000e−7"),
        (2.5e12, "2.500e12"),
    ],
)
def test_number_keeps_its_figures(value: float, text: str) -> None:
    assert formatting.number(value) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (2.1, "3 s"),
        (59.5, "1:00"),
        (125, "2:05"),
        (3725, "1:02:05"),
        (None, "–"),
        (math.inf, "–"),
    ],
)
def test_duration(seconds: float | None, text: str) -> None:
    assert formatting.duration(seconds) == text


def test_whole_numbers_and_sizes() -> None:
    assert formatting.whole(593_210) == "593,210"
    assert formatting.megabytes(11_490_000) == "11.5 MB"
