"""Parameters take what they can and say why they refuse the rest."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.labs import Choice, NumberArray, ParameterError, Slider, Switch, Values
from explorer.labs.number_text import cell, is_list, numpy_print, plain, read_array, read_number

VECTOR = NumberArray(key="a", default=(1.0, 2.0), fewest=(2,), most=(4,), low=-10.0, high=10.0)
MATRIX = NumberArray(key="W", default=((1.0, 2.0), (3.0, 4.0)), fewest=(1, 2), most=(3, 2))


@pytest.mark.parametrize(
    ("parameter", "value", "reason"),
    [
        (VECTOR, np.zeros(5), "too_many"),
        (VECTOR, np.zeros(1), "too_few"),
        (VECTOR, np.zeros((2, 2)), "ragged"),
        (VECTOR, np.array([0.0, 11.0]), "out_of_range"),
        (VECTOR, np.array([0.0, np.nan]), "not_a_number"),
        (MATRIX, np.zeros((4, 2)), "too_many"),
        (MATRIX, np.zeros((2, 3)), "too_many"),
        (Slider(key="s", low=0, high=1, step=0.1, default=0), 1.5, "out_of_range"),
        (Slider(key="s", low=0, high=1, step=0.1, default=0), np.inf, "not_a_number"),
        (Choice(key="c", options=("a", "b"), default="a"), "d", "not_offered"),
    ],
)
def test_a_value_that_is_not_allowed_is_refused_with_its_reason(parameter, value, reason: str) -> None:
    with pytest.raises(ParameterError) as caught:
        parameter.checked(value)
    assert caught.value.reason == reason


def test_a_number_that_counts_is_whole() -> None:
    assert Slider(key="n", low=0, high=9, step=1, default=3, whole=True).checked(4.6) == 5.0


def test_an_array_is_taken_as_a_read_only_float64_copy() -> None:
    given = np.array([1, 2, 3])
    taken = VECTOR.checked(given)
    assert taken.dtype == np.float64
    with pytest.raises(ValueError, match="read-only"):
        taken[0] = 5.0


def test_a_choice_offers_what_the_other_values_allow() -> None:
    choice = Choice(key="k", options=("1", "2"), default="2", offered=lambda values: ["1"])
    assert choice.offered_with(Values({})) == ("1",)
    assert choice.settled("2", Values({})) == "1"


def test_values_are_read_by_their_kind() -> None:
    values = Values({"s": 0.5, "c": "a", "b": True, "a": np.array([1.0])})
    assert (values.number("s"), values.choice("c"), values.switch("b")) == (0.5, "a", True)
    assert values.array("a").tolist() == [1.0]
    assert Switch(key="b").checked(1) is True
    with pytest.raises(TypeError, match="'s' is a float, asked for as str"):
        values.choice("s")


@pytest.mark.parametrize(
    ("text", "number"),
    [("0.3", 0.3), (" -1e3 ", -1000.0), ("\N{MINUS SIGN}2.5", -2.5), ("2,9", 2.9), ("+4", 4.0)],
)
def test_a_number_is_read_as_people_type_it(text: str, number: float) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize("text", ["", "abc", "1.2.3", "inf", "nan", "1e999", "-"])
def test_what_is_no_finite_number_is_refused(text: str) -> None:
    with pytest.raises(ParameterError) as caught:
        read_number(text)
    assert caught.value.reason == "not_a_number"


@pytest.mark.parametrize(
    "text",
    [
        "[1010, 1000, 990]",
        "1010 1000 990",
        "1010\t1000\t990",
        "np.array([1010, 1000, 990])",
        "[1010. 1000.  990.]",
    ],
)
def test_a_vector_is_read_however_it_was_copied(text: str) -> None:
    assert is_list(text)
    assert read_array(text, 1).tolist() == [1010.0, 1000.0, 990.0]


@pytest.mark.parametrize("text", ["[[1, 2], [3, 4]]", "1\t2\n3\t4", "[[1. 2.]\n [3. 4.]]", "1 2; 3 4"])
def test_a_matrix_is_read_however_it_was_copied(text: str) -> None:
    assert read_array(text, 2).tolist() == [[1.0, 2.0], [3.0, 4.0]]


def test_rows_of_different_length_are_no_matrix() -> None:
    with pytest.raises(ParameterError) as caught:
        read_array("[[1, 2], [3]]", 2)
    assert caught.value.reason == "ragged"


def test_numbers_are_written_so_that_nothing_hides() -> None:
    assert [cell(value, 4) for value in (0.0182113, 4.5e-05, 0.0, 123456.0, np.inf, -np.inf, np.nan)] == [
        "0.0182", "4.50e-05", "0.0000", "1.23e+05", "inf", "-inf", "nan",
    ]  # fmt: skip
    assert [plain(value) for value in (0.3, 1010.0, 1e-20)] == ["0.3", "1010", "1e-20"]
    assert numpy_print(np.array([0.3, 2.9])) == "[0.3 2.9]"
