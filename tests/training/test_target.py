from __future__ import annotations

import pytest

from explorer.training import Step
from explorer.training.target import Target

STEP = Step(40, 2.0, 0.5, 0.1, train_accuracy=0.97, test_accuracy=0.94)


@pytest.mark.parametrize(
    ("target", "there"),
    [
        (Target("iterations", 40), True),
        (Target("iterations", 41), False),
        (Target("epochs", 2.0), True),
        (Target("epochs", 2.0 + 1e-12), True),
        (Target("epochs", 2.1), False),
        (Target("accuracy", 0.94), True),
        (Target("accuracy", 0.95), False),
    ],
)
def test_a_target_is_reached_by_the_figures_of_a_step(target, there):
    assert target.reached(STEP) is there


def test_an_accuracy_is_reached_only_where_it_is_measured():
    assert not Target("accuracy", 0.0).reached(Step(40, 2.0, 0.5, 0.1))
