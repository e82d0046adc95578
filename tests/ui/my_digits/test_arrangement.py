"""Where digits are in the gallery and which are chosen, without a window."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from explorer.ui.my_digits.arrangement import Selection
from explorer.ui.widgets.cell_area import Grid

grids = st.builds(
    Grid,
    count=st.integers(0, 200),
    width=st.floats(10, 900),
    cell_width=st.just(56.0),
    cell_height=st.just(72.0),
    gap=st.just(6.0),
)


@given(grid=grids)
def test_every_cell_is_found_at_its_place_and_within_the_height(grid: Grid) -> None:
    for index in range(grid.count):
        x, y = grid.corner(index)
        assert grid.index_at(x + 1, y + 1) == index
        assert grid.index_at(x - 1, y + 1) is None
        assert y + grid.cell_height <= grid.height


@given(grid=grids, top=st.floats(0, 3000), size=st.floats(1, 900))
def test_everything_that_can_be_seen_is_painted(grid: Grid, top: float, size: float) -> None:
    seen = {
        index
        for index in range(grid.count)
        if grid.corner(index)[1] < top + size and grid.corner(index)[1] + grid.cell_height > top
    }
    assert seen <= set(grid.in_sight(top, top + size))


@given(
    grid=grids.filter(lambda grid: grid.count > 0),
    steps=st.lists(st.sampled_from([(1, 0), (-1, 0), (0, 1), (0, -1)])),
)
def test_moving_stays_within(grid: Grid, steps: list[tuple[int, int]]) -> None:
    index = 0
    for step in steps:
        index = grid.moved(index, *step)
        assert 0 <= index < grid.count


def test_a_row_up_from_the_first_stays() -> None:
    grid = Grid(10, 250, 56, 72, 6)
    assert grid.columns == 3
    assert grid.moved(1, 0, -1) == 1
    assert grid.moved(8, 0, 1) == 8
    assert grid.moved(4, 0, 1) == 7


def selection() -> Selection:
    made = Selection()
    made.set_keys([10, 11, 12, 13, 14])
    return made


def test_choosing_like_files() -> None:
    chosen = selection()
    chosen.choose(1)
    chosen.extend(3)
    assert chosen.in_order == [11, 12, 13]
    chosen.extend(0)
    assert chosen.in_order == [10, 11]
    chosen.toggle(4)
    assert chosen.in_order == [10, 11, 14]
    chosen.toggle(0)
    assert chosen.in_order == [11, 14]
    chosen.choose_all()
    assert len(chosen.chosen) == 5
    chosen.clear()
    assert chosen.in_order == []


def test_what_is_gone_is_no_longer_chosen_and_the_place_stays() -> None:
    chosen = selection()
    chosen.choose(2)
    chosen.set_keys([10, 11, 13, 14])
    assert chosen.chosen == set()
    assert chosen.index == 2
    chosen.set_keys([10])
    assert chosen.index == 0
    chosen.set_keys([])
    assert chosen.index is None
    chosen.set_keys([3])
    assert chosen.index == 0


def test_keys_are_chosen_if_they_are_in_sight() -> None:
    chosen = selection()
    chosen.choose_keys([99, 12, 10])
    assert chosen.in_order == [10, 12]
    assert chosen.index == 0
