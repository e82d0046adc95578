"""The labs of section 3.3 show the book's shapes and products."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.labs import Equation, Printout, Values, lab_by_key

ARRAYS = lab_by_key("arrays")
PRODUCT = lab_by_key("matrix_product")


def printed(lab, values: Values) -> dict[str, str]:
    return {line.code: line.text for line in figure(lab, values, Printout).lines}


def figure(lab, values: Values, kind: type):
    return next(figure for figure in lab.compute(values) if isinstance(figure, kind))


def preset(lab, key: str) -> Values:
    return lab.with_preset(next(preset for preset in lab.presets if preset.key == key))


@pytest.mark.parametrize(
    ("key", "ndim", "shape"),
    [("vector", "1", "(4,)"), ("matrix", "2", "(3, 2)"), ("row", "2", "(1, 4)"), ("cube", "3", "(2, 3, 4)")],
)
def test_numpy_tells_axes_and_extents(key: str, ndim: str, shape: str) -> None:
    text = printed(ARRAYS, preset(ARRAYS, key))
    assert (text["np.ndim(A)"], text["A.shape"]) == (ndim, shape)


def test_the_books_matrix_counts_up_row_by_row() -> None:
    assert printed(ARRAYS, ARRAYS.defaults)["A"] == "[[1 2]\n [3 4]\n [5 6]]"


def test_an_array_of_three_axes_is_shown_as_its_matrices() -> None:
    (line,) = figure(ARRAYS, preset(ARRAYS, "cube"), Equation).lines
    first, _, second = line
    assert (first.name, second.name) == ("A[0]", "A[1]")
    assert second.cells[2] == ("21", "22", "23", "24")


def test_three_numbers_in_one_pair_of_brackets_have_one_axis() -> None:
    assert ARRAYS.question.answer(ARRAYS.question.experiment(ARRAYS.defaults)) == "vector"


@pytest.mark.parametrize(
    ("key", "product"),
    [
        ("book", "[[19. 22.]\n [43. 50.]]"),
        ("second", "[[18. 21.]\n [40. 47.]]"),
        ("shapes", "[[22. 28.]\n [49. 64.]]"),
        ("vector", "[ 9. 12. 15.]"),
        ("upright", "[23. 53. 83.]"),
        ("mismatch", "ValueError: shapes (2,3) and (2,2) not aligned: 3 (dim 1) != 2 (dim 0)"),
    ],
)
def test_products_are_the_books(key: str, product: str) -> None:
    assert printed(PRODUCT, preset(PRODUCT, key))["np.dot(A, B)"] == product


def test_the_other_order_gives_another_matrix() -> None:
    assert printed(PRODUCT, PRODUCT.defaults)["np.dot(B, A)"] == "[[23. 34.]\n [31. 46.]]"
    assert PRODUCT.question.answer(PRODUCT.question.experiment(PRODUCT.defaults)) == "other"


def test_every_cell_shows_its_sum() -> None:
    sums = next(figure for figure in PRODUCT.compute(PRODUCT.defaults) if figure.key == "sums")
    assert sums.lines == (
        ("C₁₁ = 1·5 + 2·7 = 19", "C₁₂ = 1·6 + 2·8 = 22"),
        ("C₂₁ = 3·5 + 4·7 = 43", "C₂₂ = 3·6 + 4·8 = 50"),
    )


def test_the_chosen_cell_marks_its_row_and_its_column() -> None:
    values = PRODUCT.changed(PRODUCT.defaults, "cell", "21")
    (line,) = figure(PRODUCT, values, Equation).lines
    a, b, c = (line[index].marked for index in (0, 2, 4))
    assert (a, b, c) == ({(1, 0), (1, 1)}, {(0, 0), (1, 0)}, {(1, 0)})


def test_a_cell_that_is_no_longer_there_gives_way() -> None:
    values = PRODUCT.changed(PRODUCT.defaults, "cell", "22")
    assert PRODUCT.changed(values, "A", np.array([[1.0, 2.0]])).choice("cell") == "12"
