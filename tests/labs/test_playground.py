"""The playground: points, contours, a pure step, a network that learns, and one that cannot."""

from __future__ import annotations

import contextlib
import io

import numpy as np
import pytest

from explorer.labs import Plane, Printout, Process, UnitMap, Values, lab_by_key
from explorer.labs.contours import contour
from explorer.labs.point_sets import POINT_SETS, source
from explorer.labs.toy_training import Learner, Losses

LAB = lab_by_key("playground")
DEFAULTS = LAB.defaults


def process() -> Process[Learner]:
    assert LAB.process is not None
    return LAB.process


def preset(key: str) -> Values:
    return LAB.with_preset(next(preset for preset in LAB.presets if preset.key == key))


def after(steps: int, values: Values) -> Learner:
    state = process().start(values)
    for _ in range(steps):
        state = process().advance(state, values)
    return state


@pytest.mark.parametrize("name", POINT_SETS)
class TestPoints:
    def test_the_same_seed_gives_the_same_points(self, name: str) -> None:
        (x, t), (again, labels) = (POINT_SETS[name](50, 0.1, 3) for _ in range(2))
        np.testing.assert_array_equal(x, again)
        np.testing.assert_array_equal(t, labels)
        assert not np.array_equal(x, POINT_SETS[name](50, 0.1, 4)[0])

    def test_classes_are_of_one_size_and_within_the_plane(self, name: str) -> None:
        x, t = POINT_SETS[name](200, 0.0, 0)
        assert x.shape == (200, 2)
        assert np.bincount(t).tolist() == [100, 100]
        assert np.abs(x).max() <= 3.0

    def test_its_source_runs_by_itself(self, name: str) -> None:
        names: dict[str, object] = {"np": np}
        exec(source(name), names)
        function = names[name]
        assert callable(function)
        np.testing.assert_array_equal(function(40, 0.2, 1)[0], POINT_SETS[name](40, 0.2, 1)[0])


def test_a_contour_is_where_the_function_has_the_level() -> None:
    x, y = np.meshgrid(np.linspace(-1, 1, 81), np.linspace(-1, 1, 81))
    ends = 2 * contour(x**2 + y**2, 0.25) - 1
    assert len(ends) > 50
    np.testing.assert_allclose(np.hypot(ends[..., 0], ends[..., 1]), 0.5, atol=1e-3)


def test_a_contour_of_a_saddle_cuts_a_cell_twice() -> None:
    assert contour(np.array([[1.0, -1.0], [-1.0, 1.0]]), 0.0).shape == (2, 2, 2)
    assert contour(np.ones((4, 5)), 0.0).shape == (0, 2, 2)


def test_losses_are_thinned_out_and_keep_their_steps() -> None:
    losses = Losses(np.array([0.0]))
    for step in range(1, 2001):
        losses = losses.after(step, float(step))
    assert len(losses.values) <= 600
    np.testing.assert_array_equal(losses.values, losses.steps)
    assert losses.steps[-1] > 2000 - losses.stride


class TestLearning:
    def test_a_step_leaves_the_state_before_it_as_it_was(self) -> None:
        first = process().start(DEFAULTS)
        theta, loss = first.network.theta.copy(), first.loss
        one, two = process().advance(first, DEFAULTS), process().advance(first, DEFAULTS)
        np.testing.assert_array_equal(first.network.theta, theta)
        assert first.loss == loss
        np.testing.assert_array_equal(one.network.theta, two.network.theta)
        with pytest.raises(ValueError, match="read-only"):
            one.network.theta[0] = 1.0

    def test_a_step_is_gradient_descent_on_the_mean_loss(self) -> None:
        state = process().start(DEFAULTS)
        numerical = state.network.numerical_gradient(state.x, state.t)
        expected = state.network.params["W1"] - 0.5 * numerical["W1"]
        stepped = process().advance(state, DEFAULTS).network.params["W1"]
        np.testing.assert_allclose(stepped, expected, atol=1e-8)

    @pytest.mark.parametrize(("key", "steps"), [("circles", 300), ("xor", 300), ("spirals", 200)])
    def test_hidden_layers_learn_what_no_line_can(self, key: str, steps: int) -> None:
        assert after(steps, preset(key)).accuracy > 0.97

    @pytest.mark.parametrize("key", ["linear", "identity"])
    def test_a_linear_network_gets_about_half_right(self, key: str) -> None:
        state = after(300, preset(key))
        assert 0.4 < state.accuracy < 0.65
        assert state.loss == pytest.approx(np.log(2), abs=0.01)

    def test_a_line_is_enough_for_two_clouds(self) -> None:
        values = preset("linear").with_("points", "gaussians")
        assert after(100, values).accuracy == 1.0

    def test_numbers_beyond_all_bounds_end_it(self) -> None:
        state = process().start(DEFAULTS)
        values = DEFAULTS.with_("value", 1.0)
        broken = process().respond(state, "value", values)
        broken.network.theta.flags.writeable = True
        broken.network.theta[:] = np.nan
        assert process().ended(broken)
        assert not process().ended(state)
        process().figures(broken, values)


