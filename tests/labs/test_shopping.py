"""Sections 5.1 to 5.4: the book's prices and gradients, along every edge of its graphs."""

from __future__ import annotations

import pytest

from explorer.labs import Graph, Lab, ParameterError, Printout, Steps, Table, Values, lab_by_key

APPLE = lab_by_key("computational_graph")
LOCAL = lab_by_key("local_computation")
ORANGE = lab_by_key("apples_and_oranges")
CHAIN = lab_by_key("chain_rule")
NODES = lab_by_key("backward_nodes")


def graph(lab: Lab, values: Values | None = None, key: str = "graph") -> Graph:
    figures = {figure.key: figure for figure in lab.compute(lab.defaults if values is None else values)}
    found = figures[key]
    assert isinstance(found, Graph)
    return found


def printed(lab: Lab, values: Values | None = None) -> list[str]:
    shown = lab.compute(lab.defaults if values is None else values)
    return [line.text for figure in shown if isinstance(figure, Printout) for line in figure.lines]


def numbers(graph: Graph) -> dict[str, tuple[str, str]]:
    return {edge.source: (edge.above, edge.below) for edge in graph.edges}


def test_two_apples_cost_220_and_send_back_the_books_gradients() -> None:
    assert printed(APPLE) == ["220.0", "2.2", "110.0", "200.0"]
    assert numbers(graph(APPLE)) == {
        "apple": ("100", "2.2"),
        "apple_num": ("2", "110"),
        "node apple_price": ("200", "1.1"),
        "tax": ("1.1", "200"),
        "node price": ("220", "1"),
    }


def test_apples_among_other_shopping_for_4000_cost_4620() -> None:
    assert printed(LOCAL) == ["200.0", "4200.0", "4620.0", "2.2", "110.0", "1.1", "4200.0"]
    assert numbers(graph(LOCAL)) == {
        "others": ("4000", "1.1"),
        "apple": ("100", "2.2"),
        "apple_num": ("2", "110"),
        "node apple_price": ("200", "1.1"),
        "node all_price": ("4200", "1.1"),
        "tax": ("1.1", "4200"),
        "node price": ("4620", "1"),
    }
    added = graph(LOCAL, LOCAL.defaults.with_("step", 2.0))
    assert added.note == ("200 + 4000 = 4200",)


def test_apples_and_oranges_cost_715_and_send_back_the_books_gradients() -> None:
    assert printed(ORANGE) == ["715.0", "110.0", "2.2", "3.3", "165.0", "650.0"]
    assert numbers(graph(ORANGE)) == {
        "apple_num": ("2", "110"),
        "apple": ("100", "2.2"),
        "orange": ("150", "3.3"),
        "orange_num": ("3", "165"),
        "node apple_price": ("200", "1.1"),
        "node orange_price": ("450", "1.1"),
        "node all_price": ("650", "1.1"),
        "tax": ("1.1", "650"),
        "node price": ("715", "1"),
    }


def test_raising_an_input_by_one_costs_its_gradient() -> None:
    table = next(figure for figure in ORANGE.compute(ORANGE.defaults) if isinstance(figure, Table))
    assert table.values[:, 1] == pytest.approx(table.values[:, 2])


@pytest.mark.parametrize(
    ("step", "known", "back"),
    [(0, 5, 0), (1, 6, 0), (2, 7, 0), (3, 8, 0), (4, 9, 0), (5, 9, 3), (6, 9, 5), (7, 9, 7), (8, 9, 9)],
)
def test_a_walk_shows_what_has_been_reached(step: int, known: int, back: int) -> None:
    edges = graph(ORANGE, ORANGE.defaults.with_("step", float(step))).edges
    assert (sum(bool(edge.above) for edge in edges), sum(bool(edge.below) for edge in edges)) == (known, back)


def test_the_node_at_work_shows_its_local_derivatives() -> None:
    walked = graph(APPLE, APPLE.defaults.with_("step", 3.0))
    (active,) = [node for node in walked.nodes if node.active]
    assert (active.key, active.below) == ("node price", "∂z/∂x = 1.1\n∂z/∂y = 200")
    assert walked.note == ("∂L/∂x = 1 · 1.1 = 1.1", "∂L/∂y = 1 · 200 = 200")
    forward = graph(APPLE, APPLE.defaults.with_("step", 1.0))
    assert forward.note == ("100 × 2 = 200",)
    assert not any(node.active for node in graph(APPLE, APPLE.defaults.with_("step", 0.0)).nodes)


@pytest.mark.parametrize(("x", "y"), [(2.0, 1.0), (2.0, -2.0), (-3.0, 1.0), (0.5, 4.5)])
def test_the_chain_rule_gives_twice_the_sum(x: float, y: float) -> None:
    values = CHAIN.changed(CHAIN.changed(CHAIN.defaults, "x", x), "y", y)
    z, dz_dt, dt_dx, product, formula, numerical = map(float, printed(CHAIN, values))
    assert (z, dz_dt, dt_dx) == ((x + y) ** 2, 2 * (x + y), 1.0)
    assert product == formula == pytest.approx(numerical, abs=1e-6)


def test_add_and_multiply_hand_back_the_books_numbers() -> None:
    assert printed(NODES) == ["15.0", "(1.3, 1.3)", "50.0", "(6.5, 13.0)"]
    assert numbers(graph(NODES, key="mul"))["y"] == ("5", "13")


@pytest.mark.parametrize(
    ("lab", "answer"), [(APPLE, "both"), (LOCAL, "tax"), (ORANGE, "orange_num"), (CHAIN, "two"), (NODES, "y")]
)
def test_the_questions_are_answered_from_the_numbers(lab: Lab, answer: str) -> None:
    assert lab.question.answer(lab.question.experiment(lab.defaults)) == answer


def test_a_walk_has_whole_steps_within_its_length() -> None:
    steps = Steps(key="step", last=4, turn=2)
    assert (steps.initial, steps.checked(2.6)) == (4.0, 3.0)
    assert Steps(key="step", last=4, turn=2, default=0).initial == 0.0
    with pytest.raises(ParameterError):
        steps.checked(5.0)
