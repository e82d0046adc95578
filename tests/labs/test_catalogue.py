"""What holds for every lab: found by its file, computing at every preset, printing what it shows."""

from __future__ import annotations

import ast
import contextlib
import io
import unicodedata

import numpy as np
import pytest

from explorer.labs import Lab, Printout, Values, find, formula_text, lab_by_key, labs, lesson
from explorer.labs.figures import Figure
from explorer.labs.lab import Preset, Question
from explorer.labs.parameters import NumberArray, Slider, Switch


def lab_like(**changes: object) -> Lab:
    question = Question(("yes",), lambda values: values, lambda values: "yes")
    described = {"key": "made", "section": "3.1", "parameters": (), "compute": lambda values: (), "code": str}
    return Lab(**{**described, "question": question, **changes})


def outcome(line: str, names: dict[str, object]) -> str:
    """Run a line of code and return the shape of what it gives or assigns, or the error it ends in."""
    statement = ast.parse(line).body[-1]
    try:
        if not isinstance(statement, ast.Assign | ast.AugAssign):
            return str(np.shape(eval(line, names)))
        exec(line, names)
    except ValueError as error:
        return type(error).__name__
    target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
    targets = target.elts if isinstance(target, ast.Tuple) else [target]
    return ", ".join(str(np.shape(eval(ast.unparse(part), names))) for part in targets)


def at_the_ends(lab: Lab, pattern: tuple[float, ...]) -> Values:
    """Return values whose numbers lie at such parts of their ranges, in turn."""
    values = lab.defaults
    for parameter in lab.parameters:
        if isinstance(parameter, Slider | NumberArray):
            shape = np.shape(values[parameter.key])
            parts = np.resize(pattern, shape)
            numbers = parameter.low + parts * (parameter.high - parameter.low)
            values = lab.changed(values, parameter.key, numbers if shape else float(numbers))
    return values


def test_labs_stand_in_the_books_order() -> None:
    orders = [lab.order for lab in labs()]
    assert orders == sorted(orders)
    assert lab_like(section="3.10").order > lab_like(section="3.9").order


def test_a_lab_is_found_by_its_key() -> None:
    assert lab_by_key("softmax").section == "3.5"
    with pytest.raises(KeyError):
        lab_by_key("none")


@pytest.mark.parametrize("lab", labs(), ids=lambda lab: lab.key)
class TestEveryLab:
    def test_shows_figures_with_keys_of_their_own(self, lab: Lab) -> None:
        keys = [figure.key for figure in lab.figures(lab.defaults)]
        assert keys
        assert len(set(keys)) == len(keys)

    def test_puts_controls_beside_what_exists(self, lab: Lab) -> None:
        keys = {figure.key for figure in lab.compute(lab.defaults)} | {p.key for p in lab.parameters}
        assert {parameter.beside for parameter in lab.parameters if parameter.beside} <= keys

    def test_computes_at_every_preset_without_a_warning(self, lab: Lab) -> None:
        for preset in lab.presets:
            assert all(isinstance(figure, Figure) for figure in lab.compute(lab.with_preset(preset)))

    def test_answers_its_question_with_an_option_it_offers(self, lab: Lab) -> None:
        for values in (lab.defaults, *(lab.with_preset(preset) for preset in lab.presets)):
            assert lab.question.answer(lab.question.experiment(values)) in lab.question.options

    @pytest.mark.parametrize("pattern", [(0.0,), (1.0,), (0.0, 1.0), (1.0, 0.0), (0.5,)])
    def test_answers_it_too_where_numbers_are_as_far_apart_as_they_may_be(
        self, lab: Lab, pattern: tuple[float, ...]
    ) -> None:
        values = at_the_ends(lab, pattern)
        with np.errstate(all="ignore"):
            assert lab.question.answer(lab.question.experiment(values)) in lab.question.options

    def test_its_program_prints_what_its_printouts_show(self, lab: Lab) -> None:
        for values in (lab.defaults, *(lab.with_preset(preset) for preset in lab.presets)):
            output = io.StringIO()
            with contextlib.redirect_stdout(output), np.errstate(all="ignore"):
                exec(compile(lab.code(values), lab.key, "exec"), {})
            printouts = (figure for figure in lab.compute(values) if isinstance(figure, Printout))
            shown = "\n".join(line.text for printout in printouts for line in printout.lines)
            assert output.getvalue().split() == shown.split()

    def test_code_beside_figures_runs_and_gives_the_shapes_it_says(self, lab: Lab) -> None:
        for values in (lab.defaults, *(lab.with_preset(preset) for preset in lab.presets)):
            names: dict[str, object] = {}
            with contextlib.redirect_stdout(io.StringIO()), np.errstate(all="ignore"):
                exec(compile(lab.code(values), lab.key, "exec"), names)
                for line in (line for figure in lab.compute(values) for line in figure.code):
                    result = line.shapes.rpartition("→")[2].strip()
                    assert outcome(line.text, names) == result, str(line)

    def test_every_figure_that_is_no_code_itself_has_its_code(self, lab: Lab) -> None:
        for values in (lab.defaults, *(lab.with_preset(preset) for preset in lab.presets)):
            figures = (figure for figure in lab.compute(values) if not isinstance(figure, Printout))
            assert [figure.key for figure in figures if not figure.code] == []

    def test_is_found_by_its_terms_in_every_language(self, lab: Lab) -> None:
        for language in ("en", "ko"):
            for term in lesson(lab.key, language).terms:
                assert lab in find(term, labs())


