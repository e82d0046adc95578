"""The labs of sections 4.3 and 4.4 show the book's slopes, gradients and descents."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.labs import Curves, Plane, Printout, Values, lab_by_key

SLOPE = lab_by_key("numerical_differentiation")
DESCENT = lab_by_key("gradient_descent")


def figure(lab, values: Values, kind: type):
    return next(figure for figure in lab.compute(values) if isinstance(figure, kind))


def printed(lab, values: Values) -> dict[str, str]:
    return {line.code: line.text for line in figure(lab, values, Printout).lines}


def preset(lab, key: str) -> Values:
    return lab.with_preset(next(preset for preset in lab.presets if preset.key == key))


@pytest.mark.parametrize(("key", "book"), [("five", "0.1999999999990898"), ("ten", "0.2999999999986347")])
def test_slopes_have_the_books_digits(key: str, book: str) -> None:
    assert printed(SLOPE, preset(SLOPE, key))["numerical_diff(f, x)"] == book


def test_the_tangent_touches_the_curve_with_the_measured_slope() -> None:
    curve, tangent = figure(SLOPE, SLOPE.defaults, Curves).curves
    at = int(np.argmin(abs(curve.x - 5.0)))
    assert tangent.y[at] == pytest.approx(curve.y[at])
    assert (tangent.y[-1] - tangent.y[0]) / 20.0 == pytest.approx(0.2)


def test_the_central_error_falls_with_the_square_of_the_step() -> None:
    values = preset(SLOPE, "sine")
    errors = next(figure for figure in SLOPE.compute(values) if figure.key == "errors")
    forward, central = (dict(zip(curve.x, curve.y, strict=True)) for curve in errors.curves)
    assert (min(central), max(central)) == (min(forward), max(forward)) == (-15.0, -1.0)
    assert forward[-1.0] - forward[-3.0] == pytest.approx(2.0, abs=0.1)
    assert central[-1.0] - central[-3.0] == pytest.approx(4.0, abs=0.1)
    assert central[-15.0] > central[-4.0]


def test_a_step_can_be_too_small() -> None:
    assert SLOPE.question.answer(SLOPE.question.experiment(SLOPE.defaults)) == "worse"


@pytest.mark.parametrize(
    ("point", "gradient"), [((3.0, 4.0), (6.0, 8.0)), ((0.0, 2.0), (0.0, 4.0)), ((3.0, 0.0), (6.0, 0.0))]
)
def test_partial_derivatives_are_the_books(point: tuple[float, float], gradient: tuple[float, float]) -> None:
    values = DESCENT.changed(DESCENT.defaults, "start", np.array(point))
    line = figure(DESCENT, values, Printout).lines[0]
    np.testing.assert_allclose(line.value, gradient, atol=1e-8)


@pytest.mark.parametrize(
    ("key", "book"),
    [
        ("book", "[-6.11110793e-10  8.14814391e-10]"),
        ("fast", "[-2.58983747e+13 -1.29524862e+12]"),
        ("slow", "[-2.99999994  3.99999992]"),
    ],
)
def test_descents_end_where_the_books_do(key: str, book: str) -> None:
    assert printed(DESCENT, preset(DESCENT, key))["x"] == book


def test_a_rate_of_ten_ends_because_the_measured_gradient_does() -> None:
    text = printed(DESCENT, preset(DESCENT, "fast"))
    assert text["numerical_gradient(f, x)"] == "[0. 0.]"
    assert "e+128" in text["start * (1 - 2 * rate) ** steps"]
    assert DESCENT.question.answer(DESCENT.question.experiment(DESCENT.defaults)) == "stuck"


def test_arrows_lead_against_the_gradient() -> None:
    arrows = figure(DESCENT, DESCENT.defaults, Plane).arrows
    np.testing.assert_allclose(arrows.reaches, -0.11 * arrows.tails, atol=1e-9)


def test_the_trail_starts_at_the_handle_which_writes_the_start() -> None:
    plane = figure(DESCENT, DESCENT.defaults, Plane)
    assert plane.trails[0].points[0].tolist() == [plane.handle.x, plane.handle.y] == [-3.0, 4.0]
    moved = plane.handle.value_at(DESCENT.defaults["start"], 1.0, 2.0)
    assert DESCENT.changed(DESCENT.defaults, "start", moved).array("start").tolist() == [1.0, 2.0]
