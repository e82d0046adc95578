"""Sections 4.1, 4.5 and 5.7: what is measured in the background, and training step by step."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.labs import Bars, Curves, Equation, Graph, Lab, Printout, Sheet, Table, Values, lab_by_key
from explorer.labs.catalogue import gradient_check, train_and_test, training_steps, two_gradients
from explorer.nn import Network, numerical_gradient

CHECK = lab_by_key("gradient_check")
TWO = lab_by_key("two_gradients")
STEPS = lab_by_key("training_steps")
SEEN = lab_by_key("train_and_test")


def printed(lab: Lab, values: Values | None = None) -> dict[str, str]:
    shown = lab.compute(lab.defaults if values is None else values)
    return {line.code: line.text for figure in shown if isinstance(figure, Printout) for line in figure.lines}


def figure(lab: Lab, key: str, values: Values | None = None):
    shown = lab.figures(lab.defaults if values is None else values)
    return next(figure for figure in shown if figure.key == key)


def measured(lab: Lab, values: Values | None = None) -> list:
    return list(lab.measurement.run(lab.defaults if values is None else values))


def last_figures(lab: Lab, values: Values | None = None) -> dict[str, object]:
    return {figure.key: figure for figure in measured(lab, values)[-1].figures}


class TestGradientCheck:
    @pytest.fixture(autouse=True)
    def _without_the_large_one(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """W1 takes ten seconds; every other number is differentiated as in the window."""
        order = gradient_check._order
        monkeypatch.setattr(gradient_check, "_order", lambda key: order(key)[:-1])

    def test_the_differences_are_of_the_books_order(self) -> None:
        table = last_figures(CHECK)["table"]
        assert isinstance(table, Table)
        means = dict(zip(table.rows, table.values[:, 2], strict=True))
        # Section 5.7.3 prints 9.70e-13, 8.41e-13 and 1.19e-10.
        assert {name: round(np.log10(mean)) for name, mean in means.items()} == {
            "b1": -12,
            "W2": -12,
            "b2": -10,
        }

    def test_results_come_as_they_are(self) -> None:
        partials = measured(CHECK)
        assert [partial.done for partial in partials] == sorted(partial.done for partial in partials)
        assert partials[-1].done == 10 + 50 + 500
        bars = [partial.figures[0] for partial in partials]
        assert all(isinstance(figure, Bars) for figure in bars)
        assert bars[0].unknown == {"W1", "b1", "W2", "b2"}
        assert bars[1].unknown == {"W1", "b1", "W2"}
        assert bars[-1].unknown == {"W1"}
        assert np.isnan(figure(CHECK, "b2").values).all()

    @pytest.mark.parametrize(("mistake", "wrong"), [("batch", {"b1", "W2", "b2"}), ("slope", {"b1"})])
    def test_a_mistake_is_found_where_it_is(self, mistake: str, wrong: set[str]) -> None:
        table = last_figures(CHECK, CHECK.changed(CHECK.defaults, "mistake", mistake))["table"]
        assert isinstance(table, Table)
        assert {name for name, row in zip(table.rows, table.values, strict=True) if row[2] > 1e-5} == wrong

    @pytest.mark.parametrize("mistake", ["none", "slope"])
    def test_a_trained_network_is_checked_just_so(
        self, mistake: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(gradient_check, "_order", lambda key: ["b3", "b1", "b2", "W3"])
        values = CHECK.changed(CHECK.changed(CHECK.defaults, "network", "trained"), "mistake", mistake)
        shown = last_figures(CHECK, values)
        assert [key for key in shown if key[0] in "Wb"] == ["W1", "b1", "W2", "b2", "W3", "b3"]
        rows = dict(zip(shown["table"].rows, shown["table"].values, strict=True))
        assert list(rows) == ["b1", "b2", "W3", "b3"]
        wrong = {name for name, (_, gradient, _, worst) in rows.items() if worst > 1e-5 * gradient}
        assert wrong == ({"b1"} if mistake == "slope" else set())
        assert printed(CHECK, values)["sum(p.size for p in (W1, b1, W2, b2, W3, b3))"] == "45360"

    def test_the_loss_of_the_books_code_differs_by_its_small_number(self) -> None:
        text = printed(CHECK, CHECK.changed(CHECK.defaults, "mistake", "delta"))["difference(b2, db2)"]
        assert float(text) == pytest.approx(1.4e-7, rel=0.1)

    def test_w1_is_shown_as_one_image_for_each_hidden_unit(self) -> None:
        sheet = figure(CHECK, "W1")
        assert isinstance(sheet, Sheet)
        assert (sheet.values.shape, sheet.frame) == ((5 * 28, 10 * 28), 28)
        marked = np.zeros((784, 50))
        marked[28 * 3 + 4, 17] = 1.0
        assert np.argwhere(gradient_check._mosaic(marked)).tolist() == [[28 + 3, 28 * 7 + 4]]


class TestTwoGradients:
    def test_both_networks_stay_together(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(two_gradients, "_STEPS", 2)
        values = TWO.changed(TWO.defaults, "hidden", 2.0)
        table = last_figures(TWO, values)["steps"]
        assert isinstance(table, Table)
        assert [column.key for column in table.columns[:3]] == ["slow_loss", "slow_passes", "slow_time"]
        np.testing.assert_allclose(table.values[:, 0], table.values[:, 3], atol=1e-6)
        count = 784 * 2 + 2 + 2 * 10 + 10
        assert (table.values[0, 1], table.values[0, 4]) == (2 * count, 2)
        assert np.all(table.values[:, 2] > 50 * table.values[:, 5])
        assert np.all(table.values[:, 6] < 10)

    def test_the_printed_gradients_agree(self) -> None:
        text = printed(TWO)
        assert text["np.round(numerical_gradient(b2), 3) + 0.0"] == text["np.round(db2, 3) + 0.0"]
        assert text["2 * count"] == "7970"

    def test_it_stops_when_it_is_left(self) -> None:
        measuring = TWO.measurement.run(TWO.defaults)
        assert next(measuring).done == 400
        measuring.close()


class TestTrainingSteps:
    def at(self, step: int) -> Values:
        return STEPS.changed(STEPS.defaults, "step", float(step))

    def test_one_box_after_the_other_is_done(self) -> None:
        for step, done in (
            (0, []),
            (1, ["batch"]),
            (2, ["gradient"]),
            (3, ["update"]),
            (4, ["repeat"]),
            (5, ["batch"]),
        ):
            graph = figure(STEPS, "cycle", self.at(step))
            assert isinstance(graph, Graph)
            assert [node.key for node in graph.nodes if node.active] == done

    def test_the_update_takes_the_gradient_off_the_weights(self) -> None:
        equation = figure(STEPS, "update", self.at(3))
        assert isinstance(equation, Equation)
        for before, _, gradient, _, after in equation.lines:
            old, slope, new = (np.array(part.cells, dtype=float) for part in (before, gradient, after))
            np.testing.assert_allclose(new, old - slope, atol=3e-4)
        assert len(figure(STEPS, "update", self.at(1)).lines[0]) == 1

    def test_the_next_round_starts_where_the_last_one_ended(self) -> None:
        ended, begun = (figure(STEPS, "update", self.at(step)).lines[1] for step in (4, 5))
        assert ended[-1] == begun[0]

    def test_the_gradient_is_the_numerical_one(self) -> None:
        first = STEPS.compute(STEPS.defaults)
        chosen = [int(index) for index in printed(STEPS)["chosen"].strip("[]").split()]
        network = Network((2, 3, 2), "sigmoid", "xavier", training_steps._SEED, dtype=np.float64)
        W2 = np.array(network.params["W2"])

        def loss(weights: np.ndarray) -> float:
            network.params["W2"] = weights
            return network.loss(training_steps._X[chosen], training_steps._T[chosen])

        dW2 = next(f for f in first if isinstance(f, Equation)).lines[1][2]
        np.testing.assert_allclose(np.array(dW2.cells, dtype=float), numerical_gradient(loss, W2), atol=1e-4)

    def test_the_loss_moves_with_updates_only_and_falls(self) -> None:
        curves = figure(STEPS, "loss", self.at(100))
        assert isinstance(curves, Curves)
        heights = curves.curves[0].y
        moved = [step for step in range(1, 101) if heights[step] != heights[step - 1]]
        assert moved == list(range(3, 101, 4))
        assert heights[-1] < 0.7 * heights[0]


class TestTrainAndTest:
    def test_knowing_by_heart_is_no_understanding(self) -> None:
        text = printed(SEEN)
        assert text["accuracy(by_heart, x_train, t_train)"] == "1.0"
        assert float(text["accuracy(by_heart, x_test, t_test)"]) == pytest.approx(0.1, abs=0.03)
        readers = figure(SEEN, "readers")
        assert readers.rows == ("by_heart", "nearest")
        assert readers.values[1, 0] == 1.0
        assert 0.6 < readers.values[1, 1] < 0.9

    def test_a_network_overfits_few_images(self) -> None:
        curves, table = (last_figures(SEEN)[key] for key in ("accuracy", "network"))
        assert isinstance(curves, Curves)
        assert isinstance(table, Table)
        train, test = (curve.y for curve in curves.curves)
        assert (len(train), train[-1]) == (61, 1.0)
        assert test[-1] < 0.85
        assert table.values[-1].tolist() == pytest.approx([train[-1], test[-1], train[-1] - test[-1]])

    def test_the_program_holds_the_network_of_the_curves(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(train_and_test, "_PASSES", 50)
        curves = last_figures(SEEN)["accuracy"]
        names: dict[str, object] = {}
        exec(compile(SEEN.code(SEEN.defaults), "program", "exec"), names)
        assert names["trained"](50) == pytest.approx([curve.y[-1] for curve in curves.curves])

    def test_more_images_close_the_gap(self) -> None:
        few, many = (
            figure(SEEN, "readers", SEEN.changed(SEEN.defaults, "count", count)).values[1, 1]
            for count in (30.0, 1000.0)
        )
        assert few < 0.7 < 0.85 < many


@pytest.mark.parametrize(
    ("lab", "answer"), [(CHECK, "tiny"), (TWO, "tens"), (STEPS, "mostly"), (SEEN, "tenth")]
)
def test_the_questions_are_answered_from_the_numbers(lab: Lab, answer: str) -> None:
    assert lab.question.answer(lab.question.experiment(lab.defaults)) == answer
