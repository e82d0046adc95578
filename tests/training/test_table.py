from __future__ import annotations

import threading

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.training.table import Table
from explorer.training.thinning import extremes, means_between

MOST = 4096


def table(most: int = MOST) -> Table:
    return Table({"iteration": np.float64, "value": np.float32}, "value", most)


def append(to: Table, values, first: int = 1) -> None:
    for iteration, value in enumerate(values, first):
        to.append(iteration, value)


def test_every_row_is_kept_up_to_the_last_that_fits():
    made = table()
    append(made, np.arange(MOST))
    columns, _, generation = made.read()
    assert columns["iteration"].tolist() == list(range(1, MOST + 1))
    assert generation == 0
    assert made.bucket == 1


def test_beyond_it_the_older_part_keeps_the_extremes_of_each_bucket_and_the_newest_every_row():
    values = np.random.default_rng(0).normal(size=MOST + 1).astype(np.float32)
    made = table()
    append(made, values)
    columns, _, generation = made.read()
    iterations = columns["iteration"]
    assert generation == 1
    assert made.bucket == 4
    newest = iterations > MOST - MOST // 4
    assert iterations[newest].tolist() == list(range(MOST - MOST // 4 + 1, MOST + 2))
    older = iterations[~newest]
    for start in range(4, int(older[-1]) - 4, 4):
        inside = older[(older >= start) & (older < start + 4)]
        seen, all_of_them = values[inside.astype(int) - 1], values[start - 1 : start + 3]
        assert (seen.min(), seen.max()) == (all_of_them.min(), all_of_them.max())
    np.testing.assert_array_equal(columns["value"], values[iterations.astype(int) - 1])


def test_however_long_it_goes_on_its_memory_has_an_end():
    made = table(1024)
    append(made, np.sin(np.arange(40_000)))
    columns, _, _ = made.read()
    assert 1024 // 4 <= len(made) <= 1024
    assert made.nbytes == 1024 * 12
    assert made.bucket >= 64
    assert (np.diff(columns["iteration"]) > 0).all()
    assert columns["iteration"][-256:].tolist() == list(range(40_000 - 255, 40_001))


def test_a_reader_in_another_thread_never_sees_half_a_row_or_half_a_thinning():
    made, last = table(2048), 30_000

    def write() -> None:
        append(made, 2.0 * np.arange(1, last + 1))

    writer = threading.Thread(target=write)
    writer.start()
    newest = 0.0
    while newest < last:
        columns, _, _ = made.read()
        iterations, values = columns["iteration"], columns["value"]
        assert len(iterations) == len(values)
        np.testing.assert_array_equal(values, 2 * iterations)
        assert (np.diff(iterations) > 0).all()
        if len(iterations):
            assert iterations[-1] >= newest
            newest = float(iterations[-1])
    writer.join()


def test_what_a_reader_holds_stays_as_it_was_through_a_thinning():
    made = table(1024)
    append(made, np.arange(1000))
    held = made.read()[0]["value"]
    append(made, np.full(500, -1), first=1001)
    np.testing.assert_array_equal(held, np.arange(1000))
    with pytest.raises(ValueError, match="read-only"):
        held[0] = 5


@given(st.lists(st.integers(0, 5), min_size=1, max_size=60), st.randoms())
def test_the_extremes_of_every_group_stay_and_the_last_row(groups, random):
    numbers = np.cumsum(groups)
    values = np.array([random.random() for _ in groups])
    kept = extremes(numbers, values)
    assert (np.diff(kept) > 0).all()
    assert kept[-1] == len(groups) - 1
    for group in np.unique(numbers):
        there, seen = values[numbers == group], values[kept][numbers[kept] == group]
        assert (seen.min(), seen.max()) == (there.min(), there.max())
        assert len(seen) <= 3


def test_a_value_that_is_no_number_stays_only_where_nothing_else_does():
    groups = np.array([0, 0, 0, 1, 1, 2])
    values = np.array([np.nan, 1.0, 2.0, np.nan, np.nan, 3.0])
    assert extremes(groups, values).tolist() == [1, 2, 3, 5]


def test_what_kept_rows_stand_for_by_hand():
    # Kept: 2 stands for rows 0–2, 4 for rows 3–4; the third row stood for two iterations already.
    values, spans = np.array([1.0, 3.0, 5.0, np.nan, 4.0]), np.array([1.0, 1.0, 2.0, 1.0, 1.0])
    mean, span = means_between(np.array([2, 4]), values, spans)
    assert mean.tolist() == [(1 + 3 + 2 * 5) / 4, 4.0]
    assert span.tolist() == [4.0, 2.0]