@pytest.mark.parametrize("lab", labs(), ids=lambda lab: lab.key)
def test_a_lab_is_found_by_chapter_section_and_formula(lab: Lab) -> None:
    queries = [lab.chapter, f"chapter {lab.chapter}", f"{lab.chapter}장", lab.section, f"{lab.section}절"]
    queries += [f"section {lab.section}", f"{lab.section}.1"]
    queries += [formula_text.spelled(formula_text.latex(name)) for name in lab.formulas]
    assert [query for query in queries if lab not in find(query, labs())] == []


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("3.11", "softmax"),
        ("y = h(a)", "perceptron"),
        ("x0**2 + x1**2", "gradient_descent"),
        ("x₀² + x₁²", "gradient_descent"),
        ("∂L/∂W", "simple_net"),
        ("W - eta", "training_steps"),
        ("np.argmax(y, axis=1)", "argmax"),
        ("η", "gradient_descent"),
        ("0.9352", "inference"),
    ],
)
def test_formulas_are_found_however_they_are_typed(query: str, key: str) -> None:
    assert key in [lab.key for lab in find(query, labs())]


def test_a_chapter_is_no_number_in_a_text() -> None:
    assert {lab.chapter for lab in find("3", labs())} == {"3"}
    assert {lab.section for lab in find("3.1", labs())} == {"3.1"}


def test_search_takes_every_word_and_both_languages() -> None:
    softmax = (lab_by_key("softmax"),)
    for query in ("", "3.5", "OVERFLOW neural", "소프트맥스", "출력층 exp", "  nan "):
        assert find(query, softmax) == softmax
    assert find("overflow perceptron", softmax) == ()


def test_hangul_typed_in_parts_is_found_too() -> None:
    softmax = (lab_by_key("softmax"),)
    assert find(unicodedata.normalize("NFD", "확률"), softmax) == softmax


def test_a_preset_starts_from_the_defaults() -> None:
    lab = lab_like(parameters=(Switch(key="a"), Switch(key="b")))
    values = lab.with_preset(Preset("p", "p", {"a": True}))
    assert dict(values) == {"a": True, "b": False}


@pytest.mark.parametrize("wrong", [{"section": "three"}, {"parameters": (Switch(key="a"), Switch(key="a"))}])
def test_a_lab_described_wrongly_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="made"):
        lab_like(**wrong)


def test_values_do_not_change_in_place() -> None:
    values = Values({"x": 1.0})
    assert values.with_("x", 2.0).number("x") == 2.0
    assert values.number("x") == 1.0
