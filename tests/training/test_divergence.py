from __future__ import annotations

import pytest

from explorer.training.divergence import last_good
from explorer.training.history import History
from explorer.training.step import Step


def history_of(*losses: float, begins: int = 0) -> History:
    history = History()
    for iteration, loss in enumerate(losses, start=begins + 1):
        history.append(Step(iteration, 0.0, loss, 0.1, None, None))
    return history


@pytest.mark.parametrize(
    ("losses", "good"),
    [
        ((2.3, 1.0, 0.5), 2),  # at once no number: the weights of 2 gave 0.5
        ((2.3, 1.0, 0.5, 1e4, 1e32), 2),  # first the loss of a network that is lost
        ((2.3, 50.0, 1.0, 0.5, 1e6), 3),  # a jump it recovered from is none
        ((2.3, 1e5), 0),
        ((2.3, 1.0, 0.5, 16.1, 16.1, 16.1), 2),  # the error without decay grows no further
        ((80.0, 300.0, 90.0, 1e9), 2),  # large first weights begin with large losses
        ((), 0),
    ],
)
def test_the_last_good_weights_are_those_before_the_loss_left_for_good(losses, good):
    assert last_good(history_of(*losses), len(losses) + 1, 0) == good


def test_a_branch_goes_back_no_further_than_it_began():
    assert last_good(history_of(1e6, 1e9, begins=40), 43, 40) == 40