class TestTakingHold:
    def test_a_weight_set_by_hand_is_the_networks(self) -> None:
        state = process().start(DEFAULTS)
        values = DEFAULTS.with_("weight", "W1[1, 2]").with_("value", 3.5)
        changed = process().respond(state, "value", values)
        assert changed.network.params["W1"][1, 2] == 3.5
        assert changed.iteration == state.iteration
        assert process().following(changed, values) == {"value": 3.5}

    def test_it_follows_the_training(self) -> None:
        values = DEFAULTS.with_("weight", "b2[0]")
        state = after(20, values)
        assert process().following(state, values)["value"] == pytest.approx(
            state.network.params["b2"][0], abs=1e-4
        )

    @pytest.mark.parametrize("key", ["rate", "weight"])
    def test_what_does_not_touch_the_network_leaves_the_state(self, key: str) -> None:
        state = after(3, DEFAULTS)
        assert process().respond(state, key, DEFAULTS) is state

    def test_another_shape_starts_anew(self) -> None:
        state = after(3, DEFAULTS)
        values = LAB.changed(DEFAULTS, "hidden", np.array([8.0, 8.0, 8.0]))
        fresh = process().respond(state, "hidden", values)
        assert (fresh.iteration, fresh.network.sizes) == (0, (2, 8, 8, 8, 1))

    def test_a_weight_that_is_no_more_gives_way_to_one_that_is(self) -> None:
        values = LAB.changed(DEFAULTS, "weight", "W1[1, 3]")
        smaller = LAB.changed(values, "hidden", np.array([2.0]))
        assert smaller.choice("weight") in LAB.parameter("weight").offered_with(smaller)  # type: ignore[attr-defined]


class TestFigures:
    def test_the_regions_are_what_the_network_says_there(self) -> None:
        state = after(50, DEFAULTS)
        plane = process().figures(state, DEFAULTS)[0]
        assert isinstance(plane, Plane)
        assert plane.shade is not None
        assert plane.shade.values[0, 0] == state.network.predict(np.array([-3.0, -3.0]))[0]
        assert plane.shade.values[30, 60] == pytest.approx(state.network.predict(np.array([3.0, 0.0]))[0])
        assert sum(len(cloud.points) for cloud in plane.clouds) == 200

    def test_every_unit_and_weight_is_in_the_map(self) -> None:
        values = preset("spirals")
        shown = process().figures(process().start(values), values)[2]
        assert isinstance(shown, UnitMap)
        assert len(shown.tiles) == 2 + 8 + 8 + 2
        assert len(shown.links) == 2 * 8 + 8 * 8 + 8 * 2

    @pytest.mark.parametrize("key", ["circles", "spirals"])
    def test_its_program_prints_the_numbers_of_the_moment(self, key: str) -> None:
        values = preset(key)
        state = after(30, values)
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            exec(process().code(state, values), {})
        printout = process().figures(state, values)[-1]
        assert isinstance(printout, Printout)
        assert output.getvalue().split() == " ".join(line.text for line in printout.lines).split()


def test_the_question_is_answered_by_a_training() -> None:
    assert LAB.question.answer(LAB.question.experiment(DEFAULTS)) == "half"
