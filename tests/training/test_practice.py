"""Training on one's own digits: an honest division, three honest measures."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.data import Dataset, Split
from explorer.data.holding_out import held_out
from explorer.nn import ConfigError, Network
from explorer.training.practice import MOST_STEPS, Accuracies, Practice, PracticeConfig, divide


def otherwise(bars: Dataset, count: int) -> Split:
    """Return images in which each class looks as the next one does in the data set."""
    images, labels = bars.train.images[:count], bars.train.labels[:count]
    return Split(np.roll(images, 2, axis=1), labels.copy())


@pytest.fixture(scope="module")
def trained(bars: Dataset) -> Network:
    network = Network((784, 30, 10), "relu", "he", seed=0)
    for step in Practice(
        network, divide(bars.train.images, bars.train.labels), bars, PracticeConfig(steps=400)
    ).steps():
        last = step
    assert last.accuracies is not None
    assert last.accuracies.test > 0.95
    return network


def measure(practice: Practice) -> Accuracies:
    *_, last = practice.measured(0)
    assert last.accuracies is not None
    return last.accuracies


def as_tuples(split: Split) -> list[tuple[bytes, int]]:
    return sorted(
        (image.tobytes(), int(label)) for image, label in zip(split.images, split.labels, strict=True)
    )


@given(labels=st.lists(st.integers(0, 9), min_size=10, max_size=80), seed=st.integers(0, 5))
def test_every_third_digit_is_held_out_of_every_label(labels: list[int], seed: int) -> None:
    images = np.random.default_rng(1).integers(1, 256, (len(labels), 28, 28), dtype=np.uint8)
    whole = Split(images, np.array(labels, np.uint8))
    own = divide(whole.images, whole.labels, seed)
    both = Split(
        np.concatenate([own.learn.images, own.held_out.images]),
        np.concatenate([own.learn.labels, own.held_out.labels]),
    )
    assert as_tuples(both) == as_tuples(whole)
    assert len(own.held_out) == held_out(len(labels))
    for label in set(labels):
        count = labels.count(label)
        held = int(np.count_nonzero(own.held_out.labels == label))
        assert abs(held - count / 3) <= 1
        if count >= 3:
            assert 0 < held < count


def test_the_same_seed_holds_out_the_same(bars: Dataset) -> None:
    first, second, other = (
        divide(bars.test.images, bars.test.labels, seed).held_out.images for seed in (0, 0, 1)
    )
    assert np.array_equal(first, second)
    assert not np.array_equal(first, other)


def test_too_few_digits_are_refused(bars: Dataset) -> None:
    with pytest.raises(ConfigError, match="10 or more"):
        divide(bars.test.images[:9], bars.test.labels[:9])


def test_it_starts_with_the_network_as_it_was_and_ends_with_a_measure(
    trained: Network, bars: Dataset
) -> None:
    own = otherwise(bars, 30)
    practice = Practice(
        trained.astype(np.float32),
        divide(own.images, own.labels),
        bars,
        PracticeConfig(steps=7, evaluate_every=3),
    )
    steps = list(practice.steps())
    assert sorted({step.iteration for step in steps}) == list(range(8))
    measured = [step for step in steps if step.accuracies]
    assert [step.iteration for step in measured] == [0, 3, 6, 7]
    assert measured[0].accuracies is not None
    assert measured[0].accuracies.test == trained.accuracy(
        bars.test.images.reshape(-1, 784) / np.float32(255.0), bars.test.labels
    )
    assert measure(practice) == steps[-1].accuracies


def test_it_learns_ones_own_forgets_the_rest_and_replay_helps(trained: Network, bars: Dataset) -> None:
    own = otherwise(bars, 60)
    ends = {}
    for replay in (False, True):
        config = PracticeConfig(steps=150, replay=replay, learning_rate=0.02)
        *_, last = Practice(trained.astype(np.float32), divide(own.images, own.labels), bars, config).steps()
        assert last.accuracies is not None
        ends[replay] = last.accuracies
    first = measure(
        Practice(trained.astype(np.float32), divide(own.images, own.labels), bars, PracticeConfig())
    )
    assert ends[False].learned > 0.9 > first.learned
    assert ends[False].held_out > first.held_out
    assert ends[False].test < first.test
    assert ends[True].test > ends[False].test


def test_runs_are_equal_to_the_bit(trained: Network, bars: Dataset) -> None:
    own = otherwise(bars, 30)
    networks = [trained.astype(np.float32) for _ in range(2)]
    for network in networks:
        for _ in islice(
            Practice(network, divide(own.images, own.labels), bars, PracticeConfig(replay=True)).steps(), 20
        ):
            pass
    assert np.array_equal(networks[0].theta, networks[1].theta)


def test_test_images_among_ones_own_do_not_judge(trained: Network, bars: Dataset) -> None:
    images = np.concatenate([bars.test.images[:12], bars.train.images[:8]])
    labels = np.concatenate([bars.test.labels[:12], bars.train.labels[:8]])
    practice = Practice(trained, divide(images, labels), bars, PracticeConfig())
    assert len(practice.test) == len(bars.test) - 12


def test_what_is_held_out_is_not_replayed(trained: Network, bars: Dataset) -> None:
    own = divide(bars.train.images, bars.train.labels)
    practice = Practice(trained, own, bars, PracticeConfig(replay=True))
    learned = {image.tobytes() for image in practice._dataset.train.images}
    assert not learned & {image.tobytes() for image in own.held_out.images}


@pytest.mark.parametrize("steps", [0, MOST_STEPS + 1, 2.5])
def test_refuses_steps_out_of_range(steps: int) -> None:
    with pytest.raises(ConfigError, match="steps"):
        PracticeConfig(steps=steps)


def test_refuses_a_rate_that_is_none() -> None:
    with pytest.raises(ConfigError, match="learning_rate"):
        PracticeConfig(learning_rate=0.0)
