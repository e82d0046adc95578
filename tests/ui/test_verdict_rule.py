from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from explorer.ui.familiarity import Novelty
from explorer.ui.verdict import CLEAR_LEAD, Finding, Verdict, verdict


def spread(**named: float) -> np.ndarray:
    """Ten probabilities: those named by class ("p7=0.9"), the rest shared evenly."""
    rest = (1.0 - sum(named.values())) / (10 - len(named))
    values = np.full(10, rest, np.float32)
    for key, value in named.items():
        values[int(key[1:])] = value
    return values


def test_blank_canvas_says_nothing_whatever_the_network_answers() -> None:
    assert verdict(spread(p7=0.99), blank=True) == Verdict(Finding.BLANK)


def test_a_clear_lead_names_one_class() -> None:
    found = verdict(spread(p7=0.9), blank=False)
    assert (found.finding, found.candidates) == (Finding.SURE, (7,))
    assert found.probability == pytest.approx(0.9)


def test_two_close_classes_are_named_strongest_first() -> None:
    found = verdict(spread(p4=0.4, p9=0.5), blank=False)
    assert (found.finding, found.candidates) == (Finding.AMBIGUOUS, (9, 4))


def test_a_bare_majority_over_a_close_second_is_still_doubt() -> None:
    assert verdict(spread(p4=0.35, p9=0.62), blank=False).finding is Finding.AMBIGUOUS


@pytest.mark.parametrize("values", [spread(), spread(p1=0.3), spread(p1=0.3, p2=0.3), spread(p1=0.45)])
def test_no_class_stands_out(values: np.ndarray) -> None:
    found = verdict(values, blank=False)
    assert (found.finding, found.candidates) == (Finding.UNKNOWN, ())


def test_a_network_that_broke_while_training_is_not_believed() -> None:
    assert verdict(np.full(10, np.nan, np.float32), blank=False).finding is Finding.UNKNOWN


def test_what_the_network_never_learnt_is_foreign_however_sure_it_is() -> None:
    found = verdict(spread(p7=0.99), blank=False, novelty=Novelty(2.0, 1.0, 0.995))
    assert (found.finding, found.candidates) == (Finding.FOREIGN, ())
    assert found.is_correct(7) is None
    assert verdict(spread(p7=0.99), blank=False, novelty=Novelty(0.0, 1.0, 0.995)).candidates == (7,)


def test_correctness_needs_a_truth_and_one_named_class() -> None:
    sure = Verdict(Finding.SURE, (7,), 0.9)
    assert sure.is_correct(7) is True
    assert sure.is_correct(1) is False
    assert sure.is_correct(None) is None
    assert Verdict(Finding.AMBIGUOUS, (4, 9), 0.5).is_correct(4) is None


@given(hnp.arrays(np.float32, st.integers(2, 12), elements=st.floats(2**-8, 1, width=32)))
def test_what_is_named_is_always_what_is_most_probable(weights: np.ndarray) -> None:
    values = weights / weights.sum()
    found = verdict(values, blank=False)
    if found.candidates:
        assert values[found.candidates[0]] == values.max()
    if found.finding is Finding.SURE:
        others = np.delete(values, found.candidates[0])
        assert values.max() * 1.0001 >= CLEAR_LEAD * others.max()
