"""Teaching one picture: one true step of gradient descent, exactly undoable, judged on other pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from explorer import resources
from explorer.data import Dataset, Split
from explorer.data.scaling import as_input
from explorer.nn import ConfigError, Network, NetworkError, load_network
from explorer.training import accuracy
from explorer.training.teaching import DEFAULT_RATE, Patch, judge, teach, without

if TYPE_CHECKING:
    from numpy.typing import NDArray


@pytest.fixture(scope="module")
def pen() -> Network:
    network = load_network(resources.path("weights", "pen.npz")).network
    network.theta.flags.writeable = False
    return network


@pytest.fixture(scope="module")
def misread(pen: Network, sample: Dataset) -> tuple[NDArray[np.float32], int]:
    """A digit that pen reads wrong, and its label."""
    split = sample.train
    wrong = np.flatnonzero(pen.predict(as_input(split.images)).argmax(axis=1) != split.labels)[0]
    return split.images[wrong] / np.float32(255.0), int(split.labels[wrong])


def test_the_step_is_the_gradient_times_the_rate() -> None:
    network = Network((784, 6, 10), "relu", "he", seed=1, dtype=np.float64)
    image = np.random.default_rng(0).random((28, 28))
    taught, lesson = teach(network, image, 4, 0.3)
    names = ("b1", "W2", "b2")
    slope = network.numerical_gradient(image.reshape(1, -1), np.array([4]), names)
    for name in names:
        step = taught.params[name] - network.params[name]
        assert np.allclose(step, -0.3 * slope[name], atol=1e-7)
    assert lesson.change == pytest.approx(np.linalg.norm(taught.theta - network.theta))
    assert lesson.size == pytest.approx(np.linalg.norm(network.theta))


def test_one_update_turns_the_verdict_and_costs_something(
    pen: Network, misread: tuple[NDArray[np.float32], int], sample: Dataset
) -> None:
    image, label = misread
    before = pen.state
    taught, lesson = teach(pen, image, label, DEFAULT_RATE)
    assert lesson.before.argmax() != label
    assert lesson.after.argmax() == label
    assert lesson.loss_after < lesson.loss_before
    assert lesson.after.dtype == taught.theta.dtype == np.float32
    assert np.array_equal(lesson.after, taught.predict(image.reshape(-1)))
    assert np.array_equal(pen.theta, before)
    assert judge(taught, sample.test) < judge(pen, sample.test)


def test_what_was_taught_cannot_be_changed_behind_ones_back(pen: Network) -> None:
    taught, _ = teach(pen, np.ones((28, 28)), 1, 0.01)
    with pytest.raises(ValueError, match="read-only"):
        taught.params["W1"][0, 0] = 1.0


@pytest.mark.parametrize("rate", [0.0, -1.0, float("nan"), float("inf")])
def test_refuses_a_rate_that_is_none(pen: Network, rate: float) -> None:
    with pytest.raises(ConfigError):
        teach(pen, np.ones((28, 28)), 1, rate)


@pytest.mark.parametrize("label", [-1, 10])
def test_refuses_a_class_that_the_network_has_not(pen: Network, label: int) -> None:
    with pytest.raises(NetworkError, match="no class"):
        teach(pen, np.ones((28, 28)), label, 0.01)


def test_refuses_a_network_that_cannot_learn() -> None:
    with pytest.raises(NetworkError, match="slope"):
        teach(Network((784, 5, 10), "step", seed=0), np.ones((28, 28)), 1, 0.01)


def test_a_rate_far_too_high_is_told_in_its_numbers(pen: Network, sample: Dataset) -> None:
    taught, _ = teach(pen, np.ones((28, 28), np.float32), 1, 1e30)
    taught, lesson = teach(taught, np.ones((28, 28), np.float32), 1, 1e30)
    assert not np.isfinite(lesson.after).all()
    assert 0.0 <= judge(taught, sample.test) <= 0.2


def test_a_lesson_is_a_small_patch(pen: Network, misread: tuple[NDArray[np.float32], int]) -> None:
    taught, _ = teach(pen, *misread, DEFAULT_RATE)
    patch = Patch.between(pen.theta, taught.theta)
    assert len(patch.places) < 0.2 * pen.parameter_count
    assert np.array_equal(patch.undo(taught.theta), pen.theta)
    assert np.array_equal(patch.redo(pen.theta), taught.theta)


floats = arrays(np.float32, 12, elements=st.floats(width=32))


@given(before=floats, after=floats)
def test_a_patch_is_exact_to_the_bit(before: NDArray[np.float32], after: NDArray[np.float32]) -> None:
    patch = Patch.between(before, after)
    assert patch.undo(after).tobytes() == before.tobytes()
    assert patch.redo(before).tobytes() == after.tobytes()


@given(first=floats, second=floats, third=floats)
def test_two_patches_make_one(
    first: NDArray[np.float32], second: NDArray[np.float32], third: NDArray[np.float32]
) -> None:
    patch = Patch.between(first, second).then(Patch.between(second, third))
    assert patch.redo(first).tobytes() == third.tobytes()
    assert patch.undo(third).tobytes() == first.tobytes()


def test_accuracy_leaves_out_what_was_taught(sample: Dataset) -> None:
    rest = without(sample.test, sample.test.images[[3, 7]])
    assert len(rest) == len(sample.test) - 2
    assert np.array_equal(rest.images[3], sample.test.images[4])
    assert without(sample.test, sample.train.images[:5]) is sample.test
    assert without(sample.test, sample.test.images[:0]) is sample.test


def test_without_all_of_them_something_is_left_to_judge_by() -> None:
    split = Split(np.ones((2, 28, 28), np.uint8), np.zeros(2, np.uint8))
    assert without(split, split.images) is split


def test_judging_is_the_accuracy(pen: Network, sample: Dataset) -> None:
    assert judge(pen, sample.test) == accuracy(pen, sample.test)
